"""A municipality's page, and the list of municipalities by county."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from klarplan.model.records import Activity, Municipality
from klarplan.model.values import Status
from klarplan.pages.views.downloads import municipality_feed
from klarplan.pages.views.maps import (
    Map,
    absent_municipalities,
    county_map,
    map_note,
    map_source,
    neighbour_map,
    neighbours,
)
from klarplan.pages.views.municipality_money import MunicipalityMoney, money_answer, municipality_money
from klarplan.pages.views.rows import activity_rows
from klarplan.pages.views.view import View
from klarplan.site.library import NO_AREA, PlanContents
from klarplan.site.parts import Fact, Link, RowGroup, Section
from klarplan.site.phrases import all_ended, is_over, plan_name
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.slug import slug
from klarplan.text.swedish import sort_key

WHAT, MONEY, NEIGHBOURS = "vad", "pengar", "grannar"
"""Anchors of the page's parts, which its answers lead to."""
MOST_SEEN, MOST_SEEN_AFTER_OWN = 5, 3
"""So many activities are seen of a list before the rest is folded; fewer of those for all, where it has its own."""
_MOST_PARTIES = 2
_LONG_NAME = 36
"""Letters. A party with a longer name has its short one, in the answers."""


@dataclass(frozen=True)
class CountyOfMunicipalities:
    """A county of the list: its municipalities as links, and on a map where they are in the register."""

    section: Section
    map: Map | None


@dataclass(frozen=True)
class MunicipalitiesView(View):
    """All municipalities, by county."""

    TEMPLATE = "municipalities.html"

    counties: tuple[CountyOfMunicipalities, ...]
    absent: tuple[str, ...]
    """The names of Sweden's other municipalities."""
    map_source: str
    """Whose borders the maps have; empty where there are no maps."""


@dataclass(frozen=True)
class PlanActivities:
    """Activities of a plan on the page of one of its municipalities."""

    title: str
    seen: tuple[RowGroup, ...]
    """The first few, by focus area where there are several."""
    folded: tuple[RowGroup, ...]
    """The rest; a group that is parted stands in both."""

    @property
    def more(self) -> int:
        """How many are folded."""
        return sum(len(group.rows) for group in self.folded)


@dataclass(frozen=True)
class MunicipalityView(View):
    """A municipality: five answers, its activities, money, neighbours. Its own text is `page.content`."""

    TEMPLATE = "municipality.html"

    name: str
    answers: tuple[Fact, ...]
    """What, who, when, money, how it goes: in this order, as far as its plans say."""
    own: tuple[PlanActivities, ...]
    """Activities that name the municipality, plan by plan; all of a plan that it has to itself."""
    common: tuple[PlanActivities, ...]
    """Activities for all of a plan's municipalities, plan by plan."""
    money: tuple[MunicipalityMoney, ...]
    map: Map | None
    neighbours: tuple[Link, ...]
    """Those on the site as links, the others by name."""
    map_note: str
    """Whose borders the map has; empty without a map."""
    facts: tuple[Fact, ...]
    """Web site, county, inhabitants."""
    feed: Link | None
    """Where to learn that something has changed."""
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
    shown = tuple(CountyOfMunicipalities(county, county_map(site, county.title)) for county in counties(site))
    mapped = any(county.map for county in shown)
    return MunicipalitiesView(
        lead=site.texts._(N_("Choose your municipality and see what the plans say of it.")),
        counties=shown,
        absent=absent_municipalities(site) if mapped else (),
        map_source=map_source(site) if mapped else "",
    )


def municipality_view(site: Site, place: Municipality) -> MunicipalityView:
    """Everything that concerns one municipality."""
    plans = site.library.plans_by_municipality.get(place.id, ())
    own = {contents.plan.id: own_activities(contents, place) for contents in plans}
    common = {contents.plan.id: _common(contents, own[contents.plan.id]) for contents in plans}
    shown_map = neighbour_map(site, place)
    return MunicipalityView(
        lead=_lead(site, place, plans),
        name=place.title,
        answers=tuple(_answers(site, place, plans, own, common)),
        own=tuple(
            _plan_activities(
                site, contents, own[contents.plan.id], _own_title(site, place, contents, plans), MOST_SEEN
            )
            for contents in plans if own[contents.plan.id]
        ),
        common=tuple(
            _plan_activities(
                site, contents, common[contents.plan.id], _common_title(site, contents, plans),
                MOST_SEEN_AFTER_OWN if own[contents.plan.id] else MOST_SEEN,
            )
            for contents in plans if common[contents.plan.id]
        ),
        money=tuple(filter(None, (municipality_money(site, place, contents) for contents in plans))),
        map=shown_map,
        neighbours=neighbours(site, place),
        map_note=map_note(site) if shown_map else "",
        facts=tuple(_place_facts(site, place)),
        feed=municipality_feed(site, place),
        ended=_ended(site, place),
        successors=tuple(map(site.municipality_link, place.replaced_by)),
    )  # fmt: skip


def _ended(site: Site, place: Municipality) -> str:
    if not place.ended:
        return ""
    text, day = N_("{name} is no longer a municipality. Its last day was {day}."), site.texts.day(place.ended)
    return site.texts._(text, name=place.title, day=day)


def own_activities(contents: PlanContents, place: Municipality) -> tuple[Activity, ...]:
    """Activities that name the municipality: they happen there, or it takes part in them. Of a plan that it has to
    itself, all."""
    if contents.plan.municipalities == (place.id,):
        return tuple(contents.activities.values())
    return tuple(
        activity for activity in contents.activities.values()
        if place.id in (activity.municipalities or ())
        or (activity.municipalities is None and place.id in _involved(activity))
    )  # fmt: skip


def _involved(activity: Activity) -> Iterator[str]:
    """The parties that an activity names."""
    yield from (involved.party for involved in (*activity.responsible, *activity.collaborating))


def _common(contents: PlanContents, own: Sequence[Activity]) -> tuple[Activity, ...]:
    """Activities for all of a plan's municipalities that do not name this one."""
    named = {activity.id for activity in own}
    return tuple(
        activity for activity in contents.activities.values()
        if activity.municipalities is None and activity.id not in named
    )  # fmt: skip


# ---- what stands first ----


def _lead(site: Site, place: Municipality, plans: tuple[PlanContents, ...]) -> str:
    _, texts = site.texts._, site.texts
    if not plans:
        return _(N_("No plan here concerns {name} yet."), name=place.title)
    names = texts.listed(plan_name(site, contents.plan) for contents in plans)
    if all_ended(site, plans):
        return texts.plural(
            "{name} took part in one plan: {plans}. Its time is over.",
            "{name} took part in {n} plans: {plans}. Their time is over.", len(plans), name=place.title, plans=names,
        )  # fmt: skip
    return texts.plural("{name} takes part in one plan: {plans}.", "{name} takes part in {n} plans: {plans}.",
                        len(plans), name=place.title, plans=names)  # fmt: skip


_ByPlan = dict[str, tuple[Activity, ...]]


def _answers(
    site: Site, place: Municipality, plans: Sequence[PlanContents], own: _ByPlan, common: _ByPlan
) -> Iterator[Fact]:
    """The five lines that most who come here look for."""
    _ = site.texts._
    if not plans:
        return
    page = site.addresses.municipality(place.id)
    named = tuple(activity for activities in own.values() for activity in activities)
    concerned = (*named, *(activity for activities in common.values() for activity in activities))
    activities = site.addresses.url(*page, anchor=WHAT) if concerned else ""  # without any, the page has no such part
    yield Fact(_(N_("What")), (Link(_what(site, place, len(named), len(concerned) - len(named)), activities),))
    over = all_ended(site, plans)
    yield Fact(_(N_("Who")), (Link(_who(site, concerned, over=over)),))
    yield Fact(_(N_("When")), tuple(Link(_when(site, contents), site.plan_url(contents.plan.id)) for contents in plans))
    money = money_answer(site, place, plans)
    yield Fact(_(N_("Money")), (Link(money, site.addresses.url(*page, anchor=MONEY)),) if money else (
        Link(_(N_("The plan does not say what the municipality got") if over
               else N_("The plan does not say what the municipality gets"))),
    ))  # fmt: skip
    asked = _(N_("How it went") if over else N_("How it goes"))
    yield Fact(asked, (Link(_progress(site, plans, concerned)),))


def _what(site: Site, place: Municipality, named: int, others: int) -> str:
    plural = site.texts.plural
    own = plural("{n} activity in {name}", "{n} activities in {name}", named, name=place.title)
    if not others:
        return own
    if named:
        return plural("{own}, and {n} for the whole area", "{own}, and {n} for the whole area", others, own=own)
    return plural("{n} activity for the whole area", "{n} activities for the whole area", others)


def _who(site: Site, activities: Sequence[Activity], *, over: bool) -> str:
    """The parties that are responsible for most, or take part in most where nobody is responsible."""
    texts = site.texts
    for sentence, parties in (
        (N_("{names}"), Counter(who.party for activity in activities for who in activity.responsible)),
        (
            N_("{names} took part") if over else N_("{names} take part"),
            Counter(who.party for activity in activities for who in activity.collaborating),
        ),
    ):
        named = (site.library.parties[party] for party, _ in parties.most_common())
        names = [(party.short_name or party.name) if len(party.name) > _LONG_NAME else party.name for party in named]
        if len(names) > _MOST_PARTIES + 1:
            names = [*names[:_MOST_PARTIES], texts.plural("{n} other", "{n} others", len(names) - _MOST_PARTIES)]
        if names:
            return texts.sentence(texts._(sentence, names=texts.listed(names)))
    return texts._(N_("The plan does not say who"))


def _when(site: Site, contents: PlanContents) -> str:
    plan, _ = contents.plan, site.texts._
    if is_over(site, plan):
        return _(N_("{period} ({plan}, ended)"), period=site.texts.period(plan.period), plan=plan.short_title)
    return _(N_("{period} ({plan})"), period=site.texts.period(plan.period), plan=plan.short_title)


def _progress(site: Site, plans: Sequence[PlanContents], activities: Sequence[Activity]) -> str:
    """How many are done, how many are on their way, and of how many nothing is said."""
    texts = site.texts
    by_plan = {contents.plan.id: contents for contents in plans}
    statuses = Counter(by_plan[activity.plan].statuses[activity.id].status for activity in activities)
    unknown, done = statuses[Status.UNKNOWN], statuses[Status.DONE] + statuses[Status.CONTINUOUS]
    if not activities:
        return texts._(N_("The plan has no activities"))
    if unknown == len(activities):
        return texts._(N_("Not reported for any of the activities"))
    parts = [texts._(N_("Done or part of everyday work: {done} of {all}"), done=done, all=len(activities))]
    if unknown:
        parts.append(texts._(N_("Not reported: {n}"), n=unknown))
    return ". ".join(parts)


# ---- activities ----


def _own_title(site: Site, place: Municipality, contents: PlanContents, plans: Sequence[PlanContents]) -> str:
    if len(plans) == 1:
        return site.texts._(N_("Activities in {name}"), name=place.title)
    return site.texts._(
        N_("Activities in {name}, {plan}"), name=place.title, plan=plan_name(site, contents.plan)
    )  # fmt: skip


def _common_title(site: Site, contents: PlanContents, plans: Sequence[PlanContents]) -> str:
    _ = site.texts._
    if len(plans) == 1:
        return _(N_("Activities for all municipalities in the plan"))
    return _(N_("Activities for all municipalities, {plan}"), plan=plan_name(site, contents.plan))


def _plan_activities(
    site: Site, contents: PlanContents, activities: Sequence[Activity], title: str, most: int
) -> PlanActivities:
    """By focus area where there is more than one; `most` are seen."""
    by_area: defaultdict[str, list[Activity]] = defaultdict(list)
    for activity in activities:
        by_area[activity.focus_area or NO_AREA].append(activity)
    if len(by_area) == 1:
        return _parted(title, (RowGroup("", "", activity_rows(site, contents, activities)),), most)
    groups = tuple(
        RowGroup(
            area.title, f"{contents.plan.id}-{area.id}", activity_rows(site, contents, by_area[area.id]),
            site.addresses.url(*site.addresses.focus_area(area.plan, area.id)),
        )
        for area in contents.focus_areas
        if area.id in by_area
    )  # fmt: skip
    if rest := by_area.get(NO_AREA):
        anchor = f"{contents.plan.id}-ovriga"
        groups += (RowGroup(site.texts._(N_("Other activities")), anchor, activity_rows(site, contents, rest)),)
    return _parted(title, groups, most)


def _parted(title: str, groups: Sequence[RowGroup], most: int) -> PlanActivities:
    """The first rows are seen, the rest folded; a fold is not worth it for one."""
    room = most if sum(len(group.rows) for group in groups) > most + 1 else most + 1
    seen, folded = [], []
    for group in groups:
        first, rest = group.rows[:room], group.rows[room:]
        room -= len(first)
        seen += [replace(group, rows=first)] if first else []
        folded += [replace(group, rows=rest)] if rest else []
    return PlanActivities(title, tuple(seen), tuple(folded))


# ---- the place ----


def _place_facts(site: Site, place: Municipality) -> Iterator[Fact]:
    _ = site.texts._
    if place.website:
        name = place.website.split("//")[1].strip("/")
        yield Fact(_(N_("The municipality's own web site")), (Link(name, place.website),))
    list_page = site.addresses.names.municipalities
    yield Fact(_(N_("County")), (Link(place.county, site.addresses.url(list_page, anchor=slug(place.county))),))
    if place.inhabitants:
        text = _(
            N_("{number} in {year} ({source})"), number=site.texts.number(place.inhabitants.number),
            year=place.inhabitants.year, source=place.inhabitants.source,
        )  # fmt: skip
        yield Fact(_(N_("Inhabitants")), (Link(text),))
