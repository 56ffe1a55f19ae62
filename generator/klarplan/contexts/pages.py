"""One dataclass per template: all that it receives as `page.meta.view`. Each has the template that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from klarplan.contexts.parts import (
    ActivityGroup,
    Chart,
    DateView,
    DocumentView,
    Fact,
    GoalView,
    KeyFigure,
    Link,
    PlanView,
    Section,
    StatusMark,
    Table,
    TermView,
)


@dataclass(frozen=True)
class View:
    """Base of what a page's template receives. `lead` answers in a sentence what the page is about."""

    TEMPLATE: ClassVar[str]

    lead: str


@dataclass(frozen=True)
class StartView(View):
    """The start page: what this is, find your municipality, the plans, dates ahead. Its own text is `page.content`."""

    TEMPLATE = "start.html"

    municipalities: tuple[Section, ...]
    """By county, for the finder."""
    municipalities_url: str
    plans: tuple[PlanView, ...]
    dates: tuple[DateView, ...]
    dates_url: str
    examples: tuple[Link, ...]
    """A few pages that many look for."""


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


@dataclass(frozen=True)
class FocusAreaView(View):
    """A focus area: what we want (goals), what we do (activities). Its popular text is `page.content`."""

    TEMPLATE = "focus-area.html"

    plan: PlanView
    term: str
    """The plan's own word for it: "Fokusområde"."""
    definition: str
    goals: tuple[GoalView, ...]
    groups: tuple[ActivityGroup, ...]
    """One group without title, or one per priority class."""
    count: str
    """"8 aktiviteter"."""
    target_groups: tuple[Link, ...]
    source: str


@dataclass(frozen=True)
class PlanActivitiesView(View):
    """The activities of a plan that belong to no focus area."""

    TEMPLATE = "plan-activities.html"

    plan: PlanView
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

    plan: PlanView
    funding: tuple[MoneyPart, ...]
    costs: Table
    """Activity by activity; without rows where the plan has no activities."""
    costs_sentence: str


@dataclass(frozen=True)
class FollowUpView(View):
    """A follow-up of a plan. Its text is `page.content`."""

    TEMPLATE = "follow-up.html"

    plan: PlanView
    facts: tuple[Fact, ...]
    figures: tuple[KeyFigure, ...]
    statuses: Table
    """Activity by activity; without rows where the follow-up names none."""
    source: str


@dataclass(frozen=True)
class FollowUpsView(View):
    """A plan's follow-ups, newest first."""

    TEMPLATE = "follow-ups.html"

    plan: PlanView
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


@dataclass(frozen=True)
class MunicipalitiesView(View):
    """All municipalities, by county."""

    TEMPLATE = "municipalities.html"

    counties: tuple[Section, ...]


@dataclass(frozen=True)
class MunicipalityPlan:
    """What one plan means for one municipality: activities by focus area, its own first."""

    plan: PlanView
    own: tuple[ActivityGroup, ...]
    """Activities that name the municipality, whole."""
    shared: tuple[Section, ...]
    """Activities for all of the plan's municipalities, as links by focus area."""
    money: tuple[Table, ...]
    chart: Chart | None
    responsible: tuple[Link, ...]
    """Activities that the municipality itself is responsible for."""


@dataclass(frozen=True)
class MunicipalityView(View):
    """A municipality: plans, what happens, money, who is responsible. Its own text is `page.content`."""

    TEMPLATE = "municipality.html"

    name: str
    figures: tuple[KeyFigure, ...]
    plans: tuple[MunicipalityPlan, ...]
    neighbours: tuple[Link, ...]
    """The other municipalities of its plans."""
    facts: tuple[Fact, ...]
    """Code, county, web site, contact."""


@dataclass(frozen=True)
class TargetGroupsView(View):
    """Whom the plans are for."""

    TEMPLATE = "target-groups.html"

    groups: tuple[Link, ...]
    leads: tuple[str, ...]


@dataclass(frozen=True)
class TargetGroupView(View):
    """What the plans do for one group of people, plan by plan."""

    TEMPLATE = "target-group.html"

    sections: tuple[Section, ...]


@dataclass(frozen=True)
class ActivitiesView(View):
    """All activities of all plans as one complete table, grouped by plan."""

    TEMPLATE = "activities.html"

    tables: tuple[Table, ...]
    count: str


@dataclass(frozen=True)
class YearDates:
    """The dates of one year."""

    title: str
    anchor: str
    dates: tuple[DateView, ...]


@dataclass(frozen=True)
class DatesView(View):
    """Dates ahead, then those that have passed."""

    TEMPLATE = "dates.html"

    ahead: tuple[YearDates, ...]
    past: tuple[YearDates, ...]


@dataclass(frozen=True)
class GlossaryLetter:
    """The terms under one letter."""

    title: str
    anchor: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryView(View):
    """Words explained, in Swedish alphabetical order."""

    TEMPLATE = "glossary.html"

    letters: tuple[GlossaryLetter, ...]


@dataclass(frozen=True)
class IndexView(View):
    """A–Ö: pages, activities, terms and everyday words."""

    TEMPLATE = "a-z.html"

    letters: tuple[Section, ...]


@dataclass(frozen=True)
class PageView(View):
    """An ordinary page; its text is `page.content`."""

    TEMPLATE = "page.html"


@dataclass(frozen=True)
class NotFoundView(View):
    """404: what happened, and ways on."""

    TEMPLATE = "404.html"

    links: tuple[Link, ...]


__all__ = ["StatusMark", "View"]
