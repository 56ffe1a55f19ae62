"""What an import asks, and what it was answered: nothing uncertain is written before somebody says what is right."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_DIGITS = 24
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


class QuestionKind(StrEnum):
    """What a question is about."""

    COLUMN = "column"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    UNIT = "unit"
    FAULT = "fault"
    CAPTION = "caption"
    TEXT = "text"
    GONE = "gone"


NOTE = N_("as a note")
ASIDE = N_("leave out")
"""Answers that most questions take: keep the words as a note; set them aside on purpose."""


@dataclass(frozen=True)
class Choice:
    """A way to answer: the words that people choose by, and what it means to whoever asked."""

    words: str
    value: Any


class Settled(StrEnum):
    """How a question was answered."""

    VALUE = "value"
    NOTE = "note"
    ASIDE = "aside"


@dataclass(frozen=True)
class Answer:
    """What was answered. `value`: of the choice, or of what somebody wrote themselves."""

    settled: Settled
    value: Any = None

    @property
    def is_note(self) -> bool:
        """The words are to be kept as a note."""
        return self.settled is Settled.NOTE

    @property
    def is_aside(self) -> bool:
        """The words are set aside on purpose."""
        return self.settled is Settled.ASIDE


@dataclass(frozen=True)
class Question:
    """Something that only a person can tell.

    Cells with the same words in columns with the same heading are one question. The proposal is the first choice, if
    `proposes`.
    """

    kind: QuestionKind
    text: str
    """The question itself, in the language of the import."""
    subject: str
    """What makes it the same question the next time: the words of the heading or of the cells, with their column."""
    about: tuple[str, ...]
    """The words that it is about, as they stand."""
    places: tuple[str, ...] = ()
    """Where they stand, as people say it."""
    choices: tuple[Choice, ...] = ()
    proposes: bool = True
    reason: str = ""
    """Why it is asked."""
    takes_note: bool = True
    read: Callable[[str], Any] | None = None
    """What somebody writes instead of choosing → its value; None: it is none that can be taken."""

    @property
    def key(self) -> str:
        """The same for the same question, in every table and every year. No words can be read out of it.

        It has letters only: digits could be a number to a program that writes the file anew.
        """
        words = "\n".join(filter(None, (folded(self.subject) or self.subject, _signs(self.subject))))
        digest = hashlib.sha256(f"{self.kind}\n{words}".encode()).hexdigest()
        return digest[:_DIGITS].translate(_LETTERS)

    def allowed(self, texts: Texts) -> list[str]:
        """The words of every answer to choose from."""
        general = [texts._(NOTE), texts._(ASIDE)] if self.takes_note else [texts._(ASIDE)]
        words = [choice.words for choice in self.choices]
        return list(dict.fromkeys([*words, *(word for word in general if word not in words)]))

    def proposal(self) -> str:
        """The words of the choice that is proposed; empty where nothing is."""
        return self.choices[0].words if self.choices and self.proposes else ""

    def answer(self, words: str, texts: Texts) -> Answer | None:
        """What an answer means; None where it is none of the choices, and no value of its own."""
        given = _plain(words)
        for choice in self.choices:
            if _plain(choice.words) == given:
                return Answer(Settled.VALUE, choice.value)
        if given in (_plain(ASIDE), _plain(texts._(ASIDE))):
            return Answer(Settled.ASIDE)
        if self.takes_note and given in (_plain(NOTE), _plain(texts._(NOTE))):
            return Answer(Settled.NOTE)
        value = self.read(words.strip()) if self.read and given else None
        if value is None and self.takes_note and given in map(_plain, self.about):
            return Answer(Settled.NOTE)  # the words as they stand
        return None if value is None else Answer(Settled.VALUE, value)


def _signs(text: str) -> str:
    """The signs of a text that make it another one: ✓ is not ✗, "< 5 tkr" not "> 5 tkr", "-5" not "5"."""
    minus = "-" if re.search(r"(?<![\w.,:])[-–−]\s*\d", text) else ""
    others = (
        char for char in text if char in "?%" or (unicodedata.category(char) in ("Sm", "So", "Sc") and char != "|")
    )
    return minus + "".join(others)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().casefold()


@dataclass
class Inquiry:
    """The questions of one reading, and the answers that it was given.

    `given`: the words of each answer, by the key of its question.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    texts: Texts = field(default_factory=lambda: Texts("sv"))
    open: dict[str, Question] = field(default_factory=dict)
    """Questions without an answer, by key, in the order in which they were asked."""
    refused: dict[str, Question] = field(default_factory=dict)
    """Questions whose answer is none that can be taken."""
    used: dict[str, str] = field(default_factory=dict)
    """The answers that were taken, by key."""
    counts: dict[Settled, int] = field(default_factory=dict)
    """How many of each kind of answer were taken."""

    def ask(self, question: Question) -> Answer | None:
        """The answer to a question. None where there is none yet: then it is among those that are open."""
        words = self.given.get(question.key)
        answer = question.answer(words, self.texts) if words is not None else None
        if answer:
            if question.key not in self.used:
                self.counts[answer.settled] = self.counts.get(answer.settled, 0) + 1
            self.used[question.key] = str(words)
            return answer
        if words is not None:
            self.refused.setdefault(question.key, question)
        known = self.open.get(question.key)
        self.open[question.key] = _together(known, question) if known else question
        return None


def _together(known: Question, other: Question) -> Question:
    """One question for cells in several places."""
    return replace(
        known,
        about=tuple(dict.fromkeys((*known.about, *other.about))),
        places=tuple(dict.fromkeys((*known.places, *other.places))),
    )


def choices_of(pairs: Sequence[tuple[str, Any]]) -> tuple[Choice, ...]:
    """Choices of words and values; of those with the same words, the first."""
    choices: dict[str, Choice] = {}
    for words, value in pairs:
        choices.setdefault(_plain(words), Choice(words, value))
    return tuple(choices.values())
