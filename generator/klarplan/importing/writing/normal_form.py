"""A content file → the same file with each value in its normal form (`model.normal`); comments and the rest stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from klarplan.content.reading.document import decoded, parse
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.records import FILE_MODELS, LIST_MODELS
from klarplan.importing.writing.file_texts import model_of, with_changes
from klarplan.importing.writing.yaml_edit import EditError
from klarplan.importing.writing.yaml_paths import Listed, names_of
from klarplan.model.normal import normal
from klarplan.model.paths import FieldPath


@dataclass(frozen=True)
class NormalForm:
    """A file in its normal form."""

    text: str
    fields: tuple[str, ...]
    """The fields that were written otherwise; none: the text is the file's own."""


def has_normal_form(path: str) -> bool:
    """Whether a file of the content folder has values that a model describes."""
    kind = classify(path)
    return kind is FileKind.FUNDING or kind in FILE_MODELS or kind in LIST_MODELS


def normal_form(raw: bytes, path: str) -> NormalForm:
    """A file's text with each value in its normal form. `path`: in the content folder.

    Raises EditError for a file that cannot be read, or that is written so that a value cannot be changed alone.
    """
    text, problems = decoded(raw, path)
    document, more = parse(text, path)
    if problems or more:
        raise EditError
    kind = classify(path)
    if document.meta is None:
        return NormalForm(text, ())
    changes = _changes(document.meta, normal(model_of(kind), document.meta))
    if not changes:
        return NormalForm(text, ())
    written = with_changes(raw.decode("utf-8"), path, changes, tuple(model_of(kind).model_fields))
    after, problems = parse(decoded(written.encode(), path)[0], path)
    if problems or _changes(after.meta, normal(model_of(kind), after.meta)):
        raise EditError
    return NormalForm(written, tuple(dict.fromkeys(str(at[-1]) for at in changes)))


def _changes(meta: Any, meant: Any) -> dict[FieldPath, Any]:
    """The fields whose values are written otherwise, with those that they should have."""
    if isinstance(meta, list):
        return {
            (names_of(entry)[0], name): value
            for entry, wanted in zip(meta, meant, strict=True) if isinstance(entry, dict) and names_of(entry)
            for (name,), value in _changes(entry, wanted).items()
        }  # fmt: skip
    if not isinstance(meta, dict):
        return {}
    return {
        (name,): Listed(value) if isinstance(value, list) else value
        for name, value in meant.items() if not _same(meta.get(name), value)
    }  # fmt: skip


def _same(written: Any, wanted: Any) -> bool:
    """Equal, and of the same types: 2017 is not "2017", though a day may be a text."""
    return written == wanted and repr(written) == repr(wanted)
