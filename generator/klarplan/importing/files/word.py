"""Word files → tables: all of them, with the headings above each, merged cells, lists and bold text.

Rows, cells and runs are found in the XML with python-docx's own `xpath`: its lists of them pass over what stands in
content controls and what was inserted with tracked changes, and its merged cells are looked up row by row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from klarplan.content.problems.problem import Position, Problem
from klarplan.importing.files.grid import Cell, Grid, Line, Row, lines_of, trimmed
from klarplan.importing.files.unreadable import UnreadableError

_LONGEST_CAPTION = 120
_PLAIN_LEVEL = 99
"""A paragraph that looks like a heading, below all real ones."""
_BLOCKS = "./w:p | ./w:tbl | ./w:sdt/w:sdtContent/w:p | ./w:sdt/w:sdtContent/w:tbl"
_ROWS = "./w:tr | ./w:sdt/w:sdtContent/w:tr"
_CELLS = "./w:tc | ./w:sdt/w:sdtContent/w:tc"
_RUNS = ".//w:r[not(ancestor::w:moveFrom)]"


def tables(file: Path) -> Iterator[Grid]:
    """The tables of a document, in order. Raises UnreadableError."""
    try:
        document = Document(str(file))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError):
        raise UnreadableError(Problem(Position(file.name), "table-broken", {"found": file.suffix})) from None
    styles = _Styles(document)
    headings: list[tuple[int, str]] = []
    number = 0
    for block in document.element.body.xpath(_BLOCKS):
        if block.tag == qn("w:p"):
            _note_heading(block, styles, headings)
            continue
        number += 1
        rows = trimmed(_rows(block, styles))
        if rows:
            name = f"tabell {number}"
            yield Grid(name, rows, tuple(text for _, text in headings), f"{file.name}, {name}")
        headings[:] = [(level, text) for level, text in headings if level != _PLAIN_LEVEL]


class _Styles:
    """What is known of the styles of paragraphs: the level of headings, lists, bold text."""

    def __init__(self, document: Any) -> None:
        self.known = {style.style_id: style for style in document.styles if style.style_id}

    def of(self, paragraph: Any) -> Any:
        """A paragraph's own style; None where it has none."""
        return self.known.get(paragraph.style)

    def level(self, paragraph: Any) -> int:
        """The level of a heading, 0 for a title; -1 for other paragraphs."""
        style = self.of(paragraph)
        name = (style.name or "").lower() if style is not None else ""
        if name == "title":
            return 0
        first, _, number = name.partition(" ")
        return int(number) if first in ("heading", "rubrik") and number.isdigit() else -1

    def is_list(self, paragraph: Any) -> bool:
        """An entry of a list."""
        style = self.of(paragraph)
        numbered = bool(paragraph.xpath("./w:pPr/w:numPr[not(w:numId/@w:val='0')]"))
        return numbered or (style is not None and (style.name or "").lower().startswith(("list bullet", "list number")))

    def is_bold(self, paragraph: Any) -> bool:
        """Whether the style is bold."""
        style = self.of(paragraph)
        return bool(style is not None and getattr(style, "font", None) is not None and style.font.bold)


def _note_heading(paragraph: Any, styles: _Styles, headings: list[tuple[int, str]]) -> None:
    """Keep track of the headings that hold for what follows."""
    lines = _paragraph_lines(paragraph, styles)
    text = " ".join(line.text for line in lines)
    if not text:
        return
    level = styles.level(paragraph)
    if level < 0:
        headings[:] = [(known, other) for known, other in headings if known != _PLAIN_LEVEL]
        if len(text) > _LONGEST_CAPTION or any(line.bullet for line in lines):
            return
        level = _PLAIN_LEVEL
    while headings and headings[-1][0] >= level:
        headings.pop()
    headings.append((level, text))


def _rows(table: Any, styles: _Styles) -> Iterator[Row]:
    above: dict[int, Cell] = {}
    for number, row in enumerate(table.xpath(_ROWS), 1):
        column = 1 + _number(row, "./w:trPr/w:gridBefore/@w:val")
        cells: list[Cell] = []
        reaching: dict[int, Cell] = {}
        for tc in row.xpath(_CELLS):
            width = max(1, _number(tc, "./w:tcPr/w:gridSpan/@w:val"))
            merge = _merge(tc)
            upper = above.get(column) if merge == "continue" else None
            if upper:
                cell = Cell(number, column, upper.lines, width, continued=True)
            else:
                cell = Cell(number, column, _cell_lines(tc, styles), width)
            if merge is not None:
                reaching[column] = cell
            cells.append(cell)
            column += width
        above = reaching
        yield tuple(cells)


def _number(element: Any, path: str) -> int:
    found = element.xpath(path)
    return int(found[0]) if found and found[0].isdigit() else 0


def _merge(tc: Any) -> str | None:
    """ "restart" where a merged cell begins, "continue" where it reaches down from the row above; None otherwise."""
    marks = tc.xpath("./w:tcPr/w:vMerge")
    return (marks[0].get(qn("w:val")) or "continue") if marks else None


def _cell_lines(tc: Any, styles: _Styles) -> tuple[Line, ...]:
    """The lines of a cell; those of a table inside it too."""
    return tuple(line for paragraph in tc.xpath(".//w:p") for line in _paragraph_lines(paragraph, styles))


def _paragraph_lines(paragraph: Any, styles: _Styles) -> tuple[Line, ...]:
    runs = paragraph.xpath(_RUNS)
    text = "".join(run.text for run in runs)
    bold_style = styles.is_bold(paragraph)
    bold = all(_is_bold(run, bold_style) for run in runs if run.text.strip())
    return lines_of(text, bold=bold, bullet=styles.is_list(paragraph))


def _is_bold(run: Any, otherwise: bool) -> bool:
    marks = run.xpath("./w:rPr/w:b")
    if not marks:
        return otherwise
    return marks[-1].get(qn("w:val")) not in ("0", "false", "off")
