"""Points and spans of time as people write them in tables → the words of `parse_period`.

`point_of("ht-18")` is "höstterminen 2018", `span_of("kvartal 3 2024")` "juli 2024 – september 2024". What has two
meanings (3/4/2025, 2025/26) has several candidates, and none of them is certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from klarplan.importing.understanding.reading import DoubtKind
from klarplan.model.periods import MONTH_WORDS, SEASON_WORDS, YEARS, Period, parse_period

_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
           "december")  # fmt: skip
_SHORT_MONTHS = {month[:3]: month for month in _MONTHS} | {"sept": "september", "okt": "oktober", "mar": "mars"}
_MONTH_NAMES = {**dict.fromkeys(()), **_SHORT_MONTHS, **{word: _MONTHS[n - 1] for word, n in MONTH_WORDS.items()}}
_SEASONS = "|".join(SEASON_WORDS)
_MONTH = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_Y = r"(?:19|20|21)\d\d"
_HALVES = {"1": ("januari", "juni"), "2": ("juli", "december")}
_QUARTERS = {str(n): (_MONTHS[3 * n - 3], _MONTHS[3 * n - 1]) for n in range(1, 5)}
_ORDINALS = {"första": "1", "andra": "2", "tredje": "3", "fjärde": "4", "1:a": "1", "2:a": "2", "3:e": "3", "4:e": "4",
             "1": "1", "2": "2", "3": "3", "4": "4"}  # fmt: skip
_TERMS = {"ht": "höstterminen", "vt": "vårterminen", "höstterminen": "höstterminen", "vårterminen": "vårterminen",
          "hösttermin": "höstterminen", "vårtermin": "vårterminen"}  # fmt: skip


@dataclass(frozen=True)
class Point:
    """A point in time, or a span that one word names (a quarter): first and last in the words of `parse_point`.

    More than one candidate, or a doubt: it must be asked which.
    """

    first: str
    last: str = ""
    others: tuple[str, ...] = ()
    doubt: DoubtKind | None = None

    @property
    def span(self) -> str:
        """As a period."""
        return self.first if not self.last or self.last == self.first else f"{self.first} – {self.last}"


def parsed(period: str) -> Period | None:
    """A period as the model reads it; None where it is not one, or ends before it begins."""
    try:
        read = parse_period(period)
    except ValueError:
        return None
    return None if read.start and read.end and read.end.last < read.start.first else read


def point_of(text: str) -> Point | None:
    """The point in time that the whole of a text is, whatever its case; None where it is none."""
    lowered = " ".join(text.casefold().split()).strip(" .,;")
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(lowered):
            point = read(match)
            if point is not None and (point.doubt or parsed(point.span)):
                return point
    return None


def _quarter(match: re.Match[str]) -> Point | None:
    months, last = _QUARTERS.get(_ordinal(match["n"])), match.groupdict().get("m")
    ends = _QUARTERS.get(_ordinal(last)) if last else months
    year = match["y"]
    return Point(f"{months[0]} {year}", f"{ends[1]} {year}") if months and ends else None


def _half(match: re.Match[str]) -> Point | None:
    months = _HALVES.get(_ordinal(match["n"]))
    return Point(f"{months[0]} {match['y']}", f"{months[1]} {match['y']}") if months else None


def _ordinal(text: str) -> str:
    return _ORDINALS.get(text, "")


def _week(match: re.Match[str]) -> Point:
    last = match.groupdict().get("m")
    return Point(f"vecka {int(match['n'])} {match['y']}", f"vecka {int(last)} {match['y']}" if last else "")


def _term(match: re.Match[str]) -> Point:
    year = match["y"].lstrip("-'’ ")
    return Point(f"{_TERMS[match['t'].rstrip('.')]} {year if len(year) == 4 else '20' + year}")


def _season_short(match: re.Match[str]) -> Point:
    """ "hösten -25": the sign says that it is a year; "hösten 25" does not."""
    period = f"{match['s']} 20{match['y']}"
    return Point(period) if match["sign"] else Point(period, doubt=DoubtKind.NO_YEAR)


def _month(match: re.Match[str]) -> Point:
    if match["m"].rstrip(".") == "jul":  # Christmas, or July
        return Point(f"juli {match['y']}", others=(f"december {match['y']}",), doubt=DoubtKind.SEVERAL)
    return Point(f"{_MONTH_NAMES[match['m'].rstrip('.')]} {match['y']}")


def _day(match: re.Match[str]) -> Point:
    return Point(f"{int(match['d'])} {_MONTH_NAMES[match['m'].rstrip('.')]} {match['y']}")


def _iso(match: re.Match[str]) -> Point | None:
    with suppress(ValueError):
        return Point(date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat())
    return Point("", doubt=DoubtKind.NO_DATE)


def _year_month(match: re.Match[str]) -> Point | None:
    """ "2021-03" is a month; "2010-11" could be the years 2010–2011, and "2021-25" is years."""
    year, short = match["y"], int(match["m"])
    if 1 <= short <= 12:
        years = f"{year}–{year[:2]}{match['m']}"
        return Point(f"{year}-{match['m']}") if short <= int(year[2:]) else Point(
            f"{year}-{match['m']}", others=(years,), doubt=DoubtKind.SEVERAL
        )  # fmt: skip
    return None


def _day_and_month(match: re.Match[str]) -> Point | None:
    """ "1/6 2026": with a space or a hyphen before the year it is written in the order of Swedish."""
    day = _valid(int(match["y"]), int(match["m"]), int(match["d"]))
    return Point(day) if day else None


def _slashed(match: re.Match[str]) -> Point | None:
    """ "30/6 2026", "6.30.2026": two numbers that could both be months are asked about."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    days = [day for day in (_valid(year, second, first), _valid(year, first, second)) if day]
    if not days:
        return Point("", doubt=DoubtKind.NO_DATE)
    unique = tuple(dict.fromkeys(days))
    return Point(unique[0]) if len(unique) == 1 else Point(unique[0], others=unique[1:], doubt=DoubtKind.DATE_ORDER)


def _compact(match: re.Match[str]) -> Point | None:
    day = _valid(int(match["y"]), int(match["m"]), int(match["d"]))
    return Point(day, doubt=DoubtKind.NUMBER) if day else None


def _valid(year: int, month: int, day: int) -> str:
    with suppress(ValueError):
        return date(year, month, day).isoformat() if year in YEARS else ""
    return ""


def _slashed_years(match: re.Match[str]) -> Point | None:
    """ "2025/26", "25-26": two years, or a school year from one autumn to the next spring."""
    first = match["a"] if len(match["a"]) == 4 else f"20{match['a']}"
    last = match["b"] if len(match["b"]) == 4 else f"{first[:2]}{match['b']}"
    if not int(last) > int(first):
        return None
    school = (f"hösten {first} – våren {last}",) if int(last) == int(first) + 1 else ()
    return Point(f"{first}–{last}", others=school, doubt=DoubtKind.SEVERAL)


def _school_year(match: re.Match[str]) -> Point | None:
    years = _slashed_years(match)
    return Point(years.others[0], others=(years.first,), doubt=DoubtKind.SEVERAL) if years and years.others else None


def _turn_of_year(match: re.Match[str]) -> Point | None:
    years = _slashed_years(match)
    if not years:
        return None
    first, last = years.first.split("–")
    return Point(f"december {first} – januari {last}", others=(years.first,), doubt=DoubtKind.SEVERAL)


_N = r"(?:första|andra|tredje|fjärde|[1-4]:[ae]|[1-4])"
_IN = r"(?:(?:under|i|år|hela|året|in)\s+)*"
_TWO_YEARS = rf"(?P<a>{_Y}|\d\d)\s*[/–-]\s*(?P<b>{_Y}|\d\d)"
_FORMS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Point | None]]] = tuple(
    (re.compile(_IN + pattern), read)
    for pattern, read in (
        (rf"(?P<y>{_Y})", lambda match: Point(match["y"])),
        (rf"(?P<s>{_SEASONS})(?:\s+|,\s*)(?P<y>{_Y})", lambda match: Point(f"{match['s']} {match['y']}")),
        (rf"(?P<y>{_Y}),?\s+(?P<s>{_SEASONS})", lambda match: Point(f"{match['s']} {match['y']}")),
        (rf"(?P<s>{_SEASONS})\s+(?P<sign>[-'’])?(?P<y>\d\d)", _season_short),
        (rf"(?P<t>(?:ht|vt)\.?|(?:höst|vår)termin(?:en)?)\s*(?P<y>[-'’]?{_Y}|[-'’]?\d\d)", _term),
        (rf"(?P<m>(?:{_MONTH})\.?)(?:\s+|,\s*)(?P<y>{_Y})", _month),
        (rf"(?P<y>{_Y}),?\s+(?P<m>(?:{_MONTH})\.?)", _month),
        (rf"(?:den\s+)?(?P<d>\d{{1,2}})(?::[ae])?\s+(?P<m>(?:{_MONTH})\.?)(?:\s+|,\s*)(?P<y>{_Y})", _day),
        (rf"(?P<m>(?:{_MONTH})\.?)\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{_Y})", _day),
        (r"(?P<y>(?:19|20|21)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
        (rf"(?P<y>{_Y})-(?P<m>\d\d)", _year_month),
        (rf"(?:den\s+)?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:\s+|-)(?P<y>{_Y})", _day_and_month),
        (rf"(?P<a>\d{{1,2}})\s*[/.]\s*(?P<b>\d{{1,2}})\s*[/. -]\s*(?P<y>{_Y})", _slashed),
        (r"(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)", _compact),
        (rf"(?:vecka|v\.?|week)\s*(?P<n>\d{{1,2}})(?:\s*[-–]\s*(?P<m>\d{{1,2}}))?(?:\s+|,\s*|/|-)(?P<y>{_Y})", _week),
        (rf"(?P<y>{_Y}),?(?:\s+|-)(?:vecka\s*|v\.?\s*|w)(?P<n>\d{{1,2}})", _week),
        (rf"(?:q|kv\.?\s*|kvartal\s*)(?P<n>[1-4])(?:\s*[-–]\s*(?:q|kv\.?\s*)?(?P<m>[1-4]))?(?:\s+|,\s*|-|/)(?P<y>{_Y})",
         _quarter),
        (rf"(?P<y>{_Y}),?(?:\s+|-|/)(?:q|kv\.?\s*|kvartal\s*)(?P<n>[1-4])", _quarter),
        (rf"(?P<n>{_N})\s+kvartalet(?:\s+|,\s*)(?P<y>{_Y})", _quarter),
        (rf"(?:h|halvår\s*)(?P<n>[12])(?:\s+|,\s*|-|/)(?P<y>{_Y})", _half),
        (rf"(?P<y>{_Y}),?(?:\s+|-|/)(?:h|halvår\s*)(?P<n>[12])", _half),
        (rf"(?P<n>{_N})\s+(?:halvåret|halvår)(?:\s+|,\s*)(?P<y>{_Y})", _half),
        (rf"(?:läsår|läsåret|skolår|skolåret)\s+{_TWO_YEARS}", _school_year),
        (rf"(?:årsskiftet|nyår)\s+{_TWO_YEARS}", _turn_of_year),
        (rf"(?P<a>{_Y})\s*/\s*(?P<b>{_Y}|\d\d)", _slashed_years),
        (r"(?P<a>\d\d)\s*[/–-]\s*(?P<b>\d\d)", _slashed_years),
    )
)  # fmt: skip
"""Each form of a point, and how it is read; the first that gives one counts."""
