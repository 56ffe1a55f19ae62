"""Atom feeds (RFC 4287) of the site, each plan and each municipality, and of each language that something is
translated into: what was published or changed, newest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from itertools import islice
from xml.etree import ElementTree

from klarplan.content.reading.file_kinds import funding_path
from klarplan.content.settings.settings import Settings
from klarplan.model.records import Activity, FileRecord, FollowUp
from klarplan.open_data.cells import body_text
from klarplan.open_data.ids import activity_id, follow_up_id, tag
from klarplan.site.library import PlanContents
from klarplan.site.phrases import funding_text, plan_notice
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.languages import language_name

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries in a feed: readers fetch it again and again."""
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_KINDS = {
    "plan": N_("Plan"), "follow-up": N_("Follow-up"), "focus-area": N_("Focus area"), "money": N_("Money"),
    "page": N_("Page"), "activity": N_("Activity"),
}  # fmt: skip
"""What entries tell of. Of those of one day, the first kinds come first."""
_RANK = {kind: number for number, kind in enumerate(_KINDS)}


@dataclass(frozen=True)
class Entry:
    """What was published or changed."""

    day: date
    kind: str
    name: str
    """Its permanent name: "dalarna-2020/activity/skriva-redovisningen"."""
    title: str
    url: str
    summary: Callable[[], str]
    """Made only for the entries that get into a feed."""
    activity: Activity | None = None
    lang: str = ""
    """Its language, where it is another than the site's."""


def _order(entry: Entry) -> tuple[int, int, str]:
    """Newest first."""
    return -entry.day.toordinal(), _RANK[entry.kind], entry.name


def feeds(site: Site, settings: Settings, site_name: str) -> Iterator[tuple[str, bytes]]:
    """Every feed by its address: the site's, then those of plans and municipalities."""
    addresses = site.addresses
    by_plan = {plan: sorted(_plan_entries(site, contents), key=_order) for plan, contents in site.library.plans.items()}

    def feed(parts: tuple[str, ...], title: str, entries: Iterable[Entry]) -> tuple[str, bytes]:
        return addresses.feed(*parts), _feed(site, settings, parts, title, list(islice(entries, MOST)))

    yield feed((), site_name, merge(*by_plan.values(), sorted(_page_entries(site), key=_order), key=_order))
    for plan, entries in by_plan.items():
        yield feed(addresses.plan(plan), site.library.plans[plan].plan.title, entries)
    for place in site.library.municipalities.values():
        plans = site.library.plans_by_municipality.get(place.id, ())
        concerning = (
            entry for entry in merge(*(by_plan[contents.plan.id] for contents in plans), key=_order)
            if not entry.activity or place.id in site.library.activity_municipalities(entry.activity)
        )  # fmt: skip
        title = f"{place.title} – {site_name}"
        yield feed(addresses.municipality(place.id), title, concerning)


def version_feed(site: Site, settings: Settings, site_name: str) -> tuple[str, bytes]:
    """The feed of what is translated into a language, by its address: "fi/feed.xml". `site` is the site in that
    language, whose addresses name its version."""
    code = site.addresses.version
    plans = (_plan_entries(site, contents) for contents in site.library.plans.values())
    own = (entry for entries in (*plans, _page_entries(site)) for entry in entries if entry.url.startswith(f"{code}/"))
    entries = sorted((replace(entry, name=f"{code}/{entry.name}") for entry in own), key=_order)
    title = f"{site_name} – {language_name(code)}"
    return site.addresses.feed(code), _feed(site, settings, (code,), title, entries[:MOST], shows=())


def _known_day(site: Site, path: str, *stated: date | None) -> date | None:
    """The day on which a file was last changed; without a history, the newest day that the record itself states."""
    return site.changed.get(path) or max((day for day in stated if day), default=None)


def _plan_entries(site: Site, contents: PlanContents) -> Iterator[Entry]:
    """Those whose day is known."""
    plan, addresses = contents.plan, site.addresses

    def title(text: str) -> str:
        return f"{text} – {plan.short_title}"

    decided = (decision.date for decision in plan.decisions)
    if day := _known_day(site, plan.path, plan.revised, *decided):
        words = plan_notice(site, plan) if plan.id in site.library.superseded else plan.summary
        yield Entry(day, "plan", plan.id, plan.title, site.plan_url(plan.id), _saying(words), lang=plan.lang or "")
    for area in contents.focus_areas:
        if day := _known_day(site, area.path, area.reviewed):
            url, name = addresses.url(*addresses.focus_area(plan.id, area.id)), f"{plan.id}/focus-area/{area.id}"
            spoken = area.lang or plan.lang or ""
            yield Entry(day, "focus-area", name, title(area.title), url, _saying(area.summary), lang=spoken)
    for follow_up in contents.follow_ups:
        yield _follow_up_entry(site, follow_up, title(follow_up.title), follow_up.lang or plan.lang or "")
    if contents.funding and (day := _known_day(site, funding_path(plan.id))):
        funding, url = contents.funding, addresses.url(*addresses.money(plan.id))
        heading = title(site.texts._(N_("Money {year}"), year=funding.year))
        yield Entry(day, "money", f"{plan.id}/money", heading, url, _saying(funding_text(site, funding)))
    for activity in contents.activities.values():
        if day := _known_day(site, activity.path, activity.reviewed, activity.status_date):
            url, summary = site.activity_url(activity), _first_lines(site, activity)
            name, spoken = activity_id(activity), activity.lang or plan.lang or ""
            yield Entry(day, "activity", name, title(activity.title), url, summary, activity, spoken)


def _follow_up_entry(site: Site, follow_up: FollowUp, title: str, lang: str) -> Entry:
    day = site.changed.get(follow_up.path) or follow_up.date
    url = site.addresses.url(*site.addresses.follow_up(follow_up.plan, follow_up.id))
    return Entry(
        day, "follow-up", follow_up_id(follow_up.plan, follow_up.id), title, url, _saying(follow_up.summary), lang=lang
    )


def _saying(text: str | None) -> Callable[[], str]:
    return lambda: text or ""


def _first_lines(site: Site, record: FileRecord) -> Callable[[], str]:
    """The first paragraph of a record's text, when it is asked for."""
    return lambda: (body_text(site, record, 5) or "").partition("\n")[0]


def _page_entries(site: Site) -> Iterator[Entry]:
    for page in site.library.pages:
        if day := site.changed.get(page.path):
            address = site.addresses.page(page.path)
            url, name = site.addresses.url(*address), "/".join(("page", *address))
            yield Entry(day, "page", name, site.page_title(page), url, _saying(page.summary), lang=page.lang or "")


# ---- XML ----


def _feed(
    site: Site, settings: Settings, parts: tuple[str, ...], title: str, entries: list[Entry],
    shows: tuple[str, ...] | None = None,
) -> bytes:  # fmt: skip
    """A feed at `parts`, of the page at `shows`, which is the same where it is not given."""
    texts, addresses = site.texts, site.addresses
    page = addresses.url(*(parts if shows is None else shows))
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": texts.lang})
    newest = max((entry.day for entry in entries), default=site.today)
    _add(root, "id", tag(site, "/".join(("feed", *parts))))
    _add(root, "title", title)
    _add(root, "subtitle", texts._(N_("What has been published and changed")))
    _add(root, "updated", _moment(newest))
    _add(root, "link", rel="self", type="application/atom+xml", href=site.absolute(addresses.feed(*parts)))
    _add(root, "link", rel="alternate", type="text/html", href=site.absolute(page))
    _add(_add(root, "author"), "name", settings.organisation)
    _add(root, "rights", f"{settings.licence.name}, {settings.licence.url}")
    for entry in entries:
        spoken = {"xml:lang": entry.lang} if entry.lang not in ("", texts.lang) else {}
        _entry(site, _add(root, "entry", **spoken), entry)
    ElementTree.indent(root)
    return (ElementTree.tostring(root, encoding="unicode") + "\n").encode()


def _entry(site: Site, parent: ElementTree.Element, entry: Entry) -> None:
    _add(parent, "id", tag(site, entry.name))
    _add(parent, "title", entry.title)
    _add(parent, "updated", _moment(entry.day))
    _add(parent, "link", rel="alternate", type="text/html", href=site.absolute(entry.url))
    _add(parent, "category", term=entry.kind, label=site.texts._(_KINDS[entry.kind]))
    _add(parent, "summary", entry.summary() or entry.title)


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = _NOT_XML.sub(" ", text) or None
    return element


def _moment(day: date) -> str:
    """A day as Atom wants it: nothing is known of the hour."""
    return f"{day.isoformat()}T00:00:00Z"
