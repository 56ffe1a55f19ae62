"""Everyday words that lead nowhere, or twice to the same place, so that a search does not find what it should."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.records import Records
from klarplan.content.terms import TermFinder

_GLOSSARY, _TARGET_GROUPS, _PARTIES = "glossary.yml", "target-groups.yml", "parties.yml"


def word_problems(records: Records) -> Iterator[Problem]:
    """Synonyms of words that no text uses, words that are explained twice, synonyms that say nothing new."""
    if glossary := records.documents.get(_GLOSSARY):
        yield from _explained_twice(records, glossary)
        yield from _unused(records, glossary)
        for index, term in records.terms:
            names = {"term": term.term, "abbreviation": term.abbreviation or ""}
            yield from _repeated(glossary, index, names, term.synonyms)
    if parties := records.documents.get(_PARTIES):
        yield from _named_twice(parties, [(index, party.name) for index, party in records.parties])
    if groups := records.documents.get(_TARGET_GROUPS):
        yield from _named_twice(groups, [(index, group.name) for index, group in records.target_groups])
        for index, group in records.target_groups:
            yield from _repeated(groups, index, {"name": group.name}, group.synonyms)


def _named_twice(document: Document, names: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """Entries whose names a reader cannot tell apart."""
    first: dict[str, int] = {}
    for index, name in names:
        position = document.position((index, "name"))
        if (line := first.setdefault(_key(name), position.line)) != position.line:
            yield Problem(position, "duplicate-name", {"found": name, "line": line})


def _explained_twice(records: Records, document: Document) -> Iterator[Problem]:
    """The same word for the same plan. Two plans may each explain a word in their own way."""
    first: dict[tuple[str, str], Position] = {}
    for index, term in records.terms:
        position = document.position((index, "term"))
        earlier = first.setdefault((_key(term.term), term.plan or ""), position)
        if earlier != position:
            yield Problem(position, "duplicate-term", {"found": term.term, "line": earlier.line})


def _unused(records: Records, document: Document) -> Iterator[Problem]:
    """Synonyms lead to the pages that use a term. Where none does, they lead to its explanation and no further."""
    if any(read.broken for read in records.documents.values()):
        return  # what could not be read may use the term
    finder = TermFinder(term for _, term in records.terms)
    used = set(finder.find(_texts(records)))
    for number, (_, term) in enumerate(records.terms):
        used |= set(finder.find([term.explanation])) - {number}  # it helps to explain another word
    for number, (index, term) in enumerate(records.terms):
        if term.synonyms and number not in used:
            values = {"found": ", ".join(term.synonyms), "term": term.term}
            yield Problem(document.position((index, "synonyms"), key=True), "unused-term", values)


def _texts(records: Records) -> Iterator[str]:
    """Everything that pages show, but the glossary itself."""
    for path, document in records.documents.items():
        if classify(path) is not FileKind.GLOSSARY:
            yield document.body
            yield from _strings(document.meta)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _repeated(document: Document, index: int, names: dict[str, str], synonyms: tuple[str, ...]) -> Iterator[Problem]:
    """Synonyms that are the word itself, or stand in the list already."""
    places = {_key(name): document.position((index, field)) for field, name in names.items() if name}
    for number, synonym in enumerate(synonyms):
        position = document.position((index, "synonyms", number))
        earlier = places.setdefault(_key(synonym), position)
        if earlier != position:
            yield Problem(position, "repeated-synonym", {"found": synonym, "line": earlier.line})


def _key(word: str) -> str:
    """Words that look the same are: "ﬁnans", and "fi­nans" with a soft hyphen, are "finans"."""
    plain = unicodedata.normalize("NFKC", word)
    return " ".join("".join(char for char in plain if unicodedata.category(char) != "Cf").lower().split())
