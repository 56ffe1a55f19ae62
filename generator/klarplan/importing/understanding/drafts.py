"""What a reading makes: drafts of records, and an account of where each cell's text went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.files.grid import Cell, Grid
from klarplan.model.paths import FieldPath


class Fate(StrEnum):
    """What became of a text."""

    HEADING = "heading"
    """It is a column's heading."""
    SECTION = "section"
    """It says what the rows below belong to."""
    PLACED = "placed"
    """It stands in a field."""
    NOTED = "noted"
    """It could not be placed, and stands in a note."""


@dataclass(frozen=True)
class Entry:
    """Where the text of a cell, or a part of it, went. `record` is a file's path, with #id for a part of the file."""

    table: int
    cell: Cell
    title: str
    """The heading of the cell's column."""
    text: str
    fate: Fate
    record: str = ""
    label: str = ""
    """What the field is called: a message of the catalogue."""
    told: str = ""
    """What the text was read as, where that is not the text itself."""


@dataclass
class Draft:
    """A file as the table has it. The parts of a path are keys; an entry of a list is named by its id or recipient:
    ("goals", "mer-kunskap", "text").
    """

    path: str
    kind: FileKind
    values: dict[FieldPath, Any] = field(default_factory=dict)
    body: str = ""
    note_at: FieldPath = ("source", "note")
    place: str = ""
    """Where in the source it stands, for people."""

    def add_note(self, text: str, at: FieldPath | None = None) -> None:
        """Add a sentence to the note."""
        path = at or self.note_at
        known = self.values.get(path, "")
        self.values[path] = f"{known} {text}".strip()


@dataclass(frozen=True)
class Question:
    """Something that a person should look at, although it was read. `message` is of the catalogue."""

    table: int
    row: int
    message: str


@dataclass
class Reading:
    """All that was read from a file's tables."""

    grids: tuple[Grid, ...] = ()
    drafts: dict[str, Draft] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    """The numbers of tables that were not understood."""

    def place(self, table: int, cell: Cell, title: str, text: str, record: str, label: str, told: str = "") -> None:
        """Note that a text stands in a field."""
        self.entries.append(Entry(table, cell, title, text, Fate.PLACED, record, label, told))

    def note(self, table: int, cell: Cell, title: str, text: str, record: str, label: str) -> None:
        """Note that a text stands in a note, because it could not be placed."""
        self.entries.append(Entry(table, cell, title, text, Fate.NOTED, record, label))

    def of(self, kind: FileKind) -> Iterable[Draft]:
        """The drafts of one kind."""
        return (draft for draft in self.drafts.values() if draft.kind is kind)

    def unaccounted(self) -> list[tuple[int, Cell]]:
        """Cells of which some words have no entry. There should be none: a test and `interpret` hold that."""
        told: dict[tuple[int, int, int], list[str]] = {}
        for entry in self.entries:
            told.setdefault((entry.table, entry.cell.row, entry.cell.column), []).append(entry.text)
        return [
            (number, cell)
            for number, grid in enumerate(self.grids, 1)
            for cell in grid.cells
            if words_of(cell.flat) != words_of(" ".join(told.get((number, cell.row, cell.column), [])))
        ]


def words_of(text: str) -> list[str]:
    """The words of a text in alphabetical order, without the signs around them."""
    return sorted(word for raw in text.split() if (word := raw.strip(".,;:/&()–—-•*”\"'")))
