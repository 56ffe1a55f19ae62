"""Excel files → tables: every sheet that is not hidden, with merged cells and bold text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import InvalidFileException

from klarplan.content.problems.problem import Position, Problem
from klarplan.importing.files.grid import Cell, Grid, Line, Row, lines_of, trimmed
from klarplan.importing.files.unreadable import UnreadableError
from klarplan.text.fold import composed

OWN_SHEET = "klarplan"
"""The hidden sheet in which an exported workbook keeps what it said when it was made."""
_NAMELESS = ("blad", "sheet", "tabelle", "ark")
"""Names that a program gives to sheets, before a number."""


def tables(file: Path) -> Iterator[Grid]:
    """The sheets of a workbook, each a table; last the hidden ones, without rows. Raises UnreadableError."""
    book, values = _opened(file)
    hidden: list[Grid] = []
    for sheet in book.worksheets:
        ours = sheet.title == OWN_SHEET
        if sheet.sheet_state != "visible" and not ours:
            hidden.append(Grid(sheet.title, ()))
            continue
        shown = values[sheet.title] if values else None
        rows = trimmed(_rows(sheet, shown))
        if rows:
            title = sheet.title
            captions = () if title.lower().rstrip("0123456789 ") in _NAMELESS else (title,)
            yield Grid(title, rows, captions, f"{file.name}, {title}", hidden=ours)
    yield from hidden


def _opened(file: Path) -> tuple[Any, Any]:
    """The workbook with its formulas, and with their values where it has any."""
    try:
        book = load_workbook(file, rich_text=True)
        has_formulas = any(cell.data_type == "f" for sheet in book.worksheets for row in sheet.rows for cell in row)
        return book, load_workbook(file, data_only=True) if has_formulas else None
    except (BadZipFile, InvalidFileException, KeyError, ValueError, ParseError, SyntaxError, TypeError):
        raise UnreadableError(Problem(Position(file.name), "table-broken", {"found": file.suffix})) from None


def _rows(sheet: Any, shown: Any) -> Iterator[Row]:
    above: dict[tuple[int, int], Cell] = {}
    widths, covered = _merged(sheet)
    for cells in sheet.iter_rows():
        row: list[Cell] = []
        for cell in cells:
            at = (cell.row, cell.column)
            if at in covered:
                corner = covered[at]
                if corner[1] == cell.column and corner in above:
                    first = above[corner]
                    row.append(Cell(cell.row, cell.column, first.lines, first.width, continued=True))
                continue
            value = shown.cell(*at).value if shown is not None and cell.data_type == "f" else None
            made = Cell(*at, _lines(cell, value), widths.get(at, 1), raw=_raw(cell, value))
            if at in widths:
                above[at] = made
            row.append(made)
        yield tuple(row)


def _merged(sheet: Any) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], tuple[int, int]]]:
    """The width of each merged cell, by its corner, and for each place that it covers which corner covers it."""
    widths, covered = {}, {}
    for area in sheet.merged_cells.ranges:
        corner = (area.min_row, area.min_col)
        widths[corner] = area.max_col - area.min_col + 1
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                if (row, column) != corner:
                    covered[row, column] = corner
    return widths, covered


def _lines(cell: Any, shown: Any) -> tuple[Line, ...]:
    value = cell.value if shown is None else shown
    if value is None:
        return ()
    bold = bool(cell.font and cell.font.b)
    if isinstance(value, CellRichText):
        return _rich_lines(value, bold)
    return lines_of(_text(value, cell.number_format or ""), bold=bold)


def _raw(cell: Any, shown: Any) -> str:
    """The text as it stands in the cell, with its breaks of lines."""
    value = cell.value if shown is None else shown
    if value is None:
        return ""
    text = str(value) if isinstance(value, CellRichText) else _text(value, cell.number_format or "")
    return composed(text.replace("\r\n", "\n").replace("\r", "\n"))


def _rich_lines(value: CellRichText, bold: bool) -> tuple[Line, ...]:
    """The lines of a cell in which words have looks of their own: a line is bold if all of it is."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for part in value:
        text, part_bold = (part.text, bool(part.font.b)) if isinstance(part, TextBlock) else (str(part), bold)
        for index, piece in enumerate(text.split("\n")):
            if index:
                lines.append([])
            lines[-1].append((piece, part_bold))
    made: list[Line] = []
    for parts in lines:
        all_bold = all(is_bold for piece, is_bold in parts if piece.strip())
        made += lines_of("".join(piece for piece, _ in parts), bold=all_bold)
    return tuple(made)


def _text(value: Any, form: str) -> str:
    """A value as Excel shows it in Swedish, as far as it matters: "0,5", "50 %", "100000 kr", "2021-03-31"."""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, datetime):
        return _day(value.date(), form) if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return _day(value, form)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _day(day: date, form: str) -> str:
    plain = form.lower().split(";")[0]
    if "d" in plain or "y" not in plain:
        return day.isoformat()
    return f"{day:%Y-%m}" if "m" in plain else f"{day:%Y}"


def _number(value: float, form: str) -> str:
    percent = "%" in form
    shown = round(value * 100, 10) if percent else value
    text = str(int(shown)) if float(shown).is_integer() else repr(float(shown)).replace(".", ",")
    unit = " %" if percent else " kr" if "kr" in form.lower() else ""
    return f"{text}{unit}"
