"""The account of a reading: what became of each cell's text, how sure that is, and what a person is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from klarplan.importing.files.grid import Cell, Grid, Line
from klarplan.importing.understanding.headings import Heading
from klarplan.text.catalogue import N_


class Fate(StrEnum):
    """What became of a text, or of a whole cell."""

    HEADING = "heading"
    """It is a column's heading."""
    SECTION = "section"
    """It says what the rows below belong to."""
    PLACED = "placed"
    """It stands in a field."""
    ASKED = "asked"
    """A person is asked about it. Only of whole cells: each of its texts has a fate of its own besides."""
    NOTED = "noted"
    """It could not be placed, and stands in a note."""
    LEFT = "left"
    """It was not taken."""


_BY_WEIGHT = (Fate.HEADING, Fate.SECTION, Fate.PLACED, Fate.NOTED, Fate.LEFT, Fate.ASKED)
"""A cell has the last of these that holds for a text of it."""


class Certainty(StrEnum):
    """How sure a reading is."""

    CERTAIN = "certain"
    """A rule says so."""
    LIKELY = "likely"
    """The words are nearly those that the rule has."""
    NONE = "none"
    """No rule says anything."""


NO_FIELD = N_("It has no field of its own.")
NOT_ASKED_FOR = N_("The table was not asked for.")
MISSPELT = N_("The heading was read in spite of its spelling.")
SET_ASIDE = N_("It was set aside on purpose.")
NOT_UNDERSTOOD = N_("The heading is not understood.")


@dataclass(frozen=True)
class Piece:
    """A cell's lines, or some of them."""

    table: int
    """The number of its table, from 1."""
    cell: Cell
    column: str
    """The heading of its column, as written."""
    heading: Heading | None
    """The same, where it is understood."""
    lines: tuple[Line, ...]
    goes_on: bool = False
    """The lines continue the sentence above, across a break of pages."""
    carried: bool = False
    """The cell is merged with the one above, whose account tells of the lines."""

    @property
    def text(self) -> str:
        """Its lines on one line."""
        return " ".join(line.text for line in self.lines)


def piece_of(table: int, cell: Cell, column: str = "", heading: Heading | None = None) -> Piece:
    """A whole cell as a piece."""
    return Piece(table, cell, column, heading, cell.lines, carried=cell.continued)


@dataclass(frozen=True)
class Entry:
    """How the text of a cell, or a part of it, was read, and where it went."""

    piece: Piece
    text: str
    fate: Fate
    meanings: tuple[str, ...] = ()
    """The fields that it goes to, as messages of the catalogue; for a heading, those that its column holds."""
    record: str = ""
    """A file's path, with #id for a part of the file."""
    value: str = ""
    """What the text was read as, in words, where that is not the text itself."""
    certainty: Certainty = Certainty.CERTAIN
    reason: str = ""
    """Why it is not certain, or not taken: a message of the catalogue."""

    @property
    def table(self) -> int:
        """The number of its table."""
        return self.piece.table

    @property
    def cell(self) -> Cell:
        """The cell that the text stands in."""
        return self.piece.cell


@dataclass(frozen=True)
class Question:
    """Something that a person should look at, although it was read: of a row, or of one cell in it."""

    table: int
    row: int
    message: str
    """A message of the catalogue."""
    cell: Cell | None = None


@dataclass(frozen=True)
class CellAccount:
    """A cell, every entry about its text, and the questions about it."""

    table: int
    cell: Cell
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]

    @property
    def fate(self) -> Fate | None:
        """What became of the cell: what is least sure of its texts' fates. None: nothing tells of it."""
        fates = {entry.fate for entry in self.entries} | ({Fate.ASKED} if self.questions else set())
        return max(fates, key=_BY_WEIGHT.index, default=None)

    @property
    def is_whole(self) -> bool:
        """Whether the entries have every word of the cell, and none twice."""
        return words_of(self.cell.flat) == words_of(" ".join(entry.text for entry in self.entries))


@dataclass
class Account:
    """What became of every cell of a file's tables."""

    grids: tuple[Grid, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    """The numbers of tables that were not understood: their texts are noted."""

    def head(self, piece: Piece, meanings: Sequence[str], record: str = "") -> None:
        """A column's heading. Without meanings it is not understood."""
        misspelt = piece.heading is not None and not piece.heading.exact
        certainty = Certainty.LIKELY if misspelt else Certainty.CERTAIN if meanings else Certainty.NONE
        reason = {Certainty.LIKELY: MISSPELT, Certainty.NONE: NOT_UNDERSTOOD}.get(certainty, "")
        self.entries.append(
            Entry(piece, piece.text, Fate.HEADING, tuple(meanings), record, certainty=certainty, reason=reason)
        )

    def begin(self, piece: Piece, meaning: str, record: str = "") -> None:
        """A text that says what the rows below belong to."""
        self.entries.append(Entry(piece, piece.text, Fate.SECTION, (meaning,), record))

    def place(self, piece: Piece, meaning: str, record: str, *, value: str = "", text: str = "") -> None:
        """A text that stands in a field. `text`: the part of the piece; empty: all of it."""
        misspelt = piece.heading is not None and not piece.heading.exact
        certainty, reason = (Certainty.LIKELY, MISSPELT) if misspelt else (Certainty.CERTAIN, "")
        self.entries.append(Entry(piece, text or piece.text, Fate.PLACED, (meaning,), record, value, certainty, reason))

    def note(self, piece: Piece, record: str, *, text: str = "") -> None:
        """A text that stands in a note, because it could not be placed."""
        kept = Entry(
            piece, text or piece.text, Fate.NOTED, (N_("note"),), record, certainty=Certainty.NONE, reason=NO_FIELD
        )
        self.entries.append(kept)

    def leave(self, piece: Piece, reason: str, *, text: str = "") -> None:
        """A text that is not taken, and why. `text`: the part of the piece; empty: all of it."""
        self.entries.append(Entry(piece, text or piece.text, Fate.LEFT, certainty=Certainty.NONE, reason=reason))

    def ask(self, table: int, row: int, message: str) -> None:
        """Ask a person to look at a row."""
        self.questions.append(Question(table, row, message))

    def ask_of(self, piece: Piece, message: str) -> None:
        """Ask a person to look at a cell."""
        self.questions.append(Question(piece.table, piece.cell.row, message, piece.cell))

    def cells(self) -> Iterator[CellAccount]:
        """Every cell that holds something, once, with all that is told of it."""
        entries: defaultdict[tuple[int, int, int], list[Entry]] = defaultdict(list)
        questions: defaultdict[tuple[int, int, int], list[Question]] = defaultdict(list)
        for entry in self.entries:
            entries[entry.table, entry.cell.row, entry.cell.column].append(entry)
        for question in self.questions:
            if question.cell:
                questions[question.table, question.row, question.cell.column].append(question)
        for table, grid in enumerate(self.grids, 1):
            for cell in grid.cells:
                key = (table, cell.row, cell.column)
                yield CellAccount(table, cell, tuple(entries.get(key, ())), tuple(questions.get(key, ())))

    def unaccounted(self) -> list[CellAccount]:
        """Cells of which some words have no entry, or more than one. There should be none: tests hold that."""
        return [account for account in self.cells() if not account.is_whole]


def words_of(text: str) -> list[str]:
    """The words of a text in alphabetical order, without the signs around them."""
    return sorted(word for raw in text.split() if (word := raw.strip(".,;:/&()–—-•*”\"'")))
