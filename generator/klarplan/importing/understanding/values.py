"""What words in a cell say: spans of time, and how far something has come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from klarplan.model.periods import Period, parse_period
from klarplan.model.values import Status

_MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_SEASON = "våren|vår|vårterminen|sommaren|sommar|hösten|höst|höstterminen|vintern|vinter"
_YEAR = r"(?:19|20|21)\d\d"
_DAY = rf"\d{{1,2}}\s+(?:{_MONTH})\s+{_YEAR}|{_YEAR}-\d\d-\d\d"
_POINT = (
    rf"(?:{_DAY}|(?:{_MONTH}|{_SEASON})\s+{_YEAR}|(?:vecka|v\.?)\s*\d{{1,2}}\s+{_YEAR}|"
    rf"{_YEAR}-(?:0[1-9]|1[0-2])(?!\d)|{_YEAR})"
)
_ONGOING = r"(?:fortlöpande|löpande|kontinuerligt)"
_SPAN = re.compile(
    rf"(?<![\w-])(?:(?P<until>till och med|t\.?o\.?m\.?|senast)\s+)?(?P<first>{_POINT})"
    rf"(?P<dash>\s*(?:-{{1,2}}|–|—|till)\s*)?(?(dash)(?P<last>{_POINT})?)"
    rf"(?P<ongoing>(?:\s*,|\s+och|\s+och\s+sedan)?\s+{_ONGOING}\b|(?<=[-–—]){_ONGOING}\b)?(?!\d)",
    re.IGNORECASE,
)
_BEFORE_START = re.compile(r"(?:påbörja\w*|start\w*|från(?: och med)?|fr\.?o\.?m\.?)[\s:]+\Z", re.IGNORECASE)
_BEFORE_END = re.compile(r"(?:klar\w*|färdig\w*|avsluta\w*|slutför\w*)(?: senast)?[\s:]+\Z", re.IGNORECASE)
_SHORT_SPAN = re.compile(r"(?<!\d)((?:19|20)\d)(\d)\s*[-/–]\s*(\d)(\d)(?!\d)")
_WORDS_OF_TIME = re.compile(
    rf"{_YEAR}|\b(?:{_MONTH}|{_SEASON}|vecka|kvartal|årlig|årsvis|löpande|fortlöpande|kontinuerlig|"
    r"klart|påbörja|termin|tillsvidare|tills vidare|år\b|månad)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Time:
    """A span of time that a text holds. `period` is in the words of `parse_period`; `exact`: the text says no more."""

    period: str | int
    exact: bool


def time_in(text: str) -> Time | None:
    """The one span of time in a text: "2022--" → "2022–", "Start hösten 2021 fortlöpande" → "hösten 2021 löpande".

    None where there is none, or more than one that could be meant.
    """
    flat = " ".join(text.split()).rstrip(".")
    if re.fullmatch(_ONGOING, flat, re.IGNORECASE):
        return Time("löpande", exact=True)
    flat = _SHORT_SPAN.sub(_whole_years, flat)
    found = [(match[0].strip(), _as_period(match, flat[: match.start()])) for match in _SPAN.finditer(flat)]
    if len({period for _, period in found}) != 1 or not _readable(found[0][1]):
        return None
    written, period = found[0]
    return Time(int(period) if period.isdigit() else period, exact=written.lower() == flat.lower())


def _whole_years(match: re.Match[str]) -> str:
    """ "2021-25" → "2021–2025", but not "2021-03" (a month) where the second year would come before the first."""
    first, last = int(match[1] + match[2]), int(match[1][:2] + match[3] + match[4])
    return f"{first}–{last}" if last > first and (int(match[3] + match[4]) > 12 or "/" in match[0]) else match[0]


def _as_period(match: re.Match[str], before: str) -> str:
    first, last = (re.sub(r"\bv(?:\.|\b)\s*", "vecka ", (match[name] or "").lower()) for name in ("first", "last"))
    alone = not last and not match["ongoing"]
    if match["until"] or (alone and _BEFORE_END.search(before)):
        return f"till och med {first}"
    if alone and _BEFORE_START.search(before):
        return f"{first}–"
    dash = "–" if match["dash"] and (last or not match["ongoing"]) else ""
    if dash and not first[0:4].isdigit():
        dash = " – " if last else "–"
    return f"{first}{dash}{last}{' och löpande' if match['ongoing'] else ''}"


def _readable(period: str) -> bool:
    return parsed(period) is not None


def parsed(period: str) -> Period | None:
    """A period as the model reads it; None where it is not one, or ends before it begins."""
    try:
        read = parse_period(period)
    except ValueError:
        return None
    return None if read.start and read.end and read.end.last < read.start.first else read


def speaks_of_time(text: str) -> bool:
    """Whether a text says something of when."""
    return bool(_WORDS_OF_TIME.search(text))


_STATUSES: tuple[tuple[Status, str], ...] = (
    (Status.NOT_STARTED, r"(?:ännu )?(?:ej|inte) (?:ännu )?(?:påbörja|starta)|planera[ds]|kommande"),
    (Status.NOT_RELEVANT, r"(?:ej|inte|inte längre) (?:relevant|aktuell)|utgå|avbr[uö]t|stryk|struk"),
    (Status.STARTED, r"påbörja\w*,? (?:men )?(?:ej|inte)|delvis"),
    (Status.HALFWAY, r"hälften|halvvägs|till hälften"),
    (Status.PAUSED, r"paus|vilande|avvakta|pausa"),
    (Status.CONTINUOUS, r"löpande|fortlöpande|kontinuerlig|ständig|pågår löpande|genomförs löpande|pågår hela tiden"),
    (Status.DONE, r"genomförd|genomfört|klar|avslut|slutför|färdig|uppfyll|uppnå"),
    (Status.STARTED, r"påbörja|pågå|starta|igång|i gång|under arbete"),
    (Status.UNKNOWN, r"läget är okänt|okän"),
)


def status_in(text: str) -> Status | None:
    """How far something has come, by the words that a text begins with: "Pågår", "Påbörjat men ej slutfört"."""
    flat = " ".join(text.casefold().split()).lstrip("”\"'")
    return next((status for status, words in _STATUSES if re.match(words, flat)), None)
