"""axe-core finds nothing on any kind of page: narrow and wide, light and dark, menu closed and open."""

from __future__ import annotations

import axe
import pytest
from chromium import look, settle
from menu import set_menu, states
from page_kinds import KINDS, SCHEMES, WIDTHS, group
from playwright.sync_api import Browser
from site_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.xdist_group(group(number))) for number, kind in enumerate(KINDS)]
)
def test_axe_finds_nothing(kind: str, width: int, browser: Browser, server: SiteServer) -> None:
    found = {}
    with look(browser, width) as page:
        page.goto(server.address + KINDS[kind])
        settle(page)
        for opened in states(page):
            set_menu(page, opened=opened)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                found[scheme, "open" if opened else "closed"] = axe.violations(page)
    assert {state: told for state, told in found.items() if told} == {}


@pytest.mark.xdist_group(group(0))
@pytest.mark.parametrize("kind", ["start", "focus area", "money"])
def test_axe_finds_nothing_in_forced_colours(kind: str, browser: Browser, server: SiteServer) -> None:
    with look(browser, forced_colors="active") as page:
        page.goto(server.address + KINDS[kind])
        settle(page)
        assert axe.violations(page) == []
