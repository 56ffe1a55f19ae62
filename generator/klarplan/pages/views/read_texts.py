"""What people read of a view: its texts, without addresses and values for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from klarplan.text.html import plain_text

_UNREAD = ("url", "anchor", "id", "iso", "sort", "keys", "headings")
"""Ends of the names of fields that nobody reads."""


def read_texts(value: Any) -> Iterator[str]:
    """Every text of a view that is read, without tags."""
    if isinstance(value, str):
        yield plain_text(value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from read_texts(part)
    elif is_dataclass(value) or isinstance(value, dict):
        for name, part in (value if isinstance(value, dict) else vars(value)).items():
            if not name.endswith(_UNREAD):
                yield from read_texts(part)
