"""Permanent ids for what readers keep: entries of feeds, events of calendars."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from klarplan.site.site import Site

_SINCE = 2026
"""The first year of these ids, where the site does not say another."""


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
