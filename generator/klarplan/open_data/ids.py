"""Permanent ids: of rows, of entries of feeds, of events in calendars. None of them ever changes."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from klarplan.model.records import Activity
from klarplan.site.site import Site

_SINCE = 2026
"""The first year of these ids, where the site does not say another."""


def activity_id(activity: Activity) -> str:
    """An activity's permanent id: "dalarna-2020/activity/mobila-team"."""
    return f"{activity.plan}/activity/{activity.id}"


def activity_ids(site: Site, plan: str, references: Iterable[str]) -> tuple[str, ...]:
    """Permanent ids of the activities that references in `plan` name."""
    activities = (site.library.activity(reference, plan) for reference in references)
    return tuple(activity_id(activity) for activity in activities if activity)


def follow_up_id(plan: str, follow_up: str) -> str:
    """A follow-up's permanent id."""
    return f"{plan}/follow-up/{follow_up}"


def indicator_id(plan: str, indicator: str) -> str:
    """The permanent id of something that a plan measures."""
    return f"{plan}/measure/{indicator}"


def goal_id(plan: str, goal: str | None) -> str | None:
    """A goal's permanent id; None for no goal."""
    return f"{plan}/goal/{goal}" if goal else None


def area_id(plan: str, area: str | None) -> str | None:
    """A focus area's permanent id; None for no focus area."""
    return f"{plan}/focus-area/{area}" if area else None


def money_id(plan: str, kind: str, name: str) -> str:
    """The permanent id of a row of money: plan, kind, and its name among those of the kind, which may be empty."""
    return "/".join(filter(None, (plan, kind.replace("_", "-"), name)))


def authority(site: Site) -> str:
    """Whose ids they are, as RFC 4151 has it: "norrtalje.se,2026"."""
    host = urlsplit(site.site_url).hostname or "localhost"
    return site.exports.id_authority or f"{host},{_SINCE}"


def tag(site: Site, name: str) -> str:
    """A tag URI: "tag:norrtalje.se,2026:planer:dalarna-2020/activity/skriva-redovisningen".

    The site's path is a part of it, so that two sites on one host have different ids.
    """
    return f"tag:{authority(site)}:{_path(site)}{quote(name)}"


def uid(site: Site, name: str) -> str:
    """An id of an event: "dalarna-2020/date/plan-ends@norrtalje.se"."""
    return f"{_path(site)}{quote(name)}@{authority(site).partition(',')[0]}"


def _path(site: Site) -> str:
    """Nothing where the authority is a setting: the ids then outlive the address."""
    path = "" if site.exports.id_authority else urlsplit(site.site_url).path.strip("/")
    return f"{path}/" if path else ""
