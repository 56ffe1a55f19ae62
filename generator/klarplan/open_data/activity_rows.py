"""Rows of activities, of what they are measured by, and of how far they have come."""

from __future__ import annotations

from collections.abc import Iterator

from klarplan.model.records import Activity, FollowUp
from klarplan.model.values import Status
from klarplan.open_data.cells import (
    activity_id,
    activity_ids,
    address,
    area_id,
    body_text,
    follow_up_id,
    goal_id,
    group_names,
    involved_text,
    list_text,
    place_codes,
    place_names,
    span,
)
from klarplan.open_data.rows import ActivityRow, IndicatorKind, IndicatorRow, StatusRow
from klarplan.site.library import CurrentStatus, PlanContents
from klarplan.site.phrases import cost_link
from klarplan.site.site import Site


def activity_rows(site: Site, contents: PlanContents) -> Iterator[ActivityRow]:
    """The plan's activities."""
    titles = {area.id: area.title for area in contents.focus_areas}
    classes = {one.id: one.title for one in contents.plan.priorities}
    for one in contents.activities.values():
        area, priority = titles.get(one.focus_area or ""), classes.get(one.priority or "")
        yield _activity_row(site, contents, one, area, priority)


def _activity_row(
    site: Site, contents: PlanContents, one: Activity, area: str | None, priority: str | None
) -> ActivityRow:
    current, places = contents.statuses[one.id], site.library.activity_municipalities(one)
    start, end = span(one.period)
    return ActivityRow(
        id=activity_id(one),
        plan=one.plan,
        title=one.title,
        focus_area=area_id(one.plan, one.focus_area),
        focus_area_title=area,
        priority=priority,
        status=current.status.value,
        status_text=site.texts.status(current.status),
        status_date=current.date,
        status_reason=current.reason or None,
        period=site.texts.period(one.period) if one.period else None,
        start=start,
        end=end,
        ongoing=bool(one.period and one.period.ongoing),
        period_note=one.period_note,
        responsible=involved_text(site, one.responsible),
        collaborating=involved_text(site, one.collaborating),
        target_groups=group_names(site, one.target_groups),
        all_municipalities=one.municipalities is None,
        municipalities=place_names(site, places),
        municipality_codes=place_codes(site, places),
        goals=tuple(filter(None, (goal_id(one.plan, goal) for goal in one.goals))),
        cost=list_text(cost_link(site, contents, cost).text for cost in one.cost),
        situation=one.situation,
        aim=one.aim,
        follow_up=one.follow_up,
        added=one.added,
        ended=one.ended,
        replaced_by=activity_ids(site, one.plan, one.replaced_by),
        merged_with=activity_ids(site, one.plan, one.merged_with),
        see_also=activity_ids(site, one.plan, one.see_also),
        text=body_text(site, one, 5),
        reviewed=one.reviewed,
        source=site.source_text(contents.plan, one.source) or None,
        url=address(site, site.activity_url(one)),
    )


def indicator_rows(site: Site, contents: PlanContents) -> Iterator[IndicatorRow]:
    """What activities are measured by, then the figures of follow-ups, newest first."""
    for one in contents.activities.values():
        for number, text in enumerate(one.indicators, 1):
            yield IndicatorRow(
                id=f"{one.plan}/indicator/{one.id}/{number}",
                plan=one.plan,
                kind=IndicatorKind.INDICATOR.value,
                activity=activity_id(one),
                activity_title=one.title,
                follow_up=None,
                date=None,
                text=text,
                value=None,
                unit=None,
                url=address(site, site.activity_url(one)),
            )
    for follow_up in contents.follow_ups:
        yield from _figure_rows(site, follow_up)


def _figure_rows(site: Site, follow_up: FollowUp) -> Iterator[IndicatorRow]:
    page = site.addresses.url(*site.addresses.follow_up(follow_up.plan, follow_up.id))
    for number, figure in enumerate(follow_up.figures, 1):
        yield IndicatorRow(
            id=f"{follow_up.plan}/figure/{follow_up.id}/{number}",
            plan=follow_up.plan,
            kind=IndicatorKind.FIGURE.value,
            activity=None,
            activity_title=None,
            follow_up=follow_up_id(follow_up.plan, follow_up.id),
            date=follow_up.date,
            text=figure.label,
            value=figure.value,
            unit=figure.unit,
            url=address(site, page),
        )


def status_rows(site: Site, contents: PlanContents) -> Iterator[StatusRow]:
    """Activity by activity: what follow-ups said, oldest first, and what its own file says."""
    told: dict[tuple[str, str], list[CurrentStatus]] = {(contents.plan.id, name): [] for name in contents.activities}
    for follow_up in reversed(contents.follow_ups):
        for found in follow_up.statuses:
            status = CurrentStatus(found.status, found.note or "", follow_up.date, follow_up.id)
            if activity := site.library.activity(found.activity, follow_up.plan):
                told.setdefault((activity.plan, activity.id), []).append(status)
    for (plan, name), statuses in told.items():
        activity = site.library.plans[plan].activities[name]
        current = contents.statuses[name] if plan == contents.plan.id else None
        if current:
            own = CurrentStatus(activity.status, activity.status_reason or "", activity.status_date)
            known = own.status is not Status.UNKNOWN or own.date is not None
            if known or current not in statuses:
                statuses.append(own)
        yield from _statuses_of(site, contents, activity, statuses, current)


def _statuses_of(
    site: Site, contents: PlanContents, activity: Activity, statuses: list[CurrentStatus],
    current: CurrentStatus | None,
) -> Iterator[StatusRow]:  # fmt: skip
    plan, newest = contents.plan.id, None
    if current in statuses:
        newest = len(statuses) - 1 - statuses[::-1].index(current)
    name = activity.id if activity.plan == plan else f"{activity.plan}/{activity.id}"
    for number, one in enumerate(statuses):
        again = sum(other.follow_up == one.follow_up for other in statuses[:number])
        yield StatusRow(
            id="/".join(filter(None, (plan, "status", name, one.follow_up, str(again + 1) if again else ""))),
            plan=plan,
            activity=activity_id(activity),
            activity_title=activity.title,
            status=one.status.value,
            status_text=site.texts.status(one.status),
            date=one.date,
            reason=one.reason or None,
            follow_up=follow_up_id(plan, one.follow_up) if one.follow_up else None,
            current=number == newest,
            url=address(site, site.activity_url(activity)),
        )
