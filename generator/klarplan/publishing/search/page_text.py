"""The text of a built page that is searched, as its template marks it with Pagefind's attributes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

from klarplan.publishing.kept import Kept, key_of
from klarplan.text.html import WITHIN_WORDS

_PIECE = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>|(?P<text>[^<]+|<)""",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, a tag, or text. Templates write these; a parser for all that browsers forgive is ten times slower."""
KIND = "passages"
"""What the texts of pages are kept as."""
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


def kept_passages(html: str, kept: Kept) -> list[Passage]:
    """The same, as it is kept or read anew: pages that stay the same are not read again."""
    key = key_of(html)
    content = kept.get(KIND, key)
    if content is None:
        passages = page_passages(html)
        values = [(passage.text, passage.weight, passage.is_heading) for passage in passages]
        kept.put(KIND, key, json.dumps(values).encode())
        return passages
    return [Passage(*values) for values in json.loads(content)]


def _pieces(html: str) -> Iterator[tuple[str, float, bool]]:
    """Pieces of text that count, with their weights and whether they are headings: a space for each tag that parts
    words, an end of line for each that parts lines."""
    opened = [_Opened("", counts=False, weight=1.0, is_heading=False)]
    if _BODY not in html:
        return
    at, are_several = html.rfind("<", 0, html.index(_BODY)), html.count(_BODY) > 1
    while piece := _PIECE.match(html, at):
        at, around = piece.end(), opened[-1]
        if text := piece["text"]:
            if around.counts:
                yield text.replace("\n", " "), around.weight, around.is_heading
        elif name := piece["name"]:
            name = name.lower()
            if around.counts and name not in WITHIN_WORDS:
                yield " " if name in _WITHIN_LINES else "\n", around.weight, around.is_heading
            if piece["end"]:
                _close(opened, name)
                if len(opened) == 1 and not are_several:
                    return
            elif name not in _VOID:
                element = _opening(name, piece["attributes"], around)
                if element.counts or are_several:
                    opened.append(element)
                else:  # much of a page are rows that other pages are found by
                    at = _end(html, name, at)


def _opening(name: str, attributes: str, around: _Opened) -> _Opened:
    """An element within others."""
    is_heading = around.is_heading or name in _HEADINGS
    if name in _NO_TEXT or (attributes and _IGNORE in attributes):
        return _Opened(name, counts=False, weight=around.weight, is_heading=is_heading)
    if "data-pagefind-" not in attributes:
        return _Opened(name, around.counts, around.weight, is_heading)
    given = _WEIGHT.search(attributes)
    return _Opened(name, around.counts or _BODY in attributes, float(given[1]) if given else around.weight, is_heading)


def _end(html: str, name: str, at: int) -> int:
    """Where an element ends that has begun before `at`: behind the tag that closes it."""
    depth = 1
    for tag in _tags(name).finditer(html, at):
        depth += {"/": -1, "": 1, None: 0}[tag[1]]
        if not depth:
            return tag.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    """All tags; of those with this name, the first group tells whether they begin or end an element."""
    return re.compile(rf"""<(?:(/?){name}(?![a-z0-9-])|/?[a-z])(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)


def _close(opened: list[_Opened], name: str) -> None:
    """Leave the nearest element of this name, and all in it; an end without a beginning is passed over."""
    for place in range(len(opened) - 1, 0, -1):
        if opened[place].name == name:
            del opened[place:]
            return
