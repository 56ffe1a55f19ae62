"""What a kind of problem is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Kind:
    """A kind of problem. Of its hints, the first whose values are known is given."""

    message: str
    hints: tuple[str, ...] = ()
    severity: Literal["error", "warning", "advice"] = "error"
