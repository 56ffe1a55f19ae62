"""The start page: your municipality, the search, the country, the plans in time, situations in life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from klarplan.model.records import Page
from klarplan.model.values import Status
from klarplan.pages.views.dates import date_views
from klarplan.pages.views.maps import OverviewMap, absent_municipalities, overview_map
from klarplan.pages.views.municipality import counties
from klarplan.pages.views.plan_line import PlanLine, plan_line
from klarplan.pages.views.target_group import Situation, situations
from klarplan.pages.views.view import View
from klarplan.site.parts import DateView, KeyFigure, Link, Section
from klarplan.site.phrases import all_ended
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class StartView(View):
    """The start page. Its own text is `page.content`."""

    TEMPLATE = "start.html"

    ended: str
    """That the time of all plans is over; empty while one holds."""
    municipalities: tuple[Section, ...]
    """By county, for the finder."""
    absent: tuple[str, ...]
    """The names of Sweden's other municipalities, for whoever looks for one."""
    municipalities_url: str
    examples: tuple[Link, ...]
    """Questions that the search answers."""
    map: OverviewMap | None
    plans: PlanLine
    figures: tuple[KeyFigure, ...]
    situations: tuple[Situation, ...]
    situations_url: str
    dates: tuple[DateView, ...]
    dates_url: str


_MOST_ON_START = 4


def start_view(site: Site, page: Page) -> StartView:
    """The start page."""
    ahead = [date for date in date_views(site) if not date.past]
    addresses, names, plans = site.addresses, site.addresses.names, tuple(site.library.current.values())
    shown_map = overview_map(site)
    return StartView(
        lead=page.summary or "",
        ended=_ended(site),
        municipalities=counties(site),
        absent=absent_municipalities(site) if shown_map else (),
        municipalities_url=addresses.url(names.municipalities),
        examples=tuple(
            Link(question, f"{addresses.url(names.search)}?{urlencode({'q': question})}") for question in page.examples
        ),
        map=shown_map,
        plans=plan_line(site, plans),
        figures=tuple(_figures(site)),
        situations=situations(site),
        situations_url=addresses.url(names.target_groups),
        dates=tuple(ahead[:_MOST_ON_START]),
        dates_url=addresses.url(names.dates),
    )


def _ended(site: Site) -> str:
    """One line that says it of all, so that no plan need say it again."""
    plans = tuple(site.library.current.values())
    if not all_ended(site, plans):
        return ""
    ends = [contents.plan.period.end.last.year for contents in plans if contents.plan.period.end]
    last = max(ends, default=None)
    text = site.texts.plural(
        "The plan here has ended. You see what was planned, and what is known of how it went.",
        "All {n} plans here have ended. You see what was planned, and what is known of how it went.",
        len(plans),
    )
    return " ".join((text, site.texts._(N_("The last of them ended in {year}."), year=last))) if last else text


def _figures(site: Site) -> Iterator[KeyFigure]:
    """How much there is, and of how much it is known how it went."""
    library, names, texts = site.library, site.addresses.names, site.texts
    statuses = [
        contents.statuses[name].status for contents in library.current.values() for name in contents.activities
    ]  # fmt: skip
    plans, places = len(library.current), len(library.plans_by_municipality)
    known = sum(status is not Status.UNKNOWN for status in statuses)
    for number, label, page in (
        (plans, texts.plural("plan", "plans", plans), names.plans),
        (places, texts.plural("municipality", "municipalities", places), names.municipalities),
        (len(statuses), texts.plural("activity", "activities", len(statuses)), names.activities),
    ):
        if number:
            yield KeyFigure(texts.number(number), label, site.addresses.url(page))
    if known:
        ended = all_ended(site, tuple(library.current.values()))
        went, goes = N_("where it is known how it went"), N_("where it is known how it goes")
        yield KeyFigure(texts.number(known), texts._(went if ended else goes))
