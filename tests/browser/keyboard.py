"""Using a page with a keyboard alone."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from itertools import chain, pairwise
from string import ascii_lowercase, digits
from typing import Any

from chromium import script
from playwright.sync_api import Page

LEAST_CONTRAST = 3.0
"""Of what shows where focus is: WCAG 2.2, success criteria 1.4.11 and 2.4.13."""
_MARGIN = 8
"""Pixels around an element in which its ring is drawn."""
_FAULTS_TOLD = 10
_FIRST, _LAST = 150, 50
"""Controls of a page with very many that are walked through."""
_TOO_MANY = 5
_KEYS_AT_ONCE = 40
_CHARACTERS = (*ascii_lowercase, *digits, "/", "?", ".", ",")


@dataclass
class Rings:
    """Measures rings in pictures, once for each kind of element: before and after it has focus."""

    page: Page
    """An empty page, which compares the pictures."""
    seen: set[str] = field(default_factory=set)

    def too_weak(self, page: Page, control: dict[str, Any]) -> str:
        """What is wrong with the ring of a control when it has focus: it must differ as much as a line of two pixels
        around it would (WCAG 2.2, 2.4.13).
        """
        if control["kind"] in self.seen:
            return ""
        focused = page.evaluate("(at) => { controls.focus(at); return controls.focused(); }", control["at"])
        box = _clip(page, focused["box"])
        if not box:
            return ""
        self.seen.add(control["kind"])
        after = _picture(page, box)
        page.evaluate("document.activeElement.blur()")
        before = _picture(page, box)
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
    in sight and not behind anything when it has focus, and have a ring that shows. Of a page with very many, the first
    and the last are walked through: what stands between them are more rows of the same list.
    """
    number = page.evaluate(script("controls"))
    names = page.evaluate("controls.names")
    page.evaluate("controls.start()")
    asked = [range(number)] if number <= _FIRST + _LAST else [range(_FIRST), range(number - _LAST, number)]
    passed: list[dict[str, Any]] = []
    faults: list[str] = []
    for stretch in asked:
        if stretch.start:
            page.evaluate("(at) => { controls.passed = []; controls.focus(at); }", stretch.start - 1)
        last = stretch.stop == number
        most = len(passed) + len(stretch) + (_TOO_MANY if last else 0)
        faults += _pass(page, passed, most)
        if last and len(passed) == most:
            faults.append("focus does not come to an end")
    for focused in passed:
        faults += _faults_of(page, focused, rings)
    reached = [focused["at"] for focused in passed]
    faults += [f"{names[at]} cannot be reached" for at in sorted({*chain(*asked)} - {*reached})]
    known = [at for at in reached if at >= 0]
    faults += [f"{names[at]} comes too late" for before, at in pairwise(known) if at < before]
    return faults[:_FAULTS_TOLD]


def _pass(page: Page, passed: list[dict[str, Any]], most: int) -> list[str]:
    """Press Tab, and add what has focus after each, until nothing has it any more, the first one has it again or there
    are `most`.

    The page writes it down itself: to ask after each key takes as long as the key does.
    """
    while len(passed) < most:
        for _ in range(min(_KEYS_AT_ONCE, most - len(passed))):
            page.keyboard.press("Tab")
        for focused in page.evaluate("controls.passed.splice(0)"):
            if focused["at"] == -2 or (focused["at"] >= 0 and passed and focused["at"] == passed[0]["at"]):
                return []
            if passed and focused["at"] == passed[-1]["at"]:
                return [f"{focused['name']} does not let focus go"]
            passed.append(focused)
    return []


def _faults_of(page: Page, focused: dict[str, Any], rings: Rings) -> list[str]:
    name, faults = focused["name"], []
    if focused["hidden"]:
        faults.append(f"{name} {focused['hidden']}")
    if focused["at"] == -1:
        faults.append(f"{name} takes focus, but is no control")
    elif focused["contrast"] < LEAST_CONTRAST:
        faults.append(f"the ring of {name} has the contrast {focused['contrast']}:1")
    elif weak := rings.too_weak(page, focused):
        faults.append(f"the ring of {name} {weak}")
    return faults


_WATCH_CHANGES = """() => {
    document.activeElement?.blur();
    window.changes = 0;
    new MutationObserver((list) => { changes += list.length; })
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}"""
_STATE = "[location.href, document.activeElement?.tagName, scrollX, scrollY, changes]"


def shortcuts(page: Page) -> list[str]:
    """The single characters that do something although no field has focus (WCAG 2.2, 2.1.4)."""
    address = page.url
    page.evaluate(_WATCH_CHANGES)
    before = page.evaluate(_STATE)
    for key in _CHARACTERS:
        page.keyboard.press(key)
    if page.evaluate(_STATE) == before:
        return []
    found = []
    page.goto("about:blank")
    page.goto(address)
    page.evaluate(_WATCH_CHANGES)
    for key in _CHARACTERS:  # which of them it was
        before = page.evaluate(_STATE)
        page.keyboard.press(key)
        if page.evaluate(_STATE) != before:
            found.append(f"{key} does something")
            page.evaluate("document.activeElement?.blur()")
    return found or ["some characters do something together"]
