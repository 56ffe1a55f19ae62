"""One visit to a page answers all that is asked of it: opening it and looking through it is what takes time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import axe
import menu
import printing
import room
from chromium import look, script, settle
from keyboard import Rings, shortcuts, walk
from page_kinds import KINDS, NARROW
from playwright.sync_api import Browser, Page
from site_server import SiteServer

WHOLLY = {"start", "plan", "focus area", "money by municipality", "search", "statement", "not found"}
"""Wide pages have another frame and wider tables. One page with each of these is walked through by keyboard there too,
and seen in both schemes at both widths: what stands between them is the same as on narrow pages. Every kind is walked
through where it is narrow, and seen in light colours there and in dark ones where it is wide."""


@dataclass(frozen=True)
class Inspection:
    """What the checks say of a page at one width. Where there is nothing to say, all is well."""

    axe: dict[str, list[str]]
    """By what was looked at."""
    room: dict[str, list[str]]
    """By what the reader has set."""
    keyboard: list[str]
    printed: list[str]
    """What is printed though it is of no use on paper."""
    lang: str
    words: list[str]
    """Everything that is read or told."""
    shown: list[str]
    """Every text that is shown, but for those of controls."""


@dataclass
class Inspector:
    """Visits each kind of page once at each width, and remembers."""

    browser: Browser
    rings: Rings
    known: dict[tuple[str, int], Inspection] = field(default_factory=dict)

    def inspect(self, kind: str, width: int, server: SiteServer) -> Inspection:
        """The kind of page as the site has it: nothing may be planted in it."""
        if (kind, width) not in self.known:
            with look(self.browser, width) as page:
                page.goto(server.address + KINDS[kind])
                settle(page)
                self.known[kind, width] = self._inspected(page, kind, width)
        return self.known[kind, width]

    def _inspected(self, page: Page, kind: str, width: int) -> Inspection:
        """First what leaves the page as it is; last the style sheets that a reader lays over it, which stay there."""
        lang = page.locator("html").get_attribute("lang") or ""
        words: list[str] = page.evaluate(script("words"))
        shown = read(page)
        printed = printing.chrome(page)
        reached = width == NARROW or kind in WHOLLY
        used = [*walk(page, self.rings), *room.small_targets(page), *shortcuts(page)] if reached else []
        page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
        violations = _violations(page, wholly=kind in WHOLLY)
        places = {"as it is": room.problems(page)}
        places["spaced out"] = room.problems_with(page, room.SPACED)
        places["twice as large"] = room.problems_with(page, room.DOUBLE)
        return Inspection(violations, places, used, printed, lang, words, shown)


def _violations(page: Page, *, wholly: bool) -> dict[str, list[str]]:
    """What axe says with the menu closed and open; the menu is left open.

    An open menu pushes the page down and hides nothing, so that with it the whole page is seen. Where it is closed,
    only the head of the page is another: those that are seen `wholly` have every head that there is. A scheme changes
    colours, so the rules that look at them are asked again. Colours do not depend on the width: unless `wholly`, narrow
    pages are seen in light and wide in dark ones.
    """
    found = {}
    narrow = menu.has_menu_button(page)
    if narrow and wholly:
        menu.set_menu(page, opened=False)
        found["closed menu"] = axe.violations(page, "header")
    menu.set_menu(page, opened=True)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark") if wholly or narrow else ("dark", "light")
    page.emulate_media(color_scheme=schemes[0])
    found[schemes[0]] = axe.violations(page)
    if wholly:
        page.emulate_media(color_scheme=schemes[1])
        found[schemes[1]] = axe.violations(page, colours=True)
    page.emulate_media(color_scheme="light")
    return found


def read(page: Page) -> list[str]:
    """Every text that is shown, but for those of controls."""
    texts: list[str] = page.evaluate(script("read"))
    return texts
