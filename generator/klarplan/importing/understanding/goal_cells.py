"""The cells of goals: a focus area first, perhaps, then target groups or goals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from klarplan.importing.files.grid import Line
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.understanding.gather import Piece
from klarplan.importing.understanding.goals import GoalBook, add_groups, set_part_of, texts_of
from klarplan.importing.understanding.headings import LABELS, Meaning
from klarplan.importing.understanding.scope import GOAL_ORDER, Scope, Sections
from klarplan.importing.understanding.sections import area_after_word, is_area
from klarplan.model.paths import FieldPath

Tell = Callable[..., None]
"""Notes where a piece went: piece, text, record, label and what it was read as."""


@dataclass(frozen=True)
class Begun:
    """A goal that a row names."""

    owner: Draft
    at: FieldPath


class GoalCells:
    """Reads the cells of goals into a scope and into drafts."""

    def __init__(self, sections: Sections, book: GoalBook, document: str, tell: Tell) -> None:
        self.sections, self.book, self.document, self.tell = sections, book, document, tell
        self.words = sections.words

    def read(self, pieces: Sequence[Piece], scope: Scope, place: str) -> list[Begun]:
        """Read the goals of a row, the largest first. Returns those that stand in this row."""
        begun: list[Begun] = []
        for meaning in GOAL_ORDER:
            for piece in pieces:
                if piece.heading and piece.heading.means(meaning) and not piece.carried:
                    begun += self._cell(piece, meaning, scope, place)
        return begun

    def _cell(self, piece: Piece, meaning: Meaning, scope: Scope, place: str) -> list[Begun]:
        lines = self._after_area(piece, meaning, scope)
        text = " ".join(line.text for line in lines)
        if groups := self.words.groups(text) if text else []:
            if text.startswith("("):
                scope.row_groups = tuple(groups)
            else:
                scope.begin_groups(groups, from_cell=True)
            self.tell(piece, text, "", LABELS[Meaning.TARGET_GROUP], self.group_names(groups))
            return []
        owner = self.sections.owner(scope.current_area)
        begun = []
        for text in texts_of(lines):
            goal = self.book.add(owner, text, meaning, place, self.document)
            set_part_of(owner, goal, scope.larger_goal(meaning))
            add_groups(owner, goal, scope.current_groups)
            self.tell(piece, text, f"{owner.path}#{goal[1]}", LABELS[meaning])
            begun.append(Begun(owner, goal))
        if begun:
            scope.begin_goal(meaning, begun[-1].at)
        return begun

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
        self.tell(piece, first.text, record, LABELS[Meaning.FOCUS_AREA])
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
