"""The nearest allowed word, for telling an editor what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import PurePosixPath

_NEAR = 0.6
"""How alike two words are, from 0 to 1, for one to be a slip for the other."""


def nearest(found: str, allowed: Iterable[str]) -> str:
    """The allowed word that was most likely meant; empty where none is near."""
    return next(iter(difflib.get_close_matches(found, list(allowed), n=1, cutoff=_NEAR)), "")


def nearest_file(found: str, files: Iterable[str]) -> str:
    """The file that was most likely meant: one of a name like it, whatever its ending."""
    name = _name(found)
    alike = [path for path in files if difflib.SequenceMatcher(None, _name(path), name).ratio() >= _NEAR]
    return next(iter(difflib.get_close_matches(found, alike, n=1, cutoff=0)), "")


def _name(path: str) -> str:
    """What a file is called; an index.md is called as its folder."""
    file = PurePosixPath(path)
    return file.parent.name if file.stem == "index" and file.parent.name else file.stem
