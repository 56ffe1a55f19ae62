"""What is dated ahead of its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.records import Records
from klarplan.model.records import Activity, Plan

_OF_THE_PAST = ("status_date", "reviewed")
"""Days on which something was done: pages say "as of" and "reviewed"."""


def days_ahead(records: Records, today: date) -> Iterator[Problem]:
    """Days after `today` of what has been done. Follow-ups are left out by the site until their day
    (`site.library.relate`).
    """
    for follow_up in records.follow_ups:
        if follow_up.date > today:
            place = records.documents[follow_up.path].position(("date",))
            yield Problem(place, "follow-up-ahead", {"found": follow_up.date.isoformat()})
    for plan in records.plans:
        yield from _of_record(plan, records, today)
    for activity in records.activities:
        yield from _of_record(activity, records, today)


def _of_record(record: Plan | Activity, records: Records, today: date) -> Iterator[Problem]:
    for name in _OF_THE_PAST:
        day = getattr(record, name, None)
        if day and day > today:
            label = Label(type(record).model_fields[name].title or name)
            place = records.documents[record.path].position((name,))
            yield Problem(place, "day-ahead", {"found": day.isoformat(), "field": name, "label": label})
