"""What no file shows alone: references to nothing, ids and addresses used twice, sums that do not add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from klarplan.content.checks.anchors import anchor_problems
from klarplan.content.checks.bodies import body_problems, too_much_markup
from klarplan.content.checks.characters import character_problems
from klarplan.content.checks.circles import circles
from klarplan.content.checks.days_ahead import days_ahead
from klarplan.content.checks.file_names import media_address_problems
from klarplan.content.checks.glossary import word_problems
from klarplan.content.checks.html import html_problems
from klarplan.content.checks.indicators import indicator_problems
from klarplan.content.checks.links import link_problems
from klarplan.content.checks.money import allocated, differs
from klarplan.content.checks.places import place_problems
from klarplan.content.checks.redirects import redirect_problems
from klarplan.content.checks.reference_index import IN_PLAN, Names, all_names
from klarplan.content.checks.repeats import repeat_problems
from klarplan.content.checks.replacements import replacement_problems
from klarplan.content.checks.sign_language import sign_language_problems
from klarplan.content.checks.translations import translation_problems
from klarplan.content.checks.values import value_problems
from klarplan.content.history import known_build_day
from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind, classify, funding_path, version_of
from klarplan.content.reading.records import FILE_MODELS, LIST_MODELS, Records
from klarplan.content.settings.addresses import Addresses
from klarplan.model.base import ReferenceKind, references
from klarplan.model.paths import FieldPath
from klarplan.model.shared import Funding
from klarplan.text.catalogue import N_
from klarplan.text.nearest import nearest

KIND_NAMES: Mapping[ReferenceKind, str] = {
    "plan": N_("the plan"), "focus_area": N_("the focus area"), "goal": N_("the goal"),
    "activity": N_("the activity"), "priority": N_("the priority class"), "source": N_("the source document"),
    "purpose": N_("the purpose"), "municipality": N_("the municipality"), "party": N_("the party"),
    "target_group": N_("the target group"), "recipient": N_("the recipient"),
}  # fmt: skip
_HOMES: Mapping[ReferenceKind, str] = {
    "plan": "plans", "focus_area": "focus-areas", "goal": "index.md", "activity": "activities",
    "priority": "index.md", "source": "index.md", "purpose": "funding.yml", "municipality": "municipalities",
    "party": "parties.yml", "target_group": "target-groups.yml", "recipient": "parties.yml",
}  # fmt: skip
"""Where a record of each kind is added: in the plan's folder or in the content folder."""
_MOST_LISTED = 12


def all_problems(records: Records, addresses: Addresses, lang: str = "sv") -> Iterator[Problem]:
    """Every problem between the records of a site in `lang`. References are checked in broken files too, as far as they
    could be read."""
    names = all_names(records)
    yield from _duplicate_ids(records)
    yield from _duplicate_addresses(records, addresses)
    for model, value, plan, document, at in _written(records):
        yield from _unknown_references(references(model, value, at), plan, document, names, records.prefix)
    yield from _goal_circles(records)
    for plan_id, funding in records.funding:
        yield from _wrong_totals(funding, records.documents[funding_path(plan_id)])
    if today := known_build_day():
        yield from days_ahead(records, today)
    yield from indicator_problems(records, today)
    yield from replacement_problems(records)
    yield from redirect_problems(records, addresses)
    yield from link_problems(records)
    yield from word_problems(records)
    yield from character_problems(records)
    yield from value_problems(records)
    yield from repeat_problems(records)
    yield from place_problems(records)
    yield from translation_problems(records, lang)
    yield from sign_language_problems(records)
    yield from _nested_groups(records)
    yield from media_address_problems(records, addresses)
    yield from body_problems(records)
    if not any(map(too_much_markup, records.documents.values())):  # what Markdown cannot render has no parts to check
        yield from html_problems(records)
        yield from anchor_problems(records)


def _written(records: Records) -> Iterator[tuple[type[BaseModel], Any, str, Document, FieldPath]]:
    """What stands for each record: its model, its values, its plan, its document and its place there."""
    for path, document in records.documents.items():
        kind, parts = classify(path), PurePosixPath(path).parts
        plan = parts[1] if parts[0] == "plans" else ""
        if kind in LIST_MODELS:
            entries = document.meta if isinstance(document.meta, list) else []
            yield from ((LIST_MODELS[kind], entry, plan, document, (index,)) for index, entry in enumerate(entries))
        elif model := Funding if kind is FileKind.FUNDING else FILE_MODELS.get(kind):  # none: a shortcut to nothing
            yield model, document.meta, plan, document, ()


def _unknown_references(
    named: Iterable[tuple[FieldPath, ReferenceKind, str]], plan: str, document: Document, names: Names, prefix: str
) -> Iterator[Problem]:
    for path, kind, reference in named:
        scope, name = plan, reference
        if kind == "activity" and "/" in reference:  # an activity of another plan
            scope, name = reference.split("/", 1)
        known = names.scope(kind, scope)
        if name in known or names.is_unsure(kind, scope):
            continue
        close = nearest(name, known) or _by_title(name, known)
        folder = f"{prefix}plans/{scope}/" if kind in IN_PLAN else prefix
        is_key = kind == "purpose" or path[0] == "by_municipality"  # named by keys, as those of `amounts` are
        yield Problem(document.position(path, key=is_key), "unknown-reference", {
            "kind": Label(KIND_NAMES[kind]), "found": reference, "suggestion": close, "title": known.get(close, ""),
            "allowed": ", ".join(sorted(known)) if len(known) <= _MOST_LISTED else "", "home": folder + _HOMES[kind],
        })  # fmt: skip


def _by_title(written: str, known: Mapping[str, str]) -> str:
    """The id of the record whose title was written instead: "Region Dalarna" → "region-dalarna"."""
    titles = {title.lower(): name for name, title in known.items() if title}
    return titles.get(nearest(written.lower(), titles), "")


def _duplicate_ids(records: Records) -> Iterator[Problem]:
    """Ids that stand in a list; those of files cannot occur twice."""
    documents = records.documents
    for path, entries in (("parties.yml", records.parties), ("target-groups.yml", records.target_groups)):
        yield from _twice((entry.id, documents[path], (index, "id")) for index, entry in entries)
    municipalities = {place.id: documents[place.path].path for place in records.municipalities}
    for index, party in records.parties:
        if other := municipalities.get(party.id):
            place = documents["parties.yml"].position((index, "id"))
            yield Problem(place, "duplicate-id", {"found": party.id, "other": other})
    yield from _twice((place.code, documents[place.path], ("code",)) for place in records.municipalities)
    yield from _duplicate_plan_ids(records)


def _nested_groups(records: Records) -> Iterator[Problem]:
    """Target groups that are part of one that is itself part of another, or of themselves: there are two levels."""
    parts = {group.id for _, group in records.target_groups if group.part_of}
    for index, group in records.target_groups:
        if group.part_of in parts:
            place = records.documents["target-groups.yml"].position((index, "part_of"))
            yield Problem(place, "nested-group", {"found": group.id, "other": group.part_of})


def _duplicate_plan_ids(records: Records) -> Iterator[Problem]:
    """Goals, priorities, sources and purposes: each unique within its plan."""
    documents = records.documents
    ids: list[tuple[str, Document, FieldPath]] = []

    def add(plan: str, document: Document, name: str, entries: Iterable[Any]) -> None:
        ids.extend((f"{plan}/{name}/{entry.id}", document, (name, i, "id")) for i, entry in enumerate(entries))

    for owner in records.with_goals:
        add(owner.plan, documents[owner.path], "goals", owner.goals)
    for plan in records.plans:
        add(plan.id, documents[plan.path], "priorities", plan.priorities)
        add(plan.id, documents[plan.path], "sources", plan.sources)
    for plan_id, funding in records.funding:
        add(plan_id, documents[funding_path(plan_id)], "purposes", funding.purposes)
    yield from _twice(ids)


def _twice(entries: Iterable[tuple[str, Document, FieldPath]]) -> Iterator[Problem]:
    first: dict[str, Position] = {}
    for name, document, path in entries:
        position = document.position(path)
        if name in first:
            written = name.rpartition("/")[2]
            yield Problem(position, "duplicate-id", {"found": written, "other": str(first[name])})
        else:
            first[name] = position


def _duplicate_addresses(records: Records, addresses: Addresses) -> Iterator[Problem]:
    generated = Label(N_("a page that Klarplan makes"))
    taken: dict[tuple[str, ...], str] = dict.fromkeys(addresses.lists, generated)
    for plan in records.plans:
        taken |= dict.fromkeys(addresses.generated(plan.id), generated)
    taken |= {addresses.target_group(group.id): generated for _, group in records.target_groups}
    for path in sorted(records.paths, key=lambda path: classify(path) is FileKind.PAGE):  # records come before pages
        address = addresses.of_file(path)
        if version := version_of(path):
            address = (version.code, *(addresses.of_file(version.original) or ()))
        if address is None:
            continue
        key = tuple(part.lower() for part in address)  # the same page on file systems that do not tell case apart
        if other := taken.get(key):
            url = "/" + "".join(f"{part}/" for part in address)
            yield Problem(Position(records.problem_path(path)), "duplicate-address", {"found": url, "other": other})
        else:
            taken[key] = records.problem_path(path)


def _goal_circles(records: Records) -> Iterator[Problem]:
    """Each circle once, at the first of its goals. Goals are parts of goals of the same plan."""
    following: dict[str, str | None] = {}
    places: dict[str, Position] = {}
    for owner in records.with_goals:
        for index, goal in enumerate(owner.goals):
            name = f"{owner.plan}/{goal.id}"
            following[name] = f"{owner.plan}/{goal.part_of}" if goal.part_of else None
            places[name] = records.documents[owner.path].position(("goals", index, "part_of"))
    for first, *_ in circles(following):
        yield Problem(places[first], "goal-circle", {"found": first.partition("/")[2]})


def _wrong_totals(funding: Funding, document: Document) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for index, row in enumerate(funding.allocations):
        position = document.position(("allocations", index, "recipient"))
        if row.recipient in lines:
            yield Problem(position, "double-allocation", {"found": row.recipient, "line": lines[row.recipient]})
        lines.setdefault(row.recipient, position.line)
        yield from _differing(sum(row.amounts.values()), row.stated_total, funding, document, ("allocations", index))
    yield from _differing(allocated(funding), funding.stated_total, funding, document, ())


def _differing(calculated: Any, stated: Any, funding: Funding, document: Document, at: FieldPath) -> Iterator[Problem]:
    if stated is not None and differs(calculated, stated, funding.rounding):
        values = {"found": Decimal(calculated), "stated": stated, "rounding": funding.rounding}
        yield Problem(document.position((*at, "stated_total")), "total-differs", values)
