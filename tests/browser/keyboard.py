"""Using a page with a keyboard alone."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from itertools import pairwise
from string import ascii_lowercase, digits
from typing import Any

from chromium import script
from playwright.sync_api import Page

LEAST_CONTRAST = 3.0
"""Of what shows where focus is: WCAG 2.2, success criteria 1.4.11 and 2.4.13."""
_MARGIN = 8
"""Pixels around an element in which its ring is drawn."""
_FAULTS_TOLD = 10


@dataclass
class Rings:
    """Measures rings in pictures, once for each kind of element: before and after it has focus."""

    page: Page
    """An empty page, which compares the pictures."""
    seen: set[str] = field(default_factory=set)

    def too_weak(self, page: Page, focused: dict[str, Any]) -> str:
        """What is wrong with the ring of the element that has focus: it must differ as much as a line of two pixels
        around it would (WCAG 2.2, 2.4.13).
        """
        if focused["kind"] in self.seen:
            return ""
        box = _clip(page, focused["box"])
        if not box:
            return ""
        self.seen.add(focused["kind"])
        after = _picture(page, box)
        page.evaluate("window.lost = document.activeElement; lost.blur()")
        before = _picture(page, box)
        page.evaluate("lost.focus({ preventScroll: true, focusVisible: true })")
        differing = self.page.evaluate(script("differing"), [before, after])
        width, height = focused["box"]["width"], focused["box"]["height"]
        needed = min(2 * 2 * (width + height), 0.5 * box["width"] * box["height"])
        return "" if differing >= needed else f"changes {differing} pixels of the {needed:.0f} that a line would"


def _clip(page: Page, box: dict[str, float]) -> dict[str, float]:
    """The part of the window around an element; empty where the element is not whole within the window."""
    size = page.viewport_size
    assert size
    left, top = max(0, box["x"] - _MARGIN), max(0, box["y"] - _MARGIN)
    right, bottom = box["x"] + box["width"] + _MARGIN, box["y"] + box["height"] + _MARGIN
    if not (left < min(right, size["width"]) and top < bottom <= size["height"] and right <= size["width"] + _MARGIN):
        return {}
    return {"x": left, "y": top, "width": min(right, size["width"]) - left, "height": bottom - top}


def _picture(page: Page, box: dict[str, float]) -> str:
    return base64.b64encode(page.screenshot(clip=box, caret="initial", animations="allow")).decode()  # type: ignore[arg-type]


def walk(page: Page, rings: Rings) -> list[str]:
    """Press Tab from the top of the page to its end, and tell what is wrong.

    Every control must be reached, in the order in which the page has them, once and without getting stuck; each must be
    in sight and not behind anything when it has focus, and have a ring that shows.
    """
    number = page.evaluate(script("controls"))
    names = page.evaluate("controls.names")
    page.evaluate("controls.start()")
    reached: list[int] = []
    faults: list[str] = []
    for _ in range(number + 5):
        page.keyboard.press("Tab")
        focused = page.evaluate("controls.focused()")
        if focused["at"] == -2:  # after the last one
            break
        if focused["at"] >= 0 and reached and focused["at"] == reached[0]:  # round again
            break
        if reached and focused["at"] == reached[-1]:
            faults.append(f"{focused['name']} does not let focus go")
            break
        reached.append(focused["at"])
        faults += _faults_of(page, focused, rings)
    else:
        faults.append("focus does not come to an end")
    faults += [f"{names[at]} cannot be reached" for at in sorted(set(range(number)) - set(reached))]
    known = [at for at in reached if at >= 0]
    faults += [f"{names[at]} comes too late" for before, at in pairwise(known) if at < before]
    return faults[:_FAULTS_TOLD]


def _faults_of(page: Page, focused: dict[str, Any], rings: Rings) -> list[str]:
    name, faults = focused["name"], []
    if focused["at"] == -1:
        faults.append(f"{name} takes focus, but is no control")
    if focused["hidden"]:
        faults.append(f"{name} {focused['hidden']}")
    if focused["contrast"] < LEAST_CONTRAST:
        faults.append(f"the ring of {name} has the contrast {focused['contrast']}:1")
    elif weak := rings.too_weak(page, focused):
        faults.append(f"the ring of {name} {weak}")
    return faults


def shortcuts(page: Page) -> list[str]:
    """The single characters that do something although no field has focus (WCAG 2.2, 2.1.4)."""
    page.evaluate(
        """() => {
            document.activeElement?.blur();
            window.changes = 0;
            new MutationObserver((list) => { changes += list.length; })
                .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        }"""
    )
    state = "[location.href, document.activeElement?.tagName, scrollX, scrollY, changes]"
    found, before = [], page.evaluate(state)
    for key in (*ascii_lowercase, *digits, "/", "?", ".", ","):
        page.keyboard.press(key)
        after = page.evaluate(state)
        if after != before:
            found.append(f"{key} does something")
            page.evaluate("document.activeElement?.blur()")
            before = page.evaluate(state)
    return found
