"""A target group's page, and the list of those whom plans are for, gathered by situation in life."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from klarplan.model.records import Activity
from klarplan.model.shared import TargetGroup
from klarplan.pages.views.activities import activity_link
from klarplan.pages.views.view import View
from klarplan.site.parts import Link, Section
from klarplan.site.phrases import activity_count
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class Situation:
    """A situation in life: a target group with a sign, and those that are part of it."""

    icon: str
    group: Link
    """With the number of activities for it or its parts."""
    lead: str
    parts: tuple[Link, ...]


@dataclass(frozen=True)
class TargetGroupsView(View):
    """Whom the plans are for."""

    TEMPLATE = "target-groups.html"

    situations: tuple[Situation, ...]
    groups: tuple[Link, ...]
    """Those that are part of no situation."""
    leads: tuple[str, ...]


@dataclass(frozen=True)
class TargetGroupView(View):
    """What the plans do for one group of people, plan by plan."""

    TEMPLATE = "target-group.html"

    sections: tuple[Section, ...]
    parts: tuple[Link, ...]
    """Groups that are part of it."""
    part_of: Link | None


def target_groups_view(site: Site) -> TargetGroupsView:
    """The list of those whom plans are for; groups that no activity names are left out."""
    shown = situations(site)
    gathered = {link.url for situation in shown for link in (situation.group, *situation.parts)}
    rest = [
        group for group in site.library.target_groups.values()
        if _activities_for(site, group) and site.target_group_link(group.id).url not in gathered
    ]  # fmt: skip
    return TargetGroupsView(
        lead=site.texts._(N_("Find what the plans say of you or of someone you know.")),
        situations=shown,
        groups=tuple(_counted(site, group) for group in rest),
        leads=tuple(group.text or "" for group in rest),
    )


def situations(site: Site) -> tuple[Situation, ...]:
    """The target groups that have an icon, in the order of their file, with their parts; none without activities."""
    return tuple(
        Situation(
            group.icon,
            _counted(site, group),
            group.text or "",
            tuple(_counted(site, part) for part in _parts(site, group) if _activities_for(site, part)),
        )
        for group in site.library.target_groups.values()
        if group.icon and _activities_for(site, group)
    )


def target_group_view(site: Site, group: TargetGroup) -> TargetGroupView:
    """What the plans do for one group."""
    by_plan: defaultdict[str, list[Link]] = defaultdict(list)
    for activity in _activities_for(site, group):
        by_plan[activity.plan].append(activity_link(site, site.library.plans[activity.plan], activity))
    sections = tuple(
        Section(contents.plan.short_title, plan, tuple(by_plan[plan]), contents.plan.summary)
        for plan, contents in site.library.current.items()
        if plan in by_plan
    )
    return TargetGroupView(
        lead=group.text or group.name,
        sections=sections,
        parts=tuple(_counted(site, part) for part in _parts(site, group) if _activities_for(site, part)),
        part_of=site.target_group_link(group.part_of) if group.part_of else None,
    )


def _parts(site: Site, group: TargetGroup) -> tuple[TargetGroup, ...]:
    return site.library.group_parts.get(group.id, ())


def _activities_for(site: Site, group: TargetGroup) -> Iterable[Activity]:
    """Those that name the group or a part of it, each once."""
    names = (group.id, *(part.id for part in _parts(site, group)))
    by_group = site.library.activities_by_target_group
    return {
        (activity.plan, activity.id): activity for name in names for activity in by_group.get(name, ())
    }.values()  # fmt: skip


def _counted(site: Site, group: TargetGroup) -> Link:
    number = len(tuple(_activities_for(site, group)))
    return Link(
        group.name, site.addresses.url(*site.addresses.target_group(group.id)), note=activity_count(site, number)
    )  # fmt: skip
