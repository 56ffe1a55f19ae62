"""What is known of a measure: its values in order, which way they go, and whether the plan wants them to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from klarplan.model.indicators import Baseline, ByYear, Direction, Indicator, Target
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


class Trend(StrEnum):
    """Which way the values go."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    SINGLE = "single"
    """There is one value, and nothing to compare it with."""
    MISSING = "missing"
    """There is no value."""


@dataclass(frozen=True)
class Point:
    """A value and its year."""

    year: int
    value: Decimal


@dataclass(frozen=True)
class Series:
    """The values of an indicator, or of one municipality in it, oldest first."""

    points: tuple[Point, ...] = ()
    first: Point | None = None
    """What the newest is compared with: the baseline, or else the oldest value. None for less than two values."""

    @property
    def newest(self) -> Point | None:
        """The value of the latest year."""
        return self.points[-1] if self.points else None

    @property
    def trend(self) -> Trend:
        """From `first` to the newest value."""
        if not self.points:
            return Trend.MISSING
        if self.first is None:
            return Trend.SINGLE
        change = self.points[-1].value - self.first.value
        return Trend.SAME if not change else Trend.UP if change > 0 else Trend.DOWN


TREND_WORDS: Mapping[Trend, str] = {
    Trend.UP: N_("Rising"), Trend.DOWN: N_("Falling"), Trend.SAME: N_("Unchanged"),
    Trend.SINGLE: N_("One value so far"), Trend.MISSING: N_("Data are missing"),
}  # fmt: skip


def series(values: ByYear, baseline: Baseline | None = None) -> Series:
    """The values with the baseline among them. A baseline later than the newest value is compared with nothing."""
    known = {**({baseline.year: baseline.value} if baseline else {}), **values}
    points = tuple(Point(year, known[year]) for year in sorted(known))
    if len(points) < 2:
        return Series(points)
    first = Point(baseline.year, baseline.value) if baseline else points[0]
    return Series(points, first if first.year < points[-1].year else None)


def indicator_series(indicator: Indicator) -> Series:
    """The values of the whole plan."""
    return series(indicator.values, indicator.baseline)


def goes_right(trend: Trend, wanted: Direction) -> bool | None:
    """Whether values go the way that the plan wants; None where it wants none, or nothing can be said."""
    if trend not in (Trend.UP, Trend.DOWN) or wanted is Direction.NONE:
        return None
    return trend.value == wanted.value


def is_reached(target: Target, newest: Point, wanted: Direction) -> bool | None:
    """Whether a value has reached the target; None where the plan does not say which way is right."""
    if wanted is Direction.NONE:
        return None
    return newest.value >= target.value if wanted is Direction.UP else newest.value <= target.value


# ---- in words ----


def quantity(texts: Texts, value: Decimal, unit: str) -> str:
    """A value with its unit, which does not break from it: "84,2 procent"."""
    return f"{texts.measured(value)}\u00a0{unit}"


def trend_sentence(texts: Texts, indicator: Indicator, shown: Series) -> str:
    """What the values say: "Ökar: från 84,2 procent 2019 till 86 procent 2023. Det är åt rätt håll."."""
    newest, first, _ = shown.newest, shown.first, texts._
    if newest is None:
        return _(N_("No value has been reported."))
    if first is None:
        return _(N_("There is only one value, so nothing can be said of the direction."))
    values = {
        "first": quantity(texts, first.value, indicator.unit), "since": first.year,
        "newest": quantity(texts, newest.value, indicator.unit), "year": newest.year,
    }  # fmt: skip
    said = {
        Trend.UP: N_("It has risen from {first} in {since} to {newest} in {year}."),
        Trend.DOWN: N_("It has fallen from {first} in {since} to {newest} in {year}."),
        Trend.SAME: N_("It is {newest} in {year}, the same as in {since}."),
    }
    right = goes_right(shown.trend, indicator.wanted)
    verdict = {True: _(N_("That is the right way.")), False: _(N_("That is the wrong way."))}
    return " ".join(filter(None, (_(said[shown.trend], **values), verdict.get(right, "") if right is not None else "")))


def target_text(texts: Texts, indicator: Indicator) -> str:
    """What the plan wants to reach: "Minst 90 procent år 2025"; what way it wants, where it names no value; empty where
    it says neither.
    """
    _, target = texts._, indicator.target
    if target is None:
        return _(_WANTED[indicator.wanted]) if indicator.wanted in _WANTED else ""
    value = quantity(texts, target.value, indicator.unit)
    if indicator.wanted is not Direction.NONE:
        least = N_("At least {value}") if indicator.wanted is Direction.UP else N_("At most {value}")
        value = _(least, value=value)
    text = _(N_("{value} in {year}"), value=value, year=target.year) if target.year else value
    return f"{text}. {target.note}" if target.note else text


_WANTED: Mapping[Direction, str] = {
    Direction.UP: N_("It should rise. The plan names no value."),
    Direction.DOWN: N_("It should fall. The plan names no value."),
}


def target_state(texts: Texts, indicator: Indicator, shown: Series) -> str:
    """Whether the newest value has reached the target; empty where that cannot be said."""
    if not indicator.target or not shown.newest:
        return ""
    reached = is_reached(indicator.target, shown.newest, indicator.wanted)
    if reached is None:
        return ""
    if reached:
        return texts._(N_("The target is reached."))
    over = indicator.target.year is not None and shown.newest.year >= indicator.target.year
    return texts._(N_("The target was not reached.")) if over else texts._(N_("The target is not reached yet."))
