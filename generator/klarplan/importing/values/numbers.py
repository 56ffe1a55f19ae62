"""A cell's words → the number that it holds, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_SPACES = re.compile(r"[\s\u00a0\u202f']")
_PLAIN = re.compile(r"-?\d{1,18}(?:[.,]\d{1,18})?")
_GROUPED = re.compile(r"-?\d{1,3}(?:[\s\u00a0\u202f']\d{3})+(?:[.,]\d{1,18})?")
_EITHER = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
"""Thousands, or three decimals: "1.500", "84,235"."""
_NOTHING = frozenset(("", "-", "–", "—", ".", "..", "…", "x", "e.u.", "saknas", "uppgift saknas", "null", "na", "n/a"))
"""What statistics have where there is no value. Statistics Sweden's signs: https://www.scb.se/dokumentation/"""


def says_no_value(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return " ".join(text.split()).casefold() in _NOTHING


def numbers_in(text: str, unit: str = "") -> Sequence[Decimal]:
    """The numbers that a text may be: one where it is certain, two where a sign may part thousands or decimals, none
    where it is no number. `unit`: the measure's own, which may stand behind the number.
    """
    bare = " ".join(text.replace("−", "-").split())
    for ending in (unit, *(("%", "procent") if unit.startswith(("procent", "%")) else ())):
        if ending and bare.casefold().endswith(ending.casefold()):
            bare = bare[: -len(ending)].rstrip()
            break
    if _EITHER.fullmatch(bare):
        whole, decimals = bare.replace(".", "").replace(",", ""), bare.replace(",", ".")
        return (Decimal(whole), Decimal(decimals))
    if _PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare):
        return (Decimal(_SPACES.sub("", bare).replace(",", ".")),)
    return ()
