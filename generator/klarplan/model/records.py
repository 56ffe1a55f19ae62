"""One model per kind of record: what an editor may write in each kind of file."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from klarplan.model.base import Id, Language, Listed, Model, Reference, Text, Texts, WebAddress
from klarplan.model.values import (
    Contact,
    Cost,
    Day,
    Decision,
    Figure,
    InvolvedList,
    PlanParty,
    PlanStatus,
    SignLanguage,
    Source,
    Status,
    TimeSpan,
    Year,
)
from klarplan.text.catalogue import N_

MunicipalityIds = Annotated[tuple[str, ...], Listed, Reference("municipality")]
SomeMunicipalities = Annotated[
    Annotated[tuple[str, ...], Listed] | None,
    BeforeValidator(lambda value: None if value in ("all", ["all"]) else value),
    Reference("municipality", besides="all"),
]
"""A list of municipalities; None, written `all` or not at all, means every municipality of the plan."""
TargetGroupIds = Annotated[tuple[str, ...], Listed, Reference("target_group")]
ActivityIds = Annotated[tuple[str, ...], Listed, Reference("activity")]


class FileRecord(Model):
    """A record that has a file of its own. The first four fields come from the file, never from its front matter."""

    FROM_FILE: ClassVar[frozenset[str]] = frozenset({"id", "path", "plan", "body"})

    id: str
    path: str
    """The file, relative to the content folder: plans/dalarna-2020/index.md."""
    plan: str = ""
    """The plan that the file belongs to, by its folder; empty outside plans."""
    body: str = ""
    """The text below the front matter: Markdown."""
    title: Text = Field(title=N_("title"))
    lang: Language | None = Field(None, title=N_("language"))


class Aim(StrEnum):
    """What a goal aims at."""

    LONG_TERM = "long_term"
    SHORT_TERM = "short_term"
    SUB_GOAL = "sub_goal"


class Goal(Model):
    """What a plan or a focus area wants. `part_of` names the larger goal that it serves; without `aim` the plan
    does not say whether it is meant for long or short."""

    id: Id = Field(title=N_("id"))
    text: Text = Field(title=N_("text"))
    aim: Aim | None = Field(None, title=N_("what it aims at"), strict=False)
    part_of: Annotated[str, Reference("goal")] | None = Field(None, title=N_("part of the goal"))
    target_groups: TargetGroupIds = Field((), title=N_("target groups"))
    note: Text | None = Field(None, title=N_("note"))
    source: Source | None = Field(None, title=N_("source"))


class Principle(Model):
    """A value or principle that the plan rests on."""

    title: Text = Field(title=N_("title"))
    text: Text = Field(title=N_("text"))


class PlanSource(Model):
    """A document that the plan's facts come from."""

    id: Id = Field(title=N_("id"))
    title: Text = Field(title=N_("title"))
    date: Day | None = Field(None, title=N_("date"))
    publisher: Text | None = Field(None, title=N_("publisher"))
    reference: Text | None = Field(None, title=N_("reference"))
    url: WebAddress | None = Field(None, title=N_("web address"))
    file: Text | None = Field(None, title=N_("file"))


class PlanTerms(Model):
    """The plan's own words for its parts, where they are not "fokusområde" and "aktivitet"."""

    focus_area: Text | None = Field(None, title=N_("word for a focus area"))
    focus_areas: Text | None = Field(None, title=N_("word for focus areas"))
    activity: Text | None = Field(None, title=N_("word for an activity"))
    activities: Text | None = Field(None, title=N_("word for activities"))


class Priority(Model):
    """A priority class of a plan."""

    id: Id = Field(title=N_("id"))
    title: Text = Field(title=N_("title"))
    text: Text | None = Field(None, title=N_("text"))


PlanKind = Literal["action_plan", "strategy", "programme", "funding_plan", "agreement"]


class Plan(FileRecord):
    """A decided plan: its facts, and its popular text as body. Its `plan` is its own id."""

    short_title: Text = Field(title=N_("short title"))
    summary: Text = Field(title=N_("summary"))
    kind: PlanKind = Field(title=N_("kind of plan"))
    area: Text = Field(title=N_("area"))
    municipalities: MunicipalityIds = Field((), title=N_("municipalities"))
    parties: Annotated[tuple[PlanParty, ...], Listed] = Field((), title=N_("who takes part"))
    target_groups: TargetGroupIds = Field((), title=N_("target groups"))
    period: TimeSpan = Field(title=N_("period"))
    status: PlanStatus = Field(title=N_("status"), strict=False)
    decisions: Annotated[tuple[Decision, ...], Listed] = Field((), title=N_("decisions"))
    revised: Day | None = Field(None, title=N_("revised"))
    superseded_by: Annotated[str, Reference("plan")] | None = Field(None, title=N_("superseded by"))
    reference_number: Text | None = Field(None, title=N_("reference number"))
    basis: Text | None = Field(None, title=N_("what it rests on"))
    purpose: Text | None = Field(None, title=N_("purpose"))
    goals: Annotated[tuple[Goal, ...], Listed] = Field((), title=N_("goals"))
    principles: Annotated[tuple[Principle, ...], Listed] = Field((), title=N_("principles"))
    success_factors: Texts = Field((), title=N_("success factors"))
    priorities: Annotated[tuple[Priority, ...], Listed] = Field((), title=N_("priority classes"))
    contact: Contact | None = Field(None, title=N_("contact"))
    sources: Annotated[tuple[PlanSource, ...], Listed] = Field(title=N_("sources"))
    terms: PlanTerms = Field(PlanTerms(), title=N_("the plan's own words"))
    review_date: Day | None = Field(None, title=N_("review date"))
    sign_language: SignLanguage | None = Field(None, title=N_("sign language"))
    source: Source | None = Field(None, title=N_("source"))


class FocusArea(FileRecord):
    """A part of a plan that gathers goals and activities."""

    summary: Text = Field(title=N_("summary"))
    definition: Text | None = Field(None, title=N_("definition"))
    goals: Annotated[tuple[Goal, ...], Listed] = Field((), title=N_("goals"))
    order: int = Field(title=N_("order"))
    sign_language: SignLanguage | None = Field(None, title=N_("sign language"))
    source: Source | None = Field(None, title=N_("source"))
    help: bool = Field(False, title=N_("says where to get help"))
    reviewed: Day | None = Field(None, title=N_("reviewed"))
    review_date: Day | None = Field(None, title=N_("review date"))


class Activity(FileRecord):
    """Something that the plan's parties do. The body tells it in plain language."""

    focus_area: Annotated[str, Reference("focus_area")] | None = Field(None, title=N_("focus area"))
    order: int = Field(0, title=N_("order"))
    goals: Annotated[tuple[str, ...], Listed, Reference("goal")] = Field((), title=N_("goals"))
    target_groups: TargetGroupIds = Field((), title=N_("target groups"))
    municipalities: SomeMunicipalities = Field(None, title=N_("municipalities"))
    responsible: InvolvedList = Field((), title=N_("responsible"))
    collaborating: InvolvedList = Field((), title=N_("collaborating"))
    period: TimeSpan | None = Field(None, title=N_("period"))
    period_note: Text | None = Field(None, title=N_("note on the period"))
    situation: Text | None = Field(None, title=N_("current situation"))
    aim: Text | None = Field(None, title=N_("aim"))
    indicators: Texts = Field((), title=N_("indicators"))
    follow_up: Text | None = Field(None, title=N_("follow-up"))
    cost: Annotated[tuple[Cost, ...], Listed] = Field((), title=N_("cost"))
    status: Status = Field(Status.UNKNOWN, title=N_("status"), strict=False)
    status_reason: Text | None = Field(None, title=N_("reason for the status"))
    status_date: Day | None = Field(None, title=N_("date of the status"))
    added: Day | None = Field(None, title=N_("added"))
    ended: Day | None = Field(None, title=N_("ended"))
    priority: Annotated[str, Reference("priority")] | None = Field(None, title=N_("priority"))
    replaced_by: ActivityIds = Field((), title=N_("replaced by"))
    merged_with: ActivityIds = Field((), title=N_("merged with"))
    see_also: ActivityIds = Field((), title=N_("see also"))
    source: Source = Field(title=N_("source"))
    reviewed: Day | None = Field(None, title=N_("reviewed"))
    review_date: Day | None = Field(None, title=N_("review date"))


class ActivityStatus(Model):
    """What a follow-up found of one activity."""

    activity: Annotated[str, Reference("activity")] = Field(title=N_("activity"))
    status: Status = Field(title=N_("status"), strict=False)
    note: Text | None = Field(None, title=N_("note"))


class FollowUp(FileRecord):
    """A dated look at how the plan goes."""

    summary: Text = Field(title=N_("summary"))
    date: Day = Field(title=N_("date"))
    period: TimeSpan | None = Field(None, title=N_("period"))
    decision: Decision | None = Field(None, title=N_("decision"))
    figures: Annotated[tuple[Figure, ...], Listed] = Field((), title=N_("figures"))
    statuses: Annotated[tuple[ActivityStatus, ...], Listed] = Field((), title=N_("statuses"))
    source: Source = Field(title=N_("source"))


def _people(value: Any) -> int:
    """Written with digits alone, as whole numbers are; nobody counts fewer than one."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise PydanticCustomError("int_type", "", {})
    return value


People = Annotated[int, BeforeValidator(_people)]
"""A number of people: 59528."""


class Inhabitants(Model):
    """How many people live in a municipality, by the end of a year."""

    number: People = Field(title=N_("number"))
    year: Year = Field(title=N_("year"))
    source: Text = Field(title=N_("source"))


class Municipality(FileRecord):
    """A municipality; `title` is its name. It is a party too, under the same id."""

    code: Annotated[str, Field(pattern=r"^[0-9]{4}$")] = Field(title=N_("municipality code"))
    county: Text = Field(title=N_("county"))
    inhabitants: Inhabitants | None = Field(None, title=N_("inhabitants"))
    website: WebAddress | None = Field(None, title=N_("website"))
    ended: Day | None = Field(None, title=N_("ended"))
    replaced_by: MunicipalityIds = Field((), title=N_("replaced by"))
    source: Text | None = Field(None, title=N_("source"))


class Page(FileRecord):
    """An ordinary page. Keys that other plugins and the theme read are let through."""

    model_config = ConfigDict(extra="allow")

    title: Text | None = Field(None, title=N_("title"))  # type: ignore[assignment]
    summary: Text | None = Field(None, title=N_("summary"))
    order: int = Field(0, title=N_("order"))
    examples: Texts = Field((), title=N_("example questions"))

    @property
    def heading(self) -> str:
        """The first-level heading of the text, where it has one."""
        match = re.search(r"^# +(.+?)(?: +#+)? *$", self.body, re.MULTILINE)
        return match[1] if match else ""
