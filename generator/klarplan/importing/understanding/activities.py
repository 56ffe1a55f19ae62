"""Rows of activities → drafts: where each begins, which rows go on from the one above, what facts its cells are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.questions import Answer, Choice, Question, QuestionKind, Settled
from klarplan.importing.understanding.account import SET_ASIDE, Piece
from klarplan.importing.understanding.activity_cells import ActivityCells
from klarplan.importing.understanding.colours import legend_of
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.understanding.goals import Goal
from klarplan.importing.understanding.headings import Meaning
from klarplan.importing.understanding.sections import Scope
from klarplan.importing.understanding.titles import title_and_text
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
        self.legend = legend_of(source.outside, result.account.grids)
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
        if not title:
            pieces = [piece for piece in pieces if piece.lines]
        if self.current and ((title and title.carried) or (not title and not goals) or broken_off):
            own = [piece for piece in pieces if not piece.carried]
            sure = bool(title) or after_break or bool(goals) or not own
            answer = None if sure else self._asked(own, place)
            if sure or (answer and answer.settled is Settled.VALUE):
                self._go_on(self.current, own, goals, after_break)
                return ()
            if answer and answer.is_aside:
                for piece in own:
                    self.result.account.leave(piece, SET_ASIDE)
                return ()
            return own
        if not title:
            return pieces
        self._begin(title, [piece for piece in pieces if piece is not title], scope, place)
        return ()

    def _asked(self, pieces: Sequence[Piece], place: Place) -> Answer | None:
        """Whether a row without a title goes on from the row above."""
        texts, words = self.source.texts, " | ".join(piece.text for piece in pieces)
        question = Question(
            QuestionKind.ROW,
            texts._(N_("The row ”{words}” has no title. Does it belong to the row above?"), words=words), words,
            tuple(dict.fromkeys([words, *(piece.text for piece in pieces)])), (place.words,),
            (Choice(texts._(N_("it belongs to the row above")), True),),
            reason=texts._(N_("The row has nothing in the column of activities.")),
        )  # fmt: skip
        answer = self.source.inquiry.ask(question)
        if answer is None:
            for piece in pieces:
                self.result.account.ask_of(piece, N_("The row has nothing in the column of activities."))
        return answer

    def finish(self) -> None:
        """The activity that is being gathered has all its cells."""
        if self.current:
            self.current.finish()
            self.current = None

    def _go_on(self, cells: ActivityCells, pieces: Sequence[Piece], goals: Sequence[Goal], after_break: bool) -> None:
        for piece in pieces:
            cells.add(replace(piece, goes_on=after_break and piece.text[:1].islower()))
        if goals:
            known = cells.draft.values.get(("goals",), [])
            cells.draft.values["goals",] = list(dict.fromkeys([*known, *(goal.id for goal in goals)]))

    def _begin(self, title: Piece, details: Sequence[Piece], scope: Scope, place: Place) -> None:
        above = self.current
        self.finish()
        draft = self._draft(title_and_text(title.lines)[0], scope, place)
        self.current = ActivityCells(draft, self.source, self.result, self.legend, above.payer if above else "")
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
