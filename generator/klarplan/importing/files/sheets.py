"""A sheet of a spreadsheet → its tables: those side by side and those below each other, and the text beside them.

What parts two tables must be seen in the sheet itself. An empty row alone does not: people put one between two rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from klarplan.importing.files.contents import Gathered, Hidden, TextBlock, column_name
from klarplan.importing.files.grid import Cell, Grid, Row, trimmed
from klarplan.text.fold import folded

_NAMELESS = ("blad", "sheet", "tabelle", "ark", "taulukko")
"""Names that a program gives to sheets, before a number."""
_MOST_DENSE = 500
"""Sheets with more columns than this have only the cells that hold something."""


@dataclass(frozen=True)
class Area:
    """Merged cells, by their corners; both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """A sheet as a reader has read it: its cells by row and column, and what is hidden."""

    name: str
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: Sequence[Area] = ()
    hidden_rows: set[int] = field(default_factory=set)
    filtered: tuple[int, int] | None = None
    """The first and last row of a filter: hidden rows between them are hidden by it."""
    hidden_columns: Sequence[range] = ()
    own: bool = False
    """A sheet of a workbook that `klarplan export` made: it is read whole."""
    memory: bool = False
    """The hidden sheet in which such a workbook keeps what it said when it was made."""

    def hides_column(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(column in columns for columns in self.hidden_columns)


def add_sheet(sheet: Sheet, file_name: str, gathered: Gathered) -> None:
    """Add the tables of a sheet and the texts beside them to what is gathered, and count what is hidden in it."""
    if not sheet.own:
        _drop_colours_outside(sheet)
        _leave_out_hidden(sheet, gathered)
    rows = trimmed(_rows(sheet))
    if not rows:
        return
    nameless = sheet.name.lower().rstrip("0123456789 ") in _NAMELESS
    whole = Grid(
        sheet.name, rows, () if nameless else (sheet.name,), f"{file_name}, {sheet.name}", sheet=sheet.name,
        hidden=sheet.memory,
    )  # fmt: skip
    if sheet.own:
        gathered.grids.append(whole)
        return
    parts = [replace(whole, rows=part) for beside in _side_by_side(rows) for part in _below(beside)]
    tables = [part for part in parts if not _beside(part, parts)]
    for part in parts:
        if part not in tables:
            _add_texts(part, len(gathered.grids), gathered)
    gathered.grids += tables


def _drop_colours_outside(sheet: Sheet) -> None:
    """Colours without words count only among cells with words: whole rows and columns may be coloured."""
    held = [(row, column) for row, cells in sheet.cells.items() for column, cell in cells.items()
            if cell.lines or cell.fault]  # fmt: skip
    last_row, last_column = (max(places, default=0) for places in (zip(*held, strict=True) if held else ((), ())))
    sheet.cells = {
        row: {column: cell for column, cell in cells.items() if column <= last_column}
        for row, cells in sheet.cells.items() if row <= last_row
    }  # fmt: skip


def _leave_out_hidden(sheet: Sheet, gathered: Gathered) -> None:
    filtered = sheet.filtered or (1, 0)
    hidden = sorted(row for row in sheet.hidden_rows if _holds(sheet.cells.get(row, {}).values()))
    by_filter = [row for row in hidden if filtered[0] < row <= filtered[1]]
    gathered.leave_out(Hidden.FILTERED_ROW, map(str, by_filter), table=sheet.name)
    gathered.leave_out(Hidden.ROW, (str(row) for row in hidden if row not in set(by_filter)), table=sheet.name)
    columns = {
        column for row in sheet.cells.values() for column, cell in row.items()
        if (cell.lines or cell.fault) and sheet.hides_column(column)
    }  # fmt: skip
    gathered.leave_out(Hidden.COLUMN, (column_name(column) for column in sorted(columns)), table=sheet.name)


def _holds(cells: Iterable[Cell]) -> bool:
    return any(cell.lines or cell.fault for cell in cells)


# ---- rows, without what is hidden ----


def _rows(sheet: Sheet) -> Iterator[Row]:
    """The rows that are seen, from the first that holds something; one empty row stands for all between two others."""
    used = [row for row in sorted(sheet.cells) if sheet.own or row not in sheet.hidden_rows]
    last_column = max((max(cells) for cells in sheet.cells.values() if cells), default=0)
    dense = last_column <= _MOST_DENSE
    shown = [column for column in range(1, last_column + 1) if sheet.own or not sheet.hides_column(column)]
    covered = _covered(sheet, used, shown)
    corners: dict[int, Cell] = {}
    before = 0
    for row in used:
        if before and row > before + 1 + _hidden_between(sheet, before, row):
            yield ()
        before = row
        cells, areas = sheet.cells[row], covered.get(row, {})
        columns = shown if dense else [column for column in shown if column in cells or column in areas]
        yield tuple(_row(row, columns, cells, areas, corners))


def _hidden_between(sheet: Sheet, first: int, last: int) -> int:
    if sheet.own or last - first > len(sheet.hidden_rows) + 1:
        return 0
    return sum(row in sheet.hidden_rows for row in range(first + 1, last))


def _row(
    row: int, columns: Sequence[int], cells: dict[int, Cell], areas: dict[int, tuple[int, int, Cell]],
    corners: dict[int, Cell],
) -> Iterator[Cell]:  # fmt: skip
    """The cells of a row. `areas`: for each column that a merged cell covers, its id, its width and its corner."""
    done: set[int] = set()
    for column in columns:
        if column not in areas:
            yield cells.get(column) or Cell(row, column)
            continue
        area, width, corner = areas[column]
        if area in done:
            continue
        done.add(area)
        first = corners.get(area)
        if first:
            yield replace(first, row=row, column=column, width=width, continued=True, links=(), raw="")
        else:
            corners[area] = replace(corner, row=row, column=column, width=width)
            yield corners[area]


def _covered(sheet: Sheet, used: Sequence[int], shown: Sequence[int]) -> dict[int, dict[int, tuple[int, int, Cell]]]:
    """For each row and column that a merged cell covers and that is seen: which one, its width in columns up to the
    last that is used, and the cell in its corner. Costs as much as there are seen cells, however large the area.
    """
    covered: dict[int, dict[int, tuple[int, int, Cell]]] = {}
    for number, area in enumerate(sheet.merged):
        columns = [column for column in shown[: area.right] if area.left <= column <= area.right]
        corner = sheet.cells.get(area.top, {}).get(area.left) or Cell(area.top, area.left)
        if not columns:
            continue
        width = columns[-1] - columns[0] + 1
        for row in _within(used, area.top, area.bottom):
            places = covered.setdefault(row, {})
            for column in columns:
                places.setdefault(column, (number, width, corner))
    return covered


def _within(used: Sequence[int], top: int, bottom: int) -> Sequence[int]:
    return used[bisect_left(used, top) : bisect_right(used, bottom)]


# ---- tables side by side ----


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row if not cell.empty or cell.fault or cell.fill]


def _side_by_side(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """The tables of a sheet that stand beside each other, with an empty column between."""
    edges = [edge for edge in _gaps(rows) if _parts_two(rows, edge)]
    parts = []
    for first, last in zip([0, *edges], [*edges, None], strict=True):
        cut = (tuple(cell for cell in row if cell.column > first and (not last or cell.column < last)) for row in rows)
        parts.append(_without_empty_ends(cut))
    return [part for part in parts if part]


def _gaps(rows: Sequence[Row]) -> list[int]:
    """The last empty column before each column that holds something again. Rows with a single text do not count: a
    title may reach over all.
    """
    used: set[int] = set()
    for row in rows:
        filled = _filled(row)
        if len(filled) > 1:
            used.update(*(range(cell.column, cell.column + cell.width) for cell in filled))
    if not used:
        return []
    shown = {cell.column for row in rows for cell in row}
    return [column - 1 for column in sorted(used) if column > min(used) and column - 1 in shown - used]


def _parts_two(rows: Sequence[Row], edge: int) -> bool:
    """Whether an empty column parts two tables: both have several columns, or the narrow one has no heading in the
    row of headings. A single column with a heading of its own may well belong to the table.
    """
    left = [[cell for cell in _filled(row) if cell.column < edge] for row in rows]
    right = [[cell for cell in _filled(row) if cell.column > edge] for row in rows]
    heads = [next((number for number, cells in enumerate(side) if len(cells) > 1), None) for side in (left, right)]
    if None not in heads:
        return True
    wide, narrow, head = (left, right, heads[0]) if heads[0] is not None else (right, left, heads[1])
    return head is not None and any(narrow) and not narrow[head] and any(wide)


def _without_empty_ends(rows: Iterable[Row]) -> tuple[Row, ...]:
    kept = [row if _filled(row) else () for row in rows]
    while kept and not kept[0]:
        kept.pop(0)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _beside(part: Grid, parts: Sequence[Grid]) -> bool:
    """Whether a part is text beside a table and no table: a single column, where others have several."""
    return len(parts) > 1 and _columns(part) == 1 and any(_columns(other) > 1 for other in parts)


def _columns(grid: Grid) -> int:
    return max((len(_filled(row)) for row in grid.rows), default=0)


def _add_texts(part: Grid, table: int, gathered: Gathered) -> None:
    for row in part.rows:
        for cell in _filled(row):
            place = f"{part.sheet}!{column_name(cell.column)}{cell.row}"
            gathered.add_text(TextBlock(cell.text, None, part.captions, table, place, cell.links, cell.fill))


# ---- tables below each other ----


def _below(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """The tables that stand below each other: after an empty row comes a row that looks as headings do, or has the
    same texts as the headings before. Titles above it go with it.
    """
    parts: list[list[Row]] = [[]]
    heads: set[tuple[str, ...]] = set()
    for index, row in enumerate(rows):
        if index and not rows[index - 1] and row and (head := _head_below(rows, index)) is not None:
            looks = _looks_like_headings(rows, head)
            if parts[-1] and (looks or _texts(rows[head]) in heads) and any(len(_filled(r)) > 1 for r in parts[-1]):
                parts.append([])
        parts[-1].append(row)
        if len(_filled(row)) > 1 and not any(len(_filled(other)) > 1 for other in parts[-1][:-1]):
            heads.add(_texts(row))
    return [part for rows_of_part in parts if (part := _without_empty_ends(rows_of_part))]


def _head_below(rows: Sequence[Row], index: int) -> int | None:
    """The first row from here that holds more than one text, with only titles between."""
    for number in range(index, min(index + 5, len(rows))):
        if len(_filled(rows[number])) > 1:
            return number
    return None


def _looks_like_headings(rows: Sequence[Row], index: int) -> bool:
    """All bold or all coloured, and the row below not so."""
    below = _filled(rows[index + 1]) if index + 1 < len(rows) else []
    cells = _filled(rows[index])
    if not below:
        return False
    return any(all(map(look, cells)) and not all(map(look, below)) for look in (_is_bold, _is_coloured))


def _is_bold(cell: Cell) -> bool:
    return cell.bold


def _is_coloured(cell: Cell) -> bool:
    return bool(cell.fill)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(folded(cell.flat) for cell in _filled(row))
