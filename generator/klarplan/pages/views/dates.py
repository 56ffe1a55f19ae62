"""Dates as pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from klarplan.model.periods import Period
from klarplan.site.deadlines import Occasion, OccasionKind, occasions
from klarplan.site.parts import DateView, Link
from klarplan.site.site import Edition
from klarplan.text.catalogue import N_

_PLAN_TEXTS = {
    OccasionKind.PLAN_ENDS: N_("The plan's last day"), OccasionKind.PLAN_REVIEW: N_("The plan is to be reviewed"),
}  # fmt: skip


def date_views(edition: Edition) -> list[DateView]:
    """Everything with a last day, in order of it."""
    found = [view for related in edition.library.current.values() for view in _views(edition, occasions(related))]
    return sorted(found, key=lambda one: (one.iso, one.text))


def _views(edition: Edition, found: Iterator[Occasion]) -> Iterator[DateView]:
    for one in found:
        if one.last:
            plan = edition.library.plans[one.plan].plan
            yield DateView(
                when=occasion_when(edition, one),
                text=occasion_text(edition, one),
                url=occasion_url(edition, one),
                place=Link(plan.short_title, edition.plan_url(plan.id)),
                iso=one.last.isoformat(),
                past=one.last < edition.today,
            )


def occasion_when(edition: Edition, one: Occasion) -> str:
    """ "31 mars 2021", "Hösten 2021"; empty for a duty without a time."""
    texts = edition.texts
    if one.when is None:
        return ""
    return texts.sentence(texts.period(one.when) if isinstance(one.when, Period) else texts.point(one.when))


def occasion_text(edition: Edition, one: Occasion) -> str:
    """What happens."""
    return one.text or edition.texts._(_PLAN_TEXTS[one.kind])


def occasion_url(edition: Edition, one: Occasion) -> str:
    """Where the site tells of it."""
    if one.kind is OccasionKind.REPORTING:
        return edition.sitemap.url(*edition.sitemap.money(one.plan))
    if one.kind is OccasionKind.ACTIVITY_ENDS:
        return edition.activity_url(edition.library.plans[one.plan].activities[one.name])
    return edition.plan_url(one.plan)
