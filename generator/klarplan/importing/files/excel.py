"""Excel files → tables: every sheet that is not hidden, each cell as Excel shows it in Swedish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.cell.rich_text import TextBlock as RichText
from openpyxl.styles.colors import COLOR_INDEX

from klarplan.importing.files.characters import composed, unescaped
from klarplan.importing.files.colours import colour, tinted
from klarplan.importing.files.contents import Gathered, Hidden, TableFile, TextBlock
from klarplan.importing.files.excel_parts import SheetPart, prepared
from klarplan.importing.files.grid import Cell, Fault, FaultKind, Line, Link, checked, lines_of
from klarplan.importing.files.number_formats import exact, shown, shown_day
from klarplan.importing.files.packages import BROKEN, broken
from klarplan.importing.files.sheets import Sheet, add_sheet

OWN_SHEET = "klarplan"
"""The hidden sheet in which an exported workbook keeps what it said when it was made."""
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)))


def read(file: Path) -> TableFile:
    """The sheets of a workbook, each a table or several. Raises UnreadableError."""
    try:
        return _read(file)
    except BROKEN:
        raise broken(file) from None


def _read(file: Path) -> TableFile:
    source = prepared(file)
    book = load_workbook(source.copy, rich_text=True)
    own = OWN_SHEET in book.sheetnames
    theme = _theme_colours(book.loaded_theme)
    gathered = Gathered()
    gathered.leave_out(Hidden.SHEET, [sheet.title for sheet in book.worksheets if not _is_read(sheet)])
    for sheet in filter(_is_read, book.worksheets):
        reader = _Reader(sheet, source.sheets.get(sheet.title, SheetPart()), theme, own=own)
        add_sheet(reader.read(), file.name, gathered)
        gathered.leave_out(Hidden.STRUCK_OUT, count=reader.struck_out, table=sheet.title)
        gathered.leave_out(Hidden.TEXT, count=reader.unseen, table=sheet.title)
    gathered.leave_out(Hidden.COMMENT, count=source.comments)
    for text in source.drawn:
        gathered.add_text(TextBlock(composed(text), table=len(gathered.grids)))
    return gathered.as_file(file.name)


def _is_read(sheet: Any) -> bool:
    return bool(sheet.sheet_state == "visible" or sheet.title == OWN_SHEET)


class _Reader:
    """Reads the cells of one sheet. `own`: of a workbook that `klarplan export` made."""

    def __init__(self, sheet: Any, part: SheetPart, theme: list[str], *, own: bool) -> None:
        self.sheet, self.part, self.theme, self.own = sheet, part, theme, own
        self.struck_out = self.unseen = 0

    def read(self) -> Sheet:
        """The sheet with its cells, and what is hidden."""
        hidden = [
            range(size.min, size.max + 1)
            for size in self.sheet.column_dimensions.values()
            if size.min and size.max and (size.hidden or size.width == 0)
        ]
        part = self.part
        sheet = Sheet(
            self.sheet.title, {}, part.merged, part.hidden_rows, part.filtered, hidden, self.own,
            self.sheet.title == OWN_SHEET,
        )  # fmt: skip
        for row, columns in part.places.items():
            seen = self.own or row not in part.hidden_rows
            cells = {column: self._cell(row, column, count=seen) for column in columns}
            sheet.cells[row] = cells
        return sheet

    def _cell(self, row: int, column: int, *, count: bool) -> Cell:
        source = self.sheet.cell(row, column)
        fill = self._fill(source)
        if formula := self.part.unsaved.get((row, column)):
            return Cell(row, column, fill=fill, fault=Fault(FaultKind.NO_VALUE, formula))
        value = source.value
        if value is None:
            return Cell(row, column, fill=fill)
        if not self.own and (source.number_format == _SHOWS_NOTHING or self._blends_in(source, fill)):
            self.unseen += count
            return Cell(row, column, fill=fill)
        struck = bool(source.font and source.font.strike) and not self.own
        if isinstance(value, str | CellRichText):
            cell = self._text(Cell(row, column, fill=fill), source, value, struck=struck, count=count)
        else:
            cell = _of_value(Cell(row, column, fill=fill), source, value)
            self.unseen += count and not cell.lines
            if struck:
                self.struck_out += count
                return Cell(row, column, fill=fill)
        return checked(replace(cell, links=self._links(source, cell)))

    def _text(self, cell: Cell, source: Any, value: str | CellRichText, *, struck: bool, count: bool) -> Cell:
        """The cell with a text, without the words of it that are struck out."""
        bold = bool(source.font and source.font.b)
        parts = [
            (part.text, bool(part.font.b), bool(part.font.strike)) if isinstance(part, RichText)
            else (str(part), bold, struck)
            for part in (value if isinstance(value, CellRichText) else [value])
        ]  # fmt: skip
        kept = [(unescaped(text), is_bold) for text, is_bold, gone in parts if self.own or not gone]
        self.struck_out += count and len(kept) < len(parts)
        raw = "".join(text for text, _ in kept)
        return replace(cell, lines=_lines(kept), raw=raw.replace("\r\n", "\n").replace("\r", "\n"))

    def _links(self, source: Any, cell: Cell) -> tuple[Link, ...]:
        address = source.hyperlink.target if source.hyperlink else None
        address = address or self.part.formula_links.get((source.row, source.column))
        return (Link(cell.flat, address),) if address and cell.lines else ()

    def _fill(self, source: Any) -> str:
        if not source.has_style or source.fill.fill_type != "solid":
            return ""
        return self._colour(source.fill.fgColor)

    def _colour(self, code: Any) -> str:
        if code.type == "rgb":
            return colour(code.rgb)
        if code.type == "indexed":
            return colour(COLOR_INDEX[code.indexed]) if code.indexed < len(COLOR_INDEX) else ""
        base = self.theme[code.theme] if code.theme < len(self.theme) else ""
        return colour(tinted(base, code.tint or 0))

    def _blends_in(self, source: Any, fill: str) -> bool:
        """Whether the letters have the colour that is behind them: white on white. It is not known where the colours
        depend on more than the cell.
        """
        if self.sheet.tables or self.sheet.conditional_formatting:
            return False
        code = source.font.color if source.font else None
        if code is None or code.type not in ("rgb", "theme"):
            return False
        white = code.rgb[-6:] == "FFFFFF" if code.type == "rgb" else code.theme == 0 and not code.tint
        return not fill if white else bool(fill) and self._colour(code) == fill


_SHOWS_NOTHING = ";;;"
"""A number format that shows neither numbers nor text (ECMA-376, part 1, 18.8.31)."""


def _lines(parts: list[tuple[str, bool]]) -> tuple[Line, ...]:
    """The lines of a cell in which words may have looks of their own: a line is bold if all of it is."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, bold in parts:
        for index, piece in enumerate(composed(text).split("\n")):
            if index:
                lines.append([])
            lines[-1].append((piece, bold))
    read: list[Line] = []
    for pieces in lines:
        all_bold = all(bold for piece, bold in pieces if piece.strip())
        read += lines_of("".join(piece for piece, _ in pieces), bold=all_bold)
    return tuple(read)


def _of_value(cell: Cell, source: Any, value: Any) -> Cell:
    """The cell with a number, a day or a time: "0,5", "50 %", "1 250 tkr", "2021-03-31"."""
    code, bold = source.number_format or "General", bool(source.font and source.font.b)
    if isinstance(value, bool):
        text = raw = "SANT" if value else "FALSKT"
        return replace(cell, lines=lines_of(text, bold=bold), value=value, raw=raw)
    if isinstance(value, timedelta):
        return replace(cell, lines=lines_of(str(value), bold=bold), raw=str(value))
    if isinstance(value, date | time):
        text = shown_day(value, code)
        day = value.date() if isinstance(value, datetime) and value.time() == time() else value
        return replace(cell, lines=lines_of(text, bold=bold), value=day, raw=text)
    number = shown(value, code)
    raw = number.text if number.unit or number.value != exact(value) else _plain(exact(value))
    return replace(cell, lines=lines_of(number.text, bold=bold), value=number.value, unit=number.unit, raw=raw)


def _plain(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def _theme_colours(theme: bytes | None) -> list[str]:
    """The colours of a workbook's theme, in the order in which cells number them."""
    scheme = etree.fromstring(theme).find(f".//{_THEME}clrScheme") if theme else None
    if scheme is None:
        return []
    parts = [scheme.find(f"{_THEME}{name}") for name in _THEME_ORDER]
    codes = [part[0].get("lastClr") or part[0].get("val") if part is not None and len(part) else "" for part in parts]
    return [colour(code) or "FFFFFF" for code in codes]
