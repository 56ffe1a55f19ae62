"""Tables that lie another way, and columns that hold a year each.

Also tests: importing.understanding.periods_of_cells, importing.understanding.colours, importing.understanding.columns,
importing.understanding.doubts, importing.understanding.outside, importing.understanding.area_headings,
importing.understanding.activity_cells
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Cell, Grid, lines_of
from klarplan.importing.questions import Inquiry
from klarplan.importing.understanding.colours import colour_name
from klarplan.importing.understanding.control_sums import ROW_DIFFERS, SUM_DIFFERS
from klarplan.importing.understanding.drafts import ImportSource
from klarplan.importing.understanding.interpret import interpret
from klarplan.importing.understanding.units import LARGE
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


@pytest.mark.parametrize(
    ("text", "costs"),
    [
        ("|Insats|Kostnad|Enhet|\n|Rusta|150|tkr|\n|Bygga|2|mkr|", [150_000, 2_000_000]),
        ("|Insats|Kostnad|\n|Rusta|150|\n|Bygga|20|\n|Belopp i tusental kronor||", [150_000, 20_000]),
        ("|Belopp i tusental kronor||\n|Insats|Kostnad|\n|Rusta|150|\n|Bygga|20|", [150_000, 20_000]),
        ("|Insats|Kostnad|\n|Rusta|150000|\n|Bygga|20000|", [150_000, 20_000]),
        ("|Insats|Kostnad (tkr)|\n|Rusta|100–|\n|Bygga|20|", None),
        ("|Insats|Kostnad|\n|Rusta|150|\n|Bygga|20|", None),
        ("|Insats|Kostnad (EUR)|\n|Rusta|150000|\n|Bygga|200000|", None),
    ],
)
def test_the_unit_of_numbers(text: str, costs: list[int] | None) -> None:
    facts, inquiry = read(text)
    assert bool(inquiry.open) is (costs is None)
    assert costs is None or [each["cost"][0]["amount"] for each in facts] == costs


def test_the_unit_of_a_table_is_asked_once_and_what_is_large_is_told() -> None:
    asked = "|Insats|Kostnad 2031|Kostnad 2032|\n|Rusta|150|30|\n|Bygga|20|40|"
    ((key, question),) = read(asked)[1].open.items()
    assert question.about == ("150", "30", "20", "40")
    assert key.isalpha()
    answered = Inquiry({key: "tkr"})
    source = ImportSource("planen", "kallan", Texts("sv"), inquiry=answered)
    drafts = interpret([grid_of(asked)], Records(), source).of(FileKind.ACTIVITY)
    sums = [[(cost["amount"], cost["year"]) for cost in draft.values["cost",]] for draft in drafts]
    assert sums == [[(150_000, 2031), (30_000, 2032)], [(20_000, 2031), (40_000, 2032)]]
    large = interpret([grid_of("|Insats|Kostnad|\n|Rusta|150000|")], Records(), replace(source, inquiry=Inquiry()))
    assert [remark.message for remark in large.account.questions] == [LARGE]


@pytest.mark.parametrize(
    ("text", "titles", "asked"),
    [
        ("|Insats|Ansvarig|Tid|\n|Fokusområde Trygghet|||\n|Rusta|Parknämnden|2031|", ["Rusta"], 0),
        ("|Insats|Vem|Tid|\n|Rusta|Parknämnden|2031|\n|Risk|Sannolikhet|Konsekvens|\n|Brand|Hög|Stor|", ["Rusta"], 1),
        ("|Rusta parken|Parknämnden|2031|\n|Bygga bron|Byggnämnden|2032|", [], 3),
        ("|Aktivitet/åtgärd|Vem|\n|Rusta|Parknämnden|", ["Rusta"], 0),
        ("|Insats|Vem|\n|Rusta|Parknämnden|\n|Bygga|Byggnämnden|\n|Preliminärt beslut||\n|Måla|Parknämnden|", None, 1),
    ],
)
def test_rows_that_are_no_activities(text: str, titles: list[str] | None, asked: int) -> None:
    facts, inquiry = read(text)
    assert titles is None or [each["title"] for each in facts] == titles
    assert len(inquiry.open) == asked


def test_sums_are_compared_and_not_taken() -> None:
    text = """
|Insats|Kostnad 2031 (tkr)|Kostnad 2032 (tkr)|Totalt (tkr)|
|Rusta|100|200|300|
|Bygga|50||60|
|Delsumma|150|200||
|Måla|10|||
|Summa|170|200||
"""
    result = interpret([grid_of(text)], Records(), ImportSource("planen", "kallan", Texts("sv"), inquiry=Inquiry()))
    assert [draft.values["title",] for draft in result.of(FileKind.ACTIVITY)] == ["Rusta", "Bygga", "Måla"]
    told = [(remark.row, remark.message) for remark in result.account.questions]
    assert told == [(3, ROW_DIFFERS), (6, SUM_DIFFERS)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("|Insats|Kommentar|\n|Rusta|Anna Svensson|", ["Anna Svensson"]),
        ("|Mottagare|Bidrag (tkr)|\n|Parknämnden|100|\n|Anna Svensson|50|", ["Anna Svensson"]),
        ("|Insats|Kommentar|\n|Rusta|Upphandling|", []),
    ],
)
def test_persons_are_asked_about_wherever_they_stand(text: str, asked: list[str]) -> None:
    _, inquiry = read(text)
    assert [question.about[0] for question in inquiry.open.values()] == asked
