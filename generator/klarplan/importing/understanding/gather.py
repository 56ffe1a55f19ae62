"""The cells of one activity, sorted by what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from klarplan.importing.files.grid import Cell, Line
from klarplan.importing.understanding.costs import amounts_in
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.understanding.headings import Heading, Meaning
from klarplan.importing.understanding.values import speaks_of_time, status_in

_SENTENCES = re.compile(r"(?:(?<=[^\W\d]{3}[.;])|(?<=\d{4}[.;]))\s+(?=[A-ZÅÄÖ\d])")


@dataclass(frozen=True)
class Piece:
    """A cell's lines, or some of them. `goes_on`: they continue the sentence above, across a break of pages.
    `carried`: the cell is merged with the one above, so that the lines are told there already.
    """

    table: int
    cell: Cell
    title: str
    heading: Heading | None
    lines: tuple[Line, ...]
    goes_on: bool = False
    carried: bool = False

    @property
    def text(self) -> str:
        """Its lines on one line."""
        return " ".join(line.text for line in self.lines)


@dataclass
class Gathered:
    """The cells of one activity, from its row and those that continue it."""

    table: int
    row: int
    draft: Draft
    pieces: dict[Meaning | None, list[Piece]] = field(default_factory=dict)
    carried_cost_from: str = ""
    """The activity above, where the cell of the cost is merged with its."""

    def add(self, piece: Piece) -> None:
        """Add a cell: to what its heading means, or its parts to each of the things that a merged heading means."""
        heading = piece.heading
        if heading and len(heading.meanings) > 1:
            for meaning, part in _shared_out(piece, heading):
                self.pieces.setdefault(meaning, []).append(part)
        else:
            self.pieces.setdefault(heading.meanings[0] if heading else None, []).append(piece)


def _shared_out(piece: Piece, heading: Heading) -> Iterable[tuple[Meaning, Piece]]:
    """The sentences of a cell below "Ansvarig, tid, uppskattad kostnad", each to what it speaks of."""
    for line in piece.lines:
        for text in _SENTENCES.split(line.text):
            part = replace(piece, lines=(replace(line, text=text),))
            if heading.means(Meaning.COST) and amounts_in(text):
                yield Meaning.COST, part
            elif heading.means(Meaning.PERIOD) and speaks_of_time(text):
                yield Meaning.PERIOD, part
            elif heading.means(Meaning.STATUS) and status_in(text):
                yield Meaning.STATUS, part
            else:
                yield heading.meanings[0], part


def lines_in(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of pieces; a piece that goes on continues the last line of the one before."""
    lines: list[Line] = []
    for piece in pieces:
        own = list(piece.lines)
        if piece.goes_on and lines and own:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {own.pop(0).text}")
        lines += own
    return lines


def entries_of(lines: Sequence[Line]) -> list[str]:
    """Lines as the entries of a list. A line that ends with a colon has the bullets below it in its entry."""
    entries: list[str] = []
    below_colon = False
    for line in lines:
        if line.bullet and below_colon:
            entries[-1] += f"{'' if entries[-1].endswith(':') else ';'} {line.text}"
        else:
            entries.append(line.text)
            below_colon = line.text.endswith(":")
    return entries
