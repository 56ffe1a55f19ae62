"""The whole plan on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from klarplan.model.records import FocusArea
from klarplan.pages.views.activities import goal_views, groups
from klarplan.pages.views.indicators import IndicatorPart, indicator_parts
from klarplan.pages.views.money import MoneyPart, money_part
from klarplan.pages.views.plan import own_titles, plan_facts
from klarplan.pages.views.plan_parts import Headings, headings
from klarplan.pages.views.view import View
from klarplan.site.library import NO_AREA, PlanContents
from klarplan.site.parts import ActivityGroup, DocumentView, Fact, GoalView, Link, PlanView
from klarplan.site.phrases import document_view, plan_view
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


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
    indicators: tuple[IndicatorPart, ...]
    funding: tuple[MoneyPart, ...]
    documents: tuple[DocumentView, ...]
    headings: Headings
    """Of its parts."""


def whole_plan_view(site: Site, contents: PlanContents) -> WholePlanView:
    """The whole plan on one page."""
    plan = contents.plan
    page = site.addresses.url(*site.addresses.whole_plan(plan.id))
    view = WholePlanView(
        lead=plan.summary,
        plan=plan_view(site, contents),
        facts=tuple(plan_facts(site, plan)),
        html=site.fragment(plan, 3).on(page),
        goals=goal_views(site, contents, plan.goals),
        principles=tuple(Fact(principle.title, (Link(principle.text),)) for principle in plan.principles),
        success_factors=plan.success_factors,
        focus_areas=tuple(_whole_areas(site, contents, contents.focus_areas, page)),
        indicators=indicator_parts(site, contents),
        funding=tuple(filter(None, [money_part(site, contents) if contents.funding else None])),
        documents=tuple(document_view(site, source) for source in plan.sources),
        headings={},
    )
    return replace(view, headings=headings(site.texts, whole_plan_parts(view), own_titles(site, contents.plan)))


def whole_plan_parts(view: WholePlanView) -> dict[str, object]:
    """What each part of the page holds, by the names of `plan_parts`."""
    return {
        "facts": view.facts, "text": view.html, "goals": view.goals, "principles": view.principles,
        "success_factors": view.success_factors, "activities": view.focus_areas,
        "indicators": view.indicators, "money": view.funding, "documents": view.documents,
    }  # fmt: skip


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
