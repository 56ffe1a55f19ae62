"""Tables in a PDF without lines between their columns: words that line up, with white space between.

Where lines are drawn between the rows they part the rows; otherwise the space between rows does, or else the first
column: a row begins where it holds something.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from klarplan.importing.files.pdf_lines import PageTable, Place
from klarplan.importing.files.pdf_words import PageLine, Word, lines_on

_COLUMN_GAP = 0.75
"""White space between two columns, in sizes of the letters; between words it is about a quarter."""
_LEAST_ROWS, _LEAST_COLUMNS = 2, 3
_LONG_GAP = 2.2
"""Space between two lines, in sizes of the letters, that ends a table."""
_PROSE = 45
"""Letters of the texts of a column, in the middle, from which it is running text in columns."""


def unlined_tables(page: Any, words: Sequence[Word]) -> tuple[list[PageTable], list[Word]]:
    """The tables of a page that have no lines between their columns, and the words outside them."""
    rules = _rules(page)
    tables: list[PageTable] = []
    rest: list[Word] = []
    for block in _blocks(lines_on(words)):
        table = _table(block, rules) if len(block) >= _LEAST_ROWS else None
        if table:
            tables.append(table)
        else:
            rest += (word for line in block for word in line.words)
    return tables, rest


def _segments(line: PageLine) -> list[list[Word]]:
    """The parts of a line that white space divides."""
    parts: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.x0 - before.x1 > _COLUMN_GAP * max(before.size, word.size):
            parts.append([])
        parts[-1].append(word)
    return parts


def _blocks(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Lines that may be of one table, and the others each alone: from the first line with several parts to the last."""
    blocks: list[list[PageLine]] = []
    group: list[PageLine] = []
    for line in lines:
        if group and line.top - group[-1].bottom > _LONG_GAP * line.size:
            blocks += _trimmed(group)
            group = []
        group.append(line)
    return blocks + (_trimmed(group) if group else [])


def _trimmed(group: list[PageLine]) -> list[list[PageLine]]:
    several = [index for index, line in enumerate(group) if len(_segments(line)) >= _LEAST_COLUMNS]
    if len(several) < _LEAST_ROWS:
        return [[line] for line in group]
    first, last = several[0], several[-1]
    starts = {round(part[0].x0) for part in _segments(group[last])}
    while last + 1 < len(group) and _goes_on(group[last + 1], group[last], starts):
        last += 1
    return [*([line] for line in group[:first]), group[first : last + 1], *([line] for line in group[last + 1 :])]


def _goes_on(line: PageLine, above: PageLine, starts: set[int]) -> bool:
    """Whether a line below the last with several parts is of the table too: a row with empty cells, or the end of
    cells of the row above. Its parts begin where columns do.
    """
    parts = _segments(line)
    close = line.top - above.bottom < 0.6 * line.size
    inside = all(any(abs(part[0].x0 - start) <= 2 for start in starts) for part in parts)
    first, *others = sorted(starts)
    below_first = round(line.words[0].x0) == first
    goes_on = not below_first or (line.words[0].text[:1].islower() and bool(others) and line.x1 < others[0])
    return inside and (len(parts) > 1 or (close and goes_on))


def _table(lines: Sequence[PageLine], rules: Sequence[float]) -> PageTable | None:
    edges = _edges(lines)
    if len(edges) < _LEAST_COLUMNS:
        return None
    rows = _rows(lines, edges, rules)
    words = [word for line in lines for word in line.words]
    ends = [  # where the words of a column end: only they say how wide it is
        max((word.x1 for word in _within(words, edges, column)), default=edges[column - 1])
        for column in range(1, len(edges) + 1)
    ]  # fmt: skip
    places = [
        [Place(column, 1, ends[column - 1], words=_within(row, edges, column)) for column in range(1, len(edges) + 1)]
        for row in rows
    ]
    lengths = [
        median([sum(len(word.text) + 1 for word in row[column].words) for row in places if row[column].words] or [0])
        for column in range(len(edges))
    ]
    filled = sum(sum(bool(place.words) for place in row) >= 2 for row in places)
    if len(rows) < _LEAST_ROWS or filled * 5 < len(rows) * 3 or min(lengths) > _PROSE:
        return None
    return PageTable(lines[0].top, lines[-1].bottom, tuple(edges), places, lined=False)


def _edges(lines: Sequence[PageLine]) -> list[float]:
    """Where columns begin: after white space that goes through all lines but those of a single part."""
    spans = sorted(
        (part[0].x0, part[-1].x1)
        for line in lines
        if len(parts := _segments(line)) > 1
        for part in parts
    )  # fmt: skip
    size = median(line.size for line in lines)
    edges: list[float] = []
    end = float("-inf")
    for x0, x1 in spans:
        if x0 - end > size * 0.5:
            edges.append(x0)
        end = max(end, x1)
    return edges


def _within(words: Iterable[Word], edges: Sequence[float], column: int) -> list[Word]:
    left = edges[column - 1] if column > 1 else float("-inf")
    right = edges[column] if column < len(edges) else float("inf")
    return [word for word in words if left - 1 <= word.x0 < right - 1]


def _rows(lines: Sequence[PageLine], edges: Sequence[float], rules: Sequence[float]) -> list[list[Word]]:
    between = [_ruled(upper, lower, rules) for upper, lower in pairwise(lines)]
    if sum(between) < 2:
        between = _by_space(lines, edges)
    rows: list[list[Word]] = [list(lines[0].words)]
    for line, begins in zip(lines[1:], between, strict=True):
        if begins:
            rows.append([])
        rows[-1] += line.words
    return rows


def _ruled(upper: PageLine, lower: PageLine, rules: Sequence[float]) -> bool:
    return any(upper.bottom - 2 <= rule <= lower.top + 2 for rule in rules)


def _by_space(lines: Sequence[PageLine], edges: Sequence[float]) -> list[bool]:
    """Whether a row begins with each line but the first: by wider space where there are two kinds of it, and else
    where the first column holds something.
    """
    gaps = [max(0.0, lower.top - upper.bottom) for upper, lower in pairwise(lines)]
    size = median(line.size for line in lines)
    narrow, wide = min(gaps), max(gaps)
    if wide - narrow > size * 0.35:
        return [gap > (narrow + wide) / 2 for gap in gaps]
    return [bool(first := _within(line.words, edges, 1)) and not _is_rest(line, first) for line in lines[1:]]


def _is_rest(line: PageLine, first: Sequence[Word]) -> bool:
    """Whether a line holds only the end of a text of the first column, which goes on in small letters."""
    return len(first) == len(line.words) and first[0].text[:1].islower()


def _rules(page: Any) -> list[float]:
    """How far down lines are drawn across a good part of the page."""
    drawn = [*page.lines, *page.rects]
    return sorted(
        {round(line["top"], 1) for line in drawn if line["height"] < 2 and line["width"] > float(page.width) / 4}
    )
