"""Tables that lie another way, as tables with headings above: cards, tables on their side, tables side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from klarplan.importing.files.grid import Cell, Grid, Row
from klarplan.importing.understanding.costs import read_costs
from klarplan.importing.understanding.headings import GOALS, Heading, Meaning, understand
from klarplan.importing.understanding.shape import is_header, parts_of
from klarplan.importing.understanding.statuses import read_status
from klarplan.importing.understanding.times import read_period
from klarplan.importing.understanding.units_beside import with_units_beside

_FEWEST_HEADINGS = 2


@dataclass(frozen=True)
class Turned(Grid):
    """A table whose headings stood below each other in its first column: its rows were columns."""


def arranged(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The tables of a file, with headings above. Most stay as they are."""
    return tuple(with_units_beside(part) for grid in grids for part in _arranged(grid))


def _arranged(grid: Grid) -> Iterator[Grid]:
    if beside := _side_by_side(grid):
        for part in beside:
            yield from _arranged(part)
        return
    if any(is_header(row) for row in grid.rows):
        yield from _apart(grid)
        return
    parts = parts_of(grid)
    cards = [_cards(part) for part in parts]
    if any(cards):
        for part, turned in zip(parts, cards, strict=True):
            yield from turned or [part]
    else:
        yield grid


# ---- below each other ----


def _apart(grid: Grid) -> Iterator[Grid]:
    """The tables of a sheet: what stands below an empty row without headings of its own may be another table."""
    blocks: list[list[Row]] = [[]]
    for row in grid.rows:
        if blocks[-1] and _heads_another(row):
            blocks.append(_titles_below(blocks[-1]))
        if any(not cell.empty or cell.fault or cell.fill for cell in row):
            blocks[-1].append(row)
        elif blocks[-1]:
            blocks.append([])
    parts: list[list[Row]] = []
    headed = False
    for block in filter(None, blocks):
        heads = any(is_header(row) for row in block)
        own = heads and not any(_names_rows(row) for row in block if is_header(row))
        own = own or any(_heads_another(row) for row in block[:_MOST_TITLES])
        if parts and headed and len(block) > 1 and (own or not (heads or _goes_on(block, grid))):
            parts.append(block)
        elif parts:
            parts[-1] += block
        else:
            parts.append(block)
        headed = headed or heads
    yield from [replace(grid, rows=tuple(rows)) for rows in parts] if len(parts) > 1 else [grid]


_MOST_TITLES = 3
_OF_OTHER_TABLES = frozenset({
    "risk", "risker", "sannolikhet", "konsekvens", "förkortning", "betydelse", "begrepp", "definition", "förklaring",
    "term", "ord", "version", "ändring", "ändrad", "utgåva", "nyckeltal", "utfall", "roll", "telefon", "e-post",
    "epost", "mejl",
})  # fmt: skip


def _heads_another(row: Row) -> bool:
    """Whether a row has the headings of a table of another kind: of risks, abbreviations, versions or contacts."""
    words = [cell.flat.casefold().strip(" .:") for cell in _own(row)]
    return len(words) > 1 and sum(word in _OF_OTHER_TABLES for word in words) > len(words) / 2


def _titles_below(block: list[Row]) -> list[Row]:
    """The rows of one text at the end of a block, taken out of it: they are titles of what follows."""
    start = len(block)
    while start and len(_own(block[start - 1])) == 1:
        start -= 1
    titles = block[start:]
    del block[start:]
    return titles


def _names_rows(row: Row) -> bool:
    """Whether a row of headings has one of activities or goals: it may be that of the table above again."""
    headings = (understand(cell.flat) for cell in row if not cell.empty)
    return any(heading and heading.means(Meaning.ACTIVITY, *GOALS) for heading in headings)


def _goes_on(block: Sequence[Row], grid: Grid) -> bool:
    """Whether rows below an empty row are more of the same: they fill the columns of costs or times in the same way."""
    head = next(row for row in grid.rows if is_header(row))
    headings = {cell.column: understand(cell.flat) for cell in head if not cell.empty}
    filled = [[cell for cell in row if not cell.empty] for row in block]
    if any(cell.column not in headings for cells in filled for cell in cells):
        return False
    kinds = {
        Meaning.PERIOD: lambda text: read_period(text).certain, Meaning.STATUS: lambda text: read_status(text).certain,
        Meaning.COST: lambda text: bool(re.search(r"\d", text)) or read_costs(text).certain,
    }  # fmt: skip
    told = [
        fits(cell.flat)
        for cells in filled for cell in cells
        if (heading := headings.get(cell.column)) and (fits := kinds.get(heading.meanings[0]))
    ]  # fmt: skip
    return (bool(told) and all(told)) or all(_SUMS.match(cells[0].flat) for cells in filled)


_SUMS = re.compile(r"(?:del|slut|total)?summa\b|totalt?\b|sammanlagt\b|varav\b", re.IGNORECASE)


# ---- headings below each other ----


def _cards(grid: Grid) -> list[Grid]:
    """A table on its side, turned; several where its headings come again. Empty where it is none."""
    heads = [(row, first) for row in grid.rows if (first := _first(row))]
    known = [(row, heading) for row, first in heads if (heading := understand(first.flat))]
    titles = [row for row, heading in known if _leads(heading)]
    filled = [row for row, _ in heads if len(_own(row)) > 1]
    if len(known) < _FEWEST_HEADINGS or not titles or len(known) * 5 < len(filled) * 3:
        return []
    starts = [grid.rows.index(row) for row in titles]
    if len(starts) > 1 and len({first.flat.split(" ")[0] for row in titles if (first := _first(row))}) > 1:
        starts = starts[:1]
    captions = tuple(
        cell.flat for row in grid.rows[: starts[0]] for cell in row if not cell.empty and len(_own(row)) == 1
    )
    above = [row for row in grid.rows[: starts[0]] if len(_own(row)) > 1]
    cards = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(grid.rows)
        rows = (*(above if number == 0 else ()), *grid.rows[start:end])
        heads_above = [row for row in grid.rows[: starts[0]] if len(_own(row)) == 1] if number == 0 else []
        cards.append(_turned(grid, rows, captions, heads_above))
    return cards


def _leads(heading: Heading) -> bool:
    return heading.exact and heading.means(Meaning.ACTIVITY)


def _own(row: Row) -> list[Cell]:
    return [cell for cell in row if not cell.empty and not cell.continued]


def _first(row: Row) -> Cell | None:
    own = [cell for cell in row if not cell.empty]
    return own[0] if own and own[0].column == min(cell.column for cell in row) else None


def _turned(grid: Grid, rows: Sequence[Row], captions: tuple[str, ...], above: Sequence[Row]) -> Grid:
    columns: dict[int, list[Cell]] = {}
    for row in rows:
        for cell in row:
            columns.setdefault(cell.column, []).append(replace(cell, row=cell.column, column=cell.row, width=1))
    turned = [tuple(columns[column]) for column in sorted(columns)]
    heads = [tuple(replace(cell, row=cell.column, column=cell.row) for cell in row if not cell.empty) for row in above]
    return Turned(
        grid.name, (*heads, *turned), (*grid.captions, *(text for text in captions if text not in grid.captions)),
        grid.problem_path, sheet="",
    )  # fmt: skip


# ---- side by side ----


def _side_by_side(grid: Grid) -> list[Grid]:
    """The tables that stand beside each other with an empty column between; empty where there is one table."""
    head = next((row for row in grid.rows if _headings(row) >= _FEWEST_HEADINGS), None)
    if not head:
        return []
    filled = {cell.column + step for row in grid.rows for cell in row if not cell.empty for step in range(cell.width)}
    groups: list[list[int]] = []
    for column in sorted(filled):
        if groups and column == groups[-1][-1] + 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    with_heads = [group for group in groups if sum(cell.column in group and not cell.empty for cell in head) > 1]
    if len(with_heads) < _FEWEST_HEADINGS or len(with_heads) != len(groups):
        return []
    return [
        replace(grid, rows=tuple(tuple(cell for cell in row if cell.column in group) for row in grid.rows))
        for group in groups
    ]


def _headings(row: Row) -> int:
    headings = [understand(cell.flat) for cell in row if not cell.empty]
    return sum(heading is not None and heading.exact for heading in headings)
