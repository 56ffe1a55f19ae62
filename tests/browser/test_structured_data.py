"""The Content-Security-Policy stops scripts in pages, and lets the data block for search engines be."""

from __future__ import annotations

import pytest
from chromium import visit
from page_kinds import KINDS
from playwright.sync_api import Browser, Page
from site_server import SiteServer

pytestmark = pytest.mark.browser

LISTEN = "window.told = []; addEventListener('securitypolicyviolation', e => told.push(e.effectiveDirective), true)"
KIND_OF_DATA = "script[type='application/ld+json']"


def told(page: Page, address: str) -> list[str]:
    """What the policy stopped while a page was read."""
    page.add_init_script(LISTEN)
    page.goto(address)
    page.wait_for_load_state("load")
    found: list[str] = page.evaluate("new Promise(done => setTimeout(() => done(window.told), 50))")
    return found


@pytest.mark.parametrize("kind", ["start", "open data"])
def test_the_policy_lets_it_be(kind: str, browser: Browser, server: SiteServer) -> None:
    with visit(browser) as page:
        assert told(page, server.address + KINDS[kind]) == []
        graph = page.evaluate(f"JSON.parse(document.querySelector(\"{KIND_OF_DATA}\").textContent)['@graph']")
        assert {one["@type"] for one in graph} & {"WebSite", "Dataset"}


def test_the_policy_stops_a_script_in_the_same_place(browser: Browser, server: SiteServer) -> None:
    text = (server.site / "index.html").read_text(encoding="utf-8")
    planted = text.replace('<script type="application/ld+json">', "<script>window.ran = true</script>", 1)
    assert planted != text
    server.planted["planted.html"] = planted.encode()
    with visit(browser) as page:
        assert told(page, f"{server.address}planted.html") == ["script-src-elem"]
        assert page.evaluate("window.ran") is None
