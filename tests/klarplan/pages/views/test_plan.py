"""A plan's first page: five answers, in the tense of its time, and its parts.

Also tests: pages.views.plan_answers
"""

from __future__ import annotations

from typing import Any

import pytest
from samples import activity, area, follow_up, funding, party, plan, site

from klarplan.pages.views.plan import PlanPageView, plan_page_view
from klarplan.site.parts import Answer, Link


def page(*given: Any, money: Any = None, **fields: Any) -> PlanPageView:
    """The page of a plan with these records and fields."""
    fundings = [("p", money)] if money else []
    made = site(plan("p", **fields), party("region", "Regionen"), party("grupp", "Gruppen"), *given, fundings=fundings)
    return plan_page_view(made, made.library.plans["p"])


def answers(view: PlanPageView) -> dict[str, str]:
    return {answer.question: answer.text for answer in view.answers}


def test_five_questions_are_answered() -> None:
    view = page(
        area("p", "a"), activity("p", "x", focus_area="a", status="done"), activity("p", "y", focus_area="a"),
        money=funding(statements=[{"text": "Stöd", "amount": 5}]), period="2025–2030",
        parties=[{"party": "grupp", "leads": True}, "region"],
    )  # fmt: skip
    assert view.answers == (
        Answer("What", "2 activities in 1 focus area", "#del-fokusomraden"),
        Answer("Who", "Is led by Gruppen", "#del-vilka"),
        Answer("When", "Applies 2025–2030", "#del-tid"),
        Answer("Money", "5\N{NO-BREAK SPACE}SEK", "#del-pengar"),
        Answer("How it goes", "1 of 2 done, 1 not told", "#del-lage"),
    )
    assert [link.text for link in view.leaders] == ["Gruppen"]
    assert [link.text for link in view.parties] == ["Regionen"]


@pytest.mark.parametrize(
    ("fields", "over"),
    [  # the site is of 22 November 2026
        ({"period": "2021–2026"}, False),
        ({"period": "2021–2025"}, True),
        ({"period": "2021–2025 och löpande"}, False),
        ({"period": "2021–"}, False),
        ({"period": "2021–2030", "status": "ended"}, True),
    ],
)
def test_what_has_ended_is_told_in_the_past_tense(fields: dict[str, Any], over: bool) -> None:
    view = page(activity("p", "x"), parties=[{"party": "grupp", "leads": True}], **fields)
    told = answers(view)
    assert told["Who"] == ("Was led by Gruppen" if over else "Is led by Gruppen")
    assert told["When"].startswith("Applied" if over else "Applies")
    assert ("How it went" if over else "How it goes") in told
    assert view.facts[0].label == ("Applied" if over else "Applies")
    activities = view.headings["activities"]
    assert activities
    assert activities.title == ("This was planned" if over else "What we do")


@pytest.mark.parametrize(
    ("money", "costs", "told"),
    [
        (None, None, "The plan does not say what it costs."),
        ({"statements": [{"text": "a", "amount": 5}, {"text": "b", "amount": 6}]}, None, "5 SEK and 1 sum more"),
        ({"statements": [{"text": "a", "amount": 5}]}, 7, "The plan gives an amount for 1 activity."),
        ({"stated_total": 9}, None, "9 SEK"),
    ],
)
def test_the_money_in_a_line(money: Any, costs: Any, told: str) -> None:
    view = page(activity("p", "x", **({"cost": costs} if costs else {})), money=funding(**money) if money else None)
    assert answers(view)["Money"].replace("\N{NO-BREAK SPACE}", " ") == told


def test_who_takes_part_where_nobody_leads() -> None:
    names = [party(f"p{number}", f"P{number}") for number in range(5)]
    view = page(*names, parties=[one.id for one in names])
    assert answers(view)["Who"] == "P0, P1, P2, and 2 more"


@pytest.mark.parametrize(
    ("given", "day", "source"),
    [
        ([activity("p", "x")], "", None),
        ([activity("p", "x", status="done")], "The plan says so, and gives no day for it.", None),
        (
            [activity("p", "x", status="done", status_date="2022-11-24")],
            "As it was on 24 November 2022.", None,
        ),
        (
            [activity("p", "x", status="done", status_date="2022-11-24"), activity("p", "y", status="done")],
            "The newest is as it was on 24 November 2022.", None,
        ),
        (
            [activity("p", "x"), follow_up("p", "2023-01-31", statuses=[{"activity": "x", "status": "done"}])],
            "As it was on 31 January 2023.",
            Link("Uppföljning 2023-01-31", "planer/p/uppfoljningar/2023-01-31/"),
        ),
    ],
)  # fmt: skip
def test_as_of_when_the_statuses_hold(given: list[Any], day: str, source: Link | None) -> None:
    view = page(*given)
    assert (view.status_day, view.status_source) == (day, source)


def test_no_chart_of_one_part() -> None:
    assert page(activity("p", "x", status="done"), activity("p", "y", status="done")).status_chart.bars == ()
    assert page(activity("p", "x"), activity("p", "y")).status_chart.bars == ()
    assert len(page(activity("p", "x", status="done"), activity("p", "y")).status_chart.bars) == 2


def test_activities_stand_below_their_areas() -> None:
    view = page(area("p", "a"), area("p", "tomt", 2), activity("p", "x", focus_area="a"), activity("p", "y"))
    assert [(one.area.text, one.count, [row.title for row in one.rows]) for one in view.areas] == [
        ("a", "1 activity", ["x"]), ("tomt", "", []), ("Other activities", "1 activity", ["y"]),
    ]  # fmt: skip
    assert view.rows == ()
    assert [row.title for row in page(activity("p", "x")).rows] == ["x"]
