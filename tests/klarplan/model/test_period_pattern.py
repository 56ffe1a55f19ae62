"""The pattern for editors takes what the parser takes, and refuses what it refuses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.model.period_pattern import YEAR_PATTERN, period_pattern
from klarplan.model.periods import YEARS, parse_period

PATTERN = re.compile(period_pattern())


def parses(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "2017", "hösten 2017", "Hösten 2017", "Hösten  2017", " 2021–2025 ", "2021-2025", "2021 - 2025", "2021--2025",
        "mars 2021", "2021-03", "2021-03-31", "31 mars 2021", "vecka 41 2022", "december 2021–juni 2022", "2022–",
        "2022 -", "2022-", "2021 till 2023", "till och med 2024", "t.o.m. 2024", "t o m 2024", "senast 31 maj 2024",
        "från och med 2022", "fr.o.m. 2022", "från 2021–2023", "löpande", "Löpande", "2021–2025 och löpande",
        "hösten 2021, löpande", "2017 kontinuerligt", "2017-våren 2018", "spring 2020", "våren 2020 – hösten 2021",
        "2021-03-31–2021-04-30", "2017-2018-01-01",
    ],
)  # fmt: skip
def test_spans(text: str) -> None:
    assert parses(text)
    assert PATTERN.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "snart", "17", "hösten", "2017, 2018", "2021–2022–2023", "13 maj", "2021-13", "2021-00", "2021-03-00",
        "2021-1", "1899", "2200", "vecka 0 2021", "vecka 54 2021", "våren", "2021 till", "till 2021", "32 mars 2021",
        "0 mars 2021",
        "2021-03-31-2021", "mars 2021 eller maj 2021", "kvartal 1 2021", "2021/2022", "löpande 2021",
    ],
)  # fmt: skip
def test_no_spans(text: str) -> None:
    assert not parses(text)
    assert not PATTERN.match(text)


PIECES = [
    "2017", "2021", "2199", "1899", "hösten", "mars", "maj", "löpande", "vecka 7", "5", "12", "2021-03", "2021-03-02",
    "–", "-", "--", " ", "  ", "till", "från", "till och med", "t.o.m.", "och", ",", "x", "from", "Vinter",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=7), st.sampled_from(["", " "]))
def test_pattern_and_parser_agree(pieces: list[str], glue: str) -> None:
    """Days, weeks and order are right in all of these pieces, so that nothing is beyond a pattern."""
    text = glue.join(pieces)
    assert bool(PATTERN.match(text)) == parses(text)


@given(st.integers(0, 9999))
def test_years(year: int) -> None:
    assert bool(re.fullmatch(YEAR_PATTERN, f"{year:04}")) == (year in YEARS)
