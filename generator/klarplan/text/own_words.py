"""Dates in languages of Sweden that Unicode CLDR, and so Babel, has no words of: Lule Sámi, South Sámi, Meänkieli.

Babel writes "M12" for December in the first two, and does not know the third. A word stands here only where public
sources agree on it. Meänkieli has none: the one list that was found, translatewiki.net's ("tesemperi" for December), is
confirmed by no other. Its dates are written in digits, as ISO 8601 has them, until somebody who knows the language says
how. Nothing falls back to English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale


@dataclass(frozen=True)
class Months:
    """The names of the months, January first."""

    alone: tuple[str, ...]
    with_day: tuple[str, ...]
    """As they are inflected before the number of a day (genitive)."""


MONTHS: Mapping[str, Months | None] = {
    "smj": Months(
        (
            "ådåjakmánno", "guovvamánno", "sjnjuktjamánno", "vuoratjismánno", "moarmesmánno", "biehtsemánno",
            "sjnjilltjamánno", "bårggemánno", "ragátmánno", "gålgådismánno", "basádismánno", "javllamánno",
        ),
        (
            "ådåjakmáno", "guovvamáno", "sjnjuktjamáno", "vuoratjismáno", "moarmesmáno", "biehtsemáno",
            "sjnjilltjamáno", "bårggemáno", "ragátmáno", "gålgådismáno", "basádismáno", "javllamáno",
        ),
    ),
    "sma": Months(
        (
            "tsïengele", "goevte", "njoktje", "voerhtje", "suehpede", "ruffie", "snjaltje", "mïetske", "skïerede",
            "golke", "rahka", "goeve",
        ),
        (
            "tsïengelen", "goevten", "njoktjen", "voerhtjen", "suehpeden", "ruffien", "snjaltjen", "mïetsken",
            "skïereden", "golken", "rahkan", "goeven",
        ),
    ),
    "fit": None,
}  # fmt: skip
"""By language; None where no words are certain. Names, their genitives and the order in a date are those of the locales
smj-SE and sma-SE of Microsoft's .NET (`CultureInfo`, long date "MMMM d'. b. 'yyyy"). samer.se, of the Sámi Parliament
of Sweden, has the same for April in both languages, and Røros nytt's list of South Sámi months the same but for July,
"snaltje"."""


@cache
def locale_of(lang: str) -> Locale:
    """Babel's locale of a language, by its tag. Numbers and money in those that it does not know are written as in
    Swedish: with a space between thousands and a decimal comma, as the same locales of Microsoft's have them.

    Raises babel.UnknownLocaleError for a language that is not known here either.
    """
    if language_of(lang) in MONTHS:
        return Locale("sv")
    return Locale.parse("se-SE" if lang == "se" else lang, sep="-")  # in Norway, which "se" alone means, SEK is no "kr"


def language_of(lang: str) -> str:
    """A tag without script and region: "smj-SE" → "smj"."""
    return lang.partition("-")[0]


def day_in(lang: str, day: date) -> str:
    """A day in a language of `MONTHS`: "javllamáno 1. b. 2026", "2026-12-01"."""
    months = MONTHS[language_of(lang)]
    return f"{months.with_day[day.month - 1]} {day.day}. b. {day.year}" if months else day.isoformat()


def month_in(lang: str, day: date) -> str:
    """A month and its year in a language of `MONTHS`: "javllamánno 2026", "2026-12"."""
    months = MONTHS[language_of(lang)]
    return f"{months.alone[day.month - 1]} {day.year}" if months else f"{day:%Y-%m}"
