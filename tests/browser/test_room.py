"""Nothing scrolls sideways, is cut off or lies over something else: narrow, large, spaced out."""

from __future__ import annotations

import pytest
import room
from chromium import look
from inspection import Inspector
from page_kinds import KINDS, NARROW, WIDTHS, each_kind
from playwright.sync_api import Browser
from site_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WIDTHS)
@each_kind()
def test_there_is_room(kind: str, width: int, inspector: Inspector, server: SiteServer) -> None:
    found = inspector.inspect(kind, width, server).room
    assert {state: told for state, told in found.items() if told} == {}


@pytest.mark.parametrize("width", [360, 414, 600, 768, 959, 960, 1024, 1920])
def test_there_is_room_between_the_widths(width: int, browser: Browser, server: SiteServer) -> None:
    found = {}
    with look(browser, width) as page:
        for kind in ("start", "plan", "focus area", "activities", "money by municipality"):
            page.goto(server.address + KINDS[kind])
            if told := room.problems(page):
                found[kind] = told
    assert found == {}


def test_tables_become_readable_on_a_phone(browser: Browser, server: SiteServer) -> None:
    """Every row is a block whose cells say which column they are of; to a screen reader it is still a table."""
    with look(browser, NARROW) as page:
        page.goto(server.address + KINDS["money by municipality"])
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        cell = page.locator(".table-stack tbody td:not(:empty)").first
        label = cell.get_attribute("data-label")
        assert label
        assert cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") == f'"{label}"'
        assert page.locator(".table-stack").first.evaluate("(table) => table.getAttribute('role')") == "table"
        assert page.get_by_role("columnheader").count() > 0
        assert page.locator("table:not(:has(caption))").count() == 0
