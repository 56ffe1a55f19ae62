"""The ids that references may name, per kind and plan, with titles for telling of near misses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from klarplan.content.reading.file_kinds import FileKind, classify, funding_path, suggested_place
from klarplan.content.reading.records import Records
from klarplan.model.base import ReferenceKind
from klarplan.model.shared import COUNTY
from klarplan.text.slug import slug

Scope = tuple[ReferenceKind, str]
"""A kind of record and the plan that it belongs to; the plan is "" for what all plans share."""

IN_PLAN: frozenset[ReferenceKind] = frozenset({"focus_area", "goal", "activity", "priority", "source", "purpose"})
"""Kinds whose ids are names within one plan."""

_NAMED_BY_FILE: dict[FileKind, ReferenceKind] = {
    FileKind.PLAN: "plan", FileKind.FOCUS_AREA: "focus_area", FileKind.ACTIVITY: "activity",
    FileKind.MUNICIPALITY: "municipality",
}  # fmt: skip
"""Kinds whose ids are names of files, so that they are known even where the file cannot be read."""

_TOLD_BY: dict[FileKind, tuple[ReferenceKind, ...]] = {
    FileKind.PLAN: ("goal", "priority", "source"),
    FileKind.FOCUS_AREA: ("goal",),
    FileKind.FUNDING: ("purpose",),
    FileKind.PARTIES: ("party", "recipient"),
    FileKind.TARGET_GROUPS: ("target_group",),
}
"""Which names stand inside each kind of file, and so are not all known when it cannot be read."""


@dataclass
class Names:
    """`known`: id → title in each scope. `unsure`: scopes of which a file could not be read."""

    known: dict[Scope, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    unsure: set[Scope] = field(default_factory=set)

    def scope(self, kind: ReferenceKind, plan: str) -> dict[str, str]:
        """What a reference of this kind in this plan may name."""
        return self.known.get((kind, plan if kind in IN_PLAN else ""), {})

    def is_unsure(self, kind: ReferenceKind, plan: str) -> bool:
        """Whether a file that names such records could not be read, so that a missing name proves nothing."""
        return (kind, plan if kind in IN_PLAN else "") in self.unsure


def all_names(records: Records) -> Names:
    """Collect the names in one pass over each kind of record. A file that could not be read still has its name."""
    names = Names()
    for kind, plan, name, title in _named(records):
        names.known[kind, plan][name] = title
        if kind == "municipality":
            names.known["party", ""][name] = title
        if kind in ("municipality", "party"):
            names.known["recipient", ""][name] = title
    names.known["recipient", ""][COUNTY] = ""
    names.unsure.update(_unsure(records))
    return names


def _named(records: Records) -> Iterator[tuple[ReferenceKind, str, str, str]]:
    for path in map(PurePosixPath, _places(records)):
        if kind := _NAMED_BY_FILE.get(classify(str(path))):
            name = path.parts[1] if kind == "plan" else path.stem
            scope = path.parts[1] if kind in IN_PLAN else ""
            yield kind, scope, name, ""
            yield kind, scope, slug(name), ""  # a file whose name is a problem already is known by what it should be
    for plan in records.plans:
        yield "plan", "", plan.id, plan.title
        yield from (("priority", plan.id, priority.id, priority.title) for priority in plan.priorities)
        yield from (("source", plan.id, source.id, source.title) for source in plan.sources)
    for owner in records.with_goals:
        yield from (("goal", owner.plan, goal.id, goal.text) for goal in owner.goals)
    yield from (("focus_area", area.plan, area.id, area.title) for area in records.focus_areas)
    yield from (("activity", activity.plan, activity.id, activity.title) for activity in records.activities)
    yield from (("municipality", "", place.id, place.title) for place in records.municipalities)
    yield from (("party", "", party.id, party.name) for _, party in records.parties)
    yield from (("target_group", "", group.id, group.name) for _, group in records.target_groups)
    for plan_id, funding in records.funding:
        yield from (("purpose", plan_id, purpose.id, purpose.title) for purpose in funding.purposes)


def _places(records: Records) -> Iterator[str]:
    """Every file's path; where it should be, if it is misplaced, which is a problem already."""
    for path in records.paths:
        yield (suggested_place(path) or path) if classify(path) is FileKind.MISPLACED else path


def _unsure(records: Records) -> Iterator[Scope]:
    whole = {record.path for record in (*records.plans, *records.focus_areas)}
    whole |= {funding_path(plan) for plan, _ in records.funding}
    entries = {"parties.yml": len(records.parties), "target-groups.yml": len(records.target_groups)}
    whole |= {
        path for path, count in entries.items()
        if path in records.documents and isinstance(meta := records.documents[path].meta, list) and len(meta) == count
    }  # fmt: skip
    places = set(_places(records))
    indexes = {f"plans/{parts[1]}/index.md" for path in places if (parts := PurePosixPath(path).parts)[0] == "plans"}
    for path in (places | indexes) - whole:
        for kind in _TOLD_BY.get(classify(path), ()):
            yield kind, PurePosixPath(path).parts[1] if kind in IN_PLAN else ""
