"""Records → Library: every record by its id, and the indexes that pages need, made in one pass over each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from klarplan.content.reading.records import Records
from klarplan.model.indicators import Indicator
from klarplan.model.records import Activity, FocusArea, FollowUp, Goal, Municipality, Page, Plan
from klarplan.model.shared import Funding, Moved, Party, TargetGroup, Term
from klarplan.model.values import PlanStatus, Status
from klarplan.text.swedish import sort_key

RecordT = TypeVar("RecordT", FocusArea, Activity, FollowUp, Indicator)

NO_AREA = ""
"""Stands for the focus area of activities that have none."""


@dataclass(frozen=True)
class CurrentStatus:
    """The newest that is known of an activity: what its own file or a follow-up says."""

    status: Status
    reason: str = ""
    date: date | None = None
    follow_up: str = ""
    """The id of the follow-up that says so; empty where it is the activity's own file."""


@dataclass(frozen=True)
class PlanContents:
    """A plan with all that belongs to it, in the order in which it is shown."""

    plan: Plan
    focus_areas: tuple[FocusArea, ...]
    activities: Mapping[str, Activity]
    """By id, in order of focus area and then of their own."""
    activities_by_area: Mapping[str, tuple[Activity, ...]]
    activities_by_goal: Mapping[str, tuple[Activity, ...]]
    goals: Mapping[str, Goal]
    follow_ups: tuple[FollowUp, ...]
    """Newest first; none that is ahead of its day."""
    indicators: tuple[Indicator, ...]
    funding: Funding | None
    statuses: Mapping[str, CurrentStatus]

    def area(self, name: str | None) -> FocusArea | None:
        """The focus area of this id; None where an activity has none."""
        return next((area for area in self.focus_areas if area.id == name), None)


@dataclass(frozen=True)
class Library:
    """All records, related to each other."""

    plans: Mapping[str, PlanContents]
    """By id, in Swedish order of their short titles."""
    current: Mapping[str, PlanContents]
    """Without those that a newer revision has taken the place of: what lists and search are made from."""
    superseded: Mapping[str, str]
    """Each of those, and the newest revision, which holds instead of it."""
    municipalities: Mapping[str, Municipality]
    """By id, in Swedish order."""
    parties: Mapping[str, Party]
    """By id; municipalities too, as parties."""
    target_groups: Mapping[str, TargetGroup]
    terms: tuple[Term, ...]
    """In Swedish order."""
    redirects: tuple[Moved, ...]
    """Addresses that pages had before."""
    pages: tuple[Page, ...]
    """Ordinary pages, without the start page."""
    start: Page | None
    plans_by_municipality: Mapping[str, tuple[PlanContents, ...]]
    activities_by_target_group: Mapping[str, tuple[Activity, ...]]

    @cached_property
    def municipalities_by_code(self) -> Mapping[str, Municipality]:
        """Every municipality by its official code."""
        return {place.code: place for place in self.municipalities.values()}

    @cached_property
    def group_parts(self) -> Mapping[str, tuple[TargetGroup, ...]]:
        """The target groups that are part of each, by its id."""
        parts: defaultdict[str, list[TargetGroup]] = defaultdict(list)
        for group in self.target_groups.values():
            if group.part_of:
                parts[group.part_of].append(group)
        return {name: tuple(groups) for name, groups in parts.items()}

    @property
    def current_terms(self) -> Iterator[Term]:
        """Without the words of plans that hold no longer."""
        return (term for term in self.terms if term.plan not in self.superseded)

    def activity(self, reference: str, plan: str) -> Activity | None:
        """The activity that a reference in `plan` names: "id", or "other-plan/id"."""
        owner, _, name = reference.rpartition("/")
        contents = self.plans.get(owner or plan)
        return contents.activities.get(name) if contents else None

    def activity_municipalities(self, activity: Activity) -> tuple[str, ...]:
        """The municipalities that an activity concerns."""
        if activity.municipalities is not None:
            return activity.municipalities
        return self.plans[activity.plan].plan.municipalities


def relate(records: Records, today: date, *, drafts: bool = False) -> Library:
    """Relate valid records, as of a day.

    Plans that are drafts, and all that is theirs, are left out unless `drafts`. Follow-ups dated after `today` are left
    out always: nothing has been followed up before its day, and what one says would hold already.
    """
    shown = [plan for plan in records.plans if drafts or plan.status is not PlanStatus.DRAFT]
    follow_ups = [follow_up for follow_up in records.follow_ups if follow_up.date <= today]
    plans = _plans_with_contents(sorted(shown, key=lambda plan: sort_key(plan.short_title)), records, follow_ups)
    municipalities = {place.id: place for place in sorted(records.municipalities, key=lambda p: sort_key(p.title))}
    superseded = _superseded(records.plans, plans)
    current = {name: contents for name, contents in plans.items() if name not in superseded}
    places = defaultdict(list)
    by_target_group = defaultdict(list)
    for contents in current.values():
        for municipality in contents.plan.municipalities:
            places[municipality].append(contents)
        for activity in contents.activities.values():
            for group in activity.target_groups:
                by_target_group[group].append(activity)
    return Library(
        plans=plans,
        current=current,
        superseded=superseded,
        municipalities=municipalities,
        parties={party.id: party for _, party in records.parties} | _as_parties(municipalities.values()),
        target_groups={group.id: group for _, group in records.target_groups},
        terms=tuple(sorted(_terms(records, plans), key=lambda term: sort_key(term.term))),
        redirects=tuple(moved for _, moved in records.redirects),
        pages=tuple(page for page in records.pages if not _is_start(page)),
        start=next(filter(_is_start, records.pages), None),
        plans_by_municipality={key: tuple(value) for key, value in places.items()},
        activities_by_target_group={key: tuple(value) for key, value in by_target_group.items()},
    )


def _is_start(page: Page) -> bool:
    """The start page; a translation of it has another file beside it."""
    return page.id == "index" and "/" not in page.path


def _superseded(plans: Iterable[Plan], shown: Container[str]) -> dict[str, str]:
    """Each plan that another has taken the place of, and the newest of those that followed.

    A revision that is a draft takes no plan's place until it is published.
    """
    after = {plan.id: plan.superseded_by for plan in plans}
    superseded: dict[str, str] = {}
    for name in after:
        passed, following = {name}, after[name]
        while following and following not in passed:  # a circle is a problem that the checks report
            passed.add(following)
            if following in shown:
                superseded[name] = following
            following = after.get(following)
    return {name: newest for name, newest in superseded.items() if name in shown}


def _terms(records: Records, shown: Mapping[str, PlanContents]) -> Iterator[Term]:
    """All but the words of plans that are left out."""
    return (term for _, term in records.terms if term.plan is None or term.plan in shown)


def _as_parties(municipalities: Iterable[Municipality]) -> dict[str, Party]:
    """ "Faluns kommun" would be the official name of some; "Falun" with its kind says the same of all."""
    return {
        place.id: Party(id=place.id, name=place.title, kind="municipality", website=place.website)
        for place in municipalities
    }


def _plans_with_contents(
    plans: Iterable[Plan], records: Records, follow_ups: Iterable[FollowUp]
) -> dict[str, PlanContents]:
    areas, activities = _by_plan(records.focus_areas), _by_plan(records.activities)
    follow_ups_by_plan, indicators = _by_plan(follow_ups), _by_plan(records.indicators)
    funding = dict(records.funding)
    return {
        plan.id: _contents_of(
            plan,
            areas[plan.id],
            activities[plan.id],
            follow_ups_by_plan[plan.id],
            indicators[plan.id],
            funding.get(plan.id),
        )
        for plan in plans
    }


def _by_plan(records: Iterable[RecordT]) -> defaultdict[str, list[RecordT]]:
    by_plan: defaultdict[str, list[RecordT]] = defaultdict(list)
    for record in records:
        by_plan[record.plan].append(record)
    return by_plan


def _contents_of(
    plan: Plan, areas: list[FocusArea], activities: list[Activity], follow_ups: list[FollowUp],
    indicators: list[Indicator], funding: Funding | None,
) -> PlanContents:  # fmt: skip
    areas = sorted(areas, key=lambda area: (area.order, sort_key(area.title)))
    rank = {area.id: index for index, area in enumerate(areas)}
    activities = sorted(
        activities,
        key=lambda activity: (
            rank.get(activity.focus_area or NO_AREA, len(rank)),
            activity.order,
            sort_key(activity.title),
        ),
    )
    by_area, by_goal = defaultdict(list), defaultdict(list)
    for activity in activities:
        by_area[activity.focus_area or NO_AREA].append(activity)
        for goal in activity.goals:
            by_goal[goal].append(activity)
    follow_ups = sorted(follow_ups, key=lambda follow_up: follow_up.date, reverse=True)
    return PlanContents(
        plan=plan,
        focus_areas=tuple(areas),
        activities={activity.id: activity for activity in activities},
        activities_by_area={key: tuple(value) for key, value in by_area.items()},
        activities_by_goal={key: tuple(value) for key, value in by_goal.items()},
        goals={goal.id: goal for goal in (*plan.goals, *(goal for area in areas for goal in area.goals))},
        follow_ups=tuple(follow_ups),
        indicators=tuple(
            sorted(indicators, key=lambda indicator: (indicator.order, sort_key(indicator.title), indicator.id))
        ),
        funding=funding,
        statuses=_current_statuses(activities, follow_ups),
    )


def _current_statuses(activities: list[Activity], follow_ups: list[FollowUp]) -> dict[str, CurrentStatus]:
    """The newest word on each activity, by its id. Its own file wins over follow-ups where it says that it is newer.

    A status without a day is what was known when the activity was written down, before any follow-up.
    """
    newest: dict[str, CurrentStatus] = {}
    for follow_up in reversed(follow_ups):  # oldest first, so that the newest stays
        for finding in follow_up.statuses:
            own_id = finding.activity.removeprefix(f"{follow_up.plan}/")
            newest[own_id] = CurrentStatus(finding.status, finding.note or "", follow_up.date, follow_up.id)
    statuses = {}
    for activity in activities:
        own = CurrentStatus(activity.status, activity.status_reason or "", activity.status_date)
        followed_up = newest.get(activity.id)
        silent = own.status is Status.UNKNOWN
        older = bool(followed_up and followed_up.date and (own.date is None or own.date < followed_up.date))
        statuses[activity.id] = followed_up if followed_up and (silent or older) else own
    return statuses
