"""One dataclass per table of open data: its fields are the columns, each with the words that describe it.

Columns have the names that front matter has, so that they never change with the site's language. Amounts are exact
decimals; ids are permanent: plan, kind and name, as in "norrtalje-2021-2023/activity/utbilda-personal".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias, get_args

from klarplan.model.records import Aim, PlanKind
from klarplan.model.values import CostKind, PlanStatus, Status
from klarplan.open_data.columns import DataRow, column
from klarplan.site.deadlines import DeadlineKind
from klarplan.text.catalogue import N_

# ruff: noqa: RUF009 (column is dataclasses.field)

Day: TypeAlias = date
"""A date, where a column has that name."""


class MoneyKind(StrEnum):
    """What a row of the table of money is."""

    ALLOCATION = "allocation"
    STATED_TOTAL = "stated_total"
    STATEMENT = "statement"
    USE = "use"
    COST = "cost"


class IndicatorKind(StrEnum):
    """What a row of the table of indicators is."""

    INDICATOR = "indicator"
    FIGURE = "figure"


_PLAN = N_("The plan's id")
_URL = N_("Address of the page that shows it")
_SOURCE = N_("Where in the source it stands, and how we read the source")
_NOTE = N_("Note")
_STATUS = N_("How far it has come, as a code")
_STATUS_TEXT = N_("How far it has come, in words")
_ACTIVITY = N_("The activity's id")
_ACTIVITY_TITLE = N_("The activity's name")
_PERIOD = N_("When it applies, in words")
_START = N_("First day of the time that the source gives")
_END = N_("Last day of the time that the source gives")
_ONGOING = N_("Goes on after that as a matter of course")
_FOLLOW_UP = N_("The id of the follow-up that says so")


@dataclass(frozen=True, kw_only=True)
class PlanRow(DataRow):
    """A plan."""

    NAME, FILE, TITLE, ABOUT = "plans", "planer", N_("Plans"), N_("The plans, a row for each.")

    title: str = column(N_("The plan's name"))
    short_title: str = column(N_("The plan's short name"))
    summary: str = column(N_("The plan in a sentence"))
    kind: str = column(N_("What kind of plan it is"), values=get_args(PlanKind))
    area: str = column(N_("Where it applies"))
    municipalities: tuple[str, ...] = column(N_("The municipalities in the plan"))
    municipality_codes: tuple[str, ...] = column(N_("Statistics Sweden's codes of the municipalities"))
    period: str = column(_PERIOD)
    start: Day | None = column(_START)
    end: Day | None = column(_END)
    status: str = column(N_("Where the plan is in its life, as a code"), values=PlanStatus)
    status_text: str = column(N_("Where the plan is in its life, in words"))
    superseded_by: str | None = column(N_("The id of the plan that holds instead of it"), table="plans")
    decided: Day | None = column(N_("Day of the latest decision"))
    decisions: str | None = column(N_("Who decided, when and what"))
    revised: Day | None = column(N_("Day of the latest revision"))
    review_date: Day | None = column(N_("Day by which the plan is to be reviewed"))
    reference_number: str | None = column(N_("Reference number"))
    parties: str | None = column(N_("Who takes part, with roles"))
    basis: str | None = column(N_("What the plan rests on"))
    purpose: str | None = column(N_("The plan's purpose"))
    focus_area_count: int = column(N_("Number of focus areas"))
    goal_count: int = column(N_("Number of goals"))
    activity_count: int = column(N_("Number of activities"))
    documents: str | None = column(N_("The documents that the plan is taken from"))
    text: str | None = column(N_("The text on the page, without formatting"))
    source: str | None = column(_SOURCE)
    url: str | None = column(_URL, address=True)


@dataclass(frozen=True, kw_only=True)
class FocusAreaRow(DataRow):
    """A focus area of a plan."""

    NAME, FILE, TITLE = "focus-areas", "fokusomraden", N_("Focus areas")
    ABOUT = N_("The parts that gather goals and activities, a row for each.")

    plan: str = column(_PLAN, table="plans")
    title: str = column(N_("The focus area's name"))
    summary: str = column(N_("What it wants, in a sentence"))
    definition: str | None = column(N_("The plan's own definition"))
    goal_count: int = column(N_("Number of goals"))
    activity_count: int = column(N_("Number of activities"))
    text: str | None = column(N_("The text on the page, without formatting"))
    reviewed: Day | None = column(N_("Day when it was last looked over"))
    source: str | None = column(_SOURCE)
    url: str | None = column(_URL, address=True)


@dataclass(frozen=True, kw_only=True)
class GoalRow(DataRow):
    """A goal of a plan or of a focus area."""

    NAME, FILE, TITLE, ABOUT = "goals", "mal", N_("Goals"), N_("What the plans want, a row for each goal.")

    plan: str = column(_PLAN, table="plans")
    focus_area: str | None = column(N_("The focus area's id; empty for goals of the whole plan"), table="focus-areas")
    text: str = column(N_("The goal"))
    aim: str | None = column(N_("Whether it is meant for long or short, as a code"), values=Aim)
    aim_text: str | None = column(N_("Whether it is meant for long or short, in words"))
    part_of: str | None = column(N_("The id of the larger goal that it is a part of"), table="goals")
    target_groups: str | None = column(N_("For whom"))
    activities: tuple[str, ...] = column(N_("The ids of the activities that work for the goal"))
    note: str | None = column(_NOTE)
    source: str | None = column(_SOURCE)
    url: str | None = column(_URL, address=True)


@dataclass(frozen=True, kw_only=True)
class ActivityRow(DataRow):
    """An activity of a plan."""

    NAME, FILE, TITLE = "activities", "aktiviteter", N_("Activities")
    ABOUT = N_("What is to be done, a row for each activity.")

    plan: str = column(_PLAN, table="plans")
    title: str = column(_ACTIVITY_TITLE)
    focus_area: str | None = column(N_("The focus area's id"), table="focus-areas")
    focus_area_title: str | None = column(N_("The focus area's name"))
    priority: str | None = column(N_("Priority class"))
    status: str = column(_STATUS, values=Status)
    status_text: str = column(_STATUS_TEXT)
    status_date: Day | None = column(N_("Day of the status"))
    status_reason: str | None = column(N_("Why the status is so"))
    period: str | None = column(_PERIOD)
    start: Day | None = column(_START)
    end: Day | None = column(_END)
    ongoing: bool = column(_ONGOING)
    period_note: str | None = column(N_("What the source says besides of the time"))
    responsible: str | None = column(N_("Who is responsible, with roles"))
    collaborating: str | None = column(N_("Who takes part besides, with roles"))
    target_groups: str | None = column(N_("For whom"))
    all_municipalities: bool = column(N_("Concerns all municipalities in the plan, not some that it names"))
    municipalities: tuple[str, ...] = column(N_("The municipalities that it concerns"))
    municipality_codes: tuple[str, ...] = column(N_("Statistics Sweden's codes of the municipalities"))
    goals: tuple[str, ...] = column(N_("The ids of the goals that it works for"))
    cost: str | None = column(N_("What it costs, in words; the table of money has the amounts"))
    situation: str | None = column(N_("How things are today"))
    aim: str | None = column(N_("Why it is done"))
    follow_up: str | None = column(N_("How it is followed up"))
    added: Day | None = column(N_("Day when it became a part of the plan, where that was later than the plan itself"))
    ended: Day | None = column(N_("Day when it ended, became one with another or was replaced"))
    replaced_by: tuple[str, ...] = column(N_("The ids of activities that it is replaced by"))
    merged_with: tuple[str, ...] = column(N_("The ids of activities that it is merged with"))
    see_also: tuple[str, ...] = column(N_("The ids of activities that are close to it"))
    text: str | None = column(N_("The text on the page, without formatting"))
    reviewed: Day | None = column(N_("Day when it was last looked over"))
    source: str | None = column(_SOURCE)
    url: str | None = column(_URL, address=True)


@dataclass(frozen=True, kw_only=True)
class IndicatorRow(DataRow):
    """What an activity is measured by, or a figure of a follow-up."""

    NAME, FILE, TITLE = "indicators", "indikatorer", N_("Indicators and figures")
    ABOUT = N_("How the plans measure, and the figures that follow-ups give.")

    plan: str = column(_PLAN, table="plans")
    kind: str = column(N_("indicator: what is measured; figure: a value in a follow-up"), values=IndicatorKind)
    activity: str | None = column(_ACTIVITY, table="activities")
    activity_title: str | None = column(_ACTIVITY_TITLE)
    follow_up: str | None = column(_FOLLOW_UP)
    date: Day | None = column(N_("Day of the follow-up"))
    text: str = column(N_("What is measured"))
    value: str | None = column(N_("The value as the follow-up writes it"))
    unit: str | None = column(N_("The value's unit"))
    url: str | None = column(_URL, address=True)


@dataclass(frozen=True, kw_only=True)
class MoneyRow(DataRow):
    """An amount, or what the plan says of money without one."""

    NAME, FILE, TITLE = "funding", "pengar", N_("Money and costs")
    ABOUT = N_("Every amount in the plans, in kronor. Only rows of the kind allocation can be added up: totals and "
               "sums that the plan mentions may hold the same money.")  # fmt: skip

    plan: str = column(_PLAN, table="plans")
    kind: str = column(
        N_("allocation: share of a recipient; stated_total: sum that the source states; statement: sum that the plan "
           "mentions; use: what money goes to; cost: what an activity costs"), values=MoneyKind,
    )  # fmt: skip
    year: int | None = column(N_("The year that the money is for"))
    recipient: str | None = column(N_("Who gets the money, as an id; county is the county's parties together"))
    recipient_name: str | None = column(N_("Who gets the money"))
    recipient_code: str | None = column(N_("Statistics Sweden's code, where the recipient is a municipality"))
    purpose: str | None = column(N_("The purpose of the money, as an id"))
    purpose_title: str | None = column(N_("The purpose of the money"))
    activity: str | None = column(_ACTIVITY)
    activity_title: str | None = column(_ACTIVITY_TITLE)
    amount: Decimal | None = column(N_("Kronor, exact; the lower amount of a span"))
    amount_to: Decimal | None = column(N_("Kronor, the upper amount of a span"))
    per: str | None = column(N_("What the amount is per"))
    approximate: bool = column(N_("The source says that the amount is estimated"))
    cost_kind: str | None = column(N_("What is known of a cost"), values=CostKind)
    included_in: str | None = column(N_("The id of the activity whose cost holds this one"))
    payers: str | None = column(N_("Who pays"))
    staffing: str | None = column(N_("Staff"))
    text: str | None = column(N_("What the plan says of the sum"))
    note: str | None = column(_NOTE)
    source: str | None = column(_SOURCE)
    url: str | None = column(_URL, address=True)


@dataclass(frozen=True, kw_only=True)
class StatusRow(DataRow):
    """What was known of an activity at some time."""

    NAME, FILE, TITLE = "statuses", "status", N_("Statuses")
    ABOUT = N_("How far the activities have come: each follow-up's word on each, and what is known today.")

    plan: str = column(_PLAN, table="plans")
    activity: str = column(_ACTIVITY)
    activity_title: str = column(_ACTIVITY_TITLE)
    status: str = column(_STATUS, values=Status)
    status_text: str = column(_STATUS_TEXT)
    date: Day | None = column(N_("Day of the status"))
    reason: str | None = column(N_("Why the status is so"))
    follow_up: str | None = column(_FOLLOW_UP)
    current: bool = column(N_("This is what is known today"))
    url: str | None = column(_URL, address=True)


@dataclass(frozen=True, kw_only=True)
class DateRow(DataRow):
    """Something to be done, reviewed or reported by a time."""

    NAME, FILE, TITLE = "dates", "datum", N_("Dates")
    ABOUT = N_("What is to be done, reviewed and reported, and by when.")

    plan: str = column(_PLAN, table="plans")
    kind: str = column(
        N_("plan_ends: the plan's last day; plan_review: to be reviewed; reporting: to be reported; activity_ends: "
           "an activity to be finished"), values=DeadlineKind,
    )  # fmt: skip
    text: str = column(N_("What happens"))
    when: str | None = column(N_("When, in words"))
    start: Day | None = column(_START)
    end: Day | None = column(_END)
    responsible: str | None = column(N_("Who is responsible, with roles"))
    note: str | None = column(_NOTE)
    url: str | None = column(_URL, address=True)
