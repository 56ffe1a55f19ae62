"""Dates: ahead and past, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from klarplan.pages.views.downloads import dates_downloads
from klarplan.pages.views.view import View
from klarplan.site.deadlines import Deadline, DeadlineKind, deadlines, starts
from klarplan.site.parts import DateView, Link
from klarplan.site.phrases import deadline_text, deadline_url, deadline_when, deadline_word
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
    only_year: Link | None
    """How much has only a year, and where that is shown."""
    downloads: tuple[Link, ...]
    """The calendar."""


def dates_view(site: Site) -> DatesView:
    """Dates ahead, then past ones, by year."""
    _ = site.texts._
    planned = [*_planned(site)]
    dates = _sorted(site, (deadline for deadline in planned if not deadline.has_only_year))
    ahead = [date for date in dates if not date.past]
    past = [date for date in reversed(dates) if date.past]
    lead = _(N_("Here you see what begins, ends and is reported, and when.")) if ahead else _(
        N_("No dates lie ahead. Here you see those that have passed.")
    )  # fmt: skip
    years = sum(deadline.has_only_year for deadline in planned)
    text = site.texts.plural(
        "{n} more thing has only a year in its plan. Look at the plans.",
        "{n} more things have only a year in their plans. Look at the plans.", years,
    )  # fmt: skip
    return DatesView(
        lead=lead,
        ahead=_by_year(ahead, "kommande"),
        past=_by_year(past, "tidigare"),
        only_year=Link(text, site.addresses.url(site.addresses.names.plans)) if years else None,
        downloads=dates_downloads(site),
    )


def _by_year(dates: Iterable[DateView], prefix: str) -> tuple[YearDates, ...]:
    return tuple(
        YearDates(year, f"{prefix}-{year}", tuple(members))
        for year, members in groupby(dates, key=lambda date: date.iso[:4])
    )


def date_views(site: Site) -> list[DateView]:
    """Everything that has a day, a season or a year, in order of it."""
    return _sorted(site, _planned(site))


def _planned(site: Site) -> Iterator[Deadline]:
    for contents in site.library.current.values():
        yield from starts(contents)
        yield from deadlines(contents)


def _sorted(site: Site, planned: Iterable[Deadline]) -> list[DateView]:
    views = (_view(site, deadline, deadline.day) for deadline in planned if deadline.day)
    return sorted(views, key=lambda date: (date.iso, date.text))


def _view(site: Site, deadline: Deadline, day: date) -> DateView:
    """A duty's text is a sentence, and no name of anything: it is not what leads on."""
    plan, url = site.library.plans[deadline.plan].plan, deadline_url(site, deadline)
    place, is_duty = Link(plan.short_title, site.plan_url(plan.id)), deadline.kind is DeadlineKind.REPORTING
    return DateView(
        when=deadline_when(site, deadline),
        text=deadline_text(site, deadline),
        url="" if is_duty else url,
        place=Link(site.texts._(N_("Money in {plan}"), plan=plan.short_title), url) if is_duty else place,
        iso=day.isoformat(),
        happens=deadline_word(site, deadline),
        past=day < site.today,
    )
