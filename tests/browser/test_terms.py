"""A word of the glossary is explained where it stands, by click and by key; and without scripts at the page's end."""

from __future__ import annotations

import pytest
from axe import violations
from chromium import look, settle
from page_kinds import KINDS, NARROW, WIDE
from playwright.sync_api import Browser, Locator, expect
from site_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("href", ["#", "ordlista/"], ids=["explained on the page", "explained in the glossary"])
def test_a_word_opens_its_explanation(href: str, width: int, browser: Browser, server: SiteServer) -> None:
    with look(browser, width) as page:
        page.goto(server.address + KINDS["activity"])
        settle(page)
        word = page.locator(f".term-link[href*='{href}']").first
        for how in ("click", "key"):
            word.click() if how == "click" else word.press("Enter")
            note = page.get_by_role("dialog")
            expect(note).to_be_focused()
            assert len(note.inner_text().split()) > 8, how
            assert "/ordlista/#" in str(note.get_by_role("link").evaluate("(link) => link.href")), how
            assert inside(note), how
            if how == "key":  # it looks the same however it was opened
                assert violations(page) == []
            page.keyboard.press("Escape")
            expect(note).to_have_count(0)
            expect(word).to_be_focused()


def test_without_scripts_it_leads_to_its_explanation_and_back(browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW, java_script_enabled=False) as page:
        page.goto(server.address + KINDS["activity"])
        word = page.locator(".term-link[href^='#']").first
        explanation = page.locator(f"[id='{str(word.get_attribute('href'))[1:]}']")
        back = explanation.get_by_role("link", include_hidden=True).last
        assert back.get_attribute("href") == f"#{word.get_attribute('id')}"


def inside(note: Locator) -> bool:
    """Whether all of a note is within the window."""
    within: bool = note.evaluate(
        "(note) => { const box = note.getBoundingClientRect();"
        " return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight; }"
    )
    return within
