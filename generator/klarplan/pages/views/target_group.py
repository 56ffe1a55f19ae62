"""A target group's page, and the list of those whom plans are for."""

from __future__ import annotations

from collections import defaultdict
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
class TargetGroupsView(View):
    """Whom the plans are for."""

    TEMPLATE = "target-groups.html"

    groups: tuple[Link, ...]
    leads: tuple[str, ...]


@dataclass(frozen=True)
class TargetGroupView(View):
    """What the plans do for one group of people, plan by plan."""

    TEMPLATE = "target-group.html"

    sections: tuple[Section, ...]


def target_groups_view(site: Site) -> TargetGroupsView:
    """The list of those whom plans are for; groups that no activity names are left out."""
    shown = [group for group in site.library.target_groups.values() if _activities_for(site, group)]
    return TargetGroupsView(
        lead=site.texts._(N_("Find what is done for you or for someone you know.")),
        groups=tuple(
            Link(
                group.name,
                site.addresses.url(*site.addresses.target_group(group.id)),
                note=activity_count(site, len(_activities_for(site, group))),
            )
            for group in shown
        ),
        leads=tuple(group.text or "" for group in shown),
    )


def _activities_for(site: Site, group: TargetGroup) -> tuple[Activity, ...]:
    return site.library.activities_by_target_group.get(group.id, ())


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
    return TargetGroupView(lead=group.text or group.name, sections=sections)
