"""Rows of what plans measure: the measures themselves, and each of their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from klarplan.model.indicators import ByYear, Direction, Indicator
from klarplan.open_data.cells import address
from klarplan.open_data.columns import NOTE, PLAN, SOURCE, URL, DataRow, column
from klarplan.open_data.ids import activity_ids, area_id, goal_id, indicator_id
from klarplan.site.indicators import TREND_WORDS, Trend, indicator_series
from klarplan.site.library import PlanContents
from klarplan.site.phrases import source_text
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

# ruff: noqa: RUF009 (column is dataclasses.field)


@dataclass(frozen=True, kw_only=True)
class MeasureRow(DataRow):
    """Something that a plan measures."""

    NAME, FILE, TITLE = "measures", "matt", N_("Measures")
    ABOUT = N_("What the plans measure: unit, target, newest value and which way the values go.")

    plan: str = column(PLAN, table="plans")
    title: str = column(N_("What is measured"))
    text: str | None = column(N_("What is counted, in everyday words"))
    unit: str = column(N_("The values' unit"))
    wanted: str = column(N_("Which way the plan wants the values to go"), values=Direction)
    focus_areas: tuple[str, ...] = column(N_("The ids of the focus areas that it is about"))
    goals: tuple[str, ...] = column(N_("The ids of the goals that it measures"))
    activities: tuple[str, ...] = column(N_("The ids of the activities that it measures"))
    baseline_year: int | None = column(N_("The year of the value to compare with"))
    baseline: Decimal | None = column(N_("The value to compare with"), measured=True)
    target: Decimal | None = column(N_("The value to reach"), measured=True)
    target_year: int | None = column(N_("The year by which to reach it"))
    target_note: str | None = column(N_("What the plan says of the target besides"))
    newest_year: int | None = column(N_("The year of the newest value"))
    newest: Decimal | None = column(N_("The newest value of the whole plan"), measured=True)
    trend: str = column(
        N_("From the baseline, or else the oldest value, to the newest; single: there is one value; missing: there is "
           "none"), values=Trend,
    )  # fmt: skip
    trend_text: str = column(N_("The same in words"))
    kolada: str | None = column(N_("The key figure's id in Kolada"))
    values_from: str | None = column(N_("Where the values come from"))
    values_url: str | None = column(N_("Address of the place that the values come from"), address=True)
    note: str | None = column(NOTE)
    source: str | None = column(SOURCE)
    url: str | None = column(URL, address=True)


@dataclass(frozen=True, kw_only=True)
class MeasuredValueRow(DataRow):
    """A value of a measure, of the whole plan or of one municipality."""

    NAME, FILE, TITLE = "measured-values", "matvarden", N_("Measured values")
    ABOUT = N_("Every value that is known of what the plans measure, a row for each year and municipality.")

    plan: str = column(PLAN, table="plans")
    measure: str = column(N_("The measure's id"), table="measures")
    title: str = column(N_("What is measured"))
    year: int = column(N_("The year that the value is for"))
    municipality: str | None = column(N_("The municipality's name; empty for the whole plan"))
    municipality_code: str | None = column(N_("Statistics Sweden's code of the municipality"))
    value: Decimal = column(N_("The value, exact"), measured=True)
    unit: str = column(N_("The value's unit"))
    url: str | None = column(URL, address=True)


def measure_rows(site: Site, contents: PlanContents) -> Iterator[MeasureRow]:
    """What the plan measures."""
    plan = contents.plan
    for indicator in contents.indicators:
        shown, baseline, target = indicator_series(indicator), indicator.baseline, indicator.target
        origin = indicator.values_from
        yield MeasureRow(
            id=indicator_id(plan.id, indicator.id),
            plan=plan.id,
            title=indicator.title,
            text=indicator.text,
            unit=indicator.unit,
            wanted=indicator.wanted.value,
            focus_areas=tuple(filter(None, (area_id(plan.id, area) for area in indicator.focus_areas))),
            goals=tuple(filter(None, (goal_id(plan.id, goal) for goal in indicator.goals))),
            activities=activity_ids(site, plan.id, indicator.activities),
            baseline_year=baseline.year if baseline else None,
            baseline=baseline.value if baseline else None,
            target=target.value if target else None,
            target_year=target.year if target else None,
            target_note=target.note if target else None,
            newest_year=shown.newest.year if shown.newest else None,
            newest=shown.newest.value if shown.newest else None,
            trend=shown.trend.value,
            trend_text=site.texts._(TREND_WORDS[shown.trend]),
            kolada=indicator.kolada,
            values_from=origin.title if origin else None,
            values_url=origin.url if origin else None,
            note=indicator.note,
            source=source_text(plan, indicator.source) or None,
            url=address(site, site.indicator_url(indicator)),
        )


def measured_value_rows(site: Site, contents: PlanContents) -> Iterator[MeasuredValueRow]:
    """Measure by measure: the baseline and the values of the whole plan, then those of its municipalities."""
    for indicator in contents.indicators:
        known = {point.year: point.value for point in indicator_series(indicator).points}
        yield from _values(site, indicator, known, "")
        for place in contents.plan.municipalities:
            yield from _values(site, indicator, indicator.by_municipality.get(place, {}), place)


def _values(site: Site, indicator: Indicator, values: ByYear, place: str) -> Iterator[MeasuredValueRow]:
    measure = indicator_id(indicator.plan, indicator.id)
    municipality = site.library.municipalities.get(place)
    for year in sorted(values):
        yield MeasuredValueRow(
            id="/".join(filter(None, (measure, place, str(year)))),
            plan=indicator.plan,
            measure=measure,
            title=indicator.title,
            year=year,
            municipality=municipality.title if municipality else None,
            municipality_code=municipality.code if municipality else None,
            value=values[year],
            unit=indicator.unit,
            url=address(site, site.indicator_url(indicator)),
        )
