"""Points and spans of time as plans write them: "2017", "hösten 2017", "2021–2025", "hösten 2021–", "löpande"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
"""First and last month of each season, meteorological (SMHI); winter ends in the following year."""

SEASON_WORDS = {
    **dict.fromkeys(("våren", "vår", "vårterminen", "spring"), "spring"),
    **dict.fromkeys(("sommaren", "sommar", "summer"), "summer"),
    **dict.fromkeys(("hösten", "höst", "höstterminen", "autumn"), "autumn"),
    **dict.fromkeys(("vintern", "vinter", "winter"), "winter"),
}
_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("mars", "march"), ("april",), ("maj", "may"), ("juni", "june"),
    ("juli", "july"), ("augusti", "august"), ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
MONTH_WORDS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}

_ONGOING = r"(?:löpande|fortlöpande|kontinuerligt|ongoing)"
_ONGOING_ONLY = re.compile(rf"{_ONGOING}\Z")
_ONGOING_TAIL = re.compile(rf"(?:,|\s+och|\s+and)?\s*{_ONGOING}\Z")
_FROM_PREFIX = re.compile(r"(?:från och med|fr\.?\s?o\.?\s?m\.?|från|from)\s+")
_UNTIL_PREFIX = re.compile(r"(?:till och med|t\.?\s?o\.?\s?m\.?|senast|until)\s+")
_RANGE = re.compile(r"(?:\s*[–—]\s*|\s+-{1,2}\s*|(?<=\d{4})\s*-{1,2}\s*(?=\d{4}|[a-zåäö]|\Z)|\s+(?:till|to)\s+)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?\Z")
_WEEK = re.compile(r"(?:vecka|week)\s+([0-9]{1,2})\s+([0-9]{4})\Z")
_WORD_YEAR = re.compile(r"([a-zåäö]+)\s+([0-9]{4})\Z")
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})\s+([a-zåäö]+)\s+([0-9]{4})\Z")

YEARS = range(1900, 2200)
"""Years that a plan can speak of; others are slips of the pen."""


@dataclass(frozen=True)
class PartialDate:
    """A point in time that is as exact as its source: a year, a season, a month, a week or a day."""

    year: int
    month: int | None = None
    day: int | None = None
    season: str | None = None
    week: int | None = None

    @property
    def first(self) -> date:
        """The first day that it covers."""
        if self.week is not None:
            return date.fromisocalendar(self.year, self.week, 1)
        month = SEASONS[self.season][0] if self.season else self.month
        return date(self.year, month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it covers."""
        if self.week is not None:
            return self.first + timedelta(days=6)
        if self.day and self.month:
            return date(self.year, self.month, self.day)
        year, month = self.year, self.month or 12
        if self.season:
            month = SEASONS[self.season][1]
            year += self.season == "winter"
        return date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True)
class Period:
    """A span of time. Without `end` it is open; `ongoing` says that the work then goes on as a matter of course."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: bool = False
    deadline: bool = False
    """The end is a day to be ready by, not one that the work goes on until."""

    @property
    def years(self) -> range:
        """The calendar years that it covers; an open span covers its first year only."""
        if not self.start:
            return range(self.end.year, self.end.year + 1) if self.end else range(0)
        return range(self.start.year, (self.end.last.year if self.end else self.start.year) + 1)


def parse_point(text: str) -> PartialDate:
    """Read one point in time. Raises ValueError where there is none."""
    text = text.strip().lower()
    if re.fullmatch(r"[0-9]{4}", text):
        return _checked(PartialDate(int(text)))
    if match := _ISO.match(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        return _checked(PartialDate(year or 0, month, day))
    if match := _WEEK.match(text):
        return _checked(PartialDate(int(match[2]), week=int(match[1])))
    if match := _DAY_MONTH_YEAR.match(text):
        return _checked(PartialDate(int(match[3]), MONTH_WORDS.get(match[2], 0), int(match[1])))
    if match := _WORD_YEAR.match(text):
        word, year = match[1], int(match[2])
        if word in SEASON_WORDS:
            return _checked(PartialDate(year, season=SEASON_WORDS[word]))
        return _checked(PartialDate(year, MONTH_WORDS.get(word, 0)))
    raise ValueError(text)


def _checked(point: PartialDate) -> PartialDate:
    if point.year not in YEARS or 0 in (point.month, point.day):
        raise ValueError(point)
    _ = point.first, point.last  # raises ValueError for a day or week that does not exist
    return point


def parse_period(text: str) -> Period:
    """Read a span of time.

    `text` is one of: a point ("2017", "hösten 2017", "mars 2021", "2021-03-31", "vecka 41 2022"), two points with a
    dash between ("2021–2025", "december 2021–juni 2022"), a point with a dash after it ("2022–": no end is given),
    "till och med 2024", or "löpande" alone or after any of these ("2021–2025 och löpande").
    Raises ValueError where it is none of these. An end before its start is not this function's business.
    """
    text = " ".join(text.strip().lower().split())
    if _ONGOING_ONLY.match(text):
        return Period(ongoing=True)
    text, ongoing = _ONGOING_TAIL.subn("", text)
    if match := _UNTIL_PREFIX.match(text):
        last, deadline = parse_point(text[match.end() :]), match[0].startswith("senast")
        return Period(end=last, ongoing=bool(ongoing), deadline=deadline)
    if match := _FROM_PREFIX.match(text):
        text = text[match.end() :]
        text = text if _RANGE.search(text) else f"{text}–"
    parts = _RANGE.split(text)
    if len(parts) == 1:
        point = parse_point(text)
        return Period(point, None if ongoing else point, bool(ongoing))
    if len(parts) == 2:
        end = parse_point(parts[1]) if parts[1] else None
        return Period(parse_point(parts[0]), end, bool(ongoing))
    raise ValueError(text)
