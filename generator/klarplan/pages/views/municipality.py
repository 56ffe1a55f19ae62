"""A municipality's page, and the list of municipalities by county."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from klarplan.content.checks.money import total
from klarplan.model.records import Activity, Municipality
from klarplan.model.shared import Allocation, Funding
from klarplan.model.values import PlanStatus
from klarplan.pages.views.activities import activity_link, activity_view
from klarplan.pages.views.downloads import municipality_downloads
from klarplan.pages.views.money import bar_chart
from klarplan.pages.views.view import View
from klarplan.site.library import NO_AREA, PlanContents
from klarplan.site.parts import ActivityGroup, Cell, Chart, Fact, KeyFigure, Link, PlanView, Row, Section, Table
from klarplan.site.phrases import plan_name, plan_notice, plan_view
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.slug import slug
from klarplan.text.swedish import genitive, sort_key


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
    notice: str
    """The line that must be seen first: the plan has ended, is a draft … Empty where there is none."""
    shared_title: str
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
    same_plan_municipalities: tuple[Link, ...]
    """The other municipalities of its plans."""
    facts: tuple[Fact, ...]
    """Code, county, web site, contact."""
    downloads: tuple[Link, ...]
    """Its feed."""
    ended: str = ""
    """The line that must be seen first: it is no more. Empty where it is."""
    successors: tuple[Link, ...] = ()
    """The municipalities that its area belongs to now."""


def counties(site: Site) -> tuple[Section, ...]:
    """All municipalities, by county."""
    by_county: defaultdict[str, list[Link]] = defaultdict(list)
    for place in site.library.municipalities.values():
        by_county[place.county].append(site.municipality_link(place.id))
    return tuple(Section(county, slug(county), tuple(by_county[county])) for county in sorted(by_county, key=sort_key))


def municipalities_view(site: Site) -> MunicipalitiesView:
    """The list of municipalities."""
    lead = site.texts._(N_("Choose your municipality and see what happens where you live."))
    return MunicipalitiesView(lead=lead, counties=counties(site))


def municipality_view(site: Site, place: Municipality) -> MunicipalityView:
    """Everything that concerns one municipality."""
    _, plans = site.texts._, site.library.plans_by_municipality.get(place.id, ())
    return MunicipalityView(
        lead=_lead(site, place, plans),
        name=place.title,
        figures=tuple(_figures(site, place, plans)),
        plans=tuple(_municipality_plan(site, place, contents) for contents in plans),
        same_plan_municipalities=_same_plan_municipalities(site, place, plans),
        facts=tuple(_place_facts(site, place)),
        downloads=municipality_downloads(site, place),
        ended=_(
            N_("{name} is no longer a municipality. Its last day was {day}."),
            name=place.title,
            day=site.texts.day(place.ended),
        )
        if place.ended
        else "",
        successors=tuple(map(site.municipality_link, place.replaced_by)),
    )


def _lead(site: Site, place: Municipality, plans: tuple[PlanContents, ...]) -> str:
    _, texts = site.texts._, site.texts
    if not plans:
        return _(N_("No plan here concerns {name} yet."), name=place.title)
    names = texts.listed(plan_name(site, contents.plan) for contents in plans)
    if all(contents.plan.status is PlanStatus.ENDED for contents in plans):
        text = texts.plural(
            "{name} took part in one plan: {plans}. Its time is over.",
            "{name} took part in {n} plans: {plans}. Their time is over.", len(plans), name=place.title, plans=names,
        )  # fmt: skip
    else:
        text = texts.plural("{name} takes part in one plan: {plans}.", "{name} takes part in {n} plans: {plans}.",
                            len(plans), name=place.title, plans=names)  # fmt: skip
    if received := sum((_received(place, contents) for contents in plans), Decimal(0)):
        text += " " + _(N_("The municipality got {amount}."), amount=texts.money(received))
    return text


def _received(place: Municipality, contents: PlanContents) -> Decimal:
    """What a plan gives the municipality, in kronor."""
    rows = contents.funding.allocations if contents.funding else ()
    return sum((total([row]) for row in rows if row.recipient == place.id), Decimal(0))


def _own(contents: PlanContents, place: Municipality) -> list[Activity]:
    """Activities that name the municipality: that is where they happen, or it is responsible for them."""
    return [
        activity for activity in contents.activities.values()
        if place.id in (activity.municipalities or ())
        or (activity.municipalities is None and place.id in _involved(activity))
    ]  # fmt: skip


def _involved(activity: Activity) -> Iterator[str]:
    """The parties that an activity names."""
    yield from (involved.party for involved in (*activity.responsible, *activity.collaborating))


def _figures(site: Site, place: Municipality, plans: tuple[PlanContents, ...]) -> Iterator[KeyFigure]:
    texts = site.texts
    own = sum(len(_own(contents, place)) for contents in plans)
    everywhere = sum(
        activity.municipalities is None for contents in plans for activity in contents.activities.values()
    ) - sum(activity.municipalities is None for contents in plans for activity in _own(contents, place))
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
    received = {contents.plan.id: amount for contents in plans if (amount := _received(place, contents))}
    for plan, amount in received.items():
        yield _received_figure(site, plan, amount, alone=len(received) == 1)


def _received_figure(site: Site, plan: str, amount: Decimal, *, alone: bool) -> KeyFigure:
    """What one plan gives, with a link to its money; `alone` where no other plan gives any.

    In whole kronor, which the label then says; below a hundred kronor öre make a difference, and stay.
    """
    _, texts = site.texts._, site.texts
    title = site.library.plans[plan].plan.short_title
    label = _(N_("to the municipality")) if alone else _(N_("to the municipality, from {plan}"), plan=title)
    whole = amount.quantize(Decimal(1), ROUND_HALF_UP)
    if amount >= 100 and whole != amount:
        amount, label = whole, _(N_("{label}, rounded to whole kronor"), label=label)
    return KeyFigure(texts.money(amount), label, site.addresses.url(*site.addresses.money(plan)))


def _municipality_plan(site: Site, place: Municipality, contents: PlanContents) -> MunicipalityPlan:
    page = site.addresses.url(*site.addresses.municipality(place.id))
    own = _own(contents, place)
    named = {activity.id for activity in own}
    views = tuple(
        activity_view(site, contents, activity, page, level=5, prefix=f"{contents.plan.id}-", with_goals=True)
        for activity in own
    )
    money, chart = _money(site, place, contents)
    return MunicipalityPlan(
        anchor=contents.plan.id,
        plan=plan_view(site, contents),
        notice=plan_notice(site, contents.plan),
        shared_title=_shared_title(site, contents),
        own=(ActivityGroup("", f"{contents.plan.id}-har", views),) if views else (),
        shared=tuple(_shared(site, contents, named)),
        money=money,
        chart=chart,
        responsible=tuple(
            Link(activity.title, site.activity_url(activity))
            for activity in own
            if any(who.party == place.id for who in activity.responsible)
        ),
    )


def _shared_title(site: Site, contents: PlanContents) -> str:
    _ = site.texts._
    if len(contents.plan.municipalities) == 1:
        return _(N_("What applies to the whole municipality"))
    return _(N_("What applies to all municipalities in the plan"))


def _shared(site: Site, contents: PlanContents, named: set[str]) -> Iterator[Section]:
    """Activities for all of the plan's municipalities, by focus area."""
    areas = [(area.id, area.title, area.summary) for area in contents.focus_areas]
    areas.append((NO_AREA, site.texts._(N_("Other activities")) if areas else "", ""))
    for area, title, lead in areas:
        links = tuple(
            activity_link(site, contents, activity)
            for activity in contents.activities_by_area.get(area, ())
            if activity.municipalities is None and activity.id not in named
        )
        if links:
            yield Section(title, f"{contents.plan.id}-{area or 'ovriga'}", links, lead)


def _money(site: Site, place: Municipality, contents: PlanContents) -> tuple[tuple[Table, ...], Chart | None]:
    funding = contents.funding
    row = next((row for row in funding.allocations if row.recipient == place.id), None) if funding else None
    if not funding or not row:
        return (), None
    parts = [(purpose.title, row.amounts[purpose.id]) for purpose in funding.purposes if purpose.id in row.amounts]
    chart = bar_chart(site, site.texts._(N_("What the money is for")), parts, stacked=True)
    return (_money_table(site, place, funding, row),), chart


def _money_table(site: Site, place: Municipality, funding: Funding, row: Allocation) -> Table:
    _, figure = site.texts._, site.texts.figure
    rows = tuple(
        Row((Cell(purpose.title), Cell(figure(row.amounts[purpose.id], exact=True), number=True)))
        for purpose in funding.purposes
        if purpose.id in row.amounts
    )
    foot = [Row((Cell(_(N_("Sum"))), Cell(figure(total([row]), exact=True), number=True)))]
    if row.stated_total is not None:
        label = _(N_("Sum as the plan states it, rounded"))
        foot.append(Row((Cell(label), Cell(site.texts.stated(row.stated_total), number=True))))
    caption = _(N_("{names} money {year}, in kronor"), names=genitive(place.title), year=funding.year)
    return Table(caption, (Cell(_(N_("What the money is for"))), Cell(_(N_("Kronor")), number=True)), rows, tuple(foot))


def _same_plan_municipalities(site: Site, place: Municipality, plans: tuple[PlanContents, ...]) -> tuple[Link, ...]:
    others = dict.fromkeys(other for contents in plans for other in contents.plan.municipalities if other != place.id)
    ordered = sorted(others, key=lambda other: sort_key(site.library.municipalities[other].title))
    return tuple(map(site.municipality_link, ordered))


def _place_facts(site: Site, place: Municipality) -> Iterator[Fact]:
    _ = site.texts._
    yield Fact(_(N_("County")), (Link(place.county),))
    yield Fact(_(N_("Municipality code")), (Link(place.code),))
    if place.website:
        yield Fact(
            _(N_("The municipality's own web site")), (Link(place.website.split("//")[1].strip("/"), place.website),)
        )
