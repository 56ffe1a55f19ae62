"""The cells of one activity → its facts: each is certain by a rule, or asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from klarplan.importing.files.grid import Line
from klarplan.importing.questions import Answer, Question, QuestionKind, Settled
from klarplan.importing.understanding.account import NOT_UNDERSTOOD, SET_ASIDE, Piece
from klarplan.importing.understanding.colours import read_colour
from klarplan.importing.understanding.costs import amounts_in, read_costs
from klarplan.importing.understanding.doubts import (
    NEW_PLACE,
    Asker,
    cost_form,
    party_form,
    period_form,
    place_form,
    role_form,
    status_form,
    with_new_place,
)
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.understanding.headings import LABELS, Heading, Meaning
from klarplan.importing.understanding.people import PartyFacts, read_parties
from klarplan.importing.understanding.periods_of_cells import either, marks_as_period, period_of
from klarplan.importing.understanding.persons import is_person, names_person
from klarplan.importing.understanding.places import ALL, read_places
from klarplan.importing.understanding.reading import DOUBTS, CellContext, DoubtKind, Reading, asked
from klarplan.importing.understanding.statuses import read_status
from klarplan.importing.understanding.times import read_period
from klarplan.importing.understanding.titles import as_markdown, title_and_text
from klarplan.importing.understanding.units import is_bare
from klarplan.importing.understanding.values import speaks_of_time
from klarplan.text.catalogue import N_

_SENTENCES = re.compile(r"(?:(?<=[^\W\d]{3}[.;])|(?<=\d{4}[.;]))\s+(?=[A-ZÅÄÖ\d])")
_TEXT_FIELDS: Mapping[Meaning, str] = {
    Meaning.SITUATION: "situation", Meaning.GOAL: "aim", Meaning.FOLLOW_UP: "follow_up",
}  # fmt: skip


_UNITS_OF_KRONOR = ("", "kr", "tkr", "mkr", "mnkr", "sek", "ksek", "msek")


class ActivityCells:
    """The cells of one activity, from its row and those that continue it, and the facts that they are.

    `legend`: what colours mean; `carried_from`: the id of the activity above, whose cost a cell merged with its holds.
    """

    def __init__(
        self,
        draft: Draft,
        source: ImportSource,
        result: ImportResult,
        legend: Mapping[str, str],
        carried_from: str = "",
    ) -> None:
        self.draft, self.texts, self.words, self.account = draft, source.texts, result.words, result.account
        self.asker = Asker(source.inquiry, result.account, source.texts)
        self.legend = legend
        self.carried_from = carried_from
        self.pieces: dict[Meaning | None, list[Piece]] = {}
        self._readers = {
            Meaning.ACTIVITY: self._title, Meaning.INDICATORS: self._indicators, Meaning.PERIOD: self._period,
            Meaning.RESPONSIBLE: self._parties, Meaning.COLLABORATING: self._parties, Meaning.COST: self._cost,
            Meaning.STATUS: self._status, Meaning.PRIORITY: self._priority, Meaning.NUMBER: self._number,
            Meaning.MUNICIPALITIES: self._municipalities, Meaning.TEXT: self._description,
            **dict.fromkeys(_TEXT_FIELDS, self._text),
        }  # fmt: skip

    @property
    def payer(self) -> str:
        """The id of the activity that holds the cost of a cell merged downwards from this one, or from above it."""
        cost = self.draft.values.get(("cost",), [{}])[0]
        return str(cost.get("included_in") or self.draft.path.rpartition("/")[2].removesuffix(".md"))

    def add(self, piece: Piece) -> None:
        """Add a cell: to what its heading means, or its parts to each of the things that a merged heading means."""
        heading = piece.heading
        if heading and len(heading.meanings) > 1:
            for meaning, part in _shared_out(piece, heading):
                self.pieces.setdefault(meaning, []).append(part)
        else:
            self.pieces.setdefault(heading.meanings[0] if heading else None, []).append(piece)

    def finish(self) -> None:
        """All cells are there: put their facts into the draft, and account for them."""
        for piece in {piece.cell: piece for pieces in self.pieces.values() for piece in pieces}.values():
            if not piece.carried and names_person(piece.text) and not _is_of_parties(piece):
                self.account.ask_of(piece, N_("This seems to name a person. The site names roles, never people."))
        for meaning, pieces in self.pieces.items():
            if meaning in self._readers:
                self._readers[meaning](meaning, pieces)
            else:
                for piece in pieces:
                    self._keep(piece)
        heading = next((piece.heading for piece in self.pieces.get(Meaning.ACTIVITY, [])), None)
        time = read_period(heading.years) if heading and heading.years else None
        if time and time.certain and time.value and Meaning.PERIOD not in self.pieces:
            self.draft.values.setdefault(("period",), time.value)

    # ---- the account ----

    def _place(self, piece: Piece, label: str, value: str = "", text: str = "") -> None:
        if not piece.carried:
            self.account.place(piece, label, self.draft.path, value=value, text=text)

    def _aside(self, piece: Piece, text: str = "") -> None:
        """A text that somebody has set aside."""
        if not piece.carried and piece.lines:
            self.account.leave(piece, SET_ASIDE, text=text)

    def _without_value(self, answer: Answer | None, pieces: Sequence[Piece], text: str = "") -> None:
        """No value comes of pieces: their words are kept as a note, unless they are set aside."""
        for piece in pieces:
            if not piece.lines:
                continue
            if answer and answer.is_aside:
                self._aside(piece, text)
            else:
                self._keep(piece, text)

    def _is_to_be_kept(self, piece: Piece, text: str) -> bool:
        """Whether somebody says that a text in a column without a heading is to be kept: it may be a private remark,
        or a row may have a cell too many.
        """
        message = N_("”{text}” stands in a column without a heading. What is to be done with it?")
        answer = self.asker.inquiry.ask(Question(
            QuestionKind.CELL, self.texts._(message, text=text), f"no heading | {text}", (text,),
            (self.asker.place(piece),), proposes=False,
            reason=self.texts._(N_("Check that the other cells of the row stand in the right columns.")),
        ))  # fmt: skip
        if answer and answer.is_note:
            return True
        self._aside(piece, text)
        if not answer:
            self.account.ask_of(piece, NOT_UNDERSTOOD)
        return False

    def _keep(self, piece: Piece, text: str = "") -> None:
        """Keep in the note what has no field of its own. `text`: a part of the piece. A person is asked about."""
        kept = text or piece.text
        if is_person(kept):
            answer = self.asker.settle(asked(kept, DoubtKind.PERSON), [piece], Meaning.NOTE, role_form())
            if not answer or answer.settled is not Settled.VALUE:
                self._aside(piece, text)
                return
            self.draft.add_note(self.texts._(N_("{column}: ”{text}”."), column=piece.column, text=answer.value))
            self._place(piece, LABELS[Meaning.NOTE], str(answer.value), text=kept)
            return
        if not (piece.column or piece.heading or self._is_to_be_kept(piece, kept)):
            return
        addresses = ", ".join(link.address for link in piece.cell.links if link.address not in kept)
        column = piece.column or self.texts._(N_("without a heading"))
        self.draft.add_note(
            self.texts._(N_("{column}: ”{text}”."), column=column, text=f"{kept} ({addresses})" if addresses else kept)
        )
        if piece.carried:
            return
        if piece.heading and piece.heading.means(Meaning.NOTE):
            self._place(piece, LABELS[Meaning.NOTE], text=kept)
        else:
            self.account.note(piece, self.draft.path, text=kept)

    # ---- a reader for each kind of column ----

    def _title(self, _meaning: Meaning, pieces: list[Piece]) -> None:
        lines = lines_in(pieces)
        title, body = title_and_text(lines)
        self.draft.values["title",] = title
        self.draft.body = f"{body}\n\n{self.draft.body}".strip() if body else self.draft.body
        for piece in pieces:
            self._place(piece, N_("title and text") if body else N_("title"))
        if len(lines) > 1 and not any(line.bullet or line.text.endswith((".", ":")) for line in lines):
            self.account.ask_of(pieces[0], N_("The cell has several paragraphs. Is it more than one activity?"))

    def _description(self, meaning: Meaning, pieces: list[Piece]) -> None:
        self.draft.body = f"{self.draft.body}\n\n{as_markdown(lines_in(pieces))}".strip()
        for piece in pieces:
            self._place(piece, LABELS[meaning])

    def _text(self, meaning: Meaning, pieces: list[Piece]) -> None:
        text = " ".join(line.text for line in lines_in(pieces))
        self.draft.values[(_TEXT_FIELDS[meaning],)] = text
        for piece in pieces:
            self._place(piece, N_("aim") if meaning is Meaning.GOAL else LABELS[meaning])
        if amounts_in(text):
            self.account.ask_of(pieces[0], N_("There is an amount here. Does it belong to the cost?"))

    def _indicators(self, meaning: Meaning, pieces: list[Piece]) -> None:
        self.draft.values["indicators",] = entries_of(lines_in(pieces))
        for piece in pieces:
            self._place(piece, LABELS[meaning])

    def _period(self, meaning: Meaning, pieces: list[Piece]) -> None:
        marked = [piece for piece in pieces if piece.heading and piece.heading.marks]
        rest = [piece for piece in pieces if piece not in marked]
        readings = [reading for reading in (marks_as_period(marked), period_of(rest)) if reading]
        reading = readings[0] if len(readings) == 1 else either(readings)
        context = _context(rest[0].heading if rest else None)
        value, kept = reading.proposal, reading.kept
        if not reading.certain:
            answer = self.asker.settle(reading, pieces, meaning, period_form(context))
            if not answer or answer.settled is not Settled.VALUE:
                if not marked:
                    self._time_note(pieces, reading.text, answer)
                else:
                    self._without_value(answer, pieces)
                return
            value, kept = answer.value, "" if marked else reading.text
        if value is not None:
            self.draft.values["period",] = value
        if kept:
            self.draft.values["period_note",] = kept
        for piece in pieces:
            self._place(piece, LABELS[meaning] if value is not None else N_("note on the period"), str(value or ""))

    def _time_note(self, pieces: Sequence[Piece], text: str, answer: Answer | None) -> None:
        """Words of time that are no span: a note on the period."""
        if answer and answer.is_aside:
            self._without_value(answer, pieces)
            return
        self.draft.values["period_note",] = text
        for piece in pieces:
            self._place(piece, N_("note on the period"))

    def _parties(self, meaning: Meaning, pieces: list[Piece]) -> None:
        known: list[Any] = self.draft.values.setdefault((meaning.value,), [])
        form = party_form(self.words.parties)
        for piece in pieces:
            lines = (f"• {line.text}" if line.bullet else line.text for line in piece.lines)
            for reading in read_parties("\n".join(lines), self.words.parties):
                facts = reading.proposal
                if not reading.certain:
                    answer = self.asker.settle(reading, [piece], meaning, form)
                    if not answer or answer.settled is not Settled.VALUE:
                        self._no_party(reading, answer, piece)
                        continue
                    facts = answer.value
                values = [self._party(party) for party in facts or ()]
                known += [value for value in values if value not in known]
                names = ", ".join(self.words.parties.titles[_id_of(value)] for value in values)
                self._place(piece, LABELS[meaning], names, reading.text)
        if not known:
            del self.draft.values[(meaning.value,)]

    def _party(self, facts: PartyFacts) -> str | dict[str, str]:
        party = facts.party or self.words.parties.add(facts.name)
        return {"party": party, "role": facts.role} if facts.role else party

    def _no_party(self, reading: Reading[Any], answer: Answer | None, piece: Piece) -> None:
        """Words that name no party. A person's name is kept nowhere."""
        person = reading.doubt is not None and reading.doubt.kind is DoubtKind.PERSON
        if person or (answer and answer.is_aside):
            self._aside(piece, reading.text)
        else:
            self._keep(piece, reading.text)

    def _cost(self, meaning: Meaning, pieces: list[Piece]) -> None:
        if pieces[0].carried and self.carried_from:
            self.draft.values["cost",] = [{"kind": "included", "included_in": self.carried_from}]
            return
        costs: list[Any] = []
        columns: dict[int, list[Piece]] = {}
        for piece in pieces:
            columns.setdefault(piece.cell.column, []).append(piece)
        for own in columns.values():
            costs += self._costs_of_column(meaning, own)
        if costs:
            self.draft.values["cost",] = costs

    def _costs_of_column(self, meaning: Meaning, pieces: list[Piece]) -> list[Any]:
        heading = pieces[0].heading
        context = _context(heading)
        reading = read_costs(_exact(pieces), context)
        facts = reading.proposal
        if not reading.certain:
            if heading and heading.unit_pending and is_bare(reading.text):
                for piece in pieces:
                    self.account.ask_of(piece, DOUBTS[DoubtKind.UNIT])
                self._without_value(None, pieces)
                return []
            given = heading.unit_answer if heading and is_bare(reading.text) else None
            answer = given or self.asker.settle(reading, pieces, meaning, cost_form(self.texts, context))
            if not answer or answer.settled is not Settled.VALUE:
                self._without_value(answer, pieces)
                return []
            facts = answer.value
        costs = [cost.fields for cost in facts or ()]
        sums = [self.texts.money(cost["amount"]) for cost in costs if "amount" in cost]
        for piece in pieces:
            self._place(piece, LABELS[meaning], ", ".join(sums))
        text = " ".join(piece.text for piece in pieces)
        if not sums and (time := read_period(text)).certain and time.value is not None and not time.kept:
            self.account.ask_of(pieces[0], N_("There is a time here. Does it belong to the period?"))
        return costs

    def _status(self, meaning: Meaning, pieces: list[Piece]) -> None:
        for piece in pieces:
            if piece.heading and piece.heading.earlier and piece.lines:
                self.draft.add_note(self.texts._(N_("{column}: ”{text}”."), column=piece.column, text=piece.text))
                self._place(piece, N_("note"))
        latest = [piece for piece in pieces if not (piece.heading and piece.heading.earlier)]
        if not latest:
            return
        spoken = [piece for piece in latest if piece.lines]
        text = " ".join(line.text for line in lines_in(spoken))
        reading = read_status(text) if spoken else read_colour(latest[0].cell.fill, self.legend, self.texts)
        status, kept = reading.proposal, reading.kept
        if not reading.certain:
            answer = self.asker.settle(reading, spoken or latest, meaning, status_form(self.texts))
            if not answer or answer.settled is not Settled.VALUE:
                self._without_value(answer, spoken)
                return
            status, kept = answer.value, text
        if status:
            self.draft.values["status",] = status.value
        if kept:
            self.draft.values["status_reason",] = kept
        for piece in spoken:
            self._place(piece, LABELS[meaning], self.texts.status(status) if status else "")

    def _priority(self, meaning: Meaning, pieces: list[Piece]) -> None:
        text = " ".join(line.text for line in lines_in(pieces))
        self.draft.values["priority",] = self.words.priorities.add(text)
        for piece in pieces:
            self._place(piece, LABELS[meaning])

    def _municipalities(self, meaning: Meaning, pieces: list[Piece]) -> None:
        places: list[str] = []
        form = place_form(self.words.municipalities, self.texts)
        for piece in pieces:
            for line in piece.lines:
                readings = [with_new_place(each) for each in read_places(line.text, self.words.municipalities)]
                answers = [
                    None if reading.certain else self.asker.settle(reading, [piece], meaning, form)
                    for reading in readings
                ]
                values = [
                    reading.value if reading.certain else answer.value if answer else None
                    for reading, answer in zip(readings, answers, strict=True)
                ]
                places += [self._municipality(value) for value in values if value]
                if all(values):
                    self._place(piece, LABELS[meaning], text=line.text)
                elif all(value or (answer and answer.is_aside) for value, answer in zip(values, answers, strict=True)):
                    self._aside(piece, line.text)
                else:
                    self._keep(piece, line.text)
        if places:
            chosen = list(dict.fromkeys(places))
            self.draft.values["municipalities",] = ALL if ALL in chosen else chosen

    def _municipality(self, value: str) -> str:
        """The id of a municipality; one that somebody wants to add becomes a new one."""
        return self.words.municipalities.add(value.removeprefix(NEW_PLACE)) if value.startswith(NEW_PLACE) else value

    def _number(self, meaning: Meaning, pieces: list[Piece]) -> None:
        for piece in pieces:
            place = self.draft.values.get(("source", "place"), "")
            if not piece.carried:
                numbered = self.texts._(N_("{place} (no. {number})"), place=place, number=piece.text)
                self.draft.values["source", "place"] = numbered
            self._place(piece, LABELS[meaning])


def _is_of_parties(piece: Piece) -> bool:
    """Whether a cell is asked about as a whole where it names persons."""
    heading = piece.heading
    return is_person(piece.text) or bool(heading and heading.means(Meaning.RESPONSIBLE, Meaning.COLLABORATING))


def _id_of(value: str | dict[str, str]) -> str:
    return value["party"] if isinstance(value, dict) else value


def _context(heading: Heading | None) -> CellContext:
    """What a heading says of the cells below it."""
    if not heading:
        return CellContext()
    year = int(heading.years) if re.fullmatch(r"\d{4}", heading.years) else None
    estimated = heading.estimated and heading.meanings == (Meaning.COST,)
    return CellContext(
        heading.text, heading.unit, year, estimated=estimated, yearly=heading.yearly, currency=heading.currency
    )


def _exact(pieces: Sequence[Piece]) -> list[str]:
    """The lines of cells of costs; a number that its format rounds, as exact as the file has it."""
    value, unit = pieces[0].cell.value, pieces[0].cell.unit
    alone = len(pieces) == 1 and not re.search(r"[^\W\d]|%", pieces[0].text.replace(unit, ""))
    if alone and isinstance(value, Decimal) and unit.casefold() in _UNITS_OF_KRONOR:
        return [f"{value.normalize():f} {unit}".replace(".", ",").strip()]
    return [line.text for line in lines_in(pieces)]


def _shared_out(piece: Piece, heading: Heading) -> Iterable[tuple[Meaning, Piece]]:
    """The sentences of a cell below "Ansvarig, tid, uppskattad kostnad", each to what it speaks of."""
    for line in piece.lines:
        for text in _parts_of(line.text):
            part = replace(piece, lines=(replace(line, text=text),))
            if heading.means(Meaning.COST) and amounts_in(text):
                yield Meaning.COST, part
            elif heading.means(Meaning.PERIOD) and speaks_of_time(text):
                yield Meaning.PERIOD, part
            elif heading.means(Meaning.STATUS) and read_status(text).certain:
                yield Meaning.STATUS, part
            else:
                yield heading.meanings[0], part


def _parts_of(text: str) -> list[str]:
    return [part for part in _SENTENCES.split(text) if part]


def lines_in(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of pieces; a piece that goes on continues the last line of the one before."""
    lines: list[Line] = []
    for piece in pieces:
        own = list(piece.lines)
        if piece.goes_on and lines and own:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {own.pop(0).text}")
        lines += own
    return lines


def entries_of(lines: Sequence[Line]) -> list[str]:
    """Lines as the entries of a list. A line that ends with a colon has the bullets below it in its entry."""
    entries: list[str] = []
    below_colon = False
    for line in lines:
        if line.bullet and below_colon:
            entries[-1] += f"{'' if entries[-1].endswith(':') else ';'} {line.text}"
        else:
            entries.append(line.text)
            below_colon = line.text.endswith(":")
    return entries
