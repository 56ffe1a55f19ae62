"""Advice on plain language: how hard a text is to read, sentences that are too long, passive verbs, stiff words, and
abbreviations that nobody explains. It advises and never blocks.

LIX is words / sentences + 100 × words of more than six letters / words (C. H. Björnsson, Läsbarhet, 1968). Under 30 is
very easy, 30–40 easy, 40–50 medium, 50–60 hard. Compounds make it higher than a text deserves, so a short text is not
judged by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from klarplan.content.checks.bodies import vague_links
from klarplan.content.plain_language.passages import Passage, body_passages, fact_passages, words
from klarplan.content.plain_language.wording import Wording, wording
from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import version_of
from klarplan.content.reading.records import Records

LIX_LIMIT = 45
"""From here on a text is told to be hard; the middle of "medium"."""
SENTENCE_LIMIT = 25
"""Words that a sentence may have; Myndigheternas skrivregler (Språkrådet, 2014, 1.3) wants most of them shorter."""
FEWEST_WORDS = 60
"""A shorter text is not judged by its LIX: one long word would decide."""
_LONG_WORD = 7
_IN_BRACKETS = re.compile(
    r"\w[ \n]+\((\w+)\)"
    r"|\b([A-ZÅÄÖ]\w*)[ \n]+\((?!(?:se|läs|i|på|med|och|till|från) )[a-zåäö]+[ -][^()]*[a-zåäö]\)"
)
"""An abbreviation in brackets behind its words, or before them."""
_BRIEF = frozenset({"indicators", "note", "period_note", "status_reason"})
"""Facts that count something or note something in passing."""
_BY, _SOON = frozenset({"av"}), 4
"""The word that says who does what a passive verb tells, and how many words after the verb it may stand."""


@dataclass(frozen=True)
class Reading:
    """What LIX is counted from."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0

    @property
    def lix(self) -> int:
        """0 for a text without words."""
        return round(self.words / self.sentences + 100 * self.long_words / self.words) if self.words else 0

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.words + other.words, self.sentences + other.sentences, self.long_words + other.long_words)


def advice(records: Records, lang: str) -> Iterator[Problem]:
    """All advice on the texts of a site whose language is `lang`. Texts in a language without word lists get none."""
    explained = explained_words(records)
    for document in records.documents.values():
        if rules := wording(_lang(document, lang)):
            yield from vague_links(document)
            given: set[tuple[Position, str, str]] = set()
            for problem in _advice_on(document, rules, explained, records.prefix):
                key = (problem.position, problem.kind, str(problem.values["found"]))
                if key not in given:  # the words of a fact all have its place
                    given.add(key)
                    yield problem


def _advice_on(document: Document, rules: Wording, explained: frozenset[str], prefix: str) -> Iterator[Problem]:
    passages = list(_passages(document, rules))
    reading = _reading(passage for passage in passages if not passage.is_fact)
    if reading.words >= FEWEST_WORDS and reading.lix > LIX_LIMIT:
        place = Position(document.path, document.body_line)
        yield Problem(place, "hard-to-read", {"found": reading.lix, "limit": LIX_LIMIT})
    for passage in passages:
        yield from _long_sentences(passage)
        yield from _passives(passage, rules)
        yield from _stiff_words(passage, rules)
    for place, word in _unexplained(passages, rules, explained):
        yield Problem(place, "unexplained-abbreviation", {"found": word, "home": f"{prefix}glossary.yml"})


def readings(records: Records, lang: str) -> Mapping[str, Reading]:
    """What is counted in each body that has words, by path: of all pages, whatever their length."""
    by_path = {}
    for path, document in records.documents.items():
        if rules := wording(_lang(document, lang)):
            reading = _reading(body_passages(document, rules))
            if reading.words:
                by_path[path] = reading
    return by_path


def unexplained(records: Records, lang: str, paths: Iterable[str]) -> dict[str, Position]:
    """Abbreviations that these files use and that nothing explains, with the place of the first."""
    explained, places = explained_words(records), dict[str, Position]()
    for path in paths:
        document = records.documents[path]
        if rules := wording(_lang(document, lang)):
            for place, word in _unexplained(_passages(document, rules), rules, explained):
                places.setdefault(word, place)
    return places


def explained_words(records: Records) -> frozenset[str]:
    """The words of the glossary and of the parties' names, as they are written."""
    texts = [text for _, term in records.terms for text in (term.term, term.abbreviation or "", *term.forms)]
    texts += [text for _, party in records.parties for text in (party.name, party.short_name or "")]
    return frozenset(part for text in texts for word in words(text) for part in _parts(word.text))


def _lang(document: Document, lang: str) -> str:
    if (version := version_of(document.path)) and not version.is_easy:
        return version.code
    own = document.meta.get("lang") if isinstance(document.meta, dict) else None
    return str(own or lang)


def _passages(document: Document, rules: Wording) -> Iterator[Passage]:
    yield from fact_passages(document, rules)
    yield from body_passages(document, rules)


def _reading(passages: Iterable[Passage]) -> Reading:
    """Headings are no sentences, and are left out."""
    total = Reading()
    for passage in passages:
        if not passage.is_heading:
            for sentence in passage.sentences:
                long_words = sum(len(word.text) >= _LONG_WORD for word in sentence)
                total += Reading(len(sentence), 1, long_words)
    return total


def _long_sentences(passage: Passage) -> Iterator[Problem]:
    for sentence in passage.sentences:
        if len(sentence) > SENTENCE_LIMIT:
            place = passage.position(sentence[0].start)
            yield Problem(place, "long-sentence", {"found": len(sentence), "limit": SENTENCE_LIMIT})


def _passives(passage: Passage, rules: Wording) -> Iterator[Problem]:
    """Passive verbs that do not say who: no "av" follows. In measures and notes that seldom matters."""
    if passage.field in _BRIEF:
        return
    for sentence in passage.sentences:
        for number, word in enumerate(sentence):
            says_who = _BY & {other.text.lower() for other in sentence[number + 1 : number + 1 + _SOON]}
            if says_who or passage.is_quoted(word.start):
                continue
            if rules.is_passive([other.text for other in sentence[max(0, number - 3) : number + 1]]):
                yield Problem(passage.position(word.start), "passive", {"found": word.text})


def _stiff_words(passage: Passage, rules: Wording) -> Iterator[Problem]:
    for sentence in passage.sentences:
        number = 0
        while number < len(sentence):
            length, simpler = rules.simpler([word.text.lower() for word in sentence[number : number + rules.longest]])
            if length and not passage.is_quoted(sentence[number].start):
                expression = passage.text[sentence[number].start : sentence[number + length - 1].end]
                place = passage.position(sentence[number].start)
                yield Problem(place, "stiff-word", {"found": " ".join(expression.split()), "suggestion": simpler})
            number += length or 1


def _unexplained(
    passages: Iterable[Passage], rules: Wording, explained: frozenset[str]
) -> Iterator[tuple[Position, str]]:
    """Each abbreviation once, where it first stands. A text all in capitals has none, and what the file explains in
    brackets needs no more: "dialektisk beteendeterapi (DBT)", "DBT (dialektisk beteendeterapi)".
    """
    passages = list(passages)
    named = {match[1] or match[2] for passage in passages for match in _IN_BRACKETS.finditer(passage.text)}
    for passage in passages:
        if passage.text.isupper():
            continue
        for word in (word for sentence in passage.sentences for word in sentence):
            for part in _parts(word.text):
                if rules.is_abbreviation(part) and part not in explained and part not in named:
                    named.add(part)
                    yield passage.position(word.start), part


def _parts(word: str) -> tuple[str, ...]:
    """ "BUP-mottagning" → BUP-mottagning, BUP, mottagning; "BUP:s" → BUP:s, BUP, s."""
    parts = tuple(word.replace(":", "-").replace("/", "-").split("-"))
    return (word, *parts) if len(parts) > 1 else parts
