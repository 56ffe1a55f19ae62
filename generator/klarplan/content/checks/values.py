"""Facts that cannot all be true: upper amounts below lower ones, costs within themselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from klarplan.content.checks.circles import closing
from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.records import Records
from klarplan.model.paths import FieldPath
from klarplan.model.records import Activity


def value_problems(records: Records) -> Iterator[Problem]:
    """In costs, and in sums that a plan mentions."""
    for activity in records.activities:
        document = records.documents[activity.path]
        for index, cost in enumerate(activity.cost):
            yield from _reversed(cost.amount, cost.amount_to, document, ("cost", index))
            if cost.included_in in (activity.id, f"{activity.plan}/{activity.id}"):
                place = document.position(("cost", index, "included_in"))
                yield Problem(place, "included-in-itself", {"found": activity.id})
        for index, other in enumerate(activity.see_also):
            if other in (activity.id, f"{activity.plan}/{activity.id}"):
                yield Problem(document.position(("see_also", index)), "see-also-itself", {"found": activity.id})
    for plan, funding in records.funding:
        document = records.documents[f"plans/{plan}/funding.yml"]
        for index, statement in enumerate(funding.statements):
            yield from _reversed(statement.amount, statement.amount_to, document, ("statements", index))
    yield from _circles_of_costs(records)


def _circles_of_costs(records: Records) -> Iterator[Problem]:
    """Costs that are parts of each other, so that none of them stands anywhere."""
    activities = {f"{activity.plan}/{activity.id}": activity for activity in records.activities}
    parts = {
        key: [
            (index, _whole(activity, cost.included_in)) for index, cost in enumerate(activity.cost) if cost.included_in
        ]
        for key, activity in activities.items()
    }
    wholes = {key: [whole for _, whole in found] for key, found in parts.items()}
    for key, number in closing(wholes):
        activity, (index, whole) = activities[key], parts[key][number]
        if whole != key:
            place = records.documents[activity.path].position(("cost", index, "included_in"))
            yield Problem(place, "included-circle", {"found": activity.id})


def _whole(activity: Activity, reference: str) -> str:
    return reference if "/" in reference else f"{activity.plan}/{reference}"


def _reversed(amount: Decimal | None, upper: Decimal | None, document: Document, at: FieldPath) -> Iterator[Problem]:
    if amount is not None and upper is not None and upper < amount:
        place = document.position((*at, "amount_to"))
        yield Problem(place, "amounts-reversed", {"found": upper, "other": amount})
