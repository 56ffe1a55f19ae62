"""Numbers as people and programs write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from klarplan.importing.values.numbers import numbers_in, says_no_value

NUMBERS: list[tuple[str, str, list[str]]] = [
    ("84", "", ["84"]), ("84,2", "", ["84.2"]), ("84.25", "", ["84.25"]), ("-3", "", ["-3"]), ("\u22123", "", ["-3"]),
    ("0,125", "", ["0.125"]), ("1 512", "", ["1512"]), ("1\u00a0512,5", "", ["1512.5"]),
    ("12 345 678", "", ["12345678"]),
    ("84.93150684931507", "", ["84.93150684931507"]), ("1234,567", "", ["1234.567"]),
    ("1.500", "", ["1500", "1.500"]), ("84,235", "", ["84235", "84.235"]),
    ("84 %", "procent av eleverna", ["84"]), ("84 procent", "procent", ["84"]), ("84 %", "personer", []),
    ("25 processer", "processer", ["25"]), ("25 personer", "processer", []),
    ("ca 80", "", []), ("<5", "", []), ("80-90", "", []), ("1 5", "", []), ("", "", []),
    ("8e5", "", []), ("1,2,3", "", []),
]  # fmt: skip
"""A cell's words, the measure's unit, and the numbers that they may be."""


@pytest.mark.parametrize(("text", "unit", "expected"), NUMBERS)
def test_a_number_is_certain_or_asked_about(text: str, unit: str, expected: list[str]) -> None:
    assert [str(number) for number in numbers_in(text, unit)] == expected
    assert all(isinstance(number, Decimal) for number in numbers_in(text, unit))


@pytest.mark.parametrize(("text", "expected"), [
    ("", True), ("-", True), ("..", True), ("Uppgift saknas", True), ("saknas", True), ("0", False), ("-1", False),
])  # fmt: skip
def test_a_sign_for_no_value_is_no_number(text: str, expected: bool) -> None:
    assert says_no_value(text) is expected
