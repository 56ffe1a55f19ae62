"""The nearest allowed word, for telling an editor what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(found: str, allowed: Iterable[str]) -> str:
    """The allowed word that was most likely meant; empty where none is near."""
    return next(iter(difflib.get_close_matches(found, list(allowed), n=1, cutoff=0.6)), "")
