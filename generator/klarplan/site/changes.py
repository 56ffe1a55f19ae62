"""What has changed in a plan between two days, from its dated records: activities that came, went and moved on, money.

Only what has a day counts. A status in an activity's own file without `status_date` is what was known before any
follow-up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

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

    @cached_property
    def _statuses(self) -> Mapping[str, list[tuple[date, Status]]]:
        """What has been said of each activity, oldest first."""
        return _dated_statuses(self.contents)

    def between(self, since: date, until: date) -> Changes:
        """What changed after the day `since`, up to and with the day `until`."""

        def within(day: date | None) -> bool:
            return day is not None and since < day <= until

        activities = self.contents.activities.values()
        funding = self.contents.funding
        gone = [activity for activity in activities if within(activity.ended)]
        return Changes(
            since=since,
            until=until,
            added=tuple(activity for activity in activities if within(activity.added)),
            ended=tuple(activity for activity in gone if not activity.replaced_by and not activity.merged_with),
            merged=tuple(activity for activity in gone if activity.merged_with and not activity.replaced_by),
            replaced=tuple(activity for activity in gone if activity.replaced_by),
            moved=tuple(self._moves(since, until)),
            money=self._money_change(funding, since, until) if funding else None,
        )

    def since_before(self, follow_up: FollowUp) -> Changes | None:
        """What a follow-up shows against the one before it; None for the first."""
        earlier = [other.date for other in self.contents.follow_ups if other.date < follow_up.date]
        return self.between(max(earlier), follow_up.date) if earlier else None

    def since_last(self, today: date) -> Changes | None:
        """What has changed since the newest follow-up up to a day; None where there is none."""
        days = [follow_up.date for follow_up in self.contents.follow_ups if follow_up.date <= today]
        return self.between(max(days), today) if days else None

    def status_on(self, activity: str, day: date) -> Status:
        """The newest that had been said of an activity, by its id in the plan, by a day."""
        statuses = self._statuses.get(activity, [])
        place = bisect_right(statuses, day, key=_day_of)
        return statuses[place - 1][1] if place else Status.UNKNOWN

    def _moves(self, since: date, until: date) -> Iterator[Move]:
        """Of activities that were there before and still are: of others the changes say that they came or went."""
        for name, activity in self.contents.activities.items():
            came = activity.added is not None and since < activity.added <= until
            gone = activity.ended is not None and activity.ended <= until
            before, after = self.status_on(name, since), self.status_on(name, until)
            if before is not after and not came and not gone:
                yield Move(activity, before, after)

    def _money_change(self, funding: Funding, since: date, until: date) -> MoneyChange | None:
        sums = [(earlier.decided, Sum(earlier.total, earlier.year)) for earlier in funding.earlier]
        amount = allocated(funding) if funding.allocations else funding.stated_total
        if funding.decided and amount is not None:
            sums.append((funding.decided, Sum(amount, funding.year)))
        before = next((money for day, money in reversed(sums) if day <= since), None)
        after = next((money for day, money in reversed(sums) if day <= until), None)
        return MoneyChange(self.contents.plan.id, before, after) if before and after and before != after else None


def _day_of(dated: tuple[date, Status]) -> date:
    return dated[0]


def _dated_statuses(contents: PlanContents) -> dict[str, list[tuple[date, Status]]]:
    """In order of day; an activity's own file has the last word of a day."""
    statuses: dict[str, list[tuple[date, Status]]] = {}
    for follow_up in reversed(contents.follow_ups):
        for finding in follow_up.statuses:
            name = finding.activity.removeprefix(f"{contents.plan.id}/")
            statuses.setdefault(name, []).append((follow_up.date, finding.status))
    for name, activity in contents.activities.items():
        if activity.status is not Status.UNKNOWN:
            statuses.setdefault(name, []).append((activity.status_date or date.min, activity.status))
    return {name: sorted(dated, key=_day_of) for name, dated in statuses.items()}
