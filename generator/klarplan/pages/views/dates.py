"""Dates as pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from klarplan.site.deadlines import Deadline, deadlines
from klarplan.site.parts import DateView, Link
from klarplan.site.phrases import deadline_text, deadline_url, deadline_when
from klarplan.site.site import Site


def date_views(site: Site) -> list[DateView]:
    """Everything with a last day, in order of it."""
    found = [view for contents in site.library.current.values() for view in _views(site, deadlines(contents))]
    return sorted(found, key=lambda one: (one.iso, one.text))


def _views(site: Site, found: Iterator[Deadline]) -> Iterator[DateView]:
    for one in found:
        if one.last:
            plan = site.library.plans[one.plan].plan
            yield DateView(
                when=deadline_when(site, one),
                text=deadline_text(site, one),
                url=deadline_url(site, one),
                place=Link(plan.short_title, site.plan_url(plan.id)),
                iso=one.last.isoformat(),
                past=one.last < site.today,
            )
