"""Without JavaScript every page has all its content, and menu and finder work."""

from __future__ import annotations

import pytest
from chromium import look
from inspection import Inspector, read
from page_kinds import KINDS, NARROW, WIDE, each_kind
from playwright.sync_api import Browser
from site_server import SiteServer

pytestmark = pytest.mark.browser


@each_kind("search")
def test_all_content_is_there(kind: str, inspector: Inspector, browser: Browser, server: SiteServer) -> None:
    with_scripts = inspector.inspect(kind, WIDE, server).shown
    with look(browser, java_script_enabled=False) as page:
        page.goto(server.address + KINDS[kind])
        without = read(page)
    assert len(with_scripts) > 10
    assert [text for text in with_scripts if text not in set(without)] == []


def test_the_search_page_leads_on(browser: Browser, server: SiteServer) -> None:
    with look(browser, java_script_enabled=False) as page:
        page.goto(server.address + KINDS["search"])
        assert page.locator(f"main a[href$='{KINDS['a-z']}']:visible").count() > 0


def test_the_menu_is_open(browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW, java_script_enabled=False) as page:
        page.goto(server.address)
        assert not page.locator(".menu-button").is_visible()
        assert not page.locator(".scheme").is_visible(), "a button that could do nothing"
        page.locator("#menu").get_by_role("link", name="Planer").click()
        assert page.url == server.address + KINDS["plans"]


def test_the_finder_is_a_list_of_links(browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW, java_script_enabled=False) as page:
        page.goto(server.address)
        assert not page.locator("#finder").is_visible(), "a field that could do nothing"
        page.locator(".finder-list summary").click()
        page.locator(".finder-list").get_by_role("link", name="Falun").click()
        assert page.url == server.address + KINDS["municipality with money"]
