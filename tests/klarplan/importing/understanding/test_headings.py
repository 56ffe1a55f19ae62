from __future__ import annotations

import pytest

from klarplan.importing.understanding.headings import Meaning, only_ends_in_a_known, understand


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("Långsiktiga mål", [Meaning.LONG_TERM_GOAL]),
        ("LÅNGSIKTIGT MÅL:", [Meaning.LONG_TERM_GOAL]),
        ("Övergripande mål", [Meaning.LONG_TERM_GOAL]),
        ("Kortsiktiga mål", [Meaning.SHORT_TERM_GOAL]),
        ("Delmål", [Meaning.SUB_GOAL]),
        ("Mål", [Meaning.GOAL]),
        ("Aktiviteter 2017", [Meaning.ACTIVITY]),
        ("Aktivitet", [Meaning.ACTIVITY]),
        ("Planerade insatser 2021–2025", [Meaning.ACTIVITY]),
        ("Mätbara indikatorer", [Meaning.INDICATORS]),
        ("Indikatorer för uppföljning", [Meaning.INDICATORS]),
        ("Uppföljning", [Meaning.FOLLOW_UP]),
        ("Uppskattad Kostnad 2017", [Meaning.COST]),
        ("Kostnad (tkr)", [Meaning.COST]),
        ("Fokusområde", [Meaning.FOCUS_AREA]),
        ("Insatsområde", [Meaning.FOCUS_AREA]),
        ("Målgrupp", [Meaning.TARGET_GROUP]),
        ("Nuläge", [Meaning.SITUATION]),
        ("Tidsplan", [Meaning.PERIOD]),
        ("Ansvar", [Meaning.RESPONSIBLE]),
        ("Ansvarig nämnd", [Meaning.RESPONSIBLE]),
        ("Status", [Meaning.STATUS]),
        ("Prioritering", [Meaning.PRIORITY]),
        ("Kommun", [Meaning.MUNICIPALITIES]),
        ("Nr", [Meaning.NUMBER]),
        ("Övrigt", [Meaning.NOTE]),
        ("Fokusområde/Långsiktiga mål", [Meaning.FOCUS_AREA, Meaning.LONG_TERM_GOAL]),
        ("Ansvarig, tid, uppskattad kostnad", [Meaning.RESPONSIBLE, Meaning.PERIOD, Meaning.COST]),
        ("Vem och när", [Meaning.RESPONSIBLE, Meaning.PERIOD]),
        ("Uppföljning och utvärdering", [Meaning.FOLLOW_UP]),
    ],
)
def test_headings_that_plans_use(text: str, meanings: list[Meaning]) -> None:
    heading = understand(text)
    assert heading
    assert heading.exact
    assert list(heading.meanings) == meanings


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Mäthbara indikatorer", Meaning.INDICATORS),
        ("Kortslktiga mal", Meaning.SHORT_TERM_GOAL),
        ("Lángsiktiga mäl", Meaning.LONG_TERM_GOAL),
        ("lndikatorer", Meaning.INDICATORS),
        ("1ndikatorer", Meaning.INDICATORS),
        ("Uppföljnlng", Meaning.FOLLOW_UP),
        ("Fokusomrade", Meaning.FOCUS_AREA),
        ("Ansvarlg", Meaning.RESPONSIBLE),
        ("Aktivitetter", Meaning.ACTIVITY),
    ],
)
def test_headings_that_are_misspelt_or_misread(text: str, meaning: Meaning) -> None:
    heading = understand(text)
    assert heading
    assert heading.meanings == (meaning,)


@pytest.mark.parametrize(
    "text",
    ["", "Hösten 2017", "Avrundat belopp", "Region, socialtjänst", "Barn och unga", "Fler mår bra", "x" * 200, "tis"],
)
def test_other_texts_are_no_headings(text: str) -> None:
    assert understand(text) is None


@pytest.mark.parametrize(
    ("text", "years", "unit", "estimated"),
    [
        ("Aktiviteter 2017", "2017", None, False),
        ("Insatser 2021–2025", "2021–2025", None, False),
        ("Uppskattad kostnad 2017", "2017", None, True),
        ("Kostnad (tkr)", "", 1_000, False),
        ("Kostnad i tkr", "", 1_000, False),
        ("Budget 2022, mkr", "2022", 1_000_000, False),
        ("Kostnad i kronor", "", 1, False),
    ],
)
def test_what_a_heading_says_besides(text: str, years: str, unit: int | None, estimated: bool) -> None:
    heading = understand(text)
    assert heading
    assert (heading.years, heading.unit, heading.estimated) == (years, unit, estimated)


@pytest.mark.parametrize("text", ["Geografiskt område", "Effekt av åtgärd", "Ansvarig för uppföljning"])
def test_a_word_at_the_end_is_not_proposed(text: str) -> None:
    assert only_ends_in_a_known(text)


@pytest.mark.parametrize("text", ["Mäthbara indikatorer", "Åtgärd", "Status HT 2024", "Vinst"])
def test_other_headings_do_not_only_end_in_a_known_word(text: str) -> None:
    assert not only_ends_in_a_known(text)
