"""Pages on paper: what the browser prints, page by page."""

from __future__ import annotations

import io
import re

from chromium import script
from playwright.sync_api import Page
from pypdf import PdfReader


def printed(page: Page) -> list[str]:
    """The text of each page of paper, with hyphens at line ends taken back."""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [_running(one.extract_text()) for one in pages]


def _running(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[\u2010\u00ad-]\n(?=[a-zåäö])", "", text))


def chrome(page: Page) -> list[str]:
    """What would be printed although it is of no use on paper."""
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(script("chrome"))
    page.emulate_media(media="null")  # as it is without anyone asking
    return found
