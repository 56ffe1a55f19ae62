"""Permanent ids for what readers keep: entries of feeds, events of calendars."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from klarplan.site.site import Edition

_SINCE = 2026
"""The first year of these ids, where the site does not say another."""


def authority(edition: Edition) -> str:
    """Whose ids they are, as RFC 4151 has it: "norrtalje.se,2026"."""
    host = urlsplit(edition.site_url).hostname or "localhost"
    return edition.exports.id_authority or f"{host},{_SINCE}"


def tag(edition: Edition, name: str) -> str:
    """A tag URI: "tag:norrtalje.se,2026:planer:dalarna-2020/activity/skriva-redovisningen".

    The site's path is a part of it, so that two sites on one host have different ids.
    """
    return f"tag:{authority(edition)}:{_path(edition)}{quote(name)}"


def uid(edition: Edition, name: str) -> str:
    """An id of an event: "dalarna-2020/date/plan-ends@norrtalje.se"."""
    return f"{_path(edition)}{quote(name)}@{authority(edition).partition(',')[0]}"


def _path(edition: Edition) -> str:
    """Nothing where the authority is a setting: the ids then outlive the address."""
    path = "" if edition.exports.id_authority else urlsplit(edition.site_url).path.strip("/")
    return f"{path}/" if path else ""
