"""How long pages are on a phone, and how far down their answers begin: in screens, at a fixed width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from chromium import settle
from playwright.sync_api import Page

WIDTH, HEIGHT = 360, 740
"""A phone, in CSS pixels."""
NO_AREA = ("pengar", "hela-planen", "uppfoljningar", "aktiviteter", "sa-mats-det")
"""Pages of a plan that are not focus areas."""


@dataclass(frozen=True)
class Kind:
    """Pages of a kind: where they are below the site, and what they promise."""

    name: str
    pattern: str
    """A glob over the folders of the built site."""
    answer: str
    """What the reader came for, as a selector."""
    screens: float | None = None
    """The most screens that a page may have; None where only the answer's place is promised."""
    answer_by: float | None = None
    """The last screen on which the answer may begin: 1 is the first."""

    def pages(self, site: Path) -> Iterator[str]:
        """The addresses of all its pages, below the start page."""
        for file in sorted(site.glob(f"{self.pattern}/index.html")):
            address = file.parent.relative_to(site)
            if self.name != "focus area" or address.name not in NO_AREA:
                yield f"{PurePosixPath(address)}/"


KINDS = (
    Kind("plan", "planer/*", "#del-lage", 8, 2),
    Kind("focus area", "planer/*/*", "#del-aktiviteter", 8, 2),
    Kind("activity", "planer/*/aktiviteter/*", "main h1", 2, 1),
    Kind("municipality", "kommuner/*", "main h2", 5, 2),
    Kind("all activities", "aktiviteter", "main li, main tbody tr", 20),
    Kind("dates", "datum", "main h2", 8, 1),
    Kind("glossary", "ordlista", "main .term", None, 1),
    Kind("open data", "data", "main table", 6, 2),
)


@dataclass(frozen=True)
class Length:
    """How long a page is, and where its answer begins, in screens from its top."""

    screens: float
    answer: float | None
    """None where the page has no answer of the kind."""

    def problems(self, kind: Kind) -> list[str]:
        """What is promised of the kind, and does not hold."""
        found = []
        if kind.screens is not None and self.screens > kind.screens:
            found.append(f"{self.screens:.1f} screens of {kind.screens}")
        if kind.answer_by is not None and (self.answer is None or self.answer > kind.answer_by):
            begins = "nowhere" if self.answer is None else f"{self.answer:.1f} screens down"
            found.append(f"{kind.answer} begins {begins}, not within {kind.answer_by}")
        return found


def measured(page: Page, address: str, kind: Kind) -> Length:
    """Open an address and measure it. The page's window must be `WIDTH` wide; its height does not count."""
    page.goto(address)
    settle(page)
    height, tops = page.evaluate(
        """(answer) => {
            const shown = [...document.querySelectorAll(answer)].filter((one) => one.getClientRects().length);
            const tops = shown.map((one) => one.getBoundingClientRect().top + scrollY);
            return [document.documentElement.scrollHeight, tops];
        }""",
        kind.answer,
    )
    return Length(height / HEIGHT, min(tops) / HEIGHT if tops else None)
