"""One build at a time for each folder that a site is built into, on one machine."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from klarplan.text.catalogue import N_

WORKSHOP = Path(".cache") / "klarplan-build"
"""Where a site keeps its locks, and the folders that builds in progress write to; below the configuration's folder."""


class BusyError(Exception):
    """Another build is at work. The message is a message id, with {folder} for the folder that it builds."""

    def __init__(self, target: Path) -> None:
        super().__init__(N_("Another build is making the site in {folder}. Wait until it is done, and run this again."))
        self.target = target


@dataclass
class Lock:
    """The right to build one folder. It ends with the process, at the latest."""

    file: BinaryIO
    path: Path

    def release(self) -> None:
        """Let others build."""
        with suppress(OSError):  # on Windows, an open file cannot be removed
            self.path.unlink()
        self.file.close()


def name_of(target: Path) -> str:
    """What a folder is called among the locks."""
    return hashlib.sha256(os.fsencode(target.resolve())).hexdigest()[:16]


def take(workshop: Path, target: Path) -> Lock | None:
    """Take the lock of the folder `target`; None where nothing can be written in `workshop`: then there is none.

    Raises BusyError where another process has it.
    """
    path = workshop / f"{name_of(target)}.lock"
    try:
        workshop.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError:
        return None
    try:
        _take(file)
        if not _is_still(path, file):
            raise BlockingIOError
    except OSError as error:
        file.close()
        raise BusyError(target) from error
    return Lock(file, path)


def _is_still(path: Path, file: BinaryIO) -> bool:
    """Whether the open file is the one at the path: its holder may have removed it in between."""
    return os.path.samestat(path.stat(), os.fstat(file.fileno()))


@contextmanager
def locked(workshop: Path, target: Path) -> Iterator[None]:
    """Hold the lock of a folder. Raises BusyError where another process has it."""
    held = take(workshop, target)
    try:
        yield
    finally:
        if held:
            held.release()


if os.name == "nt":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        """Raises OSError where another process has it."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        """Raises OSError where another process has it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
