"""A focus area's page, and the page with all activities of a plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from klarplan.model.records import FocusArea
from klarplan.pages.views.activities import goal_views, status_sentence
from klarplan.pages.views.rows import area_groups, row_groups
from klarplan.pages.views.sign_language import sign_language_view
from klarplan.pages.views.view import View
from klarplan.site.library import PlanContents
from klarplan.site.parts import GoalView, Link, RowGroup, SignLanguageView
from klarplan.site.phrases import activity_count, is_over, review_text, said_then, source_place
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_LONG = 1500
"""Text and goals of more characters than this are folded below the activities."""


@dataclass(frozen=True)
class FocusAreaView(View):
    """A focus area: what we want (goals), what we do (activities). Its popular text is `page.content`."""

    TEMPLATE = "focus-area.html"

    definition: str
    goals: tuple[GoalView, ...]
    groups: tuple[RowGroup, ...]
    """One group without title, or one per priority class."""
    count: str
    """"8 aktiviteter"."""
    sentence: str
    """How far they have come."""
    target_groups: tuple[Link, ...]
    source: str
    """Where it comes from, in one line."""
    reading: str
    """How the source was read."""
    over: bool
    """Whether the plan's time has ended: then its parts are named as something past."""
    said_then: str
    """That its text is what the plan said in its time; empty while it holds."""
    folds: bool
    """Whether its text and goals are too long to stand open."""
    review: str = ""
    """That the text should have been looked over; empty where it is not late."""
    sign_language: SignLanguageView | None = None


@dataclass(frozen=True)
class PlanActivitiesView(View):
    """All activities of a plan, by focus area."""

    TEMPLATE = "plan-activities.html"

    groups: tuple[RowGroup, ...]
    count: str


def focus_area_view(site: Site, contents: PlanContents, area: FocusArea) -> FocusAreaView:
    """A focus area's page."""
    activities = contents.activities_by_area.get(area.id, ())
    named = dict.fromkeys(group for activity in activities for group in activity.target_groups)
    counted = Counter(contents.statuses[activity.id].status for activity in activities)
    over = is_over(site, contents.plan)
    return FocusAreaView(
        lead=area.summary,
        over=over,
        said_then=said_then(site, contents.plan),
        definition=area.definition or "",
        goals=goal_views(site, contents, area.goals),
        groups=row_groups(site, contents, activities),
        count=activity_count(site, len(activities)),
        target_groups=tuple(map(site.target_group_link, named)),
        sentence=status_sentence(site, counted, len(activities), over=over),
        source=source_place(contents.plan, area.source) if area.source else "",
        reading=(area.source.note or "") if area.source else "",
        folds=len(area.body) + sum(len(goal.text) for goal in area.goals) > _LONG,
        review=review_text(site, contents.plan, area),
        sign_language=sign_language_view(site, area),
    )


def plan_activities_view(site: Site, contents: PlanContents) -> PlanActivitiesView:
    """The page with all activities of a plan."""
    _ = site.texts._
    lead = _(N_("Here are all activities of the plan, by focus area.")) if contents.focus_areas else _(
        N_("The source names no focus areas. Here are all activities of the plan.")
    )  # fmt: skip
    return PlanActivitiesView(
        lead=lead,
        groups=area_groups(site, contents),
        count=activity_count(site, len(contents.activities)),
    )
