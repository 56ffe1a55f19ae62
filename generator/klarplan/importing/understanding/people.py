"""Who does it: a cell's words → parties with roles, and what is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from klarplan.importing.understanding.vocabulary import Vocabulary

_OUTSIDE_BRACKETS = r"(?![^(]*\))"
_BETWEEN = re.compile(rf"\s*[,;\n]\s*{_OUTSIDE_BRACKETS}|\.\s+(?=[A-ZÅÄÖ\d]){_OUTSIDE_BRACKETS}")
_AND = re.compile(
    rf"\s+(?=(?:och|samt|&|(?:gemensamt|tillsammans|i samverkan|i samarbete) med)\s){_OUTSIDE_BRACKETS}|"
    rf"\s*/\s*{_OUTSIDE_BRACKETS}"
)
_JOINING = re.compile(r"(?:och|samt|&|(?:gemensamt|tillsammans|i samverkan|i samarbete) med)\s+")
_ROLE = re.compile(r"(?P<name>.+?)\s*\((?P<role>[^()]*(?:\([^()]*\)[^()]*)*)\)\Z", re.DOTALL)
_NOT_A_NAME = re.compile(
    r"\d|[:?!”\"]|\b(?:ska|är|ger|har|utser|utse|finns|görs|ansvarar|genomförs?|följs?|sker|bör|kan|enligt|efter|"
    r"gemensamt|tillsammans|med|av|genom|vid|inför|under|påbörja\w*|underlag|respektive|för att|från|samordning|stöd|"
    r"redovisning|återkoppling|framtagande|som|varje|därefter|sedan|senare|flera|båda|löpande|[^\W\d]{3,}as)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5


@dataclass(frozen=True)
class Named:
    """A part of a cell: a party, perhaps with a role, or words that name none."""

    text: str
    party: str = ""
    role: str = ""

    @property
    def value(self) -> str | dict[str, str]:
        """As it stands in the facts of an activity."""
        return {"party": self.party, "role": self.role} if self.role else self.party


def parties_in(text: str, words: Vocabulary, *, add: bool = True) -> list[Named]:
    """Every part of a text, in order. `add`: short names that are new become parties."""
    found: list[Named] = []
    for part in _BETWEEN.split(text):
        if part.strip(" ."):
            found += _named(part.strip(" ."), words, add)
    return found


def _named(text: str, words: Vocabulary, add: bool) -> Iterator[Named]:
    if party := words.parties.find(text):
        yield Named(text, party)
        return
    if role := _ROLE.match(text):
        inner = _one(role["name"], words, add)
        if inner:
            yield Named(text, inner, " ".join(role["role"].split()))
            return
    parts = [part.strip() for part in _AND.split(text)]
    names = [_JOINING.sub("", part, count=1) if _JOINING.match(part) else part for part in parts]
    if len(parts) > 1 and all(words.parties.find(name) or (add and _is_name(name)) for name in names):
        for part, name in zip(parts, names, strict=True):
            yield Named(part, _one(name, words, add))
    else:
        yield Named(text, _one(text, words, add))


def _one(text: str, words: Vocabulary, add: bool) -> str:
    if party := words.parties.find(text):
        return party
    return words.parties.add(text[:1].upper() + text[1:]) if add and _is_name(text) else ""


def _is_name(text: str) -> bool:
    count = len(text.split())
    return 0 < count <= _MOST_WORDS and len(text) > 2 and not _NOT_A_NAME.search(text)
