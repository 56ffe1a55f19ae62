"""A plan's time: bars where they tell more than a sentence, and what every kind of time looks like."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from samples import activity, area, plan, site

from klarplan.pages.views.timeline import MOST_UNFOLDED, TimelineView, timeline_view


def shown(*periods: str | None, whole: str = "2021–2024", **fields: Any) -> TimelineView:
    """The timeline of a plan with an activity for each of these times."""
    records = [
        activity("p", f"a{number}", order=number, **({"period": period} if period else {}))
        for number, period in enumerate(periods)
    ]
    made = site(plan("p", period=whole, **fields), *records)
    view = timeline_view(made, made.library.plans["p"])
    assert view
    return view


FILLING = ("2021", "2022", "2023", "2024")  # so that there are bars at all


@pytest.mark.parametrize(
    ("period", "bar"),
    [  # start, width, and what is true of it; the axis is 2021–2024: 1461 days
        ("2022", (24.98, 24.99, "")),
        ("2023–2024", (49.97, 50.03, "")),
        ("2023–", (49.97, 50.03, "continues")),
        ("till och med 2022", (0.0, 49.97, "opens")),
        ("löpande", (0.0, 100.0, "opens continues")),
        ("hösten 2022", (41.62, 6.22, "is_rough")),
        ("2021–2022 och löpande", (0.0, 49.97, "then_on")),
        ("2021–2024 och löpande", (0.0, 100.0, "then_on")),
        ("senast 2022-12-31", (0.0, 49.97, "is_deadline")),
        ("2022-12-31", (49.9, 1.0, "")),
        ("2024-12-31", (99.0, 1.0, "")),
    ],
)
def test_a_bar(period: str, bar: tuple[float, float, str]) -> None:
    drawn = shown(period, *FILLING).groups[0].bars[0]
    flags = ("opens", "continues", "is_deadline", "is_rough")
    true = [*(name for name in flags if getattr(drawn, name)), *(["then_on"] if drawn.then_on is not None else [])]
    assert (drawn.start, drawn.width, " ".join(true)) == bar


@pytest.mark.parametrize(
    ("periods", "sentence", "others"),
    [
        (("2021–2024",) * 3, "All activities have the same time as the plan: 2021–2024.", []),
        (("2022",) * 3, "All activities have the same time: 2022.", []),
        ((None, None), "The plan is for 2021–2024. It gives no time for each activity.", []),
        (("2022", "2022", "2023"), "2 of 3 activities have the time 2022. These have another time:", ["2023"]),
        (("2022", None), "1 of 2 activities has the time 2022.", []),
    ],
)
def test_a_sentence_where_bars_would_say_no_more(
    periods: tuple[str | None, ...], sentence: str, others: list[str]
) -> None:
    view = shown(*periods)
    assert (view.sentence, [link.note for link in view.others]) == (sentence, others)
    assert (view.groups, view.table.rows, view.today_text) == ((), (), "")


def test_bars_have_their_sentence_and_their_table() -> None:
    view = shown("2021", "2022–", "2023", "hösten 2023", None)
    assert view.sentence == "The plan gives a time for 4 of 5 activities. 1 has no end that it says."
    assert [row.cells[0].text for row in view.table.rows] == ["a0", "a1", "a2", "a3"]
    assert [row.cells[-1].text for row in view.table.rows] == ["2021", "From 2022", "2023", "Autumn 2023"]
    assert view.undated_sentence == "1 activity has no years of its own in the plan."
    assert [link.text for link in view.undated] == ["a4"]
    assert view.shapes == ("continues", "rough")
    assert not view.folded


def test_many_bars_are_folded() -> None:
    assert not shown(*FILLING, *["2024"] * (MOST_UNFOLDED - 4)).folded
    assert shown(*FILLING, *["2024"] * (MOST_UNFOLDED - 3)).folded


def test_bars_stand_by_focus_area() -> None:
    made = site(
        plan("p"), area("p", "b", 2), area("p", "a", 1), activity("p", "x", focus_area="b", period="2021"),
        activity("p", "y", focus_area="a", period="2022"), activity("p", "z", period="2023"),
        activity("p", "u", focus_area="a"), activity("p", "v", focus_area="a", period="2022–2023"),
    )  # fmt: skip
    view = timeline_view(made, made.library.plans["p"])
    assert view
    told = [(group.title, group.count, [bar.activity.text for bar in group.bars]) for group in view.groups]
    assert told == [
        ("a", "2 activities", ["v", "y"]),
        ("b", "1 activity", ["x"]),
        ("Other activities", "1 activity", ["z"]),
    ]
    assert [cell.text for cell in view.table.columns] == ["Activity", "Focus area", "When"]


@pytest.mark.parametrize(
    ("whole", "today", "text"),
    [  # the site is of 22 November 2026
        ("2021–2024", None, "Today, 22 November 2026, is after the end of the timeline."),
        ("2021–2028", 73.61, "The dashed line is today, 22 November 2026."),
    ],
)
def test_today(whole: str, today: float | None, text: str) -> None:
    view = shown(*FILLING, "2024", whole=whole)
    assert (view.today, view.today_text) == (today, text)


def test_a_timeline_that_has_not_begun() -> None:
    view = shown("2027", "2028", "2029", "2030", whole="2027–2030")
    assert view.today_text == "Today, 22 November 2026, is before the beginning of the timeline."
    assert date(2027, 1, 1) > date(2026, 11, 22)


@pytest.mark.parametrize(
    ("whole", "labels"),
    [
        ("2021–2024", ["2021", "2022", "2023", "2024"]),
        ("2017–2025", ["2017", "", "2019", "", "2021", "", "2023", "", "2025"]),
    ],
)
def test_years_have_room(whole: str, labels: list[str]) -> None:
    assert [tick.label for tick in shown(*FILLING, "2024", whole=whole).ticks] == labels


def test_a_plan_without_activities() -> None:
    made = site(plan("p"))
    assert timeline_view(made, made.library.plans["p"]) is None


@pytest.mark.parametrize(
    ("own", "of_plan", "marked"), [(None, None, ""), ("en", "sv", ""), (None, "sv", "sv"), ("fi", "sv", "fi")]
)
def test_titles_say_their_language_where_it_is_another_than_the_page_s(
    own: str | None, of_plan: str | None, marked: str
) -> None:
    """Bars, what has no time, and the table alike: on a translated page most activities are in the original's."""
    times = dict(enumerate((None, *FILLING)))
    records = [
        activity("p", f"a{n}", order=n, lang=own, **({"period": time} if time else {})) for n, time in times.items()
    ]
    made = site(plan("p", period="2021–2024", lang=of_plan), *records)
    view = timeline_view(made, made.library.plans["p"])
    assert view
    assert view.table
    titles = [bar.activity for group in view.groups for bar in group.bars]
    assert {link.lang for link in (*titles, *view.undated)} == {marked}
    assert {row.cells[0].lang for row in view.table.rows} == {marked}
