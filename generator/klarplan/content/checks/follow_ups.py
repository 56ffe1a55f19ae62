"""Follow-ups that are ahead of their day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from klarplan.content.problems.problem import Problem
from klarplan.content.reading.records import Records


def follow_up_problems(records: Records, today: date) -> Iterator[Problem]:
    """Follow-ups dated after `today`: the site leaves them out until their day (`site.library.relate`)."""
    for follow_up in records.follow_ups:
        if follow_up.date > today:
            place = records.documents[follow_up.path].position(("date",))
            yield Problem(place, "follow-up-ahead", {"found": follow_up.date.isoformat()})
