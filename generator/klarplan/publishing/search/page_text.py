"""The text of a built page that is searched, as its template marks it with Pagefind's attributes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Passage:
    """A run of text with the same weight; 1 is that of ordinary text."""

    text: str
    weight: float = 1.0


def page_passages(html: str) -> list[Passage]:
    """What is within `data-pagefind-body` and not within `data-pagefind-ignore`, by `data-pagefind-weight`."""
    runs: list[tuple[list[str], float]] = []
    for text, weight in _pieces(html):
        if not runs or runs[-1][1] != weight:
            runs.append(([], weight))
        runs[-1][0].append(text)
    passages = (Passage(" ".join(unescape("".join(texts)).split()), weight) for texts, weight in runs)
    return [passage for passage in passages if passage.text]


def kept_passages(html: str, kept: Kept) -> list[Passage]:
    """The same, as it is kept or read anew: pages that stay the same are not read again."""
    key = key_of(html)
    content = kept.get(KIND, key)
    if content is None:
        passages = page_passages(html)
        kept.put(KIND, key, json.dumps([(passage.text, passage.weight) for passage in passages]).encode())
        return passages
    return [Passage(text, weight) for text, weight in json.loads(content)]


def _pieces(html: str) -> Iterator[tuple[str, float]]:
    """Pieces of text that count, with their weights; a space for each tag that parts words."""
    opened: list[tuple[str, bool, float]] = [("", False, 1.0)]  # the elements around: name, whether it counts, weight
    if _BODY not in html:
        return
    for piece in _PIECE.finditer(html, html.rfind("<", 0, html.index(_BODY))):
        _, counts, weight = opened[-1]
        if text := piece["text"]:
            if counts:
                yield text, weight
        elif name := piece["name"]:
            name = name.lower()
            if counts and name not in WITHIN_WORDS:
                yield " ", weight
            if piece["end"]:
                _close(opened, name)
            elif name not in _VOID:
                opened.append((name, *_opening(name, piece["attributes"], counts, weight)))


def _opening(name: str, attributes: str, counts: bool, weight: float) -> tuple[bool, float]:
    """Whether the text of an element counts, and its weight."""
    if name in _NO_TEXT or (attributes and _IGNORE in attributes):
        return False, weight
    if "data-pagefind-" not in attributes:
        return counts, weight
    given = _WEIGHT.search(attributes)
    return counts or _BODY in attributes, float(given[1]) if given else weight


def _close(opened: list[tuple[str, bool, float]], name: str) -> None:
    """Leave the nearest element of this name, and all in it; an end without a beginning is passed over."""
    for place in range(len(opened) - 1, 0, -1):
        if opened[place][0] == name:
            del opened[place:]
            return
