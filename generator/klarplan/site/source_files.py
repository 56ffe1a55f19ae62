"""Which content files the pages without a file of their own are made from: the newest gives a page its date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klarplan.model.records import Municipality
from klarplan.site.library import Library, RelatedPlan


def funding_path(plan: str) -> str:
    """A plan's file on money."""
    return f"plans/{plan}/funding.yml"


def plans(library: Library) -> tuple[str, ...]:
    """The list of plans: their own facts, and how many focus areas and activities they have."""
    return tuple(path for related in library.current.values() for path in (related.plan.path, *_parts(related)))


def activities(library: Library) -> tuple[str, ...]:
    """The list of activities, with their statuses."""
    return tuple(path for related in library.current.values() for path in _with_statuses(related, related.activities))


def dates(library: Library) -> tuple[str, ...]:
    """Dates, and open data: all of every plan."""
    return tuple(path for related in library.current.values() for path in _all(related))


def municipality(library: Library, place: Municipality) -> tuple[str, ...]:
    """A municipality's page: its plans, the activities that concern it, the money."""
    found = [place.path]
    for related in library.plans_by_municipality.get(place.id, ()):
        own = [one.id for one in related.activities.values() if place.id in library.activity_municipalities(one)]
        found += [related.plan.path, *_with_statuses(related, own), *_funding(related)]
    return tuple(found)


def target_group(library: Library, group: str) -> tuple[str, ...]:
    """A target group's page: its words, and the activities for it."""
    own = library.activities_by_target_group.get(group, ())
    return ("target-groups.yml", *(one.path for one in own))


def municipalities(library: Library) -> tuple[str, ...]:
    """The list of municipalities."""
    return tuple(place.path for place in library.municipalities.values())


def _all(related: RelatedPlan) -> Iterator[str]:
    yield from (related.plan.path, *_parts(related), *_funding(related))
    yield from (one.path for one in related.follow_ups)


def _parts(related: RelatedPlan) -> Iterator[str]:
    yield from (one.path for one in related.focus_areas)
    yield from (one.path for one in related.activities.values())


def _with_statuses(related: RelatedPlan, names: Iterable[str]) -> Iterator[str]:
    """Activities, and the follow-ups that say how far they have come."""
    for name in names:
        yield related.activities[name].path
        if follow_up := related.statuses[name].follow_up:
            yield from (one.path for one in related.follow_ups if one.id == follow_up)


def _funding(related: RelatedPlan) -> Iterator[str]:
    if related.funding:
        yield funding_path(related.plan.id)
