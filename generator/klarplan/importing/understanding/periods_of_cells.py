"""The time of an activity out of one cell or several: lines, columns of starts and ends, marks below years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from klarplan.importing.understanding.account import Piece
from klarplan.importing.understanding.qualifiers import qualifier_in
from klarplan.importing.understanding.reading import CellContext, DoubtKind, Reading, Rule, asked, certain
from klarplan.importing.understanding.times import Edge, PeriodText, edge_of, joined, read_period

_Period = Reading[PeriodText | None]
_QUARTER = re.compile(r"(?:q|kv\w*)\s*([1-4])\.?\s+(\d{4})|(\d{4})\s*(?:q|kv\w*)\s*([1-4])", re.IGNORECASE)


def period_of(pieces: Sequence[Piece]) -> _Period | None:
    """The time that cells say together; None where there are none."""
    columns: dict[int, list[Piece]] = {}
    for piece in pieces:
        columns.setdefault(piece.cell.column, []).append(piece)
    readings = [(_edge_of(own), _of_column(own)) for own in columns.values()]
    starts = [reading for edge, reading in readings if edge is Edge.START]
    ends = [reading for edge, reading in readings if edge in (Edge.END, Edge.DEADLINE)]
    if len(readings) == 2 and starts and ends:
        return joined(starts[0], ends[0])
    return either([reading for _, reading in readings]) if readings else None


def either(readings: Sequence[_Period]) -> _Period:
    """One time out of several: the same, or else it has to be asked which."""
    if len(readings) == 1:
        return readings[0]
    values = {reading.proposal for reading in readings}
    words = " – ".join(reading.text for reading in readings)
    if all(reading.certain for reading in readings) and len(values) == 1:
        kept = " ".join(reading.kept for reading in readings if reading.kept)
        return certain(words, readings[0].value, Rule.FORM_AND_COMMENT if kept else Rule.FORM, kept)
    return asked(words, DoubtKind.SEVERAL, [value for reading in readings for value in reading.candidates if value])


def _edge_of(pieces: Sequence[Piece]) -> Edge | None:
    heading = pieces[0].heading
    return edge_of(heading.text) if heading else None


def _of_column(pieces: Sequence[Piece]) -> _Period:
    """A column's cells: the whole text, or one line of it where the others say nothing of time."""
    heading = pieces[0].heading
    context = CellContext(heading.text if heading else "")
    lines = _lines(pieces)
    whole = read_period(" ".join(lines), context)
    if whole.certain or len(lines) < 2:
        return whole
    readings = [read_period(line, context) for line in lines]
    sure = {reading.value for reading in readings if reading.certain}
    others = [line for line, reading in zip(lines, readings, strict=True) if not reading.certain]
    if len(sure) == 1 and not any(qualifier_in(line) or re.search(r"\d", line) for line in others):
        kept = " ".join([*others, *(reading.kept for reading in readings if reading.certain and reading.kept)])
        return certain(" ".join(lines), sure.pop(), Rule.FORM_AND_COMMENT, kept)
    return whole


def _lines(pieces: Sequence[Piece]) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        own = [line.text for line in piece.lines]
        if piece.goes_on and lines and own:
            lines[-1] = f"{lines[-1]} {own.pop(0)}"
        lines += own
    return lines


# ---- marks ----


def marks_as_period(pieces: Sequence[Piece]) -> _Period | None:
    """The years or quarters whose columns have a mark. With gaps between them it has to be asked."""
    times = [piece.heading.years for piece in pieces if piece.heading]
    if not times:
        return None
    words = ", ".join(times)
    numbers = [_number(time) for time in times]
    spans = [_first_to_last(times), *([times[0], times[-1]] if len(times) > 1 else [])]
    readable = [reading.value for span in spans if (reading := read_period(span)).certain and reading.value is not None]
    follow = all(first is not None and last == first + 1 for first, last in pairwise(numbers))
    if readable and (len(times) == 1 or follow):
        return certain(words, readable[0], Rule.FORM)
    return asked(words, DoubtKind.SEVERAL, readable)


def _first_to_last(times: Sequence[str]) -> str:
    first, last = re.sub(r"(?i)\Aår\s+", "", times[0]), re.sub(r"(?i)\Aår\s+", "", times[-1])
    return first if first == last else f"{first}–{last}" if first.isdigit() else f"{first} – {last}"


def _number(time: str) -> int | None:
    """Years and quarters in their order; None for other times."""
    if year := re.fullmatch(r"(?:år\s+)?(\d{4})", time.strip(), re.IGNORECASE):
        return int(year[1])
    if quarter := _QUARTER.fullmatch(time.strip()):
        return int(quarter[2] or quarter[3]) * 4 + int(quarter[1] or quarter[4])
    return None
