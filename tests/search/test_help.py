"""Which searches show where to get help, above their results."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from axe import violations
from chromium import look, settle
from playwright.sync_api import Browser, Page, expect
from site_server import SiteServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-2")]

CASES: list[tuple[str, bool]] = [
    ("hjälp nu", True), ("jag mår så dåligt", True), ("självmord", True), ("SJÄLVMORDSTANKAR", True),
    ("vill inte leva", True), ("jag vill inte längre leva", True), ("suicidprevention", True),
    ("skola", False), ("hjälpmedel", False), ("må bra", False), ("dåligt väder", False), ("*", False),
    ("mår barnens lärare på skolan dåligt", False),
]  # fmt: skip
"""A question, and whether it asks for help."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with look(browser) as page:
        yield page


@pytest.mark.parametrize(("question", "asks"), CASES)
def test_a_search_for_help_shows_where_to_get_it(question: str, asks: bool, page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}sok/?q={quote(question)}")
    settle(page)
    box = page.locator("#help")
    if asks:
        expect(box).to_be_visible()
        expect(box.get_by_role("link", name="Ring 112")).to_have_attribute("href", "tel:112")
    else:
        expect(box).to_be_hidden()


def test_the_help_comes_and_goes_with_the_question(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}sok/?q=skola")
    settle(page)
    expect(page.locator("#help")).to_be_hidden()
    page.locator("#question").fill("mår dåligt")
    page.locator("#question").press("Enter")
    expect(page.locator("#help")).to_be_visible()
    assert violations(page) == []
