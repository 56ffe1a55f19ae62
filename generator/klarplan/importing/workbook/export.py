"""Content → a workbook: a sheet for each plan, a row for each focus area, goal and activity.

A hidden sheet keeps every cell as it was, so that reading the workbook back tells what somebody has changed in it
from what has changed in the content since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from klarplan.content.reading.records import Records
from klarplan.importing.files.excel import OWN_SHEET
from klarplan.importing.progress import WRITING, Progress, unwatched
from klarplan.importing.workbook.columns import COLUMNS, ROW_WORDS, RowKind
from klarplan.importing.workbook.sheet_records import cells_of, context_of, records_of
from klarplan.model.records import Plan
from klarplan.model.values import Status
from klarplan.site.texts import Texts

_LONGEST_NAME = 31
_HEAD_FILL = PatternFill("solid", fgColor="E6EDF5")
_AREA_FILL = PatternFill("solid", fgColor="F3F3F3")
_WRAP = Alignment(wrap_text=True, vertical="top")
_LAST_ROW = 5000


def save(file: Path, records: Records, plans: Sequence[Plan], texts: Texts, progress: Progress = unwatched) -> int:
    """Write the workbook. Returns the number of rows. Raises OSError where the file cannot be written; a file that was
    there before is then as it was.
    """
    partial = file.with_name(f".{file.name}.part")
    with partial.open("wb") as stream:
        try:
            count = _write(stream, records, plans, texts, progress)
        except BaseException:
            partial.unlink()
            raise
    partial.replace(file)
    return count


def _write(stream: BinaryIO, records: Records, plans: Sequence[Plan], texts: Texts, progress: Progress) -> int:
    book = Workbook(write_only=True)
    base: list[list[str]] = []
    count = 0
    for plan, name in zip(plans, sheet_names(plans), strict=True):
        rows = list(_plan_rows(records, plan, texts, progress))
        _write_sheet(book, name, rows, texts)
        base += [[name, plan.id, texts.lang, kind.value, *cells] for kind, cells in rows]
        count += len(rows)
    own = book.create_sheet(OWN_SHEET)
    own.sheet_state = "veryHidden"
    own.append(["sheet", "plan", "written_in", "kind", *(column.key for column in COLUMNS)])
    for row in base:
        own.append([text_cell(own, text) for text in row])
    book.save(stream)
    return count


def sheet_names(plans: Sequence[Plan]) -> Iterator[str]:
    """A name for each sheet: the plan's id, as much of it as Excel takes, and no name twice."""
    used = {OWN_SHEET}
    for plan in plans:
        name, number = plan.id[:_LONGEST_NAME], 2
        while name in used:
            name, number = f"{plan.id[: _LONGEST_NAME - 4]}-{number}", number + 1
        used.add(name)
        yield name


def _plan_rows(records: Records, plan: Plan, texts: Texts, progress: Progress) -> Iterator[tuple[RowKind, list[str]]]:
    context = context_of(records, plan, texts)
    for record in progress(list(records_of(records, plan)), WRITING):
        cells = cells_of(record, context)
        yield record.kind, [cells[column.key] for column in COLUMNS]


def _write_sheet(book: Any, name: str, rows: Sequence[tuple[RowKind, list[str]]], texts: Texts) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "D2"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    headings = [texts._(column.heading) for column in COLUMNS]
    sheet.append([heading_cell(sheet, heading) for heading in headings])
    for kind, cells in rows:
        fill = _AREA_FILL if kind is RowKind.FOCUS_AREA else None
        font = Font(bold=True) if kind is RowKind.FOCUS_AREA else None
        sheet.append([text_cell(sheet, text, font, fill) for text in cells])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    keys = [column.key for column in COLUMNS]
    choices(sheet, keys.index("row") + 1, [texts._(word) for word in ROW_WORDS.values()])
    choices(sheet, keys.index("status") + 1, [texts.status(status) for status in Status])


def choices(sheet: Any, column: int, words: Sequence[str]) -> None:
    """A list to choose from, in the cells of a column (from 1)."""
    listed = ",".join(words)
    if len(listed) > 250 or any("," in word or '"' in word for word in words):
        return  # Excel takes no more
    letter = get_column_letter(column)
    choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
    choice.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.data_validations.append(choice)


def heading_cell(sheet: Any, text: str) -> Any:
    """A cell of the first row."""
    return text_cell(sheet, text, Font(bold=True), _HEAD_FILL)


def text_cell(sheet: Any, text: str, font: Font | None = None, fill: PatternFill | None = None) -> Any:
    """A cell of text, also where the text looks like a formula."""
    cell = WriteOnlyCell(sheet, value=text or None)
    if text:
        cell.data_type = "s"
        cell.alignment = _WRAP
    if font:
        cell.font = font
    if fill:
        cell.fill = fill
    return cell
