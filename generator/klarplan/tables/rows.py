"""A table's rows, one after the other: what holds for several is carried down, and each activity is gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from klarplan.i18n import N_
from klarplan.layout import FileKind
from klarplan.tables.activities import ActivityMaker
from klarplan.tables.drafts import Draft, Entry, Fate, Question, Reading
from klarplan.tables.gather import Gathered, Piece
from klarplan.tables.goal_cells import Begun, GoalCells
from klarplan.tables.goals import GoalBook
from klarplan.tables.grid import Cell, Grid
from klarplan.tables.headings import GOALS, LABELS, Heading, Meaning
from klarplan.tables.scope import Scope, Sections
from klarplan.tables.sections import Section, SectionKind, area_after_word, section_of
from klarplan.tables.shape import Banner, Body, Columns, Event, events_of
from klarplan.tables.titles import title_and_text
from klarplan.tables.vocabulary import Vocabulary, short_id
from klarplan.texts import Texts

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
        self.maker = ActivityMaker(reading, words, texts)
        self.scope = Scope()
        self.columns: Columns | None = None
        self.width = 0
        self.current: Gathered | None = None
        self.table, self.name = 0, ""
        self.after_break = False
        self._ids: set[str] = set()

    def read(self, number: int, grid: Grid) -> bool:
        """Read one table. Returns False, and has read nothing, where its columns are not understood."""
        events = list(events_of(grid))
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
        for event in events:
            self._event(event)
        return True

    def finish(self) -> None:
        """The activity that is being gathered has all its cells."""
        if self.current:
            self.maker.finish(self.current)
            self.current = None

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
        begun = self.goal_cells.read(goals, self.scope, self._place(body.row))
        if self.columns:
            self._activity_cells(body.row, own, begun)
        else:
            for piece in own:
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

    # ---- activities ----

    def _activity_cells(self, row: int, pieces: list[Piece], begun: list[Begun]) -> None:
        named = next((p for p in pieces if p.heading and p.heading.means(Meaning.ACTIVITY)), None)
        details = [piece for piece in pieces if piece is not named]
        goes_on = self.current is not None and (
            (named is not None and named.carried) or (named is None and not begun) or self._is_broken_off(named)
        )
        if goes_on and self.current:
            self._go_on(self.current, row, [p for p in pieces if not p.carried], begun)
        elif named:
            self._begin_activity(row, named, details)
        elif begun:
            for piece in details:
                self._keep_with_goal(piece, begun[-1])
        else:
            for piece in details:
                self._keep_with_plan(piece)

    def _is_broken_off(self, named: Piece | None) -> bool:
        """Whether an activity goes on from the row above a break of pages, in the middle of a sentence."""
        return self.after_break and named is not None and named.text[:1].islower()

    def _go_on(self, gathered: Gathered, row: int, pieces: list[Piece], begun: list[Begun]) -> None:
        for piece in pieces:
            broken = self.after_break and piece.text[:1].islower()
            gathered.add(replace(piece, goes_on=broken))
        known = gathered.draft.values.get(("goals",), [])
        added = [str(goal.at[1]) for goal in begun]
        if added:
            gathered.draft.values["goals",] = list(dict.fromkeys([*known, *added]))
        if pieces and not begun:
            self._ask(row, N_("The row was read as going on from the row above."))

    def _begin_activity(self, row: int, named: Piece, details: list[Piece]) -> None:
        above = self.current
        self.finish()
        scope, title = self.scope, title_and_text(named.lines)[0]
        draft = Draft(f"plans/{self.plan}/activities/{self._id(title)}.md", FileKind.ACTIVITY)
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
        draft.values["source", "place"] = self._place(row)
        self.current = Gathered(self.table, row, draft, carried_cost_from=_pays(above) if above else "")
        for piece in (named, *details):
            self.current.add(piece)

    def _id(self, title: str) -> str:
        """An id that no other activity of these tables has: the title's words, then the target group, then a number."""
        wanted, number = short_id(title), 2
        candidates = [wanted, *(f"{wanted}-{group}" for group in self.scope.current_groups[:1])]
        found = next((candidate for candidate in candidates if candidate not in self._ids), "")
        while not found:
            found = f"{wanted}-{number}" if f"{wanted}-{number}" not in self._ids else ""
            number += 1
        self._ids.add(found)
        return found

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


def _pays(gathered: Gathered) -> str:
    """The activity that holds the cost of a cell merged downwards from it, or from above it."""
    cost = gathered.draft.values.get(("cost",), [{}])[0]
    return str(cost.get("included_in") or gathered.draft.path.rpartition("/")[2].removesuffix(".md"))
