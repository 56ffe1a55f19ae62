"""Money in tables and sentences: exact to the öre, and stated as the source states it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
import samples

from klarplan.pages.views.money import MoneyPart, bar_chart, money_part, money_view
from klarplan.pages.views.municipality import MunicipalityView, municipality_view
from klarplan.pages.views.plan import plan_page_view
from klarplan.site.parts import Table
from klarplan.site.site import Site

N = "\u00a0"
PURPOSES = [{"id": "p", "title": "Planer"}, {"id": "k", "title": "Kunskap"}]
FALUN, MORA = samples.municipality("falun", "Falun", "2080"), samples.municipality("mora", "Mora", "2062")


def site(allocations: list[dict[str, Any]], *more: Any, lang: str = "sv", **fields: Any) -> Site:
    rows = [row | {"amounts": {key: Decimal(amount) for key, amount in row["amounts"].items()}} for row in allocations]
    rows = [row | ({"stated_total": Decimal(row["stated_total"])} if "stated_total" in row else {}) for row in rows]
    funding = samples.funding(purposes=PURPOSES, allocations=rows, **fields)
    return samples.site(
        samples.plan("a", municipalities=["falun", "mora"]), FALUN, MORA, *more, fundings=[("a", funding)], lang=lang
    )


def part(found: Site) -> MoneyPart:
    return money_part(found, found.library.plans["a"])


def texts(table: Table) -> list[list[str]]:
    return [[cell.text.replace(N, " ") for cell in row.cells] for row in (*table.rows, *table.foot)]


def answer(view: MunicipalityView) -> str:
    """What a municipality's page says first of its money."""
    ((text,),) = ([value.text for value in fact.values] for fact in view.answers if fact.label == "Pengar")
    return text


SHARES = [
    {"recipient": "mora", "amounts": {"p": "395640.36", "k": "197820.18"}, "stated_total": "593461"},
    {"recipient": "falun", "amounts": {"p": "1150872.72"}, "stated_total": "1150873"},
]


def test_shares_by_recipient_and_purpose() -> None:
    (table,) = part(site(SHARES)).tables
    assert texts(table) == [
        ["Mora", "395 640,36", "197 820,18", "593 460,54", "593 461"],
        ["Falun", "1 150 872,72", "", "1 150 872,72", "1 150 873"],
        [table.foot[0].cells[0].text, "1 546 513,08", "197 820,18", "1 744 333,26", "1 744 334"],
    ]
    assert table.note
    assert [cell.number for cell in table.rows[0].cells] == [False, True, True, True, True]


def test_stated_sums_stand_as_they_are_stated() -> None:
    rows = [{"recipient": "mora", "amounts": {"p": "1.5"}, "stated_total": "1.5"}]
    assert texts(part(site(rows, rounding=Decimal("0.01"))).tables[0])[0][-1] == "1,50"


@pytest.mark.parametrize(("rounding", "said"), [("1", True), ("1000", False), ("0.01", False)])
def test_only_a_plan_that_rounds_to_kronor_is_said_to(rounding: str, said: bool) -> None:
    assert bool(part(site(SHARES, rounding=Decimal(rounding))).tables[0].note) is said


def test_stated_sums_are_not_added_where_one_is_missing() -> None:
    rows = [SHARES[0], {key: value for key, value in SHARES[1].items() if key != "stated_total"}]
    (table,) = part(site(rows)).tables
    assert texts(table)[1][-1] == ""
    assert texts(table)[2][-1] == ""


def test_without_stated_sums_there_is_no_column_for_them() -> None:
    (table,) = part(site([{"recipient": "mora", "amounts": {"p": "1", "k": "2"}}])).tables
    assert [len(row) for row in texts(table)] == [4, 4]
    assert not table.note


def test_money_of_the_county_together() -> None:
    rows = [{"recipient": "county", "amounts": {"p": "7649410.97", "k": "1000000"}, "stated_total": "8649411"}]
    (table,) = part(site(rows)).tables
    assert [row[1] for row in texts(table)] == ["7 649 410,97", "1 000 000,00", "8 649 410,97", "8 649 411"]


def test_a_municipality_shows_its_own_share() -> None:
    found = site(SHARES)
    view = municipality_view(found, found.library.municipalities["mora"])
    (money,) = view.money
    assert [row[1] for row in texts(money.own)] == ["395 640,36", "197 820,18", "593 460,54", "593 461"]
    assert texts(money.others) == [["Falun", "1 150 872,72"], ["Mora", "593 460,54"]]
    assert money.sentence.startswith(f"Mora fick 593{N}461{N}kr, avrundat till hela kronor. ")
    assert money.page.url == "planer/a/pengar/"
    assert answer(view) == f"593{N}461{N}kr (avrundat), minst av 2"
    assert money.own.caption.startswith("Moras")


@pytest.mark.parametrize(
    ("amount", "exact", "figure"),
    [
        ("0.40", "0,40", "0,40"),
        ("2.50", "2,50", "2,50"),
        ("99.50", "99,50", "99,50"),
        ("100.50", "100,50", "101"),  # half up, not to the even one
        ("101.50", "101,50", "102"),
        ("100", "100", "100"),
    ],
)
def test_money_is_exact_or_said_to_be_rounded(amount: str, exact: str, figure: str) -> None:
    found = site([{"recipient": "mora", "amounts": {"p": amount}}])
    contents, exact = found.library.plans["a"], f"{exact}{N}kr"
    money = plan_page_view(found, contents).money
    assert money
    assert money.sentence == f"{exact} delades ut för 2021."  # its time is over
    ((bar,),) = (chart.bars for chart in part(found).charts)
    assert bar.value == exact
    view = municipality_view(found, found.library.municipalities["mora"])
    (shown,), rounded = view.money, f"{figure}{N}kr" != exact
    assert Decimal(texts(shown.own)[-1][1].replace(",", ".")) == Decimal(amount)
    assert shown.sentence == f"Mora fick {figure}{N}kr{', avrundat till hela kronor' if rounded else ''}."
    assert answer(view) == f"{figure}{N}kr{' (avrundat)' if rounded else ''}"


def test_each_plan_that_gives_a_municipality_money_is_linked_to() -> None:
    plans = [samples.plan(name, municipalities=["mora"]) for name in ("a", "b", "c")]
    fundings = [
        (name, samples.funding(purposes=PURPOSES, allocations=[{"recipient": "mora", "amounts": {"p": amount}}]))
        for name, amount in (("a", 1000), ("b", 2000))
    ]
    found = samples.site(*plans, MORA, fundings=fundings, lang="sv")
    view = municipality_view(found, MORA)
    assert answer(view) == f"1{N}000{N}kr; 2{N}000{N}kr"
    assert [(money.sentence, money.page.url) for money in view.money] == [
        (f"Mora fick 1{N}000{N}kr.", "planer/a/pengar/"),
        (f"Mora fick 2{N}000{N}kr.", "planer/b/pengar/"),
    ]


def test_uses_lead_to_activities_of_other_plans_too() -> None:
    uses = [{"text": "Ett", "activity": "ett"}, {"text": "Annat", "activity": "b/annat"}, {"text": "Inget"}]
    found = site([], samples.plan("b"), samples.activity("a", "ett"), samples.activity("b", "annat"), uses=uses)
    assert [link.url for link in part(found).uses] == ["planer/a/aktiviteter/ett/", "planer/b/aktiviteter/annat/", ""]


@pytest.mark.parametrize(
    ("costs", "sentence"),
    [
        ([], ""),
        ([["within_budget"]], "The plan gives no amounts for the activities."),
        ([[100]], "The plan gives an amount for 1 activity."),
        ([[100], [200]], f"The plan gives amounts for 2 activities. Together they are 300{N}SEK."),
        ([[100, 200]], f"The plan gives an amount for 1 activity. Together they are 300{N}SEK."),
        ([[100], ["not_calculated"]], "The plan gives an amount for 1 activity."),
        ([[100], [{"amount": 1, "per": "per år"}]], "The plan gives amounts for 2 activities."),
        ([[100], [{"amount": 1, "amount_to": 2}]], "The plan gives amounts for 2 activities."),
        ([[{"kind": "within_budget", "amount": 5}]], "The plan gives an amount for 1 activity."),
        ([[{"kind": "not_calculated", "amount_to": 5}]], "The plan gives an amount for 1 activity."),
        (
            [[100], [200], [{"amount": 50, "included_in": "n0"}]],
            f"The plan gives amounts for 3 activities. Together they are 300{N}SEK.",
        ),
    ],
)
def test_what_the_activities_cost(costs: list[list[Any]], sentence: str) -> None:
    activities = [samples.activity("a", f"n{number}", cost=cost) for number, cost in enumerate(costs)]
    found = samples.site(samples.plan("a"), *activities)
    view = money_view(found, found.library.plans["a"])
    assert view.costs_sentence == sentence
    assert len(view.costs) + len(view.other_costs) == len(list(filter(None, costs)))


def test_bars_are_shares_of_the_longest_or_of_the_whole() -> None:
    parts = [("A", Decimal(300)), ("B", Decimal(100))]
    found = samples.site()
    assert [bar.share for bar in bar_chart(found, "x", parts).bars] == [1, pytest.approx(1 / 3)]
    assert [bar.share for bar in bar_chart(found, "x", parts, stacked=True).bars] == [0.75, 0.25]
    assert bar_chart(found, "x", parts).description == f"Most: A, 300{N}SEK. Least: B, 100{N}SEK."


def test_bars_of_nothing() -> None:
    chart = bar_chart(samples.site(), "x", [("A", Decimal(0))])
    assert [bar.share for bar in chart.bars] == [0]
    assert chart.description == ""


def test_sums_that_are_not_translated_say_their_language() -> None:
    made = replace(site([], statements=[{"text": "Stöd", "amount": Decimal(5)}], lang="en"), original_lang="sv")
    shown = plan_page_view(made, made.library.plans["a"])
    assert shown.money
    assert [value.lang for fact in shown.money.sums for value in fact.values] == ["sv"]
    assert [document.lang for document in shown.documents] == ["sv"]
