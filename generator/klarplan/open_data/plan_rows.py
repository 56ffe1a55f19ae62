"""Rows of plans, focus areas, goals and dates."""

from __future__ import annotations

from collections.abc import Iterator

from klarplan.content.settings.addresses import GOAL_ANCHOR
from klarplan.model.records import FocusArea, Goal
from klarplan.open_data.cells import (
    activity_id,
    address,
    area_id,
    goal_id,
    group_names,
    involved_text,
    list_text,
    place_codes,
    place_names,
    plain_text,
    span,
)
from klarplan.open_data.rows import DateRow, FocusAreaRow, GoalRow, PlanRow
from klarplan.pages.views.dates import occasion_text, occasion_url, occasion_when
from klarplan.pages.views.plans import decision_text
from klarplan.site.deadlines import Occasion, occasions
from klarplan.site.library import RelatedPlan
from klarplan.site.site import Edition


def plan_rows(edition: Edition, related: RelatedPlan) -> Iterator[PlanRow]:
    """The plan itself."""
    plan, texts = related.plan, edition.texts
    start, end = span(plan.period)
    documents = (edition.document_view(one) for one in plan.sources)
    yield PlanRow(
        id=plan.id,
        title=plan.title,
        short_title=plan.short_title,
        summary=plan.summary,
        kind=plan.kind,
        area=plan.area,
        municipalities=place_names(edition, plan.municipalities),
        municipality_codes=place_codes(edition, plan.municipalities),
        period=texts.period(plan.period),
        start=start,
        end=end,
        status=plan.status.value,
        status_text=edition.plan_status(plan),
        superseded_by=edition.library.superseded.get(plan.id),
        decided=max((one.date for one in plan.decisions if one.date), default=None),
        decisions=list_text(decision_text(edition, one) for one in plan.decisions),
        revised=plan.revised,
        review_date=plan.review_date,
        reference_number=plan.reference_number,
        parties=involved_text(edition, plan.parties),
        basis=plan.basis,
        purpose=plan.purpose,
        focus_area_count=len(related.focus_areas),
        goal_count=len(related.goals),
        activity_count=len(related.activities),
        documents=list_text(", ".join(filter(None, (one.title, one.details))) for one in documents),
        text=plain_text(edition, plan, 3),
        source=edition.source_text(plan, plan.source) or None,
        url=address(edition, edition.plan_url(plan.id)),
    )


def focus_area_rows(edition: Edition, related: RelatedPlan) -> Iterator[FocusAreaRow]:
    """The plan's focus areas."""
    for area in related.focus_areas:
        yield FocusAreaRow(
            id=f"{area.plan}/focus-area/{area.id}",
            plan=area.plan,
            title=area.title,
            summary=area.summary,
            definition=area.definition,
            goal_count=len(area.goals),
            activity_count=len(related.activities_by_area.get(area.id, ())),
            text=plain_text(edition, area, 4),
            reviewed=area.reviewed,
            source=edition.source_text(related.plan, area.source) or None,
            url=address(edition, edition.sitemap.url(*edition.sitemap.focus_area(area.plan, area.id))),
        )


def goal_rows(edition: Edition, related: RelatedPlan) -> Iterator[GoalRow]:
    """The plan's goals, then those of its focus areas."""
    for goal in related.plan.goals:
        yield _goal_row(edition, related, goal, None)
    for area in related.focus_areas:
        for goal in area.goals:
            yield _goal_row(edition, related, goal, area)


def _goal_row(edition: Edition, related: RelatedPlan, goal: Goal, area: FocusArea | None) -> GoalRow:
    plan, sitemap = related.plan.id, edition.sitemap
    page = sitemap.focus_area(plan, area.id) if area else sitemap.plan(plan)
    return GoalRow(
        id=f"{plan}/goal/{goal.id}",
        plan=plan,
        focus_area=area_id(plan, area.id if area else None),
        text=goal.text,
        aim=goal.aim.value if goal.aim else None,
        aim_text=edition.texts.aim(goal.aim) if goal.aim else None,
        part_of=goal_id(plan, goal.part_of),
        target_groups=group_names(edition, goal.target_groups),
        activities=tuple(activity_id(one) for one in related.activities_by_goal.get(goal.id, ())),
        note=goal.note,
        source=edition.source_text(related.plan, goal.source) or None,
        url=address(edition, sitemap.url(*page, anchor=GOAL_ANCHOR + goal.id)),
    )


def date_rows(edition: Edition, related: RelatedPlan) -> Iterator[DateRow]:
    """What is to be done, reviewed and reported."""
    return (_date_row(edition, one) for one in occasions(related))


def _date_row(edition: Edition, one: Occasion) -> DateRow:
    return DateRow(
        id=one.id,
        plan=one.plan,
        kind=one.kind.value,
        text=occasion_text(edition, one),
        when=occasion_when(edition, one) or None,
        start=one.first,
        end=one.last,
        responsible=involved_text(edition, one.duty.responsible) if one.duty else None,
        note=one.duty.note if one.duty else None,
        url=address(edition, occasion_url(edition, one)),
    )
