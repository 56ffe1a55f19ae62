"""axe-core: every rule that it has, also those of the highest level, of best practice and experimental ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chromium import script
from playwright.sync_api import Page

_FILE = Path(__file__).parents[1] / "tools" / "node_modules" / "axe-core" / "axe.min.js"


@cache
def _source() -> str:
    assert _FILE.is_file(), f"{_FILE} is missing: run tools/install_test_tools.sh"
    return _FILE.read_text(encoding="utf-8")


def violations(page: Page, part: str = "", *, colours: bool = False) -> list[str]:
    """What axe finds on the page as it is now: rule, number of elements, the first of them and why.

    `part` is a selector of what it looks at, where that is not all of the page; `colours` asks only the rules that look
    at colours.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_source())
    found: list[str] = page.evaluate(script("axe"), [part, colours])
    return found
