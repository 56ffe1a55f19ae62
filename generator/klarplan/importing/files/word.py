"""Word files → tables: all of them, with the headings above each, merged cells, lists and bold text.

Rows, cells and runs are found in the XML with python-docx's own `xpath`: its lists of them pass over what stands in
content controls and what was inserted with tracked changes, and its merged cells are looked up row by row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from klarplan.importing.files.captions import Headings, end_captions, note_text
from klarplan.importing.files.characters import composed
from klarplan.importing.files.colours import colour
from klarplan.importing.files.contents import Gathered, Hidden, TableFile, TextBlock
from klarplan.importing.files.grid import Cell, Grid, Line, Link, Row, checked, trimmed
from klarplan.importing.files.packages import BROKEN, broken, safe_copy
from klarplan.importing.files.word_text import Reader, Styles, WordText, chosen

_BLOCKS = "./w:p | ./w:tbl | ./w:sdt/w:sdtContent/w:p | ./w:sdt/w:sdtContent/w:tbl"
_ROWS = "./w:tr | ./w:sdt/w:sdtContent/w:tr"
_CELLS = "./w:tc | ./w:sdt/w:sdtContent/w:tc"
_NO_FALLBACK = "[not(ancestor::*[local-name()='Fallback'])]"
_BOXES = f".//w:txbxContent{_NO_FALLBACK}"
_IN_CELL = f".//w:p{_NO_FALLBACK}[not(ancestor::w:del)]"


def read(file: Path) -> TableFile:
    """The tables of a document, in order, and the text around them. Raises UnreadableError."""
    try:
        document = Document(safe_copy(file))
        return _Document(document, file.name).read()
    except (PackageNotFoundError, *BROKEN):
        raise broken(file) from None


class _Document:
    """Reads a document block by block."""

    def __init__(self, document: Any, name: str) -> None:
        self.document, self.name = document, name
        self.gathered = Gathered()
        self.styles = Styles(document)
        self.text = Reader(self.styles, document.part.rels, self.gathered)
        self.headings: Headings = []
        self.number = 0

    def read(self) -> TableFile:
        """The document as a whole."""
        self._blocks(self.document.element.body)
        self.text.leave_out()
        comments = set(self.document.element.body.xpath(".//w:commentReference/@w:id"))
        self.gathered.leave_out(Hidden.COMMENT, count=len(comments))
        self._running_heads()
        self._footnotes()
        return self.gathered.as_file(self.name)

    def _blocks(self, root: Any) -> None:
        for block in chosen(root, _BLOCKS):
            if block.tag == qn("w:tbl"):
                self._add_table(block)
            else:
                self._add_text(block)
                for box in block.xpath(_BOXES):
                    self._blocks(box)

    def _add_text(self, paragraph: Any) -> None:
        read = self.text.paragraph(paragraph)
        entry = self.styles.is_list(paragraph)
        words = "\n".join(line.text for line in read.lines(bullet=entry))
        block = TextBlock(words, self.styles.level(paragraph), links=tuple(read.links))
        note_text(block, self.headings, self.gathered, entry=entry)

    def _add_table(self, table: Any) -> None:
        self.text.leave_out()
        self.number += 1
        name = f"tabell {self.number}"
        rows = trimmed(self._rows(table))
        self.text.leave_out(name)
        if rows:
            captions = tuple(text for _, text in self.headings)
            heads = _leading(bool(row.xpath("./w:trPr/w:tblHeader")) for row in table.xpath(_ROWS))
            path = f"{self.name}, {name}"
            self.gathered.grids.append(Grid(name, rows, captions, path, heading_rows=heads))
        end_captions(self.headings)

    def _rows(self, table: Any) -> Iterator[Row]:
        above: dict[int, Cell] = {}
        for number, row in enumerate(table.xpath(_ROWS), 1):
            if row.xpath("./w:trPr/w:del | ./w:trPr/w:hidden"):
                gone = Hidden.DELETED if row.xpath("./w:trPr/w:del") else Hidden.ROW
                self.text.counts[gone] = self.text.counts.get(gone, 0) + 1
                continue
            column = 1 + _number(row, "./w:trPr/w:gridBefore/@w:val")
            cells: list[Cell] = []
            reaching: dict[int, Cell] = {}
            for tc in row.xpath(_CELLS):
                width = max(1, _number(tc, "./w:tcPr/w:gridSpan/@w:val"))
                merge = _merge(tc)
                upper = above.get(column) if merge == "continue" else None
                if upper:
                    cell = Cell(number, column, upper.lines, width, continued=True, fill=upper.fill)
                else:
                    cell = self._cell(tc, number, column, width)
                if merge is not None:
                    reaching[column] = cell
                cells.append(cell)
                column += width
            above = reaching
            yield tuple(cells)

    def _cell(self, tc: Any, row: int, column: int, width: int) -> Cell:
        """A cell with the lines of its paragraphs, also of a table or a text box inside it."""
        if tc.xpath("./w:tcPr/w:cellDel"):
            self.text.counts[Hidden.DELETED] = self.text.counts.get(Hidden.DELETED, 0) + 1
            return Cell(row, column, (), width)
        lines: list[Line] = []
        links: list[Link] = []
        texts: list[WordText] = []
        for paragraph in tc.xpath(_IN_CELL):
            read = self.text.paragraph(paragraph)
            texts.append(read)
            lines += read.lines(bullet=self.styles.is_list(paragraph))
            links += read.links
        fill = next(iter(tc.xpath("./w:tcPr/w:shd/@w:fill")), "")
        fault = next((text.fault for text in texts if text.fault), None)
        raw = "\n".join(text.text for text in texts)
        return checked(
            Cell(row, column, tuple(lines), width, raw=raw, fill=colour(fill), links=tuple(links), fault=fault)
        )

    def _running_heads(self) -> None:
        parts = {
            relation.target_part.partname: relation.target_part.element
            for relation in self.document.part.rels.values()
            if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        }
        texts = [text for part in parts.values() if (text := "".join(part.xpath(".//w:t/text()")).strip())]
        self.gathered.leave_out(Hidden.HEADER_FOOTER, count=len(texts))

    def _footnotes(self) -> None:
        """The footnotes and endnotes, as texts after all others."""
        for relation in self.document.part.rels.values():
            if relation.reltype not in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
                continue
            notes = parse_xml(relation.target_part.blob)
            for note in notes:
                if note.get(qn("w:type")) is None:
                    texts = ("".join(text.text or "" for text in part.iter(qn("w:t"))) for part in note.iter(qn("w:p")))
                    words = composed("\n".join(texts)).strip()
                    self.gathered.add_text(TextBlock(words, table=len(self.gathered.grids)))


def _leading(marks: Iterator[bool]) -> int:
    """How many are true before the first that is not."""
    count = 0
    for mark in marks:
        if not mark:
            break
        count += 1
    return count


def _number(element: Any, path: str) -> int:
    values = element.xpath(path)
    return int(values[0]) if values and values[0].isdigit() else 0


def _merge(tc: Any) -> str | None:
    """ "restart" where a merged cell begins, "continue" where it reaches down from the row above; None otherwise."""
    marks = tc.xpath("./w:tcPr/w:vMerge")
    return (marks[0].get(qn("w:val")) or "continue") if marks else None
