"""The rows of an exported sheet as they come back: their texts by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from klarplan.importing.files.grid import Cell, Grid
from klarplan.importing.workbook.columns import AIM_COLUMNS, ID, ROW, Column, RowKind, column_of, row_kind_of
from klarplan.site.texts import Texts

Base = Mapping[tuple[str, str], Mapping[str, str]]
"""The cells as they were when the workbook was made, by kind and id."""
Key = tuple[RowKind, str]
"""What tells a row's record: its kind and its id."""


def header_of(grid: Grid, texts: Texts) -> int | None:
    """The index of the row with the headings of an exported sheet; None where there is none."""
    for index, row in enumerate(grid.rows[:5]):
        found = {column.key for cell in row if (column := column_of(cell.flat, texts))}
        if {ROW, ID} <= found:
            return index
    return None


@dataclass(frozen=True)
class SheetRow:
    """A row of the sheet: its texts by column, and its cells for telling where they stand."""

    number: int
    kind: RowKind
    id: str
    texts: Mapping[str, str]
    cells: Mapping[str, Cell]
    unknown: tuple[tuple[str, Cell], ...] = ()
    """Cells of columns that are not ours, with their headings."""


def rows_of(grid: Grid, header: int, texts: Texts) -> Iterator[SheetRow]:
    """The rows below the headings. Empty rows are passed over."""
    titles = {cell.column: cell.flat for cell in grid.rows[header]}
    columns: dict[int, Column] = {
        number: column for number, title in titles.items() if (column := column_of(title, texts))
    }  # fmt: skip
    for cells in grid.rows[header + 1 :]:
        known = {columns[cell.column].key: cell for cell in cells if cell.column in columns}
        written = {key: _clean(cell.raw) for key, cell in known.items()}
        unknown = tuple(
            (titles.get(cell.column, ""), cell) for cell in cells if cell.column not in columns and cell.raw.strip()
        )  # fmt: skip
        if any(written.values()) or unknown:
            kind = row_kind_of(written.get(ROW, ""), texts) or _guessed(written)
            yield SheetRow(cells[0].row, kind, written.get(ID, "").strip(), written, known, unknown)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for spaces at the ends of lines, which programs add and remove."""
    return [line.rstrip() for line in one.strip().split("\n")] == [line.rstrip() for line in other.strip().split("\n")]


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59].rstrip()}…"


def _guessed(texts: Mapping[str, str]) -> RowKind:
    """What a row without a word for it is, by what it holds."""
    if texts.get("title", "").strip():
        return RowKind.ACTIVITY
    return RowKind.GOAL if any(texts.get(key, "").strip() for key in AIM_COLUMNS) else RowKind.FOCUS_AREA
