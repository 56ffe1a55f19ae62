"""Dates: ahead and past, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from klarplan.pages.views.downloads import dates_downloads
from klarplan.pages.views.view import View
from klarplan.site.deadlines import Deadline, deadlines
from klarplan.site.parts import DateView, Link
from klarplan.site.phrases import deadline_text, deadline_url, deadline_when
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class YearDates:
    """The dates of one year."""

    title: str
    anchor: str
    dates: tuple[DateView, ...]


@dataclass(frozen=True)
class DatesView(View):
    """Dates ahead, then those that have passed."""

    TEMPLATE = "dates.html"

    ahead: tuple[YearDates, ...]
    past: tuple[YearDates, ...]
    downloads: tuple[Link, ...]
    """The calendar."""


def dates_view(site: Site) -> DatesView:
    """Dates ahead, then past ones, by year."""
    dates = date_views(site)
    _ = site.texts._
    ahead = [date for date in dates if not date.past]
    past = [date for date in reversed(dates) if date.past]
    lead = _(N_("Here you see what is to be done and reported, and by when.")) if ahead else _(
        N_("No dates lie ahead. Here you see those that have passed.")
    )  # fmt: skip
    return DatesView(
        lead=lead,
        ahead=_by_year(ahead, "kommande"),
        past=_by_year(past, "tidigare"),
        downloads=dates_downloads(site),
    )


def _by_year(dates: Iterable[DateView], prefix: str) -> tuple[YearDates, ...]:
    return tuple(
        YearDates(year, f"{prefix}-{year}", tuple(members))
        for year, members in groupby(dates, key=lambda date: date.iso[:4])
    )


def date_views(site: Site) -> list[DateView]:
    """Everything with a last day, in order of it."""
    views = [view for contents in site.library.current.values() for view in _views(site, deadlines(contents))]
    return sorted(views, key=lambda date: (date.iso, date.text))


def _views(site: Site, dated: Iterator[Deadline]) -> Iterator[DateView]:
    for deadline in dated:
        if deadline.last:
            plan = site.library.plans[deadline.plan].plan
            yield DateView(
                when=deadline_when(site, deadline),
                text=deadline_text(site, deadline),
                url=deadline_url(site, deadline),
                place=Link(plan.short_title, site.plan_url(plan.id)),
                iso=deadline.last.isoformat(),
                past=deadline.last < site.today,
            )
