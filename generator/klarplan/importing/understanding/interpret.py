"""Tables → drafts of goals, activities, focus areas and money, and an account of every cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Grid
from klarplan.importing.progress import Progress, unwatched
from klarplan.importing.understanding.additions import add_names
from klarplan.importing.understanding.drafts import Draft, Reading
from klarplan.importing.understanding.goals import goal_book
from klarplan.importing.understanding.money import MoneyReader
from klarplan.importing.understanding.rows import RowReader
from klarplan.importing.understanding.vocabulary import Vocabulary, vocabulary_of
from klarplan.model.records import Plan
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class Purpose:
    """What a file is read for: the plan, the source that its records name, and the language of what is added."""

    plan: str
    document: str
    texts: Texts
    tables: frozenset[int] = frozenset()
    """The numbers of the tables to read; none: all of them."""
    added: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The ids that the same file added before, by kind of name: it is read as it was then, without them."""


@dataclass
class Understood:
    """A reading, and the names that it adds to the content's lists."""

    reading: Reading
    words: Vocabulary
    skipped: list[str] = field(default_factory=list)
    """Tables that were not asked for."""
    hidden: list[str] = field(default_factory=list)
    """Sheets that somebody has hidden: they are not read."""


def interpret(grids: Sequence[Grid], records: Records, purpose: Purpose, progress: Progress = unwatched) -> Understood:
    """Read every table. Each cell's text goes into a field or a note, and the reading's entries tell which."""
    words = vocabulary_of(records, purpose.plan, purpose.added)
    reading = Reading(tuple(grid for grid in grids if grid.rows))
    plan = next((one for one in records.plans if one.id == purpose.plan), None)
    book = goal_book(records, purpose.plan)
    rows = RowReader(purpose.plan, purpose.document, reading, words, book, purpose.texts)
    year, rounding = _first_year(plan), _rounding(records, purpose.plan)
    money = MoneyReader(purpose.plan, purpose.document, reading, words, purpose.texts, year, rounding)
    understood = Understood(reading, words, hidden=[grid.name for grid in grids if not grid.rows])
    for number, grid in enumerate(reading.grids, 1):
        if purpose.tables and number not in purpose.tables:
            understood.skipped.append(grid.name)
        elif not (rows.read(number, grid, progress) or money.read_all(number, grid)):
            reading.unread.append(number)
    rows.finish()
    money.finish()
    for number in reading.unread:
        _keep_whole(number, reading.grids[number - 1], reading, purpose)
    _complete_areas(reading, records, purpose)
    _complete_plan(reading, plan, purpose)
    add_names(reading.drafts, words, purpose.plan)
    return understood


def _first_year(plan: Plan | None) -> int | None:
    start = plan.period.start if plan else None
    return start.year if start else None


def _rounding(records: Records, plan: str) -> Decimal:
    """By how much a stated total may be off: as the plan's own funding file has it, or else one krona."""
    return next((funding.rounding for owner, funding in records.funding if owner == plan), Decimal(1))


def _keep_whole(number: int, grid: Grid, reading: Reading, purpose: Purpose) -> None:
    """A table that is not understood: all of its text goes into the plan's note."""
    path = f"plans/{purpose.plan}/index.md"
    draft = reading.drafts.setdefault(path, Draft(path, FileKind.PLAN))
    rows = [" | ".join(cell.flat for cell in row if not cell.empty and not cell.continued) for row in grid.rows]
    text = "; ".join(row for row in rows if row)
    place = ", ".join((grid.name, *grid.captions[-1:]))
    draft.add_note(purpose.texts._(N_("{place}: ”{text}”."), place=place, text=text))
    for cell in grid.cells:
        reading.note(number, cell, "", cell.flat, path, N_("note"))


def _complete_areas(reading: Reading, records: Records, purpose: Purpose) -> None:
    """The facts that a focus area's file must have. Those that it has already stay as they are."""
    known = {area.path: area for area in records.focus_areas if area.plan == purpose.plan}
    order = max((area.order for area in known.values()), default=0)
    for draft in reading.of(FileKind.FOCUS_AREA):
        area, title = known.get(draft.path), str(draft.values["title",])
        order += area is None
        summary = purpose.texts._(N_("Goals and activities in {title}."), title=title)
        facts = {
            "title": area.title if area else title, "summary": area.summary if area else summary,
            "order": area.order if area else order,
        }  # fmt: skip
        draft.values = {**{(name,): value for name, value in facts.items()}, **_after_title(draft)}
        if area is None or area.source:
            draft.values["source", "document"] = area.source.document if area and area.source else purpose.document


def _complete_plan(reading: Reading, plan: Plan | None, purpose: Purpose) -> None:
    """A note on the plan needs to say which document it is about."""
    draft = reading.drafts.get(f"plans/{purpose.plan}/index.md")
    if draft and draft.note_at in draft.values:
        source = plan.source if plan else None
        draft.values["source", "document"] = source.document if source else purpose.document


def _after_title(draft: Draft) -> dict[tuple[str | int, ...], object]:
    return {path: value for path, value in draft.values.items() if path != ("title",)}
