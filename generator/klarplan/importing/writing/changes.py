"""Drafts, and the files that there are → what is to be written: new files, and fields of files that change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import decoded, parse
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.records import LIST_MODELS
from klarplan.importing.progress import COMPARING, Progress, unwatched
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.writing.file_texts import BODY, composed, model_of, with_changes
from klarplan.importing.writing.memory import MEMORY_FILE, Memory, digest, key_of
from klarplan.importing.writing.yaml_edit import EditError
from klarplan.importing.writing.yaml_paths import REMOVED, as_read, by_name, value_at
from klarplan.model.normal import normal_at
from klarplan.model.paths import FieldPath

_NOTE: FieldPath = ("source", "note")


@dataclass(frozen=True)
class Change:
    """A file to write."""

    path: str
    """In the content folder."""
    text: str
    """The whole text."""
    fields: tuple[FieldPath, ...] = ()
    """The fields that change; none: the file is new."""

    @property
    def is_memory(self) -> bool:
        """Whether it is what imports remember, and no content."""
        return self.path.endswith(MEMORY_FILE)


@dataclass
class PlannedChanges:
    """All that an import would write, and what it leaves alone."""

    changes: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Files that an earlier import wrote and somebody has removed since: they are not written again."""
    orphans: list[str] = field(default_factory=list)
    """Files that an earlier import of the same table wrote, and that it has no more: they stay."""
    problems: list[Problem] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    """What the next import should know of this one."""

    def remember(
        self, folder: str, table: str, names: Mapping[str, list[str]], answers: Mapping[str, str], *, whole: bool
    ) -> None:
        """Add the memory to what is written, where anything is, or where answers are new. `folder`: the plan's, in the
        content folder; `names`: the ids that the table adds, by kind of name; `answers`: to questions, by their keys;
        not `whole`: only a part of the table was read.
        """
        self.memory.remember_names(table, names, whole=whole)
        answered = {**self.memory.answers, **answers} != self.memory.answers
        self.memory.answers |= answers
        if self.changes or answered:
            self.changes.append(Change(f"{folder}/{MEMORY_FILE}", self.memory.as_text(), (("memory",),)))


def plan_changes(
    drafts: Sequence[Draft], content: Path, memory: Memory, table: str, *, replace: bool = False, whole: bool = True,
    progress: Progress = unwatched,
) -> PlannedChanges:  # fmt: skip
    """Compare drafts with the files that there are. `table`: the name of the file that the drafts come from.

    A file that has been edited since an import wrote it is not changed, unless `replace`: it becomes a problem, where
    the table has new values for it. Not `whole`: the drafts are a part of what the table has.
    """
    planned = PlannedChanges(memory=memory.copied())
    known = planned.memory.tables.setdefault(table, {})
    seen = []
    for draft in progress(drafts, COMPARING):
        seen.append(draft.path)
        step = _Step(draft, content, memory, table, replace, content.name)
        step.take(planned)
        if draft.kind not in LIST_MODELS:
            known[draft.path] = {key_of(path): digest(value) for path, value in step.values.items()}
    earlier = memory.tables.get(table, {})
    left = [path for path in earlier if whole and path not in seen and _is_record(path)]
    planned.orphans = [path for path in left if (content / path).exists()]
    for path in planned.orphans:
        known.pop(path, None)
    return planned


def _is_record(path: str) -> bool:
    return classify(path) in (FileKind.ACTIVITY, FileKind.FOCUS_AREA)


@dataclass
class _Step:
    """One draft and its file."""

    draft: Draft
    content: Path
    memory: Memory
    table: str
    replace: bool
    prefix: str

    @cached_property
    def values(self) -> dict[FieldPath, Any]:
        """The draft's values, its text among them."""
        values = {path: self._normal(path, value) for path, value in self.draft.values.items()}
        return {**values, BODY: self.draft.body} if self.draft.body else values

    def _normal(self, path: FieldPath, value: Any) -> Any:
        return normal_at(model_of(self.draft.kind), path, value)

    def take(self, planned: PlannedChanges) -> None:
        """Add what the draft needs to what is planned."""
        path = self.draft.path
        file = self.content / path
        if not file.exists():
            if path in self.memory.written and self.draft.kind not in LIST_MODELS and not self.replace:
                planned.gone.append(path)
                return
            self._write(planned, composed(self.draft.values, self.draft.body, self.draft.kind), ())
            return
        text, problems = decoded(file.read_bytes(), f"{self.prefix}/{path}")
        document, more = parse(text, f"{self.prefix}/{path}")
        if problems or more:
            planned.problems += [*problems, *more]
            return
        changes = self._changes(document.meta, document.body, self.memory.is_edited(path, text), planned)
        if not changes:
            planned.unchanged.append(path)
            return
        try:
            order = tuple(model_of(self.draft.kind).model_fields)
            self._write(planned, with_changes(file.read_bytes().decode("utf-8"), path, changes, order), tuple(changes))
        except EditError:
            planned.problems.append(Problem(Position(f"{self.prefix}/{path}"), "import-edit", {}))

    def _write(self, planned: PlannedChanges, text: str, fields: tuple[FieldPath, ...]) -> None:
        path = self.draft.path
        planned.changes.append(Change(path, text, fields))
        old = self.content / path
        was_ours = not old.exists() or not self.memory.is_edited(path, decoded(old.read_bytes(), path)[0])
        if (was_ours or self.replace) and self.draft.kind not in LIST_MODELS:
            planned.memory.written[path] = digest(decoded(text.encode(), path)[0])

    def _changes(self, meta: Any, body: str, is_edited: bool, planned: PlannedChanges) -> dict[FieldPath, Any]:
        base = self.memory.fields(self.table, self.draft.path)
        is_list, meta = isinstance(meta, list), by_name(meta)
        changes: dict[FieldPath, Any] = {}
        over: list[FieldPath] = []
        for path, value in self.values.items():
            now = body.strip() if path == BODY else value_at(meta, path)
            if base.get(key_of(path)) == digest(value) and not (self.replace and now is None):
                continue
            if (path == BODY and now == str(value).strip()) or as_read(self._normal(path, now)) == as_read(value):
                continue
            if self.draft.kind in LIST_MODELS and self._stays_away(str(path[0]), meta, planned):
                continue
            if self.draft.kind in (FileKind.PLAN, *LIST_MODELS) and path[:1] != ("goals",):
                changes |= _added(meta, path, value, now, is_list=is_list)
            elif _is_new_entry(meta, path):
                changes[path] = value
            elif not (is_edited and _is_soft(path) and not self.replace):
                changes[path] = value
                over.append(path)
        for path in self._left_out(base, meta):
            changes[path] = REMOVED
            over.append(path)
        if over and is_edited and not self.replace:
            planned.problems.append(self._conflict(over, bool(base)))
        return changes

    def _stays_away(self, name: str, meta: Any, planned: PlannedChanges) -> bool:
        """Whether an entry was added by the same table before, and somebody has removed it: it comes back only where a
        file that changes names it.
        """
        before = {added for names in self.memory.added_by(self.table).values() for added in names}
        if name not in before or value_at(meta, (name,)) is not None:
            return False
        return not any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", change.text) for change in planned.changes)

    def _left_out(self, base: Mapping[str, str], meta: Any) -> list[FieldPath]:
        """Fields that the table gave the last time and does not give now, of records that it still has."""
        if self.draft.kind in (FileKind.PLAN, *LIST_MODELS):
            return []
        given = {key_of(path) for path in self.values}
        records = {path[:2] for path in self.values if len(path) > 2}
        left = [tuple(key.split("/")) for key in base if key not in given and key != key_of(BODY)]
        return [
            path for path in left if value_at(meta, path) is not None and (len(path) <= 2 or path[:2] in records)
        ]  # fmt: skip

    def _conflict(self, fields: Sequence[FieldPath], imported: bool) -> Problem:
        kind = "import-edited" if imported else "import-exists"
        names = ", ".join(dict.fromkeys(str(path[-1]) for path in fields))
        return Problem(Position(f"{self.prefix}/{self.draft.path}"), kind, {"found": names})


def _is_soft(path: FieldPath) -> bool:
    """Fields that follow from where a row stands: not worth a word where somebody has edited the file."""
    return path == ("order",) or path[-2:] == ("source", "place")


def _is_new_entry(meta: Any, path: FieldPath) -> bool:
    """Part of an entry that a list does not have yet."""
    return len(path) > 2 and path[0] in ("goals", "purposes", "allocations") and value_at(meta, path[:2]) is None


def _added(meta: Any, path: FieldPath, value: Any, now: Any, *, is_list: bool) -> dict[FieldPath, Any]:
    """What is added to files that others own too: new entries of lists, and a sentence at the end of the note."""
    if path == _NOTE:
        return {} if str(value) in str(now or "") else {path: f"{now or ''} {value}".strip()}
    entry = path[:1] if is_list else path[:2]
    known = value_at(meta, entry if len(path) > len(entry) else path)
    return {} if known is not None else {path: value}
