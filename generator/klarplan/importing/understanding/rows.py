"""A table's rows, one after the other: what holds for several is carried down, and each activity is gathered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from klarplan.importing.files.grid import Cell, FaultKind, Grid, lines_of
from klarplan.importing.progress import READING, Progress, unwatched
from klarplan.importing.questions import Choice, Question, QuestionKind
from klarplan.importing.understanding.account import NOT_UNDERSTOOD, SET_ASIDE, Piece, piece_of
from klarplan.importing.understanding.activities import ActivityRows, Place
from klarplan.importing.understanding.area_headings import areas_in_rows
from klarplan.importing.understanding.columns import settled
from klarplan.importing.understanding.control_sums import (
    ROW_DIFFERS,
    SUM_COLUMN,
    SUM_DIFFERS,
    SUM_ROW,
    ControlSums,
    is_sum_row,
)
from klarplan.importing.understanding.doubts import Asker
from klarplan.importing.understanding.drafts import ImportResult, ImportSource
from klarplan.importing.understanding.goals import Goal, GoalBook, GoalCells
from klarplan.importing.understanding.headings import GOALS, LABELS, Heading, Meaning, unit_in
from klarplan.importing.understanding.layouts import Turned
from klarplan.importing.understanding.sections import (
    Scope,
    Section,
    SectionKind,
    Sections,
    area_after_word,
)
from klarplan.importing.understanding.shape import Banner, Body, Columns, Event, events_of, events_without_headings
from klarplan.importing.understanding.units import LARGE, with_units
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_LONGEST_CAPTION = 120
_FEWEST_COLUMNS, _FEW_ALONE = 3, 4
_AREA, _ACTIVITY = "area", "activity"
_SECTION_LABELS = {
    SectionKind.FOCUS_AREA: LABELS[Meaning.FOCUS_AREA], SectionKind.TARGET_GROUP: LABELS[Meaning.TARGET_GROUP],
    SectionKind.PRIORITY: LABELS[Meaning.PRIORITY], SectionKind.CAPTION: LABELS[Meaning.NUMBER],
}  # fmt: skip


def _heads_rows(banner: Banner) -> bool:
    """Whether a row across the table may be a heading of the rows below, and not of the next headings of columns."""
    return banner.wide and not banner.leads and len(banner.cell.flat) <= _LONGEST_CAPTION


NO_TITLE = N_("The title of the row could not be read.")
FAULT_REASONS: Mapping[FaultKind, str] = {
    FaultKind.ERROR_VALUE: N_("The program that made the table could not work out the value."),
    FaultKind.NO_VALUE: N_("The formula was saved without its calculated value. Open the file in Excel and save it."),
    FaultKind.CONTROL: N_("The cell has characters that cannot be seen."),
    FaultKind.GARBLED: N_("Letters have been lost on the way."),
    FaultKind.BROKEN_WORD: N_("A narrow column may have broken a word here, without a hyphen."),
    FaultKind.SYMBOL: N_("The cell has a sign that is only a picture."),
}


class RowReader:
    """Reads tables of goals and activities into a result."""

    def __init__(self, source: ImportSource, result: ImportResult, book: GoalBook) -> None:
        self.source, self.inquiry = source, source.inquiry
        self.texts, self.account, self.words = source.texts, result.account, result.words
        self.asker = Asker(source.inquiry, result.account, source.texts)
        self.sections = Sections(source, result)
        self.goal_cells = GoalCells(self.sections, book, source.document, self.account)
        self.activities = ActivityRows(source, result)
        self.scope = Scope()
        self.columns: Columns | None = None
        self.width = 0
        self.table, self.name, self.turned = 0, "", False
        self.after_break = False
        self.sums = ControlSums()
        self.filled = False
        """Nearly all rows of the table hold more than one text."""

    def read(
        self,
        number: int,
        grid: Grid,
        progress: Progress = unwatched,
        *,
        head: bool = False,
        goes_on: bool = False,
        headless: bool = False,
    ) -> bool:
        """Read one table. Returns False, and has read nothing, where its columns are not understood.

        `head`: its first row is one of headings, also where they are not known; `goes_on`: it has no headings, and goes
        on from the table above; `headless`: it has none, and its columns are asked about.
        """
        events = self._events(grid, events_without_headings(grid) if headless else events_of(grid, head=head))
        first = next((event for event in events if isinstance(event, Columns)), None)
        if first and not first.has(Meaning.ACTIVITY, *GOALS):
            return False
        if not first and not (goes_on and self.could_go_on(grid)):
            return False
        self.table, self.name, self.width = number, grid.name, grid.width
        self.turned = isinstance(grid, Turned)
        alone = sum(isinstance(event, Banner) for event in events)
        self.filled = alone * _FEW_ALONE < len(events)
        before = events.index(first) if first else 0
        self._begin(grid, first, [event.cell.flat for event in events[:before] if isinstance(event, Banner)])
        if first and not first.has(Meaning.FOCUS_AREA):
            across = [event.cell.flat for event in events[before:] if isinstance(event, Banner) and _heads_rows(event)]
            self.sections.areas |= areas_in_rows(across, self.sections.words, self.inquiry, self.texts)
        self.after_break, self.sums = not first, ControlSums() if first else self.sums
        for event in progress(events, READING):
            self._event(event)
        return True

    def could_go_on(self, grid: Grid) -> bool:
        """Whether a table without headings has as many columns as the one above."""
        return self.columns is not None and grid.width == self.width

    def _events(self, grid: Grid, shape: Sequence[Event]) -> list[Event]:
        """The rows of a table, its columns with what has been answered about them."""
        events = [self._settled(event, grid) for event in shape]
        starts = [at for at, event in enumerate(events) if isinstance(event, Columns)]
        for at, end in pairwise([*starts, len(events)]):
            columns = events[at]
            assert isinstance(columns, Columns)
            below = [
                event for event in events[at:end]
                if isinstance(event, Body) and not is_sum_row(event.cells, columns)
            ]  # fmt: skip
            if columns.has(Meaning.ACTIVITY, *GOALS):
                events[at] = with_units(columns, below, grid.name, self.inquiry, self.texts)
        return events

    def _settled(self, event: Event, grid: Grid) -> Event:
        if not isinstance(event, Columns):
            return event
        above = [cell.flat for cell in grid.titles] + list(grid.captions)
        above += [event.cell.flat for event in events_of(grid) if isinstance(event, Banner)]
        beside = [
            block.text for block in self.source.outside if block.place.startswith(f"{grid.sheet}!") and grid.sheet
        ]
        units = {unit for text in (*above, *beside) if (unit := unit_in(text))}
        return settled(event, grid.name, self.inquiry, self.texts, units.pop() if len(units) == 1 else None)

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
            piece = piece_of(self.table, cell, cell.flat, heading)
            if cell.column in columns.aside | columns.sums:
                self.account.leave(piece, SUM_COLUMN if cell.column in columns.sums else SET_ASIDE)
            else:
                self.account.head(piece, labels)
            if heading and heading.large:
                self.account.ask_of(piece, LARGE)
            if cell.column in columns.pending:
                self.account.ask_of(piece, NOT_UNDERSTOOD)

    def _banner(self, banner: Banner) -> None:
        """A text alone in its row: a heading of the rows below, or else a row as others."""
        cell = banner.cell
        section = self.sections.section_of(cell.flat)
        heading = self.columns.headings.get(cell.column) if self.columns else None
        among_activities = heading is not None and heading.means(Meaning.ACTIVITY)
        if section.kind is SectionKind.CAPTION:
            heads = banner.wide or not self.columns or (banner.leads and cell.bold)
            heads = heads and len(cell.flat) <= _LONGEST_CAPTION
        else:
            named = bool(area_after_word(cell.flat))
            heads = named or cell.bold or banner.wide or banner.leads or not among_activities
        if not heads and unit_in(cell.flat):
            self.account.begin(piece_of(self.table, cell), LABELS[Meaning.NUMBER])
            return
        if not heads and self._alone(banner, section):
            return
        if not heads:
            self._body(Body(banner.row, (cell,)))
        else:
            self._section(section, cell.flat.rstrip(" :"))
            self.account.begin(piece_of(self.table, cell), _SECTION_LABELS[section.kind])

    def _alone(self, banner: Banner, section: Section) -> bool:
        """A text alone in its row, in the first column, which holds activities: an activity, or a heading of the rows
        below? Returns False where it is a row as others.
        """
        cell, columns = banner.cell, self.columns
        heading = columns.headings.get(cell.column) if columns else None
        if not columns or not heading or not heading.means(Meaning.ACTIVITY):
            return False
        if len(columns.cells) < _FEWEST_COLUMNS and not self.filled:
            return False
        first = min(columns.titles) == cell.column
        if not first or self.after_break or is_sum_row((cell,), columns):
            return False
        piece = columns.piece(self.table, cell)
        answer = self.inquiry.ask(Question(
            QuestionKind.ROW, self.texts._(N_("”{text}” stands alone in its row. What is it?"), text=cell.flat),
            f"alone | {cell.flat}", (cell.flat,), (self.asker.place(piece),),
            (Choice(self.texts._(LABELS[Meaning.FOCUS_AREA]), _AREA), Choice(
                self.texts._(LABELS[Meaning.ACTIVITY]), _ACTIVITY)),
            section.kind is SectionKind.FOCUS_AREA,
            self.texts._(N_("It may be an activity, or a heading of the rows below.")),
            read=lambda words: _AREA if folded(words) == folded(cell.flat) else None,
        ))  # fmt: skip
        if answer and answer.value == _ACTIVITY:
            return False
        self.finish()
        if answer and answer.value == _AREA:
            self._section(Section(SectionKind.FOCUS_AREA, cell.flat), cell.flat)
            self.account.begin(piece, LABELS[Meaning.FOCUS_AREA])
        elif answer and answer.is_aside:
            self.account.leave(piece, SET_ASIDE)
        else:
            self._keep_with_plan(piece)
            if answer is None:
                self.account.ask_of(piece, NOT_UNDERSTOOD)
        return True

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
        pieces = self._pieces(body)
        if pieces is None:
            return
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
            if not piece.lines:
                continue
            if goals:
                self._keep_with_goal(piece, goals[-1])
            else:
                self._keep_with_plan(piece)
        self.after_break = False

    def _pieces(self, body: Body) -> list[Piece] | None:
        """The cells of a row that say something. None: the row holds sums, or its title has to be asked about."""
        columns = self.columns
        if columns and (is_sum_row(body.cells, columns) or self._is_total(body, columns)):
            self._sums(body, columns)
            return None
        other = self.sums.add(body.cells, columns) if columns else []
        pieces: list[Piece] = []
        lost: Cell | None = None
        for cell in body.cells:
            piece = columns.piece(self.table, cell) if columns else piece_of(self.table, cell)
            title = bool(piece.heading and piece.heading.means(Meaning.ACTIVITY))
            if columns and cell.column in columns.aside | columns.sums:
                self._not_taken(piece, columns, other)
            elif cell.fault:
                mended = self._mended(piece, title=title)
                if mended:
                    pieces.append(mended)
                elif title:
                    lost = cell
            elif not cell.empty or (cell.fill and piece.heading and piece.heading.means(Meaning.STATUS)):
                pieces.append(piece)
        if lost:
            self._leave_row(body, lost)
            return None
        return pieces

    def _is_total(self, body: Body, columns: Columns) -> bool:
        """Whether a row whose costs are those of the rows above together is one of sums: somebody is asked."""
        if not self.sums.adds_up(body.cells, columns):
            return False
        cell = next(cell for cell in body.cells if not cell.empty)
        answer = self.inquiry.ask(Question(
            QuestionKind.ROW,
            self.texts._(N_("”{text}” costs as much as the rows above together. What is it?"), text=cell.flat),
            f"total | {cell.flat}", (cell.flat,), (self.asker.place(columns.piece(self.table, cell)),),
            (Choice(self.texts._(N_("a row of sums")), True), Choice(
                self.texts._(LABELS[Meaning.ACTIVITY]), False)),
            takes_note=False,
        ))  # fmt: skip
        return answer is None or answer.is_aside or bool(answer.value)

    def _sums(self, body: Body, columns: Columns) -> None:
        """A row of sums: it is compared, and not taken."""
        wrong = self.sums.check(body.cells, columns)
        for cell in body.cells:
            piece = columns.piece(self.table, cell)
            if not cell.empty and not cell.continued:
                self.account.leave(piece, SUM_ROW)
            if cell in wrong:
                self.account.ask_of(piece, SUM_DIFFERS)
        self.finish()

    def _not_taken(self, piece: Piece, columns: Columns, differs: Sequence[Cell]) -> None:
        """A cell of a column that is set aside, or that sums up its row."""
        cell = piece.cell
        if not cell.empty and not cell.continued:
            self.account.leave(piece, SUM_COLUMN if cell.column in columns.sums else SET_ASIDE)
        if cell in differs:
            self.account.ask_of(piece, ROW_DIFFERS)

    def _mended(self, piece: Piece, *, title: bool) -> Piece | None:
        """A cell whose text cannot be trusted, with what somebody says that it holds; None: nothing is taken of it.

        A title that is asked about stands as it is read until then, so that all of its row is asked in the same turn.
        """
        fault = piece.cell.fault
        assert fault
        message = N_("The cell in the column ”{column}” cannot be read as it is ({fault}). What should stand there?")
        choices = [Choice(self.texts._(N_("the text as it is read")), piece.lines)] if piece.lines else []
        answer = self.inquiry.ask(Question(
            QuestionKind.FAULT, self.texts._(message, column=piece.column, fault=fault.text),
            f"{piece.column} | {fault.text} | {piece.text}",
            tuple(filter(None, (piece.text or fault.text, fault.text))), (self.asker.place(piece),), tuple(choices),
            proposes=False, reason=self.texts._(FAULT_REASONS[fault.kind]), takes_note=False,
            read=lambda words: lines_of(words) or None,
        ))  # fmt: skip
        if answer and not answer.is_aside:
            return replace(piece, lines=tuple(answer.value))
        if answer is None:
            self.account.ask_of(piece, FAULT_REASONS[fault.kind])
            if title and piece.lines:
                return piece
        if piece.lines:
            self.account.leave(piece, SET_ASIDE if answer else FAULT_REASONS[fault.kind])
        return None

    def _leave_row(self, body: Body, title: Cell) -> None:
        """The title of a row is not known: nothing of the row is taken."""
        self.finish()
        for cell in body.cells:
            if cell is not title and not cell.empty and not cell.continued:
                known = {(entry.cell.row, entry.cell.column) for entry in self.account.entries[-len(body.cells) :]}
                if (cell.row, cell.column) not in known:
                    self.account.leave(piece_of(self.table, cell), NO_TITLE)

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
        place = self.texts._(N_("column {row}") if self.turned else N_("row {row}"), row=row)
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
