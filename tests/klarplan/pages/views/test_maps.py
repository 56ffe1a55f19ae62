"""Maps: who is on them, where each leads, and where names stand."""

from __future__ import annotations

import pytest
import samples

from klarplan.content.register.municipalities import official_municipalities
from klarplan.pages.views.maps import Map, county_map, neighbour_map, neighbours, overview_map
from klarplan.site.site import Site

FALUN = samples.municipality("falun", "Falun", "2080")
BORLANGE = samples.municipality("borlange", "Borlänge", "2081")
GOTLAND = samples.municipality("gotland", "Gotland", "0980", county="Gotlands län")
ELSEWHERE = samples.municipality("viken", "Viken", "0001", county="Landet")


@pytest.fixture
def site() -> Site:
    return samples.site(FALUN, BORLANGE, GOTLAND, ELSEWHERE, lang="sv")


def test_a_county_has_all_its_municipalities_and_those_on_the_site_as_links(site: Site) -> None:
    shown = county_map(site, "Dalarnas län")
    assert shown
    assert len(shown.places) == 15
    assert [(place.name, place.url) for place in shown.places if place.url] == [
        ("Falun", "kommuner/falun/"), ("Borlänge", "kommuner/borlange/"),
    ]  # fmt: skip
    assert shown.title == "Karta över Dalarnas län"


def test_what_is_on_no_map_has_the_list_alone(site: Site) -> None:
    assert county_map(site, "Landet") is None
    assert neighbour_map(site, ELSEWHERE) is None
    assert neighbours(site, ELSEWHERE) == ()
    assert overview_map(samples.site(ELSEWHERE)) is None


def test_an_island_has_no_neighbours(site: Site) -> None:
    assert neighbour_map(site, GOTLAND) is None


def test_neighbours_are_links_where_they_have_pages(site: Site) -> None:
    shown = neighbour_map(site, FALUN)
    assert shown
    assert [place.name for place in shown.places if place.own] == ["Falun"]
    assert [link.text for link in neighbours(site, FALUN) if link.url] == ["Borlänge"]
    assert "Rättvik" in [link.text for link in neighbours(site, FALUN) if not link.url]


def test_the_country_leads_to_the_counties_that_are_there(site: Site) -> None:
    shown = overview_map(site)
    assert shown
    assert shown.sentence == "3 av Sveriges 290 kommuner är med"
    assert [(county.name, county.url) for county in shown.counties if county.url] == [
        ("Gotlands län: 1 kommun", "kommuner/#gotlands-lan"), ("Dalarnas län: 2 kommuner", "kommuner/#dalarnas-lan"),
    ]  # fmt: skip
    assert len(shown.counties) == 21


def _rooms(shown: Map) -> list[tuple[float, float, float, float]]:
    named = [(place.name, place.label) for place in shown.places if place.label]
    half = {name: len(name) * shown.text_size * 0.25 for name, _ in named}
    return [
        (x - half[name], y - shown.text_size * 0.5, x + half[name], y + shown.text_size * 0.5) for name, (x, y) in named
    ]


@pytest.mark.parametrize("county", sorted({place.county.name for place in official_municipalities()}))
def test_names_stand_within_the_map_and_not_on_each_other(county: str) -> None:
    """Every county with all its municipalities: Stockholm has 26 in a small place, and names only some of them."""
    places = [
        samples.municipality(f"m{place.code}", place.name, place.code, county=county)
        for place in official_municipalities() if place.county.name == county
    ]  # fmt: skip
    shown = county_map(samples.site(*places), county)
    assert shown
    left, top, width, height = map(int, shown.view_box.split())
    rooms = _rooms(shown)
    assert all(left <= x and top <= y and right <= left + width and low <= top + height for x, y, right, low in rooms)
    assert not [
        (one, other) for number, one in enumerate(rooms) for other in rooms[:number]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]  # fmt: skip
    assert len(rooms) >= min(len(places), 6)
