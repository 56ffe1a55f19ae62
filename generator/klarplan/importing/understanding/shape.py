"""A grid's shape: which rows are headings of columns, which are headings of sections, which hold something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from klarplan.importing.files.grid import Cell, Grid, Row
from klarplan.importing.understanding.account import Piece, piece_of
from klarplan.importing.understanding.headings import LONGEST_HEADING, Heading, Meaning, understand


@dataclass(frozen=True)
class Columns:
    """What the columns mean from here on. `cells`: the cells of the headings, one row or two."""

    cells: tuple[Cell, ...]
    titles: dict[int, str] = field(default_factory=dict)
    """Each column's heading as written."""
    headings: dict[int, Heading] = field(default_factory=dict)
    """Each column's heading where it is understood."""

    def has(self, *meanings: Meaning) -> bool:
        """Whether a column holds any of these."""
        return any(heading.means(*meanings) for heading in self.headings.values())

    def piece(self, table: int, cell: Cell) -> Piece:
        """A cell with the heading of its column."""
        return piece_of(table, cell, self.titles.get(cell.column, ""), self.headings.get(cell.column))

    def same_as(self, other: Columns | None) -> bool:
        """Whether they mean the same, so that one table goes on in another."""
        return other is not None and _meanings(self) == _meanings(other)


def _meanings(columns: Columns) -> dict[int, tuple[Meaning, ...]]:
    return {column: heading.meanings for column, heading in columns.headings.items()}


@dataclass(frozen=True)
class Banner:
    """A row that holds one text alone, and may be a heading. `wide`: it stands across columns. `leads`: only such rows
    stand between it and the next headings of columns.
    """

    row: int
    cell: Cell
    wide: bool
    leads: bool = False


@dataclass(frozen=True)
class Body:
    """A row of the table."""

    row: int
    cells: Row


Event = Columns | Banner | Body


def events_of(grid: Grid) -> list[Event]:
    """A grid's rows, each as what it is. Empty rows are passed over."""
    events = list(_events(grid))
    for index in range(len(events) - 2, -1, -1):
        event, following = events[index], events[index + 1]
        if not isinstance(event, Banner):
            continue
        if isinstance(following, Columns):
            leads = following.cells[0].row == event.row + 1
        else:
            leads = isinstance(following, Banner) and following.leads and following.row == event.row + 1
        events[index] = replace(event, leads=leads)
    return events


def _events(grid: Grid) -> Iterator[Event]:
    rows = [row for row in grid.rows if any(not cell.empty for cell in row)]
    index = 0
    while index < len(rows):
        row = rows[index]
        if _is_header(row):
            second = rows[index + 1] if index + 1 < len(rows) else ()
            two = _is_second_header(row, second)
            yield _columns(row, second if two else ())
            index += 2 if two else 1
            continue
        if banner := _banner(row, grid.width):
            yield banner
        else:
            yield Body(_number(row), row)
        index += 1


def parts_of(grid: Grid) -> list[Grid]:
    """The tables of a sheet that stand below each other with empty rows between. Rows above a table that hold one
    text each are its captions.
    """
    parts: list[Grid] = []
    captions: list[Cell] = []
    rows: list[Row] = []
    for row in (*grid.rows, ()):
        filled = [cell for cell in row if not cell.empty]
        if not rows and len(filled) == 1 and filled[0].column == 1:
            captions.append(filled[0])
        elif filled:
            rows.append(row)
        elif rows:
            above = tuple(cell.flat for cell in captions)
            heads = tuple((cell,) for cell in captions)
            parts.append(replace(grid, rows=(*heads, *rows), captions=(*grid.captions, *above)))
            captions, rows = [], []
    if captions:
        parts.append(replace(grid, rows=tuple((cell,) for cell in captions)))
    return parts


def _number(row: Row) -> int:
    return row[0].row if row else 0


def _is_header(row: Row) -> bool:
    """At least two headings that are known, and most of its cells."""
    filled = [cell for cell in row if not cell.empty and not cell.continued]
    if any(len(cell.flat) > LONGEST_HEADING for cell in filled):
        return False
    known = sum(understand(cell.flat) is not None for cell in filled)
    return known >= 2 and known * 5 >= len(filled) * 3


def _is_second_header(first: Row, second: Row) -> bool:
    """Headings below wide headings: "Mål" across "Långsiktiga" and "Kortsiktiga"."""
    wide = [cell for cell in first if cell.width > 1]
    below = [cell for cell in second if not cell.empty and not cell.continued]
    if not wide or not below:
        return False
    under_wide = all(any(above.spans(cell.column) for above in wide) for cell in below)
    return under_wide and all(understand(cell.flat) or understand(_with_above(cell, first)) for cell in below)


def _with_above(cell: Cell, first: Row) -> str:
    above = next((head.flat for head in first if head.spans(cell.column)), "")
    return f"{cell.flat} {above}"


def _columns(first: Row, second: Row) -> Columns:
    titles: dict[int, str] = {}
    headings: dict[int, Heading] = {}
    for cell in first:
        for column in range(cell.column, cell.column + cell.width):
            _note(titles, headings, column, cell.flat, understand(cell.flat))
    for cell in second:
        if not cell.empty and not cell.continued:
            for column in range(cell.column, cell.column + cell.width):
                both = _with_above(cell, first)
                _note(titles, headings, column, both, understand(both) or understand(cell.flat))
    used = tuple(cell for cell in (*first, *second) if not cell.empty and not cell.continued)
    return Columns(used, titles, headings)


def _note(
    titles: dict[int, str], headings: dict[int, Heading], column: int, title: str, heading: Heading | None
) -> None:
    titles[column] = title
    if heading:
        headings[column] = heading


def _banner(row: Row, width: int) -> Banner | None:
    filled = [cell for cell in row if not cell.empty]
    if len(filled) != 1 or filled[0].continued:
        return None
    cell = filled[0]
    return Banner(_number(row), cell, wide=cell.width > 1 and cell.width * 2 >= width)
