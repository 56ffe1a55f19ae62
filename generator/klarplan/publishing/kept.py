"""What is kept between builds, in `.cache/klarplan`: contents under the hash of all that they are made from.

Nothing here can be out of date: whatever a content is made from is in its key, so a change asks for another. Each is
kept with a digest of its key and itself, so a damaged one is as if it were missing; one that no build has used for a
while is removed. They stand in one SQLite database, since thousands of small files take longer to write than to make.
Builds side by side do each other no harm: a content appears whole or not at all, and under the same key all would write
the same.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import platform
import shutil
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeAlias

from klarplan.pages.theme import theme_folder

CACHE = "KLARPLAN_CACHE"
"""The environment variable that builds everything anew where it is 0: nothing is kept, and nothing kept is used."""
Key: TypeAlias = str

DATABASE = "kept.sqlite3"
"""The file that all is kept in."""
_DIGEST = 16
_UNUSED = 3600.0
"""Seconds after which what no build uses is removed. Builds that take turns (drafts, none) keep each other's."""
_PATIENCE = 10.0
"""Seconds to wait for another build that is writing."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""How SQLite tells of a database that cannot be read, or lacks its table."""
_PREPARE = (
    "PRAGMA page_size = 16384",  # pages and packed folders are large
    "PRAGMA auto_vacuum = INCREMENTAL",
    "PRAGMA journal_mode = MEMORY",
    "PRAGMA synchronous = OFF",
    "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key TEXT, used INTEGER, digest BLOB, content BLOB,"
    " PRIMARY KEY (kind, key))",
)
_PACKAGE = Path(__file__).parents[1]
_MADE_BY = (
    "jinja2",
    "markupsafe",
    "markdown",
    "mkdocs-material",
    "pymdown-extensions",
    "nh3",
    "babel",
    "pillow",
    "icalendar",
    "pagefind",
    "pyphen",
    "snowballstemmer",
)
"""Packages that decide what comes out."""


class Kept:
    """Bytes by key in a folder. `counts` tells of each kind how many were there ("hits") and how many were not."""

    def __init__(self, folder: Path | None = None, temporary: tempfile.TemporaryDirectory[str] | None = None) -> None:
        """Without a folder nothing is kept; a `temporary` one lasts no longer than the build."""
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self._temporary = temporary
        self._is_usable = folder is not None
        self._opened = threading.local()
        """The connection of each thread, and the process that it was opened in: a fork must open its own
        (https://www.sqlite.org/howtocorrupt.html#_carrying_an_open_database_connection_across_a_fork_)."""

    def get(self, kind: str, key: Key) -> bytes | None:
        """What is kept under a key; None where that is nothing, or damaged."""
        content = self.read(kind, key)
        self.counts[f"{kind} {'missing' if content is None else 'hits'}"] += 1
        return content

    def has(self, kind: str, key: Key) -> bool:
        """Whether anything is kept under a key, counted as `get` counts. It may be damaged: that is seen when read."""
        rows = self._ask("SELECT used FROM kept WHERE kind = ? AND key = ?", kind, key)
        for (used,) in rows:
            self._note_use(kind, key, used)
        self.counts[f"{kind} {'hits' if rows else 'missing'}"] += 1
        return bool(rows)

    def read(self, kind: str, key: Key) -> bytes | None:
        """The same as `get`, and not counted."""
        for used, digest, content in self._ask(
            "SELECT used, digest, content FROM kept WHERE kind = ? AND key = ?", kind, key
        ):
            if digest == _digest_of(kind, key, content):
                self._note_use(kind, key, used)
                return bytes(content)
        return None

    def put(self, kind: str, key: Key, content: bytes) -> None:
        """Keep it. Where there is no room or no right to, the next build takes as long, and that is all."""
        self._ask(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)",
            kind, key, int(time.time()), _digest_of(kind, key, content), content,
        )  # fmt: skip

    def made(self, kind: str, key: Key, make: Callable[[], bytes]) -> bytes:
        """What is kept under a key, or else what `make` makes, which is kept from now on."""
        content = self.get(kind, key)
        if content is None:
            content = make()
            self.put(kind, key, content)
        return content

    def new_folder(self) -> Path:
        """An empty folder, on the same disk, for whoever removes it."""
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=self.folder))

    def close(self) -> None:
        """Remove what nothing will use."""
        if not self._temporary:
            self._forget_unused()
        self._disconnect()
        if self._temporary:
            self._temporary.cleanup()

    def _forget_unused(self) -> None:
        """Remove what no build has used for a while, and folders that a build which was broken off has left."""
        before = time.time() - _UNUSED
        if self._ask("SELECT 1 FROM kept WHERE used < ? LIMIT 1", before):
            self._ask("DELETE FROM kept WHERE used < ?", before)
            self._ask("PRAGMA incremental_vacuum")
        there = self.folder.iterdir() if self.folder and self.folder.is_dir() else ()
        for folder in [path for path in there if path.is_dir()]:
            with suppress(OSError):  # another build has just removed it
                if folder.stat().st_mtime < before:
                    shutil.rmtree(folder)

    def _note_use(self, kind: str, key: Key, used: int) -> None:
        if used < (now := int(time.time())) - _UNUSED / 4:  # a day's builds need not write it each time
            self._ask("UPDATE kept SET used = ? WHERE kind = ? AND key = ?", now, kind, key)

    # ---- the database ----

    def _ask(self, statement: str, *values: str | float | bytes) -> list[tuple[Any, ...]]:
        """What a statement finds: nothing where the database cannot be used. A damaged one is begun anew."""
        connection = self._connection()
        if connection is None:
            return []
        try:
            return connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:  # no room, no right to write
            if _primary_code(error) in _DAMAGED:
                self._begin_anew()
            elif _primary_code(error) == sqlite3.SQLITE_BUSY:
                self._is_usable = False  # whatever has it for so long, nothing waits for it again
            return []

    def _connection(self) -> sqlite3.Connection | None:
        if not (self.folder and self._is_usable):
            return None
        opened = self._opened.__dict__
        if opened.get("process") != os.getpid():
            # what a fork has from its parent must be neither used nor closed
            opened["inherited"] = (*opened.get("inherited", ()), opened.get("connection"))
            opened["process"], opened["connection"] = os.getpid(), None
        if opened["connection"] is None:
            opened["connection"] = _connected(self.folder / DATABASE)
            self._is_usable = opened["connection"] is not None
        connection: sqlite3.Connection | None = opened["connection"]
        return connection

    def _disconnect(self) -> None:
        opened = self._opened.__dict__
        if opened.get("connection") and opened.get("process") == os.getpid():
            opened["connection"].close()
            opened["connection"] = None

    def _begin_anew(self) -> None:
        self._disconnect()
        if self.folder:
            with suppress(OSError):  # on Windows another build may have it open: it stays for that one's next
                (self.folder / DATABASE).unlink()


def _connected(file: Path) -> sqlite3.Connection | None:
    """A connection to the database of a file, which is made where it is missing; None where it cannot be.

    A build that is broken off may leave it damaged, since nothing waits for the disk: that is seen by its digests.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
        for statement in _PREPARE:
            connection.execute(statement)
    except (OSError, sqlite3.DatabaseError) as error:
        if _primary_code(error) not in _DAMAGED:
            return None
        connection.close()
        with suppress(OSError):
            file.unlink()
            return _connected(file)
        return None
    return connection


def _primary_code(error: Exception) -> int:
    """What kind of error SQLite tells of, without the finer kind that it has in its higher bits
    (https://www.sqlite.org/rescode.html#primary_result_codes_versus_extended_result_codes); 0 for others' errors.
    """
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


NOTHING = Kept()
"""For whoever makes things once."""


def kept_folder(config_file: Path) -> Path:
    """Where files are kept from one build of a site to the next."""
    return config_file.parent / ".cache" / "klarplan"


def is_switched_on() -> bool:
    """Whether anything is kept from one build to the next."""
    return os.environ.get(CACHE, "1") not in ("", "0")


def opened(config_file: Path) -> Kept:
    """What is kept of a site; with KLARPLAN_CACHE=0 nothing, until the end of the build."""
    if is_switched_on():
        return Kept(kept_folder(config_file))
    temporary = tempfile.TemporaryDirectory(prefix="klarplan-")
    return Kept(Path(temporary.name), temporary)


def key_of(*parts: Any) -> Key:
    """A key for all that something is made from: dataclasses, tuples, texts, numbers; code and theme are in each. Equal
    keys stand for equal parts.

    Raises TypeError for what has no value that could be written down, as a function.
    """
    return _digest(_as_bytes((fingerprint(), parts))).hex()


def _as_bytes(value: Any) -> bytes:
    """A value written down. Which parts are the same object does not matter, as it would in an ordinary pickle."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True
    try:
        pickler.dump(value)
    except (pickle.PicklingError, AttributeError, RecursionError, ValueError) as error:
        raise TypeError(str(error)) from error
    return written.getvalue()


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()


def _digest_of(kind: str, key: Key, content: bytes) -> bytes:
    """Tells a content that stands under its own key from any other, whatever has happened to the database."""
    return _digest(f"{kind}/{key}/".encode() + content)


@cache
def fingerprint() -> Key:
    """Changes when the code, the catalogue, the theme, or a package that has a part in the result does."""
    files = (path for folder in (_PACKAGE, theme_folder()) for path in folder.rglob("*"))
    sources = (path for path in files if path.is_file() and path.parent.name != "__pycache__")
    state = hashlib.blake2b(platform.python_version().encode(), digest_size=_DIGEST)
    for path in sorted(set(sources)):
        state.update(f"\0{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    for name in _MADE_BY:
        with suppress(PackageNotFoundError):
            state.update(f"\0{name} {version(name)}".encode())
    return state.hexdigest()
