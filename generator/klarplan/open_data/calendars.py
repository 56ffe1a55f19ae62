"""Calendars (iCalendar, RFC 5545) of the site and each plan: what begins, ends, is reviewed and reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

import icalendar

from klarplan.open_data.cells import involved_text
from klarplan.open_data.ids import uid
from klarplan.site.deadlines import Deadline, deadlines, starts
from klarplan.site.phrases import deadline_text, deadline_url, deadline_when, deadline_word
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


def calendars(site: Site, site_name: str) -> Iterator[tuple[str, bytes]]:
    """Every calendar by its address: the site's, then those of the plans."""
    by_plan = {plan: [*starts(contents), *deadlines(contents)] for plan, contents in site.library.plans.items()}
    everything = (deadline for plan, planned in by_plan.items() if plan in site.library.current for deadline in planned)
    yield site.addresses.calendar(), _calendar(site, site_name, everything)
    for plan, planned in by_plan.items():
        yield site.addresses.calendar(plan), _calendar(site, site.library.plans[plan].plan.title, planned)


def _calendar(site: Site, name: str, planned: Iterable[Deadline]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Klarplan//Klarplan//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)  # RFC 7986; the next line is what older programs read
    calendar.add("x-wr-calname", name)
    dated = (deadline for deadline in planned if deadline.day)
    for deadline in sorted(dated, key=lambda deadline: (deadline.day, deadline.id)):
        calendar.add_component(_event(site, deadline))
    written: bytes = calendar.to_ical()
    return written


def _event(site: Site, deadline: Deadline) -> icalendar.Event:
    """An event on a single day: a season or a year would fill the calendar."""
    assert deadline.day
    plan, when = site.library.plans[deadline.plan].plan, deadline_when(site, deadline)
    stamp = datetime.combine(site.changed.get(deadline.path, site.today), time(), UTC)
    event = icalendar.Event()
    event.add("uid", uid(site, deadline.id))
    event.add("dtstamp", stamp)
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))  # the first day after the event
    what = ": ".join(filter(None, (deadline_word(site, deadline), deadline_text(site, deadline))))
    event.add("summary", f"{what} ({plan.short_title})")
    event.add("description", "\n".join(_lines(site, deadline, when, plan.title)))
    if site.site_url:
        event.add("url", site.absolute(deadline_url(site, deadline)))
    event.add("categories", [plan.short_title])
    event.add("transp", "TRANSPARENT")
    return event


def _lines(site: Site, deadline: Deadline, when: str, title: str) -> Iterator[str]:
    _ = site.texts._
    yield _(N_("By when, as the plan says it: {when}"), when=when)
    if deadline.duty and (responsible := involved_text(site, deadline.duty.responsible)):
        yield _(N_("Responsible: {responsible}"), responsible=responsible)
    if deadline.duty and deadline.duty.note:
        yield deadline.duty.note
    yield title
