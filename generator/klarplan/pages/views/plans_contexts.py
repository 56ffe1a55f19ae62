"""What the pages of a plan show, and the list of plans."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.pages.views.view import View
from klarplan.site.parts import (
    ActivityGroup,
    AreaProgress,
    ChangesView,
    Chart,
    DocumentView,
    Fact,
    GoalView,
    KeyFigure,
    Link,
    PlanView,
    Table,
)


@dataclass(frozen=True)
class PlansView(View):
    """All plans."""

    TEMPLATE = "plans.html"

    plans: tuple[PlanView, ...]


@dataclass(frozen=True)
class PlanPageView(View):
    """A plan: facts, focus areas, goals, statuses, money, follow-ups, sources. Its popular text is `page.content`."""

    TEMPLATE = "plan.html"

    plan: PlanView
    notice: str
    """A line that must be seen first: the plan has ended, is a draft … Empty where there is none."""
    figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    focus_areas_title: str
    focus_areas: tuple[Link, ...]
    """What each wants in a sentence is in `leads`, by the same order; how many activities in each link's note."""
    leads: tuple[str, ...]
    focus_areas_missing: str
    """What to say where the plan names no focus areas; empty otherwise."""
    goals: tuple[GoalView, ...]
    principles: tuple[Fact, ...]
    success_factors: tuple[str, ...]
    statuses: Table
    status_chart: Chart
    status_sentence: str
    money: tuple[Link, ...]
    """Sums in a sentence each, with links; empty where the plan says nothing of money."""
    follow_ups: tuple[Link, ...]
    municipalities: tuple[Link, ...]
    documents: tuple[DocumentView, ...]
    whole_plan_url: str
    downloads: tuple[Link, ...]
    """The plan as data, its feed, its calendar."""
    progress: tuple[AreaProgress, ...] = ()
    """How it goes in each focus area; empty where there is one only, or nobody says how it goes."""
    progress_table: Table | None = None
    """The figures of those bars."""
    changes: tuple[ChangesView, ...] = ()
    """What has changed since the newest follow-up, and what that one showed against the one before."""
    earlier: tuple[Link, ...] = ()
    """Revisions of the plan that this one took the place of, newest first."""
    review: str = ""
    """That the plan should have been looked over; empty where it is not late."""


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


@dataclass(frozen=True)
class MoneyPart:
    """One funding file: purposes, who gets what, totals, statements, uses, duties."""

    title: str
    lead: str
    purposes: tuple[Fact, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    statements: tuple[Fact, ...]
    """Label: the sum; values: what it is."""
    uses: tuple[Link, ...]
    reporting: tuple[Fact, ...]
    """Label: by when; values: what, and who."""
    source: str


@dataclass(frozen=True)
class MoneyView(View):
    """A plan's money: funding, and what the activities cost."""

    TEMPLATE = "money.html"

    funding: tuple[MoneyPart, ...]
    costs: Table
    """Activity by activity; without rows where the plan has no activities."""
    costs_sentence: str


@dataclass(frozen=True)
class FollowUpView(View):
    """A follow-up of a plan. Its text is `page.content`."""

    TEMPLATE = "follow-up.html"

    facts: tuple[Fact, ...]
    figures: tuple[KeyFigure, ...]
    statuses: Table
    """Activity by activity; without rows where the follow-up names none."""
    source: str
    changes: ChangesView | None = None
    """What it shows against the follow-up before it."""


@dataclass(frozen=True)
class FollowUpsView(View):
    """A plan's follow-ups, newest first."""

    TEMPLATE = "follow-ups.html"

    follow_ups: tuple[Link, ...]
    leads: tuple[str, ...]


@dataclass(frozen=True)
class WholeFocusArea:
    """A focus area on the page that holds the whole plan."""

    title: str
    anchor: str
    lead: str
    definition: str
    html: str
    goals: tuple[GoalView, ...]
    groups: tuple[ActivityGroup, ...]


@dataclass(frozen=True)
class WholePlanView(View):
    """The whole plan on one page, to print or to search in. Headings: h2 parts, h3 focus areas, h4 activities."""

    TEMPLATE = "whole-plan.html"

    plan: PlanView
    facts: tuple[Fact, ...]
    html: str
    """The plan's popular text, headings from h3."""
    goals: tuple[GoalView, ...]
    principles: tuple[Fact, ...]
    success_factors: tuple[str, ...]
    focus_areas: tuple[WholeFocusArea, ...]
    funding: tuple[MoneyPart, ...]
    documents: tuple[DocumentView, ...]
