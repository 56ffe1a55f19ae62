"""Which columns a table of measured values has, by its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from klarplan.importing.files.grid import Cell, Grid, Row
from klarplan.importing.understanding.headings import Meaning, understand
from klarplan.model.periods import YEARS
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded
from klarplan.text.nearest import nearest


class ValueColumn(StrEnum):
    """What a column of values may hold."""

    INDICATOR = "indicator"
    MUNICIPALITY = "municipality"
    YEAR = "year"
    VALUE = "value"
    GENDER = "gender"


LABELS = {
    ValueColumn.INDICATOR: N_("measure"), ValueColumn.MUNICIPALITY: N_("municipality"),
    ValueColumn.YEAR: N_("year"), ValueColumn.VALUE: N_("value"), ValueColumn.GENDER: N_("gender"),
}  # fmt: skip
_NAMES = {
    ValueColumn.INDICATOR: "indikator, indikatorer, mått, nyckeltal, nyckeltals id, nyckeltalsid, kpi, indicator, "
                           "measure, det som mäts, vad som mäts",
    ValueColumn.MUNICIPALITY: "kommun, kommuner, kommunnamn, kommunkod, kommun id, municipality, municipality id",
    ValueColumn.YEAR: "år, årtal, period, year, mätår",
    ValueColumn.VALUE: "värde, värden, value, utfall, mätvärde",
    ValueColumn.GENDER: "kön, gender",
}  # fmt: skip
_KNOWN = {folded(name): meaning for meaning, names in _NAMES.items() for name in names.split(", ")}
_OF_PLANS = (Meaning.ACTIVITY, Meaning.GOAL, Meaning.RESPONSIBLE, Meaning.COST, Meaning.STATUS)
"""Headings of a plan's own table, which may name its indicators too."""


@dataclass(frozen=True)
class ValueTable:
    """A table of values: which column holds what. `years`: columns of values that are each of a year."""

    grid: Grid
    heading: int
    """The index of the row of headings; the rows below it hold values."""
    columns: dict[ValueColumn, int] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    """Column → year."""
    unknown: tuple[Cell, ...] = ()
    """Headings that are none of these, or that say the same as another."""

    @property
    def rows(self) -> Sequence[Row]:
        """The rows of values."""
        return self.grid.rows[self.heading + 1 :]


def value_table(grid: Grid) -> ValueTable | None:
    """The columns of a table of values; None for a table of something else."""
    for index, row in enumerate(grid.rows):
        filled = [cell for cell in row if not cell.empty]
        if len(filled) > 1:
            return _of_headings(grid, index, filled)
    return None


def _of_headings(grid: Grid, index: int, cells: Sequence[Cell]) -> ValueTable | None:
    columns: dict[ValueColumn, int] = {}
    years: dict[int, int] = {}
    unknown: list[Cell] = []
    for cell in cells:
        meaning = _KNOWN.get(folded(cell.flat))
        if meaning and meaning not in columns:
            columns[meaning] = cell.column
        elif re.fullmatch(r"\d{4}", cell.flat) and int(cell.flat) in YEARS:
            years[cell.column] = int(cell.flat)
        else:
            unknown.append(cell)
    valued = ValueColumn.VALUE in columns and ValueColumn.YEAR in columns
    if ValueColumn.INDICATOR not in columns or not (valued or years) or any(map(_is_of_plan, unknown)):
        return None
    if valued:  # then a column of a year says something else
        unknown += [cell for cell in cells if cell.column in years]
        years = {}
    return ValueTable(grid, index, columns, years, tuple(unknown))


def _is_of_plan(cell: Cell) -> bool:
    heading = understand(cell.flat)
    return heading is not None and heading.exact and heading.means(*_OF_PLANS)


def proposed(cell: Cell, taken: Sequence[ValueColumn]) -> ValueColumn | None:
    """What a misspelt heading may mean; None where another column holds that."""
    meaning = _KNOWN.get(nearest(folded(cell.flat), _KNOWN))
    return None if meaning in taken else meaning
