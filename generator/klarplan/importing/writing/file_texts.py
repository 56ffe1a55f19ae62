"""Values by path → the text of a new file, and of one that there is with other values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import FILE_MODELS, LIST_MODELS
from klarplan.importing.writing.yaml_edit import EditError, edited
from klarplan.importing.writing.yaml_paths import as_read, with_entries
from klarplan.importing.writing.yaml_values import as_yaml, dumped, new_yaml
from klarplan.model.base import models_in
from klarplan.model.normal import normal
from klarplan.model.paths import FieldPath
from klarplan.model.shared import Funding

BODY: FieldPath = ("body",)
"""The path of the text below the front matter."""
_BOM = "\ufeff"


def model_of(kind: FileKind) -> type[BaseModel]:
    """The model of a kind of file, or of its entries."""
    return Funding if kind is FileKind.FUNDING else FILE_MODELS.get(kind) or LIST_MODELS[kind]


def composed(values: Mapping[FieldPath, Any], body: str, kind: FileKind) -> str:
    """The text of a new file."""
    whole = with_entries(values, is_list=kind in LIST_MODELS)
    plain = _ordered(as_read(normal(model_of(kind), whole)), model_of(kind))
    front = dumped(new_yaml(0 if kind in LIST_MODELS else 2), as_yaml(plain))
    if kind in (FileKind.FUNDING, *LIST_MODELS):
        return front
    return f"---\n{front}---\n" + (f"\n{body.strip()}\n" if body.strip() else "")


def _ordered(value: Any, model: type[BaseModel] | None) -> Any:
    """Fields in the order of their model, at every level."""
    if isinstance(value, list):
        return [_ordered(part, model) for part in value]
    if not isinstance(value, dict) or model is None:
        return value
    order = list(model.model_fields)
    inner = {name: next(models_in(info.annotation), None) for name, info in model.model_fields.items()}
    names = sorted(value, key=lambda name: order.index(name) if name in order else len(order))
    return {name: _ordered(value[name], inner.get(name)) for name in names}


def with_changes(raw: str, path: str, changes: Mapping[FieldPath, Any], order: Sequence[str]) -> str:
    """A file's text with other values; its byte-order mark and its kind of line breaks stay. Raises EditError."""
    mark = _BOM if raw.startswith(_BOM) else ""
    breaks = "\r\n" if "\r\n" in raw else "\n"
    text = raw.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    fields = {at: value for at, value in changes.items() if at != BODY}
    if path.endswith((".yml", ".yaml")):
        changed = edited(text, fields, order)
    else:
        front, rest = _parted(text)
        changed = front[0] + edited(front[1], fields, order) + rest[0]
        changed += _with_body(rest[1], str(changes[BODY])) if BODY in changes else rest[1]
    return mark + changed.replace("\n", breaks)


def _parted(text: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """A text as its first line, its front matter, the line that ends it, and what follows."""
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None or lines[0].rstrip() != "---":
        raise EditError
    front = "".join(f"{line}\n" for line in lines[1:end])
    last = lines[end] + ("\n" if end + 1 < len(lines) else "")
    return (lines[0] + "\n", front), (last, "\n".join(lines[end + 1 :]))


def _with_body(old: str, body: str) -> str:
    """A new text below the front matter, with as many empty lines above it as there were."""
    above = old[: len(old) - len(old.lstrip("\n"))] or "\n"
    return f"{above}{body.strip()}\n" if body.strip() else ""
