"""One dataclass per template: all that it receives as `page.meta.view`. Each has the template that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from klarplan.contexts.parts import (
    ActivityGroup,
    Chart,
    DateView,
    DocumentView,
    Facet,
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
    downloads: tuple[Link, ...]
    """The plan as data, its feed, its calendar."""
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


@dataclass(frozen=True)
class MunicipalitiesView(View):
    """All municipalities, by county."""

    TEMPLATE = "municipalities.html"

    counties: tuple[Section, ...]


@dataclass(frozen=True)
class MunicipalityPlan:
    """What one plan means for one municipality: activities by focus area, its own first."""

    anchor: str
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
    downloads: tuple[Link, ...]
    """Its feed."""


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
    facets: tuple[Facet, ...]
    """What the table can be narrowed by; a script shows them."""


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
    downloads: tuple[Link, ...]
    """The calendar."""


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
class SearchView(View):
    """The results of a search. A script fills it in; without one it says where to look instead."""

    TEMPLATE = "search.html"

    facets: tuple[Facet, ...]
    stop_words: str
    """Words that tell nothing of what is sought, with spaces between."""
    file: str
    """What the address of a page ends with: empty, or "index.html"."""
    index_url: str
    """A–Ö, where everything is found without a script."""
    activities_url: str
    glossary_url: str


@dataclass(frozen=True)
class GapView:
    """Something on the site that not everyone can use."""

    what: str
    facts: tuple[Fact, ...]
    """Why, what to do instead, the criterion, by when it is mended."""


@dataclass(frozen=True)
class StatementView(View):
    """The accessibility statement, with the parts that the law asks for."""

    TEMPLATE = "statement.html"

    organisation: str
    service: str
    """What the statement is about: the site's name."""
    note: str
    conformance: str
    """How well the law is met, in a sentence."""
    response_time: str
    form: Link
    contact: Link
    complaint_url: str
    faults: tuple[GapView, ...]
    burdens: tuple[GapView, ...]
    """What the law would ask too much to mend."""
    exempt: tuple[GapView, ...]
    """What the law does not cover."""
    method: str
    tests: tuple[str, ...]
    days: tuple[str, ...]
    """When the site was assessed and published, and the statement updated: a sentence each."""


@dataclass(frozen=True)
class DataFiles:
    """The files of one plan, or of all plans together."""

    title: str
    anchor: str
    files: Table
    """Table by table: how many rows, the files; without rows where tables are switched off."""
    links: tuple[Link, ...]
    """Feed and calendar."""


@dataclass(frozen=True)
class DataColumns:
    """A table of open data, and what its columns hold."""

    title: str
    about: str
    """What a row is."""
    columns: tuple[Fact, ...]
    """Name: what it holds, and of what kind that is."""


@dataclass(frozen=True)
class DataView(View):
    """Open data: the files, what their columns hold, how to open and to follow them."""

    TEMPLATE = "data.html"

    licence: Link
    sets: tuple[DataFiles, ...]
    """All plans together first."""
    tables: tuple[DataColumns, ...]
    """Empty where tables are switched off."""
    links: tuple[Link, ...]
    """For those who make programs: data package, schemas, the description for data portals."""


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
