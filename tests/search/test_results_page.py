"""The page of results: by keyboard, by address, going back, with hostile text, without a script, and what it weighs."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe import violations
from chromium import look, settle, visit
from page_kinds import NARROW, WIDE
from playwright.sync_api import Browser, Page, expect
from results_page import address, answer, ask
from site_server import FOLDER, SiteServer
from visits import Watch

MOST = 150_000
"""Bytes, compressed, until the first result shows."""
PACKED = (".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".woff2")
HOSTILE = '<img src=x onerror="document.title=1"><b>barn</b>'

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with look(browser) as page:
        yield page


@pytest.fixture
def first(browser: Browser) -> Iterator[Page]:
    """A page of somebody who has not been on the site before."""
    with visit(browser) as page:
        yield page


def chosen(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def watch(page: Page, server: SiteServer) -> list[str]:
    """Notes errors and requests to others, from now on."""
    wrong: list[str] = []
    own = urlsplit(server.address)[:2]
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url) if urlsplit(asked.url)[:2] != own else None)
    return wrong


def open_facet(page: Page, name: str) -> None:
    page.locator(f'[data-facet="{name}"] > summary').click()


# ---- asking ----


@pytest.mark.parametrize(
    ("start", "field"), [("", "#start-search"), ("", "#site-search"), ("kommuner/falun/", "#site-search")]
)
def test_every_page_has_a_form_that_leads_to_the_results(
    start: str, field: str, page: Page, server: SiteServer
) -> None:
    page.goto(server.address + start)
    page.fill(field, "hemmasittare")
    page.press(field, "Enter")
    page.wait_for_url("**/sok/?q=hemmasittare")
    assert "malgrupper/hemmasittare/" in answer(page, server).addresses
    assert page.input_value("#question") == "hemmasittare"


def test_a_hit_tells_what_it_is_and_where(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "våga fråga självmord"))
    answer(page, server)
    first = page.locator("#list > li").first
    expect(first.locator("h3 a")).to_have_text("Utbilda i att våga fråga om självmord")
    place = "Aktivitet · Norrbotten 2021–2025 › Gemensamt arbete för suicidprevention"
    expect(first.locator(".result-place")).to_have_text(place)
    assert "fråga" in first.locator(".result-text mark").all_text_contents()


def test_an_activity_leads_to_its_page(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "dialektisk beteendeterapi behandling"))
    answer(page, server)
    page.get_by_role("link", name="Utreda behandling med DBT").click()
    page.wait_for_url("**/aktiviteter/dbt-behandling/")
    assert "DBT" in page.locator("h1").inner_text().replace("\u00ad", "")


def test_what_was_understood_is_told(page: Page, server: SiteServer) -> None:
    page.goto(address(server))
    assert any("suicid" in note for note in ask(page, server, "självmord").notes)
    misspelt = ask(page, server, "Hälefors")
    assert any("hällefors" in note and "hälefors" in note for note in misspelt.notes)
    assert any("xyzzy" in note for note in ask(page, server, "Falun xyzzy").notes)
    assert page.locator("#results").get_attribute("data-partly") in ask(page, server, "Falun hemmasittare").notes


def test_no_hits_are_told_honestly(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "parkeringsböter"))
    found = answer(page, server)
    assert (found.addresses, found.nothing, found.more) == ([], True, False)
    assert "parkeringsböter" in found.told
    assert page.locator('#nothing a[href$="a-o/"]').is_visible()
    assert not page.locator("#filters").is_visible()


@pytest.mark.parametrize("question", ["år", "ny", "2021", "ungas år", "vård år"])
def test_short_words_that_the_site_has_are_not_denied(question: str, page: Page, server: SiteServer) -> None:
    """Whatever has hits is never said to stand nowhere."""
    page.goto(address(server, question))
    found = answer(page, server)
    assert found.count > 0
    assert not found.nothing
    denied = [note for note in found.notes if note.startswith("Ingenting på webbplatsen har")]
    assert denied == []


def test_the_number_of_hits_is_announced(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "samsjuklighet"))
    assert answer(page, server).count > 10
    assert page.get_by_role("status").filter(has_text="samsjuklighet").count() == 1


@pytest.mark.parametrize("way", ["paste", "dictate"])
def test_text_that_was_not_typed_is_searched_for(way: str, page: Page, server: SiteServer) -> None:
    page.goto(address(server))
    if way == "paste":
        page.focus("#question")
        page.evaluate("document.execCommand('insertText', false, ' Falun\\u00a0 ')")
    else:
        page.evaluate("document.getElementById('question').value = 'falun.'")
    page.click("#question-form button")
    assert answer(page, server).addresses[0] == "kommuner/falun/"


def test_a_composing_enter_does_not_search(page: Page, server: SiteServer) -> None:
    """An input method's Enter takes a word, it does not send the form."""
    page.goto(address(server))
    session = page.context.new_cdp_session(page)
    page.focus("#question")
    session.send("Input.imeSetComposition", {"text": "falu", "selectionStart": 4, "selectionEnd": 4})
    assert "q=" not in page.url
    session.send("Input.insertText", {"text": "falun"})
    page.press("#question", "Enter")
    assert answer(page, server).addresses[0] == "kommuner/falun/"


# ---- choices and the address ----


def test_choices_narrow_stand_in_the_address_and_go_back(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "samsjuklighet"))
    everything = answer(page, server)
    open_facet(page, "plan")
    dalarna = page.locator('[value="dalarna-2020"]')
    dalarna.check()
    narrowed = answer(page, server)
    assert 0 < narrowed.count < everything.count
    assert chosen(page) == {"q": ["samsjuklighet"], "plan": ["dalarna-2020"]}
    page.go_back()
    assert answer(page, server) == everything
    assert not dalarna.is_checked()
    page.go_forward()
    assert answer(page, server) == narrowed


def test_a_shared_address_shows_the_same(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "barn", typ=["activity", "area"], kommun="boden"))
    found = answer(page, server)
    assert found.addresses
    assert all(one.startswith("planer/norrbotten-2021-2025/") for one in found.addresses)
    assert page.locator('[value="boden"]').is_checked()
    assert page.locator('[data-facet="typ"]').get_attribute("open") is not None


def test_several_values_widen_and_several_facets_narrow(page: Page, server: SiteServer) -> None:
    def count(**choice: str | list[str]) -> int:
        page.goto(address(server, "psykisk hälsa", **choice))
        return answer(page, server).count

    one, both = count(typ="plan"), count(typ=["plan", "activity"])
    assert 0 < one < both
    assert count(typ=["plan", "activity"], plan="dalarna-2020") < both


def test_all_choices_are_removed_by_one_button(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "barn", typ="plan", kommun="falun"))
    answer(page, server)
    page.click("#reset")
    answer(page, server)
    assert chosen(page) == {"q": ["barn"]}
    assert page.evaluate("document.activeElement.id") == "question"


def test_more_hits_keep_the_place(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "barn"))
    before = answer(page, server)
    page.focus("#more")
    page.keyboard.press("Enter")
    expect(page.locator("#list > li")).to_have_count(20)
    after = answer(page, server)
    assert after.addresses[:10] == before.addresses
    assert len(set(after.addresses)) == len(after.addresses) == 20
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#list > li')[10]")
    page.click("#list > li:nth-child(15) a")
    page.go_back()
    assert answer(page, server).addresses == after.addresses


def test_the_page_is_used_by_keyboard_alone(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "hemlöshet"))
    answer(page, server)
    page.focus("#question")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#filters > summary')")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert answer(page, server).addresses
    assert "typ" in chosen(page)


# ---- what it must not do ----


@pytest.mark.parametrize(
    "question", [HOSTILE, f"barn {HOSTILE}", "<script>alert(1)</script>", "{found} {n}", "%3Cb%3E &amp;"]
)
def test_a_question_is_never_taken_for_html(question: str, page: Page, server: SiteServer) -> None:
    wrong = watch(page, server)
    page.goto(address(server, question))
    answer(page, server)
    assert page.locator("#results img, #results b, #results script").count() == 0
    assert page.title() != "1"
    assert not wrong


def test_the_text_of_a_hit_is_never_taken_for_html(page: Page, server: SiteServer) -> None:
    page.goto(address(server))
    shown = page.evaluate(
        """async (hostile) => {
            const { src } = document.querySelector("script[src$='search.js']");
            const { excerpt, marked } = await import(src.replace("search.js", "excerpt.js"));
            const place = document.createElement("p");
            place.append(...marked(excerpt(hostile, ["barn"]), ["barn"]));
            document.body.append(place);
            const [mark] = place.children;
            return [place.querySelectorAll(":not(mark)").length, place.textContent, mark.textContent];
        }""",
        HOSTILE,
    )
    assert shown == [0, HOSTILE, "barn"]


def test_aliases_find_but_never_show(page: Page, server: SiteServer) -> None:
    page.goto(address(server, "fosterbarn"))
    found = answer(page, server)
    assert "malgrupper/placerade-barn/" in found.addresses
    hit = page.locator("#list > li").filter(has=page.locator('a[href$="malgrupper/placerade-barn/"]'))
    assert "fosterbarn" not in hit.text_content().lower()
    assert "⁂" not in page.locator("#list").text_content()


def test_without_a_script_it_leads_to_the_index(browser: Browser, server: SiteServer) -> None:
    with visit(browser, java_script_enabled=False) as page:
        page.goto(server.address)
        page.fill("#start-search", "barn")
        page.press("#start-search", "Enter")
        page.wait_for_url("**/sok/?q=barn")
        notice = page.locator("main .notice:visible")
        assert notice.count() == 1
        notice.get_by_role("link", name="listan från A till Ö").click()
        page.wait_for_url("**/a-o/")


def test_a_broken_index_is_told(first: Page, server: SiteServer) -> None:
    first.route("**/pagefind.js", lambda route: route.abort())
    first.goto(address(server, "barn"))
    found = answer(first, server)
    assert found.told == first.locator("#results").get_attribute("data-failed")
    assert found.nothing
    assert first.locator('#nothing a[href$="a-o/"]').is_visible()


def test_its_rules_for_scripts_hold(page: Page, server: SiteServer) -> None:
    wrong = watch(page, server)
    page.goto(address(server, "barn"))
    assert answer(page, server).addresses
    assert wrong + page.evaluate("watched.forbidden") == []


# ---- weight ----


def load(page: Page, server: SiteServer, address: str) -> dict[str, int]:
    """Open a page, and wait until it asks for nothing more. Returns the size of each file, compressed as servers do."""
    watch = Watch(page)
    page.goto(address)
    watch.wait_until_quiet()
    asked = {unquote(urlsplit(one.url).path).removeprefix(FOLDER) for one in watch.requests}
    return {path: _wire_size(path, server.content(path)[2]) for path in asked}


def _wire_size(path: str, body: bytes) -> int:
    return len(body) if path.endswith(PACKED) else len(gzip.compress(body, 6, mtime=0))


@pytest.mark.parametrize(
    "question",
    ["självmord", "pengar till Falun", "hur våga fråga någon om självmord", "Hälefors", "psykisk hälsa barn och unga"],
)
def test_the_first_result_is_light(question: str, first: Page, server: SiteServer) -> None:
    common = load(first, server, server.address + "om/")  # what every page has is there before anybody searches
    loaded = load(first, server, address(server, question))
    assert answer(first, server).addresses
    sizes = {path: size for path, size in loaded.items() if path not in common}
    assert any(path.endswith(".pagefind") for path in sizes)
    assert sum(sizes.values()) <= MOST, "\n".join(f"{s} {p}" for p, s in sizes.items())


@pytest.mark.parametrize("path", ["", "om/", "aktiviteter/", "sok/"])
def test_nothing_of_the_index_loads_before_it_is_used(path: str, first: Page, server: SiteServer) -> None:
    loaded = load(first, server, server.address + path)
    assert loaded
    assert not [one for one in loaded if "/pagefind/" in one]
    if path != "sok/":
        assert not [one for one in loaded if one.endswith(("search.js", "search-engine.js"))]


# ---- axe ----


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("state", ["results", "choices", "more", "notes", "nothing", "nothing asked", "failed"])
def test_axe_finds_nothing(state: str, width: int, browser: Browser, server: SiteServer) -> None:
    with (visit if state == "failed" else look)(browser, width) as page:
        if state == "failed":
            page.route("**/pagefind.js", lambda route: route.abort())
        questions = {"nothing": "parkeringsböter", "notes": "Falun självmrod xyzzy", "nothing asked": ""}
        choices = {"typ": "activity", "kommun": "boden"} if state == "choices" else {}
        page.goto(address(server, questions.get(state, "barn"), **choices))
        if state != "nothing asked":
            answer(page, server)
        if state == "choices" and width == NARROW:
            page.click("#filters > summary")
        if state == "more":
            page.click("#more")
            expect(page.locator("#list > li")).to_have_count(20)
        if width == WIDE:  # colours do not depend on the width
            page.emulate_media(color_scheme="dark")
        settle(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
