"""A reading that is not certain → the question that it is, with its candidates in words that people choose by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from klarplan.content.register.municipalities import municipality_by_name
from klarplan.importing.files.contents import place_of
from klarplan.importing.questions import Answer, Inquiry, Question, QuestionKind, choices_of
from klarplan.importing.understanding.account import Account, Piece
from klarplan.importing.understanding.costs import CostFacts, Costs, read_costs
from klarplan.importing.understanding.headings import LABELS, Meaning
from klarplan.importing.understanding.people import Parties, PartyFacts, read_party
from klarplan.importing.understanding.persons import is_person
from klarplan.importing.understanding.places import ALL
from klarplan.importing.understanding.reading import CellContext, DoubtKind, Reading
from klarplan.importing.understanding.statuses import read_status
from klarplan.importing.understanding.time_points import parsed
from klarplan.importing.understanding.times import PeriodText, read_period
from klarplan.importing.understanding.vocabulary import NameBook
from klarplan.model.values import CostKind, Status
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

V = TypeVar("V")

_COST_KINDS = {
    CostKind.WITHIN_BUDGET: N_("within the budget"), CostKind.NOT_CALCULATED: N_("not calculated"),
    CostKind.DESCRIBED: N_("only as words"),
}  # fmt: skip


@dataclass(frozen=True)
class ValueForm(Generic[V]):
    """How values of a kind are written in answers: `words_of` for the choices, `read` for what people write."""

    words_of: Callable[[V], str]
    read: Callable[[str], V | None]


class Asker:
    """Asks about cells whose reading is not certain."""

    def __init__(self, inquiry: Inquiry, account: Account, texts: Texts) -> None:
        self.inquiry, self.account, self.texts = inquiry, account, texts

    def place(self, piece: Piece) -> str:
        """Where a piece stands, as people say it."""
        return place_of(self.account.grids[piece.table - 1], piece.cell, self.texts)

    def settle(
        self, reading: Reading[V], pieces: Sequence[Piece], meaning: Meaning, form: ValueForm[V], label: str = ""
    ) -> Answer | None:
        """The answer about a cell, or about several that are read together; None where it has to be asked.

        `label`: what the value is, a message of the catalogue; empty: as the meaning is called.
        """
        assert reading.doubt
        label = label or LABELS[meaning]
        own = [piece for piece in pieces if not piece.carried] or list(pieces)
        column = own[0].column
        private = reading.doubt.kind is DoubtKind.PERSON
        message = N_("{column}: ”{text}”. What does it say as {field}?")
        question = Question(
            QuestionKind.CELL,
            self.texts._(message, column=column or self.texts._(label), text=reading.text, field=self.texts._(label)),
            f"{meaning} | {column} | {reading.text}",
            tuple(dict.fromkeys([reading.text, *(piece.cell.flat for piece in own)])),
            tuple(self.place(piece) for piece in own),
            choices_of([(words, value) for value in reading.candidates if (words := form.words_of(value))]),
            reading.proposes, self.texts._(reading.doubt.message), takes_note=not private, read=form.read,
        )  # fmt: skip
        answer = self.inquiry.ask(question)
        if answer is None:
            for piece in own:
                self.account.ask_of(piece, reading.doubt.message)
        return answer


# ---- values in words ----


def status_form(texts: Texts) -> ValueForm[Status | None]:
    """Statuses by their names, or by the words that files have for them."""

    def read(words: str) -> Status | None:
        reading = read_status(words)
        return reading.value if reading.certain else None

    return ValueForm(lambda status: texts.status(status) if status else "", read)


def period_form(context: CellContext) -> ValueForm[PeriodText | None]:
    """Periods as files have them."""

    def read(words: str) -> PeriodText | None:
        if parsed(words):
            return int(words) if re.fullmatch(r"\d{4}", words) else words
        reading = read_period(words, context)
        return reading.value if reading.certain else None

    return ValueForm(lambda period: str(period or ""), read)


def cost_form(texts: Texts, context: CellContext) -> ValueForm[Costs]:
    """Costs as people write them: a number without a unit is in kronor."""

    def read(words: str) -> Costs | None:
        if words in set(CostKind):
            return (CostFacts(words),)
        estimated, bare = words.startswith("~"), words.removeprefix("~")
        year = re.search(r"@((?:19|20|21)\d\d)\Z", bare)
        bare = bare[: year.start()] if year else bare
        context_of_answer = replace(context, unit=1, year=int(year[1]) if year else context.year)
        reading = read_costs(bare, context_of_answer)
        if not reading.certain:
            return None
        return tuple(replace(cost, estimated=cost.estimated or estimated) for cost in reading.value)

    return ValueForm(lambda costs: ", ".join(filter(None, (cost_words(cost, texts) for cost in costs))), read)


def cost_words(cost: CostFacts, texts: Texts) -> str:
    """ "100 000–150 000 kr per år (2025), uppskattat"."""
    if cost.amount is None:
        return texts._(_COST_KINDS[CostKind(cost.kind)]) if cost.kind in set(CostKind) else ""
    low = texts.money(cost.amount)
    words = f"{low.removesuffix('kr').rstrip()}–{texts.money(cost.amount_to)}" if cost.amount_to is not None else low
    words = words.replace("\u00a0", " ")
    words = texts.amount_per(words, cost.per) if cost.per else words
    words = f"{words} ({cost.year})" if cost.year else words
    return texts._(N_("{amount}, estimated"), amount=words) if cost.estimated else words


def party_form(parties: NameBook) -> ValueForm[Parties]:
    """Parties by their names. A person's name is none that can be answered."""

    def words_of(facts: Parties) -> str:
        return "; ".join(f"{party.name} ({party.role})" if party.role else party.name for party in facts)

    def read(words: str) -> Parties | None:
        named: list[PartyFacts] = []
        for part in filter(None, (part.strip() for part in words.split(";"))):
            reading = read_party(part, parties)
            if is_person(part) or not reading.candidates:
                return None
            named += reading.candidates[0] if reading.certain else [PartyFacts(part[:1].upper() + part[1:])]
        return tuple(named) or None

    return ValueForm(words_of, read)


def role_form() -> ValueForm[str]:
    """Roles in words of their own, instead of a person's name."""
    return ValueForm(str, lambda words: None if is_person(words) else words)


NEW_PLACE = "new:"
"""Before the name of a municipality that the content does not have yet."""


def place_form(municipalities: NameBook, texts: Texts) -> ValueForm[str]:
    """Municipalities by their names: those of the content, and others of the official list, which are then added."""

    def words_of(place: str) -> str:
        if place.startswith(NEW_PLACE):
            return texts._(N_("{name} (a new municipality on the site)"), name=place.removeprefix(NEW_PLACE))
        return texts._(N_("all municipalities")) if place == ALL else municipalities.titles.get(place, place)

    def read(words: str) -> str | None:
        official = municipality_by_name(words)
        return municipalities.find(words) or (f"{NEW_PLACE}{official.name}" if official else None)

    return ValueForm(words_of, read)


def with_new_place(reading: Reading[str]) -> Reading[str]:
    """A municipality of the official list that the content lacks: to add it is proposed."""
    official = municipality_by_name(reading.text)
    if reading.certain or not official:
        return reading
    return replace(reading, candidates=(f"{NEW_PLACE}{official.name}", *reading.candidates))
