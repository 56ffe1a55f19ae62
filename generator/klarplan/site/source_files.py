"""Which content files the pages without a file of their own are made from: the newest gives a page its date.

Every path is relative to the content folder; the same file may come more than once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from klarplan.content.reading.file_kinds import funding_path
from klarplan.model.records import Municipality
from klarplan.site.library import Library, PlanContents


def plans(library: Library) -> tuple[str, ...]:
    """The list of plans: their own facts, and how many focus areas and activities they have."""
    return tuple(path for contents in library.current.values() for path in (contents.plan.path, *_parts(contents)))


def activities(library: Library) -> tuple[str, ...]:
    """The list of activities, with their statuses."""
    return tuple(
        path for contents in library.current.values() for path in _with_statuses(contents, contents.activities)
    )


def told_in(contents: PlanContents) -> dict[str, tuple[str, ...]]:
    """The follow-ups that say how far each activity has come, by the activity's id; without those that none names."""
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for follow_up in contents.follow_ups:
        for said in follow_up.statuses:
            paths[said.activity.removeprefix(f"{follow_up.plan}/")].append(follow_up.path)
    return {name: tuple(files) for name, files in paths.items()}


def dates(library: Library) -> tuple[str, ...]:
    """Dates, and open data: all of every plan."""
    return tuple(path for contents in library.current.values() for path in _all(contents))


def indicators(library: Library) -> tuple[str, ...]:
    """The list of what the plans measure."""
    return tuple(record.path for contents in library.current.values() for record in contents.indicators)


def municipality(library: Library, place: Municipality) -> tuple[str, ...]:
    """A municipality's page: its plans, the activities that concern it, the money."""
    paths = [place.path]
    for contents in library.plans_by_municipality.get(place.id, ()):
        own = [
            activity.id
            for activity in contents.activities.values()
            if place.id in library.activity_municipalities(activity)
        ]
        paths += [contents.plan.path, *_with_statuses(contents, own), *_funding(contents)]
    return tuple(paths)


def target_group(library: Library, group: str) -> tuple[str, ...]:
    """A target group's page: its words, and the activities for it."""
    groups = (group, *(part.id for part in library.group_parts.get(group, ())))
    own = (activity for name in groups for activity in library.activities_by_target_group.get(name, ()))
    return ("target-groups.yml", *(activity.path for activity in own))


def municipalities(library: Library) -> tuple[str, ...]:
    """The list of municipalities."""
    return tuple(place.path for place in library.municipalities.values())


def _all(contents: PlanContents) -> Iterator[str]:
    yield from (contents.plan.path, *_parts(contents), *_funding(contents))
    yield from (record.path for record in (*contents.follow_ups, *contents.indicators))


def _parts(contents: PlanContents) -> Iterator[str]:
    yield from (area.path for area in contents.focus_areas)
    yield from (activity.path for activity in contents.activities.values())


def _with_statuses(contents: PlanContents, names: Iterable[str]) -> Iterator[str]:
    """Activities, and the follow-ups that say how far they have come."""
    for name in names:
        yield contents.activities[name].path
        if follow_up := contents.statuses[name].follow_up:
            yield from (record.path for record in contents.follow_ups if record.id == follow_up)


def _funding(contents: PlanContents) -> Iterator[str]:
    if contents.funding:
        yield funding_path(contents.plan.id)
