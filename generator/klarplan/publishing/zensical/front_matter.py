"""A page's file: what it shows, as JSON (YAML reads that as it is, every text in quotation marks), and its text."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from typing import Any

MARK = "---"
"""Stands before and after the front matter of a file."""
BEGIN, END = "<div>", "</div>"
"""Stand around a page's HTML, which Markdown then leaves as it is: a text that stood loose in it would be read once
more, and could become a link that nobody has made harmless."""


def page_file(meta: Mapping[str, Any], html: str) -> str:
    """A file of Markdown: the page's facts as one line of JSON, and its text, whose HTML is Markdown too."""
    facts = json.dumps(meta, ensure_ascii=False)
    text = f"\n{BEGIN}{html}{END}\n" if html else ""
    return f"{MARK}\n{facts}\n{MARK}\n{text}"


def as_plain(value: Any, names: Collection[str]) -> Any:
    """A view or a shell as JSON has it: its fields, and those of its properties that are among `names`.

    Raises TypeError for what JSON has no form for.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):  # enums of texts among them
        return str(value.value) if isinstance(value, Enum) else str(value)
    if isinstance(value, Decimal | date):
        return float(value) if isinstance(value, Decimal) else value.isoformat()
    if isinstance(value, Mapping):
        return {str(as_plain(key, names)): as_plain(entry, names) for key, entry in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_plain(entry, names) for entry in value]
    if is_dataclass(value) and not isinstance(value, type):
        shown = [field.name for field in fields(value) if not field.name.startswith("_")]
        shown += [name for name in _properties(type(value)) if name in names]
        return {name: as_plain(getattr(value, name), names) for name in shown}
    raise TypeError(f"{type(value).__name__} has no form in JSON")


@cache
def _properties(kind: type) -> tuple[str, ...]:
    """The names of what a class works out, in the order of the alphabet."""
    return tuple(name for name in dir(kind) if isinstance(getattr(kind, name, None), property | cached_property))
