"""Tables as they stand in a file, whatever its format: a grid of cells, each with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from klarplan.importing.files.characters import composed, controls, error_value, formula, garbled, without_controls

_BULLET = re.compile(r"\s*(?:[•·▪●◦‣]\s*|[-–*]\s+|[-–](?=[^\W\d]))")
_MINUS = re.compile(r"\s*[-–]\s+\d[\d\s.,]*[^\W\d]{0,7}\.?\s*")
"""A dash before the number that a cell has alone: it may be a minus, and no mark of a list."""
_NOTHING = re.compile(r"[-–—\s]*\Z")

Value = Decimal | date | datetime | time | bool


@dataclass(frozen=True)
class Line:
    """One paragraph or line of a cell, with single spaces. `bullet`: an entry of a list, without its mark."""

    text: str
    bold: bool = False
    bullet: bool = False


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere, and where to."""

    text: str
    address: str


class FaultKind(StrEnum):
    """Why a cell has no value that can be trusted."""

    ERROR_VALUE = "error_value"
    """#REF!, #DIVISION/0!: the spreadsheet program could not work it out."""
    NO_VALUE = "no_value"
    """A formula that was saved without its value."""
    CONTROL = "control"
    """Characters that no text should have. The cell's lines are without them."""
    GARBLED = "garbled"
    """Letters that were read in another encoding than they were written in."""
    BROKEN_WORD = "broken_word"
    """A word that may go on on the next line without a hyphen, as narrow columns break them: it, or two words."""
    SYMBOL = "symbol"
    """A picture of a symbol font, of which nobody knows the character. □ stands for it in the lines."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell: `text` is the error value, the formula, "U+0007" or the garbled word."""

    kind: FaultKind
    text: str


@dataclass(frozen=True)
class Cell:
    """A cell; `row` and `column` count from 1, as its sheet or table shows them: what was left out leaves gaps.

    A merged cell stands once in its first row, with its `width` in columns, and again in each row that it reaches
    down into, with the same lines, as `continued`.
    """

    row: int
    column: int
    lines: tuple[Line, ...] = ()
    width: int = 1
    continued: bool = False
    raw: str = ""
    """The text exactly as it stands in a sheet, for tables that we made ourselves."""
    value: Value | None = None
    """The exact value behind the text, where the file has one: a number in its `unit` and not rounded, a day."""
    unit: str = ""
    """The unit that the number's format shows: "tkr", "mnkr", "kr", "€", "%"."""
    fill: str = ""
    """The colour behind the text, "FFC000"; empty where there is none, or white."""
    links: tuple[Link, ...] = ()
    fault: Fault | None = None

    @cached_property
    def text(self) -> str:
        """All lines, one below the other."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def flat(self) -> str:
        """All lines on one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def empty(self) -> bool:
        """Nothing in it, or only a dash."""
        return bool(_NOTHING.match(self.flat))

    @property
    def bold(self) -> bool:
        """Every line of it is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    def spans(self, column: int) -> bool:
        """Whether it stands in this column."""
        return self.column <= column < self.column + self.width


Row = tuple[Cell, ...]
"""The cells of a row from left to right; a wide cell is there once."""


@dataclass(frozen=True)
class Grid:
    """One table. `name` is what people call it ("Blad1", "tabell 2"), `captions` the headings above it, outermost
    first, and `problem_path` what problems call the file and table. A sheet that somebody has hidden has no rows.
    """

    name: str
    rows: tuple[Row, ...]
    captions: tuple[str, ...] = ()
    problem_path: str = ""
    hidden: bool = False
    """A sheet that `klarplan export` made for itself."""
    sheet: str = ""
    """The sheet that it stands in, where rows are numbers and columns letters."""
    heading_rows: int = 0
    """How many of its first rows the file itself calls headings; 0 where it does not say."""

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.width - 1 for row in self.rows for cell in row), default=0)

    @property
    def cells(self) -> Iterable[Cell]:
        """Every cell that holds something, once."""
        return (cell for row in self.rows for cell in row if not cell.empty and not cell.continued)

    @property
    def faults(self) -> Iterable[Cell]:
        """The cells without a value that can be trusted, once each."""
        return (cell for row in self.rows for cell in row if cell.fault and not cell.continued)

    @cached_property
    def titles(self) -> tuple[Cell, ...]:
        """The cells of the first rows that hold one text each, above the first row that holds more."""
        above: list[Cell] = []
        for row in self.rows:
            filled = [cell for cell in row if not cell.empty]
            if len(filled) > 1:
                return tuple(above)
            above += filled
        return ()


def checked(cell: Cell) -> Cell:
    """The cell with its fault, if its text has one; an error value and a formula are no text."""
    text = cell.raw or cell.text
    if cell.fault or not text:
        return cell
    if error_value(text):
        return replace(cell, lines=(), fault=Fault(FaultKind.ERROR_VALUE, text.strip()))
    if formula(text):
        return replace(cell, lines=(), fault=Fault(FaultKind.NO_VALUE, text.strip()))
    if unseen := controls(composed(text)):
        return replace(cell, fault=Fault(FaultKind.CONTROL, ", ".join(unseen)))
    if word := garbled(text):
        return replace(cell, fault=Fault(FaultKind.GARBLED, word))
    return cell


def lines_of(text: str, *, bold: bool = False, bullet: bool = False) -> tuple[Line, ...]:
    """A cell's text as lines. Empty lines go, and so do the marks of a list's entries and control characters."""
    lines = []
    for raw in without_controls(composed(text)).split("\n"):
        if not raw.strip():
            continue
        mark = None if _MINUS.fullmatch(text) else _BULLET.match(raw)
        words = " ".join((raw[mark.end() :] if mark else raw).split())
        if words:
            lines.append(Line(words, bold, bullet or bool(mark)))
        elif raw.strip():
            lines.append(Line(raw.strip(), bold))
    return tuple(lines)


def trimmed(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Without the empty rows below the last one that holds something."""
    kept = list(rows)
    while kept and all(cell.empty and not cell.fault and not cell.fill for cell in kept[-1]):
        kept.pop()
    return tuple(kept)
