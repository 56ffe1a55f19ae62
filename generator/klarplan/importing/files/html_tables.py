"""HTML → tables: web pages, and what spreadsheet programs save as a web page."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lxml import html

from klarplan.importing.files.captions import Headings, end_captions, note_text
from klarplan.importing.files.colours import colour
from klarplan.importing.files.contents import Gathered, Hidden, TableFile, TextBlock
from klarplan.importing.files.encodings import decoded
from klarplan.importing.files.grid import Cell, Grid, Line, Link, checked, lines_of, trimmed
from klarplan.importing.files.packages import BROKEN, broken
from klarplan.importing.files.unreadable import require_few_cells

_SILENT = {"script", "style", "template", "head", "noscript", "svg", "select", "textarea", "nav"}
_BLOCKS = {"p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote",
           "section", "article", "caption", "dt", "dd"}  # fmt: skip
_STRUCK = {"s", "strike", "del"}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_WHITE = re.compile(r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255,\s*255,\s*255)", re.IGNORECASE)
_CROSSED = re.compile(r"line-through", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*(#[0-9a-f]{6}|[a-z]+)", re.IGNORECASE)
_WIDEST, _DEEPEST = 1000, 65534
"""The largest colspan and rowspan that count (HTML Living Standard, 4.9.11)."""


def read(file: Path) -> TableFile:
    """The tables of a page, and the text around them. Raises UnreadableError."""
    raw = file.read_bytes()
    require_few_cells(raw.count(b"<td") + raw.count(b"<TD"), file.name, file.name)
    charset = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", raw[:4096])
    text, problems = decoded(raw, file.name)
    if charset and problems:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            text, problems = raw.decode(charset[1].decode("ascii"), "strict"), []
    try:
        body = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), html.HTMLParser(huge_tree=False))
    except (*BROKEN, AssertionError):
        raise broken(file) from None
    gathered = Gathered(problems=problems)
    _walk(body, [], file.name, gathered)
    return gathered.as_file(file.name)


def _walk(root: Any, headings: Headings, name: str, gathered: Gathered) -> None:
    """The blocks of a page in order: tables, headings and paragraphs."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        if _is_hidden(element):
            gathered.leave_out(Hidden.TEXT, count=bool(element.text_content().strip()))
        elif element.tag == "table" and not _is_layout(element):
            _add_table(element, headings, name, gathered)
        elif re.fullmatch(r"h[1-6]|p|li|dt|dd|blockquote", element.tag) and not element.xpath(".//table"):
            words = _words(element, gathered)
            level = int(element.tag[1]) if re.fullmatch("h[1-6]", element.tag) else None
            note_text(TextBlock(words.text, level, links=words.links), headings, gathered)
        else:
            if element.text and element.text.strip() and element.tag not in ("html", "title"):
                note_text(TextBlock(" ".join(element.text.split())), headings, gathered)
            stack += reversed(list(element))
        if element is not root and element.tail and element.tail.strip():
            note_text(TextBlock(" ".join(element.tail.split())), headings, gathered)


def _is_layout(table: Any) -> bool:
    """A table that only arranges a page: tables stand in it, and no row has two cells without one."""
    rows = _own(table, "tr")
    return bool(table.xpath(".//table")) and all(
        sum(not cell.xpath(".//table") for cell in row if cell.tag in ("td", "th")) < 2 for row in rows
    )


def _own(table: Any, tag: str) -> list[Any]:
    """The rows (or captions) of a table that are not of a table within it."""
    return [element for element in table.iter(tag) if next(element.iterancestors("table")) is table]


def _is_hidden(element: Any) -> bool:
    style = element.get("style") or ""
    return element.get("hidden") is not None or bool(_HIDING.search(style)) or _is_white_on_white(element, style)


def _is_white_on_white(element: Any, style: str) -> bool:
    """Whether letters are white and nothing behind them has a colour, as far as the page itself says."""
    if not _WHITE.search(style):
        return False
    around = (element, *element.iterancestors())
    return not any(
        each.get("class") or each.get("bgcolor") or "background" in (each.get("style") or "") for each in around
    )


# ---- tables ----


def _add_table(table: Any, headings: Headings, name: str, gathered: Gathered) -> None:
    number = len(gathered.grids) + 1
    named = f"tabell {number}"
    captions = [_words(caption, gathered).text for caption in _own(table, "caption")]
    rows: list[tuple[Cell, ...]] = []
    reaching: dict[int, tuple[Cell, int]] = {}
    hidden = 0
    heading_rows = 0
    for row_number, row in enumerate(_own(table, "tr"), 1):
        if _is_hidden(row):
            hidden += bool(row.text_content().strip())
            continue
        cells, reaching = _row(row, row_number, reaching, gathered)
        tags = {cell.tag for cell in row if cell.tag in ("td", "th")}
        if len(rows) == heading_rows and (tags == {"th"} or row.getparent().tag == "thead"):
            heading_rows += 1
        rows.append(tuple(cells))
    gathered.leave_out(Hidden.ROW, count=hidden, table=named)
    if kept := trimmed(rows):
        above = (*(text for _, text in headings), *captions)
        gathered.grids.append(Grid(named, kept, above, f"{name}, {named}", heading_rows=heading_rows))
        end_captions(headings)


def _row(
    row: Any, number: int, reaching: dict[int, tuple[Cell, int]], gathered: Gathered
) -> tuple[list[Cell], dict[int, tuple[Cell, int]]]:
    """The cells of a row, with those that reach down into it, and those that reach further. `reaching`: by column, a
    cell and how many more rows it goes on for.
    """
    cells: list[Cell] = []
    after: dict[int, tuple[Cell, int]] = {}
    column = 1
    own = [cell for cell in row if cell.tag in ("td", "th")]
    while own or any(at >= column for at in reaching):
        if column in reaching:
            upper, left = reaching[column]
            cells.append(replace(upper, row=number, continued=True, links=(), raw=""))
            if left > 1:
                after[column] = (upper, left - 1)
            column += upper.width
            continue
        if not own:
            column = min(at for at in reaching if at > column)
            continue
        element = own.pop(0)
        width = _span(element, "colspan", _WIDEST)
        if _is_hidden(element):
            gathered.leave_out(Hidden.TEXT, count=bool(element.text_content().strip()))
        else:
            cell = _cell(element, number, column, width, gathered)
            cells.append(cell)
            if (deep := _span(element, "rowspan", _DEEPEST)) > 1:
                after[column] = (cell, deep - 1)
        column += width
    return cells, after


def _span(element: Any, name: str, most: int) -> int:
    value = (element.get(name) or "").strip()
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() else 1


def _cell(element: Any, row: int, column: int, width: int, gathered: Gathered) -> Cell:
    words = _words(element, gathered)
    background = _BACKGROUND.search(element.get("style") or "")
    fill = colour(background[1] if background else element.get("bgcolor"))
    return checked(Cell(row, column, words.lines, width, raw=words.text, fill=fill, links=words.links))


# ---- words ----


@dataclass
class _Words:
    """The text of an element: pieces, each with whether it is bold; "\\n" parts lines."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    links: tuple[Link, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines; a line is bold if all of it is."""
        lines: list[list[tuple[str, bool]]] = [[]]
        for text, bold in self.pieces:
            if text == "\n":
                lines.append([])
            else:
                lines[-1].append((" ".join(text.split()) if not text.strip() else text, bold))
        read: list[Line] = []
        for parts in lines:
            text = " ".join("".join(f" {text}" if not text.strip() else text for text, _ in parts).split())
            read += lines_of(text, bold=all(bold for text, bold in parts if text.strip()))
        return tuple(read)

    @property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


def _words(element: Any, gathered: Gathered) -> _Words:
    words = _Words()
    links: list[Link] = []
    for text, bold in _pieces(element, element.tag == "th", gathered, links):
        words.pieces.append((text, bold))
    words.links = tuple(links)
    return words


def _pieces(element: Any, bold: bool, gathered: Gathered, links: list[Link]) -> Iterator[tuple[str, bool]]:
    if element.text:
        yield element.text, bold
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SILENT:
            yield from _child(child, bold, gathered, links)
        if child.tail:
            yield child.tail, bold


def _child(child: Any, bold: bool, gathered: Gathered, links: list[Link]) -> Iterator[tuple[str, bool]]:
    style = child.get("style") or ""
    if _is_hidden(child):
        gathered.leave_out(Hidden.TEXT, count=bool(child.text_content().strip()))
        return
    if child.tag in _STRUCK or _CROSSED.search(style):
        gathered.leave_out(Hidden.STRUCK_OUT, count=bool(child.text_content().strip()))
        return
    if child.tag == "a" and child.get("href"):
        links.append(Link(" ".join(child.text_content().split()), child.get("href")))
    block = child.tag in _BLOCKS
    if block:
        yield "\n", bold
    if child.tag == "li":
        yield "• ", bold
    yield from _pieces(child, bold or child.tag in ("b", "strong", "th") or bool(_BOLD.search(style)), gathered, links)
    if block:
        yield "\n", bold
