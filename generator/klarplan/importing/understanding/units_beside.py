"""A column of units beside one of costs ("150" beside "tkr"): the two are one column, as people read them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from klarplan.importing.files.grid import Cell, Grid, Line, Row
from klarplan.importing.understanding.headings import Meaning, understand
from klarplan.importing.understanding.shape import is_header

_HEADING = re.compile(r"(?:enhet|valuta|unit|currency)\.?", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:kr|kronor|sek|[tkm]kr|mnkr|[km]sek|tusen kronor|miljoner kronor|€|eur|usd|nok|dkk)", re.IGNORECASE
)


def with_units_beside(grid: Grid) -> Grid:
    """The grid with each cost and the unit to the right of it in one wide cell. Other tables stay as they are: also
    those where a cell of the column is no unit.
    """
    head = next((row for row in grid.rows if is_header(row)), None)
    columns = _columns(head) if head else None
    if not head or not columns:
        return grid
    cost, unit = columns
    below = [row for row in grid.rows if row is not head]
    units = [cell for row in below for cell in row if cell.column == unit and not cell.empty]
    if not units or not all(_UNIT.fullmatch(cell.flat) for cell in units):
        return grid
    rows = tuple(_joined(row, cost, unit, heads=row is head) for row in grid.rows)
    return replace(grid, rows=rows)


def _columns(head: Row) -> tuple[int, int] | None:
    """The columns of costs and of their units."""
    for cell, beside in pairwise(head):
        heading = understand(cell.flat)
        if heading and heading.meanings == (Meaning.COST,) and not heading.unit and _HEADING.fullmatch(beside.flat):
            return cell.column, beside.column
    return None


def _joined(row: Row, cost: int, unit: int, *, heads: bool) -> Row:
    money = next((cell for cell in row if cell.column == cost and cell.width == 1), None)
    words = next((cell for cell in row if cell.column == unit), None)
    if not money or not words or (money.empty and not words.empty):
        return row
    return tuple(_with_unit(cell, words, heads=heads) if cell is money else cell for cell in row if cell is not words)


def _with_unit(money: Cell, words: Cell, *, heads: bool) -> Cell:
    wide = replace(money, width=words.column + words.width - money.column)
    if heads or money.empty or words.empty:
        return wide
    return replace(wide, lines=(Line(f"{money.flat} {words.flat}", money.bold),), unit=words.flat)
