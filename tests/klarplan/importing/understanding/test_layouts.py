"""Tables that lie another way, and columns that hold a year each.

Also tests: importing.understanding.periods_of_cells, importing.understanding.colours, importing.understanding.columns,
importing.understanding.doubts, importing.understanding.outside, importing.understanding.area_headings,
importing.understanding.activity_cells
"""

from __future__ import annotations

from typing import Any

import pytest

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Cell, Grid, lines_of
from klarplan.importing.questions import Inquiry
from klarplan.importing.understanding.colours import colour_name
from klarplan.importing.understanding.drafts import ImportSource
from klarplan.importing.understanding.interpret import interpret
from klarplan.site.texts import Texts


def grid_of(text: str) -> Grid:
    rows = [line[1:-1].split("|") for line in text.strip().splitlines()]
    return Grid("tabell 1", tuple(
        tuple(Cell(row, column, lines_of(cell)) for column, cell in enumerate(cells, 1))
        for row, cells in enumerate(rows, 1)
    ))  # fmt: skip


def read(text: str) -> tuple[list[dict[str, Any]], Inquiry]:
    """The facts of each activity, and what is asked."""
    inquiry = Inquiry()
    source = ImportSource("planen", "kallan", Texts("sv"), inquiry=inquiry)
    result = interpret([grid_of(text)], Records(), source)
    assert result.account.unaccounted() == []
    drafts = result.of(FileKind.ACTIVITY)
    return [{str(path[0]): value for path, value in draft.values.items()} for draft in drafts], inquiry


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("|Insats|Rusta parken|\n|Ansvarig|Parknämnden|\n|Tidplan|2031|", "period", [2031]),
        ("|Åtgärd|Rusta|Bygga|\n|Ansvarig|Parknämnden|Byggnämnden|\n|Tid|2031|2032|", "period", [2031, 2032]),
        ("|Insats|Tid||Insats|Tid|\n|Rusta|2031||Bygga|2032|", "title", ["Rusta", "Bygga"]),
        ("|Insats|2031|2032|2033|\n|Rusta||x|x|", "period", ["2032–2033"]),
        ("|Insats|Läge 2030|Läge 2031|\n|Rusta|Pågår|Klart|", "status", ["done"]),
        ("|Insats|Start|Slut|\n|Rusta|2031|2033|", "period", ["2031–2033"]),
        ("|Insats|Ansvarig|Kostnad|\n|Rusta|Parknämnden|9 tkr|\n|Summa||9 tkr|", "title", ["Rusta"]),
        ("|Insats|Ansvarig|Tid|\n|Samverkan|Parknämnden|2031|", "title", ["Samverkan"]),
    ],
)
def test_how_tables_lie(text: str, field: str, expected: list[Any]) -> None:
    facts, inquiry = read(text)
    assert [each.get(field) for each in facts] == expected
    assert inquiry.open == {}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("|Insats|Vinst med insatsen|\n|Rusta|Fler går ut|", "Vinst med insatsen"),
        ("|Insats|2031|2032|2033|\n|Rusta|x||x|", "2031, 2033"),
        ("|Insats|Tid|\n|Rusta|2031|\n||2032|", "2032"),
        ("|Ord|Betydelse|\n|GC|gång och cykel|", "Ord"),
        ("|Tiltak|Ansvarlig|\n|Bygge bro|Bystyret|", "Tiltak"),
    ],
)
def test_what_is_asked_of_tables(text: str, about: str) -> None:
    _, inquiry = read(text)
    assert about in {words for question in inquiry.open.values() for words in question.about}


@pytest.mark.parametrize(
    ("fill", "name"), [("00B050", "green"), ("FFC000", "orange"), ("FFFF00", "yellow"), ("FF0000", "red")]
)
def test_what_colours_are_called(fill: str, name: str) -> None:
    assert colour_name(fill) == name
