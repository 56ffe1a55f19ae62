"""What words in cells say: time, status, money, people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.importing.understanding.costs import read_costs
from klarplan.importing.understanding.people import read_parties
from klarplan.importing.understanding.reading import CellContext
from klarplan.importing.understanding.statuses import read_status
from klarplan.importing.understanding.time_points import parsed
from klarplan.importing.understanding.times import read_period
from klarplan.importing.understanding.values import speaks_of_time
from klarplan.importing.understanding.vocabulary import Vocabulary, party_kind, short_id


@pytest.mark.parametrize(
    ("text", "period", "exact"),
    [
        ("2017", 2017, True),
        ("Hösten 2017", "hösten 2017", True),
        ("2022--", "2022–", True),
        ("2022-", "2022–", True),
        ("2021-2025", "2021–2025", True),
        ("2021 - 2025", "2021–2025", True),
        ("2021-25", "2021–2025", True),
        ("2021-03", "2021-03", True),
        ("2021-03-31", "2021-03-31", True),
        ("31 mars 2021", "31 mars 2021", True),
        ("V. 41 2022", "vecka 41 2022", True),
        ("löpande", "löpande", True),
        ("2022 och fortlöpande", "2022 och löpande", True),
        ("2021-2025 Och löpande", "2021–2025 och löpande", True),
        ("december 2021 – juni 2022", "december 2021 – juni 2022", True),
        ("Senast 2024", "senast 2024", True),
        ("Start hösten 2021 fortlöpande", "hösten 2021 och löpande", False),
        ("Påbörjades 2017, stäms av varje år", "2017–", False),
        ("2022-2025 (två skolor)", "2022–2025", False),
    ],
)
def test_time(text: str, period: str | int, exact: bool) -> None:
    reading = read_period(text)
    assert (reading.value, not reading.kept) == (period, exact)
    assert parsed(str(reading.value))
    assert speaks_of_time(text) or not exact


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Antal möten",
        "klart 2018 genomfört 2020",
        "December 2021 juni 2022",
        "2025-2021",
        "0188",
        "V 60 2021",
        "2021/22",
        "Underlaget är klart 2018",
        "2022-årligen så länge det finns pengar",
        "2022-2025 med eventuell förlängning",
        "Hösten 2022 Psykiatriveckan V 41",
    ],
)
def test_no_time_or_one_that_must_be_asked_about(text: str) -> None:
    reading = read_period(text)
    assert not reading.certain or reading.value is None


@given(st.text(alphabet="2017-–/ höstenvår.,aoch", max_size=30))
def test_every_time_that_is_found_can_be_read(text: str) -> None:
    reading = read_period(text)
    assert not reading.certain or reading.value is None or parsed(str(reading.value))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ej påbörjad", "not_started"), ("Inte påbörjad", "not_started"), ("Planerad", "not_started"),
        ("Pågår", "started"), ("Påbörjat men ej slutfört", "started"), ("Påbörjad", "started"),
        ("Hälften eller mer", "halfway"), ("Klar", "done"), ("Genomfört – bör följas upp", "done"),
        ("Avslutad", "done"), ("Löpande", "continuous"), ("Pausad", "paused"), ("Utgår", "not_relevant"),
        ("Ej relevant", "not_relevant"),
    ],
)  # fmt: skip
def test_status(text: str, status: str) -> None:
    assert read_status(text).value == status


@pytest.mark.parametrize("text", ["", "Utbilda personal", "Se bilaga", "Antal möten", "Uppnås inte", "Avslutas 2027"])
def test_no_status(text: str) -> None:
    reading = read_status(text)
    assert not reading.certain or reading.value is None


def amount(value: str, **more: Any) -> dict[str, Any]:
    return {"amount": Decimal(value), **more}


@pytest.mark.parametrize(
    ("text", "costs"),
    [
        ("100 000 kr", [amount("100000")]),
        ("100.000 kronor", [amount("100000")]),
        ("100\u00a0000 kr", [amount("100000")]),
        ("450 tkr", [amount("450000")]),
        ("1,5 mkr", [amount("1500000")]),
        ("2 miljoner kronor", [amount("2000000")]),
        ("7 649 410,97 kr", [amount("7649410.97")]),
        ("10:-", [amount("10")]),
        ("100 000 kr per år", [amount("100000", per="år")]),
        ("60-100 tkr/verksamhet", [amount("60000", amount_to=Decimal(100000), per="verksamhet")]),
        ("Projekttjänst 1,0 700 000 kr", [amount("700000", staffing="Projekttjänst 1,0")]),
        (
            "Uppskattad utredning 100.000 kronor",
            [amount("100000", estimated=True, note="Uppskattad utredning 100.000 kronor")],
        ),
        (
            "450 tkr årligen samt 50 tkr för resor",
            [amount("450000", per="år", note="450 tkr årligen samt 50 tkr för resor"), amount("50000")],
        ),
        ("0,5 tjänst", [{"kind": "described", "staffing": "0,5 tjänst"}]),
        ("50 procent", [{"kind": "described", "note": "50 procent"}]),
        ("Inom ram", [{"kind": "within_budget"}]),
        ("Inom ramen för verksamheten", [{"kind": "within_budget", "note": "Inom ramen för verksamheten"}]),
        ("Kostnaden är inte beräknad", [{"kind": "not_calculated", "note": "Kostnaden är inte beräknad"}]),
        ("Se ovan", [{"kind": "described", "note": "Se ovan"}]),
    ],
)
def test_costs(text: str, costs: list[dict[str, Any]]) -> None:
    assert [cost.fields for cost in read_costs(text).value] == costs


def test_lines_of_costs_and_what_their_heading_says() -> None:
    context = CellContext(unit=1_000, year=2017, estimated=True)
    assert [cost.fields for cost in read_costs(["100", "Se bilaga"], context).value] == [
        amount("100000", estimated=True, year=2017, note="Se bilaga")
    ]
    assert [cost.fields for cost in read_costs(["100 tkr", "50 tkr"]).value] == [amount("100000"), amount("50000")]


@pytest.mark.parametrize(
    ("lines", "costs"),
    [
        (["100 000", "kr"], [amount("100000")]),
        (["100–", "150"], [amount("100000", amount_to=Decimal(150000))]),
        (["1 250", "000 kr"], None), (["1", "250 000"], None),
    ],
)  # fmt: skip
def test_a_sum_that_is_broken_over_lines_is_one_sum(lines: list[str], costs: list[dict[str, Any]] | None) -> None:
    reading = read_costs(lines, CellContext(unit=1_000))
    assert reading.certain is (costs is not None)
    assert costs is None or [cost.fields for cost in reading.value] == costs


WORDS = Vocabulary()
for name, record_id in (
    ("Region Norr", "region-norr"), ("Norrby", "norrby"), ("Nämnden för vård, skola och stöd", "namnden"),
    ("Grupp 1", "grupp-1"),
):  # fmt: skip
    WORDS.parties.know(name, record_id)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Region Norr", ["region-norr"]),
        ("region norr.", ["region-norr"]),
        ("Reglon Norr", [""]),
        ("Region Norr, Norrby", ["region-norr", "norrby"]),
        ("Region Norr och Norrby", ["region-norr", "norrby"]),
        ("Region Norr tillsammans med Norrby", ["region-norr", "norrby"]),
        ("Region Norr/Norrby", ["region-norr", "norrby"]),
        ("Nämnden för vård, skola och stöd", ["namnden"]),
        ("Region Norr (samordnar, leder)", [{"party": "region-norr", "role": "samordnar, leder"}]),
        ("Grupp 2", [""]),
        ("Utse ansvariga för framtagande av underlag", [""]),
    ],
)
def test_who(text: str, expected: list[object]) -> None:
    facts = [reading.value[0] if reading.certain else None for reading in read_parties(text, WORDS.parties)]
    values = [{"party": f.party, "role": f.role} if f and f.role else f.party if f else "" for f in facts]
    assert values == expected


def test_short_names_are_certain_and_sentences_are_not() -> None:
    found = read_parties("Socialtjänsten, Ledningsgruppen utser vilka som gör det. 2018", Vocabulary().parties)
    assert [reading.certain for reading in found] == [True, False, False]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Region Norr", "region"), ("Norrby kommun", "municipality"), ("Arbetsgruppen", "group"),
        ("Samordnaren", "role"), ("Socialnämnden", "group"), ("Migrationsverket", "authority"),
        ("Anhörigföreningen", "association"), ("Skolan", "other"),
    ],
)  # fmt: skip
def test_kinds_of_parties(name: str, kind: str) -> None:
    assert party_kind(name) == kind


def test_an_id_is_as_many_words_as_there_is_room_for() -> None:
    assert short_id("Tillgängliga insatser") == "tillgangliga-insatser"
    assert short_id("ord " * 40) == "-".join(["ord"] * 15)
    assert short_id("å" * 80) == "a" * 60
    assert short_id("???") == "utan-namn"
