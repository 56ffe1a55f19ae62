"""The parts of a plan, once for its page, the list of contents there, the whole plan on one page, and the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class PlanPart:
    """A part that a plan may have."""

    anchor: str
    """Addresses lead to it: it stays as it is."""
    title: str
    """A message id; empty where each plan has its own word."""
    listed: bool = True
    """Whether the list of contents on the plan's page names it; what is folded below another part is not."""


PARTS: Mapping[str, PlanPart] = {
    "statuses": PlanPart("del-lage", N_("How it goes")),
    "changes": PlanPart("del-andrat", N_("This has changed"), listed=False),
    "follow_ups": PlanPart("del-uppfoljningar", N_("Follow-ups"), listed=False),
    "focus_areas": PlanPart("del-fokusomraden", ""),
    "activities": PlanPart("del-aktiviteter", N_("What we do")),
    "timeline": PlanPart("del-tid", N_("When")),
    "indicators": PlanPart("del-matt", N_("How it is measured"), listed=False),
    "money": PlanPart("del-pengar", N_("Money")),
    "municipalities": PlanPart("del-kommuner", N_("Municipalities in the plan")),
    "more": PlanPart("del-mer", N_("More about the plan")),
    "text": PlanPart("del-om-planen", N_("About the plan"), listed=False),
    "facts": PlanPart("del-fakta", N_("The plan in short"), listed=False),
    "parties": PlanPart("del-vilka", N_("Who takes part"), listed=False),
    "goals": PlanPart("del-mal", N_("What we want"), listed=False),
    "principles": PlanPart("del-principer", N_("Principles"), listed=False),
    "success_factors": PlanPart("del-framgang", N_("What it takes to succeed"), listed=False),
    "documents": PlanPart("del-kallor", N_("Sources"), listed=False),
    "terms": PlanPart("del-ord", N_("Words in the plan"), listed=False),
    "earlier": PlanPart("del-tidigare", N_("Earlier versions"), listed=False),
    "downloads": PlanPart("del-data", N_("Download and follow")),
}
"""In the order in which every page that has them shows them: the answers, what they rest on, the rest in folds."""

OVER: Mapping[str, str] = {
    "statuses": N_("How it went"), "activities": N_("This was planned"), "parties": N_("Who took part"),
    "goals": N_("What we wanted"),
}  # fmt: skip
"""What parts are called once a plan's time has ended."""


@dataclass(frozen=True)
class Heading:
    """The heading of a part, ready to show, and the anchor of the part."""

    title: str
    anchor: str


Headings = Mapping[str, Heading | None]
"""All of `PARTS` by name, in their order; None for those that a page does not have."""


def headings(texts: Texts, present: Mapping[str, object], own: Mapping[str, str] = MappingProxyType({})) -> Headings:
    """The headings of a page with those parts that are true in `present`. `own` titles go before those of all plans.

    Raises KeyError for a part that there is not.
    """
    if unknown := present.keys() - PARTS.keys():
        raise KeyError(*unknown)
    return {
        name: Heading(own.get(name) or texts._(part.title), part.anchor) if present.get(name) else None
        for name, part in PARTS.items()
    }


def listed(shown: Headings) -> tuple[tuple[str, str], ...]:
    """Text and anchor of those headings that the list of contents on a plan's page names."""
    return tuple((heading.title, heading.anchor) for name, heading in shown.items() if heading and PARTS[name].listed)
