"""Kinds of advice on plain language."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

LANGUAGE: Mapping[str, Kind] = {
    "hard-to-read": Kind(
        N_("The text is hard to read: LIX {found}."),
        (N_("Aim below {limit}, with shorter sentences and more everyday words."),),
        severity="advice",
    ),
    "long-sentence": Kind(
        N_("The sentence has {found} words."),
        (N_("Divide it. Up to {limit} words are easy to follow."),),
        severity="advice",
    ),
    "passive": Kind(
        N_('"{found}" does not say who does it.'),
        (N_('Say who, if you know: "the region trains staff" rather than "staff is trained".'),),
        severity="advice",
    ),
    "stiff-word": Kind(N_('"{found}" sounds stiff.'), (N_("Simpler: {suggestion}"),), severity="advice"),
    "unexplained-abbreviation": Kind(
        N_('The glossary does not explain "{found}".'),
        (N_("Write it out, or add it in {home}."),),
        severity="advice",
    ),
}
