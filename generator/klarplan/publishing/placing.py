"""A built site takes the place of the one before: whole, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_NEW, _OLD = ".klarplan-new", ".klarplan-old"
"""Folders within the site's, while one site takes the place of another in a folder that cannot be moved itself."""


def put_in_place(new: Path, target: Path) -> None:
    """Let the site in the folder `new`/site take the place of the one in `target`. A link to a folder stays a link.

    Raises OSError, with the old site back in its place, or with nothing there if there was none.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    old = new / "old"
    try:
        if target.exists():
            target.rename(old)
    except OSError:  # a disk of its own is there, as in a container, or the folder is on another disk
        exchange(new / "site", target)
        return
    try:
        _move(new / "site", target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def exchange(site: Path, target: Path) -> None:
    """Let the files of `site` take the place of those in the folder `target`, which stays the same folder.

    They are copied beside the old ones first, so that a disk without room for both leaves those as they are.
    """
    new, old = target / _NEW, target / _OLD
    for left in (new, old):  # of a program that was stopped
        shutil.rmtree(left, ignore_errors=True)
    try:
        shutil.copytree(site, new)
        old.mkdir()
        _move_all(_others(target), old)
        try:
            _move_all(new.iterdir(), target)
        except OSError:
            _move_all(_others(target), new)
            raise
    except OSError:
        if old.exists():
            _move_all(old.iterdir(), target)
        raise
    finally:
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)


def _others(folder: Path) -> Iterator[Path]:
    return (path for path in list(folder.iterdir()) if path.name not in (_NEW, _OLD))


def _move_all(paths: Iterator[Path], folder: Path) -> None:
    for path in list(paths):
        path.rename(folder / path.name)


def _move(folder: Path, target: Path) -> None:
    """Move a folder to where nothing is, to another disk too. Raises OSError, with nothing there."""
    try:
        folder.rename(target)
    except OSError:
        try:
            shutil.copytree(folder, target)
        except OSError:
            with suppress(OSError):
                shutil.rmtree(target)
            raise
