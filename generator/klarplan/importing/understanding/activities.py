"""The cells of an activity → the facts of its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from klarplan.importing.understanding.costs import amounts_in, costs_in
from klarplan.importing.understanding.drafts import Question, Reading
from klarplan.importing.understanding.gather import Gathered, Piece, entries_of, lines_in
from klarplan.importing.understanding.headings import LABELS, Meaning
from klarplan.importing.understanding.people import parties_in
from klarplan.importing.understanding.titles import title_and_text
from klarplan.importing.understanding.values import Time, status_in, time_in
from klarplan.importing.understanding.vocabulary import Vocabulary
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_TEXT_FIELDS: Mapping[Meaning, str] = {
    Meaning.SITUATION: "situation", Meaning.GOAL: "aim", Meaning.FOLLOW_UP: "follow_up",
}  # fmt: skip
_MOST_WORDS_OF_STATUS = 2


class ActivityMaker:
    """Fills in the drafts of activities, and tells where each cell went."""

    def __init__(self, reading: Reading, words: Vocabulary, texts: Texts) -> None:
        self.reading, self.words, self.texts = reading, words, texts
        self._makers: dict[Meaning, Callable[[Gathered, Meaning, list[Piece]], None]] = {
            Meaning.ACTIVITY: self._title, Meaning.INDICATORS: self._indicators, Meaning.PERIOD: self._period,
            Meaning.RESPONSIBLE: self._who, Meaning.COLLABORATING: self._who, Meaning.COST: self._cost,
            Meaning.STATUS: self._status, Meaning.PRIORITY: self._priority, Meaning.MUNICIPALITIES: self._places,
            Meaning.NUMBER: self._number, **dict.fromkeys(_TEXT_FIELDS, self._text),
        }  # fmt: skip

    def finish(self, gathered: Gathered) -> None:
        """All cells of an activity are gathered: make its facts."""
        for meaning, pieces in gathered.pieces.items():
            if meaning in self._makers:
                self._makers[meaning](gathered, meaning, pieces)
            else:
                for piece in pieces:
                    self.keep(gathered, piece)
        heading = next((piece.heading for piece in gathered.pieces.get(Meaning.ACTIVITY, [])), None)
        time = time_in(heading.years) if heading and heading.years else None
        if time:
            gathered.draft.values.setdefault(("period",), time.period)

    # ---- what every maker tells ----

    def _placed(self, gathered: Gathered, piece: Piece, label: str, told: str = "", text: str = "") -> None:
        if not piece.carried:
            self.reading.place(
                piece.table, piece.cell, piece.title, text or piece.text, gathered.draft.path, label, told
            )

    def keep(self, gathered: Gathered, piece: Piece, text: str = "") -> None:
        """Keep in the note what has no field of its own."""
        kept = text or piece.text
        title = piece.title or self.texts._(N_("without a heading"))
        gathered.draft.add_note(self.texts._(N_("{column}: ”{text}”."), column=title, text=kept))
        if piece.carried:
            return
        if piece.heading and piece.heading.means(Meaning.NOTE):
            self._placed(gathered, piece, LABELS[Meaning.NOTE], text=kept)
        else:
            self.reading.note(piece.table, piece.cell, piece.title, kept, gathered.draft.path, LABELS[Meaning.NOTE])

    def _ask(self, piece: Piece, message: str) -> None:
        self.reading.questions.append(Question(piece.table, piece.cell.row, message))

    # ---- one for each kind of column ----

    def _title(self, gathered: Gathered, _meaning: Meaning, pieces: list[Piece]) -> None:
        lines = lines_in(pieces)
        title, body = title_and_text(lines)
        gathered.draft.values["title",] = title
        gathered.draft.body = body
        for piece in pieces:
            self._placed(gathered, piece, N_("title and text") if body else N_("title"))
        if len(lines) > 1 and not any(line.bullet or line.text.endswith((".", ":")) for line in lines):
            self._ask(pieces[0], N_("The cell has several paragraphs. Is it more than one activity?"))

    def _text(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        text = " ".join(line.text for line in lines_in(pieces))
        gathered.draft.values[(_TEXT_FIELDS[meaning],)] = text
        for piece in pieces:
            self._placed(gathered, piece, N_("aim") if meaning is Meaning.GOAL else LABELS[meaning])
        if amounts_in(text):
            self._ask(pieces[0], N_("There is an amount here. Does it belong to the cost?"))

    def _indicators(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        gathered.draft.values["indicators",] = entries_of(lines_in(pieces))
        for piece in pieces:
            self._placed(gathered, piece, LABELS[meaning])

    def _period(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        time, note = _time_of([line.text for line in lines_in(pieces)])
        if time:
            gathered.draft.values["period",] = time.period
        if note:
            gathered.draft.values["period_note",] = note
        for piece in pieces:
            label = LABELS[meaning] if time else N_("note on the period")
            self._placed(gathered, piece, label, str(time.period) if time else "")
        if not time:
            self._ask(pieces[0], N_("From when until when? The words are kept as a note on the period."))

    def _who(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        known: list[Any] = gathered.draft.values.setdefault((meaning.value,), [])
        for piece in pieces:
            for line in piece.lines:
                for named in parties_in(line.text, self.words):
                    if named.party:
                        known += [named.value] if named.value not in known else []
                        name = self.words.parties.titles[named.party]
                        self._placed(gathered, piece, LABELS[meaning], name, named.text)
                    else:
                        self.keep(gathered, piece, named.text)
        if not known:
            del gathered.draft.values[(meaning.value,)]

    def _cost(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        if pieces[0].carried and gathered.carried_cost_from:
            gathered.draft.values["cost",] = [{"kind": "included", "included_in": gathered.carried_cost_from}]
            return
        heading = pieces[0].heading
        year = re.match(r"\d{4}", heading.years) if heading and len(heading.years) == 4 else None
        lines = [line.text for line in lines_in(pieces)]
        costs = costs_in(
            lines, heading.unit if heading else 1, int(year[0]) if year else None,
            estimated=bool(heading and heading.estimated and heading.meanings == (Meaning.COST,)),
        )  # fmt: skip
        gathered.draft.values["cost",] = costs
        sums = [self.texts.money(cost["amount"]) for cost in costs if "amount" in cost]
        for piece in pieces:
            self._placed(gathered, piece, LABELS[meaning], ", ".join(sums))
        if not sums and (time := time_in(" ".join(lines))) and time.exact:
            self._ask(pieces[0], N_("There is a time here. Does it belong to the period?"))

    def _status(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        text = " ".join(line.text for line in lines_in(pieces))
        status = status_in(text)
        if not status:
            for piece in pieces:
                self.keep(gathered, piece)
            return
        gathered.draft.values["status",] = status.value
        if len(text.split()) > _MOST_WORDS_OF_STATUS:
            gathered.draft.values["status_reason",] = text
        for piece in pieces:
            self._placed(gathered, piece, LABELS[meaning], self.texts.status(status))

    def _priority(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        text = " ".join(line.text for line in lines_in(pieces))
        gathered.draft.values["priority",] = self.words.priorities.add(text)
        for piece in pieces:
            self._placed(gathered, piece, LABELS[meaning])

    def _places(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        found: list[str] = []
        for piece in pieces:
            for line in piece.lines:
                names = re.split(r"\s*[,;/]\s*|\s+(?:och|samt)\s+", line.text)
                ids = [self.words.municipalities.find(name) for name in names if name]
                if all(ids):
                    found += ids
                    self._placed(gathered, piece, LABELS[meaning], text=line.text)
                else:
                    self.keep(gathered, piece, line.text)
        if found:
            gathered.draft.values["municipalities",] = list(dict.fromkeys(found))

    def _number(self, gathered: Gathered, meaning: Meaning, pieces: list[Piece]) -> None:
        for piece in pieces:
            place = gathered.draft.values.get(("source", "place"), "")
            if not piece.carried:
                told = self.texts._(N_("{place} (no. {number})"), place=place, number=piece.text)
                gathered.draft.values["source", "place"] = told
            self._placed(gathered, piece, LABELS[meaning])


def _time_of(lines: list[str]) -> tuple[Time | None, str]:
    """The span of time that lines hold, and what they say besides: one line alone may be the time."""
    alone = {line: time for line in lines if (time := time_in(line)) and time.exact}
    if len({time.period for time in alone.values()}) == 1:
        return next(iter(alone.values())), " ".join(line for line in lines if line not in alone)
    return time_in(" ".join(lines)), " ".join(lines)
