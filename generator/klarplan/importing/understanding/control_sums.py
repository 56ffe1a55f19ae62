"""Sums that a table states: they are no activities, and tell whether the rows were read as they were meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from klarplan.content.checks.money import differs
from klarplan.importing.files.grid import Cell, Row
from klarplan.importing.understanding.costs import CostFacts, read_costs
from klarplan.importing.understanding.headings import Heading, Meaning
from klarplan.importing.understanding.reading import CellContext
from klarplan.importing.understanding.shape import Columns
from klarplan.text.catalogue import N_

SUM_ROW = N_("A row of sums.")
SUM_COLUMN = N_("A column of sums.")
SUM_DIFFERS = N_("The sum that stands here is another than that of the rows.")
ROW_DIFFERS = N_("The sum that stands here is another than that of the row.")
_SUM = re.compile(
    r"(?:(?:del|slut|total)?summa|totalt?|sammanlagt|summering|sum|subtotal|varav|därav)\b", re.IGNORECASE
)
_SUM_HEADING = re.compile(
    r"(?:total(?:t|a)?\s*(?:kostnad(?:er)?|belopp|budget)?|summa(?:\s*kostnad(?:er)?)?|sammanlagt|total cost)\s*"
    r"(?:\((?:[tkm]?kr|mnkr|[km]?sek)\)|,?\s*(?:[tkm]?kr|mnkr|[km]?sek))?",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"(?:varav|därav)\b", re.IGNORECASE)


def is_sum_row(cells: Row, columns: Columns) -> bool:
    """Whether a row sums up others: "Summa" or "Varav", and nothing but sums beside it."""
    filled = [cell for cell in cells if not cell.empty and not cell.continued]
    if not filled or not _SUM.match(filled[0].flat):
        return False
    beside = [columns.headings.get(cell.column) for cell in filled[1:]]
    return all(
        (heading is not None and heading.means(Meaning.COST)) or not re.search(r"[^\W\d]{4}", cell.flat)
        for heading, cell in zip(beside, filled[1:], strict=True)
    )


def sum_columns(columns: Columns) -> frozenset[int]:
    """Columns that sum up the costs of several others in their row: "Totalt" beside those of the years."""
    years = [heading for heading in columns.headings.values() if heading.means(Meaning.COST) and heading.years]
    if len(years) < 2:
        return frozenset()
    return frozenset(column for column, title in columns.titles.items() if _SUM_HEADING.fullmatch(title.strip()))


class ControlSums:
    """Adds up the costs of a table's rows, and compares them with the sums that it states."""

    def __init__(self) -> None:
        self._all: defaultdict[int, list[Decimal | None]] = defaultdict(list)
        """The amounts of each column; None for a cost that is no single amount in kronor."""
        self._since: defaultdict[int, list[Decimal | None]] = defaultdict(list)
        """The same since the last row of sums."""

    def add(self, cells: Row, columns: Columns) -> list[Cell]:
        """Count a row. Returns the cells in columns of sums that say another sum than their row."""
        amounts = dict(_amounts(cells, columns))
        for column, amount in amounts.items():
            self._all[column].append(amount)
            self._since[column].append(amount)
        known = [amount for amount in amounts.values() if amount is not None]
        if not known or len(known) < len(amounts):
            return []
        unit = next((heading.unit for heading in columns.headings.values() if heading.means(Meaning.COST)), None)
        stated = ((cell, _amount(cell, Heading(cell.flat, (Meaning.COST,), unit=unit))) for cell in cells
                  if cell.column in columns.sums and not cell.empty)  # fmt: skip
        return [cell for cell, total in stated if total is not None and differs(sum(known), total, Decimal(unit or 1))]

    def adds_up(self, cells: Row, columns: Columns) -> bool:
        """Whether a row has nothing but a title and costs, each the sum of those of at least two rows above."""
        filled = [cell for cell in cells if not cell.empty and not cell.continued]
        amounts = dict(_amounts(cells, columns))
        if len(amounts) != len(filled) - 1:
            return False
        return bool(amounts) and all(
            amount and any(
                len(known) > 1 and sum(known) == amount
                for known in (self._whole(self._all, cell), self._whole(self._since, cell))
            )
            for cell in filled if (amount := amounts.get(cell.column)) is not None or cell.column in amounts
        )  # fmt: skip

    def check(self, cells: Row, columns: Columns) -> list[Cell]:
        """The cells of a row of sums that say another sum than the rows above."""
        wrong: list[Cell] = []
        first = next((cell for cell in cells if not cell.empty), None)
        for cell in cells:
            heading = columns.headings.get(cell.column)
            if not heading or heading.meanings != (Meaning.COST,) or cell.empty or cell.continued:
                continue
            stated = _amount(cell, heading)
            sums = [sum(known) for known in (self._whole(self._all, cell), self._whole(self._since, cell)) if known]
            rounding = Decimal(heading.unit or 1)
            if stated is not None and sums and all(differs(each, stated, rounding) for each in sums):
                wrong.append(cell)
        self._since.clear()
        return [] if first and _PARTLY.match(first.flat) else wrong

    @staticmethod
    def _whole(amounts: defaultdict[int, list[Decimal | None]], cell: Cell) -> list[Decimal]:
        """The amounts of a cell's column; none where one of them is not known."""
        of_column = amounts.get(cell.column, [])
        known = [amount for amount in of_column if amount is not None]
        return known if len(known) == len(of_column) else []


def _amounts(cells: Row, columns: Columns) -> Iterator[tuple[int, Decimal | None]]:
    for cell in cells:
        heading = columns.headings.get(cell.column)
        if heading and heading.meanings == (Meaning.COST,) and not cell.empty and not cell.continued:
            yield cell.column, _amount(cell, heading)


def _amount(cell: Cell, heading: Heading) -> Decimal | None:
    """The one amount in kronor that a cell certainly says."""
    reading = read_costs([line.text for line in cell.lines], CellContext(heading.text, heading.unit))
    costs: tuple[CostFacts, ...] = reading.value if reading.certain else ()
    whole = len(costs) == 1 and costs[0].amount_to is None and not costs[0].per
    return costs[0].amount if whole else None
