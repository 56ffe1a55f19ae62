"""Facts that cannot all be true: upper amounts below lower ones, costs within themselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.records import Records
from klarplan.model.paths import FieldPath


def value_problems(records: Records) -> Iterator[Problem]:
    """In costs, and in sums that a plan mentions."""
    for activity in records.activities:
        document = records.documents[activity.path]
        for index, cost in enumerate(activity.cost):
            yield from _reversed(cost.amount, cost.amount_to, document, ("cost", index))
            if cost.included_in in (activity.id, f"{activity.plan}/{activity.id}"):
                place = document.position(("cost", index, "included_in"))
                yield Problem(place, "included-in-itself", {"found": activity.id})
    for plan, funding in records.funding:
        document = records.documents[f"plans/{plan}/funding.yml"]
        for index, statement in enumerate(funding.statements):
            yield from _reversed(statement.amount, statement.amount_to, document, ("statements", index))


def _reversed(amount: Decimal | None, upper: Decimal | None, document: Document, at: FieldPath) -> Iterator[Problem]:
    if amount is not None and upper is not None and upper < amount:
        place = document.position((*at, "amount_to"))
        yield Problem(place, "amounts-reversed", {"found": upper, "other": amount})
