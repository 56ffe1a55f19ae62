"""A plan's own pages: the plan, its focus areas, its follow-ups, the whole plan on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from klarplan.content.checks.money import allocated
from klarplan.model.records import FocusArea, FollowUp, Plan
from klarplan.model.values import Decision
from klarplan.pages.views.activities import goal_views, groups, status_table
from klarplan.pages.views.downloads import plan_downloads
from klarplan.pages.views.money import has_money, money_part, statement_amount
from klarplan.pages.views.plans_contexts import (
    FocusAreaView,
    FollowUpsView,
    FollowUpView,
    PlanActivitiesView,
    PlanPageView,
    WholeFocusArea,
    WholePlanView,
)
from klarplan.pages.views.progress import area_progress, follow_up_changes, plan_changes
from klarplan.site.library import NO_AREA, CurrentStatus, RelatedPlan
from klarplan.site.parts import Cell, Fact, KeyFigure, Link, Row, Table
from klarplan.site.site import Edition
from klarplan.text.catalogue import N_
from klarplan.text.swedish import sort_key


def plan_page_view(edition: Edition, related: RelatedPlan) -> PlanPageView:
    """A plan's first page."""
    plan, _ = related.plan, edition.texts._
    words = edition.plan_words(plan)
    statuses, chart, sentence = status_table(edition, related)
    progress, progress_table = area_progress(edition, related)
    return PlanPageView(
        lead=plan.summary,
        plan=edition.plan_view(related),
        notice="" if plan.id in edition.library.superseded else edition.plan_notice(plan),  # every page of it says so
        figures=tuple(_figures(edition, related)),
        facts=tuple(plan_facts(edition, plan)),
        focus_areas_title=edition.texts.sentence(words.focus_areas),
        focus_areas=tuple(_area_link(edition, related, area) for area in related.focus_areas),
        leads=tuple(area.summary for area in related.focus_areas),
        focus_areas_missing="" if related.focus_areas else _(N_("The source names no focus areas.")),
        goals=goal_views(edition, related, plan.goals),
        principles=tuple(Fact(one.title, (Link(one.text),)) for one in plan.principles),
        success_factors=plan.success_factors,
        statuses=statuses,
        status_chart=chart,
        status_sentence=sentence,
        money=tuple(_money_links(edition, related)),
        follow_ups=tuple(follow_up_link(edition, one) for one in related.follow_ups),
        municipalities=tuple(
            sorted(map(edition.municipality_link, plan.municipalities), key=lambda one: sort_key(one.text))
        ),
        documents=tuple(map(edition.document_view, plan.sources)),
        whole_plan_url=edition.sitemap.url(*edition.sitemap.whole_plan(plan.id)),
        downloads=plan_downloads(edition, plan),
        progress=progress,
        progress_table=progress_table,
        changes=plan_changes(edition, related),
        earlier=tuple(map(edition.plan_revision, edition.earlier_revisions.get(plan.id, ()))),
        review=edition.review_text(plan, plan),
    )


def _area_link(edition: Edition, related: RelatedPlan, area: FocusArea) -> Link:
    number = len(related.activities_by_area.get(area.id, ()))
    return Link(
        area.title, edition.sitemap.url(*edition.sitemap.focus_area(area.plan, area.id)),
        note=edition.activity_count(number),
    )  # fmt: skip


def follow_up_link(edition: Edition, follow_up: FollowUp) -> Link:
    """A follow-up's title and day."""
    address = edition.sitemap.follow_up(follow_up.plan, follow_up.id)
    return Link(follow_up.title, edition.sitemap.url(*address), note=edition.texts.day(follow_up.date))


def _figures(edition: Edition, related: RelatedPlan) -> Iterator[KeyFigure]:
    plan, number = related.plan, edition.texts.number
    words = edition.plan_words(plan)
    if areas := len(related.focus_areas):
        yield KeyFigure(number(areas), words.focus_area if areas == 1 else words.focus_areas)
    if activities := len(related.activities):
        yield KeyFigure(number(activities), edition.texts.plural("activity", "activities", activities))
    if goals := len(related.goals):
        yield KeyFigure(number(goals), edition.texts.plural("goal", "goals", goals))
    if places := len(plan.municipalities):
        yield KeyFigure(number(places), edition.texts.plural("municipality", "municipalities", places))


def plan_facts(edition: Edition, plan: Plan) -> Iterator[Fact]:
    """A plan's facts: period, who decided and when, who takes part, reference, what it rests on."""
    _, texts = edition.texts._, edition.texts
    found: list[tuple[str, tuple[Link, ...]]] = [
        (_(N_("Applies")), (Link(texts.sentence(texts.period(plan.period))),)),
        (_(N_("Status")), (Link(edition.plan_status(plan)),)),
        (_(N_("Where")), (Link(plan.area),)),
        (_(N_("Decided")), tuple(Link(decision_text(edition, one)) for one in plan.decisions)),
        (_(N_("Revised")), (Link(texts.day(plan.revised)),) if plan.revised else ()),
        (_(N_("Who takes part")), edition.involved(plan.parties)),
        (_(N_("For whom")), tuple(map(edition.target_group_link, plan.target_groups))),
        (_(N_("Reference number")), (Link(plan.reference_number),) if plan.reference_number else ()),
        (_(N_("Purpose")), (Link(plan.purpose),) if plan.purpose else ()),
        (_(N_("Rests on")), (Link(plan.basis),) if plan.basis else ()),
        (_(N_("To be reviewed")), (Link(texts.day(plan.review_date)),) if plan.review_date else ()),
        (_(N_("Contact")), tuple(_contact(plan))),
    ]
    yield from (Fact(label, values) for label, values in found if values)


def decision_text(edition: Edition, decision: Decision) -> str:
    """ "Direktionen, 10 februari 2021, § 6: godkänner planen" """
    day = edition.texts.day(decision.date) if decision.date else ""
    head = ", ".join(filter(None, [decision.body, day, decision.reference]))
    return f"{head}: {decision.decision}" if decision.decision else head


def _contact(plan: Plan) -> Iterator[Link]:
    if plan.contact:
        yield Link(plan.contact.role, plan.contact.url or "")
        if plan.contact.email:
            yield Link(plan.contact.email, f"mailto:{plan.contact.email}")


def _money_links(edition: Edition, related: RelatedPlan) -> Iterator[Link]:
    """What the plan says of money, a sentence each; the first leads to the money page."""
    if not has_money(related):
        return
    _, money = edition.texts._, edition.texts.money
    url = edition.sitemap.url(*edition.sitemap.money(related.plan.id))
    funding = related.funding
    if funding and funding.allocations:
        whole = allocated(funding).quantize(Decimal(1))
        yield Link(_(N_("{amount} is shared out for {year}"), amount=money(whole), year=funding.year), url)
    for one in funding.statements if funding else ():
        yield Link(f"{statement_amount(edition, one)}: {one.text}", url)
    if any(activity.cost for activity in related.activities.values()):
        yield Link(_(N_("What the activities cost")), url)


def focus_area_view(edition: Edition, related: RelatedPlan, area: FocusArea) -> FocusAreaView:
    """A focus area's page."""
    page = edition.sitemap.url(*edition.sitemap.focus_area(area.plan, area.id))
    activities = related.activities_by_area.get(area.id, ())
    named = dict.fromkeys(group for one in activities for group in one.target_groups)
    return FocusAreaView(
        lead=area.summary,
        definition=area.definition or "",
        goals=goal_views(edition, related, area.goals),
        groups=groups(edition, related, activities, page),
        count=edition.activity_count(len(activities)),
        target_groups=tuple(map(edition.target_group_link, named)),
        source=edition.source_text(related.plan, area.source),
        review=edition.review_text(related.plan, area),
    )


def plan_activities_view(edition: Edition, related: RelatedPlan) -> PlanActivitiesView:
    """The page of a plan's activities that belong to no focus area."""
    page = edition.sitemap.url(*edition.sitemap.plan_activities(related.plan.id))
    activities = related.activities_by_area[NO_AREA]
    _ = edition.texts._
    lead = _(N_("The source places these activities in no focus area.")) if related.focus_areas else _(
        N_("The source names no focus areas. Here are all activities of the plan.")
    )  # fmt: skip
    return PlanActivitiesView(
        lead=lead,
        groups=groups(edition, related, activities, page),
        count=edition.activity_count(len(activities)),
    )


def follow_up_view(edition: Edition, related: RelatedPlan, follow_up: FollowUp) -> FollowUpView:
    """A follow-up's page."""
    _, texts = edition.texts._, edition.texts
    facts = [Fact(_(N_("Date")), (Link(texts.day(follow_up.date)),))]
    if follow_up.period:
        facts.append(Fact(_(N_("Is about")), (Link(texts.sentence(texts.period(follow_up.period))),)))
    if follow_up.decision:
        facts.append(Fact(_(N_("Decision")), (Link(decision_text(edition, follow_up.decision)),)))
    return FollowUpView(
        lead=follow_up.summary,
        facts=tuple(facts),
        figures=tuple(
            KeyFigure(f"{one.value} {one.unit}" if one.unit else one.value, one.label) for one in follow_up.figures
        ),
        statuses=_follow_up_table(edition, follow_up),
        source=edition.source_text(related.plan, follow_up.source),
        changes=follow_up_changes(edition, related, follow_up),
    )


def _follow_up_table(edition: Edition, follow_up: FollowUp) -> Table:
    _ = edition.texts._

    def rows() -> Iterator[Row]:
        for found in follow_up.statuses:
            activity = edition.library.activity(found.activity, follow_up.plan)
            mark = edition.status_mark(CurrentStatus(found.status))
            title, url = (activity.title, edition.activity_url(activity)) if activity else (found.activity, "")
            yield Row((Cell(title, url), Cell(mark.text, status=mark), Cell(found.note or "")))

    columns = (Cell(_(N_("Activity"))), Cell(_(N_("Status"))), Cell(_(N_("Comment"))))
    return Table(_(N_("What the follow-up says of the activities")), columns, tuple(rows()))


def follow_ups_view(edition: Edition, related: RelatedPlan) -> FollowUpsView:
    """The list of a plan's follow-ups."""
    return FollowUpsView(
        lead=edition.texts._(N_("Here you see how the work with the plan has gone.")),
        follow_ups=tuple(follow_up_link(edition, one) for one in related.follow_ups),
        leads=tuple(one.summary for one in related.follow_ups),
    )


def whole_plan_view(edition: Edition, related: RelatedPlan) -> WholePlanView:
    """The whole plan on one page."""
    plan = related.plan
    page = edition.sitemap.url(*edition.sitemap.whole_plan(plan.id))
    return WholePlanView(
        lead=plan.summary,
        plan=edition.plan_view(related),
        facts=tuple(plan_facts(edition, plan)),
        html=edition.fragment(plan, 3).on(page),
        goals=goal_views(edition, related, plan.goals),
        principles=tuple(Fact(one.title, (Link(one.text),)) for one in plan.principles),
        success_factors=plan.success_factors,
        focus_areas=tuple(_whole_areas(edition, related, related.focus_areas, page)),
        funding=tuple(filter(None, [money_part(edition, related) if related.funding else None])),
        documents=tuple(map(edition.document_view, plan.sources)),
    )


def _whole_areas(
    edition: Edition, related: RelatedPlan, areas: Iterable[FocusArea], page: str
) -> Iterator[WholeFocusArea]:
    for area in areas:
        yield WholeFocusArea(
            title=area.title,
            anchor=f"omrade-{area.id}",
            lead=area.summary,
            definition=area.definition or "",
            html=edition.fragment(area, 4).on(page),
            goals=goal_views(edition, related, area.goals),
            groups=groups(edition, related, related.activities_by_area.get(area.id, ()), page, level=5),
        )
    if rest := related.activities_by_area.get(NO_AREA, ()):
        title = edition.texts._(N_("Activities without a focus area") if areas else N_("Activities"))
        yield WholeFocusArea(title, "ovriga-aktiviteter", "", "", "", (), groups(edition, related, rest, page, level=5))
