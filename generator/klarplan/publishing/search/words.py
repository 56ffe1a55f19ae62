"""Words beside those of a text: what an entry is also found by, and what helps to understand a mistyped question."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from klarplan.content.terms import TermFinder
from klarplan.model.shared import Term
from klarplan.publishing.kept import NOTHING, Kept, key_of
from klarplan.text.compounds import WORD, Splitter, standing_words, stem
from klarplan.text.fold import fold
from klarplan.text.stop_words import stop_words

KIND = "aliases"
"""What the aliases of entries are kept as."""
_SHORTEST_WORD = 3
"""Shorter words are not worth spelling right."""
_LETTERS = "0abcdefghijklmnopqrstuvwxyz"
"""The names of the lexicon's files."""
_LONGEST_NAME = 4
"""What somebody meant by an everyday word is told in no more words than this."""


@dataclass(frozen=True)
class Aliases:
    """What finds an entry without standing in its text: `strong` belongs to its title, `weak` to its text."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]


class AliasFinder:
    """Finds what entries should also be found by: abbreviations, everyday words, the parts of compounds."""

    def __init__(self, terms: Iterable[Term], words: Iterable[str], lang: str, kept: Kept = NOTHING) -> None:
        """`words` are all words of the site, `lang` its language: only Swedish compounds can be split. What an entry is
        found by is taken from `kept` while it, the terms and the site's words are the same.
        """
        self._terms, self._kept = tuple(terms), kept
        self._words = standing_words(words) if lang.startswith("sv") else None
        standing = None if self._words is None else sorted(self._words)
        self._key = key_of([term.model_dump_json() for term in self._terms], standing)

    @cached_property
    def _finder(self) -> TermFinder:
        return TermFinder(self._terms)

    @cached_property
    def _by_synonym(self) -> TermFinder:
        return TermFinder(term.model_copy(update={"forms": (*term.forms, *term.synonyms)}) for term in self._terms)

    @cached_property
    def _splitter(self) -> Splitter | None:
        return None if self._words is None else Splitter(self._words)

    def aliases(self, title: str, names: Iterable[str], text: str, *, of_term: bool = False) -> Aliases:
        """The aliases of an entry with this title, these other names and this text.

        `of_term`: it is a word of the glossary, with all its names; other words are not what it is called.
        """
        names = tuple(names)

        def made() -> bytes:
            aliases = self._aliases(title, names, text, of_term=of_term)
            return json.dumps((aliases.strong, aliases.weak)).encode()

        strong, weak = json.loads(self._kept.made(KIND, key_of(self._key, title, names, text, of_term), made))
        return Aliases(tuple(strong), tuple(weak))

    def _aliases(self, title: str, names: tuple[str, ...], text: str, *, of_term: bool) -> Aliases:
        known = _stems([title])
        meant = [] if of_term else self._term_words(self._by_synonym.find((title, *names)))
        strong = _new([*names, *meant, *self._parts(" ".join((title, *names)))], known)
        weak = [*self._term_words(self._finder.find([text])), *self._parts(text)]
        return Aliases(tuple(strong), tuple(_new(weak, known | _stems(strong) | _stems([text]))))

    def _term_words(self, numbers: Iterable[int]) -> Iterator[str]:
        for number in numbers:
            term = self._terms[number]
            yield from filter(None, (term.term, term.abbreviation, *term.synonyms, *term.forms))

    def _parts(self, text: str) -> Iterator[str]:
        if self._splitter:
            for word in dict.fromkeys(WORD.findall(text)):
                yield from self._splitter.parts(word)


def _stems(texts: Iterable[str]) -> set[str]:
    return {_stem(word) for text in texts for word in WORD.findall(text)}


@cache
def _stem(word: str) -> str:
    return stem(word.lower())


def _new(texts: Iterable[str], known: set[str]) -> list[str]:
    """The words that say something new, each stem once."""
    seen, new = set(known), []
    for text in texts:
        for word in WORD.findall(text):
            if (key := _stem(word)) not in seen:
                seen.add(key)
                new.append(word)
    return new


# ---- what helps to understand a question ----


@dataclass
class Lexicon:
    """The words that can be found, and what everyday words and abbreviations stand for, for the browser.

    It is written in one file for each first letter, so that a question needs no more than its own letters, however
    large the site is.
    """

    lang: str
    _words: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, weight: int = 1) -> None:
        """Words that can be found; those with the greatest weight in all are the likeliest to be meant."""
        for word in WORD.findall(text):
            if len(word) >= _SHORTEST_WORD:
                self._words[word.lower()] += weight

    def files(self, terms: Iterable[Term]) -> dict[str, dict[str, Any]]:
        """By the name of each file, its content as JSON has it: `words`, the likeliest first, and `synonyms`.

        No letter lacks its file: to a browser a missing one is an error.
        """
        by_letter: dict[str, dict[str, Any]] = {name: {"words": [], "synonyms": {}} for name in _LETTERS}
        for word, _ in sorted(self._words.items(), key=lambda pair: (-pair[1], pair[0])):
            by_letter[letter(word)]["words"].append(word)
        for word, meanings in sorted(self._synonyms(terms).items()):
            by_letter[letter(word)]["synonyms"][word] = meanings
        return by_letter

    def _synonyms(self, terms: Iterable[Term]) -> Mapping[str, list[str]]:
        """By what somebody may write, what the site calls it. A phrase is listed under its first telling word."""
        silent, meanings_of = set(stop_words(self.lang).split()), defaultdict[str, list[str]](list)
        for term in terms:
            everyday = term.synonyms if len(term.term.split()) <= _LONGEST_NAME else ()
            for word in filter(None, (term.abbreviation, *everyday)):
                telling = [part for part in re.findall(r"[\w-]+", word.lower()) if part not in silent]
                if telling and telling != term.term.lower().split() and term.term not in meanings_of[" ".join(telling)]:
                    meanings_of[" ".join(telling)].append(term.term)
        return {word: meanings for word, meanings in meanings_of.items() if meanings}


def letter(word: str) -> str:
    """The name of the file that a word is looked up in: its first letter, folded; "0" for all but a–z."""
    first = fold(word)[:1]
    return first if first and first in _LETTERS else "0"
