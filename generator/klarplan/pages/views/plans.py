"""A plan's own pages: the plan, its focus areas, its follow-ups, the whole plan on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klarplan.content.checks.money import allocated
from klarplan.model.records import FocusArea, FollowUp, Plan
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
from klarplan.site.library import NO_AREA, CurrentStatus, PlanContents
from klarplan.site.parts import Cell, Fact, KeyFigure, Link, Row, Table
from klarplan.site.phrases import (
    activity_count,
    decision_text,
    document_view,
    plan_notice,
    plan_status,
    plan_view,
    plan_words,
    review_text,
    source_text,
    status_mark,
)
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import sort_key


def plan_page_view(site: Site, contents: PlanContents) -> PlanPageView:
    """A plan's first page."""
    plan, _ = contents.plan, site.texts._
    words = plan_words(site, plan)
    statuses, chart, sentence = status_table(site, contents)
    progress, progress_table = area_progress(site, contents)
    return PlanPageView(
        lead=plan.summary,
        plan=plan_view(site, contents),
        notice="" if plan.id in site.library.superseded else plan_notice(site, plan),  # every page of it says so
        figures=tuple(_figures(site, contents)),
        facts=tuple(plan_facts(site, plan)),
        focus_areas_title=site.texts.sentence(words.focus_areas),
        focus_areas=tuple(_area_link(site, contents, area) for area in contents.focus_areas),
        leads=tuple(area.summary for area in contents.focus_areas),
        focus_areas_missing="" if contents.focus_areas else _(N_("The source names no focus areas.")),
        goals=goal_views(site, contents, plan.goals),
        principles=tuple(Fact(one.title, (Link(one.text),)) for one in plan.principles),
        success_factors=plan.success_factors,
        statuses=statuses,
        status_chart=chart,
        status_sentence=sentence,
        money=tuple(_money_links(site, contents)),
        follow_ups=tuple(follow_up_link(site, one) for one in contents.follow_ups),
        municipalities=tuple(
            sorted(map(site.municipality_link, plan.municipalities), key=lambda one: sort_key(one.text))
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


def _area_link(site: Site, contents: PlanContents, area: FocusArea) -> Link:
    number = len(contents.activities_by_area.get(area.id, ()))
    return Link(
        area.title, site.addresses.url(*site.addresses.focus_area(area.plan, area.id)),
        note=activity_count(site, number),
    )  # fmt: skip


def follow_up_link(site: Site, follow_up: FollowUp) -> Link:
    """A follow-up's title and day."""
    address = site.addresses.follow_up(follow_up.plan, follow_up.id)
    return Link(follow_up.title, site.addresses.url(*address), note=site.texts.day(follow_up.date))


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
    found: list[tuple[str, tuple[Link, ...]]] = [
        (_(N_("Applies")), (Link(texts.sentence(texts.period(plan.period))),)),
        (_(N_("Status")), (Link(plan_status(site, plan)),)),
        (_(N_("Where")), (Link(plan.area),)),
        (_(N_("Decided")), tuple(Link(decision_text(site, one)) for one in plan.decisions)),
        (_(N_("Revised")), (Link(texts.day(plan.revised)),) if plan.revised else ()),
        (_(N_("Who takes part")), site.involved(plan.parties)),
        (_(N_("For whom")), tuple(map(site.target_group_link, plan.target_groups))),
        (_(N_("Reference number")), (Link(plan.reference_number),) if plan.reference_number else ()),
        (_(N_("Purpose")), (Link(plan.purpose),) if plan.purpose else ()),
        (_(N_("Rests on")), (Link(plan.basis),) if plan.basis else ()),
        (_(N_("To be reviewed")), (Link(texts.day(plan.review_date)),) if plan.review_date else ()),
        (_(N_("Contact")), tuple(_contact(plan))),
    ]
    yield from (Fact(label, values) for label, values in found if values)


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
    for one in funding.statements if funding else ():
        yield Link(f"{statement_amount(site, one)}: {one.text}", url)
    if any(activity.cost for activity in contents.activities.values()):
        yield Link(_(N_("What the activities cost")), url)


def focus_area_view(site: Site, contents: PlanContents, area: FocusArea) -> FocusAreaView:
    """A focus area's page."""
    page = site.addresses.url(*site.addresses.focus_area(area.plan, area.id))
    activities = contents.activities_by_area.get(area.id, ())
    named = dict.fromkeys(group for one in activities for group in one.target_groups)
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


def follow_up_view(site: Site, contents: PlanContents, follow_up: FollowUp) -> FollowUpView:
    """A follow-up's page."""
    _, texts = site.texts._, site.texts
    facts = [Fact(_(N_("Date")), (Link(texts.day(follow_up.date)),))]
    if follow_up.period:
        facts.append(Fact(_(N_("Is about")), (Link(texts.sentence(texts.period(follow_up.period))),)))
    if follow_up.decision:
        facts.append(Fact(_(N_("Decision")), (Link(decision_text(site, follow_up.decision)),)))
    return FollowUpView(
        lead=follow_up.summary,
        facts=tuple(facts),
        figures=tuple(
            KeyFigure(f"{one.value} {one.unit}" if one.unit else one.value, one.label) for one in follow_up.figures
        ),
        statuses=_follow_up_table(site, follow_up),
        source=source_text(contents.plan, follow_up.source),
        changes=follow_up_changes(site, contents, follow_up),
    )


def _follow_up_table(site: Site, follow_up: FollowUp) -> Table:
    _ = site.texts._

    def rows() -> Iterator[Row]:
        for found in follow_up.statuses:
            activity = site.library.activity(found.activity, follow_up.plan)
            mark = status_mark(site, CurrentStatus(found.status))
            title, url = (activity.title, site.activity_url(activity)) if activity else (found.activity, "")
            yield Row((Cell(title, url), Cell(mark.text, status=mark), Cell(found.note or "")))

    columns = (Cell(_(N_("Activity"))), Cell(_(N_("Status"))), Cell(_(N_("Comment"))))
    return Table(_(N_("What the follow-up says of the activities")), columns, tuple(rows()))


def follow_ups_view(site: Site, contents: PlanContents) -> FollowUpsView:
    """The list of a plan's follow-ups."""
    return FollowUpsView(
        lead=site.texts._(N_("Here you see how the work with the plan has gone.")),
        follow_ups=tuple(follow_up_link(site, one) for one in contents.follow_ups),
        leads=tuple(one.summary for one in contents.follow_ups),
    )


def whole_plan_view(site: Site, contents: PlanContents) -> WholePlanView:
    """The whole plan on one page."""
    plan = contents.plan
    page = site.addresses.url(*site.addresses.whole_plan(plan.id))
    return WholePlanView(
        lead=plan.summary,
        plan=plan_view(site, contents),
        facts=tuple(plan_facts(site, plan)),
        html=site.fragment(plan, 3).on(page),
        goals=goal_views(site, contents, plan.goals),
        principles=tuple(Fact(one.title, (Link(one.text),)) for one in plan.principles),
        success_factors=plan.success_factors,
        focus_areas=tuple(_whole_areas(site, contents, contents.focus_areas, page)),
        funding=tuple(filter(None, [money_part(site, contents) if contents.funding else None])),
        documents=tuple(document_view(site, source) for source in plan.sources),
    )


def _whole_areas(site: Site, contents: PlanContents, areas: Iterable[FocusArea], page: str) -> Iterator[WholeFocusArea]:
    for area in areas:
        yield WholeFocusArea(
            title=area.title,
            anchor=f"omrade-{area.id}",
            lead=area.summary,
            definition=area.definition or "",
            html=site.fragment(area, 4).on(page),
            goals=goal_views(site, contents, area.goals),
            groups=groups(site, contents, contents.activities_by_area.get(area.id, ()), page, level=5),
        )
    if rest := contents.activities_by_area.get(NO_AREA, ()):
        title = site.texts._(N_("Activities without a focus area") if areas else N_("Activities"))
        yield WholeFocusArea(title, "ovriga-aktiviteter", "", "", "", (), groups(site, contents, rest, page, level=5))
