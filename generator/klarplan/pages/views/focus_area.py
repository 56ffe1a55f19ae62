"""A focus area's page, and the page of a plan's activities that belong to no focus area."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.model.records import FocusArea
from klarplan.pages.views.activities import goal_views, groups
from klarplan.pages.views.view import View
from klarplan.site.library import NO_AREA, PlanContents
from klarplan.site.parts import ActivityGroup, GoalView, Link
from klarplan.site.phrases import activity_count, review_text, source_text
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class FocusAreaView(View):
    """A focus area: what we want (goals), what we do (activities). Its popular text is `page.content`."""

    TEMPLATE = "focus-area.html"

    definition: str
    goals: tuple[GoalView, ...]
    groups: tuple[ActivityGroup, ...]
    """One group without title, or one per priority class."""
    count: str
    """"8 aktiviteter"."""
    target_groups: tuple[Link, ...]
    source: str
    review: str = ""
    """That the text should have been looked over; empty where it is not late."""


@dataclass(frozen=True)
class PlanActivitiesView(View):
    """The activities of a plan that belong to no focus area."""

    TEMPLATE = "plan-activities.html"

    groups: tuple[ActivityGroup, ...]
    count: str


def focus_area_view(site: Site, contents: PlanContents, area: FocusArea) -> FocusAreaView:
    """A focus area's page."""
    page = site.addresses.url(*site.addresses.focus_area(area.plan, area.id))
    activities = contents.activities_by_area.get(area.id, ())
    named = dict.fromkeys(group for activity in activities for group in activity.target_groups)
    return FocusAreaView(
        lead=area.summary,
        definition=area.definition or "",
        goals=goal_views(site, contents, area.goals),
        groups=groups(site, contents, activities, page),
        count=activity_count(site, len(activities)),
        target_groups=tuple(map(site.target_group_link, named)),
        source=source_text(contents.plan, area.source),
        review=review_text(site, contents.plan, area),
    )


def plan_activities_view(site: Site, contents: PlanContents) -> PlanActivitiesView:
    """The page of a plan's activities that belong to no focus area."""
    page = site.addresses.url(*site.addresses.plan_activities(contents.plan.id))
    activities = contents.activities_by_area[NO_AREA]
    _ = site.texts._
    lead = _(N_("The source places these activities in no focus area.")) if contents.focus_areas else _(
        N_("The source names no focus areas. Here are all activities of the plan.")
    )  # fmt: skip
    return PlanActivitiesView(
        lead=lead,
        groups=groups(site, contents, activities, page),
        count=activity_count(site, len(activities)),
    )
