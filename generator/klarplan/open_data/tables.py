"""Library → the rows of each table of open data: the same values that pages show, before they are formatted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from klarplan.open_data.activity_rows import activity_rows, indicator_rows, status_rows
from klarplan.open_data.columns import DataRow
from klarplan.open_data.money_rows import money_rows
from klarplan.open_data.plan_rows import date_rows, focus_area_rows, goal_rows, plan_rows
from klarplan.open_data.rows import (
    ActivityRow,
    DateRow,
    FocusAreaRow,
    GoalRow,
    IndicatorRow,
    MoneyRow,
    PlanRow,
    StatusRow,
)
from klarplan.site.library import PlanContents
from klarplan.site.site import Site

TABLES: Mapping[type[DataRow], Callable[[Site, PlanContents], Iterable[DataRow]]] = {
    PlanRow: plan_rows, FocusAreaRow: focus_area_rows, GoalRow: goal_rows, ActivityRow: activity_rows,
    IndicatorRow: indicator_rows, MoneyRow: money_rows, StatusRow: status_rows, DateRow: date_rows,
}  # fmt: skip
"""Every table with what makes its rows of one plan."""


def plan_tables(site: Site, contents: PlanContents) -> dict[type[DataRow], list[DataRow]]:
    """All tables of one plan, with rows in the order in which the site shows them."""
    return {table: list(make(site, contents)) for table, make in TABLES.items()}


def all_tables(site: Site) -> dict[str, dict[type[DataRow], list[DataRow]]]:
    """All tables: those of each plan by its id, and under "" those of all plans together."""
    found = {plan: plan_tables(site, contents) for plan, contents in site.library.plans.items()}
    together = {table: [row for tables in found.values() for row in tables[table]] for table in TABLES}
    return {"": together, **found}
