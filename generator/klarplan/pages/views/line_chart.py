"""Values by year as a line, drawn when the site is built: where each point, line and label stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from klarplan.site.indicators import Point

WIDTH, HEIGHT = 340, 170
"""In units of the picture, about as many CSS pixels on a narrow phone."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 12, 14, 28
FEWEST = 2
"""Fewer values draw no line."""


@dataclass(frozen=True)
class Stretch:
    """A straight line between two values. `gap`: years between them have no value."""

    x1: float
    y1: float
    x2: float
    y2: float
    gap: bool


@dataclass(frozen=True)
class Mark:
    """A label, and where it belongs: the height of a value, or the place of a year."""

    at: float
    text: str


@dataclass(frozen=True)
class LineChart:
    """A line chart of `WIDTH` × `HEIGHT`. `points`: x and y of each value."""

    description: str
    """The same in words, for those who do not see the picture."""
    points: tuple[tuple[float, float], ...]
    stretches: tuple[Stretch, ...]
    values: tuple[Mark, ...]
    """The lowest and the highest value, by height."""
    years: tuple[Mark, ...]
    """The first and the last year."""
    target: Mark | None
    """The height of the value to reach."""
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    floor: float = HEIGHT - _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def line_chart(
    points: Sequence[Point], target: tuple[Decimal, str] | None, description: str, shown: Callable[[Decimal], str]
) -> LineChart | None:
    """The picture of at least two values, oldest first; None of fewer. `target`: its value and label; `shown`: a value
    as text. The scale runs from the lowest to the highest of them, which the labels say.
    """
    if len(points) < FEWEST:
        return None
    known = [point.value for point in points] + ([target[0]] if target else [])
    low, high = min(known), max(known)
    first, last = points[0].year, points[-1].year
    room = HEIGHT - _BOTTOM - _TOP

    def height(value: Decimal) -> float:
        share = (value - low) / (high - low) if high > low else Decimal("0.5")
        return round(_TOP + room * (1 - float(share)), 1)

    def place(year: int) -> float:
        return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * (year - first) / (last - first), 1)

    drawn = tuple((place(point.year), height(point.value)) for point in points)
    stretches = tuple(
        Stretch(*drawn[at], *drawn[at + 1], gap=points[at + 1].year - points[at].year > 1)
        for at in range(len(points) - 1)
    )
    return LineChart(
        description=description,
        points=drawn,
        stretches=stretches,
        values=tuple(Mark(height(value), shown(value)) for value in dict.fromkeys((low, high))),
        years=(Mark(_LEFT, str(first)), Mark(WIDTH - _RIGHT, str(last))),
        target=Mark(height(target[0]), target[1]) if target else None,
    )
