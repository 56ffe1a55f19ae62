"""The start page: what the site is, your municipality, the plans, dates ahead."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.model.records import Page
from klarplan.pages.views.dates import date_views
from klarplan.pages.views.municipality import counties
from klarplan.pages.views.view import View
from klarplan.site.parts import DateView, Link, PlanView, Section
from klarplan.site.phrases import plan_view
from klarplan.site.site import Site


@dataclass(frozen=True)
class StartView(View):
    """The start page: what this is, find your municipality, the plans, dates ahead. Its own text is `page.content`."""

    TEMPLATE = "start.html"

    municipalities: tuple[Section, ...]
    """By county, for the finder."""
    municipalities_url: str
    plans: tuple[PlanView, ...]
    dates: tuple[DateView, ...]
    dates_url: str
    examples: tuple[Link, ...]
    """A few pages that many look for."""


_MOST_ON_START = 4


def start_view(site: Site, page: Page) -> StartView:
    """The start page."""
    ahead = [date for date in date_views(site) if not date.past]
    addresses = site.addresses
    return StartView(
        lead=page.summary or "",
        municipalities=counties(site),
        municipalities_url=addresses.url(addresses.names.municipalities),
        plans=tuple(plan_view(site, contents) for contents in site.library.current.values()),
        dates=tuple(ahead[:_MOST_ON_START]),
        dates_url=addresses.url(addresses.names.dates),
        examples=(),
    )
