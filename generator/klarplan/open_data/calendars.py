"""Calendars (iCalendar, RFC 5545) of the site and each plan: what is to be done, reviewed and reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

import icalendar

from klarplan.open_data.cells import involved_text
from klarplan.open_data.ids import uid
from klarplan.site.deadlines import Deadline, deadlines
from klarplan.site.phrases import deadline_text, deadline_url, deadline_when
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


def calendars(site: Site, site_name: str) -> Iterator[tuple[str, bytes]]:
    """Every calendar by its address: the site's, then those of the plans."""
    by_plan = {plan: list(deadlines(contents)) for plan, contents in site.library.plans.items()}
    everything = (one for plan, found in by_plan.items() if plan in site.library.current for one in found)
    yield site.addresses.calendar(), _calendar(site, site_name, everything)
    for plan, found in by_plan.items():
        yield site.addresses.calendar(plan), _calendar(site, site.library.plans[plan].plan.title, found)


def _calendar(site: Site, name: str, found: Iterable[Deadline]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Klarplan//Klarplan//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)  # RFC 7986; the next line is what older programs read
    calendar.add("x-wr-calname", name)
    for one in sorted((one for one in found if one.last), key=lambda one: (one.last, one.id)):
        calendar.add_component(_event(site, one))
    written: bytes = calendar.to_ical()
    return written


def _event(site: Site, one: Deadline) -> icalendar.Event:
    """An event on the last day: a season or a year would fill the calendar."""
    assert one.last
    plan, when = site.library.plans[one.plan].plan, deadline_when(site, one)
    stamp = datetime.combine(site.changed.get(one.path, site.today), time(), UTC)
    event = icalendar.Event()
    event.add("uid", uid(site, one.id))
    event.add("dtstamp", stamp)
    event.add("dtstart", one.last)
    event.add("dtend", one.last + timedelta(days=1))  # the first day after the event
    event.add("summary", f"{deadline_text(site, one)} ({plan.short_title})")
    event.add("description", "\n".join(_lines(site, one, when, plan.title)))
    if site.site_url:
        event.add("url", site.absolute(deadline_url(site, one)))
    event.add("categories", [plan.short_title])
    event.add("transp", "TRANSPARENT")
    return event


def _lines(site: Site, one: Deadline, when: str, title: str) -> Iterator[str]:
    _ = site.texts._
    yield _(N_("By when, as the plan says it: {when}"), when=when)
    if one.duty and (responsible := involved_text(site, one.duty.responsible)):
        yield _(N_("Responsible: {responsible}"), responsible=responsible)
    if one.duty and one.duty.note:
        yield one.duty.note
    yield title
