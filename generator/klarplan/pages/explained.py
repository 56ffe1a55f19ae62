"""Words that are explained where they stand: the first of each in a page's prose leads to its explanation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from klarplan.content.terms import TermFinder

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_UNTOUCHED = frozenset({
    "a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "pre", "summary", "svg", "audio",
    "video",
})  # fmt: skip
"""Elements whose words stay as they are: they lead somewhere already, name something, or are no prose."""
TERM_ANCHOR = "ord-"
"""Begins the anchor of a word that a page explains at its end."""
BACK_ANCHOR = "till-ord-"
"""Begins the anchor of the word in the text, which its explanation leads back to."""


@dataclass(frozen=True)
class TermLink:
    """Where a word is explained, as an address on its page."""

    address: str
    anchor: str = ""
    """The word's own anchor, where the page itself explains it."""
    note: str = ""
    """Its explanation, where that stands on another page: a script shows it beside the word (assets/js/terms.js)."""

    @property
    def attributes(self) -> str:
        """Its HTML attributes."""
        named = {"id": self.anchor, "href": self.address, "data-note": self.note}
        return " ".join(f'{name}="{escape(value)}"' for name, value in named.items() if value)


def explained(html: str, finder: TermFinder, link: Callable[[int], TermLink]) -> str:
    """HTML in which the first of each word of the glossary is a link to where it is explained.

    `html` is well-formed, as `sanitise` makes it. `link` gives the link for a term, by its number in the glossary.
    It costs in proportion to the text.
    """
    parts: list[str] = []
    met: set[int] = set()
    at = depth = 0
    for tag in _TAG.finditer(html):
        parts.append(_linked(html[at : tag.start()], finder, link, met) if not depth else html[at : tag.start()])
        parts.append(tag[0])
        at = tag.end()
        if tag[2].lower() in _UNTOUCHED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
    parts.append(html[at:])
    return "".join(parts)


def _linked(text: str, finder: TermFinder, link: Callable[[int], TermLink], met: set[int]) -> str:
    """A text between tags, its words that are not yet `met` as links."""
    if not text.strip():
        return text
    parts: list[str] = []
    at = 0
    for number, start, end in finder.places(text):
        if number not in met and start >= at:
            met.add(number)
            parts += (text[at:start], f'<a class="term-link" {link(number).attributes}>{text[start:end]}</a>')
            at = end
    return "".join((*parts, text[at:]))
