"""Words that are explained where they stand: the first of each in a page's prose leads to its explanation."""

from __future__ import annotations

import re
from collections.abc import Callable

from klarplan.content.terms import TermFinder

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_UNTOUCHED = frozenset({
    "a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "pre", "summary", "svg", "audio",
    "video",
})  # fmt: skip
"""Elements whose words stay as they are: they lead somewhere already, name something, or are no prose."""
TERM_ANCHOR = "ord-"
"""Begins the anchor of a word that a page explains at its end."""


def explained(html: str, finder: TermFinder, address: Callable[[int], str]) -> str:
    """HTML in which the first of each word of the glossary is a link to where it is explained.

    `html` is well-formed, as `sanitise` makes it. `address` gives the link for a term, by its number in the glossary.
    It costs in proportion to the text.
    """
    parts: list[str] = []
    met: set[int] = set()
    at = depth = 0
    for tag in _TAG.finditer(html):
        parts.append(_linked(html[at : tag.start()], finder, address, met) if not depth else html[at : tag.start()])
        parts.append(tag[0])
        at = tag.end()
        if tag[2].lower() in _UNTOUCHED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
    parts.append(html[at:])
    return "".join(parts)


def _linked(text: str, finder: TermFinder, address: Callable[[int], str], met: set[int]) -> str:
    """A text between tags, its words that are not yet `met` as links."""
    if not text.strip():
        return text
    parts: list[str] = []
    at = 0
    for number, start, end in finder.places(text):
        if number not in met and start >= at:
            met.add(number)
            parts += (text[at:start], f'<a class="term-link" href="{address(number)}">{text[start:end]}</a>')
            at = end
    return "".join((*parts, text[at:]))
