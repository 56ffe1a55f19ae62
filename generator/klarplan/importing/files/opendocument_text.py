"""The text of OpenDocument paragraphs as it is shown, and the styles that say how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from klarplan.importing.files.colours import colour
from klarplan.importing.files.contents import Gathered, Hidden
from klarplan.importing.files.grid import Line, Link, lines_of

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def name(short: str) -> str:
    """A name as lxml has it: "text:p" → "{urn:…:text:1.0}p"."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


_PARAGRAPHS = (name("text:p"), name("text:h"))
_APART = (name("text:note"), name("draw:frame"), name("office:annotation-end"))
_SPACES = {name("text:tab"): "\t", name("text:line-break"): "\n"}


class Styles:
    """The styles of a file, by name."""

    def __init__(self, content: Any, styles: Any | None) -> None:
        roots = [root for root in (styles, content) if root is not None]
        self.known = {
            style.get(name("style:name")): style for root in roots for style in root.iter(name("style:style"))
        }

    def _property(self, style_name: str | None, element: str, attribute: str) -> str | None:
        """A property of a style, or of those that it is based on."""
        seen: set[str] = set()
        while style_name and style_name in self.known and style_name not in seen:
            seen.add(style_name)
            style = self.known[style_name]
            properties = style.find(name(f"style:{element}-properties"))
            value = properties.get(name(attribute)) if properties is not None else None
            if value is not None:
                return str(value)
            style_name = style.get(name("style:parent-style-name"))
        return None

    def hides_table(self, table: Any) -> bool:
        """Whether a sheet is hidden."""
        return self._property(table.get(name("table:style-name")), "table", "table:display") == "false"

    def fill(self, style_name: str | None) -> str:
        """The colour behind a cell."""
        return colour(self._property(style_name, "table-cell", "fo:background-color"))

    def bold(self, style_name: str | None) -> bool | None:
        """Whether text is bold; None where the style does not say."""
        weight = self._property(style_name, "text", "fo:font-weight")
        return None if weight is None else weight in ("bold", "600", "700", "800", "900")

    def struck_out(self, style_name: str | None) -> bool:
        """Whether text is struck out."""
        line = self._property(style_name, "text", "style:text-line-through-style")
        kind = self._property(style_name, "text", "style:text-line-through-type")
        return any(value not in (None, "none") for value in (line, kind))

    def unseen(self, style_name: str | None) -> bool:
        """Whether text is hidden."""
        return self._property(style_name, "text", "text:display") in ("none", "true")


class TextReader:
    """Reads paragraphs, and counts what it leaves out."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.counts: dict[Hidden, int] = {}

    def leave_out(self, gathered: Gathered, table: str = "") -> None:
        """Tell what has been left out since the last time. `table`: where."""
        for kind, count in self.counts.items():
            gathered.leave_out(kind, count=count, table=table)
        self.counts = {}

    def count(self, kind: Hidden, element: Any) -> None:
        """Count an element that is left out, unless it is empty."""
        if "".join(element.itertext()).strip():
            self.counts[kind] = self.counts.get(kind, 0) + 1

    def deleted(self, changes: Any) -> None:
        """Count what was deleted while changes were tracked; it is kept apart from the text."""
        for deletion in changes.iter(name("text:deletion")):
            self.count(Hidden.DELETED, deletion)

    def block(self, root: Iterable[Any], *, count: bool = True) -> tuple[tuple[Line, ...], tuple[Link, ...], str]:
        """The lines of the paragraphs in a cell or list, their links, and their text as it stands. What is left out
        is counted only with `count`.
        """
        before = dict(self.counts)
        lines: list[Line] = []
        links: list[Link] = []
        raw: list[str] = []
        for paragraph, entry in self._paragraphs(root):
            style = paragraph.get(name("text:style-name"))
            parent = paragraph.getparent()
            cell_style = parent.get(name("table:style-name")) if parent is not None else None
            own = self.styles.bold(style)
            bold = bool(own if own is not None else self.styles.bold(cell_style))
            pieces = list(self._pieces(paragraph, bold, links))
            if self.styles.struck_out(style) or self.styles.struck_out(cell_style):
                self.count(Hidden.STRUCK_OUT, paragraph)
                continue
            text = "".join(piece for piece, _ in pieces)
            raw.append(text)
            lines += lines_of(text, bold=all(bold for piece, bold in pieces if piece.strip()), bullet=entry)
        if not count:
            self.counts = before
        return tuple(lines), tuple(links), "\n".join(raw)

    def _paragraphs(self, root: Iterable[Any], *, entry: bool = False) -> Iterator[tuple[Any, bool]]:
        """The paragraphs below an element, also in lists, nested tables and boxes, and whether each is an entry."""
        for child in root:
            if child.tag == name("office:annotation"):
                self.count(Hidden.COMMENT, child)
            elif child.tag in _PARAGRAPHS:
                yield child, entry
                for box in child.iter(name("draw:text-box")):
                    yield from self._paragraphs(box)
            elif isinstance(child.tag, str):
                yield from self._paragraphs(child, entry=entry or child.tag == name("text:list-item"))

    def _pieces(self, element: Any, bold: bool, links: list[Link]) -> Iterator[tuple[str, bool]]:
        if element.text:
            yield element.text, bold
        for child in element:
            yield from self._child(child, bold, links)
            if child.tail:
                yield child.tail, bold

    def _child(self, child: Any, bold: bool, links: list[Link]) -> Iterator[tuple[str, bool]]:
        if child.tag == name("text:s"):
            yield " " * min(int(child.get(name("text:c")) or 1), 100), bold
        elif child.tag in _SPACES:
            yield _SPACES[child.tag], bold
        elif child.tag == name("office:annotation"):
            self.count(Hidden.COMMENT, child)
        elif child.tag not in _APART and isinstance(child.tag, str):
            style = child.get(name("text:style-name"))
            if self.styles.struck_out(style):
                self.count(Hidden.STRUCK_OUT, child)
                return
            if self.styles.unseen(style) or child.tag == name("text:hidden-text"):
                self.count(Hidden.TEXT, child)
                return
            own = self.styles.bold(style)
            pieces = list(self._pieces(child, bold if own is None else own, links))
            if child.tag == name("text:a") and (address := child.get(name("xlink:href"))):
                links.append(Link(" ".join("".join(piece for piece, _ in pieces).split()), address))
            yield from pieces
