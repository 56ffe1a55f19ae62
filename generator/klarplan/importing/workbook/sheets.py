"""The sheets of an exported workbook as they come back: their rows, and what the hidden sheet says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from klarplan.importing.files.grid import Cell, Grid
from klarplan.importing.workbook.columns import AIM_COLUMNS, COLUMNS, ID, ROW, Column, RowKind, column_of, row_kind_of
from klarplan.site.texts import Texts

Base = Mapping[tuple[str, str], Mapping[str, str]]
"""The cells of a sheet as they were when the workbook was made, by the row's kind and id, and by column."""
LONGEST_SHORT = 60


def is_exported(grids: Sequence[Grid], texts: Texts) -> bool:
    """Whether a file's tables are sheets that `klarplan export` made."""
    return any(grid.hidden or header_of(grid, texts) is not None for grid in grids)


def header_of(grid: Grid, texts: Texts) -> int | None:
    """The index of the row with the headings of an exported sheet; None where there is none."""
    for index, row in enumerate(grid.rows[:5]):
        keys = {column.key for cell in row if (column := column_of(cell.flat, texts))}
        if {ROW, ID} <= keys:
            return index
    return None


@dataclass(frozen=True)
class SheetRow:
    """A row of the sheet."""

    number: int
    """From 1, as the spreadsheet program has it."""
    kind: RowKind
    id: str
    """The record's; empty for a row that somebody has added."""
    texts: Mapping[str, str]
    """By the column's key."""
    cells: Mapping[str, Cell]
    """The same cells, for telling where they stand."""
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


def same(text: str, other: str) -> bool:
    """Whether two texts are the same but for spaces at the ends of lines, which programs add and remove."""
    return [line.rstrip() for line in text.strip().split("\n")] == [line.rstrip() for line in other.strip().split("\n")]


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_SHORT else f"{flat[: LONGEST_SHORT - 1].rstrip()}…"


def _guessed(texts: Mapping[str, str]) -> RowKind:
    """What a row without a word for it is, by what it holds."""
    if texts.get("title", "").strip():
        return RowKind.ACTIVITY
    return RowKind.GOAL if any(texts.get(key, "").strip() for key in AIM_COLUMNS) else RowKind.FOCUS_AREA


# ---- the hidden sheet ----


@dataclass(frozen=True)
class Remembered:
    """What a workbook's hidden sheet says of the others, as they were when it was made."""

    plans: Mapping[str, str]
    """Each sheet's plan."""
    cells: Mapping[str, Base]
    """Each sheet's cells."""
    lang: str
    """The language of the cells; empty where there is no hidden sheet."""


def remembered(grids: Sequence[Grid]) -> Remembered:
    """Read the hidden sheet."""
    lang = ""
    plans: dict[str, str] = {}
    base: defaultdict[str, dict[tuple[str, str], dict[str, str]]] = defaultdict(dict)
    for grid in grids:
        if not grid.hidden:
            continue
        keys = {cell.column: cell.raw for cell in grid.rows[0]}
        for row in grid.rows[1:]:
            texts = {keys.get(cell.column, ""): cell.raw for cell in row}
            sheet, kind = texts.get("sheet", ""), texts.get("kind", "")
            plans[sheet], lang = texts.get("plan", ""), texts.get("written_in", "")
            base[sheet][kind, texts.get("id", "")] = {column.key: texts.get(column.key, "") for column in COLUMNS}
    return Remembered(plans, base, lang)
