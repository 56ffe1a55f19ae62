"""Tables → drafts of goals, activities, focus areas and money, and an account of every cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Cell, Grid, Row
from klarplan.importing.progress import Progress, unwatched
from klarplan.importing.questions import Choice, Question, QuestionKind
from klarplan.importing.understanding.account import NOT_ASKED_FOR, NOT_UNDERSTOOD, SET_ASIDE, Account, piece_of
from klarplan.importing.understanding.area_headings import areas_in_headings
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource, add_drafts, drafts_of_names
from klarplan.importing.understanding.goals import goal_book
from klarplan.importing.understanding.headings import GOALS, Meaning, understand
from klarplan.importing.understanding.layouts import arranged
from klarplan.importing.understanding.money import MoneyReader
from klarplan.importing.understanding.outside import read_outside
from klarplan.importing.understanding.rows import RowReader
from klarplan.importing.understanding.shape import Columns, events_of, is_header
from klarplan.importing.understanding.vocabulary import vocabulary_of
from klarplan.model.paths import FieldPath
from klarplan.model.records import Plan
from klarplan.text.catalogue import N_


def interpret(
    grids: Sequence[Grid], records: Records, source: ImportSource, progress: Progress = unwatched
) -> ImportResult:
    """Read every table. Each cell's text goes into a field or a note, and the account tells which.

    What is not certain is asked of the source's inquiry. While a question is open, its words count as notes.
    """
    account = Account(arranged([grid for grid in grids if grid.rows]))
    words = vocabulary_of(records, source.plan, source.added)
    result = ImportResult(account, words, hidden=[grid.name for grid in grids if not grid.rows])
    plan = next((plan for plan in records.plans if plan.id == source.plan), None)
    reader = _Tables(source, result, records, plan)
    for number, grid in enumerate(account.grids, 1):
        reader.read(number, grid, progress)
    reader.finish()
    read_outside(result, source, reader.rows.sections, new_plan=plan is None or plan.path not in records.paths)
    _complete_areas(result, records, source)
    _complete_plan(result, plan, source)
    add_drafts(result.drafts, drafts_of_names(result.words, source.plan))
    return result


class _Tables:
    """Gives each table to the reader that understands it, or asks what it is."""

    def __init__(self, source: ImportSource, result: ImportResult, records: Records, plan: Plan | None) -> None:
        self.source, self.result, self.account = source, result, result.account
        self.texts, self.inquiry = source.texts, source.inquiry
        self.rows = RowReader(source, result, goal_book(records, source.plan))
        self.money = MoneyReader(source, result, _first_year(plan), _rounding(records, source.plan))
        self.rows.sections.areas = areas_in_headings(
            self.account.grids, source.outside, result.words, source.inquiry, source.texts
        )
        self.understood = any(_leads(grid) for grid in self.account.grids)

    def read(self, number: int, grid: Grid, progress: Progress) -> None:
        """Read one table."""
        if self.source.tables and number not in self.source.tables:
            self.result.skipped.append(grid.name)
            _leave(number, grid, self.account, NOT_ASKED_FOR)
        elif self.rows.read(number, grid, progress):
            return
        elif not any(not cell.empty for row in grid.rows for cell in row):
            _leave(number, grid, self.account, NOT_ASKED_FOR)
        else:
            self._other(number, grid, progress)

    def _other(self, number: int, grid: Grid, progress: Progress) -> None:
        """A table without columns of activities or goals: one of money, or one that is asked about."""
        certain = self.money.speaks_of_money(grid) and not _names_activities(grid)
        if certain and self.money.read_all(number, grid):
            return
        first = next((row for row in grid.rows if len(_own(row)) > 1), ())
        if self._by_columns(number, grid, first, progress):
            return
        answer = self.inquiry.ask(self._question(grid, first))
        value = answer.value if answer else ""
        if value == _MONEY and self.money.read_all(number, grid):
            return
        goes_on = value == _GOES_ON
        if value in (_GOES_ON, _ACTIVITIES) and self.rows.read(
            number, grid, progress, goes_on=goes_on, head=not goes_on
        ):
            return
        if answer and answer.is_aside:
            _leave(number, grid, self.account, SET_ASIDE)
            return
        if answer is None:
            for cell in grid.cells:
                self.account.ask_of(piece_of(number, cell), NOT_UNDERSTOOD)
        self.account.unread.append(number)

    def _by_columns(self, number: int, grid: Grid, first: Row, progress: Progress) -> bool:
        """A table whose columns are asked about one by one: their headings are not known, or there are none. Returns
        False where it is no such table, or has no activities by what was answered.
        """
        single = len(list(grid.cells)) == 1 or not any(len(_own(row)) > 1 for row in grid.rows)
        if single or self.money.reads(grid):
            return False
        known = any(is_header(row) for row in grid.rows)
        heads = _heads(first, grid) and (known or not self.understood)
        if not heads and (known or self.understood or not _is_headless(grid)):
            return False
        if self.rows.read(number, grid, progress, head=heads and not known, headless=not heads):
            return True
        if not self.inquiry.open:
            return False
        if not heads:
            for cell in grid.cells:
                self.account.ask_of(piece_of(number, cell), NOT_UNDERSTOOD)
        self.account.unread.append(number)
        return True

    def _question(self, grid: Grid, first: Row) -> Question:
        texts = self.texts
        heads = [cell.flat for cell in first if not cell.empty] or [cell.flat for cell in grid.cells][:3]
        choices = []
        if self.rows.could_go_on(grid) and self.rows.columns:
            choices.append(Choice(texts._(N_("it goes on from the table above")), _GOES_ON))
        if self.money.reads(grid):
            choices.append(Choice(texts._(N_("money of the plan, in kronor")), _MONEY))
        choices.append(Choice(texts._(N_("activities, with headings in the first row")), _ACTIVITIES))
        name = ", ".join((grid.name, *grid.captions[-1:]))
        message = N_("The table {table} ({headings}): what is it?")
        return Question(
            QuestionKind.TABLE, texts._(message, table=name, headings=", ".join(f"”{head}”" for head in heads[:8])),
            " | ".join(heads), tuple(dict.fromkeys([*heads, *(cell.flat for cell in grid.cells)])), (grid.name,),
            tuple(choices), proposes=False,
            reason=texts._(N_("No column has a heading that is known as one of activities or goals.")),
        )  # fmt: skip

    def finish(self) -> None:
        """All tables are read."""
        self.rows.finish()
        self.money.finish()
        for number in self.account.unread:
            _keep_whole(number, self.account.grids[number - 1], self.result, self.source)


_MONEY, _GOES_ON, _ACTIVITIES = "money", "goes_on", "activities"


def _own(row: Row) -> list[Cell]:
    return [cell for cell in row if not cell.empty and not cell.continued]


def _leads(grid: Grid) -> bool:
    """Whether a table has a heading of activities or goals that is known."""
    columns = next((event for event in events_of(grid) if isinstance(event, Columns)), None)
    return bool(columns and columns.has(Meaning.ACTIVITY, *GOALS))


def _names_activities(grid: Grid) -> bool:
    """Whether a row of several texts names activities or goals, word for word: then it is no table of money alone."""
    headings = (understand(cell.flat) for row in grid.rows if len(_own(row)) > 1 for cell in _own(row))
    return any(heading and heading.exact and heading.means(Meaning.ACTIVITY, *GOALS) for heading in headings)


def _heads(first: Row, grid: Grid) -> bool:
    """Whether the first row may be one of headings: short, without figures, and unlike what stands below it."""
    texts = [cell.flat for cell in _own(first)]
    below = {(cell.column, cell.flat) for row in grid.rows if row is not first for cell in row}
    again = any((cell.column, cell.flat) in below for cell in _own(first))
    years = sum(bool(re.search(r"\d{4}", text)) for text in texts)
    return bool(texts) and not again and all(len(text) < 60 for text in texts) and years * 2 < len(texts)


def _is_headless(grid: Grid) -> bool:
    """Whether a table may be one without headings: its rows fill the same columns, and there are several."""
    rows = [tuple(cell.column for cell in _own(row)) for row in grid.rows if _own(row)]
    widest = max(rows, key=len, default=())
    return len(rows) > 1 and len(widest) > 1 and sum(len(row) * 2 > len(widest) for row in rows) == len(rows)


def _first_year(plan: Plan | None) -> int | None:
    start = plan.period.start if plan else None
    return start.year if start else None


def _rounding(records: Records, plan: str) -> Decimal:
    """By how much a stated total may be off: as the plan's own funding file has it, or else one krona."""
    return next((funding.rounding for owner, funding in records.funding if owner == plan), Decimal(1))


def _leave(number: int, grid: Grid, account: Account, reason: str) -> None:
    """None of a table's cells is taken."""
    for cell in grid.cells:
        account.leave(piece_of(number, cell), reason)


def _keep_whole(number: int, grid: Grid, result: ImportResult, source: ImportSource) -> None:
    """A table that is not understood: all of its text goes into the plan's note."""
    draft = result.plan_draft(source.plan)
    rows = [" | ".join(cell.flat for cell in row if not cell.empty and not cell.continued) for row in grid.rows]
    text = "; ".join(row for row in rows if row)
    place = ", ".join((grid.name, *grid.captions[-1:]))
    draft.add_note(source.texts._(N_("{place}: ”{text}”."), place=place, text=text))
    for cell in grid.cells:
        result.account.note(piece_of(number, cell), draft.path)


def _complete_areas(result: ImportResult, records: Records, source: ImportSource) -> None:
    """The facts that a focus area's file must have. Those that it has already stay as they are."""
    known = {area.path: area for area in records.focus_areas if area.plan == source.plan}
    order = max((area.order for area in known.values()), default=0)
    for draft in result.of(FileKind.FOCUS_AREA):
        area, title = known.get(draft.path), str(draft.values["title",])
        order += area is None
        summary = source.texts._(N_("Goals and activities in {title}."), title=title)
        facts = {
            "title": area.title if area else title, "summary": area.summary if area else summary,
            "order": area.order if area else order,
        }  # fmt: skip
        draft.values = {**{(name,): value for name, value in facts.items()}, **_after_title(draft)}
        if area is None or area.source:
            draft.values["source", "document"] = area.source.document if area and area.source else source.document


def _complete_plan(result: ImportResult, plan: Plan | None, source: ImportSource) -> None:
    """A note on the plan needs to say which document it is about."""
    draft = result.drafts.get(f"plans/{source.plan}/index.md")
    if draft and ("source", "note") in draft.values:
        known = plan.source if plan else None
        draft.values["source", "document"] = known.document if known else source.document


def _after_title(draft: Draft) -> dict[FieldPath, object]:
    return {path: value for path, value in draft.values.items() if path != ("title",)}
