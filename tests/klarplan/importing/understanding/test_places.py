"""Where: a municipality is only ever itself, whichever of them the content has."""

from __future__ import annotations

import pytest

from klarplan.content.register.municipalities import official_municipalities
from klarplan.importing.understanding.places import read_places
from klarplan.importing.understanding.reading import Rule
from klarplan.importing.understanding.vocabulary import NameBook

NAMES = [place.name for place in official_municipalities()]
KNOWN = {
    "karlskoga": "Karlskoga", "nora": "Nora", "habo": "Habo", "habo-uppsala": "Håbo", "malmo": "Malmö",
       "orebro": "Örebro",
    "solvik": "Solvik",
}  # fmt: skip


def book() -> NameBook:
    places = NameBook()
    for record_id, name in KNOWN.items():
        places.know(name, record_id, f"{name} kommun")
    return places


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Habo", ["habo"]), ("Håbo kommun", ["habo-uppsala"]), ("Habo, Håbo", ["habo", "habo-uppsala"]),
        ("HABO", ["habo"]),
        ("habo", ["habo"]), ("Noras kommun", ["nora"]), ("Karlskoga kommuns", ["karlskoga"]), ("Malmö stad", ["malmo"]),
        ("Malmo", ["malmo"]), ("Orebro", ["orebro"]), ("Solvik", ["solvik"]),
        ("Habo och Nora kommuner", ["habo", "nora"]),
        ("Kommunerna Habo och Nora", ["habo", "nora"]), ("Habo/Nora", ["habo", "nora"]),
        ("habo-uppsala", ["habo-uppsala"]),
        ("Alla kommuner", ["all"]), ("Samtliga", ["all"]), ("-", []), ("", []),
    ],
)  # fmt: skip
def test_places_that_are_certain(text: str, ids: list[str]) -> None:
    assert [reading.value for reading in read_places(text, book())] == ids


@pytest.mark.parametrize(
    ("text", "doubt", "candidates"),
    [
        ("Karlskrona kommun", "place", []), ("Mora", "place", []), ("Karlskoa", "near-name", ["karlskoga"]),
        ("Solvk", "near-name", ["solvik"]), ("Hela länet", "everybody", ["all"]), ("Sverige", "place", []),
        ("Vaxjo", "place", []),
    ],
)  # fmt: skip
def test_places_that_are_asked(text: str, doubt: str, candidates: list[str]) -> None:
    (reading,) = read_places(text, book())
    assert reading.doubt
    assert (reading.doubt.kind, list(reading.candidates)) == (doubt, candidates)


@pytest.mark.parametrize("form", ["{}", "{} kommun", "{}s kommun"])
def test_with_all_290_in_the_content_each_is_itself(form: str) -> None:
    places = NameBook()
    for name in NAMES:
        places.know(name, places.free_id(name), f"{name} kommun")
    for name in NAMES:
        (reading,) = read_places(form.format(name), places)
        assert (reading.certain_by, places.titles[reading.value]) == (Rule.OFFICIAL_NAME, name)


def test_with_one_of_the_290_in_the_content_no_other_becomes_it() -> None:
    for known in NAMES:
        places = NameBook()
        places.know(known, places.free_id(known), f"{known} kommun")
        taken = [name for name in NAMES if places.find(name) or places.find(f"{name} kommun") or places.near(name)]
        assert taken == [known]
