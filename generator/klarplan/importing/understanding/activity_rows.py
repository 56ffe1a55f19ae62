"""Rows of activities: where each begins, what the rows above say of it, and which rows go on from the one above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.understanding.activities import ActivityMaker
from klarplan.importing.understanding.drafts import Draft, Question, Reading
from klarplan.importing.understanding.gather import Gathered, Piece
from klarplan.importing.understanding.goal_cells import Begun
from klarplan.importing.understanding.headings import Meaning
from klarplan.importing.understanding.scope import Scope
from klarplan.importing.understanding.titles import title_and_text
from klarplan.importing.understanding.vocabulary import Vocabulary, short_id
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class Place:
    """Where a row stands: its table's number, its own, and both in words."""

    table: int
    row: int
    words: str


class ActivityRows:
    """Gathers the cells of activities, one activity at a time. `document`: the source that each of them names."""

    def __init__(self, plan: str, document: str, reading: Reading, words: Vocabulary, texts: Texts) -> None:
        self.plan, self.document, self.reading, self.texts = plan, document, reading, texts
        self.maker = ActivityMaker(reading, words, texts)
        self.current: Gathered | None = None
        self._ids: set[str] = set()

    def take(
        self, pieces: Sequence[Piece], begun: Sequence[Begun], scope: Scope, place: Place, *, after_break: bool
    ) -> Sequence[Piece]:
        """Read a row's own cells. `begun`: the goals that the row names; `after_break`: it is the first below headings
        that are repeated. Returns the cells that belong to no activity.
        """
        named = next((one for one in pieces if one.heading and one.heading.means(Meaning.ACTIVITY)), None)
        broken_off = after_break and named is not None and named.text[:1].islower()
        if self.current and ((named and named.carried) or (not named and not begun) or broken_off):
            self._go_on([one for one in pieces if not one.carried], begun, place, after_break)
            return ()
        if not named:
            return pieces
        self._begin(named, [one for one in pieces if one is not named], scope, place)
        return ()

    def finish(self) -> None:
        """The activity that is being gathered has all its cells."""
        if self.current:
            self.maker.finish(self.current)
            self.current = None

    def _go_on(self, pieces: Sequence[Piece], begun: Sequence[Begun], place: Place, after_break: bool) -> None:
        assert self.current
        for piece in pieces:
            self.current.add(replace(piece, goes_on=after_break and piece.text[:1].islower()))
        known = self.current.draft.values.get(("goals",), [])
        if begun:
            added = [str(goal.at[1]) for goal in begun]
            self.current.draft.values["goals",] = list(dict.fromkeys([*known, *added]))
        elif pieces:
            message = N_("The row was read as going on from the row above.")
            self.reading.questions.append(Question(place.table, place.row, message))

    def _begin(self, named: Piece, details: Sequence[Piece], scope: Scope, place: Place) -> None:
        above = self.current
        self.finish()
        title = title_and_text(named.lines)[0]
        draft = Draft(f"plans/{self.plan}/activities/{self._id(title, scope)}.md", FileKind.ACTIVITY)
        self.reading.drafts[draft.path] = draft
        facts = {
            "title": title, "focus_area": scope.current_area, "order": len(self._ids), "goals": scope.nearest_goals(),
            "target_groups": list(scope.current_groups), "priority": scope.priority,
        }  # fmt: skip
        draft.values |= {(name,): value for name, value in facts.items() if value}
        if scope.section and scope.section.status:
            draft.values["status",] = scope.section.status.value
            reason = self.texts._(N_("The row stands under the heading ”{heading}”."), heading=scope.section.name)
            draft.values["status_reason",] = reason
        draft.values["source", "document"] = self.document
        draft.values["source", "place"] = place.words
        self.current = Gathered(place.table, place.row, draft, carried_cost_from=_pays(above) if above else "")
        for piece in (named, *details):
            self.current.add(piece)

    def _id(self, title: str, scope: Scope) -> str:
        """An id that no other activity of these tables has: the title's words, then the target group, then a number."""
        wanted, number = short_id(title), 2
        candidates = [wanted, *(f"{wanted}-{group}" for group in scope.current_groups[:1])]
        found = next((candidate for candidate in candidates if candidate not in self._ids), "")
        while not found:
            found = f"{wanted}-{number}" if f"{wanted}-{number}" not in self._ids else ""
            number += 1
        self._ids.add(found)
        return found


def _pays(gathered: Gathered) -> str:
    """The activity that holds the cost of a cell merged downwards from it, or from above it."""
    cost = gathered.draft.values.get(("cost",), [{}])[0]
    return str(cost.get("included_in") or gathered.draft.path.rpartition("/")[2].removesuffix(".md"))
