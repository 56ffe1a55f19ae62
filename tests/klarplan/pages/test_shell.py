"""What stands around a page: title, description, dates, words explained, ways to report and edit.

Also tests: pages.views.ordinary, pages.views.focus_area
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import samples

from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.config import Config
from klarplan.content.settings.settings import AddressNames, Settings
from klarplan.pages.page import Page
from klarplan.pages.shell import PageShell, Shells, shortened
from klarplan.pages.views.ordinary import PageView
from klarplan.site.site import Site

SETTINGS = {"organisation": "Region Dalarna", "licence": {"name": "CC0", "url": "https://example.org/cc0"}}


def shells(site: Site, **options: Any) -> Shells:
    settings = Settings.model_validate({**SETTINGS, **options})
    config = Config(
        Path("site_config.yml"), "Planer", "Om planerna.", Path("content"), settings, Addresses(AddressNames())
    )
    return Shells(site, config)


def shell(
    site: Site | None = None, *, view: Any = None, address: tuple[str, ...] = ("om",), **fields: Any
) -> PageShell:
    page = Page(address, fields.pop("heading", "Om oss"), view or PageView(lead="Vilka vi är."), **fields)
    return shells(site or samples.site()).around(page)


def written(body: str, **fields: Any) -> dict[str, Any]:
    """A file whose own page it is."""
    return {"file": samples.page("pages/om.md", body, **fields)}


def with_plan(**fields: Any) -> tuple[Site, dict[str, Any]]:
    site = samples.site(samples.plan("dalarna-2020", **{"short_title": "Dalarna"} | fields), drafts=True)
    return site, {"contents": site.library.plans["dalarna-2020"], "address": ("planer", "dalarna-2020", "x")}


# ---- title and description ----


@pytest.mark.parametrize(
    ("address", "heading", "contents", "title"),
    [
        ((), "Välkommen", False, "Planer"),
        (("om",), "Om oss", False, "Om oss – Planer"),
        (("planer", "dalarna-2020", "pengar"), "Money", True, "Money – Dalarna – Planer"),
        (("planer", "dalarna-2020"), "Dalarna", True, "Dalarna – Planer"),
    ],
)
def test_title(address: tuple[str, ...], heading: str, contents: bool, title: str) -> None:
    site, source = with_plan()
    kept = {"contents": source["contents"]} if contents else {}
    found = shell(site, address=address, heading=heading, **kept)
    assert (found.title, found.heading) == (title, heading)


@pytest.mark.parametrize(("lead", "description"), [("Vilka vi är.", "Vilka vi är."), ("", "Om planerna.")])
def test_description(lead: str, description: str) -> None:
    assert shell(view=PageView(lead=lead)).description == description


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("kort", "kort"),
        ("x" * 160, "x" * 160),
        ("ord " * 40, "ord " * 40),
        ("ord " * 41, "ord " * 38 + "ord …"),
        ("x" * 161, "x" * 159 + "…"),
        ("a " + "x" * 200, "a …"),
    ],
)
def test_shortened(text: str, expected: str) -> None:
    assert shortened(text) == expected
    assert len(shortened(text)) <= 160


# ---- where the page is ----


def test_the_start_page_has_no_breadcrumb() -> None:
    assert shell(address=()).breadcrumb == ()
    assert [link.text for link in shell().breadcrumb] == ["Om oss"]


def test_only_pages_of_a_plan_have_its_navigation() -> None:
    site, source = with_plan()
    inside, outside = shell(site, **source), shell(site)
    assert (inside.section_title, bool(inside.section)) == ("Dalarna", True)
    assert (outside.section_title, outside.section) == ("", ())


def test_contents_are_the_headings_of_the_text_and_then_of_the_page() -> None:
    found = shell(**written("# Om oss\n\n## Ett stöd\n\n## Två\n"), sections=(("Pengar", "del-pengar"),))
    assert [(link.text, link.url) for link in found.contents] == [
        ("Ett stöd", "#ett-stod"), ("Två", "#tva"), ("Pengar", "#del-pengar"),
    ]  # fmt: skip


# ---- what it is based on, and when it was changed ----


def test_a_page_is_as_new_as_the_newest_of_its_files() -> None:
    changed = {"a.md": date(2026, 1, 2), "b.md": date(2026, 3, 4), "c.md": date(2026, 5, 6)}
    page = Page(("om",), "Om", PageView(lead=""), paths=("a.md", "b.md", "okänd.md"))
    found = shells(replace(samples.site(), changed=changed)).around(page)
    assert (found.changed_iso, found.changed) == ("2026-03-04", "4 March 2026")


def test_a_page_does_not_say_when_it_was_changed_where_nobody_knows() -> None:
    found = shell(paths=("a.md",))
    assert (found.changed_iso, found.changed) == ("", "")


def test_pages_of_a_plan_are_based_on_its_sources() -> None:
    site, source = with_plan(
        sources=[{"id": "p", "title": "Handlingsplan", "date": "2020-03-31", "publisher": "Regionen", "file": "p.pdf"}]
    )
    found = shell(site, **source).based_on
    assert [(one.title, one.url, one.details) for one in found] == [
        ("Handlingsplan", "media/p.pdf", "Regionen, 31 March 2020")
    ]
    assert shell(site).based_on == ()


# ---- words explained ----


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (written("En SIP hjälper."), ["SIP"]),
        ({"heading": "Suicid"}, ["suicid"]),
        ({"view": PageView(lead="Om suicid.")}, ["suicid"]),
        (written("[en text](../activities/suicid.md)"), []),
        ({**written("text"), "with_terms": False}, []),
        ({**written("SIP"), "with_terms": False}, []),
    ],
)
def test_terms(source: dict[str, Any], words: list[str]) -> None:
    site = samples.site(samples.term("SIP"), samples.term("suicid"), samples.term("annat"))
    found = shell(site, **source).terms
    assert [one.term for one in found] == words
    assert [one.url for one in found] == [f"ordlista/#{word.lower()}" for word in words]


def test_addresses_hold_no_words_of_the_glossary() -> None:
    site = samples.site(
        samples.plan("a"), samples.area("a", "suicid", title="Område", summary="x"),
        samples.term("suicid"), samples.term("strong"),
        samples.activity("a", "suicid", title="Något", focus_area="suicid", body="**Fet** [länk](../index.md)"),
    )  # fmt: skip
    page = shell(site, view=_area_view(site), address=("planer", "a", "suicid"), heading="Område")
    assert page.terms == ()


def _area_view(site: Site) -> Any:
    from klarplan.pages.views.focus_area import focus_area_view

    contents = site.library.plans["a"]
    return focus_area_view(site, contents, contents.focus_areas[0])


# ---- ways to report and edit ----


@pytest.mark.parametrize(
    ("report", "begins"),
    [
        ({"form": "https://example.org/fel"}, "https://example.org/fel?sida="),
        ({"form": "https://example.org/fel?x=1"}, "https://example.org/fel?x=1&sida="),
        ({"form": "https://example.org/fel", "email": "a@example.org"}, "https://example.org/fel?sida="),
    ],
)
def test_a_fault_is_reported_with_the_address_of_its_page(report: dict[str, str], begins: str) -> None:
    page = Page(("planer", "dalarna-2020"), "x", PageView(lead=""))
    url = shells(samples.site(), report=report).around(page).report_url
    assert url.startswith(begins)
    assert "planer%2Fdalarna-2020%2F" in url


def test_a_fault_is_reported_by_e_mail() -> None:
    page = Page(("planer", "dalarna-2020"), "x", PageView(lead=""))
    url = shells(samples.site(), report={"email": "a@example.org"}).around(page).report_email
    assert url.startswith("mailto:a@example.org?subject=")
    assert "planer%2Fdalarna-2020%2F" in url


def test_no_way_to_report_a_fault() -> None:
    assert (shell().report_url, shell().report_email) == ("", "")


def test_edit_links_only_where_files_can_be_edited() -> None:
    site = samples.site()
    editable = Site(
        site.library, site.texts, site.addresses, site.today, lambda path: f"https://example.org/edit/{path}"
    )
    assert shell(editable, **written("Om oss.")).edit_url == "https://example.org/edit/pages/om.md"
    assert shell(editable).edit_url == ""
    assert shell(site, **written("Om oss.")).edit_url == ""


# ---- drafts, languages, and what all pages share ----


@pytest.mark.parametrize(("status", "draft", "robots"), [("adopted", False, ""), ("draft", True, "noindex")])
def test_pages_of_a_draft_say_so_and_are_not_for_search_engines(status: str, draft: bool, robots: str) -> None:
    site, source = with_plan(status=status)
    found = shell(site, **source)
    assert (found.draft, found.robots) == (draft, robots)


def test_a_page_may_keep_search_engines_out() -> None:
    assert shell(robots="noindex").robots == "noindex"
    assert shell().robots == ""


@pytest.mark.parametrize(
    ("lang", "content", "direction"), [(None, "", "ltr"), ("en", "", "ltr"), ("fi", "fi", "ltr"), ("ar", "ar", "rtl")]
)
def test_only_the_content_has_a_language_of_its_own(lang: str | None, content: str, direction: str) -> None:
    """Menus and labels are in the site's language, whatever the page is in."""
    found = shell(**written("Tietoja", lang=lang))
    assert (found.lang, found.direction) == ("en", "ltr")
    assert (found.content_lang, found.content_direction) == (content, direction)


def test_site() -> None:
    info = shell().site
    assert (info.name, info.organisation, info.description) == ("Planer", "Region Dalarna", "Om planerna.")
    assert (info.licence.text, info.licence.url) == ("CC0", "https://example.org/cc0")
    assert (info.logo, info.home) == ("", "./")
    assert info.menu
