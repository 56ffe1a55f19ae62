"""The columns of an exported sheet: what each is called, and which field it holds in each kind of row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from klarplan.importing.workbook.cells import (
    BodyCell,
    Codec,
    CostCell,
    DayCell,
    IdsCell,
    InvolvedCell,
    ListCell,
    NamesCell,
    NumberCell,
    PeriodCell,
    PlacesCell,
    StatusCell,
)
from klarplan.model.paths import FieldPath
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_, catalogue
from klarplan.text.fold import folded


class RowKind(StrEnum):
    """What a row of an exported sheet is."""

    FOCUS_AREA = "focus_area"
    GOAL = "goal"
    ACTIVITY = "activity"


ROW_WORDS: Mapping[RowKind, str] = {
    RowKind.FOCUS_AREA: N_("Focus area"), RowKind.GOAL: N_("Goal"), RowKind.ACTIVITY: N_("Activity"),
}  # fmt: skip
BODY: FieldPath = ("body",)
ROW, ID = "row", "id"
"""The columns that say which record a row is."""
AIM_COLUMNS: Mapping[str, str] = {
    "long_term": "long_term", "short_term": "short_term", "sub_goal": "sub_goal", "aim": "",
}  # fmt: skip
"""The columns in which a goal's text may stand, and the aim that each means."""

_TEXT, _AREA = Codec(), NamesCell(book="focus_areas", kind=N_("the focus area"), many=False)
_NEEDED = Codec(required=True)
_SOURCE = NamesCell(required=True, book="sources", kind=N_("the source document"), many=False)
_GROUPS = NamesCell(book="target_groups", kind=N_("the target group"), adds=True)
_ACTIVITIES = IdsCell(known="activities", kind=N_("the activity"))


@dataclass(frozen=True)
class Column:
    """A column: its key, its heading, how wide it is, and the field that it holds in each kind of row."""

    key: str
    heading: str
    width: int
    fields: Mapping[RowKind, tuple[FieldPath, Codec]] = field(default_factory=dict)


def _in_all(path: FieldPath, codec: Codec) -> Mapping[RowKind, tuple[FieldPath, Codec]]:
    return dict.fromkeys(RowKind, (path, codec))


def _of_area(name: str, codec: Codec) -> Mapping[RowKind, tuple[FieldPath, Codec]]:
    return {RowKind.FOCUS_AREA: ((name,), codec)}


def _of_activity(name: str, codec: Codec) -> Mapping[RowKind, tuple[FieldPath, Codec]]:
    return {RowKind.ACTIVITY: ((name,), codec)}


def _with_file(name: str, codec: Codec) -> Mapping[RowKind, tuple[FieldPath, Codec]]:
    return {RowKind.FOCUS_AREA: ((name,), codec), RowKind.ACTIVITY: ((name,), codec)}


COLUMNS: tuple[Column, ...] = (
    Column(ROW, N_("Row"), 12),
    Column(ID, N_("Id"), 28),
    Column("focus_area", N_("Focus area"), 28, {
        RowKind.FOCUS_AREA: (("title",), _NEEDED), RowKind.ACTIVITY: (("focus_area",), _AREA),
    }),
    Column("order", N_("Order"), 8, _with_file("order", NumberCell())),
    Column("long_term", N_("Long-term goals"), 40),
    Column("short_term", N_("Short-term goals"), 40),
    Column("sub_goal", N_("Sub-goals"), 40),
    Column("aim", N_("Aims"), 40, _of_activity("aim", _TEXT)),
    Column("goals", N_("Belongs to goals"), 28, {
        RowKind.GOAL: (("part_of",), IdsCell(known="goals", kind=N_("the goal"), many=False)),
        RowKind.ACTIVITY: (("goals",), IdsCell(known="goals", kind=N_("the goal"))),
    }),
    Column("title", N_("Activities"), 40, _of_activity("title", _NEEDED)),
    Column("summary", N_("Summary"), 40, _of_area("summary", _NEEDED)),
    Column("definition", N_("Definition"), 40, _of_area("definition", _TEXT)),
    Column("body", N_("Text"), 60, _with_file("body", BodyCell())),
    Column("target_groups", N_("Target groups"), 24, {
        RowKind.GOAL: (("target_groups",), _GROUPS), RowKind.ACTIVITY: (("target_groups",), _GROUPS),
    }),
    Column("municipalities", N_("Municipalities"), 20, _of_activity(
        "municipalities", PlacesCell(book="municipalities", kind=N_("the municipality")),
    )),
    Column("situation", N_("Current situation"), 40, _of_activity("situation", _TEXT)),
    Column("indicators", N_("Indicators"), 40, _of_activity("indicators", ListCell())),
    Column("follow_up", N_("Follow-up"), 30, _of_activity("follow_up", _TEXT)),
    Column("period", N_("Timetable"), 18, _of_activity("period", PeriodCell())),
    Column("period_note", N_("Note on the timetable"), 30, _of_activity("period_note", _TEXT)),
    Column("responsible", N_("Responsible"), 36, _of_activity("responsible", InvolvedCell())),
    Column("collaborating", N_("Collaborating"), 36, _of_activity("collaborating", InvolvedCell())),
    Column("cost", N_("Cost"), 40, _of_activity("cost", CostCell())),
    Column("status", N_("How far it has come"), 18, _of_activity("status", StatusCell())),
    Column("status_reason", N_("Reason for the status"), 30, _of_activity("status_reason", _TEXT)),
    Column("status_date", N_("Date of the status"), 14, _of_activity("status_date", DayCell())),
    Column("added", N_("Added on"), 14, _of_activity("added", DayCell())),
    Column("ended", N_("Ended on"), 14, _of_activity("ended", DayCell())),
    Column("priority", N_("Prioritisation"), 20, _of_activity(
        "priority", NamesCell(book="priorities", kind=N_("the priority class"), adds=True, many=False),
    )),
    Column("replaced_by", N_("Replaced by"), 24, _of_activity("replaced_by", _ACTIVITIES)),
    Column("merged_with", N_("Merged with"), 24, _of_activity("merged_with", _ACTIVITIES)),
    Column("see_also", N_("See also"), 24, _of_activity("see_also", _ACTIVITIES)),
    Column("source", N_("Source"), 20, _in_all(("source", "document"), _SOURCE)),
    Column("place", N_("Place in the source"), 30, _in_all(("source", "place"), _TEXT)),
    Column("source_note", N_("How the source was read"), 40, _in_all(("source", "note"), _TEXT)),
    Column("note", N_("Note on the goal"), 30, {RowKind.GOAL: (("note",), _TEXT)}),
    Column("lang", N_("Language"), 10, _with_file("lang", _TEXT)),
    Column("reviewed", N_("Looked over"), 14, _with_file("reviewed", DayCell())),
    Column("review_date", N_("Look over by"), 14, _with_file("review_date", DayCell())),
)  # fmt: skip
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}


def column_of(heading: str, texts: Texts) -> Column | None:
    """The column with a heading, in the language of the site, in Swedish or in English."""
    return _by_heading(texts.lang).get(folded(heading))


@cache
def _by_heading(lang: str) -> Mapping[str, Column]:
    """The columns by their folded headings. Every cell at the top of every table is looked up."""
    columns: dict[str, Column] = {}
    for column in COLUMNS:
        for language in (None, lang, "sv"):
            heading = catalogue(language).gettext(column.heading) if language else column.heading
            columns.setdefault(folded(heading), column)
    return columns


def row_kind_of(text: str, texts: Texts) -> RowKind | None:
    """The kind of row that a cell in the first column names."""
    key = folded(text)
    for kind, word in ROW_WORDS.items():
        if key in (folded(word), folded(texts._(word)), folded(catalogue("sv").gettext(word))):
            return kind
    return None
