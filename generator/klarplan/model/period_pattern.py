"""How spans of time are written, as one regular expression for JSON Schema: all that `parse_period` reads, no more.

It is ECMA 262 without lookbehind, which all editors know. Words may have a capital letter first, but not more, or the
expression would be three times as long. What no pattern can say is left to `parse_period`: days and weeks that do not
exist, and an end before its start.
"""

from __future__ import annotations

from collections.abc import Iterable

from klarplan.model.periods import MONTH_WORDS, SEASON_WORDS

YEAR_PATTERN = r"(?:19|20|21)\d{2}"
"""The years of `periods.YEARS`."""
_GAP = r"\s+"


def period_pattern() -> str:
    """The expression, anchored at both ends."""
    month, season = _words(MONTH_WORDS), _words(SEASON_WORDS)
    week = rf"(?:{_words(['vecka', 'week'])}){_GAP}(?:0?[1-9]|[1-4]\d|5[0-3]){_GAP}{YEAR_PATTERN}"
    day = rf"(?:0?[1-9]|[12]\d|3[01]){_GAP}(?:{month}){_GAP}{YEAR_PATTERN}"
    with_year_last = rf"(?:{YEAR_PATTERN}|(?:{month}|{season}){_GAP}{YEAR_PATTERN}|{week}|{day})"
    iso = rf"{YEAR_PATTERN}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
    point = rf"(?:{iso}|{with_year_last})"
    ongoing = f"(?:{_words(['löpande', 'fortlöpande', 'kontinuerligt', 'ongoing'])})"
    dash = r"(?:\s*[–—]\s*|\s+-{1,2}\s*)"
    to = rf"{_GAP}(?:{_words(['till', 'to'])}){_GAP}"
    open_or_span = (
        rf"(?:{point}(?:{dash}(?:{point})?|{to}{point})?|{with_year_last}\s*-{{1,2}}\s*(?:{_before_hyphen(point)})?)"
    )
    until = rf"(?:{_words(['till och med', 'senast', 'until'])}|{_abbreviation('tom')}){_GAP}{point}"
    since = rf"(?:(?:{_words(['från och med', 'från', 'from'])}|{_abbreviation('from', 2)}){_GAP})?{open_or_span}"
    tail = rf"(?:(?:\s*,|{_GAP}(?:{_words(['och', 'and'])}))?\s*{ongoing})?"
    return rf"^\s*(?:{ongoing}|(?:{until}|{since}){tail})\s*$"


def _before_hyphen(point: str) -> str:
    """After a bare hyphen there must be a year or a word, or it might belong to a date."""
    return rf"(?=\d{{4}}|[a-zåäöA-ZÅÄÖ]){point}"


def _words(words: Iterable[str]) -> str:
    """Any of the words or phrases, with any space between; longest first."""
    return "|".join(_GAP.join(_capital(word).split()) for word in sorted(words, key=len, reverse=True))


def _abbreviation(letters: str, first: int = 1) -> str:
    """ "t.o.m.", "t o m", "tom"; "fr.o.m." where the first part has two letters."""
    parts = [letters[:first], *letters[first:]]
    return r"\.?\s?".join((_capital(parts[0]), *parts[1:])) + r"\.?"


def _capital(word: str) -> str:
    return f"[{word[0]}{word[0].upper()}]{word[1:]}"
