"""An activity's own page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TypeAlias

from klarplan.model.records import Activity
from klarplan.model.values import Status
from klarplan.pages.views.activities import activity_view, background_facts, goal_facts, key_facts
from klarplan.pages.views.view import View
from klarplan.site.library import CurrentStatus, PlanContents
from klarplan.site.parts import ActivityView, Fact, Link, StatusMark
from klarplan.site.phrases import said_then, source_document, status_mark
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_LONG = 70
"""A fact of more characters than this is shortened among what readers ask first."""
_NAME = 60
"""A value of more characters is no name: the first alone is kept, and of names two."""


@dataclass(frozen=True)
class EarlierStatus:
    """How far an activity had come before, and who said so."""

    status: StatusMark
    said_in: Link
    """The follow-up; a text without address where it is the plan itself."""


@dataclass(frozen=True)
class ActivityPageView(View):
    """All that is known of an activity. Its popular text is `page.content`."""

    TEMPLATE = "activity.html"

    activity: ActivityView
    said_then: str
    """That its text is what the plan said in its time; empty while it holds."""
    facts: tuple[Fact, ...]
    """What readers ask first, each in few words."""
    background: tuple[Fact, ...]
    """The rest of its facts, and in full those that are long."""
    as_of: str
    """When its status was so: "24 november 2022"; empty where that is not known."""
    said_in: Link | None
    """The follow-up that says so."""
    history: tuple[EarlierStatus, ...]
    """What was said before, the latest first."""
    unsaid: str
    """What readers ask and the plan does not say; empty where it says all of it."""
    source: str
    """Where in the plan's documents it comes from, in few words; the document itself where no place is known."""
    document: str
    """The document that the place is in; empty where `source` says it."""
    reading: str
    """How the source was read."""
    previous: Link | None
    """The activity before it, of the same focus area."""
    following: Link | None
    """The one after it."""


Neighbours: TypeAlias = tuple[Activity | None, Activity | None]
"""The activities before and after another, where there are any."""


def activity_page_view(
    site: Site, contents: PlanContents, activity: Activity, neighbours: Neighbours, said: Iterable[CurrentStatus] = ()
) -> ActivityPageView:
    """An activity's page. `said` is what follow-ups say of it, the newest first (see `statuses_told`)."""
    page = site.activity_url(activity)
    shown = activity_view(site, contents, activity, page, level=2)
    current = contents.statuses[activity.id]
    day = _as_of(contents, activity, current)
    links = {record.id: Link(record.title, _follow_up_url(site, contents, record.id)) for record in contents.follow_ups}
    asked = (*key_facts(site, activity, contents), *goal_facts(site, activity, contents))
    document = source_document(contents.plan, activity.source)
    name, place = document.title if document else "", activity.source.place or ""
    return ActivityPageView(
        lead="",
        said_then=said_then(site, contents.plan),
        facts=tuple(_in_few_words(site, fact) for fact in asked),
        background=tuple(_background(site, activity, shown.priority, asked)),
        activity=replace(shown, status=replace(shown.status, date="")),
        as_of=site.texts.day(day) if day else "",
        said_in=links.get(current.follow_up),
        history=tuple(_history(site, activity, current, said, links)),
        unsaid=_unsaid(site, activity),
        source=site.texts.sentence(place or name),
        document=name if place else "",
        reading=activity.source.note or "",
        previous=_link(site, neighbours[0]),
        following=_link(site, neighbours[1]),
    )


def neighbours(contents: PlanContents) -> Mapping[str, Neighbours]:
    """Of each activity by its id, those that stand before and after it in its focus area."""
    return {
        activity.id: (previous, following)
        for activities in contents.activities_by_area.values()
        for previous, activity, following in zip(
            chain([None], activities), activities, chain(activities[1:], [None]), strict=False
        )
    }


def statuses_told(contents: PlanContents) -> Mapping[str, list[CurrentStatus]]:
    """What follow-ups say of each activity by its id, the newest first."""
    told: dict[str, list[CurrentStatus]] = {}
    for follow_up in contents.follow_ups:
        for said in follow_up.statuses:
            status = CurrentStatus(said.status, said.note or "", follow_up.date, follow_up.id)
            told.setdefault(said.activity.removeprefix(f"{follow_up.plan}/"), []).append(status)
    return told


def _background(site: Site, activity: Activity, priority: str, asked: Iterable[Fact]) -> Iterator[Fact]:
    """The rest of an activity's facts; those that are `asked` first stand here in full where they were shortened."""
    if priority:
        yield Fact(site.texts._(N_("Priority")), (Link(priority),))
    yield from (fact for fact in asked if _in_few_words(site, fact) != fact)
    yield from background_facts(site, activity)


def _is_long(fact: Fact) -> bool:
    return sum(len(value.text) for value in fact.values) > _LONG


def _in_few_words(site: Site, fact: Fact) -> Fact:
    """A long fact by its first values, and what each of them says first."""
    if not _is_long(fact):
        return fact
    values = tuple(replace(value, text=_first_words(value.text)) for value in fact.values)
    names = all(len(value.text) <= _NAME for value in values[:2])
    kept = values[: 2 if names else 1]
    if rest := len(values) - len(kept):
        plural = site.texts.plural
        note = plural("and {n} more", "and {n} more", rest) if names else plural("({n} more)", "({n} more)", rest)
        kept = (*kept[:-1], replace(kept[-1], note=note))
    return Fact(fact.label, kept)


def _first_words(text: str) -> str:
    """The first sentence of a text, and of a name with a role the name."""
    first, stop, _ = text.partition(". ")
    if stop:
        return f"{first}\N{NO-BREAK SPACE}…"
    name, bracket, _ = text.partition(" (")
    return name if bracket and text.endswith(")") else text


def _as_of(contents: PlanContents, activity: Activity, current: CurrentStatus) -> date | None:
    """The day that a status is of: its own, or that of the document that the activity comes from."""
    if current.date or current.status is Status.UNKNOWN:
        return current.date
    document = source_document(contents.plan, activity.source)
    return document.date if document else None


def _history(
    site: Site, activity: Activity, current: CurrentStatus, said: Iterable[CurrentStatus], links: Mapping[str, Link]
) -> Iterator[EarlierStatus]:
    """All that was said but the newest; what the activity's own file says comes by its day, or last."""
    own = CurrentStatus(activity.status, activity.status_reason or "", activity.status_date)
    known = [*said, *((own,) if own.status is not Status.UNKNOWN else ())]
    for status in sorted(known, key=lambda status: status.date or date.min, reverse=True):
        if status != current:
            in_the_plan = Link(site.texts._(N_("The plan")))
            yield EarlierStatus(status_mark(site, status), links.get(status.follow_up, in_the_plan))


def _unsaid(site: Site, activity: Activity) -> str:
    """ "Planen säger inte vem som gör det eller vad det kostar." """
    _ = site.texts._
    missing = [
        text
        for text, is_said in (
            (_(N_("who does it")), activity.responsible or activity.collaborating),
            (_(N_("when it is done")), activity.period or activity.period_note),
            (_(N_("what it costs")), activity.cost),
        )
        if not is_said
    ]
    return _(N_("The plan does not say {what}."), what=site.texts.listed_or(missing)) if missing else ""


def _follow_up_url(site: Site, contents: PlanContents, follow_up: str) -> str:
    return site.addresses.url(*site.addresses.follow_up(contents.plan.id, follow_up))


def _link(site: Site, activity: Activity | None) -> Link | None:
    return Link(activity.title, site.activity_url(activity)) if activity else None
