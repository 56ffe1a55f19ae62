"""The plans of a site on one line of time: a list whose rows have a bar each, on the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from klarplan.model.records import Plan
from klarplan.model.values import PlanStatus
from klarplan.site.library import PlanContents
from klarplan.site.parts import PlanView
from klarplan.site.phrases import plan_view
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class Tick:
    """A year on the scale: where it begins, in per cent of the whole."""

    label: str
    at: float


@dataclass(frozen=True)
class PlanBar:
    """A plan, and when it holds or held."""

    plan: PlanView
    when: str
    """The same in words: "2018–2025, slut"."""
    start: float
    """Where its bar begins, in per cent of the whole."""
    width: float
    open_end: bool
    """Whether it goes on without an end; then its bar does, too."""


@dataclass(frozen=True)
class PlanLine:
    """Plans in time, the first to begin at the top."""

    bars: tuple[PlanBar, ...]
    ticks: tuple[Tick, ...]
    """Each year of the scale, or every second or fifth of many."""
    today: float
    """Where the site's day is, in per cent."""
    today_label: str


_MOST_TICKS = 6


def plan_line(site: Site, plans: Sequence[PlanContents]) -> PlanLine:
    """These plans in time. The scale has whole years, and today is on it."""
    days = [(_first(contents.plan, site.today), _last(contents.plan)) for contents in plans]
    first = min((start for start, _ in days), default=site.today).year
    last = max((end or start for start, end in days), default=site.today).year
    first, last = min(first, site.today.year), max(last, site.today.year)
    left, length = date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal() - date(first, 1, 1).toordinal()

    def at(day: date) -> float:
        return round(100 * (day.toordinal() - left) / length, 2)

    bars = [
        (start, PlanBar(
            plan_view(site, contents), _when(site, contents.plan), at(start),
            round((at(end) if end else 100) - at(start), 2), end is None,
        ))
        for contents, (start, end) in zip(plans, days, strict=True)
    ]  # fmt: skip
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if (last - first) / step < _MOST_TICKS)
    return PlanLine(
        bars=tuple(bar for _, bar in sorted(bars, key=lambda pair: pair[0])),
        ticks=tuple(Tick(str(year), at(date(year, 1, 1))) for year in range(first, last + 1, step)),
        today=at(site.today),
        today_label=site.texts._(N_("Today")),
    )


def _first(plan: Plan, today: date) -> date:
    """The first day of a plan; one that says no beginning has begun by its end, or by today."""
    point = plan.period.start or plan.period.end
    return point.first if point else today


def _last(plan: Plan) -> date | None:
    """The last day of a plan; None where it has none."""
    return None if plan.period.ongoing or not plan.period.end else plan.period.end.last


def _when(site: Site, plan: Plan) -> str:
    period = site.texts.sentence(site.texts.period(plan.period))
    if plan.status is PlanStatus.DRAFT:
        return site.texts._(N_("{period}, draft"), period=period)
    return period
