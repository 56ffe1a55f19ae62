"""Calendars (iCalendar, RFC 5545) of the site and each plan: what is to be done, reviewed and reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

import icalendar

from klarplan.open_data.cells import involved_text
from klarplan.open_data.ids import uid
from klarplan.pages.views.dates import occasion_text, occasion_url, occasion_when
from klarplan.site.deadlines import Occasion, occasions
from klarplan.site.site import Edition
from klarplan.text.catalogue import N_


def calendars(edition: Edition, site_name: str) -> Iterator[tuple[str, bytes]]:
    """Every calendar by its address: the site's, then those of the plans."""
    by_plan = {plan: list(occasions(related)) for plan, related in edition.library.plans.items()}
    everything = (one for plan, found in by_plan.items() if plan in edition.library.current for one in found)
    yield edition.sitemap.calendar(), _calendar(edition, site_name, everything)
    for plan, found in by_plan.items():
        yield edition.sitemap.calendar(plan), _calendar(edition, edition.library.plans[plan].plan.title, found)


def _calendar(edition: Edition, name: str, found: Iterable[Occasion]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Klarplan//Klarplan//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)  # RFC 7986; the next line is what older programs read
    calendar.add("x-wr-calname", name)
    for one in sorted((one for one in found if one.last), key=lambda one: (one.last, one.id)):
        calendar.add_component(_event(edition, one))
    written: bytes = calendar.to_ical()
    return written


def _event(edition: Edition, one: Occasion) -> icalendar.Event:
    """An event on the last day: a season or a year would fill the calendar."""
    assert one.last
    plan, when = edition.library.plans[one.plan].plan, occasion_when(edition, one)
    stamp = datetime.combine(edition.changed.get(one.path, edition.today), time(), UTC)
    event = icalendar.Event()
    event.add("uid", uid(edition, one.id))
    event.add("dtstamp", stamp)
    event.add("dtstart", one.last)
    event.add("dtend", one.last + timedelta(days=1))  # the first day after the event
    event.add("summary", f"{occasion_text(edition, one)} ({plan.short_title})")
    event.add("description", "\n".join(_lines(edition, one, when, plan.title)))
    if edition.site_url:
        event.add("url", edition.absolute(occasion_url(edition, one)))
    event.add("categories", [plan.short_title])
    event.add("transp", "TRANSPARENT")
    return event


def _lines(edition: Edition, one: Occasion, when: str, title: str) -> Iterator[str]:
    _ = edition.texts._
    yield _(N_("By when, as the plan says it: {when}"), when=when)
    if one.duty and (responsible := involved_text(edition, one.duty.responsible)):
        yield _(N_("Responsible: {responsible}"), responsible=responsible)
    if one.duty and one.duty.note:
        yield one.duty.note
    yield title
