"""Text → tables: CSV and TSV files, and tables pasted from a document, a sheet or a web page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from klarplan.importing.files.grid import Cell, Grid, Line, Row, lines_of, trimmed
from klarplan.text.fold import composed

_DELIMITERS = ";,\t|"
_SAMPLE = 20_000
_HASHES = re.compile(r"(#{1,6})\s+(.+?)\s*#*\Z")
_RULE = re.compile(r"\s*:?-{3,}:?\s*\Z")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|ul|ol)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|ul|ol|i|em|u|span)\b[^>]*>", re.IGNORECASE)
_ENTRY = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_BOLD = re.compile(r"(?:\*\*|__|<(b|strong)>)(.+?)(?:\*\*|__|</\1>)", re.IGNORECASE | re.DOTALL)
_LONGEST_CAPTION = 120
_PLAIN_LEVEL = 99


def tables(raw: bytes, name: str, *, separated: bool) -> Iterator[Grid]:
    """The tables of a text. `separated`: the whole text is one table; otherwise tables stand among other lines."""
    text = decoded(raw)
    if separated:
        rows = trimmed(_cells(number, parts) for number, parts in enumerate(_separated(text), 1))
        if rows:
            yield Grid("tabell 1", rows, (), name)
        return
    yield from _pasted(text, name)


def decoded(raw: bytes) -> str:
    """A text from its bytes: UTF-8 or UTF-16, or else what Excel in Sweden writes (Windows-1252)."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    return composed(text.replace("\r\n", "\n").replace("\r", "\n"))


def _separated(text: str) -> list[list[str]]:
    """The rows of a CSV file, by its own delimiter."""
    try:
        delimiter = csv.Sniffer().sniff(text[:_SAMPLE], _DELIMITERS).delimiter
    except csv.Error:
        delimiter = max(_DELIMITERS, key=text[:_SAMPLE].count)
    return _parted(text, delimiter)


def _parted(text: str, delimiter: str) -> list[list[str]]:
    """Rows of fields. Where a quotation mark is only a mark, as in "Röd tråd" i skolan, it stays in the text."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        plain = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
        return list(plain)


def _cells(number: int, parts: Sequence[str]) -> Row:
    return tuple(Cell(number, column, _lines(part), raw=part) for column, part in enumerate(parts, 1))


def _lines(part: str) -> tuple[Line, ...]:
    """A cell's lines, with marks of bold text and breaks from Markdown and HTML."""
    text = _ENTRY.sub("\n• ", _TAG.sub("", _BREAK.sub("\n", part)))
    text = _BOLD.sub(lambda match: "\n".join(f"\x02{line}\x03" for line in match[2].split("\n")), text)
    text = re.sub(r"\x03[ \t]+(?=\S)", "\x03\n", text)
    lines: list[Line] = []
    for raw in text.split("\n"):
        bare = re.sub(r"[\x02\x03]", "", raw)
        bold = bool(re.fullmatch(r"\s*\x02[^\x03]*\x03\s*", raw))
        lines += lines_of(bare, bold=bold)
    return tuple(lines)


def _pasted(text: str, name: str) -> Iterator[Grid]:
    """Tables among other lines: rows have tabs or bars between their cells, and the lines above are headings."""
    bars = sum(line.strip().startswith("|") for line in text.splitlines())
    tabs = text.count("\t")
    rows = _barred(text) if bars > tabs else _parted(text, "\t") if tabs else _separated_if_any(text)
    headings: list[tuple[int, str]] = []
    table: list[list[str]] = []
    number = 0
    for parts in rows:
        if len(parts) > 1:
            table.append(parts)
        elif "".join(parts).strip():
            if table:
                number += 1
                yield _grid(number, table, headings, name)
                table, headings = [], [one for one in headings if one[0] != _PLAIN_LEVEL]
            _note_heading("".join(parts), headings)
    if table:
        yield _grid(number + 1, table, headings, name)


def _separated_if_any(text: str) -> list[list[str]]:
    rows = _separated(text)
    return rows if any(len(row) > 2 for row in rows) else [[line] for line in text.splitlines()]


def _barred(text: str) -> list[list[str]]:
    """The rows of a Markdown table, without its rule."""
    rows: list[list[str]] = []
    for line in text.splitlines():
        if not line.strip().startswith("|"):
            rows.append([line])
            continue
        parts = [part.replace("\\|", "|") for part in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if not all(_RULE.match(part) for part in parts):
            rows.append(parts if len(parts) > 1 else [*parts, ""])
    return rows


def _grid(number: int, table: list[list[str]], headings: list[tuple[int, str]], name: str) -> Grid:
    named = f"tabell {number}"
    rows = trimmed(_cells(row, parts) for row, parts in enumerate(table, 1))
    return Grid(named, rows, tuple(text for _, text in headings), f"{name}, {named}")


def _note_heading(line: str, headings: list[tuple[int, str]]) -> None:
    """Keep track of the headings that hold for what follows; other short lines hold until the next one."""
    text = " ".join(line.split()).strip("* ")
    if not text:
        return
    if match := _HASHES.match(text):
        level, text = len(match[1]), match[2]
    else:
        level = _PLAIN_LEVEL
    headings[:] = [one for one in headings if one[0] < level]
    if len(text) <= _LONGEST_CAPTION:
        headings.append((level, text))
