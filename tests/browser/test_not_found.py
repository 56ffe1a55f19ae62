"""The page for addresses that do not exist, which is one file for all of them."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from chromium import visit
from page_kinds import KINDS
from playwright.sync_api import Browser
from site_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("scripts", "told"), [(True, KINDS["not found"] + "?q=1&r"), (False, "404.html")])
def test_a_report_tells_the_address_that_was_asked_for(
    scripts: bool, told: str, browser: Browser, server: SiteServer
) -> None:
    with visit(browser, java_script_enabled=scripts) as page:
        page.goto(f"{server.address}{KINDS['not found']}?q=1&r")
        link = page.locator(".page-info a").first.get_attribute("href") or ""
        assert unquote(link).endswith(told)
        assert "404.html" not in link or not scripts
