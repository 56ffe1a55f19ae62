"""A build in which nothing has changed: the site's files are those of the build before, and nothing is made anew.

All that a site is made from is read and hashed before any of it is understood: the content, the configuration, the
site's own templates, git's days, the day of the build, code and libraries. Where a build has made a site from just
that, its files are taken as they were kept, and what it told is told again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from klarplan.publishing.kept import Kept, Key, key_of

KIND = "site"
"""What whole sites are kept as: a list of its parts, and each part."""
_PART_DEPTH = 2
"""Folders that part a site: "planer/dalarna-2020", "kommuner/falun". An edit changes few of them."""


@dataclass
class KeptSite:
    """The files of one site, kept under the key of all that they are made from."""

    kept: Kept
    key: Key
    pages: int = 0
    """How many pages of ours the site has."""
    told: list[tuple[str, int, str]] = field(default_factory=list)
    """What was told of it: logger, level and message."""
    _parts: tuple[Key, ...] = ()

    def is_there(self) -> bool:
        """Whether every part of it is kept, and whole. `pages` and `told` are then known."""
        content = self.kept.get(KIND, self.key)
        if content is None:
            return False
        self.pages, told, parts = json.loads(content)
        self.told, self._parts = [(logger, level, message) for logger, level, message in told], tuple(parts)
        return all(self.kept.read(KIND, part) is not None for part in self._parts)

    def write(self, folder: Path) -> None:
        """Write its files below a folder. Raises OSError where that cannot be done, or a part is there no longer."""
        there: set[str] = set()
        for key in self._parts:
            part = self.kept.read(KIND, key)
            if part is None:
                raise FileNotFoundError(key)
            for path, content in _unpacked(part):
                above = path.rpartition("/")[0]
                if above not in there:  # asking the system for a folder takes as long as writing a file
                    there.add(above)
                    (folder / above).mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)

    def keep(self, folder: Path) -> None:
        """Keep the files that stand below a folder. Raises OSError where one cannot be read.

        A folder with anything hidden is passed over: MkDocs leaves what is hidden there from build to build.
        """
        if any(path.name.startswith(".") for path in folder.iterdir()):
            return
        parts: dict[tuple[str, ...], list[str]] = {}
        for path in _files(folder):
            parts.setdefault(tuple(path.split("/")[:-1][:_PART_DEPTH]), []).append(path)
        keys = [self._keep_part([(path, (folder / path).read_bytes()) for path in paths]) for paths in parts.values()]
        self.kept.put(KIND, self.key, json.dumps([self.pages, self.told, keys]).encode())

    def _keep_part(self, files: list[tuple[str, bytes]]) -> Key:
        part = _packed(files)
        key = hashlib.blake2b(part, digest_size=16).hexdigest()
        if self.kept.read(KIND, key) is None:
            self.kept.put(KIND, key, part)
        return key


def key_of_inputs(folders: Iterable[Path], *facts: Any) -> Key:
    """The key of a site that is made from the files of some folders, and facts as `kept.key_of` takes them. Raises
    OSError where a file cannot be read.
    """
    state = hashlib.blake2b()
    for folder in folders:
        for path in _files(folder):
            with (folder / path).open("rb") as file:
                state.update(path.encode("utf-8", "surrogateescape") + b"\0")
                state.update(hashlib.file_digest(file, hashlib.blake2b).digest())
        state.update(b"\0")
    return key_of(state.hexdigest(), _installed(), *facts)


def _files(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, those in folders that links lead to included, in order."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        below = Path(place).relative_to(folder).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in sorted(names))


def _installed() -> tuple[str, ...]:
    """All packages with their versions, as the folders are called that tell of them
    (https://packaging.python.org/en/latest/specifications/recording-installed-packages/).
    """
    names: set[str] = set()
    for place in sys.path:
        with suppress(OSError):  # an archive, or nothing at all
            names.update(path.name for path in Path(place).iterdir() if path.suffix == ".dist-info")
    return tuple(sorted(names))


def _packed(files: list[tuple[str, bytes]]) -> bytes:
    """A line that tells paths and lengths, then all contents."""
    head = json.dumps([(path, len(content)) for path, content in files])
    return b"".join((head.encode("ascii"), b"\n", *(content for _, content in files)))


def _unpacked(part: bytes) -> Iterator[tuple[str, bytes]]:
    at = part.index(b"\n") + 1
    for path, length in json.loads(part[:at]):
        yield path, part[at : at + length]
        at += length


class Listener(logging.Handler):
    """Remembers what is told within it, as a context manager."""

    def __init__(self, logger: logging.Logger) -> None:
        """`logger` is the one that all others hand their records to."""
        super().__init__(logging.INFO)
        self.told: list[tuple[str, int, str]] = []
        self._logger = logger

    def __enter__(self) -> None:
        self._logger.addHandler(self)

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a record."""
        self.told.append((record.name, record.levelno, record.getMessage()))
