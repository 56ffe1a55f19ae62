"""The status round: a workbook that asks how far each activity has come, and the follow-up that its answers become.

One sheet for each plan, a row for each activity. Whoever answers chooses from a list, and leaves the rest as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.files.grid import Cell, Grid
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.workbook.export import choices, heading_cell, sheet_names, text_cell
from klarplan.model.paths import FieldPath
from klarplan.model.values import Status
from klarplan.site.library import PlanContents
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_COLUMNS: Mapping[str, tuple[str, int]] = {
    "title": (N_("Activity"), 50), "now": (N_("Status now"), 18), "status": (N_("New status"), 18),
    "date": (N_("Date of the status"), 16), "note": (N_("Comment"), 50), "id": (N_("Id (leave as it is)"), 30),
}  # fmt: skip
"""Heading and width of each column, in order."""


def save_round(file: Path, plans: Sequence[PlanContents], texts: Texts) -> int:
    """Write the workbook. Returns the number of activities. Raises OSError where it cannot be written."""
    book = Workbook(write_only=True)
    count = 0
    for contents, name in zip(plans, sheet_names([contents.plan for contents in plans]), strict=True):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "B2"
        for number, (_, width) in enumerate(_COLUMNS.values(), 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append([heading_cell(sheet, texts._(heading)) for heading, _ in _COLUMNS.values()])
        for activity in contents.activities.values():
            cells = {
                "title": activity.title, "now": texts.status(activity.status),
                "id": f"{contents.plan.id}/{activity.id}",
            }  # fmt: skip
            sheet.append([text_cell(sheet, cells.get(key, "")) for key in _COLUMNS])
            count += 1
        choices(sheet, list(_COLUMNS).index("status") + 1, [texts.status(status) for status in Status])
    book.save(file)
    return count


def is_status_round(grids: Sequence[Grid], texts: Texts) -> bool:
    """Whether a file's tables are the sheets of a status round."""
    return any(_header(grid, texts) for grid in grids)


def _header(grid: Grid, texts: Texts) -> dict[int, str]:
    """The columns by their numbers; empty for other sheets."""
    keys = {texts._(heading): key for key, (heading, _) in _COLUMNS.items()}
    first = {cell.column: keys[cell.flat] for cell in grid.rows[0] if cell.flat in keys} if grid.rows else {}
    return first if {"status", "id"} <= set(first.values()) else {}


@dataclass
class RoundAnswers:
    """What a status round says of one plan."""

    drafts: list[Draft] = field(default_factory=list)
    """The follow-up, and the plan with the round as its source. None where nobody has answered."""
    answered: int = 0
    unanswered: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Answer:
    activity: str
    status: Status
    day: date | None
    note: str


def read_round(grids: Sequence[Grid], contents: PlanContents, name: str, texts: Texts) -> RoundAnswers:
    """The answers for one plan in the sheets of a file; those of other plans are passed over. `name`: the file's."""
    found, answers = RoundAnswers(), list[_Answer]()
    for grid in grids:
        columns = _header(grid, texts)
        for row in grid.rows[1:] if columns else ():
            cells = {columns[cell.column]: cell for cell in row if cell.column in columns}
            plan, _, activity = (cells["id"].flat if "id" in cells else "").partition("/")
            if plan != contents.plan.id:
                continue
            place = Position(name, row[0].row)
            if activity not in contents.activities:
                found.problems.append(
                    Problem(place, "sheet-name", {"kind": Label(N_("the activity")), "found": activity})
                )
                continue
            if answer := _answer(activity, cells, place, texts, found):
                answers.append(answer)
            else:
                found.unanswered += 1
    found.answered = len(answers)
    days = sorted({answer.day for answer in answers if answer.day})
    if answers and not days:
        found.problems.append(Problem(Position(name), "round-date", {"found": texts._(_COLUMNS["date"][0])}))
    elif answers:
        found.drafts = list(_drafts(contents, answers, days[-1], texts))
    return found


def _answer(
    activity: str, cells: Mapping[str, Cell], place: Position, texts: Texts, found: RoundAnswers
) -> _Answer | None:
    """A row's answer; None where it has none. What cannot be read is a problem."""
    word, note = (cells[key].flat.strip() if key in cells else "" for key in ("status", "note"))
    day = _day(cells["date"]) if "date" in cells else None
    if not word:
        if note or day:
            values = {"field": texts._(_COLUMNS["status"][0])}
            found.problems.append(Problem(place, "sheet-required", values))
        return None
    words = {texts.status(status).casefold(): status for status in Status}
    status = words.get(word.casefold())
    if status is None:
        values = {
            "field": texts._(_COLUMNS["status"][0]),
            "found": f'"{word}"',
            "allowed": ", ".join(map(texts.status, Status)),
        }
        found.problems.append(Problem(place, "not-allowed", {**values, "suggestion": ""}))
        return None
    if "date" in cells and cells["date"].flat.strip() and day is None:
        found.problems.append(
            Problem(place, "bad-date", {"field": texts._(_COLUMNS["date"][0]), "found": cells["date"].flat})
        )
    return _Answer(activity, status, day, note)


def _day(cell: Cell) -> date | None:
    """The day that a cell holds, as a day of the spreadsheet's or as text: 2027-02-15."""
    if isinstance(cell.value, date):
        return date(cell.value.year, cell.value.month, cell.value.day)
    try:
        return date.fromisoformat(cell.flat.strip())
    except ValueError:
        return None


def _drafts(contents: PlanContents, answers: Sequence[_Answer], day: date, texts: Texts) -> Iterator[Draft]:
    """The plan with the round as a source, and the follow-up: everything in it is from the answers."""
    plan, document = contents.plan, f"lagesrunda-{day.isoformat()}"
    title = texts._(N_("Status round {day}"), day=texts.day(day))
    own = Draft(plan.path, FileKind.PLAN)
    for key, value in {"id": document, "title": title, "date": day}.items():
        own.values["sources", document, key] = value
    yield own
    count = texts.plural("{n} activity", "{n} activities", len(answers))
    values: dict[FieldPath, Any] = {
        ("title",): title,
        ("summary",): texts._(N_("How far {activities} had come."), activities=count),
        ("date",): day,
        ("source", "document"): document,
    }
    for answer in answers:
        values["statuses", answer.activity, "activity"] = answer.activity
        values["statuses", answer.activity, "status"] = answer.status.value
        since = (
            texts._(N_("(Status of {day}.)"), day=texts.day(answer.day))
            if answer.day not in (None, day) and answer.day
            else ""
        )
        if note := " ".join(filter(None, (answer.note, since))):
            values["statuses", answer.activity, "note"] = note
    yield Draft(f"plans/{plan.id}/follow-ups/{day.isoformat()}.md", FileKind.FOLLOW_UP, values)
