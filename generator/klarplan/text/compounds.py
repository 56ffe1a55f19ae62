"""The parts of Swedish compounds, so that "medverkan" finds "brukarmedverkan".

No lexicon holds the words that plans make up, so two well-kept sources are put together. Hyphenation patterns (pyphen,
LibreOffice's for Swedish) say where a word can be parted, and the site's own words say which of those places are seams:
at least one side must be a word that stands by itself somewhere on the site or in the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Protocol

import snowballstemmer  # type: ignore[import-untyped]

from klarplan.text.hyphenation import ends_linked, hyphen_places

WORD = re.compile(r"[^\W\d_]+")
"""A word without digits and signs; the parts of "SIP-körkort" are words of their own."""

_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 2 * _SHORTEST_PART
_SHORTEST_GUESS = 5
"""A part that no text has as a word of its own must be longer to be believed."""
_SHORTEST_STEM = 2
"""Before the ending of a noun that is bound to another."""
_WEAK_ENDINGS = ("o", "a", "ar", "e")
"""What a word may end with before another: "kvinno-", "flicka-", "brukar-", "skade-"."""
_FULL_ENDINGS = ("", "a", "e", "are", "an", "en", "or")
"""What it ends with when it stands by itself: "kvinna", "brukare"."""
_ENDING = re.compile(
    r"[bcdfghjklmnprstv]{0,2}(?:(?:er)?a[dt]e?s?|ande[ts]?|ende[nts]*|are?ns?|ar(?:na)?s?|a[rs]|er(?:na)?s?|ell[at]?|els(?:e[nr]?(?:na)?)?s?|"
    r"(?:er|n|l)?ing(?:en|ar|arna)?s?|ig[at]?|isk[at]?|ist(?:er|en|erna)?s?|l?ig?het(?:en|er|erna)?s?|het(?:en|er|erna)?s?|"
    r"t?ion(?:en|er|erna)?s?|skap(?:et|en|er)?s?|lös[at]?|full[at]?|sam(?:t|ma|het(?:en|er|erna)?s?)?)\Z"
)
"""An ending, perhaps with the consonants before it: no part is made of that alone, whatever it looks like."""


_NO_SEAM = (0, False, 0, "", "")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (Snowball's own name)


@cache
def _stemmer() -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer("swedish")
    return stemmer


@cache
def stem(word: str) -> str:
    """The stem of a word in lower case, as Snowball's Swedish algorithm has it (the one that Pagefind uses)."""
    return _stemmer().stemWord(word)


def standing_words(words: Iterable[str]) -> frozenset[str]:
    """Those that can be a part of a compound, in lower case: all that a splitter knows of a site's words."""
    return frozenset(word.lower() for word in words if len(word) >= _SHORTEST_PART)


class Splitter:
    """Splits compounds. `words` are those that stand by themselves in the site's texts and glossary."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = standing_words(words)
        self._stems = {stem(word) for word in self._words}
        self._known_parts: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, in lower case; empty for words that are none.

        "utskrivningssjuksköterskor" → "utskrivnings", "sjuksköterskor", "sjuk", "sköterskor". What binds the parts (an
        s, a vowel) is left to the stemmer.
        """
        lower = word.lower()
        if lower not in self._known_parts:
            self._known_parts[lower] = tuple(dict.fromkeys(self._split(lower)))
        return self._known_parts[lower]

    def _split(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_COMPOUND:
            return []
        places = set(hyphen_places(word, "sv"))
        after_links = {at + 1 for at in places if word[at] == "s" and word[at - 1] != "s"}
        seams = [(word[:at], word[at:], at in places) for at in sorted(places | after_links)]
        belief, _, _, head, tail = max(
            ((*self._belief(head, tail, hyphenated), head, tail) for head, tail, hyphenated in seams), default=_NO_SEAM
        )
        return [head, *self._split(head), tail, *self._split(tail)] if belief else []

    def _belief(self, head: str, tail: str, hyphenated: bool) -> tuple[int, bool, int]:
        """How sure it is that a compound is parted here; of equals, those that the patterns know are better."""
        if min(len(head), len(tail)) < _SHORTEST_PART or _ENDING.match(tail) or stem(head + tail) == stem(head):
            return 0, False, 0
        head_is_word, tail_is_word = self._is_head(head), self._is_word(tail)
        if head_is_word and tail_is_word:
            return 3, hyphenated, len(tail)
        if tail_is_word:
            return 2, hyphenated, len(tail)
        return int(head_is_word and len(tail) >= _SHORTEST_GUESS), hyphenated, len(head)

    def _is_word(self, word: str) -> bool:
        """Whether a word stands by itself somewhere; a short one just so, since short stems have too many words."""
        return word in self._words or (len(word) > _SHORTEST_PART and stem(word) in self._stems)

    def _is_head(self, head: str) -> bool:
        """Whether a word stands before another like this: as it is, with an s, or with a vowel of its own."""
        bare = head.removesuffix("s")
        if self._is_word(head) or self._is_word(bare) or ends_linked(head) >= _SHORTEST_STEM:
            return True
        stumps = {bare, *(bare[: -len(ending)] for ending in _WEAK_ENDINGS if bare.endswith(ending))}
        return any(
            stump + ending in self._words
            for stump in stumps if len(stump) >= _SHORTEST_PART for ending in _FULL_ENDINGS
        )  # fmt: skip
