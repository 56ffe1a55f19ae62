"""Rows of plans, focus areas, goals and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from klarplan.content.settings.addresses import GOAL_ANCHOR
from klarplan.model.records import Aim, FocusArea, Goal, PlanKind
from klarplan.model.values import PlanStatus
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
from klarplan.open_data.columns import END, NOTE, PERIOD, PLAN, SOURCE, START, URL, DataRow, Day, column
from klarplan.open_data.ids import activity_id, area_id, goal_id
from klarplan.site.deadlines import Deadline, DeadlineKind, deadlines
from klarplan.site.library import PlanContents
from klarplan.site.phrases import (
    deadline_text,
    deadline_url,
    deadline_when,
    decision_text,
    document_view,
    plan_status,
    source_text,
)
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

# ruff: noqa: RUF009 (column is dataclasses.field)


@dataclass(frozen=True, kw_only=True)
class PlanRow(DataRow):
    """A plan."""

    NAME, FILE, TITLE, ABOUT = "plans", "planer", N_("Plans"), N_("The plans, a row for each.")

    title: str = column(N_("The plan's name"))
    short_title: str = column(N_("The plan's short name"))
    summary: str = column(N_("The plan in a sentence"))
    kind: str = column(N_("What kind of plan it is"), values=get_args(PlanKind))
    area: str = column(N_("Where it applies"))
    municipalities: tuple[str, ...] = column(N_("The municipalities in the plan"))
    municipality_codes: tuple[str, ...] = column(N_("Statistics Sweden's codes of the municipalities"))
    period: str = column(PERIOD)
    start: Day | None = column(START)
    end: Day | None = column(END)
    status: str = column(N_("Where the plan is in its life, as a code"), values=PlanStatus)
    status_text: str = column(N_("Where the plan is in its life, in words"))
    superseded_by: str | None = column(N_("The id of the plan that holds instead of it"), table="plans")
    decided: Day | None = column(N_("Day of the latest decision"))
    decisions: str | None = column(N_("Who decided, when and what"))
    revised: Day | None = column(N_("Day of the latest revision"))
    review_date: Day | None = column(N_("Day by which the plan is to be reviewed"))
    reference_number: str | None = column(N_("Reference number"))
    parties: str | None = column(N_("Who takes part, with roles"))
    basis: str | None = column(N_("What the plan rests on"))
    purpose: str | None = column(N_("The plan's purpose"))
    focus_area_count: int = column(N_("Number of focus areas"))
    goal_count: int = column(N_("Number of goals"))
    activity_count: int = column(N_("Number of activities"))
    documents: str | None = column(N_("The documents that the plan is taken from"))
    text: str | None = column(N_("The text on the page, without formatting"))
    source: str | None = column(SOURCE)
    url: str | None = column(URL, address=True)


@dataclass(frozen=True, kw_only=True)
class FocusAreaRow(DataRow):
    """A focus area of a plan."""

    NAME, FILE, TITLE = "focus-areas", "fokusomraden", N_("Focus areas")
    ABOUT = N_("The parts that gather goals and activities, a row for each.")

    plan: str = column(PLAN, table="plans")
    title: str = column(N_("The focus area's name"))
    summary: str = column(N_("What it wants, in a sentence"))
    definition: str | None = column(N_("The plan's own definition"))
    goal_count: int = column(N_("Number of goals"))
    activity_count: int = column(N_("Number of activities"))
    text: str | None = column(N_("The text on the page, without formatting"))
    reviewed: Day | None = column(N_("Day when it was last looked over"))
    source: str | None = column(SOURCE)
    url: str | None = column(URL, address=True)


@dataclass(frozen=True, kw_only=True)
class GoalRow(DataRow):
    """A goal of a plan or of a focus area."""

    NAME, FILE, TITLE, ABOUT = "goals", "mal", N_("Goals"), N_("What the plans want, a row for each goal.")

    plan: str = column(PLAN, table="plans")
    focus_area: str | None = column(N_("The focus area's id; empty for goals of the whole plan"), table="focus-areas")
    text: str = column(N_("The goal"))
    aim: str | None = column(N_("Whether it is meant for long or short, as a code"), values=Aim)
    aim_text: str | None = column(N_("Whether it is meant for long or short, in words"))
    part_of: str | None = column(N_("The id of the larger goal that it is a part of"), table="goals")
    target_groups: str | None = column(N_("For whom"))
    activities: tuple[str, ...] = column(N_("The ids of the activities that work for the goal"))
    note: str | None = column(NOTE)
    source: str | None = column(SOURCE)
    url: str | None = column(URL, address=True)


@dataclass(frozen=True, kw_only=True)
class DateRow(DataRow):
    """Something to be done, reviewed or reported by a time."""

    NAME, FILE, TITLE = "dates", "datum", N_("Dates")
    ABOUT = N_("What is to be done, reviewed and reported, and by when.")

    plan: str = column(PLAN, table="plans")
    kind: str = column(
        N_("plan_ends: the plan's last day; plan_review: to be reviewed; reporting: to be reported; activity_ends: "
           "an activity to be finished"), values=DeadlineKind,
    )  # fmt: skip
    text: str = column(N_("What happens"))
    when: str | None = column(N_("When, in words"))
    start: Day | None = column(START)
    end: Day | None = column(END)
    responsible: str | None = column(N_("Who is responsible, with roles"))
    note: str | None = column(NOTE)
    url: str | None = column(URL, address=True)


def plan_rows(site: Site, contents: PlanContents) -> Iterator[PlanRow]:
    """The plan itself."""
    plan, texts = contents.plan, site.texts
    start, end = span(plan.period)
    documents = (document_view(site, source) for source in plan.sources)
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
        status_text=plan_status(site, plan),
        superseded_by=site.library.superseded.get(plan.id),
        decided=max((decision.date for decision in plan.decisions if decision.date), default=None),
        decisions=list_text(decision_text(site, decision) for decision in plan.decisions),
        revised=plan.revised,
        review_date=plan.review_date,
        reference_number=plan.reference_number,
        parties=involved_text(site, plan.parties),
        basis=plan.basis,
        purpose=plan.purpose,
        focus_area_count=len(contents.focus_areas),
        goal_count=len(contents.goals),
        activity_count=len(contents.activities),
        documents=list_text(", ".join(filter(None, (document.title, document.details))) for document in documents),
        text=body_text(site, plan, 3),
        source=source_text(plan, plan.source) or None,
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
            source=source_text(contents.plan, area.source) or None,
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
        activities=tuple(activity_id(activity) for activity in contents.activities_by_goal.get(goal.id, ())),
        note=goal.note,
        source=source_text(contents.plan, goal.source) or None,
        url=address(site, addresses.url(*page, anchor=GOAL_ANCHOR + goal.id)),
    )


def date_rows(site: Site, contents: PlanContents) -> Iterator[DateRow]:
    """What is to be done, reviewed and reported."""
    return (_date_row(site, deadline) for deadline in deadlines(contents))


def _date_row(site: Site, deadline: Deadline) -> DateRow:
    return DateRow(
        id=deadline.id,
        plan=deadline.plan,
        kind=deadline.kind.value,
        text=deadline_text(site, deadline),
        when=deadline_when(site, deadline) or None,
        start=deadline.first,
        end=deadline.last,
        responsible=involved_text(site, deadline.duty.responsible) if deadline.duty else None,
        note=deadline.duty.note if deadline.duty else None,
        url=address(site, deadline_url(site, deadline)),
    )
