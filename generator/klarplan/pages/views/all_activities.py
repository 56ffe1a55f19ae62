"""All activities of all plans as complete tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from klarplan.model.records import Activity
from klarplan.model.values import Status
from klarplan.pages.head.jsonld import script_safe
from klarplan.pages.views.rows import who_does
from klarplan.pages.views.search import table_facets
from klarplan.pages.views.view import View
from klarplan.site.library import PlanContents
from klarplan.site.parts import Cell, Facet, Row, Table
from klarplan.site.phrases import activity_count, activity_time, plan_name, plan_words, status_mark
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_MOST_ROWS = 200
"""So many rows `filters.js` shows at once."""
_MOST_YEARS = 20
"""A longer time says nothing of when; its first years are enough to find it by."""


@dataclass(frozen=True)
class ActivitiesView(View):
    """All activities of all plans as one complete table, grouped by plan."""

    TEMPLATE = "activities.html"

    tables: tuple[Table, ...]
    columns: tuple[str, ...]
    """What the tables can be sorted by; a table lacks those that say the same in all of its rows."""
    count: str
    number: int
    facets: tuple[Facet, ...]
    """What the table can be narrowed by; a script shows them."""
    index: str
    """What each row has of each facet, for the script: JSON that is safe within a script element."""
    signs: tuple[str, ...]
    """The signs of the statuses that rows have: each is drawn once."""
    is_long: bool
    """Whether there are more rows than a script shows at once."""


def activities_view(site: Site) -> ActivitiesView:
    """All activities, a table for each plan."""
    _, texts = site.texts._, site.texts
    number = sum(len(contents.activities) for contents in site.library.current.values())
    tables = tuple(_activity_table(site, contents) for contents in site.library.current.values() if contents.activities)
    return ActivitiesView(
        lead=_(N_("Here are all activities of all plans, plan by plan.")),
        tables=tuple(map(_without_repetition, tables)),
        columns=tuple(head.text for head in _heads(site, texts.sentence(_(N_("focus area"))))),
        count=activity_count(site, number),
        number=number,
        facets=table_facets(site, tables),
        index=script_safe(row_index(tables)),
        signs=tuple(dict.fromkeys(_signs(tables))),
        is_long=number > _MOST_ROWS,
    )


def row_index(tables: tuple[Table, ...]) -> dict[str, Any]:
    """What each row has of each facet: `sizes` are the tables' numbers of rows, and by key `values` are all values,
    `sets` those that rows have, by their places, and `of` which of the sets each row has, in the order of the page.
    Rows by the thousand share few sets.
    """
    rows = [row for table in tables for row in table.rows]
    facets: dict[str, dict[str, list[Any]]] = {}
    for key in rows[0].keys if rows else ():
        values: dict[str, int] = {}
        sets: dict[tuple[str, ...], int] = {}
        of = [sets.setdefault(tuple(dict.fromkeys(row.keys[key])), len(sets)) for row in rows]
        places = [[values.setdefault(value, len(values)) for value in members] for members in sets]
        facets[key] = {"values": list(values), "sets": places, "of": of}
    return {"sizes": [len(table.rows) for table in tables], "facets": facets}


def _signs(tables: tuple[Table, ...]) -> Iterator[str]:
    for table in tables:
        for row in table.rows:
            yield from (cell.status.name for cell in row.cells if cell.status)


def _heads(site: Site, area: str) -> tuple[Cell, ...]:
    _ = site.texts._
    titles = (_(N_("Activity")), area, _(N_("Where")), _(N_("Who")), _(N_("When")), _(N_("Status")))
    return tuple(Cell(title, sort=str(number)) for number, title in enumerate(titles))


def _activity_table(site: Site, contents: PlanContents) -> Table:
    heads = _heads(site, site.texts.sentence(plan_words(site, contents.plan).focus_area))
    rows = tuple(_activity_row(site, contents, activity) for activity in contents.activities.values())
    return Table(plan_name(site, contents.plan), heads, rows)


def _without_repetition(table: Table) -> Table:
    """The table without the columns that say the same in every row: its note says it once."""
    if len(table.rows) < 2:
        return table
    same = {
        number
        for number, first in enumerate(table.rows[0].cells)
        if number and all(row.cells[number].text == first.text for row in table.rows)
    }
    kept = [number for number in range(len(table.columns)) if number not in same]
    texts = ((table.columns[number].text, table.rows[0].cells[number].text) for number in sorted(same))
    said = [f"{heading}: {text}." for heading, text in texts if text]
    return Table(
        table.caption,
        tuple(table.columns[number] for number in kept),
        tuple(Row(tuple(row.cells[number] for number in kept), row.keys) for row in table.rows),
        note=" ".join(said),
    )


def _activity_row(site: Site, contents: PlanContents, activity: Activity) -> Row:
    """An activity in the table of all activities, with the facets that filters use."""
    area = contents.area(activity.focus_area)
    current = contents.statuses[activity.id]
    mark = status_mark(site, current)
    places = site.library.activity_municipalities(activity)
    where = site.texts._(N_("All in the plan")) if activity.municipalities is None else ", ".join(
        site.library.municipalities[place].title for place in places
    )  # fmt: skip
    start = activity.period.start.first.isoformat() if activity.period and activity.period.start else ""
    parties = (involved.party for involved in (*activity.responsible, *activity.collaborating))
    return Row(
        cells=(
            Cell(activity.title, site.activity_url(activity)),
            Cell(area.title if area else ""),
            Cell(where),
            Cell(who_does(site, activity)[0]),
            Cell(activity_time(site, activity), sort=start),
            Cell(mark.text, status=mark, sort=str(list(Status).index(current.status))),
        ),
        keys={
            "plan": (activity.plan,),
            "area": (f"{activity.plan}/{activity.focus_area}",) if activity.focus_area else (),
            "municipality": places,
            "group": activity.target_groups,
            "status": (current.status.value,),
            "who": tuple(dict.fromkeys(parties)),
            "year": tuple(_years(contents, activity)),
        },
    )


def _years(contents: PlanContents, activity: Activity) -> Iterator[str]:
    """The years that an activity goes on; one without an end goes on as long as its plan."""
    period = activity.period
    if period is None:
        return
    plan = contents.plan.period
    first, last = period.start or plan.start or period.end, period.end or plan.end or period.start
    if period.ongoing:
        last = plan.end or last
    if first and last:
        end = max(first.year, min(last.year, first.year + _MOST_YEARS))
        yield from map(str, range(first.year, end + 1))
