"""An exported workbook that comes back, compared with the content cell by cell: what somebody has changed in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Grid
from klarplan.importing.understanding.drafts import Draft, add_drafts, drafts_of_names
from klarplan.importing.understanding.vocabulary import short_id
from klarplan.importing.workbook.cells import CellError, Codec, Context
from klarplan.importing.workbook.columns import AIM_COLUMNS, BODY, BY_KEY, ID, ROW, RowKind
from klarplan.importing.workbook.sheet_records import SheetRecord, cells_of, context_of, records_of
from klarplan.importing.workbook.sheets import Base, SheetRow, header_of, remembered, rows_of, same, short
from klarplan.importing.writing.changes import Change, plan_changes
from klarplan.importing.writing.file_texts import composed, model_of, with_changes
from klarplan.importing.writing.memory import Memory
from klarplan.importing.writing.yaml_edit import EditError
from klarplan.importing.writing.yaml_paths import REMOVED, as_read, fitting
from klarplan.model.paths import FieldPath
from klarplan.model.records import Plan
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.nearest import nearest
from klarplan.text.slug import slug

Key = tuple[RowKind, str]
"""What tells a row's record: its kind and its id."""
_UNREADABLE = object()
"""In place of a value: the cell has none, and a problem says why."""


@dataclass(frozen=True)
class CellEdit:
    """A cell that somebody has changed, or that nobody knows what to do with; in words for people."""

    place: str
    record: str
    column: str
    before: str
    after: str


@dataclass
class WorkbookEdits:
    """What a workbook changes. Where there are problems, nothing should be written."""

    edits: list[CellEdit] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    """New records, by file and id."""
    missing: list[str] = field(default_factory=list)
    """Records whose rows are not in the workbook any more: they stay in the content."""
    notes: list[CellEdit] = field(default_factory=list)
    """Cells of columns that nobody knows: they are not taken."""
    skipped: list[str] = field(default_factory=list)
    """Sheets of plans that were not asked for."""
    fields: dict[str, dict[FieldPath, Any]] = field(default_factory=dict)
    """New values, by file and field."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    """New files, and entries to add to shared lists."""
    problems: list[Problem] = field(default_factory=list)

    def change(self, path: str, at: FieldPath, value: Any) -> None:
        """Note a new value of a field."""
        self.fields.setdefault(path, {})[at] = value

    def changes(self, content: Path) -> list[Change]:
        """The files to write. A file that cannot be changed becomes a problem."""
        changes = []
        lists = {path: draft for path, draft in self.drafts.items() if "/" not in path}
        new = {path: draft for path, draft in self.drafts.items() if path not in lists}
        for path, draft in new.items():
            values = {**draft.values, **self.fields.get(path, {})}
            changes.append(Change(path, composed(values, draft.body, draft.kind)))
        for path, fields in self.fields.items():
            if path in new:
                continue
            raw = (content / path).read_bytes().decode("utf-8")
            try:
                text = with_changes(raw, path, fields, tuple(model_of(classify(path)).model_fields))
            except EditError:
                self.problems.append(Problem(Position(f"{content.name}/{path}"), "import-edit"))
                continue
            if text != raw:
                changes.append(Change(path, text, tuple(fields)))
        return [*changes, *plan_changes(list(lists.values()), content, Memory(), "").changes]


def compare(
    grids: Sequence[Grid], records: Records, wanted: str, texts: Texts, *, replace_edited: bool
) -> WorkbookEdits:
    """Compare every sheet with its plan. `wanted`: only this plan's sheet; `replace_edited`: where a cell has changed
    both in the workbook and in the content, what the workbook says holds.
    """
    edits = WorkbookEdits()
    before = remembered(grids)
    words = Texts(before.lang or texts.lang)  # cells are compared in the language that the workbook was made in
    plans = {plan.id: plan for plan in records.plans}
    for grid in grids:
        header = None if grid.hidden else header_of(grid, words)
        if header is None:
            continue
        name = before.plans.get(grid.name) or (grid.name if grid.name in plans else wanted)
        if wanted and name != wanted:
            edits.skipped.append(grid.name)
            continue
        if name not in plans:
            values = {"found": name, "suggestion": nearest(name, plans), "allowed": ", ".join(sorted(plans))}
            edits.problems.append(Problem(Position(grid.problem_path), "sheet-plan", values))
            continue
        rows = list(rows_of(grid, header, words))
        sheet = _Sheet(grid, rows, plans[name], records, before.cells.get(grid.name, {}), words, edits)
        sheet.compare(rows, replace_edited=replace_edited)
        add_drafts(edits.drafts, drafts_of_names(sheet.context.words, name))
        _priorities_as_fields(edits, name)
    return edits


def _priorities_as_fields(edits: WorkbookEdits, plan: str) -> None:
    """New priority classes stand in the plan's own file, which is changed and not new."""
    path = f"plans/{plan}/index.md"
    if draft := edits.drafts.pop(path, None):
        for at, value in draft.values.items():
            edits.change(path, at, value)


class _Sheet:
    """A sheet and the plan that it is of. What the sheet changes is added to `edits`."""

    def __init__(
        self, grid: Grid, rows: Sequence[SheetRow], plan: Plan, records: Records, base: Base, texts: Texts,
        edits: WorkbookEdits,
    ) -> None:  # fmt: skip
        self.grid, self.plan, self.base, self.texts, self.edits = grid, plan, base, texts, edits
        self.records: dict[Key, SheetRecord] = {
            (record.kind, record.id): record for record in records_of(records, plan)
        }
        self.context = _with_new_ids(context_of(records, plan, texts), rows)

    def compare(self, rows: Sequence[SheetRow], *, replace_edited: bool) -> None:
        """Compare all rows. `replace_edited`: what the sheet says wins over the content."""
        seen: dict[Key, int] = {}
        named = {(row.kind, row.id) for row in rows if row.id}
        for row in sorted(rows, key=lambda row: row.kind is not RowKind.FOCUS_AREA):
            key = (row.kind, row.id or self._id_before(row, named, seen))
            if row.id and key in seen:
                other = self.texts._(N_("row {row}"), row=seen[key])
                self._problem(row, ID, "duplicate-id", found=row.id, other=other)
                continue
            seen[key] = row.number
            if record := self.records.get(key):
                self._compare(row, record, replace_edited)
            else:
                self._new(row)
        exported = {(RowKind(kind), name) for kind, name in self.base} or set(self.records)
        self.edits.missing += [
            record.name for key, record in self.records.items() if key in exported and key not in seen
        ]  # fmt: skip

    def _id_before(self, row: SheetRow, *taken: Collection[Key]) -> str:
        """The id that a row without one got when the same sheet was read before; empty where it is new."""
        name, number = short_id(_title(row)), 2
        candidate = name
        while any((row.kind, candidate) in keys for keys in taken):
            candidate, number = f"{name}-{number}", number + 1
        return candidate if (row.kind, candidate) in self.records else ""

    # ---- rows of records that there are ----

    def _compare(self, row: SheetRow, record: SheetRecord, replace_edited: bool) -> None:
        now = cells_of(record, self.context)
        base = self.base.get((record.kind.value, record.id), now)
        added = not row.id or (bool(self.base) and base is now)  # the row was not there when the workbook was made
        changed = [
            key for key, text in row.texts.items()
            if key not in (ROW, ID) and (text.strip() or not added)
            and not same(text, base.get(key, "")) and not same(text, now[key])
            and not self._means(text, key, record)
        ]  # fmt: skip
        for key in changed:
            if not same(base.get(key, ""), now[key]) and not replace_edited:
                self._problem(row, key, "sheet-changed", found=short(now[key]), field=self._heading(key))
            edit = CellEdit(self._place(row), record.name, self._heading(key), now[key], row.texts[key])
            self.edits.edits.append(edit)
        if record.kind is RowKind.GOAL and set(changed) & set(AIM_COLUMNS):
            self._goal_text(row, record.path, record.at)
        for key in changed:
            if record.kind is RowKind.GOAL and key in AIM_COLUMNS:
                continue
            column_field = BY_KEY[key].fields.get(record.kind)
            if not column_field:
                kind = "sheet-move" if key == "focus_area" else "sheet-elsewhere"
                self._problem(row, key, kind, field=self._heading(key), found=short(row.texts[key]))
                continue
            path, codec = column_field
            value = self._value(row, key, codec, record.value(path))
            if value is not _UNREADABLE:
                self.edits.change(record.path, (*record.at, *path), value)
        self._leave_unknown(row, record.name)

    def _means(self, text: str, key: str, record: SheetRecord) -> bool:
        """Whether a text is another way of writing the value that the content has: "450 tkr" for "450 000 kr"."""
        if record.kind not in BY_KEY[key].fields:
            return False
        path, codec = BY_KEY[key].fields[record.kind]
        old = record.value(path)
        try:
            new = codec.read(text, old, self.context)
        except CellError:
            return False
        return new is not REMOVED and old is not None and bool(as_read(fitting(old, new)) == as_read(old))

    def _value(self, row: SheetRow, key: str, codec: Codec, old: Any = None) -> Any:
        """The value of a cell; _UNREADABLE, and a problem, where it has none. `old`: the value in the content."""
        try:
            return codec.read(row.texts[key], old, self.context)
        except CellError as error:
            values = {"field": self._heading(key), **error.values}
            if "kind_of" in values:
                values["kind"] = Label(values.pop("kind_of"))
            if "reason" in values:
                values["reason"] = Label(values["reason"])
            self._problem(row, key, error.kind, **values)
            return _UNREADABLE

    def _goal_text(self, row: SheetRow, file: str, at: FieldPath) -> None:
        """A goal's text stands in one of four columns, and the column says what it aims at."""
        filled = [key for key in AIM_COLUMNS if row.texts.get(key, "").strip()]
        if len(filled) != 1:
            self._problem(row, filled[1] if filled else "long_term", "sheet-goal")
            return
        self.edits.change(file, (*at, "text"), " ".join(row.texts[filled[0]].split()))
        self.edits.change(file, (*at, "aim"), AIM_COLUMNS[filled[0]] or REMOVED)

    def _leave_unknown(self, row: SheetRow, name: str) -> None:
        """Cells of columns that the site does not have: somebody's own notes, which are not for the public."""
        for title, cell in row.unknown:
            column = title or self.texts._(N_("without a heading"))
            self.edits.notes.append(CellEdit(self._place(row), name, column, "", cell.flat))

    # ---- new rows ----

    def _new(self, row: SheetRow) -> None:
        title = _title(row)
        name = row.id or short_id(title)
        if not title or name != slug(name):
            self._problem(row, ID if title else "title", "sheet-new", found=row.id)
            return
        if not row.id:
            name = self._free(row.kind, name)
        file, at = self._place_of(row, name)
        values: dict[FieldPath, Any] = {}
        for key, column in BY_KEY.items():
            column_field = column.fields.get(row.kind)
            if column_field and row.texts.get(key, "").strip():
                path, codec = column_field
                value = self._value(row, key, codec)
                if value is not _UNREADABLE:
                    values[path] = value
        if row.kind is RowKind.GOAL:
            values["id",] = name
        values.setdefault(("source", "document"), self.plan.sources[0].id)
        self._leave_unknown(row, title)
        self._put(row, name, title, file, at, values)

    def _put(
        self, row: SheetRow, name: str, title: str, file: str, at: FieldPath, values: dict[FieldPath, Any]
    ) -> None:
        self.edits.added.append(f"{file}#{name}" if at else file)
        if row.kind is RowKind.GOAL:
            for path, value in sorted(values.items(), key=lambda pair: pair[0] != ("id",)):
                self.edits.change(file, (*at, *path), value)
            self._goal_text(row, file, at)
            return
        body = str(values.pop(BODY, ""))
        if row.kind is RowKind.FOCUS_AREA:
            summary = self.texts._(N_("Goals and activities in {title}."), title=title)
            values.setdefault(("summary",), summary)
            orders = [record.value(("order",)) or 0 for record in self.records.values() if not record.at]
            values.setdefault(("order",), max(orders, default=0) + 1)
            self.context.words.focus_areas.know(title, name)
        kind = FileKind.FOCUS_AREA if row.kind is RowKind.FOCUS_AREA else FileKind.ACTIVITY
        self.edits.drafts[file] = Draft(file, kind, values, body)

    def _free(self, kind: RowKind, name: str) -> str:
        """An id that no record of the kind has, nor a new file."""
        taken = {record_id for known, record_id in self.records if known is kind} | {
            path.rpartition("/")[2] for path in self.edits.drafts
        }
        candidate, number = name, 2
        while candidate in taken or f"{candidate}.md" in taken:
            candidate, number = f"{name}-{number}", number + 1
        return candidate

    def _place_of(self, row: SheetRow, name: str) -> tuple[str, FieldPath]:
        """The file of a new record, and its place in the file."""
        folder = f"plans/{self.plan.id}"
        if row.kind is RowKind.ACTIVITY:
            return f"{folder}/activities/{name}.md", ()
        if row.kind is RowKind.FOCUS_AREA:
            return f"{folder}/focus-areas/{name}.md", ()
        title = " ".join(row.texts.get("focus_area", "").split())
        area = self.context.words.focus_areas.exact(title) if title else ""
        if title and not area:
            self._problem(row, "focus_area", "sheet-name", kind=Label(N_("the focus area")), found=title, suggestion="")
        return f"{folder}/focus-areas/{area}.md" if area else f"{folder}/index.md", ("goals", name)

    # ---- words for people ----

    def _heading(self, key: str) -> str:
        return self.texts._(BY_KEY[key].heading)

    def _place(self, row: SheetRow) -> str:
        return ", ".join((self.grid.name, self.texts._(N_("row {row}"), row=row.number)))

    def _problem(self, row: SheetRow, key: str, kind: str, /, **values: Any) -> None:
        cell = row.cells.get(key)
        position = Position(self.grid.problem_path, row.number, cell.column if cell else 1)
        self.edits.problems.append(Problem(position, kind, values))


def _with_new_ids(context: Context, rows: Sequence[SheetRow]) -> Context:
    """With the ids that rows of the sheet bring, so that other rows can name them."""
    ids = {kind: frozenset(row.id for row in rows if row.kind is kind and row.id) for kind in RowKind}
    return replace(
        context, goals=context.goals | ids[RowKind.GOAL], activities=context.activities | ids[RowKind.ACTIVITY]
    )


def _title(row: SheetRow) -> str:
    """What a row's record is called; empty where nothing says."""
    keys = {
        RowKind.FOCUS_AREA: ("focus_area",), RowKind.GOAL: tuple(AIM_COLUMNS), RowKind.ACTIVITY: ("title",),
    }[row.kind]  # fmt: skip
    return next((" ".join(row.texts[key].split()) for key in keys if row.texts.get(key, "").strip()), "")
