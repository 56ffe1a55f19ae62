"""The whole plan as a document of its own, to print or to send: what `whole-plan.html` has, and how it has gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from klarplan.content.reading.file_kinds import funding_path
from klarplan.content.settings.brand import TOKENS
from klarplan.content.settings.config import Config
from klarplan.content.terms import TermFinder
from klarplan.model.records import FollowUp
from klarplan.pages.views.activities import status_table
from klarplan.pages.views.follow_up import follow_up_view
from klarplan.pages.views.glossary import term_view
from klarplan.pages.views.money import ActivityCost, money_view
from klarplan.pages.views.paper import FILES, Paper
from klarplan.pages.views.plan import own_titles
from klarplan.pages.views.plan_parts import PARTS, Headings, headings
from klarplan.pages.views.progress import area_progress, plan_changes
from klarplan.pages.views.read_texts import read_texts
from klarplan.pages.views.whole_plan import WholePlanView, whole_plan_parts, whole_plan_view
from klarplan.site.library import PlanContents
from klarplan.site.parts import ChangesView, Chart, Fact, KeyFigure, Link, Table, TermView
from klarplan.site.phrases import plan_notice
from klarplan.site.site import Site
from klarplan.text.languages import direction


@dataclass(frozen=True)
class PrintedPart:
    """A line of a printed plan's contents: its heading, and how deep that stands (2 or 3)."""

    title: str
    anchor: str
    level: int


@dataclass(frozen=True)
class PrintedFollowUp:
    """A follow-up in a printed plan."""

    title: str
    anchor: str
    lead: str
    html: str
    """Its text, headings from h4."""
    facts: tuple[Fact, ...]
    figures: tuple[KeyFigure, ...]
    statuses: Table
    source: str


@dataclass(frozen=True, kw_only=True)
class PrintedPlanView(WholePlanView):
    """The whole plan as a document of its own. Addresses are absolute, or anchors within it."""

    TEMPLATE = "pdf.html"

    lang: str
    direction: str
    """Which way it is written, as HTML's `dir` has it."""
    title: str
    """For the reader's window: the plan and the site."""
    organisation: str
    site_name: str
    logo: str
    """The address of a picture; empty where there is none."""
    colours: dict[str, str]
    """The organisation's colours in the light scheme, by the names of the settings."""
    notice: str
    superseded: Link | None
    """The plan that holds instead of this one; its note is the time that it is for."""
    contents: tuple[PrintedPart, ...]
    statuses: Table
    status_chart: Chart
    status_sentence: str
    progress_table: Table | None
    """Statuses by focus area; None where nobody says how it goes there."""
    changes: tuple[ChangesView, ...]
    """What has changed since the newest follow-up, and what that one showed against the one before."""
    costs: tuple[ActivityCost, ...]
    """All that the plan says of what its activities cost, those with amounts first."""
    costs_sentence: str
    follow_ups: tuple[PrintedFollowUp, ...]
    terms: tuple[TermView, ...]
    address: str
    """Where the plan is on the web; empty where the site does not know its own address."""
    dated: str
    """The day of the newest that it holds, ISO 8601; empty where none is known."""
    changed: str
    """The same in words, where it is known from the files' history."""
    licence: Link


def printed_plan_view(site: Site, config: Config, contents: PlanContents, finder: TermFinder) -> PrintedPlanView:
    """A plan as a document. `finder` finds the glossary's words, by their numbers in the library."""
    plan, settings = contents.plan, config.settings
    whole, money = whole_plan_view(site, contents), money_view(site, contents)
    statuses, chart, sentence = status_table(site, contents)
    follow_ups = tuple(_follow_up(site, contents, follow_up) for follow_up in contents.follow_ups)
    word_numbers = finder.find(read_texts((whole, follow_ups)))
    day, known = _newest(site, contents)
    view = PrintedPlanView(
        **vars(whole),
        lang=plan.lang or site.texts.lang,
        direction=direction(plan.lang or site.texts.lang),
        title=" – ".join(filter(None, (plan.title, config.site_name))),
        organisation=settings.organisation,
        site_name=config.site_name,
        logo=f"{FILES}{settings.logo}" if settings.logo else "",
        colours={**TOKENS["light"], **settings.brand.chosen("light")},
        notice=plan_notice(site, plan),
        superseded=site.newer_revision(plan),
        contents=(),
        statuses=statuses,
        status_chart=chart,
        status_sentence=sentence,
        progress_table=area_progress(site, contents),
        changes=plan_changes(site, contents),
        costs=(*money.costs, *money.other_costs),
        costs_sentence=money.costs_sentence,
        follow_ups=follow_ups,
        terms=tuple(term_view(site, site.library.terms[number]) for number in word_numbers),
        address=site.absolute(site.plan_url(plan.id)),
        dated=day.isoformat() if day else "",
        changed=site.texts.day(day) if day and known else "",
        licence=Link(settings.licence.name, settings.licence.url),
    )
    address = site.addresses.url(*site.addresses.whole_plan(plan.id))
    paper = Paper(address, _inside(site, contents, view), site.absolute).on_paper(view)
    paper = replace(paper, headings=_headings(site, contents, paper))
    return replace(paper, contents=tuple(_contents(paper)))


def _headings(site: Site, contents: PlanContents, view: PrintedPlanView) -> Headings:
    present = {
        **whole_plan_parts(view), "statuses": view.status_sentence or view.statuses.rows, "changes": view.changes,
        "money": view.funding or view.costs, "follow_ups": view.follow_ups, "terms": view.terms,
    }  # fmt: skip
    return headings(site.texts, present, own_titles(site, contents.plan))


def _follow_up(site: Site, contents: PlanContents, follow_up: FollowUp) -> PrintedFollowUp:
    view = follow_up_view(site, contents, follow_up)
    page = site.addresses.url(*site.addresses.whole_plan(follow_up.plan))
    html = site.fragment(follow_up, 4).on(page)
    return PrintedFollowUp(
        follow_up.title,
        f"uppfoljning-{follow_up.id}",
        view.lead,
        html,
        view.facts,
        view.figures,
        view.statuses,
        ". ".join(filter(None, (view.source, view.source_note))),
    )


def _contents(view: PrintedPlanView) -> Iterator[PrintedPart]:
    below = {
        "activities": [(area.title, area.anchor) for area in view.focus_areas],
        "indicators": [(part.title, f"matt-{part.anchor}") for part in view.indicators if part.has_value],
        "follow_ups": [(follow_up.title, follow_up.anchor) for follow_up in view.follow_ups],
    }
    for name, heading in view.headings.items():
        if heading:
            yield PrintedPart(heading.title, heading.anchor, 2)
            yield from (PrintedPart(title, anchor, 3) for title, anchor in below.get(name, ()))


def _inside(site: Site, contents: PlanContents, view: PrintedPlanView) -> Mapping[str, str]:
    """Addresses of the site that the document itself holds, and their anchors in it."""
    addresses, plan = site.addresses, contents.plan.id
    pages = {addresses.plan(plan): "plan", addresses.whole_plan(plan): "plan"}
    pages |= {addresses.focus_area(plan, area.id): f"omrade-{area.id}" for area in contents.focus_areas}
    pages |= {
        addresses.follow_up(plan, follow_up.id): f"uppfoljning-{follow_up.id}" for follow_up in contents.follow_ups
    }
    if view.indicators:
        pages[addresses.plan_indicators(plan)] = PARTS["indicators"].anchor
    if view.funding or view.costs:
        pages[addresses.money(plan)] = PARTS["money"].anchor
    if view.follow_ups:
        pages[addresses.follow_ups(plan)] = PARTS["follow_ups"].anchor
    if contents.activities:
        pages[addresses.plan_activities(plan)] = PARTS["activities"].anchor
    anchors = {addresses.url(*page): anchor for page, anchor in pages.items()}
    activities = {site.activity_url(activity): activity.id for activity in contents.activities.values()}
    activities |= {site.indicator_url(indicator): f"matt-{indicator.id}" for indicator in contents.indicators}
    return anchors | activities | {term.url: f"ord-{term.anchor}" for term in view.terms}


def _newest(site: Site, contents: PlanContents) -> tuple[date | None, bool]:
    """The day of the newest in the plan, and whether the files' history knows it; else it is what the plan itself says
    last: a decision, a revision, a follow-up."""
    plan = contents.plan
    records = (plan, *contents.focus_areas, *contents.activities.values(), *contents.follow_ups, *contents.indicators)
    paths = (*(record.path for record in records), funding_path(plan.id))
    if days := [site.changed[path] for path in paths if path in site.changed]:
        return max(days), True
    said = [
        plan.revised,
        *(decision.date for decision in plan.decisions),
        *(follow_up.date for follow_up in contents.follow_ups),
    ]
    return max(filter(None, said), default=None), False
