"""Where long words may be parted at the end of a line: phones are narrow, and not every browser knows Swedish."""

from __future__ import annotations

import re
from functools import cache

import pyphen  # type: ignore[import-untyped]

SOFT_HYPHEN = "\u00ad"
"""Shows only where a line ends; screen readers and searches within the page pass it over."""

_LONG = re.compile(r"[^\W\d_]{17,}")
"""A word that the largest heading may have no room for, 320 px wide."""
_LEAST = 5
"""As many letters stay together before a hyphen and after it."""
_LINKED = re.compile(r"(?:ing|ion|het|skap|dom|itet|ment)s\Z")
"""The end of a noun with the s that binds it to another one: nothing else ends so in the middle of a word."""


_FINNISH_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstvwxz](?=[aeiouyåäö])", re.IGNORECASE)
"""Where a Finnish syllable begins: at a consonant with a vowel after it (Kielitoimiston ohjepankki, Tavutus).
LibreOffice has no patterns for Finnish."""


def hyphen_places(word: str, lang: str, shortest: int = 2) -> list[int]:
    """Where a word may be parted, as indexes into it, by LibreOffice's patterns for the language ("sv", "sv-FI"), and
    in Finnish by its rule; none where there are neither. `shortest`: as many letters stay together at both ends.
    """
    if lang.split("-")[0] == "fi":
        return [seam.start() for seam in _FINNISH_SYLLABLE.finditer(word, shortest, len(word) - shortest + 1)]
    patterns = _patterns(lang, shortest)
    return [int(place) for place in patterns.positions(word)] if patterns else []


@cache
def _patterns(lang: str, shortest: int) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(lang.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=shortest, right=shortest) if known else None


def ends_linked(head: str) -> int:
    """How many letters stand before the ending that binds a noun to another, such as -ings or -hets; -1 where `head`
    has no such ending: "tillgänglighets" → 11.
    """
    ending = _LINKED.search(head)
    return ending.start() if ending else -1


def hyphenated(text: str, lang: str) -> str:
    """The text with soft hyphens in its long words, by LibreOffice's patterns for the language; as it is, without any.

    "Tillgänglighetsredogörelse" is parted after "Tillgänglighets" and nowhere else: at its seam, where it has one.
    """
    return _LONG.sub(lambda word: _parted(word[0], lang), text)


def _parted(word: str, lang: str) -> str:
    places = hyphen_places(word, lang, _LEAST)
    seams = [place for place in places if ends_linked(word[:place]) >= 0]
    starts = [0, *(seams or places)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True))
