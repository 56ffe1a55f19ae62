"""Municipalities: what their pages say first, and in which order.

Also tests: pages.views.municipality_money
"""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.pages.views.municipality import MunicipalityView, counties, municipalities_view, municipality_view
from klarplan.site.parts import RowGroup
from klarplan.site.phrases import municipality_heading
from klarplan.site.site import Site

LEADS = [
    # each plan's last year; the sentence; the heading
    ([], "Ingen plan här gäller Viken än.", "Det här gäller i Viken"),
    ([2099], "Viken är med i en plan: a 2021–2099.", "Det här gäller i Viken"),
    ([2023], "Viken var med i en plan: a 2021–2023. Planens tid är slut.", "Viken: det här planerades"),
    ([2023, 2099], "Viken är med i 2 planer: a 2021–2023 och b 2021–2099.", "Det här gäller i Viken"),
    ([2023, 2023], "Viken var med i 2 planer: a 2021–2023 och b 2021–2023. Planernas tid är slut.",
     "Viken: det här planerades"),
]  # fmt: skip


def page_of(site: Site, name: str = "viken") -> MunicipalityView:
    return municipality_view(site, site.library.municipalities[name])


def answers(view: MunicipalityView) -> dict[str, list[str]]:
    return {fact.label: [value.text for value in fact.values] for fact in view.answers}


@pytest.mark.parametrize(("ends", "lead", "heading"), LEADS)
def test_what_has_ended_is_told_as_past(ends: list[int], lead: str, heading: str) -> None:
    plans = [
        samples.plan(name, period=f"2021–{end}", municipalities="viken")
        for name, end in zip("ab", ends, strict=False)
    ]  # fmt: skip
    found = samples.site(*plans, samples.municipality("viken", "Viken", "0001"), lang="sv")
    assert page_of(found).lead == lead
    assert municipality_heading(found, found.library.municipalities["viken"]) == heading


def test_the_five_answers() -> None:
    found = samples.site(
        samples.plan("a", municipalities=["viken", "orsa"], status="ended"),
        samples.municipality("viken", "Viken", "0001"), samples.municipality("orsa", "Orsa", "0002"),
        samples.activity("a", "ett", municipalities=["viken"], responsible=["regionen"], status="done"),
        samples.activity("a", "två", responsible=["regionen"]),
        samples.activity("a", "tre", municipalities=["orsa"]),
        samples.party("regionen", "Regionen"),
        lang="sv",
    )  # fmt: skip
    assert answers(page_of(found)) == {
        "Vad": ["1 aktivitet i Viken och 1 för hela området"],
        "Vem": ["Regionen"],
        "När": ["2021–2023 (a, avslutad)"],
        "Pengar": ["Planen säger inte vad kommunen fick"],
        "Hur gick det": ["Genomfört eller en del av vardagen: 1 av 2. Inte redovisat: 1"],
    }


def test_a_municipality_without_plans_has_no_answers() -> None:
    assert page_of(samples.site(samples.municipality("viken", "Viken", "0001"))).answers == ()


MONEY = [
    # what each got; the answer
    ([("viken", 900), ("orsa", 100)], "900\u00a0kr, mest av 2"),
    ([("viken", 100), ("orsa", 900)], "100\u00a0kr, minst av 2"),
    ([("viken", 500), ("orsa", 900), ("byn", 100)], "500\u00a0kr, nummer 2 av 3"),
    ([("viken", 500), ("orsa", 500)], "500\u00a0kr, lika mycket som några andra av 2"),
    ([("viken", "1500.60")], "1\u00a0501\u00a0kr (avrundat)"),
    ([("orsa", 900)], "Planen säger inte vad kommunen fick"),
]


@pytest.mark.parametrize(("amounts", "answer"), MONEY)
def test_money_among_the_others(amounts: list[tuple[str, Any]], answer: str) -> None:
    assert answers(page_of(_with_money(amounts)))["Pengar"] == [answer]


def _with_money(amounts: list[tuple[str, Any]], **fields: Any) -> Site:
    names = ("viken", "orsa", "byn")
    money = samples.funding(
        purposes=[{"id": "stod", "title": "Stöd"}],
        allocations=[{"recipient": name, "amounts": {"stod": amount}} for name, amount in amounts],
    )
    places = [samples.municipality(name, name.title(), f"000{n}", **fields) for n, name in enumerate(names)]
    return samples.site(samples.plan("a", municipalities=names), *places, fundings=[("a", money)], lang="sv")


def test_the_own_column_is_marked_among_the_others() -> None:
    (money,) = page_of(_with_money([("orsa", 100), ("viken", 400), ("byn", 200)])).money
    assert [(column.name, column.share, column.own) for column in money.columns] == [
        ("Viken", 1, True), ("Byn", 0.5, False), ("Orsa", 0.25, False),
    ]  # fmt: skip
    assert [row.cells[0].text for row in money.others.rows] == ["Viken", "Byn", "Orsa"]
    assert money.sentence == "Viken fick 400\u00a0kr. Det är mest av 3 som fick pengar."


def test_money_per_inhabitant_where_they_have_been_counted() -> None:
    people = {"number": 200, "year": 2020, "source": "SCB"}
    (money,) = page_of(_with_money([("orsa", 100), ("viken", 400)], inhabitants=people)).money
    assert money.sentence.endswith("Det är 2\u00a0kr per invånare, räknat på 200 invånare år 2020 (SCB).")
    assert [cell.text for cell in money.others.columns] == ["Mottagare", "Kronor", "Kronor per invånare"]


def _titles(view: MunicipalityView, part: str) -> list[tuple[list[str], list[str]]]:
    """The activities of each plan that are seen, and those that are folded."""

    def titles(groups: tuple[RowGroup, ...]) -> list[str]:
        return [row.title for group in groups for row in group.rows]

    return [(titles(plan.seen), titles(plan.folded)) for plan in getattr(view, part)]


def test_a_few_activities_are_seen_and_the_rest_folded() -> None:
    places = [samples.municipality(name, name.title(), f"000{n}") for n, name in enumerate(("viken", "orsa"))]
    own = [samples.activity("a", f"e{n}", municipalities=["viken"]) for n in range(7)]
    common = [samples.activity("a", f"g{n}") for n in range(4)]
    view = page_of(samples.site(samples.plan("a", municipalities=["viken", "orsa"]), *places, *own, *common))
    assert _titles(view, "own") == [(["e0", "e1", "e2", "e3", "e4"], ["e5", "e6"])]
    assert _titles(view, "common") == [(["g0", "g1", "g2", "g3"], [])]  # a fold is not worth it for one


def test_all_of_a_plan_that_it_has_to_itself_is_its_own() -> None:
    site = samples.site(
        samples.plan("a", municipalities="viken"), samples.municipality("viken", "Viken", "0001"),
        samples.activity("a", "ett"),
    )  # fmt: skip
    view = page_of(site)
    assert (_titles(view, "own"), view.common) == ([(["ett"], [])], ())


def test_the_list_has_a_map_of_each_county_in_the_register() -> None:
    site = samples.site(
        samples.municipality("falun", "Falun", "2080"),
        samples.municipality("viken", "Viken", "0001", county="Landet"), lang="sv",
    )  # fmt: skip
    view = municipalities_view(site)
    assert [(county.section.title, bool(county.map)) for county in view.counties] == [
        ("Dalarnas län", True), ("Landet", False),
    ]  # fmt: skip
    assert (len(view.absent), "SCB" in view.map_source) == (289, True)


def test_one_that_is_no_more_leads_on() -> None:
    places = [
        samples.municipality("gamla", "Gamla", "0001", ended="2006-12-31", replaced_by=["viken", "orsa"]),
        samples.municipality("viken", "Viken", "0002"),
        samples.municipality("orsa", "Orsa", "0003"),
    ]
    found = samples.site(samples.plan("a", municipalities=["viken"]), *places, lang="sv")
    gamla, viken = (municipality_view(found, found.library.municipalities[name]) for name in ("gamla", "viken"))
    assert gamla.ended == "Gamla är inte längre en kommun. Sista dagen var 31 december 2006."
    assert [link.url for link in gamla.successors] == ["kommuner/viken/", "kommuner/orsa/"]
    assert (viken.ended, viken.successors) == ("", ())
    (county,) = counties(found)
    assert [(link.text, link.note) for link in county.links] == [("Gamla", "till 2006"), ("Orsa", ""), ("Viken", "")]
