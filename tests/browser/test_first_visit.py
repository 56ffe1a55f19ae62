"""A first visit to any kind of page: nothing of others, nothing kept, little to load, nothing that moves."""

from __future__ import annotations

import pytest
import room
from chromium import settle, visit
from page_kinds import KINDS, each_kind
from playwright.sync_api import Browser
from site_server import SiteServer
from visits import first_visit, kept

pytestmark = pytest.mark.browser


@each_kind()
def test_a_first_visit(kind: str, browser: Browser, server: SiteServer) -> None:
    went = first_visit(browser, server.address + KINDS[kind])
    assert went.problems == []
    assert went.moved == []
    assert went.weight.problems() == []
    assert went.weight.page, "the page itself was weighed"
    assert went.weight.fonts, "and the typeface"


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("kind", ["start", "plan", "activities", "search"])
def test_nothing_moves(kind: str, motion: str, browser: Browser, server: SiteServer) -> None:
    with visit(browser, reduced_motion=motion) as page:
        page.goto(server.address + KINDS[kind])
        settle(page)
        assert room.moving(page) == []


def test_a_choice_of_scheme_is_kept_after_a_click_and_forgotten_when_it_is_the_systems(
    browser: Browser, server: SiteServer
) -> None:
    with visit(browser, color_scheme="light") as page:
        page.goto(server.address)
        button = page.locator(".scheme")
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        light = page.evaluate(ground)
        assert (button.get_attribute("aria-pressed"), kept(page)) == ("false", [])
        button.click()
        dark = page.evaluate(ground)
        assert dark != light
        assert (button.get_attribute("aria-pressed"), kept(page)) == ("true", ["localStorage klarplan-scheme"])
        page.goto(server.address + KINDS["plans"])
        assert page.evaluate(ground) == dark, "the next page has it too"
        assert button.get_attribute("aria-pressed") == "true"
        button.click()
        assert (page.evaluate(ground), kept(page)) == (light, [])


def test_the_page_follows_the_system(browser: Browser, server: SiteServer) -> None:
    with visit(browser, color_scheme="dark") as page:
        page.goto(server.address)
        assert page.locator(".scheme").get_attribute("aria-pressed") == "true"
        dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        page.emulate_media(color_scheme="light")
        page.locator(".scheme[aria-pressed=false]").wait_for()
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != dark
        assert kept(page) == []


def test_the_longest_page_of_all_is_light_too(browser: Browser, server: SiteServer) -> None:
    went = first_visit(browser, f"{server.address}planer/norrbotten-2021-2025/hela-planen/")
    assert (went.problems, went.weight.problems()) == ([], [])
