"""Tables in a PDF that have lines between their cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from klarplan.importing.files.pdf_words import Word

_SAME_LINE = 2.0
"""Points between two edges that are one line."""


@dataclass
class Place:
    """A cell on a page. `column` counts from 1."""

    column: int
    width: int
    x1: float
    """The right edge of its text."""
    continued: bool = False
    words: list[Word] = field(default_factory=list)


@dataclass
class PageTable:
    """A table on a page, or the part of it that stands there. `edges`: the left edges of its columns."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: list[list[Place]]
    lined: bool = True

    @property
    def words(self) -> Iterable[Word]:
        """Its words."""
        return (word for row in self.rows for place in row if not place.continued for word in place.words)


def lined_tables(page: Any, words: Sequence[Word]) -> tuple[list[PageTable], list[Word]]:
    """The tables of a page that have lines, and the words outside them. A frame around text is no table."""
    tables: list[PageTable] = []
    rest = list(words)
    for found in page.find_tables():
        x0, top, x1, bottom = found.bbox
        inside = [word for word in rest if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= word.middle <= bottom]
        table = _table(found.cells, inside)
        if len(table.edges) < 2 or len(table.rows) < 2:
            continue
        tables.append(table)
        gone = {id(word) for word in inside}
        rest = [word for word in rest if id(word) not in gone]
    return tables, rest


def _table(cells: Sequence[tuple[float, float, float, float]], words: Sequence[Word]) -> PageTable:
    """A table from the edges of its cells (left, top, right, bottom)."""
    lefts, tops = _distinct(cell[0] for cell in cells), _distinct(cell[1] for cell in cells)
    rows: list[dict[int, Place]] = [{} for _ in tops]
    for x0, top, x1, bottom in cells:
        first, last = _index(lefts, x0), _index(lefts, x1 - 2 * _SAME_LINE)
        place = Place(first + 1, max(1, last - first + 1), x1)
        place.words = [word for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= word.middle <= bottom]
        if place.words:  # as much room is left to the right of the text as to the left
            place.x1 -= max(0.0, min(word.x0 for word in place.words) - x0)
        start, end = _index(tops, top), _index(tops, bottom - 2 * _SAME_LINE)
        for row in range(start, end + 1):
            again = Place(place.column, place.width, place.x1, row > start, place.words)
            rows[row][first] = place if row == start else again
    ordered = [[row[column] for column in sorted(row)] for row in rows]
    used = [row for row in ordered if any(place.words for place in row)]
    return PageTable(min(cell[1] for cell in cells), max(cell[3] for cell in cells), tuple(lefts), used)


def _distinct(edges: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for edge in sorted(edges):
        if not kept or edge - kept[-1] > _SAME_LINE:
            kept.append(edge)
    return kept


def _index(edges: Sequence[float], edge: float) -> int:
    """The column or row in which an edge is."""
    return max(0, bisect_left(edges, edge + _SAME_LINE) - 1)
