"""How facts are said: costs, money, sources. Others are tried where they stand: in pages, calendars and reviews.

Also tests: site.parts
"""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.model.values import Cost
from klarplan.open_data.money_rows import money_rows
from klarplan.pages.views.money import money_part, money_view
from klarplan.site.parts import Link
from klarplan.site.phrases import cost_links, funding_text, plan_notice, plan_status, source_text
from klarplan.site.site import Site

N = "\u00a0"


def site(*more: Any) -> Site:
    return samples.site(
        samples.plan("a"), samples.plan("b"), samples.plan("utkast", status="draft"),
        samples.activity("a", "team", title="Mobilt team"), samples.activity("b", "annan", title="Annan"),
        samples.activity("utkast", "hemlig"), samples.party("region", "Region Dalarna"),
        samples.municipality("falun", "Falun", "2080"), *more,
    )  # fmt: skip


OWNER = Link("Mobilt team", "planer/a/aktiviteter/team/", note="the cost is a part of that")


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (100000, Link(f"100,000{N}SEK")),
        ({"amount": "131634.63"}, Link(f"131,634.63{N}SEK")),
        ({"amount": 100000, "year": 2017}, Link(f"100,000{N}SEK for 2017")),
        ({"amount": 100000, "year": 2017, "estimated": True}, Link(f"About 100,000{N}SEK for 2017")),
        ({"amount": 1, "amount_to": 2, "per": "per år"}, Link(f"1{N}SEK to 2{N}SEK per år")),
        ({"amount": 1, "payers": ["region", "falun"]}, Link(f"1{N}SEK. Paid by Region Dalarna and Falun.")),
        ({"amount": 1, "staffing": "0,5 tjänst", "note": "En not."}, Link(f"1{N}SEK, 0,5 tjänst. En not.")),
        ({"staffing": "en halv tjänst"}, Link("en halv tjänst")),
        ("within_budget", Link("Within the existing budget")),
        ("not_calculated", Link("Not yet calculated")),
        ({"note": "Ingår i uppdraget."}, Link("Ingår i uppdraget")),
        ({"included_in": "team"}, OWNER),
        ({"included_in": "b/annan"}, Link("Annan", "planer/b/aktiviteter/annan/", note=OWNER.note)),
        ({"included_in": "utkast/hemlig"}, Link("Part of the cost of another activity")),
        # what the kind does not ask for is said too
        (
            {"kind": "within_budget", "amount": 1, "year": 2017, "payers": ["falun"], "staffing": "0,5 tjänst"},
            Link(f"Within the existing budget. 1{N}SEK for 2017, 0,5 tjänst. Paid by Falun."),
        ),
        ({"kind": "within_budget", "amount_to": 5}, Link(f"Within the existing budget. At most 5{N}SEK.")),
        (
            {"kind": "not_calculated", "year": 2017, "staffing": "En heltid", "note": "Ny."},
            Link("Not yet calculated. En heltid. For the year 2017. Ny."),
        ),
        (
            {"included_in": "team", "year": 2017, "payers": ["region"]},
            (Link("For the year 2017. Paid by Region Dalarna."), OWNER),
        ),
        (
            {"amount": 5, "included_in": "team"},
            (Link(f"5{N}SEK"), OWNER),
        ),
        ({"kind": "described", "year": 2017}, Link("For the year 2017")),
        ({"staffing": "en halvtid", "per": "år"}, Link("En halvtid per år")),
        ({"kind": "not_calculated", "per": "per år"}, Link("Not yet calculated. Per år.")),
    ],
)
def test_costs(cost: Any, expected: Link | tuple[Link, ...]) -> None:
    activity = samples.activity("a", "ny", cost=[cost])
    found = site(activity)
    links = cost_links(found, found.library.plans["a"], activity.cost[0])
    assert links == (expected if isinstance(expected, tuple) else (expected,))


@pytest.mark.parametrize(
    ("text", "agreement", "said"),
    [
        (None, None, ""),
        ("Pengar från staten.", None, "Pengar från staten."),
        (None, "ÖK 2020", "Agreement: ÖK 2020."),
        ("Pengar från staten", "ÖK 2020", "Pengar från staten. Agreement: ÖK 2020."),
        ("Vilka pengar?", "ÖK 2020.", "Vilka pengar? Agreement: ÖK 2020."),
    ],
)
def test_money_as_a_whole(text: str | None, agreement: str | None, said: str) -> None:
    funding = samples.funding(text=text, agreement=agreement)
    found = samples.site(samples.plan("a"), fundings=[("a", funding)])
    assert funding_text(found, funding) == said
    assert money_part(found, found.library.plans["a"]).lead == said


SAYS: dict[str, Any] = {
    "amount": "7", "amount_to": "8", "per": "elev", "year": 2017, "staffing": "en halvtid", "payers": ["falun"],
    "included_in": "b/annan", "note": "En not.",
}  # fmt: skip
IN_WORDS = {"amount": "7", "amount_to": "8", "per": "elev", "year": "2017", "staffing": "en halvtid", "payers": "Falun",
            "included_in": "Annan", "note": "En not"}  # fmt: skip


@pytest.mark.parametrize("kind", ["amount", "within_budget", "not_calculated", "included", "described"])
@pytest.mark.parametrize("field", SAYS)
def test_the_page_says_all_of_a_cost_that_the_table_says(kind: str, field: str) -> None:
    needed = {"amount": ["amount"], "included": ["included_in"]}.get(kind, [])
    given = {name: SAYS[name] for name in dict.fromkeys([*needed, field])}
    activity = samples.activity("a", "ny", cost=[{"kind": kind, **given}])
    found = site(activity)
    contents = found.library.plans["a"]
    (row,) = (row for row in money_rows(found, contents) if row.activity == "a/activity/ny")
    assert getattr(row, field) is not None
    view = money_view(found, contents)
    (shown,) = (*view.costs, *view.other_costs)
    assert IN_WORDS[field].lower() in " ".join(cost.text for cost in shown.costs).lower()


def test_every_field_of_a_cost_is_tried() -> None:
    assert {*SAYS, "kind", "estimated"} == set(Cost.model_fields)


def test_the_table_names_the_activity_of_another_plan_that_holds_a_cost() -> None:
    found = site(samples.activity("a", "ny", cost=[{"included_in": "b/annan"}, {"included_in": "utkast/hemlig"}]))
    rows = money_rows(found, found.library.plans["a"])
    assert [row.included_in for row in rows] == ["b/activity/annan", None]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ({"document": "planen"}, "Dokumentet a."),
        ({"document": "planen", "place": "rad 3"}, "Dokumentet a, rad 3."),
        ({"document": "planen", "place": "s. 3."}, "Dokumentet a, s. 3."),
        ({"document": "planen", "note": "Kolumnerna har glidit."}, "Dokumentet a. Kolumnerna har glidit."),
    ],
)
def test_where_a_fact_comes_from(source: dict[str, str], text: str) -> None:
    activity = samples.activity("a", "ett", source=source)
    assert source_text(samples.plan("a"), activity.source) == text


@pytest.mark.parametrize(
    ("fields", "status", "notice"),
    [
        ({"period": "2021–2099"}, "Gäller", ""),
        ({"period": "2021–2023"}, "Avslutad", "Planens tid är slut. Den gällde 2021–2023."),
        ({"period": "2021–2099", "status": "ended"}, "Avslutad", "Planens tid är slut. Den gällde 2021–2099."),
        ({"period": "2021–2023", "status": "draft"}, "Utkast", "Planen är ett utkast. Den är inte beslutad."),
    ],
)
def test_a_plan_whose_last_day_has_passed_has_ended(fields: dict[str, str], status: str, notice: str) -> None:
    site, plan = samples.site(lang="sv"), samples.plan("a", **fields)
    assert (plan_status(site, plan), plan_notice(site, plan)) == (status, notice)


@pytest.mark.parametrize(("end", "heading"), [(2023, "Så fördelades pengarna"), (2099, "Så fördelas pengarna")])
def test_money_of_a_plan_that_is_over_is_told_as_past(end: int, heading: str) -> None:
    plan = samples.plan("a", period=f"2021–{end}")
    site = samples.site(plan, fundings=[("a", samples.funding())], lang="sv")
    assert money_part(site, site.library.plans["a"]).headings.shares == heading
