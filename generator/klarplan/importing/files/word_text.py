"""The text of a Word paragraph as Word shows it: without what is deleted, struck out or hidden, with symbols as
characters and links with their addresses (ECMA-376, part 1, 17.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml import etree

from klarplan.importing.files.contents import Gathered, Hidden
from klarplan.importing.files.grid import Fault, FaultKind, Line, Link, lines_of
from klarplan.importing.files.symbols import UNKNOWN, character, symbol_fonts

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {qn("w:del"), qn("w:moveFrom")}
_APART = {qn("w:txbxContent"), qn("w:pPr"), qn("w:rPr"), _FALLBACK}
"""Text boxes are paragraphs of their own, and stand twice: once for old programs."""
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_OFF = ("0", "false", "off")


def chosen(element: Any, path: str) -> list[Any]:
    """What an XPath finds, also from elements that python-docx has no class of its own for."""
    elements: Any = etree.XPath(path, namespaces=nsmap)(element)
    return list(elements)


class Styles:
    """What is known of the styles of a document: the level of headings, lists, and looks of text."""

    def __init__(self, document: Any) -> None:
        self.known = {style.style_id: style for style in document.styles if style.style_id}

    def level(self, paragraph: Any) -> int | None:
        """The level of a heading, 0 for a title; None for other paragraphs."""
        for style in self._chain(paragraph.style):
            name = (style.name or "").lower()
            if name == "title":
                return 0
            first, _, number = name.partition(" ")
            if first in ("heading", "rubrik") and number.isdigit():
                return int(number)
        outline = paragraph.xpath("./w:pPr/w:outlineLvl/@w:val")
        return int(outline[0]) + 1 if outline and outline[0].isdigit() and int(outline[0]) < 9 else None

    def is_list(self, paragraph: Any) -> bool:
        """An entry of a list."""
        if paragraph.xpath("./w:pPr/w:numPr[not(w:numId/@w:val='0')]"):
            return True
        names = ((style.name or "").lower() for style in self._chain(paragraph.style))
        return any(name.startswith(("list bullet", "list number")) for name in names)

    def look(self, style_id: str | None, name: str) -> bool | None:
        """Whether text of a style has a look ("w:b", "w:strike", "w:vanish"); None where the style does not say."""
        for style in self._chain(style_id):
            if marks := style.element.xpath(f"./w:rPr/{name}"):
                return marks[-1].get(qn("w:val")) not in _OFF
        return None

    def _chain(self, style_id: str | None) -> Iterator[Any]:
        """A style, and those that it is based on."""
        seen: set[str] = set()
        while style_id and style_id in self.known and style_id not in seen:
            seen.add(style_id)
            style = self.known[style_id]
            yield style
            based = style.element.xpath("./w:basedOn/@w:val")
            style_id = based[0] if based else None


@dataclass
class WordText:
    """The text of a paragraph: pieces, each with whether it is bold, and its links."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fault: Fault | None = None

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(text for text, _ in self.pieces)

    def lines(self, *, bullet: bool) -> tuple[Line, ...]:
        """Its lines; all are bold if all words are."""
        bold = all(bold for text, bold in self.pieces if text.strip())
        return lines_of(self.text, bold=bold, bullet=bullet)


class Reader:
    """Reads paragraphs, and counts what it leaves out."""

    def __init__(self, styles: Styles, relations: Mapping[str, Any], gathered: Gathered) -> None:
        self.styles, self.relations, self.gathered = styles, relations, gathered
        self.counts: dict[Hidden, int] = {}

    def leave_out(self, table: str = "") -> None:
        """Tell what has been left out since the last time. `table`: where."""
        for kind, count in self.counts.items():
            self.gathered.leave_out(kind, count=count, table=table)
        self.counts = {}

    def paragraph(self, paragraph: Any) -> WordText:
        """The text of a paragraph."""
        text = WordText()
        field_code: list[str] = []
        shown_from: list[int] = []
        for element in self._walk(paragraph):
            if element.tag == qn("w:hyperlink"):
                self._link(element, text)
            elif element.tag == qn("w:fldChar"):
                self._field(element, field_code, shown_from, text)
            elif element.tag == qn("w:instrText"):
                field_code.append(element.text or "")
            elif element.tag == qn("w:r"):
                self._run(element, paragraph, text)
        return text

    def _walk(self, root: Any) -> Iterator[Any]:
        """The runs, links and fields of a paragraph in order."""
        for child in root:
            if child.tag in _GONE:
                self._count(Hidden.DELETED, child.xpath("string(.)"))
            elif child.tag in _APART:
                continue
            elif child.tag == qn("w:r"):
                yield from (part for part in child if part.tag in (qn("w:fldChar"), qn("w:instrText")))
                yield child
            else:
                if child.tag in (qn("w:hyperlink"), qn("w:fldSimple")):
                    yield child
                yield from self._walk(child)

    def _count(self, kind: Hidden, text: str) -> None:
        if text.strip():
            self.counts[kind] = self.counts.get(kind, 0) + 1

    def _link(self, element: Any, text: WordText) -> None:
        relation = self.relations.get(element.get(qn("r:id")) or "")
        words = " ".join("".join(element.xpath(".//w:t[not(ancestor::w:del)]/text()")).split())
        if relation is not None and relation.is_external and words:
            text.links.append(Link(words, relation.target_ref))

    def _field(self, element: Any, code: list[str], shown_from: list[int], text: WordText) -> None:
        """A field's code stands before its shown text: HYPERLINK "address"."""
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            code.clear()
            shown_from[:] = []
        elif kind == "separate":
            shown_from[:] = [len(text.pieces)]
        elif kind == "end" and shown_from:
            words = "".join(piece for piece, _ in text.pieces[shown_from[0] :])
            parts = "".join(code).split('"')
            if parts[0].strip().upper() == "HYPERLINK" and len(parts) > 1:
                text.links.append(Link(" ".join(words.split()), parts[1]))
            shown_from[:] = []

    def _run(self, run: Any, paragraph: Any, text: WordText) -> None:
        words = "".join(self._pieces(run, text))
        if not words:
            return
        if self._has(run, paragraph, "w:vanish") or _is_white_on_white(run):
            self._count(Hidden.TEXT, words)
        elif self._has(run, paragraph, "w:strike") or self._has(run, paragraph, "w:dstrike"):
            self._count(Hidden.STRUCK_OUT, words)
        else:
            text.pieces.append((words, self._has(run, paragraph, "w:b")))

    def _has(self, run: Any, paragraph: Any, name: str) -> bool:
        """A look of its own counts before that of its style, and that before the paragraph's."""
        if marks := run.xpath(f"./w:rPr/{name}"):
            return marks[-1].get(qn("w:val")) not in _OFF
        own = run.xpath("./w:rPr/w:rStyle/@w:val")
        look = self.styles.look(own[0], name) if own else None
        return bool(look if look is not None else self.styles.look(paragraph.style, name))

    def _pieces(self, run: Any, text: WordText) -> Iterator[str]:
        fonts = run.xpath("./w:rPr/w:rFonts/@w:ascii | ./w:rPr/w:rFonts/@w:hAnsi")
        pictures = next((font for font in fonts if font.strip().lower() in symbol_fonts()), "")
        for part in run:
            if part.tag == qn("w:t"):
                words = part.text or ""
                yield "".join(self._symbol(pictures, f"{ord(c):04X}", text) for c in words) if pictures else words
            elif part.tag == qn("w:sym"):
                yield self._symbol(part.get(qn("w:font")) or "", part.get(qn("w:char")) or "", text)
            elif part.tag in _BREAKS:
                yield _BREAKS[part.tag]
            elif part.tag == qn("w:fldChar") and (boxes := chosen(part, "./w:ffData/w:checkBox")):
                ticked = chosen(boxes[0], "./w:checked | ./w:default[not(../w:checked)]")
                yield "☒" if ticked and ticked[0].get(qn("w:val")) not in _OFF else "☐"

    def _symbol(self, font: str, code: str, text: WordText) -> str:
        if found := character(font, code):
            return found
        text.fault = Fault(FaultKind.SYMBOL, f"{font} {code}".strip())
        return UNKNOWN


def _is_white_on_white(run: Any) -> bool:
    """Whether letters are white by themselves and nothing behind them has a colour. The first row of a table is left
    alone: the style of the table may colour it.
    """
    if not run.xpath("./w:rPr/w:color[@w:val='FFFFFF' or @w:val='ffffff']"):
        return False
    coloured = "w:rPr/w:shd | w:rPr/w:highlight"
    behind = "ancestor::w:p[1]/w:pPr/w:shd | ancestor::w:tc[1]/w:tcPr/w:shd | ancestor::w:tbl[1]/w:tblPr/w:shd"
    first_row = "ancestor::w:tr[1][not(preceding-sibling::w:tr)]"
    return not run.xpath(f"{coloured} | {behind} | {first_row}")
