"""Texts of one language: messages from the catalogue, and numbers, money, dates and lists as Babel writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from klarplan.model.periods import PartialDate, Period
from klarplan.model.records import Aim
from klarplan.model.values import Status
from klarplan.model.words import AIM_WORDS, STATUS_WORDS
from klarplan.text.catalogue import N_, catalogue
from klarplan.text.own_words import MONTHS, day_in, language_of, locale_of, month_in

_SEASONS = {
    "spring": N_("spring {year}"), "summer": N_("summer {year}"), "autumn": N_("autumn {year}"),
    "winter": N_("winter {year}"),
}  # fmt: skip


class Texts:
    """The texts of one language, by its tag ("sv"). `_` and `plural` read the catalogue; the rest writes values."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._catalogue = catalogue(lang)
        self._parsed = locale_of(lang)  # Babel would read the name anew for each value
        self._locale = str(self._parsed)
        self._has_own_words = language_of(lang) in MONTHS

    def _(self, message: str, **values: object) -> str:
        """A message, with its values filled in."""
        return self._catalogue.gettext(message).format_map(values) if values else self._catalogue.gettext(message)

    def plural(self, singular: str, many: str, n: int, **values: object) -> str:
        """A message for a number of things: `singular` or `many`, as the language has it; `{n}` in it is the number."""
        return self._catalogue.ngettext(singular, many, n).format_map({"n": self.number(n), **values})

    def number(self, value: int | Decimal) -> str:
        """ "1 726"."""
        return format_decimal(value, locale=self._parsed)

    def measured(self, value: Decimal) -> str:
        """A measured value, with two decimals at most: "1 512", "84,24"."""
        return format_decimal(value, "#,##0.##", locale=self._parsed)

    def exact(self, value: Decimal) -> str:
        """A number with all its decimals, to be compared or chosen: "1512", "84,235"."""
        return format_decimal(value, "0." + "#" * 18, locale=self._parsed)

    def money(self, amount: Decimal) -> str:
        """Kronor: whole ones without decimals, others exact to the öre: "100 000 kr", "131 634,63 kr".

        The spaces do not break, so that an amount stays on one line.
        """
        return _money(amount, self._locale)

    def figure(self, amount: Decimal, *, exact: bool) -> str:
        """Kronor for a table column: without "kr", with öre where the column or the amount has them."""
        return _decimal(amount, "#,##0.00" if exact or amount % 1 else "#,##0", self._locale)

    def stated(self, amount: Decimal) -> str:
        """Kronor for a table column as a source states them: whole, or to the öre."""
        return self.figure(amount, exact=amount != amount.to_integral_value())

    def day(self, day: date) -> str:
        """ "31 mars 2021"."""
        return day_in(self.lang, day) if self._has_own_words else _day(day, self._locale)

    def point(self, point: PartialDate) -> str:
        """A point in time as exact as it is: "2017", "hösten 2017", "mars 2021", "vecka 41 2022"."""
        if point.week:
            return self._("week {week} {year}", week=point.week, year=point.year)
        if point.season:
            return self._(_SEASONS[point.season], year=point.year)
        if point.day:
            return self.day(point.first)
        if point.month and self._has_own_words:
            return month_in(self.lang, point.first)
        if point.month:
            pattern = _MONTHS.get(self._parsed.language, "MMMM y")
            return format_date(point.first, pattern, locale=self._parsed)
        return str(point.year)

    def period(self, period: Period) -> str:
        """A span of time: "2021–2025", "från 2022", "hösten 2021, sedan löpande"."""
        start, end = period.start, period.end
        if start and end and start != end:
            dash = "–" if all(p.month is None and p.season is None and p.week is None for p in (start, end)) else " – "
            text = f"{self.point(start)}{dash}{self.point(end)}"
        elif start and end:
            text = self.point(start)
        elif start:
            text = self._("from {start}", start=self.point(start))
        elif end and period.deadline:
            text = self._("no later than {end}", end=self.point(end))
        elif end:
            text = self._("until {end}", end=self.point(end))
        else:
            return self._("ongoing")
        return self._("{period}, then ongoing", period=text) if period.ongoing and end else text

    def amount_per(self, amount: str, unit: str) -> str:
        """ "450 000 kr per år"; `unit` may be written with "per" or without."""
        return self._("{amount} per {unit}", amount=amount, unit=unit.removeprefix("per "))

    def listed(self, parts: Iterable[str]) -> str:
        """ "A, B och C"; with commas alone in a language of which no word for "and" is known."""
        if self._has_own_words:
            return ", ".join(parts)
        return format_list(list(parts), locale=self._parsed)

    def listed_or(self, parts: Iterable[str]) -> str:
        """ "A, B eller C"; with slashes in a language of which no word for "or" is known."""
        if self._has_own_words:
            return " / ".join(parts)
        return format_list(list(parts), style="or", locale=self._parsed)

    def sentence(self, text: str) -> str:
        """The text with a capital first letter."""
        return text[:1].upper() + text[1:]

    def status(self, status: Status) -> str:
        """The word for an activity's status."""
        return self._(STATUS_WORDS[status])

    def aim(self, aim: Aim) -> str:
        """ "Långsiktigt mål"."""
        return self._(AIM_WORDS[aim])


_DAYS = {
    "fi": "d. MMMM y", "nb": "d. MMMM y", "nn": "d. MMMM y", "da": "d. MMMM y", "de": "d. MMMM y", "se": "y MMMM d",
}  # fmt: skip
"""Languages in which a day is written in another way than "1 december 2026" (Unicode CLDR)."""
_MONTHS = {"fi": "LLLL y"}
"""Languages in which a month without a day has another form. Only these: where forms are the same, Babel looks this one
up by an alias, and can take it from another language that was asked for before."""

# The same amounts and days stand on many pages, and Babel takes long over each.


@lru_cache(maxsize=20_000)
def _money(amount: Decimal, locale: str) -> str:
    pattern = "#,##0\u00a0¤" if amount == amount.to_integral_value() else "#,##0.00\u00a0¤"
    return format_currency(amount, "SEK", pattern, locale=locale, currency_digits=False)


@lru_cache(maxsize=20_000)
def _decimal(amount: Decimal, pattern: str, locale: str) -> str:
    return format_decimal(amount, pattern, locale=locale)


@lru_cache(maxsize=5_000)
def _day(day: date, locale: str) -> str:
    return format_date(day, _DAYS.get(locale.partition("_")[0], "d MMMM y"), locale=locale)
