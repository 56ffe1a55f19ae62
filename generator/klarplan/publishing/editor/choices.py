"""What the form's pickers offer: the records that a reference may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from klarplan.content.checks.reference_index import Names
from klarplan.model.base import ReferenceKind
from klarplan.model.shared import COUNTY
from klarplan.text.swedish import sort_key

SHARED = "shared"
"""The collection of the files that all plans share."""
Widget = dict[str, Any]
Options = list[dict[str, str]]

_IN_FILES: Mapping[ReferenceKind, tuple[str, str]] = {
    "target_group": ("target-groups", "entries"), "priority": ("plan", "priorities"), "source": ("plan", "sources"),
    "purpose": ("funding", "purposes"),
}  # fmt: skip
"""Records that are entries of a file: the file's name in its collection, and the list in it."""
_LABELS: Mapping[ReferenceKind, str] = {
    "target_group": "name",
    "source": "title",
    "priority": "title",
    "purpose": "title",
}


def plan_collection(plan: str, name: str = "plan") -> str:
    """What a collection of a plan is called."""
    return f"{plan}--{name}"


@dataclass(frozen=True)
class Choices:
    """The pickers of one site. Records of one sort are read from the files that the form has open; where a reference
    may name records of several sorts, the site's build lists them.
    """

    names: Names
    plans: Mapping[str, str]
    """The plans that the form has, with their titles."""
    county: str
    """What the recipient of a county's common money is called."""

    def picker(self, kind: ReferenceKind, plan: str, *, anywhere: bool = False) -> Widget:
        """The widget for references of a kind in a plan ("" for what is no plan's). `anywhere`: in other plans too."""
        if kind in _IN_FILES:
            file, entries = _IN_FILES[kind]
            return _relation(
                plan_collection(plan) if plan and kind != "target_group" else SHARED,
                f"{entries}.*.id", f"{entries}.*.{_LABELS[kind]}", file,
            )  # fmt: skip
        if kind == "municipality":
            return _relation("municipalities", "{{slug}}", "title")
        if kind == "focus_area" or (kind == "activity" and not anywhere):
            folder = "focus-areas" if kind == "focus_area" else "activities"
            return _relation(plan_collection(plan, folder), "{{slug}}", "title")
        return {"widget": "select", "options": f"{kind} {plan}" if kind in ("goal", "activity") else kind}

    def options(self) -> dict[str, Options]:
        """What the build lists, by the names that pickers have for it."""
        listed = {
            "party": _sorted(self.names.scope("party", "").items()),
            "recipient": _sorted({**self.names.scope("recipient", ""), COUNTY: self.county}.items()),
            "plan": _sorted(self.plans.items()),
        }
        for plan in self.plans:
            listed[f"goal {plan}"] = _sorted(self.names.scope("goal", plan).items())
            listed[f"activity {plan}"] = _sorted(self._activities(plan))
        return listed

    def _activities(self, plan: str) -> Iterator[tuple[str, str]]:
        """Those of the plan by their ids; those of others with theirs before, as references to them are written."""
        yield from self.names.scope("activity", plan).items()
        for other, title in self.plans.items():
            if other != plan:
                activities = self.names.scope("activity", other).items()
                yield from ((f"{other}/{name}", f"{called or name} ({title})") for name, called in activities)


def _sorted(named: Iterable[tuple[str, str]]) -> Options:
    options = ({"label": title or name, "value": name} for name, title in named)
    return sorted(options, key=lambda option: sort_key(option["label"]))


def _relation(collection: str, value: str, label: str, file: str = "") -> Widget:
    return {
        "widget": "relation", "collection": collection, **({"file": file} if file else {}), "value_field": value,
        "display_fields": [label], "search_fields": [label],
    }  # fmt: skip
