"""The cells of goals → entries among the goals of a focus area or of the plan.

A cell may name a focus area first, and then target groups or goals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Line
from klarplan.importing.understanding.account import Account, Piece
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.understanding.headings import LABELS, Meaning
from klarplan.importing.understanding.sections import GOAL_ORDER, Scope, Sections, area_after_word, is_area
from klarplan.importing.understanding.vocabulary import short_id
from klarplan.model.paths import FieldPath
from klarplan.model.records import Aim
from klarplan.text.fold import folded

_LONGEST_ID = 50
AIMS = {
    Meaning.LONG_TERM_GOAL: Aim.LONG_TERM, Meaning.SHORT_TERM_GOAL: Aim.SHORT_TERM, Meaning.SUB_GOAL: Aim.SUB_GOAL,
}  # fmt: skip


@dataclass(frozen=True)
class Goal:
    """A goal among those of a draft."""

    owner: Draft
    at: FieldPath

    @property
    def id(self) -> str:
        """Its id in its plan."""
        return str(self.at[1])

    @property
    def record(self) -> str:
        """Its file, and its id in the file."""
        return f"{self.owner.path}#{self.id}"

    def serve(self, larger: FieldPath | None) -> None:
        """Note which larger goal it serves, where none is noted yet."""
        if larger and larger != self.at:
            self.owner.values.setdefault((*self.at, "part_of"), str(larger[1]))

    def add_groups(self, groups: Sequence[str]) -> None:
        """Note whom it is for, besides those who are noted already."""
        if groups:
            known = self.owner.values.get((*self.at, "target_groups"), [])
            self.owner.values[*self.at, "target_groups"] = list(dict.fromkeys([*known, *groups]))


@dataclass
class GoalBook:
    """The goals of a plan."""

    elsewhere: dict[str, str] = field(default_factory=dict)
    """Ids that the content has, and the file of each."""
    _ids: set[str] = field(default_factory=set)
    """Ids that this reading uses."""
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    """The ids of this reading's goals, by file and folded text."""

    def add(self, owner: Draft, text: str, meaning: Meaning, place: str, document: str) -> Goal:
        """A goal among its owner's; the same words are the same goal. `place`: where in the source it stands."""
        key = (owner.path, folded(text))
        if key not in self._known:
            self._known[key] = goal_id = self._free_id(owner.path, text)
            at: FieldPath = ("goals", goal_id)
            owner.values[*at, "id"] = goal_id
            owner.values[*at, "text"] = text
            if aim := AIMS.get(meaning):
                owner.values[*at, "aim"] = aim.value
            owner.values[*at, "source", "document"] = document
            owner.values[*at, "source", "place"] = place
        return Goal(owner, ("goals", self._known[key]))

    def _free_id(self, owner: str, text: str) -> str:
        wanted = short_id(text, _LONGEST_ID)
        candidate, number = wanted, 2
        while candidate in self._ids or self.elsewhere.get(candidate, owner) != owner:
            candidate, number = f"{wanted}-{number}", number + 1
        self._ids.add(candidate)
        return candidate


def goal_book(records: Records, plan: str) -> GoalBook:
    """A book that knows which ids the plan's goals have."""
    owners = [owner for owner in records.with_goals if owner.plan == plan]
    return GoalBook({goal.id: owner.path for owner in owners for goal in owner.goals})


class GoalCells:
    """Reads the cells of goals into a scope and into drafts. `document`: the source that every goal names."""

    def __init__(self, sections: Sections, book: GoalBook, document: str, account: Account) -> None:
        self.sections, self.book, self.document, self.account = sections, book, document, account
        self.words = sections.words

    def read(self, pieces: Sequence[Piece], scope: Scope, place: str) -> list[Goal]:
        """Read the goals of a row, the largest first. Returns those that stand in this row."""
        goals: list[Goal] = []
        for meaning in GOAL_ORDER:
            for piece in pieces:
                if piece.heading and piece.heading.means(meaning) and not piece.carried:
                    goals += self._cell(piece, meaning, scope, place)
        return goals

    def _cell(self, piece: Piece, meaning: Meaning, scope: Scope, place: str) -> list[Goal]:
        lines = self._after_area(piece, meaning, scope)
        text = " ".join(line.text for line in lines)
        if groups := self.words.groups(text) if text else []:
            if text.startswith("("):
                scope.row_groups = tuple(groups)
            else:
                scope.begin_groups(groups, from_cell=True)
            self.account.place(piece, LABELS[Meaning.TARGET_GROUP], "", value=self.group_names(groups), text=text)
            return []
        owner = self.sections.owner(scope.current_area)
        goals = []
        for text in _goals_in(lines):
            goal = self.book.add(owner, text, meaning, place, self.document)
            goal.serve(scope.larger_goal(meaning))
            goal.add_groups(scope.current_groups)
            self.account.place(piece, LABELS[meaning], goal.record, text=text)
            goals.append(goal)
        if goals:
            scope.begin_goal(meaning, goals[-1].at)
        return goals

    def group_names(self, groups: Sequence[str]) -> str:
        """Target groups as people call them."""
        return ", ".join(self.words.target_groups.titles[group] for group in groups)

    def _after_area(self, piece: Piece, meaning: Meaning, scope: Scope) -> tuple[Line, ...]:
        """The lines of a cell after the focus area that it may begin with."""
        assert piece.heading
        merged = piece.heading.means(Meaning.FOCUS_AREA)
        if merged or meaning is Meaning.LONG_TERM_GOAL:
            scope.row_area, scope.row_groups = "", ()
        first, rest = self._area_first(piece.lines, merged)
        if not first:
            return piece.lines
        area = self.sections.area(area_after_word(first.text) or first.text)
        if rest or merged:
            scope.begin_row_area(area)
        else:
            scope.begin_area(area)
            scope.goals = {}
        record = self.sections.owner(area).path
        self.account.place(piece, LABELS[Meaning.FOCUS_AREA], record, text=first.text)
        return rest

    def _area_first(self, lines: tuple[Line, ...], merged: bool) -> tuple[Line | None, tuple[Line, ...]]:
        """The line that names a focus area, and the lines after it.

        It is bold above lines that are not, or it is a name that is known; below a heading that names focus areas and
        goals in one ("Fokusområde/Långsiktiga mål") it may stand before the goal in the same line.
        """
        first, rest = lines[0], lines[1:]
        named = is_area(first.text, self.words) or bool(area_after_word(first.text))
        if first.bold and (named or any(not line.bold for line in rest)):
            return first, rest
        if named and (merged or rest):
            return first, rest
        if merged and (split := self._before_goal(first)):
            return split[0], (split[1], *rest)
        return None, lines

    def _before_goal(self, line: Line) -> tuple[Line, Line] | None:
        """ "Utsatta grupper ”Behov av …”" → the name of an area that is known, and the rest."""
        at = len(line.text)
        while (at := line.text.rfind(" ", 0, at)) > 0:
            if is_area(line.text[:at], self.words):
                return replace(line, text=line.text[:at]), replace(line, text=line.text[at + 1 :])
        return None


def _goals_in(lines: Sequence[Line]) -> list[str]:
    """The goals of a cell: each bullet is a goal, and so are all lines together where there are no bullets."""
    if len(lines) > 1 and all(line.bullet for line in lines):
        return [line.text for line in lines]
    return [" ".join(line.text for line in lines)] if lines else []
