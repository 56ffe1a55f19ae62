"""Everything that a person reads is in the page's language."""

from __future__ import annotations

import io
from functools import cache

import pytest
from babel.messages.pofile import read_po
from chromium import look, script
from page_kinds import KINDS, group
from playwright.sync_api import Browser, Page
from site_builds import ROOT
from site_server import SiteServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(group(1))]


@cache
def english() -> frozenset[str]:
    """The theme's and the generator's texts as they are before they are translated."""
    catalogue = read_po(io.BytesIO((ROOT / "generator" / "klarplan" / "locale" / "sv.po").read_bytes()))
    forms = [(message.id, message.string) for message in catalogue if message.id and isinstance(message.id, str)]
    return frozenset(text for text, swedish in forms if text != swedish)


def left(page: Page) -> list[str]:
    """What is still in English, and what stock themes leave so."""
    words = page.evaluate(script("words"))
    return [text for text in words if text in english() or text in ("Permanent link", "404 - Not found", "Made with")]


@pytest.mark.parametrize("kind", KINDS)
def test_no_english_is_left(kind: str, browser: Browser, server: SiteServer) -> None:
    with look(browser) as page:
        page.goto(server.address + KINDS[kind])
        assert page.locator("html").get_attribute("lang") == "sv"
        assert left(page) == []


def test_english_would_be_found(browser: Browser, server: SiteServer) -> None:
    assert len(english()) > 100
    with look(browser) as page:
        page.goto(server.address)
        page.evaluate("document.querySelector('main').append('Skip to the content')")
        page.evaluate("document.querySelector('nav').ariaLabel = 'Main menu'")
        assert sorted(left(page)) == ["Main menu", "Skip to the content"]
