"""Which of the glossary's words a text uses: one look-up per word of the text, however long the glossary is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from klarplan.model.shared import Term

_WORD = re.compile(r"\w+(?:-\w+)*")
_SHOUTED = 2
"""From this many capitals on, a word is an abbreviation and its case counts: LAG is not "lag"."""


class TermFinder:
    """Finds terms by their words, inflected forms and abbreviations."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for number, term in enumerate(terms):
            for form in {term.term, *term.forms, *filter(None, [term.abbreviation])}:
                words = tuple(map(_key, _WORD.findall(form)))
                if words:
                    self._by_first[words[0]].append((words, number))

        self._openings = frozenset(word + end for word in self._by_first for end in ("", "s"))

    def find(self, texts: Iterable[str]) -> list[int]:
        """The numbers of the terms that occur, in the glossary's order."""
        numbers: set[int] = set()
        for text in texts:
            words = _words(text)
            for start, word in enumerate(words):
                if word in self._openings:
                    for form, number in self._candidates(word):
                        if number not in numbers and _matches(form, words, start):
                            numbers.add(number)
        return sorted(numbers)

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where terms stand in a text: the term's number, its first character, and the one after its last.

        In the order of the text; where several begin with the same word, the longest.
        """
        found = list(_WORD.finditer(text))
        words = tuple(_key(match[0]) for match in found)
        for start, word in enumerate(words):
            if word not in self._openings:
                continue
            forms = [(len(form), -number) for form, number in self._candidates(word) if _matches(form, words, start)]
            if forms:
                length, number = max(forms)
                yield -number, found[start].start(), found[start + length - 1].end()

    def _candidates(self, word: str) -> list[tuple[tuple[str, ...], int]]:
        """Forms that begin with the word, or with the word without a genitive's s."""
        direct = self._by_first.get(word, [])
        return direct + self._by_first.get(word[:-1], []) if word.endswith("s") else direct


def _matches(form: tuple[str, ...], words: tuple[str, ...], start: int) -> bool:
    """Whether the form stands at this place; only its last word may have a genitive's s."""
    there = words[start : start + len(form)]
    return there[:-1] == form[:-1] and there[-1] in (form[-1], f"{form[-1]}s")


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared. The same texts stand on many pages."""
    return tuple(map(_key, _WORD.findall(text)))


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    """How a word is compared: abbreviations as they are, others without case."""
    return word if sum(char.isupper() for char in word) >= _SHOUTED else word.lower()
