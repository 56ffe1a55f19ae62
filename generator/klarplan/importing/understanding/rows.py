"""A table's rows, one after the other: what holds for several is carried down, and each activity is gathered."""

from __future__ import annotations

from collections.abc import Sequence

from klarplan.importing.files.grid import Grid
from klarplan.importing.progress import READING, Progress, unwatched
from klarplan.importing.understanding.account import Piece, piece_of
from klarplan.importing.understanding.activities import ActivityRows, Place
from klarplan.importing.understanding.drafts import ImportResult, ImportSource
from klarplan.importing.understanding.goals import Goal, GoalBook, GoalCells
from klarplan.importing.understanding.headings import GOALS, LABELS, Heading, Meaning
from klarplan.importing.understanding.sections import (
    Scope,
    Section,
    SectionKind,
    Sections,
    area_after_word,
    section_of,
)
from klarplan.importing.understanding.shape import Banner, Body, Columns, Event, events_of
from klarplan.text.catalogue import N_

_LONGEST_CAPTION = 120
_SECTION_LABELS = {
    SectionKind.FOCUS_AREA: LABELS[Meaning.FOCUS_AREA], SectionKind.TARGET_GROUP: LABELS[Meaning.TARGET_GROUP],
    SectionKind.PRIORITY: LABELS[Meaning.PRIORITY], SectionKind.CAPTION: LABELS[Meaning.NUMBER],
}  # fmt: skip


class RowReader:
    """Reads tables of goals and activities into a result."""

    def __init__(self, source: ImportSource, result: ImportResult, book: GoalBook) -> None:
        self.texts, self.account, self.words = source.texts, result.account, result.words
        self.sections = Sections(source, result)
        self.goal_cells = GoalCells(self.sections, book, source.document, self.account)
        self.activities = ActivityRows(source, result)
        self.scope = Scope()
        self.columns: Columns | None = None
        self.width = 0
        self.table, self.name = 0, ""
        self.after_break = False

    def read(self, number: int, grid: Grid, progress: Progress = unwatched) -> bool:
        """Read one table. Returns False, and has read nothing, where its columns are not understood."""
        events = events_of(grid)
        first = next((event for event in events if isinstance(event, Columns)), None)
        if first and not first.has(Meaning.ACTIVITY, *GOALS):
            return False
        if not first and not (self.columns and grid.width == self.width):
            return False
        self.table, self.name, self.width = number, grid.name, grid.width
        before = events.index(first) if first else 0
        self._begin(grid, first, [event.cell.flat for event in events[:before] if isinstance(event, Banner)])
        if not first:
            self.after_break = True
            row = events[0].row if not isinstance(events[0], Columns) else 1
            message = N_("The table has no headings. It was read as going on from the one above.")
            self.account.ask(number, row, message)
        for event in progress(events, READING):
            self._event(event)
        return True

    def finish(self) -> None:
        """No more rows belong to the activity that is being gathered."""
        self.activities.finish()

    def _begin(self, grid: Grid, columns: Columns | None, banners: Sequence[str]) -> None:
        fresh = self.sections.scope_of(grid.captions, [text for text in banners if len(text) <= _LONGEST_CAPTION])
        goes_on = columns is None or columns.same_as(self.columns)
        if goes_on and fresh.area in ("", self.scope.area) and fresh.groups in ((), self.scope.groups):
            self.scope.place = fresh.place or self.scope.place
            return
        self.finish()
        self.scope, self.columns = fresh, None

    # ---- headings ----

    def _event(self, event: Event) -> None:
        if isinstance(event, Columns):
            self._columns(event)
        elif isinstance(event, Banner):
            self._banner(event)
        else:
            self._body(event)

    def _columns(self, columns: Columns) -> None:
        self.after_break = columns.same_as(self.columns)
        if not self.after_break:
            self.finish()
        self.columns = columns
        for cell in columns.cells:
            heading = columns.headings.get(cell.column)
            labels = [LABELS[meaning] for meaning in heading.meanings] if heading else []
            self.account.head(piece_of(self.table, cell, cell.flat, heading), labels)

    def _banner(self, banner: Banner) -> None:
        """A text alone in its row: a heading of the rows below, or else a row as others."""
        cell = banner.cell
        section = section_of(cell.flat, self.words)
        heading = self.columns.headings.get(cell.column) if self.columns else None
        among_activities = heading is not None and heading.means(Meaning.ACTIVITY)
        if section.kind is SectionKind.CAPTION:
            heads = banner.wide or not self.columns or (banner.leads and cell.bold)
            heads = heads and len(cell.flat) <= _LONGEST_CAPTION
        else:
            heads = cell.bold or banner.wide or banner.leads or not among_activities
        if not heads:
            self._body(Body(banner.row, (cell,)))
        else:
            self._section(section, cell.flat.rstrip(" :"))
            self.account.begin(piece_of(self.table, cell), _SECTION_LABELS[section.kind])

    def _section(self, section: Section, text: str) -> None:
        """A heading begins what it names; a heading that is only repeated, after a break of pages, begins nothing."""
        scope = self.scope
        before = (scope.area, scope.groups, scope.priority)
        self.sections.enter(section, scope)
        if scope.area != before[0]:
            scope.end_groups_of_cells()
        if (scope.area, scope.groups, scope.priority) != before:
            self.finish()
        if section.kind in (SectionKind.FOCUS_AREA, SectionKind.TARGET_GROUP):
            scope.place = (text,)
        elif section.kind is SectionKind.CAPTION:
            scope.place = tuple(dict.fromkeys((*scope.place, text)))

    # ---- rows ----

    def _body(self, body: Body) -> None:
        """A row: first what it shares with other rows, then its activity."""
        of_cell = self.columns.piece if self.columns else piece_of
        pieces = [of_cell(self.table, cell) for cell in body.cells if not cell.empty]
        of_goals = [piece for piece in pieces if self._is_goal(piece.heading)]
        own: list[Piece] = []
        for piece in pieces:
            if piece in of_goals or self._shared_cell(piece):
                continue
            own.append(piece)
        place = Place(self.table, body.row, self._place(body.row))
        goals = self.goal_cells.read(of_goals, self.scope, place.words)
        rest: Sequence[Piece] = own
        if self.columns:
            rest = self.activities.take(own, goals, self.scope, place, after_break=self.after_break)
        for piece in rest:
            if goals:
                self._keep_with_goal(piece, goals[-1])
            else:
                self._keep_with_plan(piece)
        self.after_break = False

    def _is_goal(self, heading: Heading | None) -> bool:
        """Whether a column holds goals. "Mål" beside activities is what an activity aims at, where no column holds
        long-term or short-term goals.
        """
        if not heading or not self.columns or not heading.means(*GOALS):
            return False
        by_aim = self.columns.has(Meaning.LONG_TERM_GOAL, Meaning.SHORT_TERM_GOAL, Meaning.SUB_GOAL)
        return by_aim or not self.columns.has(Meaning.ACTIVITY)

    def _shared_cell(self, piece: Piece) -> bool:
        """A cell that says what its row and those below belong to. Returns False where it is another."""
        heading = piece.heading
        if not heading or not heading.means(Meaning.FOCUS_AREA, Meaning.TARGET_GROUP):
            return False
        if piece.carried:
            return True
        if heading.means(Meaning.FOCUS_AREA):
            area = self.sections.area(area_after_word(piece.text) or piece.text)
            self.scope.begin_area(area)
            self.account.place(piece, LABELS[Meaning.FOCUS_AREA], self.sections.owner(area).path)
        elif groups := [group for line in piece.lines for group in self.words.groups(line.text, add=True)]:
            self.scope.begin_groups(dict.fromkeys(groups), from_cell=True)
            names = self.goal_cells.group_names(groups)
            self.account.place(piece, LABELS[Meaning.TARGET_GROUP], "", value=names)
        else:
            return False
        return True

    def _place(self, row: int) -> str:
        place = self.texts._(N_("row {row}"), row=row)
        return ", ".join(dict.fromkeys((self.name, *self.scope.place, place)))

    # ---- cells that belong to no activity ----

    def _keep_with_goal(self, piece: Piece, goal: Goal) -> None:
        column = piece.column or self.texts._(N_("without a heading"))
        note = self.texts._(N_("{column}: ”{text}”."), column=column, text=piece.text)
        goal.owner.add_note(note, (*goal.at, "note"))
        self.account.note(piece, goal.record)

    def _keep_with_plan(self, piece: Piece) -> None:
        draft = self.sections.owner("")
        draft.add_note(self.texts._(N_("{place}: ”{text}”."), place=self._place(piece.cell.row), text=piece.text))
        self.account.note(piece, draft.path)
