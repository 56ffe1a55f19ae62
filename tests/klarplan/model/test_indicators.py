"""What an editor may write of a measure, and how its numbers are read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError
from samples import indicator

from klarplan.model.indicators import Direction, ValuesSource

NUMBERS: list[tuple[Any, Any]] = [
    (85, Decimal(85)),
    (-3, Decimal(-3)),
    (Decimal("84.25"), Decimal("84.25")),
    ("84.25", Decimal("84.25")),
    (Decimal("84.2352941176470588"), Decimal("84.2352941176470588")),
    ("84,2", "84.2"),
    ("1 512", "1512"),
    ("1 512,5 %", "1512.5"),
    ("\u221212,5", "-12.5"),
    ("ungefär 60", ""),
    (True, ""),
    ("", ""),
]
"""What is written, and the number, or as a text the suggestion of the problem."""


@pytest.mark.parametrize(("written", "expected"), NUMBERS)
def test_a_number_is_exact_or_refused_with_a_suggestion(written: Any, expected: Any) -> None:
    if isinstance(expected, Decimal):
        assert indicator("a", "x", values={"2024": written}).values == {2024: expected}
        return
    with pytest.raises(ValidationError) as error:
        indicator("a", "x", values={"2024": written})
    assert [(one["type"], one["ctx"]["suggestion"]) for one in error.value.errors()] == [("bad_number", expected)]


@pytest.mark.parametrize(("field", "value"), [
    ("values", {"24": 1}), ("kolada", "15428"), ("wanted", "uppåt"), ("target", {"year": 2025}),
    ("baseline", {"value": 3}), ("by_municipality", {"falun": 3}), ("values_from", {"url": "https://scb.se"}),
])  # fmt: skip
def test_what_is_refused(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        indicator("a", "x", **{field: value})


def test_what_may_be_left_out_or_written_short() -> None:
    record = indicator("a", "x", goals="fler-moten", values_from="Socialstyrelsen", wanted="down")
    assert (record.goals, record.values_from, record.wanted) == (
        ("fler-moten",), ValuesSource(title="Socialstyrelsen"), Direction.DOWN,
    )  # fmt: skip
    assert (record.values, record.by_municipality, record.target, record.body) == ({}, {}, None, "")
