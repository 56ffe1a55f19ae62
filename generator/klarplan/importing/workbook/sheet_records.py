"""The records of a plan as rows of a sheet: each with its file, its place in the file, and its plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from klarplan.content.reading.records import Records
from klarplan.importing.understanding.vocabulary import Vocabulary, vocabulary_of
from klarplan.importing.workbook.cells import Context
from klarplan.importing.workbook.columns import AIM_COLUMNS, BODY, COLUMNS, ID, ROW, ROW_WORDS, RowKind
from klarplan.importing.writing.yaml_paths import value_at
from klarplan.model.paths import FieldPath
from klarplan.model.records import Activity, FocusArea, Plan
from klarplan.site.texts import Texts

LONGEST_CELL = 32_000
"""A cell of Excel holds 32,767 characters."""


@dataclass(frozen=True)
class SheetRecord:
    """A row's record."""

    kind: RowKind
    id: str
    path: str
    """The file, in the content folder."""
    values: Mapping[str, Any]
    """Its plain values as the file has them."""
    body: str = ""
    area: str = ""
    """The id of the focus area that it belongs to."""
    at: FieldPath = ()
    """Its place in its file, () for the whole file."""

    @property
    def name(self) -> str:
        """What reports call it: its file, and its id in the file."""
        return f"{self.path}#{self.id}" if self.at else self.path

    def value(self, path: FieldPath) -> Any:
        """The plain value of a field."""
        return self.body if path == BODY else value_at(self.values, path)


def records_of(records: Records, plan: Plan) -> Iterator[SheetRecord]:
    """The plan's own goals, then each focus area with its goals and activities, then activities without an area."""
    areas = sorted((area for area in records.focus_areas if area.plan == plan.id), key=_order)
    activities = sorted((activity for activity in records.activities if activity.plan == plan.id), key=_order)
    of_area: defaultdict[str, list[Activity]] = defaultdict(list)
    known = {area.id for area in areas}
    for activity in activities:
        of_area[activity.focus_area if activity.focus_area in known else ""].append(activity)
    yield from _goals(records, plan, "")
    for area in areas:
        meta = records.documents[area.path].meta
        yield SheetRecord(RowKind.FOCUS_AREA, area.id, area.path, meta, area.body, area.id)
        yield from _goals(records, area, area.id)
        yield from (_activity(records, activity) for activity in of_area[area.id])
    yield from (_activity(records, activity) for activity in of_area[""])


def _order(record: FocusArea | Activity) -> tuple[int, str]:
    return record.order, record.id


def _goals(records: Records, owner: Plan | FocusArea, area: str) -> Iterator[SheetRecord]:
    written = records.documents[owner.path].meta.get("goals", [])
    for goal in written if isinstance(written, list) else [written]:
        yield SheetRecord(RowKind.GOAL, goal["id"], owner.path, goal, area=area, at=("goals", goal["id"]))


def _activity(records: Records, activity: Activity) -> SheetRecord:
    meta = records.documents[activity.path].meta
    return SheetRecord(RowKind.ACTIVITY, activity.id, activity.path, meta, activity.body, activity.focus_area or "")


def context_of(records: Records, plan: Plan, texts: Texts) -> Context:
    """What names stand for in a plan's sheet."""
    words: Vocabulary = vocabulary_of(records, plan.id)
    owners = [owner for owner in records.with_goals if owner.plan == plan.id]
    return Context(
        words, texts, frozenset(activity.id for activity in records.activities if activity.plan == plan.id),
        frozenset(goal.id for owner in owners for goal in owner.goals),
    )  # fmt: skip


def cells_of(record: SheetRecord, context: Context) -> dict[str, str]:
    """The texts of a row, by column."""
    texts = {ROW: context.texts._(ROW_WORDS[record.kind]), ID: record.id}
    for column in COLUMNS:
        if column.key in texts:
            continue
        if record.kind is RowKind.GOAL and column.key in AIM_COLUMNS:
            here = AIM_COLUMNS[column.key] == str(record.values.get("aim") or "")
            texts[column.key] = " ".join(str(record.values["text"]).split()) if here else ""
        elif record.kind is RowKind.GOAL and column.key == "focus_area":
            texts[column.key] = context.words.focus_areas.shown(record.area) if record.area else ""
        elif column_field := column.fields.get(record.kind):
            path, codec = column_field
            texts[column.key] = codec.show(record.value(path), context)
        else:
            texts[column.key] = ""
    return {key: in_cell(text) for key, text in texts.items()}


def in_cell(text: str) -> str:
    """A text as a cell can hold it: without characters that XML forbids, and cut where it is too long."""
    clean = "".join(char if char >= " " or char in "\n\t" else "\ufffd" for char in text)
    clean = clean.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return clean if len(clean) <= LONGEST_CELL else clean[:LONGEST_CELL] + " […]"
