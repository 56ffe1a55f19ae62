"""A plan's first page, and the list of plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from klarplan.content.checks.money import allocated
from klarplan.model.records import FocusArea, Plan
from klarplan.pages.views.activities import goal_views, status_table
from klarplan.pages.views.downloads import plan_downloads
from klarplan.pages.views.follow_up import follow_up_link
from klarplan.pages.views.money import has_money, statement_amount
from klarplan.pages.views.plan_parts import Headings, headings
from klarplan.pages.views.progress import area_progress, plan_changes
from klarplan.pages.views.view import View
from klarplan.site.library import PlanContents
from klarplan.site.parts import (
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
from klarplan.site.phrases import (
    activity_count,
    decision_text,
    document_view,
    plan_notice,
    plan_status,
    plan_view,
    plan_words,
    review_text,
)
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import sort_key


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
    headings: Headings = field(default_factory=dict)
    """Of its parts."""


def plans_view(site: Site) -> PlansView:
    """The list of plans."""
    lead = site.texts._(N_("Here are all plans. Choose one to see what it wants, who does what and what it costs."))
    return PlansView(lead=lead, plans=tuple(plan_view(site, contents) for contents in site.library.current.values()))


def plan_page_view(site: Site, contents: PlanContents) -> PlanPageView:
    """A plan's first page."""
    plan, _ = contents.plan, site.texts._
    statuses, chart, sentence = status_table(site, contents)
    progress, progress_table = area_progress(site, contents)
    view = PlanPageView(
        lead=plan.summary,
        plan=plan_view(site, contents),
        notice="" if plan.id in site.library.superseded else plan_notice(site, plan),  # every page of it says so
        figures=tuple(_figures(site, contents)),
        facts=tuple(plan_facts(site, plan)),
        focus_areas=tuple(_area_link(site, contents, area) for area in contents.focus_areas),
        leads=tuple(area.summary for area in contents.focus_areas),
        focus_areas_missing="" if contents.focus_areas else _(N_("The source names no focus areas.")),
        goals=goal_views(site, contents, plan.goals),
        principles=tuple(Fact(principle.title, (Link(principle.text),)) for principle in plan.principles),
        success_factors=plan.success_factors,
        statuses=statuses,
        status_chart=chart,
        status_sentence=sentence,
        money=tuple(_money_links(site, contents)),
        follow_ups=tuple(follow_up_link(site, follow_up) for follow_up in contents.follow_ups),
        municipalities=tuple(
            sorted(map(site.municipality_link, plan.municipalities), key=lambda link: sort_key(link.text))
        ),
        documents=tuple(document_view(site, source) for source in plan.sources),
        whole_plan_url=site.addresses.url(*site.addresses.whole_plan(plan.id)),
        downloads=plan_downloads(site, plan),
        progress=progress,
        progress_table=progress_table,
        changes=plan_changes(site, contents),
        earlier=tuple(map(site.plan_revision, site.earlier_revisions.get(plan.id, ()))),
        review=review_text(site, plan, plan),
    )
    return replace(view, headings=_headings(site, contents, view))


def _headings(site: Site, contents: PlanContents, view: PlanPageView) -> Headings:
    present = {
        "focus_areas": view.focus_areas or view.focus_areas_missing, "facts": view.facts, "goals": view.goals,
        "principles": view.principles, "success_factors": view.success_factors,
        "statuses": view.status_sentence or view.statuses.rows, "changes": view.changes, "money": view.money,
        "follow_ups": view.follow_ups, "municipalities": view.municipalities, "documents": view.documents,
        "earlier": view.earlier, "downloads": view.downloads,
    }  # fmt: skip
    words = plan_words(site, contents.plan)
    return headings(site.texts, present, {"focus_areas": site.texts.sentence(words.focus_areas)})


def _area_link(site: Site, contents: PlanContents, area: FocusArea) -> Link:
    number = len(contents.activities_by_area.get(area.id, ()))
    return Link(
        area.title, site.addresses.url(*site.addresses.focus_area(area.plan, area.id)),
        note=activity_count(site, number),
    )  # fmt: skip


def _figures(site: Site, contents: PlanContents) -> Iterator[KeyFigure]:
    plan, number = contents.plan, site.texts.number
    words = plan_words(site, plan)
    if areas := len(contents.focus_areas):
        yield KeyFigure(number(areas), words.focus_area if areas == 1 else words.focus_areas)
    if activities := len(contents.activities):
        yield KeyFigure(number(activities), site.texts.plural("activity", "activities", activities))
    if goals := len(contents.goals):
        yield KeyFigure(number(goals), site.texts.plural("goal", "goals", goals))
    if places := len(plan.municipalities):
        yield KeyFigure(number(places), site.texts.plural("municipality", "municipalities", places))


def plan_facts(site: Site, plan: Plan) -> Iterator[Fact]:
    """A plan's facts: period, who decided and when, who takes part, reference, what it rests on."""
    _, texts = site.texts._, site.texts
    facts: list[tuple[str, tuple[Link, ...]]] = [
        (_(N_("Applies")), (Link(texts.sentence(texts.period(plan.period))),)),
        (_(N_("Status")), (Link(plan_status(site, plan)),)),
        (_(N_("Where")), (Link(plan.area),)),
        (_(N_("Decided")), tuple(Link(decision_text(site, decision)) for decision in plan.decisions)),
        (_(N_("Revised")), (Link(texts.day(plan.revised)),) if plan.revised else ()),
        (_(N_("Who takes part")), site.involved(plan.parties)),
        (_(N_("For whom")), tuple(map(site.target_group_link, plan.target_groups))),
        (_(N_("Reference number")), (Link(plan.reference_number),) if plan.reference_number else ()),
        (_(N_("Purpose")), (Link(plan.purpose),) if plan.purpose else ()),
        (_(N_("Rests on")), (Link(plan.basis),) if plan.basis else ()),
        (_(N_("To be reviewed")), (Link(texts.day(plan.review_date)),) if plan.review_date else ()),
        (_(N_("Contact")), tuple(_contact(plan))),
    ]
    yield from (Fact(label, values) for label, values in facts if values)


def _contact(plan: Plan) -> Iterator[Link]:
    if plan.contact:
        yield Link(plan.contact.role, plan.contact.url or "")
        if plan.contact.email:
            yield Link(plan.contact.email, f"mailto:{plan.contact.email}")


def _money_links(site: Site, contents: PlanContents) -> Iterator[Link]:
    """What the plan says of money, a sentence each; the first leads to the money page."""
    if not has_money(contents):
        return
    _, money = site.texts._, site.texts.money
    url = site.addresses.url(*site.addresses.money(contents.plan.id))
    funding = contents.funding
    if funding and funding.allocations:
        amount = money(allocated(funding))
        yield Link(_(N_("{amount} is shared out for {year}"), amount=amount, year=funding.year), url)
    for statement in funding.statements if funding else ():
        yield Link(f"{statement_amount(site, statement)}: {statement.text}", url)
    if any(activity.cost for activity in contents.activities.values()):
        yield Link(_(N_("What the activities cost")), url)
