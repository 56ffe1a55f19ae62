"""When the activities of a plan are done: a bar each, by focus area, and the same as a table.

A plan whose activities nearly all have the same time is told in a sentence: bars of one length show nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from klarplan.model.periods import PartialDate, Period
from klarplan.model.records import Activity
from klarplan.site.library import NO_AREA, PlanContents
from klarplan.site.parts import Cell, Link, Row, Table
from klarplan.site.phrases import activity_count, plan_words
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

FEWEST_OTHERS = 3
"""So many activities must have another time than the most common one before bars tell more than a sentence does."""
MOST_UNFOLDED = 12
"""More bars than these are folded by focus area, each fold with its bars in small."""
_MOST_LABELS = 8
"""Years that have room on the axis of a phone 320 pixels wide."""
_SHORTEST = 1.0
"""The least width of a bar in percent: a day among years must be seen."""


@dataclass(frozen=True)
class TimelineBar:
    """One activity. `start` and `width` are percent of the axis."""

    activity: Link
    when: str
    """Its time in words: "hösten 2021 – 2022, sedan löpande"."""
    start: float
    width: float
    opens: bool = False
    """It has no first day: it begins before the axis does."""
    continues: bool = False
    """It has no last day: it goes on where the axis ends."""
    then_on: float | None = None
    """Where the work goes on as a matter of course: from here, in percent, to the end of the axis."""
    is_deadline: bool = False
    """A day to be ready by, at the end of its width, and no time of work."""
    is_rough: bool = False
    """Only the season is known of its first or its last day."""


@dataclass(frozen=True)
class TimelineGroup:
    """The bars of one focus area, or of all activities where there are none."""

    title: str
    count: str
    bars: tuple[TimelineBar, ...]


@dataclass(frozen=True)
class TimelineTick:
    """The first day of a year on the axis, in percent. `label` is empty where there is no room for it."""

    label: str
    at: float


@dataclass(frozen=True)
class TimelineView:
    """A plan's time: in a sentence, and as bars where they show more than that."""

    sentence: str
    others: tuple[Link, ...]
    """Activities with another time than most, where a sentence says it all; their time is the note."""
    groups: tuple[TimelineGroup, ...]
    """Empty where a sentence says it all."""
    ticks: tuple[TimelineTick, ...]
    today: float | None
    """The site's day on the axis, in percent; None where it is not on it."""
    today_text: str
    """The same in words: "I dag, 30 november 2026, ligger efter tidslinjens slut."."""
    folded: bool
    """Whether each group is a fold."""
    shapes: tuple[str, ...]
    """The shapes that are drawn and must be explained: "continues", "opens", "then_on", "deadline", "rough"."""
    table: Table
    undated_sentence: str
    """How many activities the source gives no time; empty for none."""
    undated: tuple[Link, ...]


class _Axis(NamedTuple):
    """Whole years, from the first to the last that anything has."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """The beginning of a day, in percent."""
        whole = self.last.toordinal() + 1 - self.first.toordinal()
        return round((day.toordinal() - self.first.toordinal()) / whole * 100, 2)

    def after(self, day: date) -> float:
        """The end of a day, in percent."""
        return self.at(date.fromordinal(day.toordinal() + 1))

    @property
    def years(self) -> range:
        return range(self.first.year, self.last.year + 1)


def timeline_view(site: Site, contents: PlanContents) -> TimelineView | None:
    """When a plan's activities are done; None where it has no activities."""
    activities = contents.activities.values()
    if not activities:
        return None
    dated = [(activity, activity.period) for activity in activities if activity.period]
    undated = tuple(_link(site, activity) for activity in activities if not activity.period)
    common = Counter(period for _, period in dated).most_common(1)
    usual = common[0][0] if common else None
    others = [(activity, period) for activity, period in dated if period != usual]
    axis = _axis(contents, [period for _, period in dated])
    drawn = len(others) >= FEWEST_OTHERS and axis is not None
    groups = tuple(_groups(site, contents, axis)) if drawn and axis else ()
    bars = [bar for group in groups for bar in group.bars]
    return TimelineView(
        sentence=_bars_sentence(site, contents, bars) if drawn else _sentence(site, contents, usual, len(others)),
        others=() if drawn else tuple(_link(site, activity, period) for activity, period in others),
        groups=groups,
        ticks=tuple(_ticks(axis)) if drawn and axis else (),
        today=axis.at(site.today) if drawn and axis and axis.first <= site.today <= axis.last else None,
        today_text=_today_text(site, axis) if drawn and axis else "",
        folded=len(bars) > MOST_UNFOLDED,
        shapes=tuple(_shapes(bars)),
        table=_table(site, contents, dated if drawn else ()),
        undated_sentence=_undated_sentence(site, undated, len(dated)),
        undated=undated if dated else (),
    )


def _axis(contents: PlanContents, periods: Collection[Period]) -> _Axis | None:
    """Whole years that hold the plan's own time and that of each activity; None where nothing has a day."""
    points = [point for period in (contents.plan.period, *periods) for point in (period.start, period.end) if point]
    if not points:
        return None
    first, last = min(point.first.year for point in points), max(point.last.year for point in points)
    return _Axis(date(first, 1, 1), date(last, 12, 31))


def _ticks(axis: _Axis) -> Iterator[TimelineTick]:
    step = -(-len(axis.years) // _MOST_LABELS)
    for number, year in enumerate(axis.years):
        yield TimelineTick("" if number % step else str(year), axis.at(date(year, 1, 1)))


def _groups(site: Site, contents: PlanContents, axis: _Axis) -> Iterator[TimelineGroup]:
    """The dated activities, area by area, in the plan's own order."""
    rest = site.texts._(N_("Other activities") if contents.focus_areas else N_("Activities"))
    areas = [(area.id, area.title) for area in contents.focus_areas]
    for name, title in (*areas, (NO_AREA, rest)):
        bars = tuple(
            _bar(site, activity, activity.period, axis)
            for activity in contents.activities_by_area.get(name, ())
            if activity.period
        )
        if bars:
            yield TimelineGroup(title, activity_count(site, len(bars)), bars)


def _bar(site: Site, activity: Activity, period: Period, axis: _Axis) -> TimelineBar:
    start = axis.at(period.start.first) if period.start else 0.0
    end = axis.after(period.end.last) if period.end else 100.0
    is_deadline = period.deadline and not period.start
    width = max(round(end - start, 2), _SHORTEST)
    return TimelineBar(
        activity=_link(site, activity),
        when=site.texts.period(period),
        start=min(start, 100 - width),
        width=width,
        opens=period.start is None and not is_deadline,
        continues=period.end is None,
        then_on=end if period.ongoing and period.end else None,
        is_deadline=is_deadline,
        is_rough=_is_rough(period.start) or _is_rough(period.end),
    )


def _is_rough(point: PartialDate | None) -> bool:
    return point is not None and point.season is not None


def _shapes(bars: Sequence[TimelineBar]) -> Iterator[str]:
    drawn = {
        "continues": any(bar.continues for bar in bars), "opens": any(bar.opens for bar in bars),
        "then_on": any(bar.then_on is not None for bar in bars),
        "deadline": any(bar.is_deadline for bar in bars), "rough": any(bar.is_rough for bar in bars),
    }  # fmt: skip
    yield from (name for name, present in drawn.items() if present)


def _link(site: Site, activity: Activity, period: Period | None = None) -> Link:
    note = site.texts.period(period) if period else ""
    return Link(activity.title, site.activity_url(activity), note=note, lang=site.spoken(activity))


def _sentence(site: Site, contents: PlanContents, usual: Period | None, others: int) -> str:
    """ "26 av 27 aktiviteter har tiden 2017." """
    _, texts, total = site.texts._, site.texts, len(contents.activities)
    if usual is None:
        whole = texts.period(contents.plan.period)
        return _(N_("The plan is for {period}. It gives no time for each activity."), period=whole)
    number = sum(activity.period == usual for activity in contents.activities.values())
    period = texts.period(usual)
    if number == total:
        own = usual == contents.plan.period
        same = N_("All activities have the same time as the plan: {period}.")
        return _(same if own else N_("All activities have the same time: {period}."), period=period)
    text = texts.plural(
        "{n} of {total} activities has the time {period}.", "{n} of {total} activities have the time {period}.",
        number, total=texts.number(total), period=period,
    )  # fmt: skip
    return " ".join((text, _(N_("These have another time:")))) if others else text


def _bars_sentence(site: Site, contents: PlanContents, bars: Sequence[TimelineBar]) -> str:
    """ "Planen ger 38 av 42 aktiviteter en tid. 11 har inget sagt slut." """
    texts, total = site.texts, len(contents.activities)
    text = texts.plural(
        "The plan gives a time for {n} of {total} activities.", "The plan gives a time for {n} of {total} activities.",
        len(bars), total=texts.number(total),
    )  # fmt: skip
    if endless := sum(bar.continues for bar in bars):
        text += " " + texts.plural("{n} has no end that it says.", "{n} have no end that it says.", endless)
    return text


def _undated_sentence(site: Site, undated: Sequence[Link], dated: int) -> str:
    if not undated or not dated:
        return ""
    return site.texts.plural(
        "{n} activity has no years of its own in the plan.",
        "{n} activities have no years of their own in the plan.",
        len(undated),
    )


def _today_text(site: Site, axis: _Axis) -> str:
    day = site.texts.day(site.today)
    if site.today > axis.last:
        return site.texts._(N_("Today, {day}, is after the end of the timeline."), day=day)
    if site.today < axis.first:
        return site.texts._(N_("Today, {day}, is before the beginning of the timeline."), day=day)
    return site.texts._(N_("The dashed line is today, {day}."), day=day)


def _table(site: Site, contents: PlanContents, dated: Sequence[tuple[Activity, Period]]) -> Table:
    _, texts = site.texts._, site.texts
    areas = {area.id: area.title for area in contents.focus_areas}
    heads = [Cell(_(N_("Activity"))), Cell(_(N_("When")))]
    if areas:
        heads.insert(1, Cell(texts.sentence(plan_words(site, contents.plan).focus_area)))
    rows = []
    for activity, period in dated:
        area = (Cell(areas.get(activity.focus_area or NO_AREA, "")),) if areas else ()
        name = Cell(activity.title, site.activity_url(activity), lang=site.spoken(activity))
        rows.append(Row((name, *area, Cell(texts.sentence(texts.period(period))))))
    return Table(_(N_("When each activity is done")), tuple(heads), tuple(rows))
