"""The nearest of many names, for telling somebody what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

NEAR = 0.6
"""How alike two names are, from 0 to 1, for one to be a slip for the other."""


class Match(NamedTuple):
    """A name, and how alike it is to what was written: 1 is the same, 0 has nothing in common."""

    name: str
    likeness: float


def matches(written: str, names: Iterable[str], *, least: float = NEAR, most: int = 1) -> list[Match]:
    """The `most` names that are nearest to what was written, the nearest first; of equals, the one that came first.

    Likeness is twice the number of letters that both have in the same order, divided by the letters of both (the
    normalised indel similarity, https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html#ratio). Case counts. Names that
    are less alike than `least` are left out. 10,000 names take some 10 ms, with a `least` of 0.9 a tenth of that.
    """
    ranked = process.extract(written, list(names), scorer=ratio, score_cutoff=100 * least, limit=most)
    return [Match(name, score / 100) for name, score, _ in ranked]


def nearest(written: str, allowed: Iterable[str]) -> str:
    """The allowed word that was most likely meant; empty where none is near."""
    return next((match.name for match in matches(written, allowed)), "")


def nearest_file(written: str, files: Iterable[str]) -> str:
    """The file that was most likely meant: of those with a name like it, whatever their ending, the one whose path is
    nearest. Empty where there is none.
    """
    paths = list(files)
    alike = process.extract(
        _name(written), [_name(path) for path in paths], scorer=ratio, score_cutoff=100 * NEAR, limit=None
    )
    return next((match.name for match in matches(written, (paths[index] for *_, index in alike), least=0)), "")


def _name(path: str) -> str:
    """What a file is called; an index.md is called as its folder."""
    file = PurePosixPath(path)
    return file.parent.name if file.stem == "index" and file.parent.name else file.stem
