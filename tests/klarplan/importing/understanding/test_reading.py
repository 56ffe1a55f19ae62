"""Whatever stands in a cell: its words are kept, and what is derived is certain by a rule or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from klarplan.importing.understanding.costs import read_costs
from klarplan.importing.understanding.people import read_parties
from klarplan.importing.understanding.places import read_places
from klarplan.importing.understanding.reading import (
    DOUBTS,
    CellContext,
    DoubtKind,
    Reading,
    Rule,
    asked,
    certain,
    flat,
    is_cell_error,
    says_nothing,
)
from klarplan.importing.understanding.statuses import read_status
from klarplan.importing.understanding.time_points import parsed
from klarplan.importing.understanding.times import read_period
from klarplan.importing.understanding.vocabulary import NameBook
from klarplan.model.values import Cost

WORDS = [
    "klar",
    "pågår",
    "ej",
    "inte",
    "delvis",
    "genomförd",
    "om",
    "kanske",
    "ska",
    "2025",
    "2026",
    "2025–2026",
    "hösten",
    "våren",
    "ht-25",
    "Q3",
    "senast",
    "före",
    "löpande",
    "juni",
    "2026-06-30",
    "3/4",
    "100",
    "000",
    "kr",
    "tkr",
    "mkr",
    "1,5",
    "–",
    "-",
    "/",
    "(",
    ")",
    ",",
    ";",
    ".",
    ":",
    "?",
    "+",
    "x",
    "%",
    "per",
    "år",
    "ca",
    "max",
    "Socialnämnden",
    "Kultur-",
    "och",
    "fritidsnämnden",
    "Anna",
    "Svensson",
    "Region",
    "Habo",
    "Håbo",
    "kommun",
    "(leder)",
    "§",
    "€",
    "#REF!",
    "=A1",
    "-5",
    "1.250",
    "\n",
    "•",
    "tjänst",
    "inom",
    "ram",
    "50",
    "den",
    "1:a",
    "v.",
    "41",
    "t.o.m.",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), st.text(max_size=40),
    st.text(alphabet="0123456789 .,-–/kr:t()x%", max_size=25),
)  # fmt: skip
CONTEXTS = st.builds(
    CellContext,
    heading=st.sampled_from(["", "Status", "Start", "Slut", "Klart senast", "Kostnad (tkr)"]),
    unit=st.sampled_from([None, 1, 1000, 1_000_000]), year=st.sampled_from([None, 2025]),
    language=st.sampled_from(["sv", "en", "fi"]),
)  # fmt: skip
COSTS = TypeAdapter(tuple[Cost, ...])


def sound(reading: Reading[Any]) -> None:
    """It is certain by a rule or asked, never both, and a reading that is asked keeps every word."""
    assert (reading.certain_by is None) != (reading.doubt is None)
    assert not reading.certain or len(reading.candidates) == 1
    assert reading.certain or reading.kept == reading.text
    assert reading.kept in reading.text


@given(TEXTS, CONTEXTS)
def test_statuses(text: str, context: CellContext) -> None:
    reading = read_status(text, context)
    sound(reading)
    assert reading.text == flat(text)
    if reading.certain_by is Rule.PHRASE:
        assert read_status(reading.text.upper(), context).value is reading.value


@given(TEXTS, CONTEXTS)
def test_periods(text: str, context: CellContext) -> None:
    reading = read_period(text, context)
    sound(reading)
    assert reading.text == flat(text)
    assert all(candidate is None or parsed(str(candidate)) for candidate in reading.candidates)
    if reading.certain_by is Rule.WORDS_KEPT:
        assert reading.kept == reading.text


@given(TEXTS, CONTEXTS)
def test_costs(text: str, context: CellContext) -> None:
    reading = read_costs(text.split("\n"), context)
    sound(reading)
    for candidate in reading.candidates:
        fields = [cost.fields for cost in candidate]
        COSTS.validate_python(fields)
        if not any("amount" in cost or cost.keys() == {"kind"} for cost in fields):
            assert kept_in(fields, reading.text)


def kept_in(costs: Iterable[dict[str, Any]], text: str) -> bool:
    words = {word for cost in costs for name in ("note", "staffing") for word in str(cost.get(name, "")).split()}
    return all(word in words or says_nothing(word) for word in text.split())


@given(TEXTS)
def test_parties(text: str) -> None:
    names = NameBook()
    names.know("Socialnämnden", "socialnamnden")
    readings = read_parties(text, names)
    for reading in readings:
        sound(reading)
    said = [word for reading in readings for word in re.findall(r"\w+", reading.text)]
    assert said == [
        word for line in text.split("\n") for word in re.findall(r"\w+", re.sub(r"\A\s*\d+[.)]\s+", "", line))
    ]


@given(TEXTS)
def test_places(text: str) -> None:
    names = NameBook()
    names.know("Håbo", "habo")
    for reading in read_places(text, names):
        sound(reading)
        assert not reading.certain or reading.value in ("habo", "all")


def test_an_asked_reading_has_no_value() -> None:
    with pytest.raises(LookupError):
        _ = asked("Klar?", DoubtKind.DOUBTED, ["done"]).value
    assert asked("Klar?", DoubtKind.DOUBTED, ["a", "a", "b"]).candidates == ("a", "b")
    assert certain("x", 1, Rule.FORM).proposal == certain("x", 1, Rule.FORM).value == 1


def test_every_doubt_is_told_in_a_sentence() -> None:
    assert set(DOUBTS) == set(DoubtKind)


@pytest.mark.parametrize(
    "text", ["#REF!", "#DIV/0!", "#DIVISION/0!", "#SAKNAS!", "#N/A", "#NAMN?", "####", "=A1+B2", "=1/0"]
)
def test_errors_of_spreadsheets(text: str) -> None:
    assert is_cell_error(text)


@pytest.mark.parametrize("text", ["", "Nr #2", "= 5", "# rubrik", "#tagg i text"])
def test_other_texts_are_no_errors(text: str) -> None:
    assert not is_cell_error(text)
