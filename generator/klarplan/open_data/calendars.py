"""Calendars (iCalendar, RFC 5545) of the site and each plan: what begins, ends, is reviewed and reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from klarplan.open_data.cells import involved_text
from klarplan.open_data.ids import uid
from klarplan.site.deadlines import Deadline, deadlines, starts
from klarplan.site.library import PlanContents
from klarplan.site.phrases import deadline_text, deadline_url, deadline_when, deadline_word
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class Event:
    """Something that is to be done, on a single day: a season or a year would fill the calendar."""

    day: date
    id: str
    uid: str
    changed: date
    summary: str
    description: str
    url: str
    """Absolute; empty where the site does not know its own address."""
    plan: str


@dataclass(frozen=True)
class Calendar:
    """A calendar before it is written: all that its file is made from."""

    name: str
    events: tuple[Event, ...]

    def written(self) -> bytes:
        """The file. Its library takes long to load, and most calendars are kept from the build before."""
        import icalendar

        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//Klarplan//Klarplan//SV")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("name", self.name)  # RFC 7986; the next line is what older programs read
        calendar.add("x-wr-calname", self.name)
        frame: bytes = calendar.to_ical()
        return b"".join((frame.removesuffix(_END), *map(_written, self.events), _END))


_END = b"END:VCALENDAR\r\n"


def calendars(site: Site, site_name: str) -> Iterator[tuple[str, Calendar]]:
    """Every calendar by its address: the site's, then those of the plans."""
    by_plan = {plan: _events(site, contents) for plan, contents in site.library.plans.items()}
    everything = (event for plan, events in by_plan.items() if plan in site.library.current for event in events)
    yield site.addresses.calendar(), Calendar(site_name, _in_order(everything))
    for plan, events in by_plan.items():
        yield site.addresses.calendar(plan), Calendar(site.library.plans[plan].plan.title, _in_order(events))


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: (event.day, event.id)))


def _events(site: Site, contents: PlanContents) -> list[Event]:
    return [
        _event(site, deadline, deadline.day) for deadline in (*starts(contents), *deadlines(contents)) if deadline.day
    ]


def _event(site: Site, deadline: Deadline, day: date) -> Event:
    plan, when = site.library.plans[deadline.plan].plan, deadline_when(site, deadline)
    what = ": ".join(filter(None, (deadline_word(site, deadline), deadline_text(site, deadline))))
    return Event(
        day=day,
        id=deadline.id,
        uid=uid(site, deadline.id),
        changed=site.changed.get(deadline.path, site.today),
        summary=f"{what} ({plan.short_title})",
        description="\n".join(_lines(site, deadline, when, plan.title)),
        url=site.absolute(deadline_url(site, deadline)) if site.site_url else "",
        plan=plan.short_title,
    )


@lru_cache(maxsize=20_000)
def _written(event: Event) -> bytes:
    """An event's lines. Two calendars have each event, and folding lines is most of the work."""
    import icalendar

    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("dtstamp", datetime.combine(event.changed, time(), UTC))
    component.add("dtstart", event.day)
    component.add("dtend", event.day + timedelta(days=1))  # the first day after the event
    component.add("summary", event.summary)
    component.add("description", event.description)
    if event.url:
        component.add("url", event.url)
    component.add("categories", [event.plan])
    component.add("transp", "TRANSPARENT")
    lines: bytes = component.to_ical()
    return lines


def _lines(site: Site, deadline: Deadline, when: str, title: str) -> Iterator[str]:
    _ = site.texts._
    yield _(N_("By when, as the plan says it: {when}"), when=when)
    if deadline.duty and (responsible := involved_text(site, deadline.duty.responsible)):
        yield _(N_("Responsible: {responsible}"), responsible=responsible)
    if deadline.duty and deadline.duty.note:
        yield deadline.duty.note
    yield title
