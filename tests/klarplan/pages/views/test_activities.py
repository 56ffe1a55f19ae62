"""Activities and goals in words."""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.pages.views.activities import activity_view, goal_views, groups, status_table
from klarplan.site.parts import Link
from klarplan.site.site import Site


def site(*more: Any, **fields: Any) -> Site:
    return samples.site(
        samples.plan("a", **fields), samples.plan("b"), samples.plan("utkast", status="draft"),
        samples.activity("a", "team", title="Mobilt team"), samples.activity("b", "annan", title="Annan"),
        samples.activity("utkast", "hemlig"), samples.party("region", "Region Dalarna"),
        samples.municipality("falun", "Falun", "2080"), *more,
    )  # fmt: skip


def test_goals_stand_below_those_that_they_serve() -> None:
    goals = [
        {"id": "litet", "text": "Litet", "part_of": "stort", "aim": "short_term"},
        {"id": "stort", "text": "Stort", "aim": "long_term"},
        {"id": "minst", "text": "Minst", "part_of": "litet"},
        {"id": "annat", "text": "Annat", "part_of": "finns-i-planen"},
    ]
    found = site(samples.area("a", "x", goals=goals), samples.activity("a", "ny", goals=["minst"]))
    contents = found.library.plans["a"]
    views = goal_views(found, contents, contents.focus_areas[0].goals)
    assert [view.text for view in views] == ["Stort", "Annat"]
    assert [view.text for view in views[0].parts] == ["Litet"]
    minst = views[0].parts[0].parts[0]
    assert (minst.anchor, minst.activities) == ("mal-minst", (Link("ny", "planer/a/aktiviteter/ny/"),))
    assert [view.aim for view in (views[0], views[0].parts[0], minst)] == ["Long-term goal", "Short-term goal", ""]


def test_activities_stand_by_priority_in_the_order_of_the_plan() -> None:
    found = site(
        samples.activity("a", "u1"), samples.activity("a", "s1", priority="sedan"),
        samples.activity("a", "f1", priority="forst"),
        priorities=[
            {"id": "forst", "title": "Först"}, {"id": "aldrig", "title": "Aldrig"}, {"id": "sedan", "title": "Sen"},
        ],
    )  # fmt: skip
    contents = found.library.plans["a"]
    shown = groups(found, contents, contents.activities.values(), "planer/a/aktiviteter/")
    assert [(group.title, [one.anchor for one in group.activities]) for group in shown] == [
        ("Först", ["f1"]), ("Sen", ["s1"]),
        ("Other activities", ["team", "u1"]),
    ]  # fmt: skip


def test_without_priorities_there_is_one_group_without_a_title() -> None:
    found = site()
    contents = found.library.plans["a"]
    (group,) = groups(found, contents, contents.activities.values(), "planer/a/")
    assert group.title == ""


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        ([], ""),
        (["unknown", "unknown"], "The plan does not say how it went."),
        (["done"], "The activity is done."),
        (["started"], "The activity is not done yet."),
        (["done", "started", "done"], "2 of 3 activities are done."),
        (["started", "unknown"], "0 of 2 activities are done. 1 of 2: the plan does not say how it went."),
        (
            ["done", "unknown", "unknown"],
            "1 of 3 activities is done. 2 of 3: the plan does not say how it went.",
        ),
    ],
)
def test_how_far_the_activities_have_come(statuses: list[str], sentence: str) -> None:
    activities = [samples.activity("a", f"n{number}", status=status) for number, status in enumerate(statuses)]
    found = samples.site(samples.plan("a"), *activities)
    table, chart, told = status_table(found, found.library.plans["a"])
    assert told == sentence
    assert sum(bar.share for bar in chart.bars) == pytest.approx(1 if len(table.rows) > 1 else 0)
    assert [bar.label for bar in chart.bars] == ([row.cells[0].text for row in table.rows] if chart.bars else [])
    assert bool(table.foot) == (len(table.rows) > 1)


@pytest.mark.parametrize(
    ("plan", "own", "expected"),
    [(None, None, ("", "")), (None, "fi", ("fi", "ltr")), ("ar", None, ("ar", "rtl")), ("ar", "sv", ("sv", "ltr"))],
)
def test_the_language_of_an_activity_is_its_own_or_its_plans(
    plan: str | None, own: str | None, expected: tuple[str, str]
) -> None:
    found = samples.site(samples.plan("a", lang=plan), samples.activity("a", "b", lang=own))
    contents = found.library.plans["a"]
    view = activity_view(found, contents, contents.activities["b"], "planer/a/")
    assert (view.lang, view.direction) == expected
