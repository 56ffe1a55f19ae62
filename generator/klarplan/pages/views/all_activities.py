"""All activities of all plans as complete tables."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.model.records import Activity
from klarplan.model.values import Status
from klarplan.pages.views.search import table_facets
from klarplan.pages.views.view import View
from klarplan.site.library import PlanContents
from klarplan.site.parts import Cell, Facet, Row, Table
from klarplan.site.phrases import activity_count, activity_when, plan_name, plan_words, status_mark
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class ActivitiesView(View):
    """All activities of all plans as one complete table, grouped by plan."""

    TEMPLATE = "activities.html"

    tables: tuple[Table, ...]
    count: str
    facets: tuple[Facet, ...]
    """What the table can be narrowed by; a script shows them."""


def activities_view(site: Site) -> ActivitiesView:
    """All activities, a table for each plan."""
    _ = site.texts._
    number = sum(len(contents.activities) for contents in site.library.current.values())
    tables = tuple(_activity_table(site, contents) for contents in site.library.current.values() if contents.activities)
    return ActivitiesView(
        lead=_(N_("Here are all activities of all plans, plan by plan.")),
        tables=tables,
        count=activity_count(site, number),
        facets=table_facets(site, tables),
    )


def _activity_table(site: Site, contents: PlanContents) -> Table:
    _, texts = site.texts._, site.texts
    heads = (
        _(N_("Activity")), texts.sentence(plan_words(site, contents.plan).focus_area), _(N_("Where")), _(N_("Who")),
        _(N_("When")), _(N_("Status")),
    )  # fmt: skip
    caption = plan_name(site, contents.plan)
    rows = tuple(activity_row(site, contents, activity) for activity in contents.activities.values())
    return Table(caption, tuple(map(Cell, heads)), rows)


def activity_row(site: Site, contents: PlanContents, activity: Activity) -> Row:
    """An activity in the table of all activities, with the facets that filters use."""
    area = contents.area(activity.focus_area)
    current = contents.statuses[activity.id]
    mark = status_mark(site, current)
    places = site.library.activity_municipalities(activity)
    where = site.texts._(N_("All in the plan")) if activity.municipalities is None else ", ".join(
        site.library.municipalities[place].title for place in places
    )  # fmt: skip
    who = ", ".join(site.library.parties[involved.party].name for involved in activity.responsible)
    when = activity_when(site, activity)
    start = activity.period.start.first.isoformat() if activity.period and activity.period.start else ""
    return Row(
        cells=(
            Cell(activity.title, site.activity_url(activity)),
            Cell(area.title if area else ""),
            Cell(where),
            Cell(who),
            Cell(when, sort=start),
            Cell(mark.text, status=mark, sort=str(list(Status).index(current.status))),
        ),
        keys={
            "plan": (activity.plan,),
            "area": (f"{activity.plan}/{activity.focus_area}",) if activity.focus_area else (),
            "municipality": places,
            "group": activity.target_groups,
            "status": (current.status.value,),
        },
    )
