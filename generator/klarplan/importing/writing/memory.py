"""What earlier imports wrote into a plan: so that the same table changes nothing, and edited files are left alone.

It is kept in the plan's folder, in a hidden file that belongs to the content and is committed with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from klarplan.importing.writing.yaml_paths import as_read
from klarplan.model.paths import FieldPath

MEMORY_FILE = ".import.json"
_FORMAT = 1
_DIGITS = 16


def digest(value: Any) -> str:
    """A short mark of a value: the same for the same value, and hardly ever for two."""
    plain = value if isinstance(value, str) else json.dumps(as_read(value), sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:_DIGITS]


def key_of(path: FieldPath) -> str:
    """A path as one text; ids and the names of fields have no slash."""
    return "/".join(str(part) for part in path)


@dataclass
class Memory:
    """What imports into a plan have written and added."""

    written: dict[str, str] = field(default_factory=dict)
    """A mark of each file's text as an import left it, by path."""
    tables: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    """For each table file, a mark of each value that it gave, by file and field."""
    names: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """For each table file, the ids that it added to each kind of name."""
    answers: dict[str, str] = field(default_factory=dict)
    """What was answered to the questions of imports, by each question's key: no words can be read out of that."""

    def copied(self) -> Memory:
        """The same, to change."""
        return Memory(
            dict(self.written), {name: dict(files) for name, files in self.tables.items()},
            {name: dict(kinds) for name, kinds in self.names.items()}, dict(self.answers),
        )  # fmt: skip

    def is_edited(self, path: str, text: str) -> bool:
        """Whether a file is not as an import left it."""
        return self.written.get(path) != digest(text)

    def fields(self, table: str, path: str) -> Mapping[str, str]:
        """The marks of the values that a table gave a file the last time."""
        return self.tables.get(table, {}).get(path, {})

    def added_by(self, table: str) -> Mapping[str, Collection[str]]:
        """The ids that a table added the last time, by kind of name: the table is read again as if they were not known
        yet, for a name that is known is also found in cells where it was read as something else.
        """
        return self.names.get(table, {})

    def remember_names(self, table: str, added: Mapping[str, list[str]], *, whole: bool) -> None:
        """Note the ids that a table added. Not `whole`: only a part of it was read, and earlier ids are kept."""
        earlier = {} if whole else self.names.get(table, {})
        kinds = {*earlier, *added}
        self.names[table] = {kind: sorted({*earlier.get(kind, []), *added.get(kind, [])}) for kind in kinds}

    def as_text(self) -> str:
        """As it is written to its file."""
        kept: dict[str, Any] = {"format": _FORMAT, "written": self.written, "tables": self.tables, "names": self.names}
        if self.answers:
            kept["answers"] = self.answers
        return json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def recall(folder: Path) -> Memory:
    """What is remembered in a plan's folder. Nothing, where the file is not there or is not one that we wrote:
    then every file counts as edited.
    """
    try:
        kept = json.loads((folder / MEMORY_FILE).read_text(encoding="utf-8"))
        if kept.get("format") == _FORMAT:
            return Memory(kept["written"], kept["tables"], kept.get("names", {}), kept.get("answers", {})).copied()
    except (OSError, ValueError, KeyError, AttributeError):
        pass
    return Memory()
