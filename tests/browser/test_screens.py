"""Pages are short on a phone, and answer on their first screens. `bench/screens.py` prints the figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from chromium import look
from playwright.sync_api import Browser
from screens import KINDS, WIDTH, Kind, Length, measured
from site_server import SiteServer

pytestmark = pytest.mark.browser


MOST = 30
"""So many of a kind are measured, those with the most words; `bench/screens.py` measures all."""


def _words(folder: Path) -> int:
    """How much a page says, without its markup."""
    return len(re.sub(r"<[^>]*>", "", (folder / "index.html").read_text(encoding="utf-8").partition("<main")[2]))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_pages_of_a_kind_are_as_short_as_promised(kind: Kind, browser: Browser, server: SiteServer) -> None:
    addresses = sorted(kind.pages(server.site), key=lambda address: -_words(server.site / address))[:MOST]
    assert addresses, f"the site has no page of this kind: {kind.pattern}"
    with look(browser, WIDTH) as page:
        lengths = {address: measured(page, server.address + address, kind) for address in addresses}
    assert {address: told for address, length in lengths.items() if (told := length.problems(kind))} == {}


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (Length(8.0, 1.9), []),
        (Length(8.1, 1.9), ["8.1 screens of 8"]),
        (Length(8.0, 2.1), ["h2 begins 2.1 screens down, not within 2"]),
        (Length(8.0, None), ["h2 begins nowhere, not within 2"]),
    ],
)
def test_what_is_too_long_is_told(length: Length, told: list[str]) -> None:
    assert length.problems(Kind("plan", "planer/*", "h2", 8, 2)) == told
