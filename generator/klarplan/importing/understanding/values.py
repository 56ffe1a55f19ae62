"""What is certain of the time and the status in a cell, for callers that ask nobody.

`times.read_period` and `statuses.read_status` say also what is uncertain, and what it could be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from klarplan.importing.understanding.statuses import read_status
from klarplan.importing.understanding.time_points import parsed
from klarplan.importing.understanding.times import read_period
from klarplan.model.values import Status

__all__ = ["Time", "parsed", "speaks_of_time", "status_in", "time_in"]

_WORDS_OF_TIME = re.compile(
    r"(?:19|20|21)\d\d|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"våren|vår|vårterminen|sommaren|sommar|hösten|höst|höstterminen|vintern|vinter|vecka|kvartal|årlig|årsvis|löpande|"
    r"fortlöpande|kontinuerlig|klart|påbörja|termin|tillsvidare|tills vidare|år\b|månad)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Time:
    """A span of time that a text holds. `period` is in the words of `parse_period`; `exact`: the text says no more."""

    period: str | int
    exact: bool


def time_in(text: str) -> Time | None:
    """The span of time that a text certainly says; None where there is none, or it must be asked about."""
    reading = read_period(text)
    if not reading.certain or reading.value is None:
        return None
    return Time(reading.value, exact=not reading.kept)


def speaks_of_time(text: str) -> bool:
    """Whether a text says something of when."""
    return bool(_WORDS_OF_TIME.search(text))


def status_in(text: str) -> Status | None:
    """How far something has certainly come; None where the text does not say it, or must be asked about."""
    reading = read_status(text)
    return reading.value if reading.certain else None
