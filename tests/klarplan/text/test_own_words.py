"""Dates in languages that Babel has no words of."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale, UnknownLocaleError
from babel.localedata import exists

from klarplan.text.own_words import MONTHS, day_in, locale_of, month_in

FIRST = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("lang", "day", "month"),
    [
        ("smj", "javllamáno 1. b. 2026", "javllamánno 2026"),
        ("smj-SE", "javllamáno 1. b. 2026", "javllamánno 2026"),
        ("sma", "goeven 1. b. 2026", "goeve 2026"),
        ("fit", "2026-12-01", "2026-12"),
    ],
)
def test_dates(lang: str, day: str, month: str) -> None:
    assert (day_in(lang, FIRST), month_in(lang, FIRST)) == (day, month)


@pytest.mark.parametrize("lang", MONTHS)
def test_words_are_ours_only_where_babel_has_none(lang: str) -> None:
    """When Unicode has a language's words, ours are to go."""
    assert not exists(lang) or Locale(lang).months["format"]["wide"][12] == "M12"
    if months := MONTHS[lang]:
        assert [len(set(names)) for names in (months.alone, months.with_day)] == [12, 12]
        assert all(one != other for one, other in zip(months.alone, months.with_day, strict=True))


def test_locales() -> None:
    assert [locale_of(lang) for lang in ("smj", "fit-SE", "se", "sv-FI")] == [
        Locale("sv"), Locale("sv"), Locale("se", territory="SE"), Locale("sv", territory="FI"),
    ]  # fmt: skip
    with pytest.raises(UnknownLocaleError):
        locale_of("zzz")
