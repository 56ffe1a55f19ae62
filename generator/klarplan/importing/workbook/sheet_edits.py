"""What an exported workbook that comes back changes: cells, new rows, and the files that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.file_kinds import classify
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.writing.changes import Change, planned
from klarplan.importing.writing.file_texts import composed, model_of, with_changes
from klarplan.importing.writing.memory import Memory
from klarplan.importing.writing.yaml_edit import EditError
from klarplan.model.paths import FieldPath
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_LONGEST = 60
_BEFORE = 15


@dataclass(frozen=True)
class CellEdit:
    """A cell that somebody has changed, or that nobody knows what to do with."""

    place: str
    record: str
    column: str
    before: str
    after: str


@dataclass
class Edits:
    """What a workbook changes. Where there are problems, nothing should be written."""

    edits: list[CellEdit] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    """New records, by file and id."""
    missing: list[str] = field(default_factory=list)
    """Records whose rows are not in the workbook any more: they stay in the content."""
    notes: list[CellEdit] = field(default_factory=list)
    """Cells of columns that nobody knows: they are kept as notes."""
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
        made = []
        lists = {path: draft for path, draft in self.drafts.items() if "/" not in path}
        for path, draft in self.drafts.items():
            if path not in lists:
                values = {**draft.values, **self.fields.pop(path, {})}
                made.append(Change(path, composed(values, draft.body, draft.kind)))
        for path, fields in self.fields.items():
            raw = (content / path).read_bytes().decode("utf-8")
            try:
                text = with_changes(raw, path, fields, tuple(model_of(classify(path)).model_fields))
            except EditError:
                self.problems.append(Problem(Position(f"{content.name}/{path}"), "import-edit"))
                continue
            if text != raw:
                made.append(Change(path, text, tuple(fields)))
        return [*made, *planned(list(lists.values()), content, Memory(), "").changes]


def told(edits: Edits, texts: Texts) -> str:
    """What a workbook changes, cell by cell."""
    return "\n".join(_lines(edits, texts))


def _lines(edits: Edits, texts: Texts) -> Iterator[str]:
    if not (edits.edits or edits.added or edits.notes):
        yield texts._(N_("Nothing has been changed in the workbook."))
    if edits.edits:
        yield texts._(N_("Changed in the workbook:"))
        for edit in edits.edits:
            yield f"  {edit.place}: {edit.record}, {edit.column}"
            before, after = _differing(edit.before, edit.after)
            yield f"      {_quoted(before, texts)} → {_quoted(after, texts)}"
    for message, names in (
        (N_("New rows:"), edits.added),
        (N_("Rows that are gone from the workbook. Nothing is removed from the site for that:"), edits.missing),
        (N_("Sheets of other plans, which were not read:"), edits.skipped),
    ):
        if names:
            yield texts._(message)
            yield from (f"  {name}" for name in names)
    if edits.notes:
        yield texts._(N_("Columns that the site does not have. What stands there is kept as a note:"))
        for note in edits.notes:
            yield f"  {note.place}: {note.record}, {note.column}: {_quoted(note.after, texts)}"


def _differing(before: str, after: str) -> tuple[str, str]:
    """Two texts from a little before the place where they begin to differ."""
    one, other = " ".join(before.split()), " ".join(after.split())
    same = next(
        (i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    start = max(0, same - _BEFORE)
    if start < _BEFORE or max(len(one), len(other)) <= _LONGEST:
        return one, other
    return f"…{one[start:]}", f"…{other[start:]}"


def _quoted(text: str, texts: Texts) -> str:
    flat = " ".join(text.split())
    if not flat:
        return texts._(N_("nothing"))
    return f"”{flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + '…'}”"
