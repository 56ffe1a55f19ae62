"""What each row of a grid is, and where a sheet holds several tables."""

from __future__ import annotations

import pytest

from klarplan.importing.files.grid import Cell, Grid, Row, lines_of
from klarplan.importing.understanding.headings import Meaning
from klarplan.importing.understanding.shape import Banner, Columns, Event, events_of, parts_of


def grid(*rows: str) -> Grid:
    """A grid from rows with | between the cells. A cell of < belongs to the cell before it."""
    return Grid("tabell 1", tuple(_row(number, text) for number, text in enumerate(rows, 1)))


def _row(number: int, text: str) -> Row:
    cells: list[Cell] = []
    for column, part in enumerate(text.split("|"), 1):
        if part == "<":
            last = cells.pop()
            cells.append(Cell(number, last.column, last.lines, last.width + 1))
        else:
            cells.append(Cell(number, column, lines_of(part)))
    return tuple(cells)


def kind(event: Event) -> str:
    if isinstance(event, Banner):
        return "banner" + (", wide" if event.wide else "") + (", leads" if event.leads else "")
    return type(event).__name__.lower()


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (["Mål|Aktivitet", "Trygghet|Leda"], ["columns", "body"]),
        (["Mål|Aktivitet", "|", "Trygghet|Leda"], ["columns", "body"]),
        (["Vuxna|<", "Mål|Aktivitet", "Trygghet|Leda"], ["banner, wide, leads", "columns", "body"]),
        (["Stöd|", "Vuxna|", "Mål|Aktivitet"], ["banner, leads", "banner, leads", "columns"]),
        (["Vuxna|", "|", "Mål|Aktivitet"], ["banner", "columns"]),
        (["Mål|Aktivitet", "Vuxna|<", "Trygghet|Leda"], ["columns", "banner, wide", "body"]),
        (["Mål|<|Aktivitet", "Långsiktiga|Kortsiktiga|", "a|b|c"], ["columns", "body"]),
        (["SIP|Samordnad plan"], ["body"]),
        (["Sak|Plats|Sätt", "Mät tid|Status för insatsen|Tid för mål"], ["body", "body"]),
    ],
)
def test_what_rows_are(rows: list[str], kinds: list[str]) -> None:
    assert [kind(event) for event in events_of(grid(*rows))] == kinds


def test_a_wide_heading_and_those_below_it_are_read_together() -> None:
    (columns,) = events_of(grid("Mål|<|Aktivitet", "Långsiktiga|Kortsiktiga|"))
    assert isinstance(columns, Columns)
    assert {column: heading.meanings for column, heading in columns.headings.items()} == {
        1: (Meaning.LONG_TERM_GOAL,), 2: (Meaning.SHORT_TERM_GOAL,), 3: (Meaning.ACTIVITY,),
    }  # fmt: skip
    cell = Cell(3, 2, lines_of("Kortare kö"))
    piece = columns.piece(1, cell)
    assert (piece.column, piece.heading, piece.text) == ("Kortsiktiga Mål", columns.headings[2], "Kortare kö")


def test_tables_below_each_other_with_empty_rows_between() -> None:
    parts = parts_of(grid("Bidrag 2021|", "Kommun|Summa", "Norrby|10", "|", "Kommun|Summa", "Söderby|20"))
    assert [(part.captions, [cell.flat for cell in part.cells]) for part in parts] == [
        (("Bidrag 2021",), ["Bidrag 2021", "Kommun", "Summa", "Norrby", "10"]),
        ((), ["Kommun", "Summa", "Söderby", "20"]),
    ]
