"""Excel files of the years before 2007 (.xls) → tables."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from klarplan.importing.files.colours import colour
from klarplan.importing.files.contents import Gathered, Hidden, TableFile
from klarplan.importing.files.grid import Cell, Fault, FaultKind, Line, Link, checked, lines_of
from klarplan.importing.files.number_formats import shown, shown_day
from klarplan.importing.files.packages import BROKEN, broken
from klarplan.importing.files.sheets import Area, Sheet, add_sheet

_UNREADABLE = (*BROKEN, XLRDError, CompDocError, struct.error, AssertionError, OverflowError)
_SOLID = 1


def read(file: Path) -> TableFile:
    """The sheets of a workbook, as `excel.read` has them. Raises UnreadableError."""
    try:
        book = xlrd.open_workbook(str(file), formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        return _read(book, file.name)
    except _UNREADABLE:
        raise broken(file) from None


def _read(book: Any, name: str) -> TableFile:
    gathered = Gathered()
    gathered.leave_out(Hidden.SHEET, [sheet.name for sheet in book.sheets() if sheet.visibility])
    for source in book.sheets():
        if not source.visibility:
            reader = _Reader(book, source)
            add_sheet(reader.read(), name, gathered)
            gathered.leave_out(Hidden.STRUCK_OUT, count=reader.struck_out, table=source.name)
            gathered.leave_out(Hidden.COMMENT, count=len(source.cell_note_map), table=source.name)
    return gathered.as_file(name)


class _Reader:
    """Reads the cells of one sheet. xlrd counts rows and columns from 0."""

    def __init__(self, book: Any, source: Any) -> None:
        self.book, self.source = book, source
        self.struck_out = 0

    def read(self) -> Sheet:
        """The sheet with its cells, and what is hidden."""
        source = self.source
        sheet = Sheet(
            source.name,
            merged=[Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in source.merged_cells],
            hidden_rows={row + 1 for row, info in source.rowinfo_map.items() if info.hidden},
            hidden_columns=[range(at + 1, at + 2) for at, info in source.colinfo_map.items() if info.hidden],
        )
        for row in range(source.nrows):
            cells = {
                column + 1: cell
                for column in range(source.row_len(row))
                if (cell := self._cell(row, column, count=row + 1 not in sheet.hidden_rows)).lines
                or cell.fault
                or cell.fill
            }
            if cells:
                sheet.cells[row + 1] = cells
        return sheet

    def _cell(self, row: int, column: int, *, count: bool) -> Cell:
        source = self.source.cell(row, column)
        look = self.book.xf_list[source.xf_index]
        font = self.book.font_list[look.font_index]
        cell = Cell(row + 1, column + 1, fill=self._fill(look))
        if source.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
            return cell
        if source.ctype == xlrd.XL_CELL_ERROR:
            error = xlrd.error_text_from_code.get(source.value, "#")
            return replace(cell, fault=Fault(FaultKind.ERROR_VALUE, error))
        if source.ctype == xlrd.XL_CELL_TEXT:
            lines = self._lines(row, column, str(source.value), font, count=count)
            cell = replace(cell, lines=lines, raw="\n".join(line.text for line in lines))
        elif font.struck_out:
            self.struck_out += count
            return cell
        else:
            cell = self._of_value(cell, source, look, bool(font.bold))
        link = self.source.hyperlink_map.get((row, column))
        links = (Link(cell.flat, link.url_or_path),) if link and link.url_or_path and cell.lines else ()
        return checked(replace(cell, links=links))

    def _lines(self, row: int, column: int, text: str, font: Any, *, count: bool) -> tuple[Line, ...]:
        """The lines of a text, without the words of it that are struck out."""
        runs = [(0, font), *((at, self.book.font_list[number]) for at, number in
                             self.source.rich_text_runlist_map.get((row, column), ()))]  # fmt: skip
        ends = [*(at for at, _ in runs[1:]), len(text)]
        parts = [(text[at:end], look) for (at, look), end in zip(runs, ends, strict=True) if end > at]
        kept = [(part, bool(look.bold)) for part, look in parts if not look.struck_out]
        self.struck_out += count and len(kept) < len(parts)
        bold = all(is_bold for part, is_bold in kept if part.strip())
        return lines_of("".join(part for part, _ in kept), bold=bold)

    def _of_value(self, cell: Cell, source: Any, look: Any, bold: bool) -> Cell:
        code = self.book.format_map[look.format_key].format_str
        if source.ctype == xlrd.XL_CELL_BOOLEAN:
            text = "SANT" if source.value else "FALSKT"
            return replace(cell, lines=lines_of(text, bold=bold), value=bool(source.value), raw=text)
        if source.ctype == xlrd.XL_CELL_DATE:
            moment = xlrd.xldate_as_datetime(source.value, self.book.datemode)
            day = moment.time() if source.value < 1 else moment if source.value % 1 else moment.date()
            text = shown_day(day, code)
            return replace(cell, lines=lines_of(text, bold=bold), value=day, raw=text)
        number = shown(source.value, code)
        lines = lines_of(number.text, bold=bold)
        return replace(cell, lines=lines, value=number.value, unit=number.unit, raw=number.text)

    def _fill(self, look: Any) -> str:
        if look.background.fill_pattern != _SOLID:
            return ""
        parts = self.book.colour_map.get(look.background.pattern_colour_index)
        return colour("".join(f"{part:02X}" for part in parts)) if parts else ""
