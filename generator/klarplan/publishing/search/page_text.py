"""The text of a built page that is searched, as its template marks it with Pagefind's attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from klarplan.text.html import WITHIN_WORDS

_PIECE = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>|(?P<text>[^<]+|<)""",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, a tag, or text. Templates write these; a parser for all that browsers forgive is ten times slower."""
_BODY, _IGNORE = "data-pagefind-body", "data-pagefind-ignore"
_WEIGHT = re.compile(r"""data-pagefind-weight=["']?([0-9.]+)""")
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
"""Elements without an end."""
_NO_TEXT = frozenset(("script", "style", "svg", "template", "h1"))
"""Elements that say nothing, or, as the title, what the entry says itself."""


_WITHIN_LINES = frozenset(
    ("a", "abbr", "b", "bdi", "button", "cite", "code", "data", "del", "dfn", "em", "i", "input", "ins", "label",
     "mark", "q", "s", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "wbr")
)  # fmt: skip
"""Elements that do not begin a new line: what two others say never runs together in an excerpt."""
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "caption", "summary"))


@dataclass(frozen=True)
class Passage:
    """A line of text: a paragraph, a heading, a value. A weight of 1 is that of ordinary text."""

    text: str
    weight: float = 1.0
    is_heading: bool = False
    """It names what stands below it: found, but no answer to show."""


@dataclass(frozen=True)
class _Opened:
    """An element around: its name, whether its text counts, its weight, and whether it is in a heading."""

    name: str
    counts: bool
    weight: float
    is_heading: bool


def page_passages(html: str) -> list[Passage]:
    """What is within `data-pagefind-body` and not within `data-pagefind-ignore`, by `data-pagefind-weight`."""
    passages: list[Passage] = []
    text, style = "", (1.0, False)
    for piece, weight, is_heading in (*_pieces(html), ("\n", 1.0, False)):
        if piece == "\n" or (weight, is_heading) != style:
            if line := " ".join(unescape(text).split()):
                passages.append(Passage(line, *style))
            text, style = "", (weight, is_heading)
        text += piece
    return passages


def _pieces(html: str) -> Iterator[tuple[str, float, bool]]:
    """Pieces of text that count, with their weights and whether they are headings: a space for each tag that parts
    words, an end of line for each that parts lines."""
    opened = [_Opened("", counts=False, weight=1.0, is_heading=False)]
    if _BODY not in html:
        return
    for piece in _PIECE.finditer(html, html.rfind("<", 0, html.index(_BODY))):
        around = opened[-1]
        if text := piece["text"]:
            if around.counts:
                yield text.replace("\n", " "), around.weight, around.is_heading
        elif name := piece["name"]:
            name = name.lower()
            if around.counts and name not in WITHIN_WORDS:
                yield " " if name in _WITHIN_LINES else "\n", around.weight, around.is_heading
            if piece["end"]:
                _close(opened, name)
            elif name not in _VOID:
                opened.append(_opening(name, piece["attributes"], around))


def _opening(name: str, attributes: str, around: _Opened) -> _Opened:
    """An element within others."""
    is_heading = around.is_heading or name in _HEADINGS
    if name in _NO_TEXT or (attributes and _IGNORE in attributes):
        return _Opened(name, counts=False, weight=around.weight, is_heading=is_heading)
    if "data-pagefind-" not in attributes:
        return _Opened(name, around.counts, around.weight, is_heading)
    given = _WEIGHT.search(attributes)
    return _Opened(name, around.counts or _BODY in attributes, float(given[1]) if given else around.weight, is_heading)


def _close(opened: list[_Opened], name: str) -> None:
    """Leave the nearest element of this name, and all in it; an end without a beginning is passed over."""
    for place in range(len(opened) - 1, 0, -1):
        if opened[place].name == name:
            del opened[place:]
            return
