"""Text → tables: CSV and TSV files, Markdown, and tables pasted from a document, a sheet or a web page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from klarplan.content.problems.problem import Position, Problem
from klarplan.importing.files.captions import Headings, end_captions, note_text
from klarplan.importing.files.contents import Gathered, Hidden, TableFile, TextBlock
from klarplan.importing.files.encodings import decoded
from klarplan.importing.files.grid import Cell, Grid, Line, Link, Row, checked, lines_of, trimmed
from klarplan.importing.files.separated import Record, delimiter_of, records_of
from klarplan.importing.files.unreadable import UnreadableError, require_few_cells

_HASHES = re.compile(r"(#{1,6})\s+(.+?)\s*#*\Z")
_RULE = re.compile(r"\s*:?-{3,}:?\s*\Z")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|ul|ol)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|ul|ol|i|em|u|span)\b[^>]*>", re.IGNORECASE)
_ENTRY = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_BOLD = re.compile(r"(?:\*\*|__|<(b|strong)>)(.+?)(?:\*\*|__|</\1>)", re.IGNORECASE | re.DOTALL)
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~|<(s|del|strike)\b[^>]*>(.*?)</\2>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"\[([^\]\n]+)\]\((<[^>\n]+>|[^)\s]+)(?:\s+\"[^\"\n]*\")?\)")
_MARKS = re.compile("[\x02\x03]")


def read(raw: bytes, name: str, *, separated: bool) -> TableFile:
    """The tables of a text. `separated`: the whole text is one table; otherwise tables stand among other lines."""
    text, problems = decoded(raw, name)
    gathered = Gathered(problems=problems)
    if separated:
        delimiter = delimiter_of(text)
        require_few_cells(text.count(delimiter), name, name)
        records = records_of(text, delimiter)
        _require_cells_of_text(records, name)
        gathered.problems += _stray_marks(records, name)
        rows = trimmed(_row(number, record.fields, gathered) for number, record in enumerate(records, 1))
        if rows:
            gathered.grids.append(Grid("tabell 1", rows, (), name))
    else:
        require_few_cells(text.count("\t") + text.count("|") + text.count("\n"), name, name)
        _read_pasted(text, name, gathered)
    return gathered.as_file(name)


def _require_cells_of_text(records: Iterable[Record], name: str) -> None:
    """Raise UnreadableError for a row of more cells, or a cell of more characters, than any table has."""
    for record in records:
        if len(record.fields) > _MOST_COLUMNS or any(len(field) > _LONGEST_CELL for field in record.fields):
            raise UnreadableError(Problem(Position(name, record.line, 1), "table-broken", {"found": Path(name).suffix}))


_MOST_COLUMNS, _LONGEST_CELL = 16_384, 100_000
"""The columns of a sheet of Excel; its cells hold a third of these characters."""


def _stray_marks(records: Iterable[Record], name: str) -> Iterator[Problem]:
    for number, record in enumerate(records, 1):
        if record.stray:
            found = next((field for field in record.fields if '"' in field), record.fields[0])
            values = {"row": number, "found": " ".join(found.split())[:60]}
            yield Problem(Position(name, record.line), "table-quote", values)


def _row(number: int, parts: Sequence[str], gathered: Gathered) -> Row:
    return tuple(_cell(number, column, part, gathered) for column, part in enumerate(parts, 1))


def _cell(row: int, column: int, part: str, gathered: Gathered) -> Cell:
    """A cell from its text, with marks of bold text, links, breaks and struck-out words from Markdown and HTML."""
    text, struck = _STRUCK.subn("", part)
    text, comments = _COMMENT.subn("", text)
    gathered.leave_out(Hidden.STRUCK_OUT, count=struck, table=f"tabell {len(gathered.grids) + 1}")
    gathered.leave_out(Hidden.COMMENT, count=comments, table=f"tabell {len(gathered.grids) + 1}")
    links = tuple(Link(match[1], match[2].strip("<>")) for match in _LINK.finditer(text))
    text = _LINK.sub(lambda match: match[1], text) if links else text
    return checked(Cell(row, column, _lines(text), raw=part, links=links))


def _lines(part: str) -> tuple[Line, ...]:
    text = _ENTRY.sub("\n• ", _TAG.sub("", _BREAK.sub("\n", _MARKS.sub("", part))))
    text = _BOLD.sub(lambda match: "\n".join(f"\x02{line}\x03" for line in match[2].split("\n")), text)
    text = re.sub(r"\x03[ \t]+(?![\sa-zåäö(,;&–-])", "\x03\n", text)  # not within a sentence: "**Öppna** café"
    lines: list[Line] = []
    for raw in text.split("\n"):
        bold = bool(re.fullmatch(r"\s*\x02[^\x03]*\x03\s*", raw))
        lines += lines_of(_MARKS.sub("", raw), bold=bold)
    return tuple(lines)


# ---- tables among other lines ----


def _read_pasted(text: str, name: str, gathered: Gathered) -> None:
    """Tables among other lines: rows have tabs or bars between their cells, and the lines above are headings."""
    rows, heads = _rows_among_lines(text, name, gathered)
    headings: Headings = []
    table: list[Sequence[str]] = []
    for index, parts in enumerate(rows):
        line = "".join(parts)
        if table and (index in heads if len(parts) > 1 else line.strip()):
            _end_table(table, headings, name, gathered)
        if len(parts) > 1:
            table.append(parts)
        elif line.strip():
            _note_line(line, headings, gathered)
    _end_table(table, headings, name, gathered)
    if heads:
        gathered.grids[:] = [replace(grid, heading_rows=1) for grid in gathered.grids]


def _rows_among_lines(text: str, name: str, gathered: Gathered) -> tuple[list[Sequence[str]], set[int]]:
    """The rows and other lines of a text, and which rows are headings of columns for certain."""
    bars = sum(line.strip().startswith("|") for line in text.split("\n"))
    tabs = text.count("\t")
    if bars > tabs:
        return _barred(text)
    if tabs:
        records = records_of(text, "\t")
    else:
        records = records_of(text, delimiter_of(text))
        if not any(len(record.fields) > 2 for record in records):
            return [[line] for line in text.split("\n")], set()
    gathered.problems += [problem for record in records if record.stray and _closes(record)
                          for problem in _stray_marks([record], name)]  # fmt: skip
    return [record.fields for record in records], set()


def _closes(record: Record) -> bool:
    """In pasted text a quotation mark at the beginning of a word is as good as always a mere sign: "Röd tråd" i skolan.
    It is told only where a cell lost its outer marks.
    """
    return any(field.count('"') % 2 for field in record.fields)


def _barred(text: str) -> tuple[list[Sequence[str]], set[int]]:
    """The rows of Markdown tables, without the rule below the headings (GitHub Flavored Markdown, 4.10)."""
    rows: list[Sequence[str]] = []
    heads: set[int] = set()
    for line in text.split("\n"):
        if not line.strip().startswith("|"):
            rows.append([line])
            continue
        inner = line.strip().removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        parts = [part.replace("\\|", "|") for part in re.split(r"(?<!\\)\|", inner)]
        if not all(_RULE.match(part) for part in parts):
            rows.append(parts if len(parts) > 1 else [*parts, ""])
        elif rows and len(rows[-1]) > 1:
            heads.add(len(rows) - 1)
    return rows, heads


def _end_table(table: list[Sequence[str]], headings: Headings, name: str, gathered: Gathered) -> None:
    """Add the table that has been gathered, if any."""
    if not table:
        return
    named = f"tabell {len(gathered.grids) + 1}"
    rows = trimmed(_row(number, parts, gathered) for number, parts in enumerate(table, 1))
    gathered.grids.append(Grid(named, rows, tuple(text for _, text in headings), f"{name}, {named}"))
    table.clear()
    end_captions(headings)


def _note_line(line: str, headings: Headings, gathered: Gathered) -> None:
    """A line outside the tables."""
    text = " ".join(line.split()).strip("* ")
    match = _HASHES.match(text)
    level, text = (len(match[1]), match[2]) if match else (None, text)
    note_text(TextBlock(text, level), headings, gathered)
