"""A file → its tables, by what the file is: its name may say otherwise. Nothing is guessed of what a cell means: see
`understanding`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from klarplan.content.problems.problem import Position, Problem
from klarplan.importing.files.contents import TableFile, column_name
from klarplan.importing.files.grid import Cell, FaultKind, Grid
from klarplan.importing.files.packages import broken
from klarplan.importing.files.unreadable import UnreadableError, require_package, too_large

SEPARATED, PASTED = (".csv", ".tsv"), (".txt", ".md", ".markdown", "")
_SHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
SAVE_AS: dict[str, str] = {
    ".xlsb": ".xlsx", ".numbers": ".xlsx", ".xml": ".xlsx", ".mht": ".xlsx", ".fods": ".ods", ".doc": ".docx",
    ".rtf": ".docx", ".pages": ".docx", ".fodt": ".odt", ".dot": ".docx", ".wpd": ".docx",
}  # fmt: skip
"""Kinds that are not read, and what to save them as."""
MAX_BYTES = 100_000_000
"""The largest file, and a quarter of the most that one may hold when it is unpacked."""
_UNPACKED = 4
_READ_BEFORE = 8192
_OLD_STREAMS = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls"}
_PACKAGES = {".xlsx": ("openpyxl", "lxml"), ".docx": ("docx",), ".od": ("lxml",), ".html": ("lxml",),
             ".xls": ("xlrd",), ".pdf": ("pdfplumber",)}  # fmt: skip
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip
_FAULT_KINDS = {
    FaultKind.ERROR_VALUE: "table-error-value", FaultKind.NO_VALUE: "table-no-value",
    FaultKind.CONTROL: "table-control", FaultKind.GARBLED: "table-garbled", FaultKind.SYMBOL: "table-symbol",
    FaultKind.BROKEN_WORD: "table-broken-word",
}  # fmt: skip


def read_file(file: Path) -> TableFile:
    """All that a file gives: its tables, the text around them, what was left out, and every problem.

    Raises UnreadableError where nothing can be read, and OSError where there is no such file.
    """
    kind = kind_of(file)
    for module in _PACKAGES.get(kind, ()):
        require_package(module, file.name)
    contents = _read(file, kind)
    problems = [problem for grid in contents.grids for cell in grid.faults for problem in _problems_of(cell, grid)]
    return replace(contents, problems=(*contents.problems, *problems))


def read_tables(file: Path) -> Iterator[Grid]:
    """The tables of a file, one after the other; last the hidden sheets, without rows. Raises as `read_file` does."""
    yield from read_file(file).all_grids


def _read(file: Path, kind: str) -> TableFile:
    """Each kind's own reader; they need packages that are installed only on demand."""
    match kind:
        case ".xlsx":
            from klarplan.importing.files import excel

            return excel.read(file)
        case ".xls":
            from klarplan.importing.files import old_excel

            return old_excel.read(file)
        case ".docx":
            from klarplan.importing.files import word

            return word.read(file)
        case ".od":
            from klarplan.importing.files import opendocument

            return opendocument.read(file)
        case ".html":
            from klarplan.importing.files import html_tables

            return html_tables.read(file)
        case ".json":
            from klarplan.importing.files import kolada

            return kolada.read(file.read_bytes(), file.name)
        case ".pdf":
            from klarplan.importing.files import pdf

            return pdf.read(file)
        case _:
            from klarplan.importing.files import text

            return text.read(file.read_bytes(), file.name, separated=kind == ".csv")


def kind_of(file: Path) -> str:
    """What a file is: ".xlsx", ".xls", ".docx", ".od" (OpenDocument), ".html", ".pdf", ".json", ".csv" (one table) or
    ".txt" (tables among other lines). Raises UnreadableError for other kinds and for files that are too large.
    """
    ending = file.suffix.lower()
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise too_large(file.name, size, MAX_BYTES)
    with file.open("rb") as source:
        start = source.read(_READ_BEFORE)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(file)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return _kind_of_old_office(file)
    if b"%PDF-" in start[:1024]:
        return ".pdf"
    if ending == ".json":
        return ".json"
    if start.startswith(b"{\\rtf"):
        raise _other_kind(file, ".rtf")
    if _HTML.match(start.removeprefix(b"\xef\xbb\xbf")):
        return ".html"
    if start.lstrip().startswith((b"<?xml", b"MIME-Version")) or ending in SAVE_AS:
        raise _other_kind(file, ending if ending in SAVE_AS else ".xml")
    return _kind_of_text(file, ending, start)


_BINARY, _FEW_CONTROLS = re.compile(rb"[\x01-\x06\x0e-\x1a\x1c\x1d\x7f]"), 8
"""Bytes that no text has in any encoding; a few may have come along from another program."""


def _kind_of_text(file: Path, ending: str, start: bytes) -> str:
    """Text, by its ending. A sheet's ending on a text that has rows is a program's export with a wrong name."""
    if ending in (*SEPARATED, *PASTED):
        if len(_BINARY.findall(start)) > max(_FEW_CONTROLS, len(start) // 50):
            raise broken(file)
        return ".csv" if ending in SEPARATED else ".txt"
    if ending in (".htm", ".html"):
        return ".html"
    if ending in _SHEETS and b"\x00" not in start and start.count(b"\n") > 1 and re.search(rb"[;\t,]", start):
        return ".csv"
    if ending in (*_SHEETS, ".docx", ".odt", ".pdf"):
        raise broken(file)
    raise _other_kind(file, ending)


def _kind_of_package(file: Path) -> str:
    """Office Open XML or OpenDocument, by the parts in it."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if (unpacked := sum(part.file_size for part in parts)) > MAX_BYTES * _UNPACKED:
                raise too_large(file.name, unpacked, MAX_BYTES)
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise broken(file) from None
    if "xl/workbook.xml" in names:
        return ".xlsx"
    if "word/document.xml" in names:
        return ".docx"
    if "content.xml" in names:
        return ".od"
    if "xl/workbook.bin" in names:
        raise _other_kind(file, ".xlsb")
    if any(name.endswith(".iwa") for name in names):
        raise _other_kind(file, file.suffix.lower() if file.suffix.lower() in SAVE_AS else ".numbers")
    known = {*_SHEETS, ".docx", ".odt"}
    raise broken(file) if file.suffix.lower() in known else _other_kind(file, file.suffix.lower() or ".zip")


def _kind_of_old_office(file: Path) -> str:
    """A compound file: the names of its streams stand in it as UTF-16 ([MS-CFB] 2.6)."""
    raw = file.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise broken(file)
    for stream, kind in _OLD_STREAMS.items():
        if f"{stream}\0".encode("utf-16-le") in raw:
            if kind == ".doc":
                raise _other_kind(file, kind)
            return kind
    raise broken(file)


def _other_kind(file: Path, kind: str) -> UnreadableError:
    values = {"found": kind, "suggestion": SAVE_AS.get(kind, "")}
    return UnreadableError(Problem(Position(file.name), "table-kind", values))


def _problems_of(cell: Cell, grid: Grid) -> Iterable[Problem]:
    """What is wrong with a cell, with its place as people see it."""
    if cell.fault is None or grid.hidden:
        return
    head = next((other for row in grid.rows for other in row if other.column == cell.column and other.lines), None)
    heading = f" ({head.flat[:40]})" if head and head.row != cell.row else ""
    column = f"{column_name(cell.column) if grid.sheet else cell.column}{heading}"
    values = {"row": cell.row, "column": column, "found": cell.fault.text[:60]}
    yield Problem(Position(grid.problem_path, cell.row, cell.column), _FAULT_KINDS[cell.fault.kind], values)
