"""What the plans say must be done, reviewed or reported, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from klarplan.content.reading.file_kinds import funding_path
from klarplan.model.periods import PartialDate, Period
from klarplan.model.shared import ReportingDuty
from klarplan.site.library import PlanContents


class DeadlineKind(StrEnum):
    """What happens."""

    PLAN_ENDS = "plan_ends"
    PLAN_REVIEW = "plan_review"
    REPORTING = "reporting"
    ACTIVITY_ENDS = "activity_ends"
    ACTIVITY_STARTS = "activity_starts"


@dataclass(frozen=True)
class Deadline:
    """Something that has a last day, or a duty to report that the plan gives none for."""

    plan: str
    kind: DeadlineKind
    name: str
    """Its name among those of the plan and kind: an activity's id, a duty's number; empty for the plan's own."""
    text: str
    """The activity's title or the duty; empty for the plan's own."""
    when: PartialDate | Period | None
    duty: ReportingDuty | None = None
    path: str = ""
    """The content file that it comes from."""

    @property
    def id(self) -> str:
        """Its permanent id: "dalarna-2020/date/reporting/1"."""
        return "/".join(filter(None, (self.plan, "date", self.kind.value.replace("_", "-"), self.name)))

    @property
    def first(self) -> date | None:
        """The first day of the time by which, or during which, it happens."""
        start = self.when.start if isinstance(self.when, Period) else self.when
        return start.first if start else None

    @property
    def last(self) -> date | None:
        """The last day."""
        end = self.when.end if isinstance(self.when, Period) else self.when
        return end.last if end else None

    @property
    def day(self) -> date | None:
        """The day that stands for it: the first of what begins, the last of all else."""
        return self.first if self.kind is DeadlineKind.ACTIVITY_STARTS else self.last

    @property
    def has_only_year(self) -> bool:
        """Whether its source says no more of the time than a year."""
        point = self.when.end if isinstance(self.when, Period) else self.when
        return point is not None and is_year(point)


def is_year(point: PartialDate) -> bool:
    """Whether a point in time is a year alone."""
    return point.month is None and point.season is None and point.week is None


def starts(contents: PlanContents) -> Iterator[Deadline]:
    """The activities that begin at a time that the plan tells nearer than by its year, and go on after that."""
    for activity in contents.activities.values():
        start = activity.period.start if activity.period else None
        if activity.period and start and start != activity.period.end and not is_year(start):
            kind = DeadlineKind.ACTIVITY_STARTS
            yield Deadline(activity.plan, kind, activity.id, activity.title, start, path=activity.path)


def deadlines(contents: PlanContents) -> Iterator[Deadline]:
    """A plan's deadlines: its own end and review, duties to report, activities to be finished."""
    plan = contents.plan
    if plan.period.end:
        yield Deadline(plan.id, DeadlineKind.PLAN_ENDS, "", "", plan.period.end, path=plan.path)
    if plan.review_date:
        yield Deadline(plan.id, DeadlineKind.PLAN_REVIEW, "", "", _day(plan.review_date), path=plan.path)
    for number, duty in enumerate(contents.funding.reporting if contents.funding else (), 1):
        when = _day(duty.date) if duty.date else duty.period
        path = funding_path(plan.id)
        yield Deadline(plan.id, DeadlineKind.REPORTING, str(number), duty.text, when, duty, path)
    for activity in contents.activities.values():
        end = activity.period.end if activity.period else None
        if end and not (activity.ended and activity.ended < end.last):
            yield Deadline(plan.id, DeadlineKind.ACTIVITY_ENDS, activity.id, activity.title, end, path=activity.path)


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
