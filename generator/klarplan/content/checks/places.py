"""Municipalities and Sweden's register: codes and names of other places, and wrong counties."""

from __future__ import annotations

from collections.abc import Iterator

from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.records import Records
from klarplan.content.register.municipalities import OfficialMunicipality, municipality_by_code, municipality_by_name
from klarplan.model.records import Municipality
from klarplan.text.fold import composed


def place_problems(records: Records) -> Iterator[Problem]:
    """What is in the register must be as there: maps and money go by codes, and lists by counties.

    A place that the register has neither by name nor by code may be right in its own way: ended, merged or foreign.
    """
    for place in records.municipalities:
        document = records.documents[place.path]
        official, owner = municipality_by_name(place.title), municipality_by_code(place.code)
        if place.ended:  # one that is no more had a code of its own
            continue
        if official and official.code != place.code:
            yield Problem(document.position(("code",)), "code-of-another", {
                "found": place.code, "name": place.title, "owner": owner.name if owner else "",
                "suggestion": official.code,
            })  # fmt: skip
        elif not official and owner and not _begins_with(place.title, owner):
            yield Problem(document.position(("code",)), "name-of-another", {
                "found": place.code, "name": place.title, "owner": owner.name,
            })  # fmt: skip
        if official and official.code == place.code:
            yield from _county(place, official, document)


def _begins_with(title: str, owner: OfficialMunicipality) -> bool:
    """Whether a name is the official one and something besides: "Malå – Máláge"."""
    return composed(title.casefold()).startswith(owner.name.casefold())


def _county(place: Municipality, official: OfficialMunicipality, document: Document) -> Iterator[Problem]:
    if place.county != official.county.name:
        yield Problem(document.position(("county",)), "county-of-another", {
            "found": place.county, "name": place.title, "suggestion": official.county.name,
        })  # fmt: skip
