"""Which tables are of measured values, and what their columns hold."""

from __future__ import annotations

import pytest

from klarplan.importing.files.grid import Cell, Grid, Row, lines_of
from klarplan.importing.values.columns import ValueColumn, proposed, value_table

WHAT, PLACE, YEAR, VALUE, GENDER = ValueColumn


def grid(*rows: str) -> Grid:
    return Grid("tabell 1", tuple(row_of(number, row) for number, row in enumerate(rows, 1)))


def row_of(number: int, text: str) -> Row:
    return tuple(Cell(number, column, lines_of(part)) for column, part in enumerate(text.split("|"), 1))


CASES: list[tuple[str, dict[ValueColumn, int] | None, dict[int, int], list[str]]] = [
    ("Indikator|Kommun|År|Värde", {WHAT: 1, PLACE: 2, YEAR: 3, VALUE: 4}, {}, []),
    ("Värde|År|Nyckeltal", {VALUE: 1, YEAR: 2, WHAT: 3}, {}, []),
    ("kpi|municipality|year|value", {WHAT: 1, PLACE: 2, YEAR: 3, VALUE: 4}, {}, []),
    ("Mått|Kommun|Kön|Period|Utfall", {WHAT: 1, PLACE: 2, GENDER: 3, YEAR: 4, VALUE: 5}, {}, []),
    ("Mått|2021|2022", {WHAT: 1}, {2: 2021, 3: 2022}, []),
    ("Mått|Kommun|Kommunkod|År|Värde", {WHAT: 1, PLACE: 2, YEAR: 4, VALUE: 5}, {}, ["Kommunkod"]),
    ("Mått|Kommunn|År|Värde", {WHAT: 1, YEAR: 3, VALUE: 4}, {}, ["Kommunn"]),
    ("Mått|År|Värde|2022", {WHAT: 1, YEAR: 2, VALUE: 3}, {}, ["2022"]),
    ("Mått|Enhet|2021", {WHAT: 1}, {3: 2021}, ["Enhet"]),
    ("Aktivitet|Indikator|2021|2022", None, {}, []),
    ("Mål|Indikatorer|Ansvarig|Värde|År", None, {}, []),
    ("Kommun|År|Värde", None, {}, []),
    ("Mått|Värde", None, {}, []),
    ("Mått|År", None, {}, []),
    ("Mått", None, {}, []),
]


@pytest.mark.parametrize(("headings", "columns", "years", "unknown"), CASES)
def test_headings(
    headings: str, columns: dict[ValueColumn, int] | None, years: dict[int, int], unknown: list[str]
) -> None:
    table = value_table(grid("Statistik", headings, "x|y|z"))
    if columns is None:
        assert table is None
        return
    assert table
    assert (table.columns, table.years, [cell.flat for cell in table.unknown]) == (columns, years, unknown)
    assert [row[0].flat for row in table.rows] == ["x"]


@pytest.mark.parametrize(("heading", "taken", "expected"), [
    ("Kommunn", [], PLACE), ("Kommunn", [PLACE], None), ("Anmärkning", [], None), ("Värdet", [], VALUE),
])  # fmt: skip
def test_a_misspelt_heading_has_a_proposal(
    heading: str, taken: list[ValueColumn], expected: ValueColumn | None
) -> None:
    assert proposed(Cell(1, 1, lines_of(heading)), taken) == expected
