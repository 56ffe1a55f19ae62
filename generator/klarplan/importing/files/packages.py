"""Files that are packed (Office Open XML, OpenDocument): what is safe to open, and strict files as other programs know
them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from klarplan.content.problems.problem import Position, Problem
from klarplan.importing.files.unreadable import UnreadableError, too_large

BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, TypeError, NotImplementedError,
          RuntimeError, EOFError, AttributeError, IndexError)  # fmt: skip
"""What the libraries raise for files that are damaged or have a password. `SyntaxError` includes lxml's."""

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TYPES = ("<!DOCTYPE", "<!ENTITY")
_MARKS = tuple(mark.encode(encoding) for mark in _TYPES for encoding in ("ascii", "utf-16-le", "utf-16-be"))
MOST_IN_A_PART = 100_000_000
"""The largest part of XML; as a tree in memory it takes about ten times as much."""
_TEXT_PARTS = (".xml", ".rels")


def broken(file: Path) -> UnreadableError:
    """The file is damaged, or has a password."""
    return UnreadableError(Problem(Position(file.name), "table-broken", {"found": file.suffix}))


def part_of(archive: zipfile.ZipFile, name: str, file: Path) -> bytes:
    """A part of XML, in the namespaces of transitional Office Open XML (ISO/IEC 29500-4). Raises UnreadableError for
    one that is too large, or defines entities: no document needs any, and a few lines of them unpack to gigabytes.
    """
    if (size := archive.getinfo(name).file_size) > MOST_IN_A_PART:
        raise too_large(file.name, size, MOST_IN_A_PART)
    raw = archive.read(name)
    if any(mark in raw for mark in _MARKS):
        raise UnreadableError(Problem(Position(file.name), "table-unsafe", {"found": name}))
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", raw)


Rewrite = Callable[[str, bytes], bytes]


def safe_copy(file: Path, rewrite: Rewrite = lambda _, raw: raw) -> IO[bytes]:
    """The package with its parts of XML made safe, each as `rewrite` gives it back for its name and bytes. Other
    parts (pictures, files within) are left empty: nothing reads them. Raises UnreadableError.
    """
    copy = io.BytesIO()
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as safe:
        for name in _names(archive):
            text = name.lower().endswith(_TEXT_PARTS)
            safe.writestr(name, rewrite(name, part_of(archive, name, file)) if text else b"")
    copy.seek(0)
    return copy


def _names(archive: zipfile.ZipFile) -> Iterator[str]:
    """Every part once, though a package may name one twice."""
    yield from dict.fromkeys(part.filename for part in archive.infolist() if not part.is_dir())
