"""A grid's shape: which rows are headings of columns, which are headings of sections, which hold something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from klarplan.importing.files.grid import Cell, Grid, Row
from klarplan.importing.understanding.account import Piece, piece_of
from klarplan.importing.understanding.headings import GOALS, LONGEST_HEADING, Heading, Meaning, understand
from klarplan.text.fold import folded


@dataclass(frozen=True)
class Columns:
    """What the columns mean from here on. `cells`: the cells of the headings, one row or two."""

    cells: tuple[Cell, ...]
    titles: dict[int, str] = field(default_factory=dict)
    """Each column's heading as written."""
    headings: dict[int, Heading] = field(default_factory=dict)
    """Each column's heading where it is understood."""
    aside: frozenset[int] = frozenset()
    """Columns that somebody has set aside: nothing of them is taken."""
    pending: frozenset[int] = frozenset()
    """Columns that are asked about."""
    sums: frozenset[int] = frozenset()
    """Columns of sums of the others in their row: they are compared, and not taken."""
    samples: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """What stands in each column that has no heading, in a table with headings or without."""

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


def events_of(grid: Grid, head: bool = False) -> list[Event]:
    """A grid's rows, each as what it is. Empty rows are passed over. `head`: its first row of several cells is one of
    headings, known or not.
    """
    events = list(_events(grid, head=head))
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


def events_without_headings(grid: Grid) -> list[Event]:
    """A grid whose rows all hold something: each column is asked about by what stands in it."""
    rows = [row for row in grid.rows if _filled(row)]
    samples: dict[int, tuple[str, ...]] = {}
    for row in rows:
        for cell in _filled(row):
            samples[cell.column] = tuple(dict.fromkeys((*samples.get(cell.column, ()), cell.flat)))
    return [Columns((), samples=samples), *(Body(_number(row), row) for row in rows)]


def _events(grid: Grid, *, head: bool) -> Iterator[Event]:
    rows = [row for row in grid.rows if any(_holds(cell) for cell in row)]
    index = 0
    columns: Columns | None = None
    while index < len(rows):
        row = rows[index]
        first = columns is None
        if (
            is_header(row) and not (any(map(_filled, rows[:index])) and _is_body(row, rows[:index]))
            if first and not head
            else (head and first and len(_filled(row)) > 1) or (not first and _is_header_again(row, columns))
        ):
            second = rows[index + 1] if index + 1 < len(rows) else ()
            two = _is_second_header(row, second)
            columns = _columns(row, second if two else (), rows[index + (2 if two else 1) :])
            yield columns
            index += 2 if two else 1
            continue
        if banner := _banner(row, grid.width):
            yield banner
        else:
            yield Body(_number(row), row)
        index += 1


def _holds(cell: Cell) -> bool:
    return not cell.empty or bool(cell.fault)


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row if not cell.empty and not cell.continued]


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


def is_header(row: Row) -> bool:
    """Whether a row is one of headings: at least two that are known, and most of its cells; fewer where one of the
    headings is of activities, word for word.
    """
    filled = _filled(row)
    if any(len(cell.flat) > LONGEST_HEADING for cell in filled):
        return False
    headings = [heading for cell in filled if (heading := understand(cell.flat))]
    times = sum(is_time_heading(cell.flat) for cell in filled)
    leads = any(heading.exact and heading.means(Meaning.ACTIVITY, *GOALS) for heading in headings)
    known = len(headings) + times
    acts = any(heading.exact and heading.meanings == (Meaning.ACTIVITY,) for heading in headings)
    fewest = 2 if acts and len(headings) > 1 else 3
    return (len(headings) > 1 or (leads and times > 0)) and known * 5 >= len(filled) * fewest


def _is_body(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row that has words of headings stands below one of as many cells, and so is a row of the table."""
    filled = _filled(row)
    exact = [heading for cell in filled if (heading := understand(cell.flat)) and heading.exact]
    return len(exact) * 2 <= len(filled) and any(len(_filled(other)) >= len(filled) for other in above)


def _is_header_again(row: Row, columns: Columns | None) -> bool:
    """Headings further down: those of before again, or others of which all are known, word for word.

    "Uppföljning" and "Samverkan" are titles of activities too: a row with other cells is none of headings.
    """
    filled = _filled(row)
    if columns and [cell.flat for cell in filled] == [cell.flat for cell in columns.cells][: len(filled)]:
        return len(filled) > 1
    known = [understand(cell.flat) for cell in filled]
    headings = [heading for heading in known if heading]
    if not columns or not is_header(row):
        return False
    if {folded(cell.flat) for cell in filled} <= {folded(text) for text in columns.titles.values()}:
        return True
    leads = any(heading.exact and heading.means(Meaning.ACTIVITY, *GOALS) for heading in headings)
    all_known = len(headings) == len(filled) or len(headings) >= len(columns.headings) > _FEWEST_TO_DIFFER
    return leads and all_known


_FEWEST_TO_DIFFER = 3
"""Headings that are many may come again with another among them that is not known."""


def _is_second_header(first: Row, second: Row) -> bool:
    """Headings below wide headings: "Mål" across "Långsiktiga" and "Kortsiktiga"."""
    wide = [cell for cell in first if cell.width > 1]
    below = _filled(second)
    if not wide or not below or any(cell.value is not None and not is_time_heading(cell.flat) for cell in below):
        return False
    under_wide = all(any(above.spans(cell.column) for above in wide) for cell in below)
    known = [
        bool(understand(cell.flat) or understand(_with_above(cell, first)) or is_time_heading(cell.flat))
        for cell in below
    ]
    return under_wide and all(known)


_TIME_HEADING = re.compile(
    r"(?:år\s+)?(?:19|20|21)\d\d|(?:kv\w*\s*|q)[1-4]\.?(?:\s+(?:19|20|21)\d\d)?|(?:ht|vt)\s*-?(?:19|20|21)?\d\d|"
    r"(?:19|20|21)\d\d\s*(?:q|kv\w*\s*)[1-4]",
    re.IGNORECASE,
)


def is_time_heading(text: str) -> bool:
    """Whether a heading is a time alone: a year, a quarter, a term."""
    return bool(_TIME_HEADING.fullmatch(" ".join(text.split()).strip(" :.")))


def _with_above(cell: Cell, first: Row) -> str:
    above = next((head.flat for head in first if head.spans(cell.column)), "")
    return f"{cell.flat} {above}"


def _columns(first: Row, second: Row, below: Sequence[Row] = ()) -> Columns:
    titles: dict[int, str] = {}
    headings: dict[int, Heading] = {}
    for cell in first:
        for column in range(cell.column, cell.column + cell.width):
            _note(titles, headings, column, cell.flat, understand(cell.flat))
    for cell in second:
        if not cell.empty and not cell.continued:
            for column in range(cell.column, cell.column + cell.width):
                both = _with_above(cell, first)
                own = understand(cell.flat)
                headings.pop(column, None)
                _note(titles, headings, column, both, own if own and own.exact else understand(both) or own)
    used = tuple(cell for cell in (*first, *second) if not cell.empty and not cell.continued)
    _add_marks(titles, headings, below)
    return Columns(used, titles, _with_earlier(headings), samples=_without_heading(titles, below))


def _without_heading(titles: Mapping[int, str], below: Sequence[Row]) -> dict[int, tuple[str, ...]]:
    """What stands in columns without a heading, down to the next row of headings."""
    texts: dict[int, tuple[str, ...]] = {}
    for row in takewhile(lambda row: not is_header(row), below):
        filled = _filled(row)
        for cell in filled:
            if len(filled) > 1 and cell.width == 1 and not titles.get(cell.column, "").strip():
                texts[cell.column] = tuple(dict.fromkeys((*texts.get(cell.column, ()), cell.flat)))
    return texts


_MARK = re.compile(r"\s*(?:[xX×✓✔√☑✅●•■]|ja)\s*\Z")


def _add_marks(titles: Mapping[int, str], headings: dict[int, Heading], below: Sequence[Row]) -> None:
    """Columns below a time alone, or below times in a wide heading, that only hold marks."""
    texts: dict[int, list[str]] = {}
    for row in below:
        for cell in row:
            if not cell.empty and cell.width == 1:
                texts.setdefault(cell.column, []).append(cell.flat)
    for column, title in titles.items():
        heading = headings.get(column)
        words = title if not heading else heading.text
        time = next((part for part in (words, words.rpartition(" ")[0]) if is_time_heading(part)), "")
        timely = time and (heading is None or heading.means(Meaning.PERIOD))
        marked = [text for text in texts.get(column, ()) if _MARK.match(text)]
        if timely and (marked or column not in texts) and len(marked) == len(texts.get(column, ())):
            headings[column] = Heading(title, (Meaning.PERIOD,), years=time, marks=True)


def _with_earlier(headings: dict[int, Heading]) -> dict[int, Heading]:
    """Where several columns hold a status, each of its year, those of earlier years are known as such."""
    years = {
        column: heading.years for column, heading in headings.items()
        if heading.meanings == (Meaning.STATUS,) and re.fullmatch(r"\d{4}", heading.years)
    }  # fmt: skip
    latest = max(years.values(), default="")
    return {
        column: replace(heading, earlier=column in years and years[column] < latest)
        for column, heading in headings.items()
    }


def _note(
    titles: dict[int, str], headings: dict[int, Heading], column: int, title: str, heading: Heading | None
) -> None:
    titles[column] = title
    if heading:
        headings[column] = heading


def _banner(row: Row, width: int) -> Banner | None:
    filled = [cell for cell in row if _holds(cell)]
    if len(filled) != 1 or filled[0].continued or filled[0].fault:
        return None
    cell = filled[0]
    return Banner(_number(row), cell, wide=cell.width > 1 and cell.width * 2 >= width)
