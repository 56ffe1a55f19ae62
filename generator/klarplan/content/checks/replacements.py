"""What comes after what: whether days, and what takes the place of what, make sense together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from klarplan.content.checks.circles import circles, closing
from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import funding_path
from klarplan.content.reading.records import Records
from klarplan.model.base import references
from klarplan.model.paths import FieldPath
from klarplan.model.records import Activity
from klarplan.model.shared import EarlierFunding, Funding
from klarplan.text.catalogue import N_


def replacement_problems(records: Records) -> Iterator[Problem]:
    """Ends before beginnings, what is replaced by itself, statuses told twice, and facts that wait for a draft."""
    yield from _plan_circles(records)
    yield from _activity_problems(records)
    yield from _replacement_circles(records)
    yield from _municipality_problems(records)
    yield from _double_statuses(records)
    yield from _statuses_of_other_plans(records)
    for plan, funding in records.funding:
        yield from _money_problems(funding, records.documents[funding_path(plan)])
    yield from _waiting_for_drafts(records)


def _plan_circles(records: Records) -> Iterator[Problem]:
    """Each circle once, at the first of its plans."""
    for first, *_ in circles({plan.id: plan.superseded_by for plan in records.plans}):
        document = records.documents[f"plans/{first}/index.md"]
        yield Problem(document.position(("superseded_by",)), "superseded-circle", {"found": first})


def _activity_problems(records: Records) -> Iterator[Problem]:
    for activity in records.activities:
        document = records.documents[activity.path]
        if activity.added and activity.ended and activity.ended < activity.added:
            values = {"found": activity.ended.isoformat(), "added": activity.added.isoformat()}
            yield Problem(document.position(("ended",)), "ended-before-added", values)
        for index, reference in enumerate(activity.merged_with):
            if _whole_id(activity, reference) == f"{activity.plan}/{activity.id}":
                yield Problem(document.position(("merged_with", index)), "merged-with-itself", {"found": activity.id})


def _whole_id(activity: Activity, reference: str) -> str:
    return reference if "/" in reference else f"{activity.plan}/{reference}"


def _replacement_circles(records: Records) -> Iterator[Problem]:
    """Each way back to where one came from, at the reference that closes it."""
    activities = {f"{activity.plan}/{activity.id}": activity for activity in records.activities}
    after = {key: [_whole_id(one, name) for name in one.replaced_by] for key, one in activities.items()}
    for key, index in closing(after):
        activity = activities[key]
        place = records.documents[activity.path].position(("replaced_by", index))
        yield Problem(place, "replacement-circle", {"found": activity.id})


def _municipality_problems(records: Records) -> Iterator[Problem]:
    """Municipalities that are no more: what takes over lasts longer, and no later plan is theirs."""
    last_days = {place.id: place.ended for place in records.municipalities if place.ended}
    for place in records.municipalities:
        document = records.documents[place.path]
        if place.replaced_by and not place.ended:
            values = {"found": "ended", "label": Label(N_("ended"))}
            yield Problem(document.position(("replaced_by",), key=True), "missing-field", values)
        for index, name in enumerate(place.replaced_by):
            last_day = last_days.get(name)
            if place.ended and last_day and last_day <= place.ended:
                values = {"found": name, "other": last_day.isoformat()}
                yield Problem(document.position(("replaced_by", index)), "successor-ended", values)
    for plan in records.plans:
        begins = plan.period.start.first if plan.period.start else None
        for index, name in enumerate(plan.municipalities):
            if begins and name in last_days and last_days[name] < begins:
                position = records.documents[plan.path].position(("municipalities", index))
                values = {"found": name, "other": last_days[name].isoformat()}
                yield Problem(position, "municipality-ended", values)


def _double_statuses(records: Records) -> Iterator[Problem]:
    for follow_up in records.follow_ups:
        document = records.documents[follow_up.path]
        lines: dict[str, int] = {}
        for index, entry in enumerate(follow_up.statuses):
            place = document.position(("statuses", index, "activity"))
            name = entry.activity.removeprefix(f"{follow_up.plan}/")
            if name in lines:
                yield Problem(place, "double-status", {"found": entry.activity, "line": lines[name]})
            lines.setdefault(name, place.line)


def _statuses_of_other_plans(records: Records) -> Iterator[Problem]:
    """What a follow-up says of another plan's activity stands on its own page, and nothing follows for the activity.
    References to nothing are told elsewhere.
    """
    known = {f"{activity.plan}/{activity.id}" for activity in records.activities}
    for follow_up in records.follow_ups:
        for index, entry in enumerate(follow_up.statuses):
            plan = entry.activity.rpartition("/")[0]
            if plan not in ("", follow_up.plan) and entry.activity in known:
                place = records.documents[follow_up.path].position(("statuses", index, "activity"))
                home = f"{records.prefix}plans/{plan}/follow-ups"
                yield Problem(place, "other-plan-status", {"found": entry.activity, "home": home})


def _money_problems(funding: Funding, document: Document) -> Iterator[Problem]:
    """Sums of earlier days: each is decided before the next, and the present ones have a day too."""
    if not funding.earlier:
        return
    if funding.decided is None:
        values = {"found": "decided", "label": Label(N_("decided"))}
        yield Problem(document.position(("earlier",), key=True), "missing-field", values)
    for index, (earlier, following) in enumerate(pairwise(chain(funding.earlier, [None]))):
        assert earlier is not None
        until = following.decided if isinstance(following, EarlierFunding) else funding.decided
        if until is not None and earlier.decided >= until:
            values = {"found": earlier.decided.isoformat(), "other": until.isoformat()}
            yield Problem(document.position(("earlier", index, "decided")), "earlier-not-before", values)


def _waiting_for_drafts(records: Records) -> Iterator[Problem]:
    """References from what is published to activities of plans that are not."""
    for activity in records.activities:
        if records.is_draft(activity.plan):
            continue
        document: Document = records.documents[activity.path]
        meta: Mapping[str, object] = document.meta
        named: Iterator[tuple[FieldPath, str, str]] = references(Activity, meta)
        for path, kind, reference in named:
            if kind == "activity" and records.is_draft(reference.partition("/")[0]) and "/" in reference:
                yield Problem(document.position(path), "draft-reference", {"found": reference})
