"""One sheet of an exported workbook: its rows compared with the content, cell by cell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Cell, Grid
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.understanding.vocabulary import short_id
from klarplan.importing.workbook.cells import CellError, Codec, Context
from klarplan.importing.workbook.columns import AIM_COLUMNS, BODY, BY_KEY, ID, ROW, RowKind
from klarplan.importing.workbook.sheet_edits import CellEdit, Edits
from klarplan.importing.workbook.sheet_records import SheetRecord, cells_of, context_of, records_of
from klarplan.importing.workbook.sheet_rows import Base, Key, SheetRow, rows_of, same, short
from klarplan.importing.writing.yaml_paths import REMOVED, as_read, fitting
from klarplan.model.paths import FieldPath
from klarplan.model.records import Plan
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.slug import slug


class SheetReader:
    """Compares a sheet with the plan that it is of. `replace`: what the sheet says wins over the content."""

    def __init__(self, grid: Grid, plan: Plan, records: Records, base: Base, edits: Edits, texts: Texts) -> None:
        self.grid, self.plan, self.base, self.edits, self.texts = grid, plan, base, edits, texts
        self.records: dict[Key, SheetRecord] = {(one.kind, one.id): one for one in records_of(records, plan)}
        self.context: Context = context_of(records, plan, texts)

    def read(self, header: int, *, replace_edited: bool) -> None:
        """Read all rows below the headings."""
        rows = list(rows_of(self.grid, header, self.texts))
        self._know_new_ids(rows)
        seen: dict[Key, int] = {}
        named = {(row.kind, row.id) for row in rows if row.id}
        for row in sorted(rows, key=lambda one: one.kind is not RowKind.FOCUS_AREA):
            key = (row.kind, row.id or self._made_before(row, named, seen))
            if row.id and key in seen:
                other = self.texts._(N_("row {row}"), row=seen[key])
                self._problem(row, ID, "duplicate-id", found=row.id, other=other)
                continue
            seen[key] = row.number
            if record := self.records.get(key):
                self._compare(row, record, replace_edited)
            else:
                self._new(row)
        told = {(RowKind(kind), name) for kind, name in self.base} or set(self.records)
        self.edits.missing += [
            self._name(self.records[key]) for key in self.records if key in told and key not in seen
        ]  # fmt: skip

    def _know_new_ids(self, rows: list[SheetRow]) -> None:
        """Ids that rows of this sheet bring, so that other rows can name them."""
        ids = {kind: frozenset(row.id for row in rows if row.kind is kind and row.id) for kind in RowKind}
        self.context = replace(
            self.context, goals=self.context.goals | ids[RowKind.GOAL],
            activities=self.context.activities | ids[RowKind.ACTIVITY],
        )  # fmt: skip

    def _made_before(self, row: SheetRow, *taken: Collection[Key]) -> str:
        """The id that a row without one got when the same sheet was read before; empty where it is new."""
        name, number = short_id(self._title(row)), 2
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
            self._tell(row, record, key, now[key], row.texts[key])
        if record.kind is RowKind.GOAL and set(changed) & set(AIM_COLUMNS):
            self._goal_text(row, record.path, record.at)
        for key in changed:
            if record.kind is RowKind.GOAL and key in AIM_COLUMNS:
                continue
            found = BY_KEY[key].fields.get(record.kind)
            if not found:
                kind = "sheet-move" if key == "focus_area" else "sheet-elsewhere"
                self._problem(row, key, kind, field=self._heading(key), found=short(row.texts[key]))
                continue
            path, codec = found
            self._set(row, key, codec, record.path, (*record.at, *path), record.value(path))
        self._keep_unknown(row, record)

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

    def _set(self, row: SheetRow, key: str, codec: Codec, file: str, at: FieldPath, old: Any) -> None:
        try:
            self.edits.change(file, at, codec.read(row.texts[key], old, self.context))
        except CellError as error:
            values = {"field": self._heading(key), **error.values}
            if "kind_of" in values:
                values["kind"] = Label(values.pop("kind_of"))
            self._problem(row, key, error.kind, **values)

    def _goal_text(self, row: SheetRow, file: str, at: FieldPath) -> None:
        """A goal's text stands in one of four columns, and the column says what it aims at."""
        filled = [key for key in AIM_COLUMNS if row.texts.get(key, "").strip()]
        if len(filled) != 1:
            self._problem(row, filled[1] if filled else "long_term", "sheet-goal")
            return
        self.edits.change(file, (*at, "text"), " ".join(row.texts[filled[0]].split()))
        self.edits.change(file, (*at, "aim"), AIM_COLUMNS[filled[0]] or REMOVED)

    def _keep_unknown(self, row: SheetRow, record: SheetRecord) -> None:
        at: FieldPath = ("note",) if record.kind is RowKind.GOAL else ("source", "note")
        note = known = str(record.value(at) or "")
        for title, cell in row.unknown:
            text = self._note(title, cell)
            if text not in known:
                note = f"{note} {text}".strip()
                self.edits.notes.append(CellEdit(self._place(row), self._name(record), title, "", cell.flat))
        if note != known:
            self.edits.change(record.path, (*record.at, *at), note)
            if at[0] == "source" and record.value(("source", "document")) is None:
                self.edits.change(record.path, (*record.at, "source", "document"), self.plan.sources[0].id)

    def _note(self, title: str, cell: Cell) -> str:
        column = title or self.texts._(N_("without a heading"))
        return self.texts._(N_("{column}: ”{text}”."), column=column, text=cell.flat)

    # ---- new rows ----

    def _new(self, row: SheetRow) -> None:
        title = self._title(row)
        name = row.id or short_id(title)
        if not title or name != slug(name):
            self._problem(row, ID if title else "title", "sheet-new", found=row.id)
            return
        if not row.id:
            name = self._free(row.kind, name)
        file, at = self._place_of(row, name)
        values: dict[FieldPath, Any] = {}
        for key, column in BY_KEY.items():
            found = column.fields.get(row.kind)
            if found and row.texts.get(key, "").strip():
                self._read_into(row, key, found, values)
        if row.kind is RowKind.GOAL:
            values["id",] = name
        values.setdefault(("source", "document"), self.plan.sources[0].id)
        for title_, cell in row.unknown:
            note = ("note",) if row.kind is RowKind.GOAL else ("source", "note")
            values[note] = f"{values.get(note, '')} {self._note(title_, cell)}".strip()
        self._put(row, name, title, file, at, values)

    def _put(
        self, row: SheetRow, name: str, title: str, file: str, at: FieldPath, values: dict[FieldPath, Any]
    ) -> None:
        self.edits.added.append(f"{file}#{name}" if at else file)
        if row.kind is RowKind.GOAL:
            for path, value in sorted(values.items(), key=lambda one: one[0] != ("id",)):
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

    def _read_into(self, row: SheetRow, key: str, found: tuple[FieldPath, Codec], values: dict[FieldPath, Any]) -> None:
        path, codec = found
        scratch = Edits()
        before, self.edits = self.edits, scratch
        self._set(row, key, codec, "", path, None)
        self.edits = before
        self.edits.problems += scratch.problems
        values |= scratch.fields.get("", {})

    def _title(self, row: SheetRow) -> str:
        keys = {
            RowKind.FOCUS_AREA: ("focus_area",), RowKind.GOAL: tuple(AIM_COLUMNS), RowKind.ACTIVITY: ("title",),
        }[row.kind]  # fmt: skip
        return next((" ".join(row.texts[key].split()) for key in keys if row.texts.get(key, "").strip()), "")

    def _free(self, kind: RowKind, name: str) -> str:
        taken = {one for of, one in self.records if of is kind} | {
            path.rpartition("/")[2] for path in self.edits.drafts
        }
        candidate, number = name, 2
        while candidate in taken or f"{candidate}.md" in taken:
            candidate, number = f"{name}-{number}", number + 1
        return candidate

    def _place_of(self, row: SheetRow, name: str) -> tuple[str, FieldPath]:
        folder = f"plans/{self.plan.id}"
        if row.kind is RowKind.ACTIVITY:
            return f"{folder}/activities/{name}.md", ()
        if row.kind is RowKind.FOCUS_AREA:
            return f"{folder}/focus-areas/{name}.md", ()
        named = " ".join(row.texts.get("focus_area", "").split())
        area = self.context.words.focus_areas.exact(named) if named else ""
        if named and not area:
            self._problem(row, "focus_area", "sheet-name", kind=Label(N_("the focus area")), found=named, suggestion="")
        return f"{folder}/focus-areas/{area}.md" if area else f"{folder}/index.md", ("goals", name)

    # ---- telling ----

    def _heading(self, key: str) -> str:
        return self.texts._(BY_KEY[key].heading)

    def _name(self, record: SheetRecord) -> str:
        return f"{record.path}#{record.id}" if record.at else record.path

    def _place(self, row: SheetRow) -> str:
        return ", ".join((self.grid.name, self.texts._(N_("row {row}"), row=row.number)))

    def _tell(self, row: SheetRow, record: SheetRecord, key: str, before: str, after: str) -> None:
        self.edits.edits.append(CellEdit(self._place(row), self._name(record), self._heading(key), before, after))

    def _problem(self, row: SheetRow, key: str, kind: str, /, **values: Any) -> None:
        cell = row.cells.get(key)
        position = Position(self.grid.problem_path, row.number, cell.column if cell else 1)
        self.edits.problems.append(Problem(position, kind, values))
