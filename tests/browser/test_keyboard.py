"""Every kind of page by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import menu
import pytest
import room
from chromium import look, settle, visit
from inspection import Inspector
from keyboard import Rings, walk
from page_kinds import KINDS, NARROW, WIDE, WIDTHS, each_kind
from playwright.sync_api import Browser
from site_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def rings(browser: Browser) -> Iterator[Rings]:
    """Each kind of ring is measured once."""
    context = browser.new_context()
    yield Rings(context.new_page())
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
@each_kind()
def test_everything_is_reached_and_seen(kind: str, width: int, inspector: Inspector, server: SiteServer) -> None:
    assert inspector.inspect(kind, width, server).keyboard == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_menu_is_reached_and_seen(scheme: str, browser: Browser, server: SiteServer, rings: Rings) -> None:
    with look(browser, NARROW, color_scheme=scheme) as page:
        page.goto(server.address + KINDS["plans"])
        settle(page)
        menu.set_menu(page, opened=True)
        assert walk(page, rings) == []
        assert room.small_targets(page) == []


@pytest.mark.parametrize("kind", ["start", "plan"])
def test_rings_are_seen_in_the_dark_scheme_and_in_forced_colours(
    kind: str, browser: Browser, server: SiteServer, rings: Rings
) -> None:
    for options in ({"color_scheme": "dark"}, {"forced_colors": "active"}):
        with look(browser, WIDE, **options) as page:
            page.goto(server.address + KINDS[kind])
            settle(page)
            assert walk(page, rings) == []


@pytest.mark.parametrize("kind", ["start", "focus area", "not found"])
def test_the_menu_opens_and_closes(kind: str, browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW) as page:
        page.goto(server.address + KINDS[kind])
        assert menu.problems(page) == []


def test_the_skip_link_leads_to_the_content(browser: Browser, server: SiteServer) -> None:
    with look(browser) as page:
        page.goto(server.address + KINDS["focus area"])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip-link"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_finder_leads_to_a_municipality(browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW) as page:
        page.goto(server.address)
        page.locator("#finder").focus()
        page.keyboard.type("fal")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/kommuner/falun/")


def test_the_finder_says_who_is_not_here(browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW) as page:
        page.goto(server.address)
        for written, answer in (("uppsala", "Uppsala är inte med än."), ("Fallun", "Ingen kommun här heter så.")):
            page.locator("#finder").fill(written)
            page.keyboard.press("Enter")
            page.locator("#finder-answer", has_text=answer).wait_for()
        assert page.url == server.address


def test_a_place_on_a_map_is_reached_and_seen(browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW) as page:
        page.goto(server.address + KINDS["municipalities"])
        link = page.locator(".map a[aria-label='Falun']")
        before = link.locator("path").evaluate("path => getComputedStyle(path).strokeWidth")
        page.locator(".map a[aria-label='Falun']").evaluate(
            "link => { const all = [...document.querySelectorAll('a')]; all[all.indexOf(link) - 1].focus(); }"
        )
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Falun"
        assert link.locator("path").evaluate("path => getComputedStyle(path).strokeWidth") != before
        page.keyboard.press("Enter")
        page.wait_for_url("**/kommuner/falun/")


def test_a_copied_link_is_told(browser: Browser, server: SiteServer) -> None:
    with visit(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(server.address + KINDS["activity"])
        button = page.locator(".copy-link").first
        label = button.inner_text()
        button.press("Enter")
        done = button.get_attribute("data-done")
        assert done not in (None, label)
        page.get_by_role("status").filter(has_text=done).wait_for(state="attached")
        assert button.inner_text() == done
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == server.address + KINDS["activity"]
