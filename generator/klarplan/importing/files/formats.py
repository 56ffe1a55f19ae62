"""A file → its tables, by the file's kind. Nothing is guessed of what a cell means: see `interpret`."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from klarplan.content.problems.problem import Position, Problem
from klarplan.importing.files.grid import Grid
from klarplan.importing.files.unreadable import UnreadableError, require_package

EXCEL, WORD = (".xlsx", ".xlsm"), (".docx",)
CSV, TEXT = (".csv", ".tsv"), (".txt", ".md", "")
OLD: dict[str, str] = {
    ".xls": ".xlsx", ".ods": ".xlsx", ".numbers": ".xlsx", ".doc": ".docx", ".odt": ".docx", ".rtf": ".docx",
    ".pages": ".docx", ".pdf": ".docx",
}  # fmt: skip
"""Kinds that are not read, and what to save them as."""
MAX_BYTES = 50_000_000
"""The largest file, and a tenth of the most that one may hold when it is unpacked."""


def read_tables(file: Path) -> Iterator[Grid]:
    """The tables of a file, one after the other. Raises UnreadableError, and OSError where there is no such file."""
    ending = file.suffix.lower()
    if ending not in (*EXCEL, *WORD, *CSV, *TEXT):
        suggestion = OLD.get(ending, "")
        raise UnreadableError(Problem(Position(file.name), "table-kind", {"found": ending, "suggestion": suggestion}))
    if (size := _size(file, ending)) > MAX_BYTES:
        told = {"size": f"{size / 1e6:.0f} MB", "limit": f"{MAX_BYTES / 1e6:.0f} MB"}
        raise UnreadableError(Problem(Position(file.name), "too-large", told))
    if ending in EXCEL:
        require_package("openpyxl", file.name)
        from klarplan.importing.files import excel as read_excel

        yield from read_excel.tables(file)
    elif ending in WORD:
        require_package("docx", file.name)
        from klarplan.importing.files import word as read_word

        yield from read_word.tables(file)
    else:
        from klarplan.importing.files import text as read_text

        yield from read_text.tables(file.read_bytes(), file.name, separated=ending in CSV)


def _size(file: Path, ending: str) -> int:
    """A file's size; for one that is packed at least a tenth of what it holds."""
    packed = file.stat().st_size
    if ending not in (*EXCEL, *WORD):
        return packed
    try:
        with zipfile.ZipFile(file) as archive:
            return max(packed, sum(part.file_size for part in archive.infolist()) // 10)
    except zipfile.BadZipFile:
        raise UnreadableError(Problem(Position(file.name), "table-broken", {"found": ending})) from None
