"""What the plans measure: the page of each plan, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klarplan.model.indicators import Indicator
from klarplan.pages.views.line_chart import FEWEST, LineChart, line_chart
from klarplan.pages.views.view import View
from klarplan.site.indicators import (
    TREND_WORDS,
    Series,
    Trend,
    indicator_series,
    quantity,
    series,
    target_state,
    target_text,
    trend_sentence,
)
from klarplan.site.library import PlanContents
from klarplan.site.parts import Cell, Fact, Link, Row, StatusMark, Table
from klarplan.site.phrases import plan_name, source_text
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import sort_key

HEADING = N_("How it is measured")


@dataclass(frozen=True)
class IndicatorPart:
    """Something that is measured: target, newest value, trend, and where it comes from."""

    title: str
    anchor: str
    text: str
    target: str
    """What the plan wants to reach; empty where it does not say."""
    state: str
    """Whether the target is reached; empty where that cannot be said."""
    newest: str
    """The newest value with its unit and year; empty where there is none."""
    trend: StatusMark
    """Its name is that of a shape in `partials/indicators.html`."""
    sentence: str
    """What the values say."""
    chart: LineChart | None
    """None for fewer than two values."""
    table: Table | None
    """The values by year, from which the chart is drawn; None for fewer than two."""
    places: Table | None
    """The newest value of each municipality."""
    facts: tuple[Fact, ...]
    source: str

    @property
    def has_value(self) -> bool:
        """Whether a value is known, of the whole plan or of a municipality."""
        return bool(self.newest or self.places)


@dataclass(frozen=True)
class PlanIndicatorsView(View):
    """What a plan measures."""

    TEMPLATE = "indicators.html"

    indicators: tuple[IndicatorPart, ...]
    in_words: Table | None
    """How other activities say in words that one can tell whether they work; None where none does."""


@dataclass(frozen=True)
class PlanMeasures:
    """What one plan measures, in the list of all plans."""

    title: str
    anchor: str
    url: str
    table: Table
    """Those that have a value; without rows where none has."""
    missing: tuple[Link, ...]
    """Those that have none; the note says what the plan wants."""


@dataclass(frozen=True)
class AllIndicatorsView(View):
    """What all plans measure."""

    TEMPLATE = "all-indicators.html"

    plans: tuple[PlanMeasures, ...]
    without: tuple[Link, ...]
    """Plans that do not say what they measure."""


def plan_indicators_view(site: Site, contents: PlanContents) -> PlanIndicatorsView:
    """A plan's page of what it measures."""
    return PlanIndicatorsView(
        lead=_lead(site, contents),
        indicators=indicator_parts(site, contents),
        in_words=_in_words(site, contents),
    )


def has_indicators(contents: PlanContents) -> bool:
    """Whether there is a page of what the plan measures."""
    return bool(contents.indicators)


def _lead(site: Site, contents: PlanContents) -> str:
    """How many measures there are, and for how many of them there is a value."""
    plural, number = site.texts.plural, len(contents.indicators)
    known = sum(bool(indicator_series(indicator).points) for indicator in contents.indicators)
    measures = plural("The plan names {n} measure.", "The plan names {n} measures.", number)
    if known == number:
        values = plural("It has a value.", "All of them have values.", number)
    elif known:
        values = plural("{n} of them has a value.", "{n} of them have values.", known)
    else:
        values = site.texts._(N_("Nobody has reported a value yet."))
    return f"{measures} {values}"


def indicator_parts(site: Site, contents: PlanContents) -> tuple[IndicatorPart, ...]:
    """All that a plan measures, in its order."""
    return tuple(_part(site, contents, indicator) for indicator in contents.indicators)


def trend_mark(site: Site, trend: Trend) -> StatusMark:
    """The shape of a trend, and its word."""
    return StatusMark(f"trend-{trend.value}", site.texts._(TREND_WORDS[trend]))


def _part(site: Site, contents: PlanContents, indicator: Indicator) -> IndicatorPart:
    shown, texts = indicator_series(indicator), site.texts
    sentence = trend_sentence(texts, indicator, shown)
    target = indicator.target
    label = texts._(N_("Target: {value}"), value=texts.measured(target.value)) if target else ""
    return IndicatorPart(
        title=indicator.title,
        anchor=indicator.id,
        text=indicator.text or "",
        target=target_text(texts, indicator),
        state=target_state(texts, indicator, shown),
        newest=newest_text(site, indicator, shown),
        trend=trend_mark(site, shown.trend),
        sentence=sentence,
        chart=line_chart(shown.points, (target.value, label) if target else None, f"{indicator.title}. {sentence}",
                         texts.measured),
        table=_table(site, indicator, shown),
        places=_places(site, contents, indicator),
        facts=tuple(_facts(site, contents, indicator)),
        source=source_text(contents.plan, indicator.source),
    )  # fmt: skip


def newest_text(site: Site, indicator: Indicator, shown: Series) -> str:
    """The newest value with its unit and year; empty where there is none."""
    if not shown.newest:
        return ""
    value = quantity(site.texts, shown.newest.value, indicator.unit)
    return site.texts._(N_("{value} in {year}"), value=value, year=shown.newest.year)


def _table(site: Site, indicator: Indicator, shown: Series) -> Table | None:
    if len(shown.points) < FEWEST:
        return None
    texts, _ = site.texts, site.texts._
    columns = (Cell(_(N_("Year"))), Cell(texts.sentence(indicator.unit), number=True))
    rows = (Row((Cell(str(point.year)), Cell(texts.measured(point.value), number=True))) for point in shown.points)
    return Table(_(N_("{measure}, year by year"), measure=indicator.title), columns, tuple(rows))


def _places(site: Site, contents: PlanContents, indicator: Indicator) -> Table | None:
    """Municipalities of the plan that have a value; those that have none are told below the table."""
    texts, _ = site.texts, site.texts._
    rows, missing = [], []
    municipalities = sorted(contents.plan.municipalities, key=lambda name: sort_key(site.municipality_link(name).text))
    for name in municipalities:
        place, shown = site.municipality_link(name), series(indicator.by_municipality.get(name, {}))
        newest = shown.newest
        if not newest:
            missing.append(place.text)
            continue
        mark = trend_mark(site, shown.trend)
        value = Cell(texts.measured(newest.value), number=True, sort=str(newest.value))
        rows.append(Row((Cell(place.text, place.url), value, Cell(str(newest.year)), Cell(mark.text, status=mark))))
    if not rows:
        return None
    heads = (N_("Municipality"), N_("Year"), N_("Direction"))
    first, *rest = (Cell(_(head)) for head in heads)
    note = _(N_("No value for {places}."), places=texts.listed(missing)) if missing else ""
    columns = (first, Cell(texts.sentence(indicator.unit), number=True), *rest)
    return Table(_(N_("The newest value of each municipality")), columns, tuple(rows), note=note)


def _facts(site: Site, contents: PlanContents, indicator: Indicator) -> Iterator[Fact]:
    """Which goals, parts and activities it measures, and where its values come from."""
    _, addresses, plan = site.texts._, site.addresses, contents.plan.id
    areas = [area for name in indicator.focus_areas if (area := contents.area(name))]
    activities = [site.library.activity(reference, plan) for reference in indicator.activities]
    facts: tuple[tuple[str, tuple[Link, ...]], ...] = (
        (_(N_("Unit")), (Link(indicator.unit),)),
        (_(N_("Measures the goal")), tuple(
            Link(contents.goals[goal].text) for goal in indicator.goals if goal in contents.goals
        )),
        (_(N_("Part of the plan")), tuple(
            Link(area.title, addresses.url(*addresses.focus_area(plan, area.id))) for area in areas
        )),
        (_(N_("Activities")), tuple(
            Link(activity.title, site.activity_url(activity)) for activity in activities if activity
        )),
        (_(N_("The values come from")), tuple(_origin(site, indicator))),
        (_(N_("Note")), (Link(indicator.note),) if indicator.note else ()),
    )  # fmt: skip
    yield from (Fact(label, values) for label, values in facts if values)


def _origin(site: Site, indicator: Indicator) -> Iterator[Link]:
    """Kolada asks to be named as the source of its values (https://www.kolada.se/om-oss/api/)."""
    if indicator.values_from:
        yield Link(indicator.values_from.title, indicator.values_from.url or "")
    if indicator.kolada:
        yield Link(site.texts._(N_("Kolada, key figure {id}"), id=indicator.kolada))


def _in_words(site: Site, contents: PlanContents) -> Table | None:
    """What is said of activities that no indicator is for."""
    _ = site.texts._
    measured = {name for indicator in contents.indicators for name in indicator.activities}
    rows = tuple(
        Row((Cell(activity.title, site.activity_url(activity)), Cell(". ".join(activity.indicators))))
        for activity in contents.activities.values()
        if activity.indicators and activity.id not in measured
    )
    columns = (Cell(_(N_("Activity"))), Cell(_(N_("How one can tell"))))
    return Table("", columns, rows) if rows else None


# ---- all plans ----


def all_indicators_view(site: Site) -> AllIndicatorsView:
    """The list of what all plans measure: those that hold, not their earlier revisions."""
    current = site.library.current.values()
    return AllIndicatorsView(
        lead=site.texts._(N_("Here you see what the plans want to reach, the newest values and which way they go.")),
        plans=tuple(_measures(site, contents) for contents in current if has_indicators(contents)),
        without=tuple(
            Link(plan_name(site, contents.plan), site.plan_url(contents.plan.id))
            for contents in current if not has_indicators(contents)
        ),
    )  # fmt: skip


def _measures(site: Site, contents: PlanContents) -> PlanMeasures:
    _, plan = site.texts._, contents.plan
    rows, missing = [], []
    for indicator in contents.indicators:
        shown, url = indicator_series(indicator), site.indicator_url(indicator)
        target = target_text(site.texts, indicator)
        if not shown.newest and not indicator.by_municipality:
            missing.append(Link(indicator.title, url, note=target))
            continue
        mark = trend_mark(site, shown.trend)
        newest = newest_text(site, indicator, shown) or _(N_("Only for municipalities"))
        rows.append(Row((Cell(indicator.title, url), Cell(newest), Cell(mark.text, status=mark), Cell(target))))
    heads = (N_("What is measured"), N_("Newest value"), N_("Direction"), N_("Target"))
    table = Table(
        _(N_("Measures in {plan}"), plan=plan_name(site, plan)), tuple(Cell(_(head)) for head in heads), tuple(rows)
    )
    page = site.addresses.url(*site.addresses.plan_indicators(plan.id))
    return PlanMeasures(plan_name(site, plan), plan.id, page, table, tuple(missing))
