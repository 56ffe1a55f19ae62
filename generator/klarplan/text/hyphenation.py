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
_LINK = re.compile(r"(?:ings|ions|hets|skaps|doms|itets|ments)\Z")
"""The end of a noun that another one follows: where a compound is best parted."""


def hyphenated(text: str, lang: str) -> str:
    """The text with soft hyphens in its long words, by LibreOffice's patterns for the language; as it is, without any.

    "Tillgänglighetsredogörelse" is parted after "Tillgänglighets" and nowhere else: at its seam, where it has one.
    """
    patterns = _patterns(lang)
    return _LONG.sub(lambda word: _parted(word[0], patterns), text) if patterns else text


@cache
def _patterns(lang: str) -> pyphen.Pyphen | None:
    found = pyphen.language_fallback(lang.replace("-", "_"))
    return pyphen.Pyphen(lang=found, left=_LEAST, right=_LEAST) if found else None


def _parted(word: str, patterns: pyphen.Pyphen) -> str:
    places = [int(place) for place in patterns.positions(word)]
    seams = [place for place in places if _LINK.search(word, 0, place)]
    starts = [0, *(seams or places)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True))
