"""axe-core finds nothing on any kind of page: narrow and wide, light or dark, menu closed and open."""

from __future__ import annotations

import axe
import pytest
from chromium import look, settle
from inspection import WHOLLY, Inspector
from page_kinds import KINDS, NARROW, WIDE, WIDTHS, each_kind
from playwright.sync_api import Browser
from site_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WIDTHS)
@each_kind()
def test_axe_finds_nothing(kind: str, width: int, inspector: Inspector, server: SiteServer) -> None:
    found = inspector.inspect(kind, width, server).axe
    assert {state: told for state, told in found.items() if told} == {}
    assert set(found) >= {"light" if width == NARROW else "dark"}
    assert set(found) >= {"light", "dark"} or kind not in WHOLLY
    assert "closed menu" in found or kind not in WHOLLY or width != NARROW


@pytest.mark.parametrize("kind", ["start", "focus area", "money"])
def test_axe_finds_nothing_in_forced_colours(kind: str, browser: Browser, server: SiteServer) -> None:
    with look(browser, WIDE, forced_colors="active") as page:
        page.goto(server.address + KINDS[kind])
        settle(page)
        assert axe.violations(page) == []
