"""A plan's first page, and the list of plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from klarplan.model.records import Plan
from klarplan.model.values import PlanStatus
from klarplan.pages.views.activities import goal_views, status_table
from klarplan.pages.views.downloads import plan_downloads
from klarplan.pages.views.follow_up import follow_up_link
from klarplan.pages.views.money import PlanMoney, plan_money
from klarplan.pages.views.plan_answers import answers, as_of, leaders
from klarplan.pages.views.plan_parts import OVER, Headings, headings
from klarplan.pages.views.progress import area_progress, plan_changes
from klarplan.pages.views.rows import REST_ANCHOR, activity_rows
from klarplan.pages.views.sign_language import sign_language_view
from klarplan.pages.views.timeline import TimelineView, timeline_view
from klarplan.pages.views.view import View
from klarplan.site.library import NO_AREA, PlanContents
from klarplan.site.parts import (
    ActivityRow,
    Answer,
    ChangesView,
    Chart,
    DocumentView,
    Fact,
    GoalView,
    Link,
    PlanView,
    SignLanguageView,
    Table,
)
from klarplan.site.phrases import (
    activity_count,
    decision_text,
    document_view,
    is_over,
    plan_notice,
    plan_view,
    plan_words,
    review_text,
    said_then,
    source_place,
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
class PlanArea:
    """A focus area on its plan's page: what it wants, and its activities in a fold."""

    area: Link
    """Its title and page; without an address for activities that belong to none."""
    lead: str
    count: str
    """"21 aktiviteter"; empty for none."""
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True)
class PlanPageView(View):
    """A plan: the five answers, what they rest on, and the rest in folds. Its popular text is `page.content`."""

    TEMPLATE = "plan.html"
    PROSE_LEVEL: ClassVar[int] = 4

    plan: PlanView
    notice: str
    """A line that must be seen first: the plan is a draft. Its answers say when its time has ended, and every page of
    it when another holds instead."""
    said_then: str
    """That its text is what the plan said in its time; empty while it holds."""
    answers: tuple[Answer, ...]
    status_chart: Chart
    """Without bars where there would be one only."""
    status_sentence: str
    status_day: str
    """As of when the statuses hold: "Som det var 24 november 2022."; empty where none is known."""
    status_source: Link | None
    """The follow-up that says so."""
    progress_table: Table | None
    """The statuses of each focus area; None where there is one only, or nobody says how it goes."""
    areas: tuple[PlanArea, ...]
    """Focus areas with their activities, and last the activities that belong to none; empty without focus areas."""
    rows: tuple[ActivityRow, ...]
    """All activities, of a plan that has no focus areas."""
    timeline: TimelineView | None
    money: PlanMoney | None
    municipalities: tuple[Link, ...]
    municipalities_title: str
    """"15 kommuner": the line of their fold."""
    facts: tuple[Fact, ...]
    leaders: tuple[Link, ...]
    """Those who lead the work, with their roles."""
    parties: tuple[Link, ...]
    """The others who take part, with their roles."""
    goals: tuple[GoalView, ...]
    principles: tuple[Fact, ...]
    success_factors: tuple[str, ...]
    follow_ups: tuple[Link, ...]
    documents: tuple[DocumentView, ...]
    source: str
    """Where the plan's own facts stand, in a line."""
    source_note: str
    """How the source was read."""
    whole_plan_url: str
    downloads: tuple[Link, ...]
    """The plan as data, its feed, its calendar."""
    changes: tuple[ChangesView, ...] = ()
    """What has changed since the newest follow-up, and what that one showed against the one before."""
    earlier: tuple[Link, ...] = ()
    """Revisions of the plan that this one took the place of, newest first."""
    review: str = ""
    """That the plan should have been looked over; empty where it is not late."""
    sign_language: SignLanguageView | None = None
    headings: Headings = field(default_factory=dict)
    """Of its parts."""


def plans_view(site: Site) -> PlansView:
    """The list of plans."""
    lead = site.texts._(N_("Here are all plans. Choose one to see what it wants, who does what and what it costs."))
    return PlansView(lead=lead, plans=tuple(plan_view(site, contents) for contents in site.library.current.values()))


def plan_page_view(site: Site, contents: PlanContents) -> PlanPageView:
    """A plan's first page."""
    plan = contents.plan
    _, chart, sentence = status_table(site, contents)
    status_day, status_source = as_of(site, contents)
    led = leaders(plan)
    view = PlanPageView(
        lead=plan.summary,
        plan=plan_view(site, contents),
        notice=plan_notice(site, plan) if plan.status is PlanStatus.DRAFT else "",
        said_then=said_then(site, plan),
        answers=tuple(answers(site, contents)),
        status_chart=replace(chart, title=""),
        status_sentence=sentence,
        status_day=status_day,
        status_source=status_source,
        progress_table=area_progress(site, contents),
        areas=tuple(_areas(site, contents)) if contents.focus_areas else (),
        rows=() if contents.focus_areas else activity_rows(site, contents, contents.activities.values()),
        timeline=timeline_view(site, contents),
        money=plan_money(site, contents),
        municipalities=tuple(
            sorted(map(site.municipality_link, plan.municipalities), key=lambda link: sort_key(link.text))
        ),
        municipalities_title=site.texts.plural("{n} municipality", "{n} municipalities", len(plan.municipalities)),
        facts=tuple(plan_facts(site, plan, with_parties=False)),
        leaders=site.involved(party for party in plan.parties if party.party in led),
        parties=site.involved(party for party in plan.parties if party.party not in led),
        goals=goal_views(site, contents, plan.goals),
        principles=tuple(Fact(principle.title, (Link(principle.text),)) for principle in plan.principles),
        success_factors=plan.success_factors,
        follow_ups=tuple(follow_up_link(site, follow_up) for follow_up in contents.follow_ups),
        documents=tuple(document_view(site, source) for source in plan.sources),
        source=source_place(plan, plan.source),
        source_note=plan.source.note or "" if plan.source else "",
        whole_plan_url=site.addresses.url(*site.addresses.whole_plan(plan.id)),
        downloads=plan_downloads(site, plan),
        changes=plan_changes(site, contents),
        earlier=tuple(map(site.plan_revision, site.earlier_revisions.get(plan.id, ()))),
        review=review_text(site, plan, plan),
        sign_language=sign_language_view(site, plan),
    )
    return replace(view, headings=_headings(site, contents, view))


def own_titles(site: Site, plan: Plan) -> Mapping[str, str]:
    """The titles of those parts that this plan has its own words for, or whose time has ended."""
    past = {name: site.texts._(title) for name, title in OVER.items()} if is_over(site, plan) else {}
    return {"focus_areas": site.texts.sentence(plan_words(site, plan).focus_areas), **past}


def _headings(site: Site, contents: PlanContents, view: PlanPageView) -> Headings:
    folded = {
        "text": contents.plan.body.strip(), "facts": view.facts, "parties": view.leaders or view.parties,
        "goals": view.goals, "principles": view.principles, "success_factors": view.success_factors,
        "documents": view.documents, "earlier": view.earlier,
    }  # fmt: skip
    present = {
        "statuses": view.status_sentence, "changes": view.changes, "follow_ups": view.follow_ups,
        "focus_areas": view.areas, "activities": view.rows, "timeline": view.timeline, "money": view.money,
        "municipalities": view.municipalities, "more": any(folded.values()), **folded, "downloads": view.downloads,
    }  # fmt: skip
    return headings(site.texts, present, own_titles(site, contents.plan))


def _areas(site: Site, contents: PlanContents) -> Iterator[PlanArea]:
    """The plan's focus areas, and then the activities that belong to none."""
    for area in contents.focus_areas:
        url = site.addresses.url(*site.addresses.focus_area(area.plan, area.id))
        yield _area(site, contents, Link(area.title, url), area.summary, area.id)
    if NO_AREA in contents.activities_by_area:
        url = site.addresses.url(*site.addresses.plan_activities(contents.plan.id), anchor=REST_ANCHOR)
        yield _area(site, contents, Link(site.texts._(N_("Other activities")), url), "", NO_AREA)


def _area(site: Site, contents: PlanContents, link: Link, lead: str, name: str) -> PlanArea:
    activities = contents.activities_by_area.get(name, ())
    count = activity_count(site, len(activities)) if activities else ""
    return PlanArea(link, lead, count, activity_rows(site, contents, activities))


def plan_facts(site: Site, plan: Plan, *, with_parties: bool = True) -> Iterator[Fact]:
    """A plan's facts: period, who decided and when, who takes part, reference, what it rests on."""
    _, texts, over = site.texts._, site.texts, is_over(site, plan)
    facts: list[tuple[str, tuple[Link, ...]]] = [
        (_(N_("Applied") if over else N_("Applies")), (Link(texts.period(plan.period)),)),
        (_(N_("Where")), (Link(plan.area),)),
        (_(N_("Decided")), tuple(Link(decision_text(site, decision)) for decision in plan.decisions)),
        (_(N_("Revised")), (Link(texts.day(plan.revised)),) if plan.revised else ()),
        (_(N_("Who took part") if over else N_("Who takes part")), site.involved(plan.parties) if with_parties else ()),
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
