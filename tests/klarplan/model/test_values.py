"""What values of fields may be written as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from klarplan.model.base import Text, Texts
from klarplan.model.periods import PartialDate, Period
from klarplan.model.values import Amount, Cost, CostKind, Day, Involved, InvolvedList, TimeSpan, Year

NBSP = "\u00a0"


def outcome(kind: Any, value: Any) -> Any:
    """The value as read, or the error's type with the suggestion it gives."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        context: Mapping[str, Any] = first.get("ctx", {})
        return first["type"], context.get("suggestion")


AMOUNTS: list[tuple[Any, Any]] = [
    (100000, Decimal(100000)),
    (0, Decimal(0)),
    (Decimal("131634.63"), Decimal("131634.63")),
    (Decimal("1.5"), Decimal("1.5")),
    ("131634.63", Decimal("131634.63")),
    (" 500 ", Decimal(500)),
    # refused, with the right way of writing where it can be known
    ("131634,63", ("bad_amount", "131634.63")),
    ("131 634,63", ("bad_amount", "131634.63")),
    (f"131{NBSP}634,63 kr", ("bad_amount", "131634.63")),
    ("1.131.634,63", ("bad_amount", "1131634.63")),
    ("131 634", ("bad_amount", "131634")),
    ("100.000", ("bad_amount", "100000")),
    ("1.000.000 kronor", ("bad_amount", "1000000")),
    ("350000 kr", ("bad_amount", "350000")),
    (Decimal("100.000"), ("bad_amount", "100000")),
    (Decimal("1.2345"), ("bad_amount", "")),
    ("845 miljoner", ("bad_amount", "")),
    ("", ("bad_amount", "")),
    (True, ("bad_amount", "")),
    (["1"], ("bad_amount", "")),
    (None, ("bad_amount", "")),
    (-1, ("greater_than_equal", None)),
    ("-1.5", ("greater_than_equal", None)),
]


@pytest.mark.parametrize(("value", "expected"), AMOUNTS)
def test_amounts(value: Any, expected: Any) -> None:
    assert outcome(Amount, value) == expected


DAYS: list[tuple[Any, Any]] = [
    (date(2021, 3, 31), date(2021, 3, 31)),
    ("2021-03-31", date(2021, 3, 31)),
    ("2021-02-30", ("impossible_date", None)),
    ("31/3 2021", ("bad_date", None)),
    ("2021-3-31", ("bad_date", None)),
    (2021, ("bad_date", None)),
    (True, ("bad_date", None)),
]


@pytest.mark.parametrize(("value", "expected"), DAYS)
def test_days(value: Any, expected: Any) -> None:
    assert outcome(Day, value) == expected


YEARS: list[tuple[Any, Any]] = [
    (2021, 2021),
    ("2021", 2021),
    (21, ("bad_year", None)),
    ("2021–2023", ("bad_year", None)),
    (20210, ("bad_year", None)),
    (True, ("bad_year", None)),
    (Decimal("2021.0"), ("bad_year", None)),
]


@pytest.mark.parametrize(("value", "expected"), YEARS)
def test_years(value: Any, expected: Any) -> None:
    assert outcome(Year, value) == expected


SPANS: list[tuple[Any, Any]] = [
    (2017, Period(PartialDate(2017), PartialDate(2017))),
    ("2017", Period(PartialDate(2017), PartialDate(2017))),
    (date(2021, 3, 31), Period(PartialDate(2021, 3, 31), PartialDate(2021, 3, 31))),
    ("hösten 2021–2021", Period(PartialDate(2021, season="autumn"), PartialDate(2021))),
    ("löpande", Period(ongoing=True)),
    ("2023–2021", ("end_before_start", None)),
    ("2021-06–2021-05", ("end_before_start", None)),
    ("snart", ("bad_period", None)),
    (True, ("bad_period", None)),
    (Decimal("2021.5"), ("bad_period", None)),
    ([2021, 2023], ("bad_period", None)),
]


@pytest.mark.parametrize(("value", "expected"), SPANS)
def test_time_spans(value: Any, expected: Any) -> None:
    assert outcome(TimeSpan, value) == expected


TEXTS: list[tuple[Any, Any, Any]] = [
    (Text, "en\n  text \n", "en text"),
    (Text, 2017, "2017"),
    (Text, True, ("wrong_type", None)),
    (Text, Decimal("4.1"), ("wrong_type", None)),
    (Text, ["a"], ("wrong_type", None)),
    (Texts, "en", ("en",)),
    (Texts, ["en", 2], ("en", "2")),
    (InvolvedList, "norrby", (Involved(party="norrby"),)),
    (InvolvedList, ["a", {"party": "b", "role": "c"}], (Involved(party="a"), Involved(party="b", role="c"))),
    (InvolvedList, {"party": "b"}, (Involved(party="b"),)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "expected"), TEXTS)
def test_texts_and_lists(kind: Any, value: Any, expected: Any) -> None:
    assert outcome(kind, value) == expected


COSTS: list[tuple[Any, Any]] = [
    (100000, Cost(kind=CostKind.AMOUNT, amount=Decimal(100000))),
    ("131634.63", Cost(kind=CostKind.AMOUNT, amount=Decimal("131634.63"))),
    ("within_budget", Cost(kind=CostKind.WITHIN_BUDGET)),
    ("not_calculated", Cost(kind=CostKind.NOT_CALCULATED)),
    ({"amount": 5, "year": 2017}, Cost(kind=CostKind.AMOUNT, amount=Decimal(5), year=2017)),
    ({"included_in": "a"}, Cost(kind=CostKind.INCLUDED, included_in="a")),
    ({"note": "Se ovan."}, Cost(kind=CostKind.DESCRIBED, note="Se ovan.")),
    ({"kind": "within_budget", "payers": "a"}, Cost(kind=CostKind.WITHIN_BUDGET, payers=("a",))),
    ("gratis", ("enum", None)),
    ("amount", ("needed", None)),
    ({"kind": "included"}, ("needed", None)),
    ("100 000 kr", ("bad_amount", "100000")),
    (True, ("model_type", None)),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), COSTS)
def test_costs(value: Any, expected: Any) -> None:
    assert outcome(Cost, value) == expected
