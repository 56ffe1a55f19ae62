"""What is kept between builds, in `.cache/klarplan`: files under the hash of all that they are made from.

Nothing here can be out of date: whatever a file is made from is in its key, so a change asks for another file. A
damaged one is as if it were missing, and one that no build has used for a while is removed. Builds side by side do each
other no harm: a file appears whole or not at all, and under the same key all would write the same.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import platform
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

from klarplan.pages.theme import theme_folder

CACHE = "KLARPLAN_CACHE"
"""The environment variable that builds everything anew where it is 0: nothing is kept, and nothing kept is used."""
Key: TypeAlias = str

_DIGEST = 16
_UNUSED = 3600.0
"""Seconds after which a file that no build uses is removed. Builds that take turns (drafts, none) keep each other's."""
_NUMBERS = count()
"""Of the files that this process writes: no two threads write the same one."""
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

    def get(self, kind: str, key: Key) -> bytes | None:
        """What is kept under a key; None where that is nothing, or damaged."""
        content = self.read(kind, key)
        self.counts[f"{kind} {'missing' if content is None else 'hits'}"] += 1
        return content

    def has(self, kind: str, key: Key) -> bool:
        """Whether anything is kept under a key, counted as `get` counts. It may be damaged: that is seen when read."""
        try:
            os.utime(self._path(kind, key) or "")
            is_there = True
        except OSError:
            is_there = False
        self.counts[f"{kind} {'hits' if is_there else 'missing'}"] += 1
        return is_there

    def read(self, kind: str, key: Key) -> bytes | None:
        """The same, and not counted."""
        path = self._path(kind, key)
        try:
            written = path.read_bytes() if path else b""
        except OSError:
            return None
        content = written[_DIGEST:]
        if written[:_DIGEST] != _digest(content):
            return None
        with suppress(OSError):  # another build may have removed it
            os.utime(path or "")
        return content

    def put(self, kind: str, key: Key, content: bytes) -> None:
        """Keep it. Where there is no room or no right to, the next build takes as long, and that is all."""
        if not (path := self._path(kind, key)):
            return
        part = path.with_name(f".{next(_NUMBERS)}-{os.getpid()}-{path.name}")
        with suppress(OSError):
            try:
                file = part.open("xb")
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                file = part.open("xb")
            with file:
                file.write(_digest(content) + content)
            part.replace(path)

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
        if self._temporary:
            self._temporary.cleanup()
        else:
            self._forget_unused()

    def _forget_unused(self) -> None:
        """Remove what no build has used for a while, and parts that a build which was broken off has left."""
        before = time.time() - _UNUSED
        for folder, _, names in os.walk(self.folder) if self.folder else ():
            for name in names:
                with suppress(OSError):  # another build has just removed it
                    path = os.path.join(folder, name)  # noqa: PTH118 (there are thousands)
                    if os.stat(path).st_mtime < before:  # noqa: PTH116
                        Path(path).unlink()

    def _path(self, kind: str, key: Key) -> Path | None:
        return self.folder / f"{kind}/{key[:2]}/{key[2:]}" if self.folder else None


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
