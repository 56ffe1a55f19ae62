"""When a text should have been looked over: by its own review date, or within a year of its last review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarplan.model.records import Activity, FocusArea, Plan
from klarplan.model.values import PlanStatus


@dataclass(frozen=True)
class Overdue:
    """A review that has not been made: the day by which it should have been, and that of the last one."""

    due: date
    reviewed: date | None = None


def overdue(record: Plan | FocusArea | Activity, plan: Plan, today: date) -> Overdue | None:
    """The review that a record waits for on this day. None while there is time; texts of a plan that has ended, or
    that another has taken the place of, wait for none.
    """
    reviewed = None if isinstance(record, Plan) else record.reviewed
    due = _due(record.review_date, reviewed)
    if due is None or due >= today or plan.status is PlanStatus.ENDED or plan.superseded_by:
        return None
    return Overdue(due, reviewed)


def _due(review_date: date | None, reviewed: date | None) -> date | None:
    """A review on the day or later has done what the date asked for, and counts for a year."""
    if review_date and (reviewed is None or reviewed < review_date):
        return review_date
    return _a_year_after(reviewed) if reviewed else None


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)
