"""The site's open data: every table, with the same values that pages show, before they are formatted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from klarplan.content.settings.config import Config
from klarplan.open_data.activity_rows import (
    ActivityRow,
    IndicatorRow,
    StatusRow,
    activity_rows,
    indicator_rows,
    status_rows,
)
from klarplan.open_data.columns import DataRow
from klarplan.open_data.indicator_rows import MeasuredValueRow, MeasureRow, measure_rows, measured_value_rows
from klarplan.open_data.money_rows import MoneyRow, money_rows
from klarplan.open_data.plan_rows import (
    DateRow,
    FocusAreaRow,
    GoalRow,
    PlanRow,
    date_rows,
    focus_area_rows,
    goal_rows,
    plan_rows,
)
from klarplan.site.library import PlanContents
from klarplan.site.site import Site

TABLES: Mapping[type[DataRow], Callable[[Site, PlanContents], Iterable[DataRow]]] = {
    PlanRow: plan_rows, FocusAreaRow: focus_area_rows, GoalRow: goal_rows, ActivityRow: activity_rows,
    IndicatorRow: indicator_rows, MeasureRow: measure_rows, MeasuredValueRow: measured_value_rows,
    MoneyRow: money_rows, StatusRow: status_rows, DateRow: date_rows,
}  # fmt: skip
"""Every table with what makes its rows of one plan."""
Tables: TypeAlias = Mapping[type[DataRow], list[DataRow]]
"""The rows of each table, in the order in which the site shows them."""


@dataclass(frozen=True)
class OpenData:
    """One site's tables, made once for the page that tells of them and for their files."""

    site: Site
    config: Config

    @cached_property
    def tables(self) -> Mapping[str, Tables]:
        """All tables: those of each plan by its id, and under "" those of all plans together.

        Empty where the site publishes no tables.
        """
        return all_tables(self.site) if self.site.exports.tables else {}


def all_tables(site: Site) -> dict[str, Tables]:
    """All tables: those of each plan by its id, and under "" those of all plans together."""
    by_plan = {
        plan: {table: list(rows(site, contents)) for table, rows in TABLES.items()}
        for plan, contents in site.library.plans.items()
    }
    together = {table: [row for tables in by_plan.values() for row in tables[table]] for table in TABLES}
    return {"": together, **by_plan}
