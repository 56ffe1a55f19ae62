"""Spans of time, as plans write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.model.periods import YEARS, PartialDate, Period, parse_period, parse_point

POINTS: list[tuple[str, PartialDate, str, str]] = [
    # as written, as read, its first day, its last day
    ("2017", PartialDate(2017), "2017-01-01", "2017-12-31"),
    (" 2017 ", PartialDate(2017), "2017-01-01", "2017-12-31"),
    ("hösten 2017", PartialDate(2017, season="autumn"), "2017-09-01", "2017-11-30"),
    ("Hösten 2017", PartialDate(2017, season="autumn"), "2017-09-01", "2017-11-30"),
    ("höstterminen 2017", PartialDate(2017, season="autumn"), "2017-09-01", "2017-11-30"),
    ("vår 2018", PartialDate(2018, season="spring"), "2018-03-01", "2018-05-31"),
    ("summer 2018", PartialDate(2018, season="summer"), "2018-06-01", "2018-08-31"),
    ("vintern 2019", PartialDate(2019, season="winter"), "2019-12-01", "2020-02-29"),
    ("mars 2021", PartialDate(2021, 3), "2021-03-01", "2021-03-31"),
    ("february 2020", PartialDate(2020, 2), "2020-02-01", "2020-02-29"),
    ("2021-03", PartialDate(2021, 3), "2021-03-01", "2021-03-31"),
    ("2021-03-31", PartialDate(2021, 3, 31), "2021-03-31", "2021-03-31"),
    ("31 mars 2021", PartialDate(2021, 3, 31), "2021-03-31", "2021-03-31"),
    ("vecka 41 2022", PartialDate(2022, week=41), "2022-10-10", "2022-10-16"),
    ("week 1 2022", PartialDate(2022, week=1), "2022-01-03", "2022-01-09"),
]


@pytest.mark.parametrize(("text", "point", "first", "last"), POINTS)
def test_points(text: str, point: PartialDate, first: str, last: str) -> None:
    assert parse_point(text) == point
    assert (str(point.first), str(point.last)) == (first, last)


NO_POINTS = ["", "17", "20170", "1017", "2300", "våren", "mellan 2017", "2021-13", "2021-02-30", "30 februari 2021",
             "31 mar 2021", "vecka 54 2022", "vecka 0 2022", "2021-00-10", "hösten -2017"]  # fmt: skip


@pytest.mark.parametrize("text", NO_POINTS)
def test_no_points(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (any ValueError will do)
        parse_point(text)


Y17, Y21, Y22, Y25 = (PartialDate(year) for year in (2017, 2021, 2022, 2025))
AUTUMN = PartialDate(2021, season="autumn")

PERIODS: list[tuple[str, Period]] = [
    ("2017", Period(Y17, Y17)),
    ("hösten 2021", Period(AUTUMN, AUTUMN)),
    *((text, Period(Y21, Y25)) for text in (
        "2021–2025", "2021 – 2025", "2021-2025", "2021 - 2025", "2021—2025", "2021--2025", "2021 till 2025",
        "2021 to 2025", "från 2021 till 2025",
    )),
    ("hösten 2021–2022", Period(AUTUMN, Y22)),
    ("hösten 2021-våren 2022", Period(AUTUMN, PartialDate(2022, season="spring"))),
    ("december 2021–juni 2022", Period(PartialDate(2021, 12), PartialDate(2022, 6))),
    ("2021-03-31–2021-04-30", Period(PartialDate(2021, 3, 31), PartialDate(2021, 4, 30))),
    ("2021-03 - 2021-06", Period(PartialDate(2021, 3), PartialDate(2021, 6))),
    *((text, Period(Y22)) for text in (
        "2022–", "2022-", "2022 –", "från 2022", "från och med 2022", "fr.o.m. 2022", "from 2022",
    )),
    *((text, Period(end=Y25)) for text in (
        "till och med 2025", "t.o.m. 2025", "t o m 2025", "until 2025",
    )),
    ("senast 2025", Period(end=Y25, deadline=True)),
    *((text, Period(ongoing=True)) for text in ("löpande", "Löpande", "kontinuerligt", "ongoing")),
    *((text, Period(Y22, ongoing=True)) for text in (
        "2022 och löpande", "2022, löpande", "2022– löpande", "från 2022 löpande",
    )),
    *((text, Period(Y21, Y25, ongoing=True)) for text in ("2021–2025 och löpande", "2021–2025, löpande")),
    ("2025–2021", Period(Y25, Y21)),  # the order is for others to check
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_periods(text: str, period: Period) -> None:
    assert parse_period(text) == period


NO_PERIODS = ["", "–", "under hösten", "2021–2022–2023", "2021/2022", "–2025", "löpande 2021 eller så", "2021–snart",
              "till och med", "från"]  # fmt: skip


@pytest.mark.parametrize("text", NO_PERIODS)
def test_no_periods(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (any ValueError will do)
        parse_period(text)


YEARS_COVERED = [
    ("2017", [2017]),
    ("2021–2023", [2021, 2022, 2023]),
    ("vintern 2021", [2021, 2022]),
    ("2022–", [2022]),
    ("till och med 2024", [2024]),
    ("löpande", []),
]


@pytest.mark.parametrize(("text", "years"), YEARS_COVERED)
def test_years(text: str, years: list[int]) -> None:
    assert list(parse_period(text).years) == years


SEASON_WORDS = {"spring": "våren", "summer": "sommaren", "autumn": "hösten", "winter": "vintern"}
DAYS = st.dates(date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31))


def written(point: PartialDate) -> str:
    if point.week:
        return f"vecka {point.week} {point.year}"
    if point.season:
        return f"{SEASON_WORDS[point.season]} {point.year}"
    parts = [part for part in (point.month, point.day) if part]
    return "-".join([f"{point.year}", *(f"{part:02}" for part in parts)])


POINT = st.one_of(
    DAYS.map(lambda day: PartialDate(day.year)),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year, day.month, day.day)),
    st.builds(PartialDate, st.sampled_from(YEARS), season=st.sampled_from(list(SEASON_WORDS))),
    st.builds(PartialDate, st.sampled_from(YEARS), week=st.integers(1, 52)),
)


@given(POINT)
def test_what_is_written_is_read_back(point: PartialDate) -> None:
    assert parse_point(written(point)) == point
    assert parse_period(written(point)) == Period(point, point)
    assert point.first <= point.last


@given(POINT, POINT, st.sampled_from(["–", " – ", " - ", " till "]), st.booleans())
def test_spans_are_read_back(start: PartialDate, end: PartialDate, dash: str, ongoing: bool) -> None:
    text = written(start) + dash + written(end) + (" och löpande" if ongoing else "")
    assert parse_period(text) == Period(start, end, ongoing)


@given(st.text() | st.text(alphabet="012 –-hösten vecka mars löpande"))
def test_other_text_raises_value_error_only(text: str) -> None:
    try:
        period = parse_period(text)
    except ValueError:
        return
    assert period.start or period.end or period.ongoing
