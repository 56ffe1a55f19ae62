"""Goals in cells → entries in the goals of a focus area or of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Line
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.understanding.headings import Meaning
from klarplan.importing.understanding.vocabulary import short_id
from klarplan.model.paths import FieldPath
from klarplan.model.records import Aim
from klarplan.text.fold import folded

_LONGEST_ID = 50
AIMS = {
    Meaning.LONG_TERM_GOAL: Aim.LONG_TERM, Meaning.SHORT_TERM_GOAL: Aim.SHORT_TERM, Meaning.SUB_GOAL: Aim.SUB_GOAL,
}  # fmt: skip


@dataclass
class GoalBook:
    """The goals of a plan. `elsewhere`: ids that the content has, and the file of each."""

    elsewhere: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    """Ids that this reading uses, and the file of each."""
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, owner: Draft, text: str, meaning: Meaning, place: str, document: str) -> FieldPath:
        """The place of a goal among its owner's; the same words are the same goal."""
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
        return ("goals", self._known[key])

    def _free_id(self, owner: str, text: str) -> str:
        wanted = short_id(text, _LONGEST_ID)
        candidate, number = wanted, 2
        while candidate in self._ids or self.elsewhere.get(candidate, owner) != owner:
            candidate, number = f"{wanted}-{number}", number + 1
        self._ids[candidate] = owner
        return candidate


def goal_book(records: Records, plan: str) -> GoalBook:
    """A book that knows which ids the plan's goals have."""
    owners = [owner for owner in records.with_goals if owner.plan == plan]
    return GoalBook({goal.id: owner.path for owner in owners for goal in owner.goals})


def set_part_of(owner: Draft, goal: FieldPath, larger: FieldPath | None) -> None:
    """Note which larger goal a goal serves, where none is noted yet."""
    if larger and larger != goal:
        owner.values.setdefault((*goal, "part_of"), str(larger[1]))


def add_groups(owner: Draft, goal: FieldPath, groups: Sequence[str]) -> None:
    """Note whom a goal is for, besides those who are noted already."""
    if groups:
        known = owner.values.get((*goal, "target_groups"), [])
        owner.values[*goal, "target_groups"] = list(dict.fromkeys([*known, *groups]))


def texts_of(lines: Sequence[Line]) -> list[str]:
    """The goals of a cell: each bullet is one, and so are all lines together where there are none."""
    if len(lines) > 1 and all(line.bullet for line in lines):
        return [line.text for line in lines]
    return [" ".join(line.text for line in lines)] if lines else []
