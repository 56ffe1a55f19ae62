"""Who does it: what is one name and what several, whose name content may have, and what is nearly known.

Also tests: importing.understanding.persons, importing.understanding.party_lines
"""

from __future__ import annotations

import re

import pytest

from klarplan.importing.understanding.people import PartyFacts, read_parties, read_party
from klarplan.importing.understanding.persons import is_person, role_beside
from klarplan.importing.understanding.reading import DoubtKind
from klarplan.importing.understanding.vocabulary import NameBook

KNOWN = {
    "region-norr": "Region Norr", "norrby": "Norrby", "socialnamnden": "Socialnämnden", "karlskoga": "Karlskoga",
    "namnden": "Nämnden för vård, skola och stöd", "rug": "RUG missbruk/beroende", "grupp-1": "Grupp 1",
    "gruppen": "Ledningsgruppen för länets hälso- och sjukvård och socialtjänst",
}  # fmt: skip


def book() -> NameBook:
    names = NameBook()
    for record_id, name in KNOWN.items():
        names.know(name, record_id, "SON" if record_id == "socialnamnden" else None)
    return names


def shown(facts: PartyFacts) -> str:
    role = f" [{facts.role}]" if facts.role else ""
    return f"{facts.party or facts.name}{role}"


CERTAIN: list[tuple[str, list[str]]] = [
    ("Kultur- och fritidsnämnden", ["Kultur- och fritidsnämnden"]),
    ("Barn- och utbildningsnämnden, Vård- och omsorgsnämnden", ["Barn- och utbildningsnämnden",
       "Vård- och omsorgsnämnden"]),
    ("Miljö-, bygg- och räddningsnämnden", ["Miljö-, bygg- och räddningsnämnden"]),
    ("Hälso- och sjukvården", ["Hälso- och sjukvården"]), ("Råd och stöd", ["Råd och stöd"]),
    ("Region Jönköpings län och kommunerna", ["Region Jönköpings län", "Kommunerna"]),
    ("Socialnämnden och Kultur- och fritidsnämnden", ["socialnamnden", "Kultur- och fritidsnämnden"]),
    ("Polisen, skolan och socialtjänsten", ["Polisen", "Skolan", "Socialtjänsten"]),
    ("Polisen; Svenska kyrkan", ["Polisen", "Svenska kyrkan"]), ("Polisen/Socialnämnden", ["Polisen", "socialnamnden"]),
    ("- Polisen\n- Skolan\n• Socialnämnden", ["Polisen", "Skolan", "socialnamnden"]),
    ("socialnämnden.", ["socialnamnden"]), ("SOCIALNÄMNDEN", ["socialnamnden"]), ("Socialnämndens", ["socialnamnden"]),
    ("Socialnamnden", ["socialnamnden"]), ("SON", ["socialnamnden"]),
    ("Nämnden för vård, skola och stöd", ["namnden"]), ("RUG missbruk/beroende", ["rug"]),
    ("Polisen, Nämnden för vård, skola och stöd, Skolan", ["Polisen", "namnden", "Skolan"]),
    ("Ledningsgruppen för länets hälso- och sjukvård och socialtjänst", ["gruppen"]),
    ("Ledningsgruppen för länets hälso- och sjukvård och socialtjänst (leder)", ["gruppen [leder]"]),
    ("Region Norr tillsammans med Norrby", ["region-norr", "norrby"]),
    ("Region Norr & Norrby", ["region-norr", "norrby"]),
    ("Kommunstyrelsen (samordnare)", ["Kommunstyrelsen [samordnare]"]),
    ("Region Norr (samordnar, leder)", ["region-norr [samordnar, leder]"]),
    ("Region Norr (stöd genom SKR och Uppdrag Hälsa (UPH))", ["region-norr [stöd genom SKR och Uppdrag Hälsa (UPH)]"]),
    ("Socialnämnden – ansvarig", ["socialnamnden [ansvarig]"]),
    ("Huvudansvarig: Socialnämnden", ["socialnamnden [Huvudansvarig]"]),
    ("Barn- och utbildningsnämnden (BUN)", ["Barn- och utbildningsnämnden"]),
    ("Karlskrona kommun", ["Karlskrona kommun"]), ("Karlskoga kommun", ["karlskoga"]), ("Mora", ["Mora"]),
    ("Länsstyrelsen i Dalarnas län", ["Länsstyrelsen i Dalarnas län"]), ("Folkhälsostrategen", ["Folkhälsostrategen"]),
    ("Räddningstjänsten", ["Räddningstjänsten"]), ("Fritidsgårdarna", ["Fritidsgårdarna"]),
    ("Arbetsförmedlingen", ["Arbetsförmedlingen"]), ("Näringsliv", ["Näringsliv"]),
    ("Solviks Energi AB", ["Solviks Energi AB"]), ("-", []), ("", []),
]  # fmt: skip
ASKED: list[tuple[str, str, list[list[str]]]] = [
    ("Socialnämden", "near-name", [["socialnamnden"], ["Socialnämden"]]),
    ("Reglon Norr", "near-name", [["region-norr"], ["Reglon Norr"]]),
    ("Socialnämden (leder)", "near-name", [["socialnamnden [leder]"], ["Socialnämden [leder]"]]),
    ("Karlskorna kommun", "near-name", [["Karlskrona kommun"], ["Karlskoga kommun"], ["Karlskorna kommun"]]),
    ("Skola och socialtjänst", "one-or-several", [["Skola och socialtjänst"], ["Skola", "Socialtjänst"]]),
    ("Kultur, fritid och skola", "one-or-several", [["Kultur, fritid och skola"], ["Kultur", "Fritid och skola"]]),
    ("Nämnden för skolan och elevhälsan", "one-or-several",
     [["Nämnden för skolan och elevhälsan"], ["Nämnden för skolan", "Elevhälsan"]]),
    ("Anna Svensson", "person", []), ("A. Svensson", "person", []), ("Karin", "person", []),
    ("Andersson", "person", []),
    ("anna.svensson@example.se", "person", []), ("Fatima Ahmadi", "person", []), ("Karl-Erik von Sydow", "person", []),
    ("A. Svensson, folkhälsostrateg", "person", [["Folkhälsostrateg"]]),
    ("Anna Svensson, folkhälsostrateg", "person", [["Folkhälsostrateg"]]),
    ("Folkhälsostrateg Anna Svensson", "person", [["Folkhälsostrateg"]]),
    ("Anna Svensson (folkhälsostrateg)", "person", [["Folkhälsostrateg"]]),
    ("Socialnämnden (Anna Svensson)", "person", [["socialnamnden"]]),
    ("Socialnämnden/Anna Svensson", "person", [["socialnamnden"]]),
    ("Alla nämnder", "everybody", [["Alla nämnder"]]), ("Samtliga", "everybody", []),
    ("Utses senare", "everybody", [["Utses senare"]]),
    ("Socialnämnden m.fl.", "everybody", [["socialnamnden"]]), ("?", "everybody", []),
    ("Se ovan", "reference", []), ("Dito", "reference", []), ("”", "reference", []),
    ("Suicide Zero", "no-name", [["Suicide Zero"]]), ("Grupp 2", "no-name", [["Grupp 2"]]), ("2018", "no-name", []),
    ("Ledningsgruppen utser vilka som gör det", "no-name", []),
    ("Nguyen", "no-name", [["Nguyen"]]), ("Bergman", "no-name", [["Bergman"]]), ("Maj-Britt", "person", []),
    ("Socialnämnden?", "doubted", [["socialnamnden"]]), ("Upphandlas", "no-name", [["Upphandlas"]]),
    ("Fritidsnämnden eller Trafiknämnden", "one-or-several", [["Fritidsnämnden eller Trafiknämnden"]]),
    ("Ansvarig Fritidsnämnden", "one-or-several", [["Ansvarig Fritidsnämnden"]]),
    ("Polis skola socialtjänst", "one-or-several",
     [["Polis skola socialtjänst"], ["Polis", "Skola", "Socialtjänst"]]),
    ("Resp. nämnd", "everybody", [["Resp. nämnd"]]), ("SANT", "everybody", []),
    ("Fritidsnämnden (2)", "unknown-words", [["Fritidsnämnden"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CERTAIN)
def test_names_that_are_certain(text: str, expected: list[str]) -> None:
    readings = read_parties(text, book())
    assert [shown(facts) for reading in readings for facts in reading.value] == expected
    assert all(len(reading.value) == 1 for reading in readings)


@pytest.mark.parametrize(("text", "doubt", "candidates"), ASKED)
def test_names_that_are_asked(text: str, doubt: str, candidates: list[list[str]]) -> None:
    (reading,) = read_parties(text, book())
    assert reading.doubt
    assert reading.doubt.kind == doubt
    assert [[shown(facts) for facts in candidate] for candidate in reading.candidates] == candidates
    assert reading.kept == text.rstrip(".")


def test_an_abbreviation_behind_a_name_is_its_short_name() -> None:
    (reading,) = read_parties("Barn- och utbildningsnämnden (BUN)", NameBook())
    assert (reading.value[0].short_name, reading.value[0].role, reading.kept) == ("BUN", "", "(BUN)")
    (other,) = read_parties("Socialnämnden (BUN)", NameBook())
    assert other.doubt


def test_a_name_of_the_workbook_is_never_taken_apart() -> None:
    assert [facts.name for facts in read_party("Skola och socialtjänst", NameBook()).candidates[0]] == [
        "Skola och socialtjänst"
    ]
    assert read_party("Region Norr", book()).value[0].party == "region-norr"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Barn- och\nutbildningsnämnden", ["Barn- och utbildningsnämnden"]),
        ("Barn-\noch utbildningsnämnden", ["Barn- och utbildningsnämnden"]),
        ("Kultur- och fritids-\nnämnden", ["Kultur- och fritidsnämnden"]),
        ("Tekniska\nnämnden", ["Tekniska nämnden"]), ("Kommun-\nstyrelsen", ["Kommunstyrelsen"]),
        ("Region\nVästmanland", ["Region Västmanland"]),
        ("Socialnämnden\n(samordnare)", ["Socialnämnden"]),
        ("Socialnämnden\nKommunstyrelsen", ["Socialnämnden", "Kommunstyrelsen"]),
        ("- Socialnämnden\n- kommunstyrelsen", ["Socialnämnden", "Kommunstyrelsen"]),
        ("Socialnämnden\noch Kommunstyrelsen", ["Socialnämnden", "Kommunstyrelsen"]),
        ("Barn- och skolnämnden samt Vård- och omsorgsnämnden", ["Barn- och skolnämnden", "Vård- och omsorgsnämnden"]),
        ("Socialnämnden\nsamordnare", None), ("Nämnden för\narbete och välfärd", None), ("Lindström", None),
    ],
)  # fmt: skip
def test_a_name_goes_on_in_the_line_below(text: str, names: list[str] | None) -> None:
    readings = read_parties(text, NameBook())
    assert all(reading.certain for reading in readings) is (names is not None)
    assert names is None or [reading.value[0].name for reading in readings] == names
    said = [word for reading in readings for word in re.findall(r"\w+", reading.text)]
    assert said == re.findall(r"\w+", text)


@pytest.mark.parametrize(
    "text", ["Svenska kyrkan", "Rädda Barnen", "Region Norr", "Suicide Zero", "Polisen", "Karlskrona", ""]
)
def test_names_of_organisations_are_no_persons(text: str) -> None:
    assert not is_person(text)


def test_a_role_beside_a_person() -> None:
    assert role_beside("enhetschef Eva Lund") == "enhetschef"
    assert role_beside("Region Norr") == ""


def test_persons_are_proposed_as_roles_and_never_named() -> None:
    for text, doubt, _ in ASKED:
        if doubt == DoubtKind.PERSON:
            (reading,) = read_parties(text, book())
            assert not any("Svensson" in facts.name for candidate in reading.candidates for facts in candidate)
