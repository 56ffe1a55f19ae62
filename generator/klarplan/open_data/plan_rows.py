"""Rows of plans, focus areas, goals and dates."""

from __future__ import annotations

from collections.abc import Iterator

from klarplan.content.settings.addresses import GOAL_ANCHOR
from klarplan.model.records import FocusArea, Goal
from klarplan.open_data.cells import (
    activity_id,
    address,
    area_id,
    body_text,
    goal_id,
    group_names,
    involved_text,
    list_text,
    place_codes,
    place_names,
    span,
)
from klarplan.open_data.rows import DateRow, FocusAreaRow, GoalRow, PlanRow
from klarplan.site.deadlines import Deadline, deadlines
from klarplan.site.library import PlanContents
from klarplan.site.phrases import deadline_text, deadline_url, deadline_when, decision_text
from klarplan.site.site import Site


def plan_rows(site: Site, contents: PlanContents) -> Iterator[PlanRow]:
    """The plan itself."""
    plan, texts = contents.plan, site.texts
    start, end = span(plan.period)
    documents = (site.document_view(one) for one in plan.sources)
    yield PlanRow(
        id=plan.id,
        title=plan.title,
        short_title=plan.short_title,
        summary=plan.summary,
        kind=plan.kind,
        area=plan.area,
        municipalities=place_names(site, plan.municipalities),
        municipality_codes=place_codes(site, plan.municipalities),
        period=texts.period(plan.period),
        start=start,
        end=end,
        status=plan.status.value,
        status_text=site.plan_status(plan),
        superseded_by=site.library.superseded.get(plan.id),
        decided=max((one.date for one in plan.decisions if one.date), default=None),
        decisions=list_text(decision_text(site, one) for one in plan.decisions),
        revised=plan.revised,
        review_date=plan.review_date,
        reference_number=plan.reference_number,
        parties=involved_text(site, plan.parties),
        basis=plan.basis,
        purpose=plan.purpose,
        focus_area_count=len(contents.focus_areas),
        goal_count=len(contents.goals),
        activity_count=len(contents.activities),
        documents=list_text(", ".join(filter(None, (one.title, one.details))) for one in documents),
        text=body_text(site, plan, 3),
        source=site.source_text(plan, plan.source) or None,
        url=address(site, site.plan_url(plan.id)),
    )


def focus_area_rows(site: Site, contents: PlanContents) -> Iterator[FocusAreaRow]:
    """The plan's focus areas."""
    for area in contents.focus_areas:
        yield FocusAreaRow(
            id=f"{area.plan}/focus-area/{area.id}",
            plan=area.plan,
            title=area.title,
            summary=area.summary,
            definition=area.definition,
            goal_count=len(area.goals),
            activity_count=len(contents.activities_by_area.get(area.id, ())),
            text=body_text(site, area, 4),
            reviewed=area.reviewed,
            source=site.source_text(contents.plan, area.source) or None,
            url=address(site, site.addresses.url(*site.addresses.focus_area(area.plan, area.id))),
        )


def goal_rows(site: Site, contents: PlanContents) -> Iterator[GoalRow]:
    """The plan's goals, then those of its focus areas."""
    for goal in contents.plan.goals:
        yield _goal_row(site, contents, goal, None)
    for area in contents.focus_areas:
        for goal in area.goals:
            yield _goal_row(site, contents, goal, area)


def _goal_row(site: Site, contents: PlanContents, goal: Goal, area: FocusArea | None) -> GoalRow:
    plan, addresses = contents.plan.id, site.addresses
    page = addresses.focus_area(plan, area.id) if area else addresses.plan(plan)
    return GoalRow(
        id=f"{plan}/goal/{goal.id}",
        plan=plan,
        focus_area=area_id(plan, area.id if area else None),
        text=goal.text,
        aim=goal.aim.value if goal.aim else None,
        aim_text=site.texts.aim(goal.aim) if goal.aim else None,
        part_of=goal_id(plan, goal.part_of),
        target_groups=group_names(site, goal.target_groups),
        activities=tuple(activity_id(one) for one in contents.activities_by_goal.get(goal.id, ())),
        note=goal.note,
        source=site.source_text(contents.plan, goal.source) or None,
        url=address(site, addresses.url(*page, anchor=GOAL_ANCHOR + goal.id)),
    )


def date_rows(site: Site, contents: PlanContents) -> Iterator[DateRow]:
    """What is to be done, reviewed and reported."""
    return (_date_row(site, one) for one in deadlines(contents))


def _date_row(site: Site, one: Deadline) -> DateRow:
    return DateRow(
        id=one.id,
        plan=one.plan,
        kind=one.kind.value,
        text=deadline_text(site, one),
        when=deadline_when(site, one) or None,
        start=one.first,
        end=one.last,
        responsible=involved_text(site, one.duty.responsible) if one.duty else None,
        note=one.duty.note if one.duty else None,
        url=address(site, deadline_url(site, one)),
    )
