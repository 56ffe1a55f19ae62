"""Tables as they stand in a file, whatever its format: a grid of cells, each with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from klarplan.text.fold import composed

_BULLET = re.compile(r"\s*(?:[•·▪●◦‣]\s*|[-–*]\s+|[-–](?=[^\W\d]))")
_NOTHING = re.compile(r"[-–—\s]*\Z")


@dataclass(frozen=True)
class Line:
    """One paragraph or line of a cell, with single spaces. `bullet`: an entry of a list, without its mark."""

    text: str
    bold: bool = False
    bullet: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell; `row` and `column` count from 1 in its table.

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

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.width - 1 for row in self.rows for cell in row), default=0)

    @property
    def cells(self) -> Iterable[Cell]:
        """Every cell that holds something, once."""
        return (cell for row in self.rows for cell in row if not cell.empty and not cell.continued)


def lines_of(text: str, *, bold: bool = False, bullet: bool = False) -> tuple[Line, ...]:
    """A cell's text as lines. Empty lines go, and so do the marks of a list's entries."""
    made = []
    for raw in composed(text).splitlines():
        if not raw.strip():
            continue
        mark = _BULLET.match(raw)
        words = " ".join((raw[mark.end() :] if mark else raw).split())
        if words:
            made.append(Line(words, bold, bullet or bool(mark)))
        elif raw.strip():
            made.append(Line(raw.strip(), bold))
    return tuple(made)


def trimmed(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Without the empty rows below the last one that holds something."""
    kept = list(rows)
    while kept and all(cell.empty for cell in kept[-1]):
        kept.pop()
    return tuple(kept)
