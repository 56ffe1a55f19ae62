"""All that a file gives: its tables, the text outside them, what was left out on purpose, and its problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from klarplan.content.problems.problem import Problem
from klarplan.importing.files.grid import Cell, Grid, Link
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


class Hidden(StrEnum):
    """What nobody sees who opens the file, and is not taken."""

    ROW = "row"
    FILTERED_ROW = "filtered_row"
    COLUMN = "column"
    SHEET = "sheet"
    STRUCK_OUT = "struck_out"
    TEXT = "text"
    COMMENT = "comment"
    DELETED = "deleted"
    """Deleted while changes were tracked. What was inserted so is taken."""
    HEADER_FOOTER = "header_footer"
    """What stands above and below the text on each page."""
    GENDER = "gender"
    """Values of women or men alone."""
    NO_VALUE = "no_value"
    """Places for values that nobody has reported."""
    DELETED_VALUE = "deleted_value"
    """Values that have been taken back."""


@dataclass(frozen=True)
class LeftOut:
    """How many of a kind were left out of a table, or of the file where `table` is empty. `names`: which ones, as
    people see them, where they have names: rows ("3"), columns ("C") or sheets.
    """

    kind: Hidden
    count: int
    table: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextBlock:
    """A text outside the tables."""

    text: str
    level: int | None = None
    """Of a heading, 0 for a title and 1 for the first level; None for a paragraph."""
    captions: tuple[str, ...] = ()
    """The headings that it stands below, outermost first."""
    table: int = 0
    """How many tables stand before it in the file."""
    place: str = ""
    """The sheet and cell, or the page, where the file has such: "Plan!H3", "4"."""
    links: tuple[Link, ...] = ()
    fill: str = ""
    """The colour behind it, for the words that explain colours."""


@dataclass(frozen=True)
class TableFile:
    """A file as a whole. The tables stand in their order; sheets that somebody has hidden are not among them."""

    name: str
    grids: tuple[Grid, ...] = ()
    texts: tuple[TextBlock, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def all_grids(self) -> tuple[Grid, ...]:
        """The tables, and last the sheets that somebody has hidden, by their names and without rows."""
        hidden = (name for left_out in self.left_out if left_out.kind is Hidden.SHEET for name in left_out.names)
        return (*self.grids, *(Grid(name, ()) for name in hidden))


@dataclass
class Gathered:
    """What a reader has gathered so far."""

    grids: list[Grid] = field(default_factory=list)
    texts: list[TextBlock] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def leave_out(self, kind: Hidden, names: Iterable[str] = (), *, count: int = 0, table: str = "") -> None:
        """Count what is left out: so many, or as many as there are names."""
        known = tuple(names)
        if total := int(count) or len(known):
            self.left_out.append(LeftOut(kind, total, table, known))

    def as_file(self, name: str) -> TableFile:
        """What has been gathered, of the file of this name."""
        return TableFile(name, tuple(self.grids), tuple(self.texts), tuple(self.left_out), tuple(self.problems))

    def add_text(self, block: TextBlock) -> None:
        """Add a text outside the tables, unless it is empty."""
        if block.text.strip():
            self.texts.append(block)


def _counted(kind: Hidden, n: int, texts: Texts) -> str:
    return {
        Hidden.ROW: texts.plural("{n} hidden row", "{n} hidden rows", n),
        Hidden.FILTERED_ROW: texts.plural("{n} row that a filter hides", "{n} rows that a filter hides", n),
        Hidden.COLUMN: texts.plural("{n} hidden column", "{n} hidden columns", n),
        Hidden.SHEET: texts.plural("{n} hidden sheet", "{n} hidden sheets", n),
        Hidden.STRUCK_OUT: texts.plural("{n} text that is struck out", "{n} texts that are struck out", n),
        Hidden.TEXT: texts.plural("{n} hidden text", "{n} hidden texts", n),
        Hidden.COMMENT: texts.plural("{n} comment", "{n} comments", n),
        Hidden.DELETED: texts.plural("{n} text that was deleted", "{n} texts that were deleted", n),
        Hidden.GENDER: texts.plural("{n} value of women or men alone", "{n} values of women or men alone", n),
        Hidden.NO_VALUE: texts.plural("{n} value that is not reported", "{n} values that are not reported", n),
        Hidden.DELETED_VALUE: texts.plural("{n} value taken back", "{n} values taken back", n),
        Hidden.HEADER_FOOTER: texts.plural("{n} header or footer", "{n} headers and footers", n),
    }[kind]


def words_of(left_out: LeftOut, texts: Texts) -> str:
    """ "2 dolda rader i Blad1: 3, 5"."""
    words = _counted(left_out.kind, left_out.count, texts)
    if left_out.table:
        words = texts._(N_("{words} in {table}"), words=words, table=left_out.table)
    return f"{words}: {', '.join(left_out.names)}" if left_out.names else words


def column_name(number: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(grid: Grid, cell: Cell, texts: Texts) -> str:
    """Where a cell stands, as people see it: "blad Plan, ruta C7", "tabell 2, rad 3, kolumn 2"."""
    if grid.sheet:
        place = f"{column_name(cell.column)}{cell.row}"
        return texts._(N_("sheet {sheet}, cell {cell}"), sheet=grid.sheet, cell=place)
    return texts._(
        N_("{table}, row {row}, column {column}"), table=grid.name, row=cell.row, column=cell.column
    )  # fmt: skip
