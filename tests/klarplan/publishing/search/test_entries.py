"""What search finds: an entry for each page, activity and word.

Also tests: pages.views.search
"""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.content.settings.config import Config
from klarplan.content.settings.settings import Settings
from klarplan.model.shared import TargetGroup
from klarplan.pages.pages import all_pages
from klarplan.pages.views.a_to_z import index_view
from klarplan.pages.views.search import KINDS, NAMES, search_view, table_facets
from klarplan.publishing.search.entries import SearchEntry, entries, foreign_entry, vocabulary
from klarplan.site.site import Site

SETTINGS = {"organisation": "Länet", "licence": {"name": "CC0", "url": "https://example.org/cc0"}}


@pytest.fixture
def site() -> Site:
    return samples.site(
        samples.plan("p", short_title="Länet", area="Hela länet", municipalities=["falun", "mora"]),
        samples.area("p", "stod", title="Tidigt stöd"),
        samples.activity("p", "samtal", title="Ha samtal", focus_area="stod", target_groups=["unga"],
                         municipalities=["mora"], body="En **grupp** för dig.\n\n- ett\n- två"),
        samples.activity("p", "kurs", title="Hålla kurs"),
        samples.municipality("falun", "Falun", "2080"), samples.municipality("mora", "Mora", "2062"),
        samples.target_group("unga", "Unga"),
        samples.term("suicid", abbreviation="SU", synonyms=["självmord"], forms=["suicidet"], plan="p"),
        samples.page("index.md", title="Start"), samples.page("pages/om.md", title="Om"),
    )  # fmt: skip


def found(site: Site) -> dict[tuple[str, str], SearchEntry]:
    config = Config(**{**dict.fromkeys(Config.__dataclass_fields__), "settings": Settings.model_validate(SETTINGS)})  # type: ignore[arg-type]
    return {(one.file, one.anchor): one for one in entries(site, all_pages(site, config))}


def entry(site: Site, file: str, anchor: str = "") -> SearchEntry:
    return found(site)[f"{file}index.html", anchor]


@pytest.mark.parametrize(
    ("file", "anchor", "kind", "title"),
    [
        ("planer/p/", "", "plan", "Planen p"),
        ("planer/p/stod/", "", "area", "Tidigt stöd"),
        ("planer/p/aktiviteter/samtal/", "", "activity", "Ha samtal"),
        ("planer/p/aktiviteter/kurs/", "", "activity", "Hålla kurs"),
        ("kommuner/falun/", "", "municipality", "Falun"),
        ("malgrupper/unga/", "", "group", "Unga"),
        ("ordlista/", "suicid", "word", "suicid (SU)"),
        ("om/", "", "page", "Om"),
        ("ordlista/", "", "page", "Glossary"),
    ],
)  # fmt: skip
def test_everything_has_an_entry(file: str, anchor: str, kind: str, title: str, site: Site) -> None:
    one = entry(site, file, anchor)
    assert (one.kind, one.title) == (kind, title)
    assert one.kind in KINDS
    assert set(one.facets) <= set(NAMES)


def test_the_page_of_results_has_none(site: Site) -> None:
    assert ("sok/index.html", "") not in found(site)


def test_lists_are_found_by_title_and_lead_alone(site: Site) -> None:
    for file in (
        "planer/",
        "kommuner/",
        "malgrupper/",
        "aktiviteter/",
        "datum/",
        "ordlista/",
        "a-o/",
        "planer/p/aktiviteter/",
        "planer/p/hela-planen/",
    ):
        assert len(entry(site, file).paragraphs or ()) == 1, file
    for file in ("planer/p/", "planer/p/stod/", "kommuner/falun/", "malgrupper/unga/", "om/"):
        assert entry(site, file).paragraphs is None, file


def test_an_activity_tells_where_it_belongs_and_its_text(site: Site) -> None:
    one = entry(site, "planer/p/aktiviteter/samtal/")
    assert one.place == ("Länet 2021–2023", "Tidigt stöd", "Mora")
    assert one.paragraphs
    assert one.paragraphs[0] == "En grupp för dig. ett två"
    assert "Where: Mora" in one.paragraphs
    assert one.facets == {
        "plan": ("p",), "area": ("p/stod",), "municipality": ("mora",), "group": ("unga",), "status": ("unknown",),
    }  # fmt: skip


def test_a_hit_on_a_page_that_every_plan_has_says_of_which(site: Site) -> None:
    shown = {file: entry(site, f"planer/p/{file}").shown for file in ("aktiviteter/", "hela-planen/", "stod/", "")}
    assert shown == {
        "aktiviteter/": "Activities in Länet", "hela-planen/": "The whole plan of Länet on one page", "stod/": "",
        "": "",
    }  # fmt: skip


def test_an_activity_for_the_whole_plan_belongs_to_all_its_municipalities(site: Site) -> None:
    one = entry(site, "planer/p/aktiviteter/kurs/")
    assert one.facets["municipality"] == ("falun", "mora")
    assert one.place == ("Länet 2021–2023",)


@pytest.mark.parametrize(
    ("file", "anchor", "names"),
    [
        ("planer/p/", "", {"Länet", "Hela länet", "Plan"}),
        ("kommuner/falun/", "", {"Faluns", "municipality"}),
        ("ordlista/", "suicid", {"självmord", "suicidet"}),
    ],
)
def test_entries_have_other_names(file: str, anchor: str, names: set[str], site: Site) -> None:
    assert set(entry(site, file, anchor).names) == names


def test_pages_of_other_plugins_are_found() -> None:
    assert foreign_entry("blogg/a/index.html", "Nytt") == SearchEntry("blogg/a/index.html", "page", "Nytt")


def test_target_groups_have_everyday_words_as_terms_have(site: Site) -> None:
    assert [term.term for term in vocabulary(site)] == ["suicid", "Unga"]


def test_facets_offer_what_there_is(site: Site) -> None:
    facets = {facet.name: [choice.value for choice in facet.choices] for facet in search_view(site).facets}
    assert facets["typ"] == list(KINDS)
    assert facets["kommun"] == ["falun", "mora"]
    assert facets["omrade"] == ["p/stod"]
    assert "unknown" in facets["status"]


def test_a_facet_with_nothing_to_choose_between_is_left_out() -> None:
    from klarplan.site.parts import Cell, Row, Table

    def table(*plans: str) -> Table:
        rows: list[Any] = [Row((Cell(plan),), {"plan": (plan,), "municipality": ()}) for plan in plans]
        return Table("", (Cell("Plan"),), tuple(rows))

    site = samples.site(samples.plan("a"), samples.plan("b"))
    assert table_facets(site, [table("a")]) == ()
    assert [facet.name for facet in table_facets(site, [table("a"), table("b")])] == ["plan"]


def test_everyday_words_for_target_groups_stand_in_the_index() -> None:
    group = TargetGroup.model_validate({"id": "aldre", "name": "Äldre", "synonyms": ["pensionärer"]})
    links = [
        link
        for letter in index_view(samples.site(group), ()).letters
        for entry in letter.entries
        for link in entry.links
    ]
    assert [(link.text, link.url, link.note) for link in links] == [("pensionärer", "malgrupper/aldre/", "see Äldre")]
