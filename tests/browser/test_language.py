"""Everything that a person reads is in the page's language."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from babel.messages.pofile import read_po
from chromium import look, script
from inspection import Inspector
from page_kinds import WIDE, each_kind
from playwright.sync_api import Browser
from site_builds import ROOT
from site_server import SiteServer

LONG = 12
"""A piece of a text this long is told from Swedish."""

pytestmark = pytest.mark.browser


@cache
def english() -> frozenset[str]:
    """The theme's and the generator's texts as they are before they are translated."""
    catalogue = read_po(io.BytesIO((ROOT / "generator" / "klarplan" / "text" / "locale" / "sv.po").read_bytes()))
    forms = [(message.id, message.string) for message in catalogue if message.id and isinstance(message.id, str)]
    return frozenset(text for text, swedish in forms if text != swedish)


@cache
def english_part() -> re.Pattern[str]:
    """The longest piece of each text that stands between its values, where that is long enough to be nothing else."""
    pieces = (max(re.split(r"%\(\w+\)s|\{\w*\}", text), key=len).strip() for text in english())
    return re.compile("|".join(sorted(re.escape(piece) for piece in pieces if len(piece) >= LONG and " " in piece)))


def left(words: list[str]) -> list[str]:
    """What is still in English, and what stock themes leave so."""
    stock = ("Permanent link", "404 - Not found", "Made with")
    return [text for text in words if text in english() or text in stock or english_part().search(text)]


@each_kind("plan in English")
def test_no_english_is_left(kind: str, inspector: Inspector, server: SiteServer) -> None:
    seen = inspector.inspect(kind, WIDE, server)
    assert seen.lang == "sv"
    assert left(seen.words) == []


def test_english_would_be_found(browser: Browser, server: SiteServer) -> None:
    assert len(english()) > 100
    with look(browser) as page:
        page.goto(server.address)
        page.evaluate("document.querySelector('main').append('Skip to the content')")
        page.evaluate("document.querySelector('nav').ariaLabel = 'Main menu'")
        told = next(text for text in sorted(english()) if "%(" in text and len(text) > 100).replace("%(", "")
        page.evaluate("(text) => document.querySelector('footer').append(text)", told)
        assert sorted(left(page.evaluate(script("words")))) == sorted([told, "Main menu", "Skip to the content"])
