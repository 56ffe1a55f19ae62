"""The official list: whole, and each name only ever itself."""

from __future__ import annotations

from collections import Counter

import pytest

from klarplan.content.register.municipalities import (
    counties,
    municipalities_spelt_without_marks,
    municipality_by_code,
    municipality_by_name,
    official_municipalities,
)

PLACES = official_municipalities()


def test_the_list_is_whole() -> None:
    assert (len(PLACES), len(counties())) == (290, 21)
    assert len({place.code for place in PLACES}) == len({place.name for place in PLACES}) == 290
    assert all(place.code[:2] == place.county.code for place in PLACES)
    assert [place.code for place in PLACES] == sorted(place.code for place in PLACES)


def test_each_county_has_its_municipalities() -> None:
    """The numbers that SCB gives; Gotland is a county of one municipality."""
    sizes = Counter(place.county.name for place in PLACES)
    assert sizes["Gotlands län"] == 1
    assert (sizes["Västra Götalands län"], sizes["Skåne län"], sizes["Stockholms län"]) == (49, 33, 26)
    assert (sizes["Dalarnas län"], sizes["Norrbottens län"], sizes["Kronobergs län"]) == (15, 14, 8)


@pytest.mark.parametrize(
    ("code", "name", "county"),
    [
        ("0180", "Stockholm", "Stockholms län"), ("0305", "Håbo", "Uppsala län"), ("0643", "Habo", "Jönköpings län"),
        ("1080", "Karlskrona", "Blekinge län"), ("1280", "Malmö", "Skåne län"),
        ("1480", "Göteborg", "Västra Götalands län"),
        ("1883", "Karlskoga", "Örebro län"), ("1884", "Nora", "Örebro län"), ("2062", "Mora", "Dalarnas län"),
        ("2584", "Kiruna", "Norrbottens län"),
    ],
)  # fmt: skip
def test_codes(code: str, name: str, county: str) -> None:
    place = municipality_by_code(code)
    assert place
    assert (place.name, place.county.name) == (name, county)


@pytest.mark.parametrize("form", ["{}", "{} kommun", "{}s kommun", "{} kommuns", "{} stad", "{}.", " {}  Kommun "])
def test_a_name_is_only_ever_itself(form: str) -> None:
    for place in PLACES:
        for text in (form.format(place.name), form.format(place.name).upper()):
            assert municipality_by_name(text) == place


@pytest.mark.parametrize(
    "text", ["", "kommun", "Karlskron", "Orebro", "Region Skåne", "Habö", "Norrby", "Stockholms län"]
)
def test_other_texts_are_none(text: str) -> None:
    assert municipality_by_name(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [("Orebro", ["Örebro"]), ("habo kommun", ["Håbo", "Habo"]), ("Angelholms", []), ("Malung-Salen", ["Malung-Sälen"])],
)
def test_names_that_lost_the_marks_of_their_letters(text: str, names: list[str]) -> None:
    assert [place.name for place in municipalities_spelt_without_marks(text)] == names


def test_codes_that_nobody_has() -> None:
    assert municipality_by_code("0000") is None
