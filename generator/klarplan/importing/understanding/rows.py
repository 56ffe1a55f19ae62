"""A table's rows, one after the other: what holds for several is carried down, and each activity is gathered."""

from __future__ import annotations

from collections.abc import Sequence

from klarplan.importing.files.grid import Cell, Grid
from klarplan.importing.progress import READING, Progress, unwatched
from klarplan.importing.understanding.activity_rows import ActivityRows, Place
from klarplan.importing.understanding.drafts import Entry, Fate, Question, Reading
from klarplan.importing.understanding.gather import Piece
from klarplan.importing.understanding.goal_cells import Begun, GoalCells
from klarplan.importing.understanding.goals import GoalBook
from klarplan.importing.understanding.headings import GOALS, LABELS, Heading, Meaning
from klarplan.importing.understanding.scope import Scope, Sections
from klarplan.importing.understanding.sections import Section, SectionKind, area_after_word, section_of
from klarplan.importing.understanding.shape import Banner, Body, Columns, Event, events_of
from klarplan.importing.understanding.vocabulary import Vocabulary
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_LONGEST_CAPTION = 120
_SECTION_LABELS = {
    SectionKind.FOCUS_AREA: LABELS[Meaning.FOCUS_AREA], SectionKind.TARGET_GROUP: LABELS[Meaning.TARGET_GROUP],
    SectionKind.PRIORITY: LABELS[Meaning.PRIORITY], SectionKind.CAPTION: LABELS[Meaning.NUMBER],
}  # fmt: skip


class RowReader:
    """Reads tables of goals and activities into a reading. `document`: the source that every record names."""

    def __init__(
        self, plan: str, document: str, reading: Reading, words: Vocabulary, book: GoalBook, texts: Texts
    ) -> None:
        self.plan, self.document, self.reading, self.words, self.texts = plan, document, reading, words, texts
        self.sections = Sections(plan, reading, words)
        self.goal_cells = GoalCells(self.sections, book, document, self._tell)
        self.activities = ActivityRows(plan, document, reading, words, texts)
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
            self._ask(
                events[0].row if not isinstance(events[0], Columns) else 1,
                N_("The table has no headings. It was read as going on from the one above."),
            )
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
            label = "" if heading is None else ", ".join(LABELS[meaning] for meaning in heading.meanings)
            self.reading.entries.append(Entry(self.table, cell, cell.flat, cell.flat, Fate.HEADING, label=label))

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
            label = _SECTION_LABELS[section.kind]
            self.reading.entries.append(Entry(self.table, cell, "", cell.flat, Fate.SECTION, label=label))

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
        pieces = [self._piece(cell) for cell in body.cells if not cell.empty]
        goals = [piece for piece in pieces if self._is_goal(piece.heading)]
        own: list[Piece] = []
        for piece in pieces:
            if piece in goals or self._shared_cell(piece):
                continue
            own.append(piece)
        place = Place(self.table, body.row, self._place(body.row))
        begun = self.goal_cells.read(goals, self.scope, place.words)
        rest: Sequence[Piece] = own
        if self.columns:
            rest = self.activities.take(own, begun, self.scope, place, after_break=self.after_break)
        for piece in rest:
            if begun:
                self._keep_with_goal(piece, begun[-1])
            else:
                self._keep_with_plan(piece)
        self.after_break = False

    def _piece(self, cell: Cell) -> Piece:
        title = self.columns.titles.get(cell.column, "") if self.columns else ""
        heading = self.columns.headings.get(cell.column) if self.columns else None
        return Piece(self.table, cell, title, heading, cell.lines, carried=cell.continued)

    def _is_goal(self, heading: Heading | None) -> bool:
        """Whether a column holds goals. "Mål" beside activities is what an activity aims at, where no column holds
        long-term or short-term goals.
        """
        if not heading or not self.columns or not heading.means(*GOALS):
            return False
        told_apart = self.columns.has(Meaning.LONG_TERM_GOAL, Meaning.SHORT_TERM_GOAL, Meaning.SUB_GOAL)
        return told_apart or not self.columns.has(Meaning.ACTIVITY)

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
            self._tell(piece, piece.text, self.sections.owner(area).path, LABELS[Meaning.FOCUS_AREA])
        elif groups := [group for line in piece.lines for group in self.words.groups(line.text, add=True)]:
            self.scope.begin_groups(dict.fromkeys(groups), from_cell=True)
            told = self.goal_cells.group_names(groups)
            self._tell(piece, piece.text, "", LABELS[Meaning.TARGET_GROUP], told)
        else:
            return False
        return True

    def _place(self, row: int) -> str:
        place = self.texts._(N_("row {row}"), row=row)
        return ", ".join(dict.fromkeys((self.name, *self.scope.place, place)))

    # ---- the account ----

    def _tell(self, piece: Piece, text: str, record: str, label: str, told: str = "") -> None:
        self.reading.place(self.table, piece.cell, piece.title, text, record, label, told)

    def _ask(self, row: int, message: str) -> None:
        self.reading.questions.append(Question(self.table, row, message))

    def _keep_with_goal(self, piece: Piece, goal: Begun) -> None:
        title = piece.title or self.texts._(N_("without a heading"))
        kept = self.texts._(N_("{column}: ”{text}”."), column=title, text=piece.text)
        goal.owner.add_note(kept, (*goal.at, "note"))
        record = f"{goal.owner.path}#{goal.at[1]}"
        self.reading.note(self.table, piece.cell, piece.title, piece.text, record, LABELS[Meaning.NOTE])

    def _keep_with_plan(self, piece: Piece) -> None:
        draft = self.sections.owner("")
        kept = self.texts._(N_("{place}: ”{text}”."), place=self._place(piece.cell.row), text=piece.text)
        draft.add_note(kept)
        self.reading.note(self.table, piece.cell, piece.title, piece.text, draft.path, LABELS[Meaning.NOTE])
