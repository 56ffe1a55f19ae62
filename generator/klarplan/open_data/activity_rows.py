"""Rows of activities, of what they are measured by, and of how far they have come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from klarplan.model.records import Activity, FollowUp
from klarplan.model.values import Status
from klarplan.open_data.cells import (
    address,
    body_text,
    group_names,
    involved_text,
    list_text,
    place_codes,
    place_names,
    span,
)
from klarplan.open_data.columns import (
    ACTIVITY,
    ACTIVITY_TITLE,
    END,
    FOLLOW_UP,
    ONGOING,
    PERIOD,
    PLAN,
    SOURCE,
    START,
    STATUS,
    STATUS_TEXT,
    URL,
    DataRow,
    Day,
    column,
)
from klarplan.open_data.ids import activity_id, activity_ids, area_id, follow_up_id, goal_id
from klarplan.site.library import CurrentStatus, PlanContents
from klarplan.site.phrases import cost_text, source_text
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

# ruff: noqa: RUF009 (column is dataclasses.field)


@dataclass(frozen=True, kw_only=True)
class ActivityRow(DataRow):
    """An activity of a plan."""

    NAME, FILE, TITLE = "activities", "aktiviteter", N_("Activities")
    ABOUT = N_("What is to be done, a row for each activity.")

    plan: str = column(PLAN, table="plans")
    title: str = column(ACTIVITY_TITLE)
    focus_area: str | None = column(N_("The focus area's id"), table="focus-areas")
    focus_area_title: str | None = column(N_("The focus area's name"))
    priority: str | None = column(N_("Priority class"))
    status: str = column(STATUS, values=Status)
    status_text: str = column(STATUS_TEXT)
    status_date: Day | None = column(N_("Day of the status"))
    status_reason: str | None = column(N_("Why the status is so"))
    period: str | None = column(PERIOD)
    start: Day | None = column(START)
    end: Day | None = column(END)
    ongoing: bool = column(ONGOING)
    period_note: str | None = column(N_("What the source says besides of the time"))
    responsible: str | None = column(N_("Who is responsible, with roles"))
    collaborating: str | None = column(N_("Who takes part besides, with roles"))
    target_groups: str | None = column(N_("For whom"))
    all_municipalities: bool = column(N_("Concerns all municipalities in the plan, not some that it names"))
    municipalities: tuple[str, ...] = column(N_("The municipalities that it concerns"))
    municipality_codes: tuple[str, ...] = column(N_("Statistics Sweden's codes of the municipalities"))
    goals: tuple[str, ...] = column(N_("The ids of the goals that it works for"))
    cost: str | None = column(N_("What it costs, in words; the table of money has the amounts"))
    situation: str | None = column(N_("How things are today"))
    aim: str | None = column(N_("Why it is done"))
    follow_up: str | None = column(N_("How it is followed up"))
    added: Day | None = column(N_("Day when it became a part of the plan, where that was later than the plan itself"))
    ended: Day | None = column(N_("Day when it ended, became one with another or was replaced"))
    replaced_by: tuple[str, ...] = column(N_("The ids of activities that it is replaced by"))
    merged_with: tuple[str, ...] = column(N_("The ids of activities that it is merged with"))
    see_also: tuple[str, ...] = column(N_("The ids of activities that are close to it"))
    text: str | None = column(N_("The text on the page, without formatting"))
    reviewed: Day | None = column(N_("Day when it was last looked over"))
    source: str | None = column(SOURCE)
    url: str | None = column(URL, address=True)


class IndicatorKind(StrEnum):
    """What a row of the table of indicators is."""

    INDICATOR = "indicator"
    FIGURE = "figure"


@dataclass(frozen=True, kw_only=True)
class IndicatorRow(DataRow):
    """What an activity is measured by, or a figure of a follow-up."""

    NAME, FILE, TITLE = "indicators", "indikatorer", N_("Indicators and figures")
    ABOUT = N_("How the plans measure, and the figures that follow-ups give.")

    plan: str = column(PLAN, table="plans")
    kind: str = column(N_("indicator: what is measured; figure: a value in a follow-up"), values=IndicatorKind)
    activity: str | None = column(ACTIVITY, table="activities")
    activity_title: str | None = column(ACTIVITY_TITLE)
    follow_up: str | None = column(FOLLOW_UP)
    date: Day | None = column(N_("Day of the follow-up"))
    text: str = column(N_("What is measured"))
    value: str | None = column(N_("The value as the follow-up writes it"))
    unit: str | None = column(N_("The value's unit"))
    url: str | None = column(URL, address=True)


@dataclass(frozen=True, kw_only=True)
class StatusRow(DataRow):
    """What was known of an activity at some time."""

    NAME, FILE, TITLE = "statuses", "status", N_("Statuses")
    ABOUT = N_("How far the activities have come: each follow-up's word on each, and what is known today.")

    plan: str = column(PLAN, table="plans")
    activity: str = column(ACTIVITY)
    activity_title: str = column(ACTIVITY_TITLE)
    status: str = column(STATUS, values=Status)
    status_text: str = column(STATUS_TEXT)
    date: Day | None = column(N_("Day of the status"))
    reason: str | None = column(N_("Why the status is so"))
    follow_up: str | None = column(FOLLOW_UP)
    current: bool = column(N_("This is what is known today"))
    url: str | None = column(URL, address=True)


def activity_rows(site: Site, contents: PlanContents) -> Iterator[ActivityRow]:
    """The plan's activities."""
    titles = {area.id: area.title for area in contents.focus_areas}
    classes = {priority_class.id: priority_class.title for priority_class in contents.plan.priorities}
    for activity in contents.activities.values():
        area, priority = titles.get(activity.focus_area or ""), classes.get(activity.priority or "")
        yield _activity_row(site, contents, activity, area, priority)


def _activity_row(
    site: Site, contents: PlanContents, activity: Activity, area: str | None, priority: str | None
) -> ActivityRow:
    current, places = contents.statuses[activity.id], site.library.activity_municipalities(activity)
    start, end = span(activity.period)
    return ActivityRow(
        id=activity_id(activity),
        plan=activity.plan,
        title=activity.title,
        focus_area=area_id(activity.plan, activity.focus_area),
        focus_area_title=area,
        priority=priority,
        status=current.status.value,
        status_text=site.texts.status(current.status),
        status_date=current.date,
        status_reason=current.reason or None,
        period=site.texts.period(activity.period) if activity.period else None,
        start=start,
        end=end,
        ongoing=bool(activity.period and activity.period.ongoing),
        period_note=activity.period_note,
        responsible=involved_text(site, activity.responsible),
        collaborating=involved_text(site, activity.collaborating),
        target_groups=group_names(site, activity.target_groups),
        all_municipalities=activity.municipalities is None,
        municipalities=place_names(site, places),
        municipality_codes=place_codes(site, places),
        goals=tuple(filter(None, (goal_id(activity.plan, goal) for goal in activity.goals))),
        cost=list_text(cost_text(site, contents, cost) for cost in activity.cost),
        situation=activity.situation,
        aim=activity.aim,
        follow_up=activity.follow_up,
        added=activity.added,
        ended=activity.ended,
        replaced_by=activity_ids(site, activity.plan, activity.replaced_by),
        merged_with=activity_ids(site, activity.plan, activity.merged_with),
        see_also=activity_ids(site, activity.plan, activity.see_also),
        text=body_text(site, activity, 5),
        reviewed=activity.reviewed,
        source=source_text(contents.plan, activity.source) or None,
        url=address(site, site.activity_url(activity)),
    )


def indicator_rows(site: Site, contents: PlanContents) -> Iterator[IndicatorRow]:
    """What activities are measured by, then the figures of follow-ups, newest first."""
    for activity in contents.activities.values():
        for number, text in enumerate(activity.indicators, 1):
            yield IndicatorRow(
                id=f"{activity.plan}/indicator/{activity.id}/{number}",
                plan=activity.plan,
                kind=IndicatorKind.INDICATOR.value,
                activity=activity_id(activity),
                activity_title=activity.title,
                follow_up=None,
                date=None,
                text=text,
                value=None,
                unit=None,
                url=address(site, site.activity_url(activity)),
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
    by_activity: dict[tuple[str, str], list[CurrentStatus]]
    by_activity = {(contents.plan.id, name): [] for name in contents.activities}
    for follow_up in reversed(contents.follow_ups):
        for finding in follow_up.statuses:
            status = CurrentStatus(finding.status, finding.note or "", follow_up.date, follow_up.id)
            if activity := site.library.activity(finding.activity, follow_up.plan):
                by_activity.setdefault((activity.plan, activity.id), []).append(status)
    for (plan, name), statuses in by_activity.items():
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
    for number, status in enumerate(statuses):
        again = sum(other.follow_up == status.follow_up for other in statuses[:number])
        yield StatusRow(
            id="/".join(filter(None, (plan, "status", name, status.follow_up, str(again + 1) if again else ""))),
            plan=plan,
            activity=activity_id(activity),
            activity_title=activity.title,
            status=status.status.value,
            status_text=site.texts.status(status.status),
            date=status.date,
            reason=status.reason or None,
            follow_up=follow_up_id(plan, status.follow_up) if status.follow_up else None,
            current=number == newest,
            url=address(site, site.activity_url(activity)),
        )
