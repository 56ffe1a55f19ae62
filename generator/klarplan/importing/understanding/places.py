"""Where: a cell's words → municipalities. A name of the official list is only ever itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from klarplan.content.register.municipalities import (
    bare_name,
    municipalities_spelt_without_marks,
    municipality_by_name,
    official_municipalities,
)
from klarplan.importing.understanding.qualifiers import qualifier_in
from klarplan.importing.understanding.reading import DoubtKind, Reading, Rule, asked, certain, flat, says_nothing
from klarplan.importing.understanding.vocabulary import NameBook

ALL = "all"
"""What stands for every municipality of the plan: see `records.Municipalities`."""
_BETWEEN = re.compile(r"\s*[,;/\n•·]\s*|\s+(?:och|samt|&|and)\s+")
_ALL = re.compile(
    r"(?:alla|samtliga)(?:\s+(?:länets\s+)?kommuner(?:na)?(?:\s+i\s+länet)?)?|länets\s+(?:alla\s+)?kommuner",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(r"hela\s+\w+|länet|regionen|\w+\s+län|länsövergripande|(?:läns)?gemensamt", re.IGNORECASE)
_NEAR = 75
"""How alike, of 100, a text is to a municipality's name for that to be proposed."""
_SHORTEST_WITHOUT_MARKS = 5


def read_places(text: str, municipalities: NameBook) -> Sequence[Reading[str]]:
    """The municipalities that a cell names, a reading for each part in order. Their values are ids of the content's
    municipalities, or "all".

    A municipality that the content does not have is asked about, and so is a name that is nearly another.
    """
    if says_nothing(text):
        return ()
    if _ALL.fullmatch(flat(text).strip(" .")):
        return (certain(text, ALL, Rule.PHRASE),)
    return tuple(_read(part, municipalities) for part in _parts(text, municipalities))


def _parts(text: str, municipalities: NameBook) -> Iterator[str]:
    """The names in a text. One with "kommuner" after several belongs to each: "Habo och Mullsjö kommuner"."""
    if municipalities.find(flat(text)) or municipality_by_name(text):
        yield flat(text)
        return
    for part in _BETWEEN.split(text):
        if name := re.sub(r"(?i)\s+kommuner(?:na)?\.?\Z|\Akommunerna\s+|\Akommun(?:en)?\s+", "", flat(part)).strip():
            yield name


def _read(name: str, municipalities: NameBook) -> Reading[str]:
    if found := municipalities.find(name):
        return certain(name, found, Rule.OFFICIAL_NAME if municipality_by_name(name) else Rule.KNOWN_NAME)
    if municipality_by_name(name):
        return asked(name, DoubtKind.PLACE)
    if _EVERYWHERE.fullmatch(name):
        return asked(name, DoubtKind.EVERYBODY, [ALL])
    unmarked = municipalities_spelt_without_marks(name)
    if len(unmarked) == 1 and len(bare_name(name)) >= _SHORTEST_WITHOUT_MARKS:
        found = municipalities.find(unmarked[0].name)
        return certain(name, found, Rule.OFFICIAL_NAME) if found else asked(name, DoubtKind.PLACE)
    candidates = [*near_places(name, municipalities), *municipalities.near(name)]
    return asked(name, DoubtKind.NEAR_NAME if candidates else qualifier_in(name) or DoubtKind.PLACE, candidates)


def near_places(name: str, municipalities: NameBook) -> list[str]:
    """The ids of the content's municipalities whose official names are nearly a text, the nearest first."""
    names = [place.name for place in official_municipalities()]
    close = process.extract(
        bare_name(name), [known.casefold() for known in names], scorer=fuzz.ratio, score_cutoff=_NEAR, limit=5
    )
    return [found for _, _, index in close if (found := municipalities.find(names[index]))]
