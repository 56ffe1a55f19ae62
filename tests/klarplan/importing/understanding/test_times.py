"""When: a text with one meaning is certain, and the model reads what comes of it.

Also tests: importing.understanding.time_points
"""

from __future__ import annotations

import pytest

from klarplan.importing.understanding.reading import CellContext, Rule
from klarplan.importing.understanding.time_points import parsed, point_of
from klarplan.importing.understanding.times import Edge, edge_of, joined, read_period

CERTAIN: list[tuple[str, str | int]] = [
    ("2017", 2017), ("År 2026", 2026), ("under 2026", 2026), ("Hösten 2017", "hösten 2017"),
    ("2017 hösten", "hösten 2017"),
    ("2022--", "2022–"), ("2022-", "2022–"), ("2026–", "2026–"), ("2021-2025", "2021–2025"),
    ("2021 - 2025", "2021–2025"),
    ("2021-25", "2021–2025"), ("2021-03", "2021-03"), ("2021-03-31", "2021-03-31"), ("31 mars 2021", "31 mars 2021"),
    ("den 1:a maj 2021", "1 maj 2021"), ("dec 2025", "december 2025"), ("sept. 2025", "september 2025"),
    ("V. 41 2022", "vecka 41 2022"), ("v41 2022", "vecka 41 2022"), ("2022 v. 41", "vecka 41 2022"),
    ("v. 41-43 2022", "vecka 41 2022 – vecka 43 2022"), ("sommaren 2025", "sommaren 2025"),
    ("löpande", "löpande"), ("Kontinuerligt", "löpande"), ("2022 och fortlöpande", "2022 och löpande"),
    ("2021-2025 Och löpande", "2021–2025 och löpande"), ("2022- och löpande", "2022 och löpande"),
    ("2025, därefter löpande", "2025 och löpande"), ("hösten 2021-2022 och löpande", "hösten 2021 – 2022 och löpande"),
    ("december 2021 – juni 2022", "december 2021 – juni 2022"), ("mars-juni 2025", "mars 2025 – juni 2025"),
    ("1-15 juni 2025", "1 juni 2025 – 15 juni 2025"), ("2025-01-01 – 2026-06-30", "2025-01-01 – 2026-06-30"),
    ("2025-01-01--2026-06-30", "2025-01-01 – 2026-06-30"), ("från 2025 till 2026", "2025–2026"),
    ("mellan 2025 och 2026", "2025–2026"), ("2025 t.o.m. 2026", "2025–2026"),
    ("Senast 2024", "senast 2024"), ("Klart senast 2026-06-30", "senast 2026-06-30"),
    ("Senast juni 2026", "senast juni 2026"),
    ("Senast den 1 maj 2026", "senast 1 maj 2026"), ("t.o.m. 2026", "till och med 2026"),
    ("till och med hösten 2026", "till och med hösten 2026"), ("senast Q3 2025", "senast september 2025"),
    ("fr.o.m. 2026", "2026–"), ("från och med hösten 2026", "hösten 2026–"), ("2026 och framåt", "2026–"),
    ("2026 och framöver", "2026–"), ("2026 tills vidare", "2026–"),
    ("ht 2018", "höstterminen 2018"), ("vt-19", "vårterminen 2019"), ("HT18", "höstterminen 2018"),
    ("ht 2018-vt 2019", "höstterminen 2018 – vårterminen 2019"), ("hösten -25", "hösten 2025"),
    ("H1 2025", "januari 2025 – juni 2025"), ("första halvåret 2025", "januari 2025 – juni 2025"),
    ("Q3 2024", "juli 2024 – september 2024"), ("kvartal 3 2024", "juli 2024 – september 2024"),
    ("2025 Q2", "april 2025 – juni 2025"), ("Q1-Q2 2025", "januari 2025 – juni 2025"),
    ("Q4 2024 – Q2 2025", "oktober 2024 – juni 2025"), ("fjärde kvartalet 2025", "oktober 2025 – december 2025"),
    ("30/6/2026", "2026-06-30"), ("30/6 2026", "2026-06-30"), ("30.6.2026", "2026-06-30"), ("3/3/2025", "2025-03-03"),
    ("6/30/2026", "2026-06-30"), ("1/6 2026", "2026-06-01"), ("den 3/4-2025", "2025-04-03"),
    ("Dec. 31, 2021", "31 december 2021"),
]  # fmt: skip
ASKED: list[tuple[str, str, list[str | int]]] = [
    ("3/4/2025", "date-order", ["2025-04-03", "2025-03-04"]), ("2025-13-45", "no-date", []),
    ("2025-02-30", "no-date", []),
    ("45/13 2025", "no-date", []), ("20260630", "number", ["2026-06-30"]),
    ("2025/2026", "several", ["2025–2026", "hösten 2025 – våren 2026"]),
    ("2021/22", "several", ["2021–2022", "hösten 2021 – våren 2022"]),
    ("25-26", "several", ["2025–2026", "hösten 2025 – våren 2026"]), ("2010-11", "several", ["2010-11", "2010–2011"]),
    ("läsåret 2025/26", "several", ["hösten 2025 – våren 2026", "2025–2026"]),
    ("årsskiftet 2025/2026", "several", ["december 2025 – januari 2026", "2025–2026"]),
    ("Före 2026", "bound", ["senast 2025"]), ("Efter 2025", "bound", ["2026–", "2025–"]),
    ("Tidigast 2026", "bound", ["2026–"]), ("början av 2026", "bound", [2026]),
    ("2025, 2026", "several", ["2025–2026", 2025, 2026]), ("2025 och 2026", "several", ["2025–2026", 2025, 2026]),
    ("klart 2018 genomfört 2020", "several", ["senast 2018", 2020]),
    ("December 2021 juni 2022", "several", ["december 2021", "juni 2022"]),
    ("2025–2026 enligt KF 2019 § 4", "several", ["2025–2026", 2019]),
    ("våren", "no-year", []), ("juni", "no-year", []), ("hösten 25", "no-year", ["hösten 2025"]),
    ("2025?", "doubted", [2025]), ("2022-2025 med eventuell förlängning", "doubted", ["2022–2025"]),
    ("ej 2025", "negated", [2025]), ("2025 eller 2026", "doubted", [2025, 2026]), ("ca 2026", "near-time", [2026]),
    ("Underlaget är klart 2018", "near-time", ["senast 2018"]),
    ("Hösten 2022 Psykiatriveckan V 41", "near-time", ["hösten 2022"]),
    ("2022-årligen så länge det finns pengar", "unknown-words", []), ("2025-2021", "unknown-words", []),
    ("2024 - pågår", "near-time", ["2024–"]), ("2026 (uppskjuten)", "near-time", [2026]),
    ("2026, därefter årligen", "near-time", [2026]), ("2026, årligen", "near-time", [2026]),
    ("2026 - utgår", "near-time", ["2026–"]), ("Jul 2026", "several", ["juli 2026", "december 2026"]),
    ("0188", "unknown-words", []), ("#REF!", "cell-error", []), ("=TODAY()", "cell-error", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), CERTAIN)
def test_one_meaning_is_certain(text: str, period: str | int) -> None:
    reading = read_period(text)
    assert (reading.certain_by, reading.value, reading.kept) == (Rule.FORM, period, "")
    assert parsed(str(period))


@pytest.mark.parametrize(("text", "doubt", "candidates"), ASKED)
def test_more_or_other_meanings_are_asked(text: str, doubt: str, candidates: list[str | int]) -> None:
    reading = read_period(text)
    assert reading.doubt
    assert (reading.doubt.kind, list(reading.candidates), reading.kept) == (doubt, candidates, text)
    assert all(parsed(str(candidate)) for candidate in candidates)


@pytest.mark.parametrize(
    ("text", "period", "kept"),
    [
        ("2025 (se bilaga)", 2025, "se bilaga"),
        ("2025-2027. Sker i samverkan", "2025–2027", "Sker i samverkan"),
        ("Påbörjades 2017, stäms av varje år", "2017–", "stäms av varje år"),
        ("Start hösten 2021 fortlöpande", "hösten 2021 och löpande", "Start hösten 2021 fortlöpande"),
        ("Klar hösten 2026", "senast hösten 2026", "Klar hösten 2026"),
    ],
)
def test_what_a_span_does_not_say_is_kept(text: str, period: str | int, kept: str) -> None:
    reading = read_period(text)
    assert (reading.certain_by, reading.value, reading.kept) == (Rule.FORM_AND_COMMENT, period, kept)


@pytest.mark.parametrize("text", ["årligen", "under mandatperioden", "när det går", "KF 2019 § 4", "beslut 2019", "X"])
def test_words_without_a_time_of_the_activity_are_kept(text: str) -> None:
    reading = read_period(text)
    assert (reading.certain_by, reading.value, reading.kept) == (Rule.WORDS_KEPT, None, text)


@pytest.mark.parametrize(
    ("heading", "text", "period"),
    [
        ("Klart senast", "2026-06-30", "senast 2026-06-30"), ("Klart senast", "juni 2026", "senast juni 2026"),
        ("Deadline", "2026", "senast 2026"), ("Startdatum", "2025-01-01", "2025-01-01–"),
        ("Slut", "2026", "till och med 2026"),
        ("Slut", "Q3 2025", "till och med september 2025"), ("Klart senast", "löpande", "löpande"),
        ("Start", "2025–2026", "2025–2026"), ("Tid", "2026", 2026),
    ],
)  # fmt: skip
def test_a_heading_says_which_end_it_is(heading: str, text: str, period: str | int) -> None:
    assert read_period(text, CellContext(heading)).value == period


def test_a_season_without_a_year_is_proposed_for_the_year_of_the_column() -> None:
    reading = read_period("Våren", CellContext(year=2025))
    assert (reading.certain, reading.candidates) == (False, ("våren 2025",))


@pytest.mark.parametrize(
    ("heading", "edge"),
    [
        ("Startdatum", Edge.START),
        ("Slut", Edge.END),
        ("Klart senast:", Edge.DEADLINE),
        ("Tidplan", None),
        ("Resultat", None),
    ],
)
def test_edges_in_headings(heading: str, edge: Edge | None) -> None:
    assert edge_of(heading) == edge


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2025-01-01", "2026-06-30", "2025-01-01 – 2026-06-30"), ("2025", "2026", "2025–2026"), ("2025", "2025", 2025),
        ("2025", "", "2025–"), ("", "2026", "till och med 2026"), ("", "", None),
        ("ht 2025", "löpande", "höstterminen 2025 och löpande"),
        ("Q1 2025", "Q3 2025", "januari 2025 – september 2025"),
    ],
)  # fmt: skip
def test_a_start_and_an_end_are_one_period(start: str, end: str, period: str | int | None) -> None:
    reading = joined(read_period(start, CellContext("Start")), read_period(end, CellContext("Slut")))
    assert reading.value == period
    assert period is None or parsed(str(period))


@pytest.mark.parametrize(
    ("start", "end"),
    [("2027", "2025"), ("2025–2026", "2027"), ("3/4/2025", "2026"), ("2025", "kanske 2026"), ("#REF!", "2025")],
)
def test_a_start_and_an_end_that_do_not_fit_are_asked(start: str, end: str) -> None:
    reading = joined(read_period(start, CellContext("Start")), read_period(end, CellContext("Slut")))
    assert not reading.certain
    assert reading.kept == f"{start} – {end}"


@pytest.mark.parametrize("text", ["", "vecka 60 2021", "13 2025", "Q5 2025", "mars", "2300"])
def test_texts_that_are_no_point(text: str) -> None:
    assert point_of(text) is None
