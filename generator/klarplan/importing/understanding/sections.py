"""Headings above and inside tables: which focus area, target group or priority the rows below belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from klarplan.importing.understanding.values import status_in
from klarplan.importing.understanding.vocabulary import Vocabulary
from klarplan.model.values import Status
from klarplan.text.fold import folded


class SectionKind(StrEnum):
    """What a heading sets for the rows below it."""

    FOCUS_AREA = "focus_area"
    TARGET_GROUP = "target_group"
    PRIORITY = "priority"
    CAPTION = "caption"
    """It only says what the table is."""


@dataclass(frozen=True)
class Section:
    """A heading that is understood: the focus area's or priority's name, or the ids of target groups."""

    kind: SectionKind
    name: str = ""
    groups: tuple[str, ...] = ()
    status: Status | None = None


_AREA_WORDS = ("fokusomrade", "insatsomrade", "utvecklingsomrade", "malomrade", "omrade", "prioriterat omrade")
_NUMBERING = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+(?=\D)")
_FIRST_WORD = re.compile(r"(?i)\s*(prioriterat\s+\w+|[^\W\d]+)\s*\d*\s*[-–—:.]*\s*(.*)\Z", re.DOTALL)
_USUAL_AREAS = (
    "förebyggande och främjande arbete", "främjande och förebyggande insatser", "tillgängliga tidiga insatser",
    "tillgängliga och tidiga insatser", "delaktighet och rättigheter", "enskildas delaktighet och rättigheter",
    "utsatta grupper", "ledning, styrning och organisation",
)  # fmt: skip
"""The five areas of the agreements of 2016–2018 between the state and SKL, as plans call them."""
_LONGEST_PRIORITY = 60
_STATE = re.compile(
    r"(?:ännu |ej |inte )*"
    r"(?:påbörja[td]e?|påbörjad|genomför[td]a?|pågående|pågår|planerade?|avslutade?|avslutat|klart?)\b",
    re.IGNORECASE,
)
"""Rows are also gathered by how far they have come: "Påbörjat men ej slutfört"."""


def section_of(text: str, words: Vocabulary) -> Section:
    """What a heading says."""
    flat = " ".join(text.split())
    if name := area_after_word(flat):
        return Section(SectionKind.FOCUS_AREA, name)
    bare = _NUMBERING.sub("", flat, count=1).strip(" .:")
    if is_area(bare, words):
        return Section(SectionKind.FOCUS_AREA, _as_title(bare))
    if groups := words.groups(bare):
        return Section(SectionKind.TARGET_GROUP, groups=tuple(groups))
    if _is_priority(bare, words):
        return Section(SectionKind.PRIORITY, bare, status=status_in(bare))
    return Section(SectionKind.CAPTION, flat)


def area_after_word(text: str) -> str:
    """ "Fokusområde utsatta grupper" → "Utsatta grupper"; empty where no such word begins the text."""
    match = _FIRST_WORD.match(text)
    if not match or not match[2]:
        return ""
    first = folded(match[1])
    alike = any(SequenceMatcher(None, first, word).ratio() >= 0.88 for word in _AREA_WORDS)
    return _as_title(match[2].strip(" .:")) if alike else ""


def is_area(text: str, words: Vocabulary) -> bool:
    """Whether a text is the name of a focus area: the plan has it, or plans usually do."""
    if words.focus_areas.find(text):
        return True
    key = folded(text)
    return len(key) > 8 and any(SequenceMatcher(None, key, folded(name)).ratio() >= 0.9 for name in _USUAL_AREAS)


def _is_priority(text: str, words: Vocabulary) -> bool:
    if len(text) > _LONGEST_PRIORITY:
        return False
    named = folded(text).startswith(("prioriter", "prio "))
    return named or bool(words.priorities.find(text)) or bool(_STATE.match(text))


def _as_title(text: str) -> str:
    name = " ".join(text.split())
    name = name.capitalize() if name.isupper() else name
    return name[:1].upper() + name[1:]
