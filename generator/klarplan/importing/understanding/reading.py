"""What a cell's words are read as, and how sure that is: certain is written, uncertain is asked.

Every kind of cell has a pure function from a text and its context to a `Reading`:

    statuses.read_status   → Status | None           times.read_period     → a span in the words of `parse_period`
    costs.read_costs       → CostFacts, one or more  people.read_parties   → a Reading[PartyFacts] for each name
    places.read_places     → a Reading for each name

    reading = read_status("Klar. Rapport finns.", context)
    if reading.certain:
        write(reading.value, note=reading.kept)          # done; kept: "Rapport finns."
    else:
        ask(reading.text, reading.candidates, reading.doubt)   # the proposal first; none of them may be right

Words are never lost: what a certain value does not say stands in `kept`; a reading that is asked keeps them all.
A question that is set aside writes no value; its `kept` is then a note, but for `DoubtKind.PERSON`: names of persons
are not published.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from klarplan.text.catalogue import N_

V = TypeVar("V")


class Rule(StrEnum):
    """By what a reading is certain."""

    NOTHING = "nothing"
    """The cell is empty, or has a dash only: there is no value."""
    PHRASE = "phrase"
    """The whole text is a phrase of a list, in one of its forms."""
    PHRASE_AND_COMMENT = "phrase-and-comment"
    """A known phrase, a stop, and a comment that changes nothing of it: the comment is kept."""
    FORM = "form"
    """The whole text is of a form that has one meaning only: a date, a span of years, a sum with its unit."""
    FORM_AND_COMMENT = "form-and-comment"
    """The same, and words that change nothing of it: they are kept."""
    UNIT_OF_COLUMN = "unit-of-column"
    """A bare number, and the unit stands in the heading, above the table or beside it."""
    WORDS_KEPT = "words-kept"
    """Nothing is derived: the words are kept as they are."""
    KNOWN_NAME = "known-name"
    """A name that the content has: the same but for case and punctuation, inflected, or its short name."""
    OFFICIAL_NAME = "official-name"
    """A municipality of the official list."""
    NEW_NAME = "new-name"
    """A name that says by its last word what it is (a board, an office, a federation), unlike any that there is."""


class DoubtKind(StrEnum):
    """What is asked about, for questions that belong together."""

    NEGATED = "negated"
    FUTURE = "future"
    PART = "part"
    CONDITION = "condition"
    DOUBTED = "doubted"
    COMPARED = "compared"
    SEVERAL = "several"
    PRESENT = "present"
    UNKNOWN_WORDS = "unknown-words"
    OTHER_LANGUAGE = "other-language"
    ONE_SIGN = "one-sign"
    SHARE = "share"
    CELL_ERROR = "cell-error"
    UNIT = "unit"
    CURRENCY = "currency"
    BOUND = "bound"
    SIGN = "sign"
    NUMBER = "number"
    CALCULATION = "calculation"
    DATE_ORDER = "date-order"
    NO_YEAR = "no-year"
    NO_DATE = "no-date"
    NEAR_TIME = "near-time"
    PERSON = "person"
    NEAR_NAME = "near-name"
    ONE_OR_SEVERAL = "one-or-several"
    NO_NAME = "no-name"
    REFERENCE = "reference"
    EVERYBODY = "everybody"
    PLACE = "place"


DOUBTS: Mapping[DoubtKind, str] = {
    DoubtKind.NEGATED: N_("The text says that something is not so."),
    DoubtKind.FUTURE: N_("The text speaks of what is to come."),
    DoubtKind.PART: N_("The text holds for a part only."),
    DoubtKind.CONDITION: N_("The text sets a condition."),
    DoubtKind.DOUBTED: N_("The text says itself that it is uncertain."),
    DoubtKind.COMPARED: N_("The text compares with something else."),
    DoubtKind.SEVERAL: N_("There is more than one value here."),
    DoubtKind.PRESENT: N_("The text can be of what is done or of what is being done."),
    DoubtKind.UNKNOWN_WORDS: N_("The text has no words that are known with certainty."),
    DoubtKind.OTHER_LANGUAGE: N_("The text seems to be in another language than Swedish or English."),
    DoubtKind.ONE_SIGN: N_("A sign or a colour does not say what it means."),
    DoubtKind.SHARE: N_("A share in per cent does not say which status it is."),
    DoubtKind.CELL_ERROR: N_("The cell has an error or a formula without a value. Open the file, mend it and save it."),
    DoubtKind.UNIT: N_("The number has no unit: kronor, thousands or millions?"),
    DoubtKind.CURRENCY: N_("The amount is not in Swedish kronor."),
    DoubtKind.BOUND: N_("The text gives a least or a greatest value, not the value itself."),
    DoubtKind.SIGN: N_("The amount is less than nothing, or it is money that comes in."),
    DoubtKind.NUMBER: N_("The number can be read in more than one way."),
    DoubtKind.CALCULATION: N_("The text is a calculation."),
    DoubtKind.DATE_ORDER: N_("Which number is the day, and which the month?"),
    DoubtKind.NO_YEAR: N_("The year is missing, or has only two digits."),
    DoubtKind.NO_DATE: N_("There is no such date."),
    DoubtKind.NEAR_TIME: N_("The text holds a time, but says more about it."),
    DoubtKind.PERSON: N_(
        "This seems to be a person’s name. Write the role instead: names of persons are not published."
    ),
    DoubtKind.NEAR_NAME: N_("The name is nearly one that there is. Is it the same?"),
    DoubtKind.ONE_OR_SEVERAL: N_("Is this one name or several?"),
    DoubtKind.NO_NAME: N_("The text does not look like a name."),
    DoubtKind.REFERENCE: N_("The text refers to another cell."),
    DoubtKind.EVERYBODY: N_("The text speaks of all, or of nobody in particular."),
    DoubtKind.PLACE: N_("This is no municipality that the content has."),
}
"""What a person is told of each: messages of the catalogue."""


@dataclass(frozen=True)
class Doubt:
    """Why a reading is asked."""

    kind: DoubtKind

    @property
    def message(self) -> str:
        """Of the catalogue."""
        return DOUBTS[self.kind]


@dataclass(frozen=True)
class Reading(Generic[V]):
    """What a text is read as. `certain_by` or `doubt` is set, never both."""

    text: str
    """The words as they stood, with single spaces."""
    candidates: tuple[V, ...] = ()
    """The one value where it is certain; otherwise what it could be, the proposal first. It may be empty."""
    certain_by: Rule | None = None
    doubt: Doubt | None = None
    kept: str = ""
    """Words that the value does not say. A reading that is asked keeps its whole text."""
    proposes: bool = True
    """The first candidate is more likely than the others."""

    @property
    def certain(self) -> bool:
        """Whether it may be written without a question."""
        return self.certain_by is not None

    @property
    def value(self) -> V:
        """The value of a certain reading. Raises LookupError for one that must be asked."""
        if not self.certain:
            raise LookupError(self.text)
        return self.candidates[0]

    @property
    def proposal(self) -> V | None:
        """What is proposed first, or is certain; None where nothing is proposed."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True)
class CellContext:
    """What stands around a cell and helps to read it. Whatever is not known is left out."""

    heading: str = ""
    """Its column's heading, as written."""
    unit: int | None = None
    """What a bare number stands for, in kronor: 1, 1000, 1000000; None where nothing says so."""
    year: int | None = None
    """The year that the column or the table is about."""
    language: str = "sv"
    estimated: bool = field(default=False, kw_only=True)
    """The heading says that the costs are estimated."""
    yearly: bool = field(default=False, kw_only=True)
    """The heading says that the costs are for a year each."""
    currency: str = field(default="", kw_only=True)
    """What money the heading names, where that is not kronor."""


NO_CONTEXT = CellContext()
"""Nothing is known of what stands around."""


def certain(text: str, value: V, rule: Rule, kept: str = "") -> Reading[V]:
    """A reading that may be written."""
    return Reading(flat(text), (value,), rule, kept=flat(kept))


def asked(text: str, doubt: DoubtKind, candidates: Sequence[V] = ()) -> Reading[V]:
    """A reading that must be asked; the same candidate comes once."""
    unique: list[V] = []
    for candidate in candidates:
        if candidate not in unique:
            unique.append(candidate)
    return Reading(flat(text), tuple(unique), doubt=Doubt(doubt), kept=flat(text))


def flat(text: str) -> str:
    """The words with single spaces."""
    return " ".join(text.split())


def comment_after(words: str, stop: re.Match[str]) -> str:
    """What follows a stop in a text; what stands in brackets, without them."""
    comment = words[stop.end() :]
    in_brackets = "(" in stop[0] and comment.endswith(")") and "(" not in comment
    return comment[:-1] if in_brackets else comment


_NOTHING = re.compile(r"[-–—−_.\s]*\Z")
_ERROR = re.compile(r"#(?:[\w/]+[!?]?|[\w/]*#+)\Z|=\S.*", re.DOTALL)


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or has a dash only."""
    return bool(_NOTHING.match(text))


def is_cell_error(text: str) -> bool:
    """Whether a cell has a spreadsheet's error ("#REF!", "#DIVISION/0!", "####") or a formula instead of a value."""
    return bool(_ERROR.match(text.strip()))
