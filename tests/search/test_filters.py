"""All activities: narrowed, counted, sorted, kept in the address, and whole without a script."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe import violations
from chromium import look, settle, visit
from page_kinds import NARROW, WIDE
from playwright.sync_api import Browser, Locator, Page
from site_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, server: SiteServer) -> Iterator[Page]:
    with look(browser) as page:
        page.goto(f"{server.address}aktiviteter/")
        page.wait_for_selector("#tools:not([hidden])")
        yield page


def rows(page: Page) -> Locator:
    return page.locator("tbody tr:visible")


def choose(page: Page, facet: str, value: str) -> None:
    panel, group = page.locator(".filters"), page.locator(f'[data-facet="{facet}"]')
    for details in (panel, group):
        if details.get_attribute("open") is None:
            details.locator("> summary").click()
    group.locator(f'[value="{value}"]').check()


def counted(page: Page) -> list[int]:
    return [int(word) for word in page.inner_text("#count").split() if word.isdigit()]


def test_choices_narrow_at_once_and_are_counted(page: Page, number_of_activities: int) -> None:
    assert rows(page).count() == number_of_activities
    choose(page, "plan", "kronoberg-2018-2025")
    choose(page, "malgrupp", "aldre")
    assert 0 < rows(page).count() < number_of_activities
    assert counted(page) == [rows(page).count(), number_of_activities]
    assert page.locator("#count").get_attribute("role") == "status"
    assert page.locator("table:visible").count() == 1


def test_an_activity_for_the_whole_plan_is_one_for_each_of_its_municipalities(page: Page) -> None:
    choose(page, "kommun", "falun")
    whole = rows(page).count()
    choose(page, "plan", "dalarna-2020")  # all of its activities are for the whole plan, and no other plan has Falun
    assert rows(page).count() == whole > 0
    assert page.locator(".table-note:visible").first.inner_text().startswith("Var: Alla i planen.")


def test_only_what_leads_to_something_is_offered(page: Page) -> None:
    choose(page, "plan", "dalarna-2020")
    offered = page.locator('[data-facet="kommun"] li:not([hidden])')
    assert offered.count() == 15
    choose(page, "kommun", "mora")
    choose(page, "kommun", "orsa")
    assert rows(page).count() > 0


def test_the_choice_stands_in_the_address_and_goes_back(page: Page, number_of_activities: int) -> None:
    choose(page, "kommun", "boden")
    narrowed = rows(page).all_inner_texts()
    assert parse_qs(urlsplit(page.url).query) == {"kommun": ["boden"]}
    shared = page.url
    page.go_back()
    assert rows(page).count() == number_of_activities
    page.goto(shared)
    page.wait_for_selector("#tools:not([hidden])")
    assert rows(page).all_inner_texts() == narrowed
    assert page.locator('[name="kommun"][value="boden"]').is_visible()


def test_columns_sort_by_buttons_both_ways(page: Page) -> None:
    table = page.locator("table").first
    head = table.locator("thead th").first
    head.get_by_role("button").click()
    titles = table.locator("tbody th").all_inner_texts()
    assert head.get_attribute("aria-sort") == "ascending"
    assert titles == sorted(titles, key=lambda title: title.lower().translate({229: "{", 228: "|", 246: "}"}))
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert table.locator("tbody th").all_inner_texts() == titles[::-1]
    assert parse_qs(urlsplit(page.url).query) == {"ordning": ["-0"]}
    assert page.locator("[aria-sort]").count() == page.locator("table").count()


def test_times_sort_as_times_and_those_that_lack_one_come_last(page: Page) -> None:
    page.locator('table thead [data-column="4"]').first.get_by_role("button").click()
    for table in page.locator('table:has(th[data-column="4"])').all():
        place = table.locator('th[data-column="4"]').evaluate("(head) => head.cellIndex")
        times = table.evaluate(
            "(table, at) => [...table.tBodies[0].rows].map((row) => row.cells[at].dataset.sort ?? '')", place
        )
        told = [time for time in times if time]
        assert times == sorted(told) + [""] * (len(times) - len(told))


def test_one_button_takes_all_choices_away(page: Page, number_of_activities: int) -> None:
    before = page.locator("tbody th").all_inner_texts()
    choose(page, "status", "unknown")
    page.locator("thead button:visible").first.click()
    page.click("button[type=reset]")
    assert page.locator("tbody th").all_inner_texts() == before
    assert rows(page).count() == number_of_activities
    assert urlsplit(page.url).query == ""
    assert not page.locator("button[type=reset]").is_visible()


def test_each_choice_can_be_taken_away_by_itself(page: Page, number_of_activities: int) -> None:
    choose(page, "status", "unknown")
    choose(page, "ar", "2017")
    assert sorted(page.locator("#chips button").all_inner_texts()) == ["2017", "Inte redovisat"]
    page.get_by_role("button", name="Ta bort 2017").click()
    assert parse_qs(urlsplit(page.url).query) == {"status": ["unknown"]}
    assert page.evaluate("document.activeElement.matches('.chip')")
    page.get_by_role("button", name="Ta bort Inte redovisat").click()
    assert rows(page).count() == number_of_activities
    assert not page.locator("#chips").is_visible()


def test_many_choices_are_searched(page: Page) -> None:
    group = page.locator('[data-facet="vem"]')
    group.locator("> summary").click()
    group.get_by_role("searchbox").fill("region dal")
    assert [text.split("\n")[0] for text in group.locator("li:visible").all_inner_texts()] == ["Region Dalarna"]


def test_a_phone_has_the_choices_folded_and_a_way_to_the_rows(browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW) as page:
        page.goto(f"{server.address}aktiviteter/")
        page.wait_for_selector("#tools:not([hidden])")
        assert page.locator(".filters").get_attribute("open") is None
        choose(page, "kommun", "boden")
        shown = rows(page).count()
        page.get_by_role("link", name=f"Visa {shown}").click()
        assert page.locator(".filters").get_attribute("open") is None
        assert urlsplit(page.url).fragment == "rows"


def test_it_is_used_by_keyboard_alone(page: Page, number_of_activities: int) -> None:
    page.focus(".filters > summary")
    for key in ("Tab", "Enter", "Tab", "Space"):
        page.keyboard.press(key)
    assert 0 < rows(page).count() < number_of_activities
    assert page.evaluate("document.activeElement.matches('input:checked')")


def test_a_narrow_screen_sorts_by_a_list_of_columns(browser: Browser, server: SiteServer) -> None:
    with look(browser, NARROW) as page:
        page.goto(f"{server.address}aktiviteter/")
        page.select_option("#sort", index=1)
        titles = page.locator("table").first.locator("tbody th").all_inner_texts()
        assert titles == sorted(titles, key=lambda title: title.lower().translate({229: "{", 228: "|", 246: "}"}))
        page.focus("#sort")
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('thead')")


def test_without_a_script_the_whole_table_is_there(
    browser: Browser, server: SiteServer, number_of_activities: int
) -> None:
    with visit(browser, java_script_enabled=False) as page:
        page.goto(f"{server.address}aktiviteter/?kommun=boden")
        assert rows(page).count() == number_of_activities
        assert not page.locator("#tools").is_visible()
        assert page.locator("h2:visible").count() >= 5


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("state", ["?kommun=boden&status=unknown&ordning=0", "?malgrupp=aldre&plan=dalarna-2020"])
def test_axe_finds_nothing(state: str, width: int, browser: Browser, server: SiteServer) -> None:
    with look(browser, width) as page:
        page.goto(f"{server.address}aktiviteter/{state}")
        page.wait_for_selector("#tools:not([hidden])")
        if width == WIDE:  # colours do not depend on the width
            page.emulate_media(color_scheme="dark")
        settle(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


SCRIPT = "assets/js/filters.js"


@pytest.fixture
def long_page(browser: Browser, server: SiteServer, number_of_activities: int) -> Iterator[Page]:
    """The list where the script shows 20 rows at once."""
    script = server.content(SCRIPT)[2].decode()
    assert "const MOST = 200;" in script
    assert number_of_activities < 200, "the site has a long list itself now"
    html = server.content("aktiviteter/")[2].decode()
    assert '<div id="rows" tabindex' in html
    server.planted["aktiviteter/index.html"] = html.replace('id="rows"', 'id="rows" class="long"', 1).encode()
    server.planted[SCRIPT] = script.replace("const MOST = 200;", "const MOST = 20;").encode()
    with visit(browser) as page:
        page.goto(f"{server.address}aktiviteter/")
        page.wait_for_selector("#tools:not([hidden])")
        yield page


def test_a_long_list_is_shown_bit_by_bit(long_page: Page, number_of_activities: int) -> None:
    more = long_page.get_by_role("button", name="Visa 20 till")
    assert rows(long_page).count() == 20
    assert counted(long_page) == [number_of_activities, number_of_activities]
    for shown in (40, 60):
        more.focus()
        long_page.keyboard.press("Enter")
        assert rows(long_page).count() == shown
        place = "[...document.querySelectorAll('tbody tr')].filter((row) => row.getClientRects().length)"
        assert long_page.evaluate(f"{place}.indexOf(document.activeElement.closest('tr'))") == shown - 20
    assert violations(long_page) == []


def test_what_is_chosen_or_sorted_begins_anew(long_page: Page) -> None:
    long_page.get_by_role("button", name="Visa 20 till").click()
    choose(long_page, "plan", "kronoberg-2018-2025")
    assert rows(long_page).count() == 20
    assert counted(long_page)[0] == 22
    assert long_page.get_by_role("button", name="Visa 2 till").is_visible()
    last = long_page.locator("table:visible tbody th").all_inner_texts()[-1]
    long_page.locator("table:visible thead button").first.click()
    assert long_page.locator("tbody tr:visible th").all_inner_texts()[-1] != last
    assert rows(long_page).count() == 20
    choose(long_page, "malgrupp", "aldre")
    assert not long_page.locator("#more").is_visible()


def test_all_of_a_long_list_is_printed(long_page: Page, number_of_activities: int) -> None:
    long_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert rows(long_page).count() == number_of_activities


def test_roles_and_buttons_are_those_of_plans_that_are_shown(long_page: Page) -> None:
    """Work for each row is done when it is shown, not for all at once."""
    assert long_page.locator("tbody tr[role=row]").count() == long_page.locator("table:visible tbody tr").count() > 0
    assert long_page.locator("thead button").count() == long_page.locator("table:visible thead button").count() > 0
    assert long_page.locator("table").count() > long_page.locator("table:visible").count()
