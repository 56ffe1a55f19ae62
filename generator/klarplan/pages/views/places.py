"""Pages by where and for whom: municipalities and target groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from klarplan.content.settings.addresses import slug
from klarplan.model.records import Activity, Municipality
from klarplan.model.shared import Allocation, Funding, TargetGroup
from klarplan.model.values import PlanStatus, Status
from klarplan.pages.views.activities import activity_view
from klarplan.pages.views.downloads import municipality_downloads
from klarplan.pages.views.money import bar_chart
from klarplan.pages.views.places_contexts import (
    MunicipalitiesView,
    MunicipalityPlan,
    MunicipalityView,
    TargetGroupsView,
    TargetGroupView,
)
from klarplan.site.library import NO_AREA, RelatedPlan
from klarplan.site.parts import ActivityGroup, Cell, Chart, Fact, KeyFigure, Link, Row, Section, Table
from klarplan.site.site import Edition
from klarplan.text.catalogue import N_
from klarplan.text.swedish import genitive, sort_key


def counties(edition: Edition) -> tuple[Section, ...]:
    """All municipalities, by county."""
    by_county: defaultdict[str, list[Link]] = defaultdict(list)
    for place in edition.library.municipalities.values():
        by_county[place.county].append(edition.municipality_link(place.id))
    return tuple(Section(county, slug(county), tuple(by_county[county])) for county in sorted(by_county, key=sort_key))


def municipalities_view(edition: Edition) -> MunicipalitiesView:
    """The list of municipalities."""
    lead = edition.texts._(N_("Choose your municipality and see what happens where you live."))
    return MunicipalitiesView(lead=lead, counties=counties(edition))


def municipality_view(edition: Edition, place: Municipality) -> MunicipalityView:
    """Everything that concerns one municipality."""
    plans = edition.library.plans_by_municipality.get(place.id, ())
    return MunicipalityView(
        lead=_lead(edition, place, plans),
        name=place.title,
        figures=tuple(_figures(edition, place, plans)),
        plans=tuple(_municipality_plan(edition, place, related) for related in plans),
        neighbours=_neighbours(edition, place, plans),
        facts=tuple(_place_facts(edition, place)),
        downloads=municipality_downloads(edition, place),
    )


def _lead(edition: Edition, place: Municipality, plans: tuple[RelatedPlan, ...]) -> str:
    _, texts = edition.texts._, edition.texts
    if not plans:
        return _(N_("No plan here concerns {name} yet."), name=place.title)
    names = texts.listed(f"{related.plan.short_title} {texts.period(related.plan.period)}" for related in plans)
    if all(related.plan.status is PlanStatus.ENDED for related in plans):
        text = texts.plural(
            "{name} took part in one plan: {plans}. Its time is over.",
            "{name} took part in {n} plans: {plans}. Their time is over.", len(plans), name=place.title, plans=names,
        )  # fmt: skip
    else:
        text = texts.plural("{name} takes part in one plan: {plans}.", "{name} takes part in {n} plans: {plans}.",
                            len(plans), name=place.title, plans=names)  # fmt: skip
    received = sum((row.amounts and sum(row.amounts.values())) or 0 for row in _all_rows(place, plans))
    if received:
        amount = texts.money(received.quantize(1))
        text += " " + _(N_("The municipality got {amount}."), amount=amount)
    return text


def _all_rows(place: Municipality, plans: tuple[RelatedPlan, ...]) -> Iterator[Allocation]:
    for related in plans:
        if related.funding:
            yield from (row for row in related.funding.allocations if row.recipient == place.id)


def _own(related: RelatedPlan, place: Municipality) -> list[Activity]:
    """Activities that name the municipality: that is where they happen, or it is responsible for them."""
    return [
        one for one in related.activities.values()
        if place.id in (one.municipalities or ())
        or (one.municipalities is None and any(who.party == place.id for who in (*one.responsible, *one.collaborating)))
    ]  # fmt: skip


def _figures(edition: Edition, place: Municipality, plans: tuple[RelatedPlan, ...]) -> Iterator[KeyFigure]:
    texts = edition.texts
    own = sum(len(_own(related, place)) for related in plans)
    everywhere = sum(one.municipalities is None for related in plans for one in related.activities.values()) - sum(
        one.municipalities is None for related in plans for one in _own(related, place)
    )
    yield KeyFigure(texts.number(len(plans)), texts.plural("plan", "plans", len(plans)))
    if own:
        yield KeyFigure(
            texts.number(own),
            texts.plural("activity that names {name}", "activities that name {name}", own, name=place.title),
        )
    if everywhere:
        yield KeyFigure(
            texts.number(everywhere),
            texts.plural("activity for the whole area", "activities for the whole area", everywhere),
        )
    received = sum((Decimal(sum(row.amounts.values())) for row in _all_rows(place, plans)), Decimal(0))
    if received:
        paying = next(related.plan.id for related in plans if any(_all_rows(place, (related,))))
        money = edition.sitemap.url(*edition.sitemap.money(paying))
        yield KeyFigure(texts.money(received.quantize(Decimal(1))), texts._(N_("to the municipality")), money)


def _municipality_plan(edition: Edition, place: Municipality, related: RelatedPlan) -> MunicipalityPlan:
    page = edition.sitemap.url(*edition.sitemap.municipality(place.id))
    own = _own(related, place)
    named = {one.id for one in own}
    views = tuple(
        activity_view(edition, related, one, page, level=5, prefix=f"{related.plan.id}-", with_goals=True)
        for one in own
    )
    money, chart = _money(edition, place, related)
    return MunicipalityPlan(
        anchor=related.plan.id,
        plan=edition.plan_view(related),
        notice=edition.plan_notice(related.plan),
        shared_title=_shared_title(edition, related),
        own=(ActivityGroup("", f"{related.plan.id}-har", views),) if views else (),
        shared=tuple(_shared(edition, related, named)),
        money=money,
        chart=chart,
        responsible=tuple(
            Link(one.title, edition.activity_url(one))
            for one in own
            if any(who.party == place.id for who in one.responsible)
        ),
    )


def _shared_title(edition: Edition, related: RelatedPlan) -> str:
    _ = edition.texts._
    if len(related.plan.municipalities) == 1:
        return _(N_("What applies to the whole municipality"))
    return _(N_("What applies to all municipalities in the plan"))


def _shared(edition: Edition, related: RelatedPlan, named: set[str]) -> Iterator[Section]:
    """Activities for all of the plan's municipalities, by focus area."""
    areas = [(area.id, area.title, area.summary) for area in related.focus_areas]
    areas.append((NO_AREA, edition.texts._(N_("Other activities")) if areas else "", ""))
    for area, title, lead in areas:
        links = tuple(
            _activity_link(edition, related, one)
            for one in related.activities_by_area.get(area, ())
            if one.municipalities is None and one.id not in named
        )
        if links:
            yield Section(title, f"{related.plan.id}-{area or 'ovriga'}", links, lead)


def _activity_link(edition: Edition, related: RelatedPlan, one: Activity) -> Link:
    """An activity in a list, with its status if there is one: line after line of "unknown" tells nobody anything."""
    status = related.statuses[one.id].status
    note = "" if status is Status.UNKNOWN else edition.texts.status(status)
    return Link(one.title, edition.activity_url(one), note=note)


def _money(edition: Edition, place: Municipality, related: RelatedPlan) -> tuple[tuple[Table, ...], Chart | None]:
    funding = related.funding
    row = next((row for row in funding.allocations if row.recipient == place.id), None) if funding else None
    if not funding or not row:
        return (), None
    parts = [(one.title, row.amounts[one.id]) for one in funding.purposes if one.id in row.amounts]
    chart = bar_chart(edition, edition.texts._(N_("What the money is for")), parts, stacked=True)
    return (_money_table(edition, place, funding, row),), chart


def _money_table(edition: Edition, place: Municipality, funding: Funding, row: Allocation) -> Table:
    _, figure = edition.texts._, edition.texts.figure
    rows = tuple(
        Row((Cell(one.title), Cell(figure(row.amounts[one.id], exact=True), number=True)))
        for one in funding.purposes
        if one.id in row.amounts
    )
    foot = [Row((Cell(_(N_("Sum"))), Cell(figure(Decimal(sum(row.amounts.values())), exact=True), number=True)))]
    if row.stated_total is not None:
        label = _(N_("Sum as the plan states it, rounded"))
        foot.append(Row((Cell(label), Cell(edition.texts.stated(row.stated_total), number=True))))
    caption = _(N_("{names} money {year}, in kronor"), names=genitive(place.title), year=funding.year)
    return Table(caption, (Cell(_(N_("What the money is for"))), Cell(_(N_("Kronor")), number=True)), rows, tuple(foot))


def _neighbours(edition: Edition, place: Municipality, plans: tuple[RelatedPlan, ...]) -> tuple[Link, ...]:
    others = dict.fromkeys(other for related in plans for other in related.plan.municipalities if other != place.id)
    ordered = sorted(others, key=lambda other: sort_key(edition.library.municipalities[other].title))
    return tuple(map(edition.municipality_link, ordered))


def _place_facts(edition: Edition, place: Municipality) -> Iterator[Fact]:
    _ = edition.texts._
    yield Fact(_(N_("County")), (Link(place.county),))
    yield Fact(_(N_("Municipality code")), (Link(place.code),))
    if place.website:
        yield Fact(
            _(N_("The municipality's own web site")), (Link(place.website.split("//")[1].strip("/"), place.website),)
        )


def target_groups_view(edition: Edition) -> TargetGroupsView:
    """The list of those whom plans are for; groups that no activity names are left out."""
    shown = [group for group in edition.library.target_groups.values() if _activities_for(edition, group)]
    return TargetGroupsView(
        lead=edition.texts._(N_("Find what is done for you or for someone you know.")),
        groups=tuple(
            Link(
                group.name,
                edition.sitemap.url(*edition.sitemap.target_group(group.id)),
                note=edition.activity_count(len(_activities_for(edition, group))),
            )
            for group in shown
        ),
        leads=tuple(group.text or "" for group in shown),
    )


def _activities_for(edition: Edition, group: TargetGroup) -> tuple[Activity, ...]:
    return edition.library.activities_by_target_group.get(group.id, ())


def target_group_view(edition: Edition, group: TargetGroup) -> TargetGroupView:
    """What the plans do for one group."""
    by_plan: defaultdict[str, list[Link]] = defaultdict(list)
    for one in _activities_for(edition, group):
        by_plan[one.plan].append(_activity_link(edition, edition.library.plans[one.plan], one))
    sections = tuple(
        Section(related.plan.short_title, plan, tuple(by_plan[plan]), related.plan.summary)
        for plan, related in edition.library.current.items()
        if plan in by_plan
    )
    return TargetGroupView(lead=group.text or group.name, sections=sections)
