"""What people read of a view: its texts, without addresses and values for machines."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from klarplan.site.parts import ActivityRow
from klarplan.text.html import plain_text

_UNREAD = ("url", "anchor", "id", "iso", "sort", "keys", "headings")
"""Ends of the names of fields that nobody reads."""


def read_texts(value: Any) -> list[str]:
    """Every text of a view that is read, without tags. A page may have tens of thousands of values."""
    texts: list[str] = []
    _collect(value, texts)
    return texts


def _collect(value: Any, texts: list[str]) -> None:
    if isinstance(value, str):
        if value:
            texts.append(plain_text(value))
    elif isinstance(value, tuple | list):
        for part in value:
            _collect(part, texts)
    elif isinstance(value, dict):
        for name, part in value.items():
            if not name.endswith(_UNREAD):
                _collect(part, texts)
    elif isinstance(value, ActivityRow):
        texts += _texts_of_row(value)
    elif value is not None:
        for name in _read_fields(type(value)):
            _collect(getattr(value, name), texts)


@lru_cache(maxsize=20_000)
def _texts_of_row(row: ActivityRow) -> tuple[str, ...]:
    """The same row stands on many pages."""
    texts: list[str] = []
    for name in _read_fields(ActivityRow):
        _collect(getattr(row, name), texts)
    return tuple(texts)


_FIELDS: dict[type, tuple[str, ...]] = {}


def _read_fields(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that are read; numbers and the like have none."""
    if kind not in _FIELDS:
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
        _FIELDS[kind] = tuple(name for name in names if not name.endswith(_UNREAD))
    return _FIELDS[kind]
