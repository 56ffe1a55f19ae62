"""Activities as the rows of lists, the same on every page that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from klarplan.model.records import Activity
from klarplan.model.values import Involved
from klarplan.site.library import NO_AREA, PlanContents
from klarplan.site.parts import ActivityRow, RowGroup
from klarplan.site.phrases import activity_time, status_mark
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_MOST_NAMES, _ROOM = 3, 60
"""A row names no more, and no more than have room in as many characters; it says how many the others are."""
_LONG = 40
"""Names of more characters are shortened where they have a short form."""
REST_ANCHOR = "ovriga"
"""The anchor of the group of those that no other group holds."""


def activity_row(site: Site, contents: PlanContents, activity: Activity) -> ActivityRow:
    """An activity as a line of a list: made once, since the same line stands on many pages."""
    key = (activity.plan, activity.id)
    if key not in site.rows:
        site.rows[key] = _made_row(site, contents, activity)
    return site.rows[key]


def _made_row(site: Site, contents: PlanContents, activity: Activity) -> ActivityRow:
    names, named = who_does(site, activity)
    return ActivityRow(
        lang=site.spoken(activity),
        title=activity.title,
        url=site.activity_url(activity),
        anchor=activity.id,
        who=names,
        when=activity_time(site, activity),
        status=status_mark(site, contents.statuses[activity.id]),
        named=named,
        place=_some(site, tuple(site.library.municipalities[name].title for name in activity.municipalities or ())),
    )


def activity_rows(site: Site, contents: PlanContents, activities: Iterable[Activity]) -> tuple[ActivityRow, ...]:
    """Activities of a plan as lines, in the order given."""
    return tuple(activity_row(site, contents, activity) for activity in activities)


def row_groups(site: Site, contents: PlanContents, activities: Iterable[Activity]) -> tuple[RowGroup, ...]:
    """Activities by priority class, in the plan's order of classes; one group without title where there are none."""
    by_class: dict[str, list[Activity]] = {priority.id: [] for priority in contents.plan.priorities}
    rest: list[Activity] = []
    for activity in activities:
        by_class.get(activity.priority or "", rest).append(activity)
    shown = [
        RowGroup(
            priority.title,
            f"prioritet-{priority.id}",
            activity_rows(site, contents, by_class[priority.id]),
            lead=priority.text or "",
        )
        for priority in contents.plan.priorities
        if by_class[priority.id]
    ]
    if rest:
        title = site.texts._(N_("Other activities")) if shown else ""
        shown.append(RowGroup(title, REST_ANCHOR, activity_rows(site, contents, rest)))
    return tuple(shown)


def area_groups(site: Site, contents: PlanContents) -> tuple[RowGroup, ...]:
    """All activities of a plan by focus area; by priority class where the plan has no areas."""
    if not contents.focus_areas:
        return row_groups(site, contents, contents.activities.values())
    shown = [
        RowGroup(
            area.title,
            area_anchor(area.id),
            activity_rows(site, contents, activities),
            site.addresses.url(*site.addresses.focus_area(area.plan, area.id)),
        )
        for area in contents.focus_areas
        if (activities := contents.activities_by_area.get(area.id))
    ]
    if rest := contents.activities_by_area.get(NO_AREA):
        shown.append(RowGroup(site.texts._(N_("Other activities")), REST_ANCHOR, activity_rows(site, contents, rest)))
    return tuple(shown)


def area_anchor(area: str) -> str:
    """The anchor of a focus area among the activities of its plan."""
    return f"omrade-{area}"


def who_does(site: Site, activity: Activity) -> tuple[str, bool]:
    """Who does it, and whether that is said by the names alone."""
    _ = site.texts._
    if activity.responsible:
        return _some(site, _names(site, activity.responsible)), True
    if activity.collaborating:
        return _(N_("Take part: {names}"), names=_some(site, _names(site, activity.collaborating))), False
    return _(N_("The plan does not say who")), False


def _names(site: Site, parties: Iterable[Involved]) -> tuple[str, ...]:
    """Each once; a long name gives way to the short one that people use."""
    records = (site.library.parties[name] for name in dict.fromkeys(involved.party for involved in parties))
    return tuple(party.short_name if len(party.name) > _LONG and party.short_name else party.name for party in records)


def _some(site: Site, names: tuple[str, ...]) -> str:
    """The first of the names, as many as a row has room for."""
    room = sum(length <= _ROOM for length in accumulate(len(name) + 2 for name in names))
    shown = min(max(room, 1), _MOST_NAMES)
    if shown >= len(names):
        return site.texts.listed(names)
    return site.texts._(
        N_("{names} and {n} more"), names=", ".join(names[:shown]), n=site.texts.number(len(names) - shown)
    )
