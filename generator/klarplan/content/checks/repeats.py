"""What stands twice in a list of a record: readers would see it twice, or the second is left out without a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.records import Records
from klarplan.model.paths import FieldPath

_FIELDS_OF_OTHERS = (FileKind.PAGE, FileKind.START)
"""Files that may have fields for the theme and for plugins."""
_TOLD_ALREADY = frozenset({"synonyms", "forms"})
"""Words that mean the same: `glossary` looks at them, wherever they stand."""


def repeat_problems(records: Records) -> Iterator[Problem]:
    """In each list of single values of every file that could be read, each that stands there already."""
    for path, document in records.documents.items():
        if not document.broken and classify(path) not in _FIELDS_OF_OTHERS:
            yield from _in_value(document.meta, (), document)


def _in_value(value: Any, path: FieldPath, document: Document) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in _TOLD_ALREADY:
                yield from _in_value(part, (*path, key), document)
    elif isinstance(value, list):
        first: dict[str, int] = {}
        for index, entry in enumerate(value):
            if isinstance(entry, dict | list):
                yield from _in_value(entry, (*path, index), document)
            elif (before := first.setdefault(str(entry).strip(), index)) != index:
                line = document.position((*path, before)).line
                yield Problem(document.position((*path, index)), "repeated-entry", {"found": entry, "line": line})
