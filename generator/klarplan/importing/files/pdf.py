"""PDF files → tables: those with lines between their cells, and those that only line their words up.

A PDF says where each letter stands, and nothing of what belongs together. What is read of the lines that are drawn is
sure; what is read by the space between words, over a page break or across a hyphen is told as a problem to look at.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from klarplan.content.problems.problem import Position, Problem
from klarplan.importing.files.captions import Headings, end_captions, note_text
from klarplan.importing.files.contents import Gathered, Hidden, TableFile, TextBlock
from klarplan.importing.files.grid import Cell, Fault, FaultKind, Grid, Link, Row, checked
from klarplan.importing.files.packages import BROKEN, broken
from klarplan.importing.files.pdf_lines import PageTable, lined_tables
from klarplan.importing.files.pdf_unlined import unlined_tables
from klarplan.importing.files.pdf_words import PageLine, Paragraphs, Word, lines_on, without_struck_out, words_on
from klarplan.importing.files.unreadable import UnreadableError
from klarplan.text.fold import folded

_EDGE = 0.12
"""The part of a page, above and below, in which headers and footers stand."""
_SAME_EDGE = 6.0
"""Points by which the columns of a table may differ from page to page."""
_FEW_LETTERS = 20
"""Fewer letters a page than this is no text: page numbers that were stamped on a scanned document."""


def read(file: Path) -> TableFile:
    """The tables of a document, also over page breaks, and the text around them. Raises UnreadableError."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of colours and fonts, which nobody asked about
    try:
        with pdfplumber.open(file) as document:
            return _Document(document, file.name).read()
    except (PDFPasswordIncorrect, PDFException, PSException, PdfminerException, *BROKEN, RecursionError):
        raise broken(file) from None


@dataclass
class _Page:
    """What stands on a page."""

    number: int
    height: float
    has_pictures: bool
    tables: list[PageTable] = field(default_factory=list)
    lines: list[PageLine] = field(default_factory=list)
    """The lines outside the tables, from the top."""


class _Document:
    """Reads a document page by page."""

    def __init__(self, document: Any, name: str) -> None:
        self.document, self.name = document, name
        self.gathered = Gathered()
        self.paragraphs = Paragraphs()
        self.struck_out = 0
        self.links: dict[int, list[tuple[float, float, float, float, str]]] = {}

    def read(self) -> TableFile:
        """The document as a whole."""
        pages = [self._page(page) for page in self.document.pages]
        letters = sum(len(line.text) for page in pages for line in page.lines)
        letters += sum(len(word.text) for page in pages for table in page.tables for word in table.words)
        pictures = any(page.has_pictures for page in pages)
        if not letters or (pictures and letters < _FEW_LETTERS * len(pages)):
            raise UnreadableError(Problem(Position(self.name), "table-scanned"))
        self._drop_running_heads(pages)
        self.paragraphs.learn(word.text for page in pages for line in page.lines for word in line.words)
        self._assemble(pages)
        self.gathered.leave_out(Hidden.STRUCK_OUT, count=self.struck_out)
        return self.gathered.as_file(self.name)

    def _page(self, source: Any) -> _Page:
        """What stands on a page; what pdfplumber keeps of it is forgotten at once."""
        page = _Page(source.page_number, float(source.height), bool(source.images))
        words, struck_out = without_struck_out(source, words_on(source))
        self.struck_out += struck_out
        tables, rest = lined_tables(source, words)
        unlined, rest = unlined_tables(source, rest)
        page.tables = sorted([*tables, *unlined], key=lambda table: table.top)
        page.lines = lines_on(rest)
        self.links[page.number] = [
            (link["x0"], link["top"], link["x1"], link["bottom"], link["uri"])
            for link in source.hyperlinks
            if link.get("uri")
        ]
        source.close()
        return page

    # ---- headers and footers ----

    def _drop_running_heads(self, pages: Sequence[_Page]) -> None:
        """Lines at the edge that stand on several pages, but for their numbers."""
        edges = Counter(
            key for page in pages for key in {_running(line, page) for line in page.lines} if key is not None
        )
        least = max(2, min(3, len(pages) // 2))
        running = {key for key, count in edges.items() if count >= least and len(pages) > 1}
        for page in pages:
            page.lines = [line for line in page.lines if _running(line, page) not in running]
        self.gathered.leave_out(Hidden.HEADER_FOOTER, count=len(running))

    # ---- tables and text in order ----

    def _assemble(self, pages: Iterable[_Page]) -> None:
        headings: Headings = []
        open_table: _Open | None = None
        sizes = Counter[float]()
        listed = list(pages)
        for page in listed:
            for line in page.lines:
                sizes[round(line.size, 1)] += len(line.text)
        body = sizes.most_common(1)[0][0] if sizes else 10.0
        for page in listed:
            blocks: list[PageTable | PageLine] = sorted([*page.tables, *page.lines], key=lambda block: block.top)
            pending: list[PageLine] = []
            for block in blocks:
                if isinstance(block, PageLine):
                    pending.append(block)
                    continue
                self._add_lines(pending, body, headings, page)
                if open_table and not pending and open_table.goes_on_in(block, page.number):
                    open_table.add(self._rows(block, page.number), page.number)
                else:
                    self._close(open_table, headings)
                    open_table = _Open(block, page.number, self._rows(block, page.number), list(headings))
                pending = []
                if block is not blocks[-1]:
                    self._close(open_table, headings)
                    open_table = None
            self._add_lines(pending, body, headings, page)
        self._close(open_table, headings)

    def _rows(self, table: PageTable, page: int) -> list[Row]:
        """The rows of a table on a page, counted from 1 there."""
        rows: list[Row] = []
        for number, places in enumerate(table.rows, 1):
            cells: list[Cell] = []
            for place in places:
                lines, doubts, broken = self.paragraphs.of(place.words, place.x1)
                fault = Fault(FaultKind.BROKEN_WORD, broken) if broken else None
                cell = Cell(number, place.column, lines, place.width, continued=place.continued, fault=fault)
                links = () if place.continued else self._links(place.words, page)
                cells.append(checked(replace(cell, links=links)))
                if doubts and not place.continued:
                    self.paragraphs.doubts[page, table.top, number, place.column] = doubts
            rows.append(tuple(cells))
        return rows

    def _links(self, words: Sequence[Word], page: int) -> tuple[Link, ...]:
        links = []
        for x0, top, x1, bottom, address in self.links.get(page, ()):
            inside = [w.text for w in words if x0 - 1 <= (w.x0 + w.x1) / 2 <= x1 + 1 and top <= w.middle <= bottom]
            if inside:
                links.append(Link(" ".join(inside), address))
        return tuple(links)

    def _close(self, table: _Open | None, headings: Headings) -> None:
        """Add a table that has ended, with what is uncertain in it."""
        if table is None or table.closed:
            return
        table.closed = True
        named = f"tabell {len(self.gathered.grids) + 1}"
        path = f"{self.name}, sidan {table.first_page}, {named}"
        captions = tuple(text for _, text in table.headings)
        self.gathered.grids.append(Grid(named, tuple(table.rows), captions, path, heading_rows=table.heading_rows))
        if not table.lined:
            self.gathered.problems.append(Problem(Position(path), "table-no-lines", {"page": table.first_page}))
        for row in table.breaks:
            words = " ".join(cell.flat for cell in table.rows[row - 1] if not cell.empty)[:60]
            self.gathered.problems.append(
                Problem(Position(path, row), "table-page-break", {"row": row, "found": words})
            )
        for (page, top, row, column), doubts in self.paragraphs.doubts.items():
            place = table.places.get((page, top, row))
            if place is not None:
                for word in doubts:
                    values = {"row": place, "column": column, "found": word}
                    self.gathered.problems.append(Problem(Position(path, place, column), "table-hyphen", values))
        self.paragraphs.doubts = {}
        end_captions(headings)

    def _add_lines(self, lines: list[PageLine], body: float, headings: Headings, page: _Page) -> None:
        """Lines outside the tables, as headings and paragraphs: by their size, weight and the space between them."""
        group: list[PageLine] = []
        for line in lines:
            if group and not _same_paragraph(group[-1], line):
                self._add_paragraph(group, body, headings, page)
                group = []
            group.append(line)
        if group:
            self._add_paragraph(group, body, headings, page)

    def _add_paragraph(self, group: list[PageLine], body: float, headings: Headings, page: _Page) -> None:
        words = [word for line in group for word in line.words]
        edge = max(line.x1 for line in group)
        lines, _, _ = self.paragraphs.of(words, edge)
        text = " ".join(line.text for line in lines)
        size = median(line.size for line in group)
        level: int | None = None
        if size > body * 1.15 and len(text) < 200:
            level = 1 if size > body * 1.6 else 2
        elif all(line.bold for line in group) and len(text) < 120 and not text.endswith("."):
            level = 3
        entry = any(line.bullet for line in lines)
        links = self._links(words, page.number)
        note_text(TextBlock(text, level, place=str(page.number), links=links), headings, self.gathered, entry=entry)


def _running(line: PageLine, page: _Page) -> tuple[str, bool] | None:
    above, below = line.top < page.height * _EDGE, line.bottom > page.height * (1 - _EDGE)
    if not (above or below):
        return None
    return "".join(char for char in folded(line.text) if not char.isdigit()).strip(), above


def _same_paragraph(upper: PageLine, lower: PageLine) -> bool:
    gap = lower.top - upper.bottom
    alike = abs(upper.size - lower.size) < 0.6 and upper.bold == lower.bold
    return alike and gap < upper.size * 0.75 and not lower.starts_entry


class _Open:
    """A table that may go on on the next page."""

    def __init__(self, table: PageTable, page: int, rows: list[Row], headings: Headings) -> None:
        self.lined, self.edges, self.first_page, self.last_page = table.lined, table.edges, page, page
        self.headings, self.rows = headings, list(rows)
        self.breaks: list[int] = []
        self.closed = False
        self.heading_rows = 0
        self.places = {(page, table.top, number): number for number in range(1, len(rows) + 1)}
        self._added: PageTable = table

    def goes_on_in(self, table: PageTable, page: int) -> bool:
        """Whether a table that begins the next page has the same columns."""
        goes_on = page == self.last_page + 1 and len(table.edges) == len(self.edges) and table.lined == self.lined
        goes_on &= all(abs(one - other) <= _SAME_EDGE for one, other in zip(self.edges, table.edges, strict=False))
        self._added = table
        return goes_on

    def add(self, rows: list[Row], page: int) -> None:
        """Add the rows of the next page, without headings that are repeated."""
        self.last_page = page
        repeated = 0
        while repeated < min(len(rows), len(self.rows)) and _texts(rows[repeated]) == _texts(self.rows[repeated]):
            repeated += 1
        self.heading_rows = max(self.heading_rows, repeated)
        for index, row in enumerate(rows[repeated:], repeated + 1):
            number = len(self.rows) + 1
            self.places[page, self._added.top, index] = number
            if index == repeated + 1 and self.rows and not _begins(row):
                if _clearly_goes_on(self.rows[-1], row):
                    self.places[page, self._added.top, index] = number - 1
                    self.rows[-1] = _joined(self.rows[-1], row)
                    continue
                self.breaks.append(number)
            self.rows.append(tuple(replace(cell, row=number) for cell in row))


def _begins(row: Row) -> bool:
    """Whether a row holds something in its first column, as rows do that begin there."""
    return bool(row) and not row[0].empty


def _texts(row: Row) -> list[str]:
    return [cell.flat for cell in row]


def _clearly_goes_on(above: Row, below: Row) -> bool:
    """A row that a page break has cut: every text of its second part goes on in small letters after no full stop."""
    upper = {cell.column: cell for cell in above}
    parts = [(upper.get(cell.column), cell) for cell in below if not cell.empty]
    return bool(parts) and all(
        first is not None and not first.empty and first.flat[-1] not in ".!?:;" and second.flat[0].islower()
        for first, second in parts
    )


def _joined(above: Row, below: Row) -> Row:
    lower = {cell.column: cell for cell in below}
    cells = []
    for cell in above:
        more = lower.get(cell.column)
        if more is None or more.empty:
            cells.append(cell)
            continue
        last, first = cell.lines[-1], more.lines[0]
        line = replace(last, text=f"{last.text} {first.text}")
        cells.append(replace(cell, lines=(*cell.lines[:-1], line, *more.lines[1:]), links=(*cell.links, *more.links)))
    return tuple(cells)
