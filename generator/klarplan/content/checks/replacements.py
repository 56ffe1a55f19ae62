"""What comes after what: whether days, and what takes the place of what, make sense together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.records import Records
from klarplan.model.base import references
from klarplan.model.paths import FieldPath
from klarplan.model.records import Activity
from klarplan.model.shared import EarlierFunding, Funding
from klarplan.text.catalogue import N_


def succession_problems(records: Records) -> Iterator[Problem]:
    """Ends before beginnings, what is replaced by itself, statuses told twice, and facts that wait for a draft."""
    yield from _plan_circles(records)
    yield from _activity_problems(records)
    yield from _replacement_circles(records)
    yield from _double_statuses(records)
    yield from _statuses_of_other_plans(records)
    for plan, funding in records.funding:
        yield from _money_problems(funding, records.documents[f"plans/{plan}/funding.yml"])
    yield from _waiting_for_drafts(records)


def _plan_circles(records: Records) -> Iterator[Problem]:
    """Each circle once, at the first of its plans."""
    after = {plan.id: plan.superseded_by for plan in records.plans}
    done: set[str] = set()
    for plan in records.plans:
        way: dict[str, None] = {}
        at: str | None = plan.id
        while at in after and at not in way and at not in done:
            way[at] = None
            at = after[at]
        if at in way:
            first = min(list(way)[list(way).index(at) :])
            document = records.documents[f"plans/{first}/index.md"]
            yield Problem(document.position(("superseded_by",)), "superseded-circle", {"found": first})
        done |= way.keys()


def _activity_problems(records: Records) -> Iterator[Problem]:
    for one in records.activities:
        document = records.documents[one.path]
        if one.added and one.ended and one.ended < one.added:
            values = {"found": one.ended.isoformat(), "added": one.added.isoformat()}
            yield Problem(document.position(("ended",)), "ended-before-added", values)
        for index, reference in enumerate(one.merged_with):
            if _whole_id(one, reference) == f"{one.plan}/{one.id}":
                yield Problem(document.position(("merged_with", index)), "merged-with-itself", {"found": one.id})


def _whole_id(one: Activity, reference: str) -> str:
    return reference if "/" in reference else f"{one.plan}/{reference}"


def _replacement_circles(records: Records) -> Iterator[Problem]:
    """Each way back to where one came from, at the reference that closes it."""
    after = {
        f"{one.plan}/{one.id}": (one, [_whole_id(one, reference) for reference in one.replaced_by])
        for one in records.activities if one.replaced_by
    }  # fmt: skip
    done: set[str] = set()
    for start in after:
        if start in done:
            continue
        way: dict[str, Iterator[tuple[int, str]]] = {start: iter(enumerate(after[start][1]))}
        while way:
            name = next(reversed(way))
            index, following = next(way[name], (0, ""))
            if not following:
                done.add(name)
                del way[name]
            elif following in way:
                one = after[name][0]
                place = records.documents[one.path].position(("replaced_by", index))
                yield Problem(place, "replacement-circle", {"found": one.id})
            elif following in after and following not in done:
                way[following] = iter(enumerate(after[following][1]))


def _double_statuses(records: Records) -> Iterator[Problem]:
    for follow_up in records.follow_ups:
        document = records.documents[follow_up.path]
        lines: dict[str, int] = {}
        for index, found in enumerate(follow_up.statuses):
            place = document.position(("statuses", index, "activity"))
            name = found.activity.removeprefix(f"{follow_up.plan}/")
            if name in lines:
                yield Problem(place, "double-status", {"found": found.activity, "line": lines[name]})
            lines.setdefault(name, place.line)


def _statuses_of_other_plans(records: Records) -> Iterator[Problem]:
    """A plan's pages show the statuses of its own follow-ups alone. References to nothing are told elsewhere."""
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
    for index, (one, following) in enumerate(pairwise(chain(funding.earlier, [None]))):
        assert one is not None
        until = following.decided if isinstance(following, EarlierFunding) else funding.decided
        if until is not None and one.decided >= until:
            values = {"found": one.decided.isoformat(), "other": until.isoformat()}
            yield Problem(document.position(("earlier", index, "decided")), "earlier-not-before", values)


def _waiting_for_drafts(records: Records) -> Iterator[Problem]:
    """References from what is published to activities of plans that are not."""
    for one in records.activities:
        if records.is_draft(one.plan):
            continue
        document: Document = records.documents[one.path]
        meta: Mapping[str, object] = document.meta
        found: Iterator[tuple[FieldPath, str, str]] = references(Activity, meta)
        for path, kind, reference in found:
            if kind == "activity" and records.is_draft(reference.partition("/")[0]) and "/" in reference:
                yield Problem(document.position(path), "draft-reference", {"found": reference})
