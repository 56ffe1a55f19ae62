"""Rows of activities → drafts: where each begins, which rows go on from the one above, what facts its cells are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.files.grid import Line
from klarplan.importing.understanding.account import Piece
from klarplan.importing.understanding.costs import amounts_in, costs_in
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.understanding.goals import Goal
from klarplan.importing.understanding.headings import LABELS, Heading, Meaning
from klarplan.importing.understanding.people import parties_in
from klarplan.importing.understanding.sections import Scope
from klarplan.importing.understanding.titles import title_and_text
from klarplan.importing.understanding.values import Time, speaks_of_time, status_in, time_in
from klarplan.importing.understanding.vocabulary import short_id
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class Place:
    """Where a row stands: its table's number, its own, and both in words."""

    table: int
    row: int
    words: str


class ActivityRows:
    """Gathers the cells of activities, one activity at a time."""

    def __init__(self, source: ImportSource, result: ImportResult) -> None:
        self.source, self.result = source, result
        self.current: ActivityCells | None = None
        self._ids: set[str] = set()

    def take(
        self, pieces: Sequence[Piece], goals: Sequence[Goal], scope: Scope, place: Place, *, after_break: bool
    ) -> Sequence[Piece]:
        """Read a row's own cells. `goals`: those that the row names; `after_break`: it is the first row below headings
        that are repeated. Returns the cells that belong to no activity.
        """
        title = next((piece for piece in pieces if piece.heading and piece.heading.means(Meaning.ACTIVITY)), None)
        broken_off = after_break and title is not None and title.text[:1].islower()
        if self.current and ((title and title.carried) or (not title and not goals) or broken_off):
            self._go_on(self.current, [piece for piece in pieces if not piece.carried], goals, place, after_break)
            return ()
        if not title:
            return pieces
        self._begin(title, [piece for piece in pieces if piece is not title], scope, place)
        return ()

    def finish(self) -> None:
        """The activity that is being gathered has all its cells."""
        if self.current:
            self.current.finish()
            self.current = None

    def _go_on(
        self, cells: ActivityCells, pieces: Sequence[Piece], goals: Sequence[Goal], place: Place, after_break: bool
    ) -> None:
        for piece in pieces:
            cells.add(replace(piece, goes_on=after_break and piece.text[:1].islower()))
        if goals:
            known = cells.draft.values.get(("goals",), [])
            cells.draft.values["goals",] = list(dict.fromkeys([*known, *(goal.id for goal in goals)]))
        elif pieces:
            message = N_("The row was read as going on from the row above.")
            self.result.account.ask(place.table, place.row, message)

    def _begin(self, title: Piece, details: Sequence[Piece], scope: Scope, place: Place) -> None:
        above = self.current
        self.finish()
        draft = self._draft(title_and_text(title.lines)[0], scope, place)
        self.current = ActivityCells(draft, self.source, self.result, above.payer if above else "")
        for piece in (title, *details):
            self.current.add(piece)

    def _draft(self, title: str, scope: Scope, place: Place) -> Draft:
        """A new activity, with what the rows above say of it."""
        path = f"plans/{self.source.plan}/activities/{self._id(title, scope)}.md"
        draft = self.result.drafts[path] = Draft(path, FileKind.ACTIVITY)
        facts = {
            "title": title, "focus_area": scope.current_area, "order": len(self._ids), "goals": scope.nearest_goals(),
            "target_groups": list(scope.current_groups), "priority": scope.priority,
        }  # fmt: skip
        draft.values |= {(name,): value for name, value in facts.items() if value}
        if scope.section and scope.section.status:
            texts = self.source.texts
            draft.values["status",] = scope.section.status.value
            reason = texts._(N_("The row stands under the heading ”{heading}”."), heading=scope.section.name)
            draft.values["status_reason",] = reason
        draft.values["source", "document"] = self.source.document
        draft.values["source", "place"] = place.words
        return draft

    def _id(self, title: str, scope: Scope) -> str:
        """An id that no other activity of these tables has: the title's words, then the target group, then a number."""
        wanted, number = short_id(title), 2
        candidates = [wanted, *(f"{wanted}-{group}" for group in scope.current_groups[:1])]
        free = next((candidate for candidate in candidates if candidate not in self._ids), "")
        while not free:
            free = f"{wanted}-{number}" if f"{wanted}-{number}" not in self._ids else ""
            number += 1
        self._ids.add(free)
        return free


# ---- the cells of one activity ----

_SENTENCES = re.compile(r"(?:(?<=[^\W\d]{3}[.;])|(?<=\d{4}[.;]))\s+(?=[A-ZÅÄÖ\d])")
_TEXT_FIELDS: Mapping[Meaning, str] = {
    Meaning.SITUATION: "situation", Meaning.GOAL: "aim", Meaning.FOLLOW_UP: "follow_up",
}  # fmt: skip
_MOST_WORDS_OF_STATUS = 2


class ActivityCells:
    """The cells of one activity, from its row and those that continue it, and the facts that they are.

    `carried_from`: the id of the activity above, whose cost a cell merged with its holds.
    """

    def __init__(self, draft: Draft, source: ImportSource, result: ImportResult, carried_from: str = "") -> None:
        self.draft, self.texts, self.words, self.account = draft, source.texts, result.words, result.account
        self.carried_from = carried_from
        self.pieces: dict[Meaning | None, list[Piece]] = {}
        self._readers = {
            Meaning.ACTIVITY: self._title, Meaning.INDICATORS: self._indicators, Meaning.PERIOD: self._period,
            Meaning.RESPONSIBLE: self._parties, Meaning.COLLABORATING: self._parties, Meaning.COST: self._cost,
            Meaning.STATUS: self._status, Meaning.PRIORITY: self._priority, Meaning.NUMBER: self._number,
            Meaning.MUNICIPALITIES: self._municipalities, **dict.fromkeys(_TEXT_FIELDS, self._text),
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
        for meaning, pieces in self.pieces.items():
            if meaning in self._readers:
                self._readers[meaning](meaning, pieces)
            else:
                for piece in pieces:
                    self._keep(piece)
        heading = next((piece.heading for piece in self.pieces.get(Meaning.ACTIVITY, [])), None)
        time = time_in(heading.years) if heading and heading.years else None
        if time:
            self.draft.values.setdefault(("period",), time.period)

    # ---- the account ----

    def _place(self, piece: Piece, label: str, value: str = "", text: str = "") -> None:
        if not piece.carried:
            self.account.place(piece, label, self.draft.path, value=value, text=text)

    def _keep(self, piece: Piece, text: str = "") -> None:
        """Keep in the note what has no field of its own. `text`: a part of the piece."""
        kept = text or piece.text
        column = piece.column or self.texts._(N_("without a heading"))
        self.draft.add_note(self.texts._(N_("{column}: ”{text}”."), column=column, text=kept))
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
        self.draft.body = body
        for piece in pieces:
            self._place(piece, N_("title and text") if body else N_("title"))
        if len(lines) > 1 and not any(line.bullet or line.text.endswith((".", ":")) for line in lines):
            self.account.ask_of(pieces[0], N_("The cell has several paragraphs. Is it more than one activity?"))

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
        time, note = _time_of([line.text for line in lines_in(pieces)])
        if time:
            self.draft.values["period",] = time.period
        if note:
            self.draft.values["period_note",] = note
        for piece in pieces:
            label = LABELS[meaning] if time else N_("note on the period")
            self._place(piece, label, str(time.period) if time else "")
        if not time:
            message = N_("From when until when? The words are kept as a note on the period.")
            self.account.ask_of(pieces[0], message)

    def _parties(self, meaning: Meaning, pieces: list[Piece]) -> None:
        known: list[Any] = self.draft.values.setdefault((meaning.value,), [])
        for piece in pieces:
            for line in piece.lines:
                for named in parties_in(line.text, self.words):
                    if named.party:
                        known += [named.value] if named.value not in known else []
                        name = self.words.parties.titles[named.party]
                        self._place(piece, LABELS[meaning], name, named.text)
                    else:
                        self._keep(piece, named.text)
        if not known:
            del self.draft.values[(meaning.value,)]

    def _cost(self, meaning: Meaning, pieces: list[Piece]) -> None:
        if pieces[0].carried and self.carried_from:
            self.draft.values["cost",] = [{"kind": "included", "included_in": self.carried_from}]
            return
        heading = pieces[0].heading
        year = re.match(r"\d{4}", heading.years) if heading and len(heading.years) == 4 else None
        lines = [line.text for line in lines_in(pieces)]
        costs = costs_in(
            lines, heading.unit if heading else 1, int(year[0]) if year else None,
            estimated=bool(heading and heading.estimated and heading.meanings == (Meaning.COST,)),
        )  # fmt: skip
        self.draft.values["cost",] = costs
        sums = [self.texts.money(cost["amount"]) for cost in costs if "amount" in cost]
        for piece in pieces:
            self._place(piece, LABELS[meaning], ", ".join(sums))
        if not sums and (time := time_in(" ".join(lines))) and time.exact:
            self.account.ask_of(pieces[0], N_("There is a time here. Does it belong to the period?"))

    def _status(self, meaning: Meaning, pieces: list[Piece]) -> None:
        text = " ".join(line.text for line in lines_in(pieces))
        status = status_in(text)
        if not status:
            for piece in pieces:
                self._keep(piece)
            return
        self.draft.values["status",] = status.value
        if len(text.split()) > _MOST_WORDS_OF_STATUS:
            self.draft.values["status_reason",] = text
        for piece in pieces:
            self._place(piece, LABELS[meaning], self.texts.status(status))

    def _priority(self, meaning: Meaning, pieces: list[Piece]) -> None:
        text = " ".join(line.text for line in lines_in(pieces))
        self.draft.values["priority",] = self.words.priorities.add(text)
        for piece in pieces:
            self._place(piece, LABELS[meaning])

    def _municipalities(self, meaning: Meaning, pieces: list[Piece]) -> None:
        municipalities: list[str] = []
        for piece in pieces:
            for line in piece.lines:
                names = re.split(r"\s*[,;/]\s*|\s+(?:och|samt)\s+", line.text)
                ids = [self.words.municipalities.find(name) for name in names if name]
                if all(ids):
                    municipalities += ids
                    self._place(piece, LABELS[meaning], text=line.text)
                else:
                    self._keep(piece, line.text)
        if municipalities:
            self.draft.values["municipalities",] = list(dict.fromkeys(municipalities))

    def _number(self, meaning: Meaning, pieces: list[Piece]) -> None:
        for piece in pieces:
            place = self.draft.values.get(("source", "place"), "")
            if not piece.carried:
                numbered = self.texts._(N_("{place} (no. {number})"), place=place, number=piece.text)
                self.draft.values["source", "place"] = numbered
            self._place(piece, LABELS[meaning])


def _shared_out(piece: Piece, heading: Heading) -> Iterable[tuple[Meaning, Piece]]:
    """The sentences of a cell below "Ansvarig, tid, uppskattad kostnad", each to what it speaks of."""
    for line in piece.lines:
        for text in _SENTENCES.split(line.text):
            part = replace(piece, lines=(replace(line, text=text),))
            if heading.means(Meaning.COST) and amounts_in(text):
                yield Meaning.COST, part
            elif heading.means(Meaning.PERIOD) and speaks_of_time(text):
                yield Meaning.PERIOD, part
            elif heading.means(Meaning.STATUS) and status_in(text):
                yield Meaning.STATUS, part
            else:
                yield heading.meanings[0], part


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


def _time_of(lines: list[str]) -> tuple[Time | None, str]:
    """The span of time that lines hold, and what they say besides: one line alone may be the time."""
    alone = {line: time for line in lines if (time := time_in(line)) and time.exact}
    if len({time.period for time in alone.values()}) == 1:
        return next(iter(alone.values())), " ".join(line for line in lines if line not in alone)
    return time_in(" ".join(lines)), " ".join(lines)
