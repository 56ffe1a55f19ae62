"""What a cell says of money: sums with one meaning are certain, exact to the öre.

Also tests: importing.understanding.amounts, importing.understanding.units, importing.understanding.units_beside
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from klarplan.importing.understanding.amounts import amounts_in, number_of
from klarplan.importing.understanding.costs import read_costs
from klarplan.importing.understanding.reading import CellContext, Rule
from klarplan.model.values import Cost


def amount(value: str | int, **more: Any) -> dict[str, Any]:
    return {"amount": Decimal(value), **more}


def span(low: int, high: int, **more: Any) -> dict[str, Any]:
    return {"amount": Decimal(low), "amount_to": Decimal(high), **more}


def described(text: str) -> dict[str, Any]:
    return {"kind": "described", "note": text}


CERTAIN: list[tuple[str, list[dict[str, Any]]]] = [
    ("100 000 kr", [amount(100000)]), ("100.000 kronor", [amount(100000)]), ("100\u00a0000 kr", [amount(100000)]),
    ("50.000 kr", [amount(50000)]), ("100 000kr", [amount(100000)]), ("50 000:-", [amount(50000)]),
    ("10:-", [amount(10)]),
    ("25 000,-", [amount(25000)]), ("kr 50 000", [amount(50000)]), ("SEK 50 000", [amount(50000)]),
    ("0 kr", [amount(0)]),
    ("0", [amount(0)]),
    ("450 tkr", [amount(450000)]), ("500 kkr", [amount(500000)]), ("500 t.kr", [amount(500000)]),
    ("500 Tkr.", [amount(500000)]),
    ("tkr 500", [amount(500000)]), ("50 tusen kronor", [amount(50000)]), ("500 KSEK", [amount(500000)]),
    ("1,5 mkr", [amount(1500000)]), ("1.5 Mkr", [amount(1500000)]), ("1,5 mnkr", [amount(1500000)]),
    ("2 MSEK", [amount(2000000)]),
    ("MSEK 2,5", [amount(2500000)]), ("2,5 milj kr", [amount(2500000)]), ("2 milj. kronor", [amount(2000000)]),
    ("2 miljoner kronor", [amount(2000000)]), ("5 m kr", [amount(5000000)]), ("2 miljarder kr", [amount(2000000000)]),
    ("7 649 410,97 kr", [amount("7649410.97")]), ("1.250.000,50 kr", [amount("1250000.50")]),
    ("1,250,000 kr", [amount(1250000)]),
    ("100–150 000 kr", [span(100000, 150000)]), ("50-75 000 kr", [span(50000, 75000)]),
    ("1-1,5 mkr", [span(1000000, 1500000)]),
    ("1-2 000 000 kr", [span(1000000, 2000000)]), ("900-1 200 kr", [span(900, 1200)]),
    ("100 till 150 tkr", [span(100000, 150000)]),
    ("100 tkr–1 mkr", [span(100000, 1000000)]), ("100 000 kr - 150 000 kr", [span(100000, 150000)]),
    ("100 000 kr per år", [amount(100000, per="år")]), ("100 tkr/år", [amount(100000, per="år")]),
    ("100 tkr årligen", [amount(100000, per="år")]), ("Årligen 100 tkr", [amount(100000, per="år")]),
    ("60-100 tkr/verksamhet", [span(60000, 100000, per="verksamhet")]),
    ("50 000 kr i kvartalet", [amount(50000, per="kvartal")]), ("5 tkr månatligen", [amount(5000, per="månad")]),
    ("5 tkr varje termin", [amount(5000, per="termin")]), ("900 kr styck", [amount(900, per="st")]),
    ("ca 100 tkr", [amount(100000, estimated=True)]), ("cirka 1,5 mkr", [amount(1500000, estimated=True)]),
    ("2025: 100 tkr, 2026: 200 tkr", [amount(100000, year=2025), amount(200000, year=2026)]),
    ("100 tkr (2025), 200 tkr (2026)", [amount(100000, year=2025), amount(200000, year=2026)]),
    ("100 tkr 2025, 200 tkr 2026", [amount(100000, year=2025), amount(200000, year=2026)]),
    ("100 tkr under 2026", [amount(100000, year=2026)]), ("100 tkr, 200 tkr", [amount(100000), amount(200000)]),
]  # fmt: skip
WITH_WORDS: list[tuple[str, list[dict[str, Any]]]] = [
    ("Projekttjänst 1,0 700 000 kr", [amount(700000, staffing="Projekttjänst 1,0")]),
    ("100 000 kr exkl. moms", [amount(100000, note="100 000 kr exkl. moms")]),
    ("50 tkr från staten", [amount(50000, note="50 tkr från staten")]),
    ("Lokal – 5 000 kr", [amount(5000, note="Lokal – 5 000 kr")]),
    ("2025–2027: 100 tkr/år", [amount(100000, per="år", note="2025–2027: 100 tkr/år")]),
    ("450 tkr årligen samt 50 tkr för resor",
     [amount(450000, per="år", note="450 tkr årligen samt 50 tkr för resor"), amount(50000)]),
]  # fmt: skip
WORDS: list[tuple[str, dict[str, Any]]] = [
    ("0,5 tjänst", {"kind": "described", "staffing": "0,5 tjänst"}),
    ("20 % tjänst", {"kind": "described", "staffing": "20 % tjänst"}),
    ("50 % av en heltid", {"kind": "described", "staffing": "50 % av en heltid"}),
    ("Samordnare på 50 procent", {"kind": "described", "staffing": "Samordnare på 50 procent"}),
    ("50 procent", described("50 procent")), ("Bilaga 3", described("Bilaga 3")), ("Se ovan", described("Se ovan")),
    ("Inom ram", {"kind": "within_budget"}),
    ("Ingår i befintlig budget", {"kind": "within_budget", "note": "Ingår i befintlig budget"}),
    ("Inom ramen för verksamheten", {"kind": "within_budget", "note": "Inom ramen för verksamheten"}),
    ("Ej beräknad", {"kind": "not_calculated"}),
    ("Kostnaden beräknas senare", {"kind": "not_calculated", "note": "Kostnaden beräknas senare"}),
]  # fmt: skip
ASKED: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("350000", "unit", [amount(350000)]), ("1250", "unit", [amount(1250000)]), ("100 000", "unit", [amount(100000)]),
    ("ca 5000", "unit", [amount(5000000, estimated=True)]), ("Tryck 5000", "unit", [amount(5000, note="Tryck 5000")]),
    ("2017", "unit", [described("2017")]),
    ("3 x 50 000", "calculation", [amount(150000, note="3 x 50 000")]),
    ("3 x 50 000 kr", "calculation", [amount(150000, note="3 x 50 000 kr")]),
    ("2 st à 50 000 kr", "calculation", [amount(100000, note="2 st à 50 000 kr")]),
    ("50 tkr + 50 tkr = 100 tkr", "calculation", [described("50 tkr + 50 tkr = 100 tkr")]),
    ("minus 5 000", "sign", [described("minus 5 000")]), ("-5 000 kr", "sign", [described("-5 000 kr")]),
    ("−5 000 kr", "sign", [described("−5 000 kr")]), ("(5 000)", "sign", [described("(5 000)")]),
    ("Sparar 100 tkr", "sign", [described("Sparar 100 tkr")]),
    ("€ 20 000", "currency", [described("€ 20 000")]), ("20 000 EUR", "currency", [described("20 000 EUR")]),
    ("$9,000", "currency", [described("$9,000")]), ("500 NOK", "currency", [described("500 NOK")]),
    ("50 000 danska kronor", "currency", [described("50 000 danska kronor")]),
    ("2 MEUR", "currency", [described("2 MEUR")]),
    ("upp till 100 tkr", "bound", [amount(100000, estimated=True, note="upp till 100 tkr")]),
    ("max 50 000 kr", "bound", [amount(50000, estimated=True, note="max 50 000 kr")]),
    ("minst 50 tkr", "bound", [amount(50000, estimated=True, note="minst 50 tkr")]),
    ("från 100 tkr", "bound", [amount(100000, estimated=True, note="från 100 tkr")]),
    ("100 tkr?", "doubted", [amount(100000, note="100 tkr?")]), ("ej 100 tkr", "negated", [described("ej 100 tkr")]),
    ("100 tkr om medel finns", "condition", [described("100 tkr om medel finns")]),
    ("100 tkr, varav 50 tkr från staten", "several", [amount(100000, note="100 tkr, varav 50 tkr från staten")]),
    ("Inom ram samt 100 tkr", "several", [amount(100000, note="Inom ram samt 100 tkr")]),
    ("100-150000 kr", "number", [span(100000, 150000, note="100-150000 kr")]),
    ("1,250 kr", "number", [amount("1.25", note="1,250 kr")]),
    ("1.250 mkr", "number", [amount(1250000000, note="1.250 mkr")]),
    ("etapp 2 150 000 kr", "number", [amount(2150000, note="etapp 2 150 000 kr")]),
    ("2024/25 100 tkr", "number", [amount(100000, note="2024/25 100 tkr")]),
    ("2025-26 100 tkr", "number", [described("2025-26 100 tkr")]),
    ("150–100 tkr", "number", [described("150–100 tkr")]),
    ("50 tusen invånare", "number", [described("50 tusen invånare")]), ("0,001 kr", "number", [described("0,001 kr")]),
    ("Ryms inte inom budget", "negated", [{"kind": "within_budget", "note": "Ryms inte inom budget"}]),
    ("Delvis inom ram", "part", [{"kind": "within_budget", "note": "Delvis inom ram"}]),
    ("50 000 kr/60 000 kr", "number", [amount(50000, note="50 000 kr/60 000 kr"), amount(0)]),
    ("10 000 kr/1 000 invånare", "number", [amount(10000, note="10 000 kr/1 000 invånare")]),
    ("– 50 000 kr", "sign", [described("– 50 000 kr")]), ("— 50 tkr", "sign", [described("— 50 tkr")]),
    ("50 000 kr x 3", "calculation", [amount(50000, note="50 000 kr x 3")]),
    ("10 platser x 5 tkr", "calculation", [amount(5000, note="10 platser x 5 tkr")]),
    ("50 tkr vartannat år", "number", [amount(50000, note="50 tkr vartannat år")]),
    ("50 tkr av 200 tkr", "part", [amount(50000, note="50 tkr av 200 tkr"), amount(200000)]),
    ("50 % av 1 mkr", "part", [amount(1000000, note="50 % av 1 mkr")]),
    ("50 tkr lägre", "compared", [amount(50000, note="50 tkr lägre")]),
    ("äskat 50 tkr", "condition", [described("äskat 50 tkr")]),
    ("Statsbidrag 2 mkr", "sign", [described("Statsbidrag 2 mkr")]),
    ("50 tkr (budget), 60 tkr (utfall)", "several",
     [amount(50000, note="50 tkr (budget), 60 tkr (utfall)"), amount(60000)]),
    ("=10*2500", "cell-error", [described("=10*2500")]), ("#DIV/0!", "cell-error", [described("#DIV/0!")]),
]  # fmt: skip


def fields(costs: Any) -> list[dict[str, Any]]:
    return [cost.fields for cost in costs]


@pytest.mark.parametrize(("text", "costs"), CERTAIN)
def test_sums_with_a_unit_are_certain(text: str, costs: list[dict[str, Any]]) -> None:
    reading = read_costs(text)
    assert (reading.certain_by, fields(reading.value)) == (Rule.FORM, costs)


@pytest.mark.parametrize(("text", "costs"), WITH_WORDS)
def test_words_beside_a_sum_are_kept_with_it(text: str, costs: list[dict[str, Any]]) -> None:
    reading = read_costs(text)
    assert (reading.certain_by, fields(reading.value)) == (Rule.FORM_AND_COMMENT, costs)


@pytest.mark.parametrize(("text", "cost"), WORDS)
def test_words_instead_of_a_sum(text: str, cost: dict[str, Any]) -> None:
    assert fields(read_costs(text).value) == [cost]


@pytest.mark.parametrize(("text", "doubt", "proposal"), ASKED)
def test_what_is_uncertain_is_asked(text: str, doubt: str, proposal: list[dict[str, Any]]) -> None:
    reading = read_costs(text)
    assert reading.doubt
    assert (reading.doubt.kind, fields(reading.proposal), reading.kept) == (doubt, proposal, text)


@pytest.mark.parametrize(
    ("text", "context", "costs"),
    [
        ("1250", CellContext(unit=1000, year=2026), [amount(1250000, year=2026)]),
        ("1-1,5", CellContext(unit=1000000), [span(1000000, 1500000)]),
        ("100 000", CellContext(unit=1), [amount(100000)]),
        ("400", CellContext(unit=1000, estimated=True), [amount(400000, estimated=True)]),
        ("100 kr", CellContext(unit=1000), [amount(100)]),
        ("2025: 100 tkr", CellContext(year=2026), [amount(100000, year=2025)]),
    ],
)
def test_the_unit_and_the_year_of_the_column(text: str, context: CellContext, costs: list[dict[str, Any]]) -> None:
    reading = read_costs(text, context)
    assert fields(reading.value) == costs


def test_every_candidate_is_a_cost_of_the_model() -> None:
    model = TypeAdapter(tuple[Cost, ...])
    for text, *_ in (*CERTAIN, *WITH_WORDS, *WORDS, *ASKED):
        for candidate in read_costs(text).candidates:
            assert model.validate_python(fields(candidate))


def test_lines_of_a_cell() -> None:
    assert fields(read_costs(["100 tkr", "50 tkr"]).value) == [amount(100000), amount(50000)]
    assert fields(read_costs(["100 tkr", "Se bilaga"]).value) == [amount(100000, note="Se bilaga")]
    doubtful = read_costs(["100 tkr", "max 50 tkr"])
    assert doubtful.doubt
    assert fields(doubtful.proposal) == [amount(100000), amount(50000, estimated=True, note="max 50 tkr")]


@pytest.mark.parametrize("text", ["", "-", "–"])
def test_an_empty_cell_has_no_cost(text: str) -> None:
    assert (read_costs(text).certain_by, read_costs(text).value) == (Rule.NOTHING, ())


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("1 250 000,50", "1250000.50"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("0,5", "0.5"),
        ("100.000", "100000"),
    ],
)
def test_numbers(text: str, low: str) -> None:
    assert number_of(text) == Decimal(low)


@pytest.mark.parametrize("text", ["-5 000 kr", "(5 000 kr)", "20 000 €", "1,250 kr", "100-150000 kr", "9" * 40 + " kr"])
def test_callers_that_ask_nobody_get_no_doubtful_sums(text: str) -> None:
    assert amounts_in(text, bare=True) == []
