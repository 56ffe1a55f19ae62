"""What has changed in a plan between two days, from its dated records: activities that came, went and moved on, money.

Only what has a day counts. A status in an activity's own file without `status_date` is what was known before any
follow-up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from klarplan.content.checks.money import allocated
from klarplan.model.records import Activity, FollowUp
from klarplan.model.shared import Funding
from klarplan.model.values import Status
from klarplan.site.library import PlanContents


@dataclass(frozen=True)
class Move:
    """An activity that has another status than before; `before` is unknown where nobody had said."""

    activity: Activity
    before: Status
    after: Status


@dataclass(frozen=True)
class Sum:
    """What a plan had to share out, and for which year."""

    amount: Decimal
    year: int


@dataclass(frozen=True)
class MoneyChange:
    """Two sums of a plan, the later of which took the place of the earlier."""

    plan: str
    before: Sum
    after: Sum


@dataclass(frozen=True)
class Changes:
    """What changed after the day `since`, up to and with the day `until`."""

    since: date
    until: date
    added: tuple[Activity, ...] = ()
    ended: tuple[Activity, ...] = ()
    """Those that nothing took the place of."""
    merged: tuple[Activity, ...] = ()
    """Those that became one with others; `merged_with` names them."""
    replaced: tuple[Activity, ...] = ()
    """Those whose place others took; `replaced_by` names them."""
    moved: tuple[Move, ...] = ()
    money: MoneyChange | None = None

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.added or self.ended or self.merged or self.replaced or self.moved or self.money)


@dataclass(frozen=True)
class PlanHistory:
    """A plan's dated records, to be asked of any two days. What it costs to ask is in proportion to the activities."""

    contents: PlanContents
    _told: Mapping[str, list[tuple[date, Status]]] = field(init=False, repr=False, compare=False)
    """What has been said of each activity, oldest first."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_told", _told_statuses(self.contents))

    def between(self, since: date, until: date) -> Changes:
        """What changed after the day `since`, up to and with the day `until`."""

        def within(day: date | None) -> bool:
            return day is not None and since < day <= until

        activities = self.contents.activities.values()
        funding = self.contents.funding
        gone = [one for one in activities if within(one.ended)]
        return Changes(
            since=since,
            until=until,
            added=tuple(one for one in activities if within(one.added)),
            ended=tuple(one for one in gone if not one.replaced_by and not one.merged_with),
            merged=tuple(one for one in gone if one.merged_with and not one.replaced_by),
            replaced=tuple(one for one in gone if one.replaced_by),
            moved=tuple(self._moves(since, until)),
            money=self._money_change(funding, since, until) if funding else None,
        )

    def since_before(self, follow_up: FollowUp) -> Changes | None:
        """What a follow-up shows against the one before it; None for the first."""
        earlier = [one.date for one in self.contents.follow_ups if one.date < follow_up.date]
        return self.between(max(earlier), follow_up.date) if earlier else None

    def since_last(self, today: date) -> Changes | None:
        """What has changed since the newest follow-up; None where there is none."""
        days = [one.date for one in self.contents.follow_ups if one.date <= today]
        return self.between(max(days), today) if days else None

    def status_on(self, activity: str, day: date) -> Status:
        """The newest that had been said of an activity by a day."""
        told = self._told.get(activity, [])
        place = bisect_right(told, day, key=lambda one: one[0])
        return told[place - 1][1] if place else Status.UNKNOWN

    def _moves(self, since: date, until: date) -> Iterator[Move]:
        """Those of activities that were there before and still are: of others it is told that they came or went."""
        for name, one in self.contents.activities.items():
            came = one.added is not None and since < one.added <= until
            gone = one.ended is not None and one.ended <= until
            before, after = self.status_on(name, since), self.status_on(name, until)
            if before is not after and not came and not gone:
                yield Move(one, before, after)

    def _money_change(self, funding: Funding, since: date, until: date) -> MoneyChange | None:
        sums = [(one.decided, Sum(one.total, one.year)) for one in funding.earlier]
        amount = allocated(funding) if funding.allocations else funding.stated_total
        if funding.decided and amount is not None:
            sums.append((funding.decided, Sum(amount, funding.year)))
        before = next((one for day, one in reversed(sums) if day <= since), None)
        after = next((one for day, one in reversed(sums) if day <= until), None)
        return MoneyChange(self.contents.plan.id, before, after) if before and after and before != after else None


def _told_statuses(contents: PlanContents) -> dict[str, list[tuple[date, Status]]]:
    """In order of day; an activity's own file has the last word of a day."""
    told: dict[str, list[tuple[date, Status]]] = {}
    for follow_up in reversed(contents.follow_ups):
        for found in follow_up.statuses:
            name = found.activity.removeprefix(f"{contents.plan.id}/")
            told.setdefault(name, []).append((follow_up.date, found.status))
    for name, one in contents.activities.items():
        if one.status is not Status.UNKNOWN:
            told.setdefault(name, []).append((one.status_date or date.min, one.status))
    return {name: sorted(days, key=lambda one: one[0]) for name, days in told.items()}
