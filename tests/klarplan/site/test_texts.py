"""Values as a reader sees them, in Swedish and English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from klarplan.model.periods import Period, parse_period
from klarplan.model.values import PlanStatus, Status
from klarplan.model.words import AIM_WORDS, PLAN_STATUS_WORDS, STATUS_WORDS
from klarplan.site.texts import Texts

NBSP = "\u00a0"
SV, EN = Texts("sv"), Texts("en")


@pytest.mark.parametrize(
    ("amount", "swedish", "english"),
    [
        ("131634.63", "131_634,63_kr", "131,634.63_SEK"),
        ("100000", "100_000_kr", "100,000_SEK"),
        ("100000.00", "100_000_kr", "100,000_SEK"),
        ("2163000000", "2_163_000_000_kr", "2,163,000,000_SEK"),
        ("999", "999_kr", "999_SEK"),
        ("0", "0_kr", "0_SEK"),
        ("0.5", "0,50_kr", "0.50_SEK"),
        ("1000.1", "1_000,10_kr", "1,000.10_SEK"),
    ],
)
def test_money_never_breaks_over_two_lines(amount: str, swedish: str, english: str) -> None:
    assert SV.money(Decimal(amount)) == swedish.replace("_", NBSP)
    assert EN.money(Decimal(amount)) == english.replace("_", NBSP)


@pytest.mark.parametrize(
    ("amount", "exact", "swedish", "english"),
    [
        ("131634.63", True, "131_634,63", "131,634.63"),
        ("131634.6", True, "131_634,60", "131,634.60"),
        ("100000", True, "100_000,00", "100,000.00"),
        ("100000", False, "100_000", "100,000"),
        ("263272", False, "263_272", "263,272"),
    ],
)
def test_figures_of_a_column(amount: str, exact: bool, swedish: str, english: str) -> None:
    assert SV.figure(Decimal(amount), exact=exact) == swedish.replace("_", NBSP)
    assert EN.figure(Decimal(amount), exact=exact) == english


@pytest.mark.parametrize(
    ("number", "swedish", "english"),
    [(0, "0", "0"), (25, "25", "25"), (1726, "1_726", "1,726"), (Decimal("1.5"), "1,5", "1.5")],
)
def test_numbers(number: int | Decimal, swedish: str, english: str) -> None:
    assert SV.number(number) == swedish.replace("_", NBSP)
    assert EN.number(number) == english


@pytest.mark.parametrize(
    ("written", "swedish", "english"),
    [
        ("2017", "2017", "2017"),
        ("2021-03-31", "31 mars 2021", "31 March 2021"),
        ("mars 2021", "mars 2021", "March 2021"),
        ("våren 2022", "våren 2022", "spring 2022"),
        ("sommaren 2022", "sommaren 2022", "summer 2022"),
        ("hösten 2017", "hösten 2017", "autumn 2017"),
        ("höstterminen 2017", "hösten 2017", "autumn 2017"),
        ("vintern 2017", "vintern 2017", "winter 2017"),
        ("vecka 41 2022", "vecka 41 2022", "week 41 2022"),
        ("2021–2025", "2021–2025", "2021–2025"),
        ("2021-2025", "2021–2025", "2021–2025"),
        ("2017–2017", "2017", "2017"),
        ("december 2021–juni 2022", "december 2021 – juni 2022", "December 2021 – June 2022"),
        ("hösten 2021–våren 2022", "hösten 2021 – våren 2022", "autumn 2021 – spring 2022"),
        ("2021–hösten 2022", "2021 – hösten 2022", "2021 – autumn 2022"),
        ("2021-01-01–2021-03-31", "1 januari 2021 – 31 mars 2021", "1 January 2021 – 31 March 2021"),
        ("2022–", "från 2022", "from 2022"),
        ("från och med hösten 2022", "från hösten 2022", "from autumn 2022"),
        ("till och med 2024", "till och med 2024", "until 2024"),
        ("löpande", "löpande", "ongoing"),
        ("2021, löpande", "från 2021", "from 2021"),
        ("2021–2025 och löpande", "2021–2025, sedan löpande", "2021–2025, then ongoing"),
    ],
)
def test_periods(written: str, swedish: str, english: str) -> None:
    assert SV.period(parse_period(written)) == swedish
    assert EN.period(parse_period(written)) == english


def test_a_period_without_ends_is_ongoing() -> None:
    assert EN.period(Period()) == EN.period(Period(ongoing=True)) == "ongoing"


def test_a_period_as_told_means_the_same_when_it_is_read_again() -> None:
    for written in ("2017", "hösten 2017", "mars 2021", "vecka 41 2022", "2021–2025", "2022–", "löpande", "2021-03-31"):
        period = parse_period(written)
        assert parse_period(SV.period(period)) == period, written


@pytest.mark.parametrize(
    ("parts", "swedish", "english"),
    [
        ([], "", ""),
        (["Falun"], "Falun", "Falun"),
        (["Falun", "Mora"], "Falun och Mora", "Falun and Mora"),
        (["Falun", "Mora", "Orsa"], "Falun, Mora och Orsa", "Falun, Mora, and Orsa"),
    ],
)
def test_lists(parts: list[str], swedish: str, english: str) -> None:
    assert SV.listed(parts) == SV.listed(iter(parts)) == swedish
    assert EN.listed(parts) == english


@pytest.mark.parametrize(
    ("number", "swedish", "english"),
    [
        (0, "0 aktiviteter", "0 activities"),
        (1, "1 aktivitet", "1 activity"),
        (2, "2 aktiviteter", "2 activities"),
        (1726, f"1{NBSP}726 aktiviteter", "1,726 activities"),
    ],
)
def test_plurals(number: int, swedish: str, english: str) -> None:
    assert SV.plural("{n} activity", "{n} activities", number) == swedish
    assert EN.plural("{n} activity", "{n} activities", number) == english


def test_values_are_filled_in() -> None:
    assert EN._("Part of the cost of “{activity}”", activity="{x} & <b>") == "Part of the cost of “{x} & <b>”"
    assert EN._("100 % {literal}") == "100 % {literal}", "a message without values is not a pattern"


def test_days() -> None:
    assert SV.day(date(2021, 3, 31)) == "31 mars 2021"
    assert EN.day(date(2021, 3, 1)) == "1 March 2021"


@pytest.mark.parametrize(("text", "expected"), [("åtgärd", "Åtgärd"), ("", ""), ("SIP", "SIP"), ("2 mål", "2 mål")])
def test_sentences_begin_with_a_capital(text: str, expected: str) -> None:
    assert SV.sentence(text) == expected


def test_every_value_has_a_word() -> None:
    assert set(STATUS_WORDS) == set(Status)
    assert set(PLAN_STATUS_WORDS) == set(PlanStatus)
    for texts in (SV, EN):
        words = [texts.status(status) for status in Status]
        assert all(words)
        assert len(set(words)) == len(words), "each can be told from the others"
        assert all(texts.aim(aim) for aim in AIM_WORDS)


def test_a_language_without_a_catalogue_speaks_english_with_its_own_months() -> None:
    german = Texts("de")
    assert german.plural("{n} activity", "{n} activities", 2) == "2 activities"
    assert german.day(date(2021, 3, 31)) == "31. März 2021"


@pytest.mark.parametrize(
    ("lang", "day", "period", "money", "listed"),
    [
        ("se", "2021 njukčamánnu 31", "njukčamánnu 2021", "1 500,50 kr", "a, b ja c"),
        ("smj", "sjnjuktjamáno 31. b. 2021", "sjnjuktjamánno 2021", "1 500,50 kr", "a, b, c"),
        ("sma", "njoktjen 31. b. 2021", "njoktje 2021", "1 500,50 kr", "a, b, c"),
        ("fit-SE", "2021-03-31", "2021-03", "1 500,50 kr", "a, b, c"),
    ],
)
def test_dates_and_numbers_in_minority_languages_are_never_english(
    lang: str, day: str, period: str, money: str, listed: str
) -> None:
    texts = Texts(lang)
    assert texts.day(date(2021, 3, 31)) == day
    assert texts.period(parse_period("31 mars 2021")) == day
    assert texts.period(parse_period("mars 2021")) == period
    assert texts.money(Decimal("1500.50")).replace("\xa0", " ") == money
    assert texts.listed("abc") == listed


def test_finnish_has_its_own_forms() -> None:
    finnish = Texts("fi")
    assert finnish.plural("{n} activity", "{n} activities", 1) == "1 toimenpide"
    assert finnish.plural("{n} activity", "{n} activities", 12) == "12 toimenpidettä"
    assert finnish.day(date(2021, 3, 31)) == "31. maaliskuuta 2021"
    assert finnish.period(parse_period("mars 2021")) == "maaliskuu 2021"


def test_a_language_may_name_its_region() -> None:
    assert Texts("sv-FI").day(date(2021, 3, 31)) == "31 mars 2021"
    assert Texts("en-GB").listed("abc") == "a, b and c"
