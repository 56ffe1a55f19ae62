"""Where a value stands within a document."""

from __future__ import annotations

from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in its document, as keys and list indexes: ("responsible", 0, "party")."""
