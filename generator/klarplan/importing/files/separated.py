"""Rows of a text whose cells have a character between them (CSV, TSV, what a spreadsheet program copies).

The form is that of RFC 4180, and what people do to it: a quotation mark within a cell, or one that is never closed,
stays in the text of its cell and does not swallow the rows below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

DELIMITERS = "\t;|,"
_SAMPLE_LINES, _SAMPLE_LENGTH = 60, 5_000
_LONGEST_QUOTED = 20_000
"""No cell has more characters than this: a quotation mark that was closed later was never meant to open anything."""


@dataclass(frozen=True)
class Record:
    """A row: its cells, the line of the text it begins on, and whether a quotation mark in it was a mere sign."""

    fields: tuple[str, ...]
    line: int
    stray: bool = False


def delimiter_of(text: str) -> str:
    """The character that stands between cells: the one that parts most lines into the same number of cells."""
    lines = [line for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if line.strip()]
    if lines and (first := lines[0].strip().lower()).startswith("sep=") and len(first) == 5:
        return first[4]
    sample = "\n".join(line[:_SAMPLE_LENGTH] for line in lines)

    def fitness(delimiter: str) -> tuple[float, int]:
        counts = Counter(len(record.fields) for record in records_of(sample, delimiter))
        width, times = max(counts.items(), key=lambda count: (count[1] if count[0] > 1 else 0, count[0]))
        return (times / sum(counts.values()) if width > 1 else 0, width)

    return max(DELIMITERS, key=fitness) if sample else DELIMITERS[0]


def records_of(text: str, delimiter: str) -> list[Record]:
    """The rows of a text. Its line breaks are "\\n"."""
    records: list[Record] = []
    at, line = 0, 1
    if text[:4].lower() == "sep=" and text[5:6] in ("\n", ""):  # Excel's word for the character between cells
        at, line = 6, 2
    expected = 0
    while at < len(text):
        record, end = _best_record(text, at, line, delimiter, expected)
        records.append(record)
        expected = expected or (len(record.fields) if len(record.fields) > 1 else 0)
        line += text.count("\n", at, end)
        at = end
    return records


def _best_record(text: str, at: int, line: int, delimiter: str, expected: int) -> tuple[Record, int]:
    """The row that begins here, and where the next one does. Where its quotation marks are doubtful, it is read with
    and without them, and the reading with as many cells as the first row is taken.
    """
    quoted = _record(text, at, line, delimiter, quotes=True)
    lines = text[at : quoted[1]].rstrip("\n").split("\n")
    several_lines = len(lines) > 1
    doubtful = quoted[0].stray or (several_lines and expected and len(quoted[0].fields) != expected)
    doubtful = doubtful or (several_lines and _are_rows(lines, delimiter, expected))
    if not doubtful or not several_lines:
        return quoted
    plain = _record(text, at, line, delimiter, quotes=False)
    fits = not expected or len(plain[0].fields) == expected
    if fits or len(quoted[0].fields) != expected:
        return Record(plain[0].fields, line, stray=True), plain[1]
    return quoted


def _are_rows(lines: Sequence[str], delimiter: str, expected: int) -> bool:
    """Whether the lines of a row are rows of their own: two signs of repetition ("), rows apart, are no cell."""
    return expected > 1 and all(
        len(_record(line, 0, 0, delimiter, quotes=False)[0].fields) == expected for line in lines
    )


def _record(text: str, at: int, line: int, delimiter: str, *, quotes: bool) -> tuple[Record, int]:
    fields: list[str] = []
    stray = False
    while True:
        if quotes and text.startswith('"', at):
            field, at, doubtful = _quoted(text, at, delimiter)
            stray |= doubtful
        else:
            field, at = _plain(text, at, delimiter)
        fields.append(field)
        if not text.startswith(delimiter, at):
            return Record(tuple(fields), line, stray), at + 1
        at += 1


def _plain(text: str, at: int, delimiter: str) -> tuple[str, int]:
    """A cell up to the next delimiter or the end of the line, and where it ends."""
    end = _until(delimiter).match(text, at).end()  # type: ignore[union-attr]  # it matches nothing at all, too
    return text[at:end], end


@cache
def _until(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(delimiter)}\n]*")


def _quoted(text: str, at: int, delimiter: str) -> tuple[str, int, bool]:
    """A cell within quotation marks, where it ends, and whether a mark in it is a mere sign. A cell that is never
    closed is read as it stands, up to the next delimiter.
    """
    parts: list[str] = []
    stray = False
    start = at + 1
    while True:
        mark = text.find('"', start, at + _LONGEST_QUOTED)
        if mark < 0:
            field, end = _plain(text, at, delimiter)
            return field, end, True
        parts.append(text[start:mark])
        following = text[mark + 1 : mark + 2]
        if following in ("", "\n", delimiter):
            return "".join(parts), mark + 1, stray
        if following == '"':
            parts.append('"')
            start = mark + 2
        else:
            parts.append('"')
            stray = True
            start = mark + 1
