"""Every page prints as a document; the whole plan has a contents list and breaks where a reader wants them."""

from __future__ import annotations

import printing
import pytest
from chromium import look
from inspection import Inspector
from page_kinds import KINDS, WIDE, each_kind
from playwright.sync_api import Browser
from site_server import SiteServer

pytestmark = pytest.mark.browser


@each_kind()
def test_nothing_is_printed_that_cannot_be_used_on_paper(kind: str, inspector: Inspector, server: SiteServer) -> None:
    assert inspector.inspect(kind, WIDE, server).printed == []


@pytest.mark.parametrize("kind", ["start", "money by municipality", "ordinary page"])
def test_a_page_prints_as_a_document(kind: str, browser: Browser, server: SiteServer) -> None:
    with look(browser, color_scheme="dark") as page:
        page.goto(server.address + KINDS[kind])
        heading = page.locator("h1").inner_text()
        labels = [label for label in page.locator("button, .skip-link").all_text_contents() if label.strip()]
        sheets = printing.printed(page)
        page.emulate_media(media="print")
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    text = " ".join(sheets)
    assert heading in text
    assert labels
    assert [label for label in labels if f" {label.strip()} " in text] == []
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), "paper is white"
    assert all(sheets), "no sheet is empty"


def test_links_are_spelled_out(browser: Browser, server: SiteServer) -> None:
    with look(browser) as page:
        page.goto(server.address + KINDS["open data"])
        (address,) = {link.get_attribute("href") for link in page.locator("main .prose a[href^='https://']").all()}
        assert f"({address})" in " ".join(printing.printed(page)).replace(" ", "")


def test_the_whole_plan_has_contents_and_breaks(browser: Browser, server: SiteServer) -> None:
    with look(browser) as page:
        page.goto(f"{server.address}planer/dalarna-2020/hela-planen/")
        areas = page.locator(".whole-area > h3").all_text_contents()
        sheets = printing.printed(page)
    assert len(areas) > 1
    assert [area for area in areas if area not in sheets[0]] == [], "the contents list is on the first sheet"
    begun = [next((at for at, sheet in enumerate(sheets) if sheet.startswith(area)), 0) for area in areas[1:]]
    assert all(begun), "every focus area after the first begins a sheet"
    assert begun == sorted(begun)
