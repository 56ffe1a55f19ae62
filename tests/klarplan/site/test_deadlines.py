from __future__ import annotations

from datetime import date

import pytest
from samples import activity, funding, plan, site

from klarplan.pages.views.dates import date_views, dates_view
from klarplan.site.deadlines import deadlines
from klarplan.site.phrases import deadline_text, deadline_when

DUTIES = [
    {"text": "Redovisa.", "date": "2022-03-31"},
    {"text": "Räkna.", "period": "hösten 2021"},
    {"text": "Följ upp.", "period": "2022–"},
    {"text": "Berätta."},
]


def test_what_a_plan_has() -> None:
    given = site(
        plan("a", review_date="2022-06-01"), activity("a", "x", period="våren 2022"), activity("a", "y"),
        activity("a", "z", period="löpande"), fundings=[("a", funding(reporting=DUTIES))],
    )  # fmt: skip
    found = [
        (one.id, one.first, one.last, deadline_when(given, one), deadline_text(given, one))
        for one in deadlines(given.library.plans["a"])
    ]
    assert found == [
        ("a/date/plan-ends", date(2023, 1, 1), date(2023, 12, 31), "2023", "The plan's last day"),
        ("a/date/plan-review", date(2022, 6, 1), date(2022, 6, 1), "1 June 2022", "The plan is to be reviewed"),
        ("a/date/reporting/1", date(2022, 3, 31), date(2022, 3, 31), "31 March 2022", "Redovisa."),
        ("a/date/reporting/2", date(2021, 9, 1), date(2021, 11, 30), "Autumn 2021", "Räkna."),
        ("a/date/reporting/3", date(2022, 1, 1), None, "From 2022", "Följ upp."),
        ("a/date/reporting/4", None, None, "", "Berätta."),
        ("a/date/activity-ends/x", date(2022, 3, 1), date(2022, 5, 31), "Spring 2022", "x"),
    ]


@pytest.mark.parametrize("period", ["2021–", "löpande"])
def test_a_plan_without_an_end(period: str) -> None:
    assert list(deadlines(site(plan("a", period=period)).library.plans["a"])) == []


def test_pages_show_those_with_a_last_day_in_order() -> None:
    given = site(plan("a"), activity("a", "x", period="2027"), fundings=[("a", funding(reporting=DUTIES))])
    found = [(one.iso, one.when, one.happens, one.url, one.place.url, one.past) for one in date_views(given)]
    assert found == [
        ("2021-11-30", "Autumn 2021", "Is reported", "", "planer/a/pengar/", True),
        ("2022-03-31", "31 March 2022", "Is reported", "", "planer/a/pengar/", True),
        ("2023-12-31", "2023", "", "planer/a/", "planer/a/", True),
        ("2027-12-31", "2027", "Ends", "planer/a/aktiviteter/x/", "planer/a/", False),
    ]


PERIODS = {
    "hösten 2021–våren 2022": [("2021-09-01", "Begins"), ("2022-05-31", "Ends")],
    "2021-03–2023": [("2021-03-01", "Begins"), ("2023-12-31", "Ends")],
    "våren 2022": [("2022-05-31", "Ends")],
    "2022": [("2022-12-31", "Ends")],
    "2021–": [],
}


@pytest.mark.parametrize("period", PERIODS)
def test_what_begins_and_ends(period: str) -> None:
    given = site(plan("a", period="2021–"), activity("a", "x", period=period))
    assert [(one.iso, one.happens) for one in date_views(given)] == PERIODS[period]


def test_what_has_only_a_year_is_counted_and_not_listed() -> None:
    given = site(plan("a"), activity("a", "x", period="2022"), activity("a", "y", period="våren 2022"))
    view = dates_view(given)
    assert [date.text for year in view.past for date in year.dates] == ["y"]
    assert view.only_year
    assert view.only_year.text.startswith("2 more things have only a year")
