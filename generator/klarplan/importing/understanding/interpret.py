"""Tables → drafts of goals, activities, focus areas and money, and an account of every cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Grid
from klarplan.importing.progress import Progress, unwatched
from klarplan.importing.understanding.account import NOT_ASKED_FOR, Account, piece_of
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource, add_drafts, drafts_of_names
from klarplan.importing.understanding.goals import goal_book
from klarplan.importing.understanding.money import MoneyReader
from klarplan.importing.understanding.rows import RowReader
from klarplan.importing.understanding.vocabulary import vocabulary_of
from klarplan.model.paths import FieldPath
from klarplan.model.records import Plan
from klarplan.text.catalogue import N_


def interpret(
    grids: Sequence[Grid], records: Records, source: ImportSource, progress: Progress = unwatched
) -> ImportResult:
    """Read every table. Each cell's text goes into a field or a note, and the account tells which."""
    account = Account(tuple(grid for grid in grids if grid.rows))
    words = vocabulary_of(records, source.plan, source.added)
    result = ImportResult(account, words, hidden=[grid.name for grid in grids if not grid.rows])
    plan = next((plan for plan in records.plans if plan.id == source.plan), None)
    rows = RowReader(source, result, goal_book(records, source.plan))
    money = MoneyReader(source, result, _first_year(plan), _rounding(records, source.plan))
    for number, grid in enumerate(account.grids, 1):
        if source.tables and number not in source.tables:
            result.skipped.append(grid.name)
            _leave(number, grid, account)
        elif not (rows.read(number, grid, progress) or money.read_all(number, grid)):
            account.unread.append(number)
    rows.finish()
    money.finish()
    for number in account.unread:
        _keep_whole(number, account.grids[number - 1], result, source)
    _complete_areas(result, records, source)
    _complete_plan(result, plan, source)
    add_drafts(result.drafts, drafts_of_names(result.words, source.plan))
    return result


def _first_year(plan: Plan | None) -> int | None:
    start = plan.period.start if plan else None
    return start.year if start else None


def _rounding(records: Records, plan: str) -> Decimal:
    """By how much a stated total may be off: as the plan's own funding file has it, or else one krona."""
    return next((funding.rounding for owner, funding in records.funding if owner == plan), Decimal(1))


def _leave(number: int, grid: Grid, account: Account) -> None:
    """A table that was not asked for: none of its cells is taken."""
    for cell in grid.cells:
        account.leave(piece_of(number, cell), NOT_ASKED_FOR)


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
