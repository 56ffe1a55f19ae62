"""What headings above and inside tables say of the rows below: focus area, target groups, priority, goals in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.understanding.headings import Meaning
from klarplan.importing.understanding.statuses import read_status
from klarplan.importing.understanding.vocabulary import Vocabulary
from klarplan.model.paths import FieldPath
from klarplan.model.values import Status
from klarplan.text.fold import folded


class SectionKind(StrEnum):
    """What a heading sets for the rows below it."""

    FOCUS_AREA = "focus_area"
    TARGET_GROUP = "target_group"
    PRIORITY = "priority"
    CAPTION = "caption"
    """It only says what the table is."""


@dataclass(frozen=True)
class Section:
    """A heading that is understood."""

    kind: SectionKind
    name: str = ""
    """The focus area's or the priority's; of a caption, all of it."""
    groups: tuple[str, ...] = ()
    """The ids of target groups."""
    status: Status | None = None
    """How far the rows below have come, where a priority says so."""


_AREA_WORDS = ("fokusomrade", "insatsomrade", "utvecklingsomrade", "malomrade", "omrade", "prioriterat omrade")
_NUMBERING = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+(?=\D)")
_FIRST_WORD = re.compile(r"(?i)\s*(prioriterat\s+\w+|[^\W\d]+)\s*\d*\s*[-–—:.]*\s*(.*)\Z", re.DOTALL)
_USUAL_AREAS = (
    "förebyggande och främjande arbete", "främjande och förebyggande insatser", "tillgängliga tidiga insatser",
    "tillgängliga och tidiga insatser", "delaktighet och rättigheter", "enskildas delaktighet och rättigheter",
    "utsatta grupper", "ledning, styrning och organisation",
)  # fmt: skip
"""The five areas of the agreements of 2016–2018 between the state and SKL, as plans call them."""
_LONGEST_PRIORITY = 60
_STATE = re.compile(
    r"(?:ännu |ej |inte )*"
    r"(?:påbörja[td]e?|påbörjad|genomför[td]a?|pågående|pågår|planerade?|avslutade?|avslutat|klart?)\b",
    re.IGNORECASE,
)
"""Rows are also gathered by how far they have come: "Påbörjat men ej slutfört"."""


def section_of(text: str, words: Vocabulary) -> Section:
    """What a heading says."""
    flat = " ".join(text.split())
    if name := area_after_word(flat):
        return Section(SectionKind.FOCUS_AREA, name)
    bare = _NUMBERING.sub("", flat, count=1).strip(" .:")
    if is_area(bare, words):
        return Section(SectionKind.FOCUS_AREA, _as_title(bare))
    if groups := words.groups(bare):
        return Section(SectionKind.TARGET_GROUP, groups=tuple(groups))
    if _is_priority(bare, words):
        reading = read_status(bare)
        return Section(SectionKind.PRIORITY, bare, status=reading.value if reading.certain else None)
    return Section(SectionKind.CAPTION, flat)


def area_after_word(text: str) -> str:
    """ "Fokusområde utsatta grupper" → "Utsatta grupper"; empty where no such word begins the text."""
    match = _FIRST_WORD.match(text)
    if not match or not match[2]:
        return ""
    first = folded(match[1])
    alike = any(SequenceMatcher(None, first, word).ratio() >= 0.88 for word in _AREA_WORDS)
    return _as_title(match[2].strip(" .:")) if alike else ""


def is_area(text: str, words: Vocabulary) -> bool:
    """Whether a text is the name of a focus area: the plan has it, or plans usually do."""
    if words.focus_areas.find(text):
        return True
    key = folded(text)
    return len(key) > 8 and any(SequenceMatcher(None, key, folded(name)).ratio() >= 0.9 for name in _USUAL_AREAS)


def _is_priority(text: str, words: Vocabulary) -> bool:
    if len(text) > _LONGEST_PRIORITY:
        return False
    named = folded(text).startswith(("prioriter", "prio "))
    return named or bool(words.priorities.find(text)) or bool(_STATE.match(text))


def _as_title(text: str) -> str:
    name = " ".join(text.split())
    name = name.capitalize() if name.isupper() else name
    return name[:1].upper() + name[1:]


# ---- what is carried down ----

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
    """Reads headings into scopes, and begins the drafts of the focus areas that they name."""

    def __init__(self, source: ImportSource, result: ImportResult) -> None:
        self.plan, self.result, self.words = source.plan, result, result.words
        self.areas: dict[str, str] = {}
        """Headings above tables that are focus areas, and the areas' names."""

    def scope_of(self, captions: Sequence[str], banners: Sequence[str]) -> Scope:
        """What the headings above a table and those in its first rows say of it."""
        place = (text.rstrip(" :") for text in (*captions[-1:], *banners))
        scope = Scope(place=tuple(dict.fromkeys(place)))
        for caption in (*captions, *banners):
            self.enter(self.section_of(caption), scope)
        return scope

    def section_of(self, text: str) -> Section:
        """What a heading says, by itself or by the pattern of all headings."""
        if name := self.areas.get(text):
            return Section(SectionKind.FOCUS_AREA, _as_title(name))
        return section_of(text, self.words)

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
        if not area:
            return self.result.plan_draft(self.plan)
        return self.result.draft(f"plans/{self.plan}/focus-areas/{area}.md", FileKind.FOCUS_AREA)
