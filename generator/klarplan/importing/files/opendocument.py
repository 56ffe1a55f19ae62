"""OpenDocument files (.ods, .odt) → tables, as LibreOffice shows them (OASIS OpenDocument 1.3, part 3).

The XML is read as it is, with lxml: what is hidden, filtered and struck out stands in styles and attributes that the
libraries for these formats leave to their users.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import product
from pathlib import Path
from typing import Any

from lxml import etree

from klarplan.importing.files.captions import Headings, end_captions, note_text
from klarplan.importing.files.contents import Gathered, Hidden, TableFile, TextBlock
from klarplan.importing.files.grid import Cell, Fault, FaultKind, Grid, Row, checked, trimmed
from klarplan.importing.files.number_formats import plain
from klarplan.importing.files.opendocument_text import NAMES, Styles, TextReader, name
from klarplan.importing.files.packages import BROKEN, broken, part_of
from klarplan.importing.files.sheets import Area, Sheet, add_sheet
from klarplan.importing.files.unreadable import require_few_cells

_CELLS = (name("table:table-cell"), name("table:covered-table-cell"))
_ROW_GROUPS = tuple(map(name, ("table:table-header-rows", "table:table-row-group", "table:table-rows")))
_COLUMN_GROUPS = tuple(map(name, ("table:table-header-columns", "table:table-column-group", "table:table-columns")))
_UNSEEN = ("collapse", "filter")
_NUMBER = re.compile(r"\d(?:[\d\s.,’']*\d)?")


def read(file: Path) -> TableFile:
    """The tables of a spreadsheet or a document. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(file) as archive:
            content = etree.fromstring(part_of(archive, "content.xml", file))
            known = "styles.xml" in archive.namelist()
            styles = etree.fromstring(part_of(archive, "styles.xml", file)) if known else None
        return _Document(content, Styles(content, styles), file.name).read()
    except BROKEN:
        raise broken(file) from None


class _Document:
    """Reads the body of a file."""

    def __init__(self, content: Any, styles: Styles, file_name: str) -> None:
        self.styles, self.name = styles, file_name
        self.gathered = Gathered()
        self.text = TextReader(styles)
        self.headings: Headings = []
        self.body = content.find(f"{name('office:body')}")
        self.cells = 0

    def read(self) -> TableFile:
        """The file as a whole."""
        for part in self.body:
            if part.tag == name("office:spreadsheet"):
                self._sheets(part)
            else:
                self._blocks(part)
        self.text.leave_out(self.gathered)
        return self.gathered.as_file(self.name)

    # ---- spreadsheets ----

    def _sheets(self, book: Any) -> None:
        tables = book.findall(name("table:table"))
        unseen = [table for table in tables if self.styles.hides_table(table)]
        self.gathered.leave_out(Hidden.SHEET, [table.get(name("table:name"), "") for table in unseen])
        for table in tables:
            if table not in unseen:
                sheet = self._sheet(table)
                add_sheet(sheet, self.name, self.gathered)
                self.text.leave_out(self.gathered, sheet.name)

    def _sheet(self, table: Any) -> Sheet:
        sheet = Sheet(table.get(name("table:name"), ""))
        merged: list[Area] = []
        sheet.hidden_columns = list(_hidden_columns(table))
        number = 1
        filtered: list[int] = []
        for row, times, _ in _rows(table):
            unseen = row.get(name("table:visibility"))
            cells = list(self._cells(row, number, merged, count=unseen not in _UNSEEN))
            for again in range(number, number + times) if cells else ():
                self._count(len(cells), sheet.name)
                sheet.cells[again] = {cell.column: replace(cell, row=again) for cell in cells}
                if unseen in _UNSEEN:
                    sheet.hidden_rows.add(again)
                    filtered += [again] if unseen == "filter" else []
            number += times
        sheet.merged = merged
        sheet.filtered = (min(filtered) - 1, max(filtered)) if filtered else None
        return sheet

    def _count(self, cells: int, sheet: str) -> None:
        self.cells += cells
        require_few_cells(self.cells, sheet, self.name)

    def _cells(self, row: Any, number: int, merged: list[Area], *, count: bool) -> Iterator[Cell]:
        """The cells of a row that hold something or are coloured."""
        column = 1
        for element in row.iterchildren(*_CELLS):
            times = _times(element, "table:number-columns-repeated")
            if element.tag == _CELLS[0]:
                wide, deep = (_times(element, f"table:number-{way}-spanned") for way in ("columns", "rows"))
                if wide > 1 or deep > 1:
                    merged.append(Area(number, column, number + deep - 1, column + wide - 1))
                cell = self._cell(element, number, column, count=count)
                if cell.lines or cell.fault:
                    self._count(times, "")
                    yield from (replace(cell, column=again) for again in range(column, column + times))
                elif cell.fill and times < 100:
                    yield from (replace(cell, column=again) for again in range(column, column + times))
            column += times

    def _cell(self, element: Any, row: int, column: int, *, count: bool = True) -> Cell:
        lines, links, raw = self.text.block(element, count=count)
        fill = self.styles.fill(element.get(name("table:style-name")))
        cell = Cell(row, column, lines, raw=raw, fill=fill, links=links)
        kind = element.get(name("office:value-type"))
        formula = element.get(name("table:formula"))
        if formula and not kind and not lines:
            return replace(cell, fault=Fault(FaultKind.NO_VALUE, formula.partition(":")[2] or formula))
        return checked(_with_value(cell, element, kind))

    # ---- documents ----

    def _blocks(self, root: Any) -> None:
        for block in root:
            if block.tag == name("table:table"):
                self._add_table(block)
            elif block.tag in (name("text:p"), name("text:h")):
                self._add_text(block)
            elif block.tag == name("text:tracked-changes"):
                self.text.deleted(block)
            elif isinstance(block.tag, str) and block.tag.startswith(f"{{{NAMES['text']}}}"):
                if block.get(name("text:display")) == "none":
                    self.text.count(Hidden.TEXT, block)
                else:  # a section, a list or an index
                    self._blocks(block)

    def _add_text(self, block: Any) -> None:
        lines, links, _ = self.text.block([block])
        level = block.get(name("text:outline-level"))
        words = "\n".join(line.text for line in lines)
        is_heading = block.tag == name("text:h")
        entry = any(line.bullet for line in lines) or block.getparent().tag == name("text:list-item")
        text = TextBlock(words, int(level or 1) if is_heading else None, links=links)
        note_text(text, self.headings, self.gathered, entry=entry)
        for box in block.iter(name("draw:text-box")):
            self._blocks(box)

    def _add_table(self, table: Any) -> None:
        self.text.leave_out(self.gathered)
        named = f"tabell {len(self.gathered.grids) + 1}"
        heads = sum(times for _, times, is_head in _rows(table) if is_head)
        rows = trimmed(self._table_rows(table))
        self.text.leave_out(self.gathered, named)
        if rows:
            captions = tuple(text for _, text in self.headings)
            self.gathered.grids.append(Grid(named, rows, captions, f"{self.name}, {named}", heading_rows=heads))
        end_captions(self.headings)

    def _table_rows(self, table: Any) -> Iterator[Row]:
        reaching: dict[int, tuple[Cell, int]] = {}
        for number, (row, _, _) in enumerate(_rows(table), 1):
            cells: list[Cell] = []
            column = 1
            for element in row.iterchildren(*_CELLS):
                times = _times(element, "table:number-columns-repeated")
                self._count(1, "")
                upper, left = reaching.get(column, (None, 0))
                if upper and left:
                    cells.append(replace(upper, row=number, continued=True, links=(), raw=""))
                    reaching[column] = (upper, left - 1)
                elif element.tag == _CELLS[0]:
                    width = _times(element, "table:number-columns-spanned")
                    cell = replace(self._cell(element, number, column), width=width)
                    cells.append(cell)
                    reaching[column] = (cell, _times(element, "table:number-rows-spanned") - 1)
                column += times
            yield tuple(cells)


def _rows(table: Any, *, head: bool = False) -> Iterator[tuple[Any, int, bool]]:
    """The rows of a table, each with how often it stands there, and whether it repeats as a heading."""
    for child in table:
        if child.tag == name("table:table-row"):
            yield child, _times(child, "table:number-rows-repeated"), head
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, head=head or child.tag == _ROW_GROUPS[0])


def _hidden_columns(table: Any) -> Iterator[range]:
    number = 1
    groups = [table]
    columns: list[Any] = []
    while groups:
        group = groups.pop(0)
        columns += [child for child in group if child.tag == name("table:table-column")]
        groups += [child for child in group if child.tag in _COLUMN_GROUPS]
    order = {column: place for place, column in enumerate(table.iter(name("table:table-column")))}
    for column in sorted(columns, key=order.__getitem__):
        times = _times(column, "table:number-columns-repeated")
        if column.get(name("table:visibility")) in _UNSEEN:
            yield range(number, number + times)
        number += times


def _times(element: Any, attribute: str) -> int:
    value = element.get(name(attribute)) or "1"
    return max(1, int(value)) if value.isdigit() else 1


def _with_value(cell: Cell, element: Any, kind: str | None) -> Cell:
    """The cell with its exact value, and with its text in Swedish: the file has it as the program of whoever saved it
    showed it, where "1,250" may be a thousand.
    """
    if kind in ("float", "currency", "percentage") and len(cell.lines) == 1:
        try:
            number = Decimal(element.get(name("office:value")) or "")
        except InvalidOperation:
            return cell
        return _as_number(cell, number * 100 if kind == "percentage" else number)
    if kind == "date" and len(cell.lines) == 1:
        try:
            moment = datetime.fromisoformat(element.get(name("office:date-value")) or "")
        except ValueError:
            return cell
        line = replace(cell.lines[0], text=_day(moment, cell.flat))
        return replace(cell, lines=(line,), value=moment if moment.time() != time() else moment.date())
    return replace(cell, value=element.get(name("office:boolean-value")) == "true") if kind == "boolean" else cell


def _as_number(cell: Cell, number: Decimal) -> Cell:
    """The cell with a number, in the unit that its text shows: a text in thousands or millions has so many digits of
    it. A text that does not show its digits stays as it is.
    """
    match = _NUMBER.search(cell.flat)
    if not match:
        return replace(cell, value=number)
    digits = re.sub(r"\D", "", match[0])
    for scale, decimals in product((0, 3, 6), range(7)):
        scaled = number.scaleb(-scale)
        rounded = f"{abs(scaled).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
        if rounded.replace(".", "") == digits:
            whole, _, rest = rounded.partition(".")
            if len(re.findall(r"\D", match[0].strip())) > bool(rest):
                whole = re.sub(r"(?<=\d)(?=(?:\d{3})+\Z)", " ", whole)
            shown = f"{whole},{rest}" if rest else whole
            text = " ".join(f"{cell.flat[: match.start()]}{shown}{cell.flat[match.end() :]}".split())
            unit = f"{cell.flat[: match.start()]} {cell.flat[match.end() :]}".strip(" -−+()")
            return replace(cell, lines=(replace(cell.lines[0], text=text),), value=plain(scaled), unit=unit)
    return replace(cell, value=plain(number))


def _day(moment: datetime, text: str) -> str:
    """A day as exact as its text shows it; one without its year stays as it is."""
    numbers = re.findall(r"\d+", text)
    if str(moment.year) not in numbers and len(numbers) < 3:
        return text
    if len(numbers) == 1 and numbers[0] == str(moment.year):
        return f"{moment:%Y}" if text.strip() == numbers[0] else f"{moment:%Y-%m}"
    if len(numbers) == 2 and not re.search(r"[^\W\d]", text):
        return f"{moment:%Y-%m}"
    return f"{moment:%Y-%m-%d} {moment:%H:%M}" if ":" in text else f"{moment:%Y-%m-%d}"
