"""Room for the text: on narrow screens, with larger text, and with the text spaced out."""

from __future__ import annotations

from chromium import add_style, script, settle
from playwright.sync_api import Page

SPACED = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
"""
"""What a reader may set: WCAG 2.2, success criterion 1.4.12."""
DOUBLE = "html { font-size: 200% !important; }"
"""Text twice as large, and nothing else: 1.4.4. It is what a browser's setting for text size does."""


def problems(page: Page) -> list[str]:
    """What is cut off, lies over something else, or has to be scrolled sideways."""
    settle(page)
    found: list[str] = page.evaluate(script("room"))
    return found


def problems_with(page: Page, css: str) -> list[str]:
    """The same when the reader has laid a style sheet of their own over the page."""
    add_style(page, css)
    return problems(page)


def small_targets(page: Page) -> list[str]:
    """Controls that are hard to hit: WCAG 2.2, 2.5.8."""
    found: list[str] = page.evaluate(script("targets"))
    return found


def moving(page: Page) -> list[str]:
    """What moves or changes gradually. Nothing does, so there is nothing that `prefers-reduced-motion` must stop."""
    found: list[str] = page.evaluate(script("moving"))
    return found
