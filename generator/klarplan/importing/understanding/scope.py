"""What the rows above say of the rows below: focus area, target groups, priority and the goals in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.understanding.drafts import Draft, Reading
from klarplan.importing.understanding.headings import Meaning
from klarplan.importing.understanding.sections import Section, SectionKind, section_of
from klarplan.importing.understanding.vocabulary import Vocabulary
from klarplan.model.paths import FieldPath

GOAL_ORDER = (Meaning.LONG_TERM_GOAL, Meaning.GOAL, Meaning.SHORT_TERM_GOAL, Meaning.SUB_GOAL)
"""Kinds of goals, the largest first."""


@dataclass
class Scope:
    """What is carried down. It begins anew with each table that does not go on from the one above."""

    place: tuple[str, ...] = ()
    """Headings that tell where in the document the rows stand."""
    area: str = ""
    groups: tuple[str, ...] = ()
    groups_of_cells: bool = False
    """The target groups were named by a cell, not by a heading above it."""
    priority: str = ""
    section: Section | None = None
    """The heading that the priority comes from."""
    goals: dict[Meaning, FieldPath] = field(default_factory=dict)
    row_area: str = ""
    """A focus area that a cell among the goals names: it holds until the next cell with text in that column."""
    row_groups: tuple[str, ...] = ()
    """Target groups that such a cell names."""

    @property
    def current_area(self) -> str:
        """The focus area of the row that is being read."""
        return self.row_area or self.area

    @property
    def current_groups(self) -> tuple[str, ...]:
        """The target groups of the row that is being read."""
        return self.row_groups or self.groups

    def begin_area(self, area: str) -> None:
        """A focus area begins; goals do not carry on into it."""
        if area != self.current_area:
            self.goals = {}
        self.area, self.row_area, self.row_groups = area, "", ()

    def begin_row_area(self, area: str) -> None:
        """A cell among the goals names a focus area: goals above it are of other rows."""
        self.row_area, self.goals = area, {}

    def begin_groups(self, groups: Iterable[str], *, from_cell: bool = False) -> None:
        """A heading or a cell names target groups for the rows below."""
        self.groups, self.row_groups, self.groups_of_cells = tuple(groups), (), from_cell

    def end_groups_of_cells(self) -> None:
        """A new focus area begins: groups that a cell named do not carry on into it, those of a heading do."""
        if self.groups_of_cells:
            self.groups, self.row_groups, self.groups_of_cells = (), (), False

    def begin_goal(self, meaning: Meaning, goal: FieldPath) -> None:
        """A goal is in force, and those below an older one are not."""
        for smaller in GOAL_ORDER[GOAL_ORDER.index(meaning) :]:
            self.goals.pop(smaller, None)
        self.goals[meaning] = goal

    def larger_goal(self, meaning: Meaning) -> FieldPath | None:
        """The nearest goal in force that is larger than goals of this kind."""
        larger = reversed(GOAL_ORDER[: GOAL_ORDER.index(meaning)])
        return next((self.goals[kind] for kind in larger if kind in self.goals), None)

    def nearest_goals(self) -> list[str]:
        """The ids of the smallest goals in force: what an activity in this row serves."""
        smallest = next((self.goals[kind] for kind in reversed(GOAL_ORDER) if kind in self.goals), None)
        return [str(smallest[1])] if smallest else []


class Sections:
    """Reads headings into scopes. `plan`: whose focus areas they name."""

    def __init__(self, plan: str, reading: Reading, words: Vocabulary) -> None:
        self.plan, self.reading, self.words = plan, reading, words

    def scope_of(self, captions: Sequence[str], banners: Sequence[str]) -> Scope:
        """What the headings above a table and those in its first rows say of it."""
        place = (text.rstrip(" :") for text in (*captions[-1:], *banners))
        scope = Scope(place=tuple(dict.fromkeys(place)))
        for caption in (*captions, *banners):
            self.enter(section_of(caption, self.words), scope)
        return scope

    def enter(self, section: Section, scope: Scope) -> None:
        """A heading begins what it names."""
        if section.kind is SectionKind.FOCUS_AREA:
            scope.begin_area(self.area(section.name))
        elif section.kind is SectionKind.TARGET_GROUP:
            scope.begin_groups(section.groups)
        elif section.kind is SectionKind.PRIORITY:
            scope.priority, scope.section = self.words.priorities.add(section.name), section

    def area(self, name: str) -> str:
        """The id of a focus area, with a draft of it."""
        area = self.words.focus_areas.add(name)
        self.owner(area).values.setdefault(("title",), self.words.focus_areas.titles[area])
        return area

    def owner(self, area: str) -> Draft:
        """The draft whose goals a goal is among: a focus area's, or the plan's own."""
        path = f"plans/{self.plan}/focus-areas/{area}.md" if area else f"plans/{self.plan}/index.md"
        kind = FileKind.FOCUS_AREA if area else FileKind.PLAN
        return self.reading.drafts.setdefault(path, Draft(path, kind))
