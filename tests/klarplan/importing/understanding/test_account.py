"""What became of each cell: one fate a cell, every word once, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from klarplan.importing.files.grid import Cell, Grid, lines_of
from klarplan.importing.understanding.account import (
    MISSPELT,
    NO_FIELD,
    NOT_ASKED_FOR,
    NOT_UNDERSTOOD,
    Account,
    Certainty,
    Fate,
    Piece,
    piece_of,
)
from klarplan.importing.understanding.headings import understand

CELL = Cell(2, 1, lines_of("Nämnden, klart 2018"))
Step = Callable[[Account, Piece], None]

PLACED: Step = lambda account, piece: account.place(piece, "period", "fil.md")  # noqa: E731
PART: Step = lambda account, piece: account.place(piece, "period", "fil.md", text="klart 2018")  # noqa: E731
REST: Step = lambda account, piece: account.note(piece, "fil.md", text="Nämnden,")  # noqa: E731
NOTED: Step = lambda account, piece: account.note(piece, "fil.md")  # noqa: E731
LEFT: Step = lambda account, piece: account.leave(piece, NOT_ASKED_FOR)  # noqa: E731
ASKED: Step = lambda account, piece: account.ask_of(piece, "Vem?")  # noqa: E731
ROW_ASKED: Step = lambda account, piece: account.ask(1, 2, "Vem?")  # noqa: E731
HEADING: Step = lambda account, piece: account.head(piece, ["period"])  # noqa: E731
SECTION: Step = lambda account, piece: account.begin(piece, "focus area")  # noqa: E731


@pytest.mark.parametrize(
    ("steps", "fate", "whole"),
    [
        ([], None, False),
        ([HEADING], Fate.HEADING, True),
        ([SECTION], Fate.SECTION, True),
        ([PLACED], Fate.PLACED, True),
        ([PART], Fate.PLACED, False),
        ([PART, REST], Fate.NOTED, True),
        ([PLACED, PLACED], Fate.PLACED, False),
        ([PLACED, ASKED], Fate.ASKED, True),
        ([PLACED, ROW_ASKED], Fate.PLACED, True),
        ([NOTED, ASKED], Fate.ASKED, True),
        ([LEFT], Fate.LEFT, True),
    ],
)
def test_a_cell_has_one_fate(steps: list[Step], fate: Fate | None, whole: bool) -> None:
    account = Account((Grid("tabell 1", ((CELL,),)),))
    for step in steps:
        step(account, piece_of(1, CELL))
    (cell,) = account.cells()
    assert (cell.cell, cell.fate, cell.is_whole) == (CELL, fate, whole)
    assert account.unaccounted() == ([] if whole else [cell])


@pytest.mark.parametrize(
    ("heading", "step", "certainty", "reason"),
    [
        ("Tidsplan", PLACED, Certainty.CERTAIN, ""),
        ("Tidspaln", PLACED, Certainty.LIKELY, MISSPELT),
        ("Tidsplan", HEADING, Certainty.CERTAIN, ""),
        ("Tidspaln", HEADING, Certainty.LIKELY, MISSPELT),
        ("Tidsplan", NOTED, Certainty.NONE, NO_FIELD),
        ("Tidsplan", LEFT, Certainty.NONE, NOT_ASKED_FOR),
    ],
)
def test_how_sure_it_is(heading: str, step: Step, certainty: Certainty, reason: str) -> None:
    account = Account()
    step(account, piece_of(1, CELL, heading, understand(heading)))
    assert [(entry.certainty, entry.reason) for entry in account.entries] == [(certainty, reason)]


def test_a_heading_without_a_meaning_is_not_understood() -> None:
    account = Account()
    account.head(piece_of(1, CELL), [])
    (entry,) = account.entries
    assert (entry.certainty, entry.reason) == (Certainty.NONE, NOT_UNDERSTOOD)


def test_cells_that_are_merged_with_the_one_above_are_accounted_for_once() -> None:
    below = Cell(3, 1, CELL.lines, continued=True)
    account = Account((Grid("tabell 1", ((CELL,), (below,))),))
    account.place(piece_of(1, CELL), "period", "fil.md")
    assert [(cell.cell.row, cell.fate) for cell in account.cells()] == [(2, Fate.PLACED)]
