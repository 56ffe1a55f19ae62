"""The map is whole: every municipality has an outline, and borders are shared by both that have them."""

from __future__ import annotations

import re

import pytest

from klarplan.content.register.municipalities import counties, municipality_by_name, official_municipalities
from klarplan.content.register.outlines import Box, box_around, outline, outlines_of_county, overview

PLACES = official_municipalities()
PATH = re.compile(r"(M\d+ \d+l(-?\d+[ -]\d+(?: |(?=-)|(?=z)))+z)+")


def test_every_municipality_and_county_is_on_the_map() -> None:
    outlines = [outline(place.code) for place in PLACES]
    assert all(outlines)
    assert all(PATH.fullmatch(found.path) for found in outlines if found)
    assert overview().counties.keys() == counties().keys()
    assert overview().municipalities.keys() == {place.code for place in PLACES}


def test_outlines_stand_within_their_boxes() -> None:
    """The names' places too. An outline's steps are relative, so that each point is the sum of those before it."""
    for place in PLACES:
        found = outline(place.code)
        assert found
        box = found.box.wider(1)
        points = [found.middle, *_points(found.path)]
        assert all(box.left <= x <= box.right and box.top <= y <= box.bottom for x, y in points), place.name


def _points(path: str) -> list[tuple[int, int]]:
    points = []
    for ring in path.split("M")[1:]:
        start, _, moves = ring.partition("l")
        x, y = map(int, start.split())
        points.append((x, y))
        numbers = list(map(int, re.findall(r"-?\d+", moves)))
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            points.append((x, y))
    return points


def test_neighbours_are_each_others() -> None:
    near = {place.code: found.neighbours for place in PLACES if (found := outline(place.code))}
    assert all(code in near[other] for code, others in near.items() for other in others)


@pytest.mark.parametrize(
    ("name", "neighbours"),
    [
        ("Gotland", []), ("Öckerö", []),
        ("Arjeplog", ["Sorsele", "Arvidsjaur", "Jokkmokk"]),
        ("Norrtälje", ["Vallentuna", "Österåker", "Sigtuna", "Uppsala", "Knivsta", "Östhammar"]),
    ],
)  # fmt: skip
def test_who_is_a_neighbour(name: str, neighbours: list[str]) -> None:
    place = municipality_by_name(name)
    found = outline(place.code) if place else None
    assert found
    names = {other.code: other.name for other in PLACES}
    assert sorted(names[code] for code in found.neighbours) == sorted(neighbours)


def test_a_shared_border_is_the_same_line() -> None:
    """Simplified apart from each other, Falun and Borlänge would have gaps and overlaps between them."""
    falun, borlange = (set(_points(found.path)) for code in ("2080", "2081") if (found := outline(code)))
    assert len(falun & borlange) >= 5


def test_what_is_on_no_map() -> None:
    assert outline("9999") is None
    assert outlines_of_county("02") == []


def test_the_box_around() -> None:
    dalarna = outlines_of_county("20")
    assert len(dalarna) == 15
    box = box_around(dalarna)
    assert all(box.left <= place.box.left and place.box.right <= box.right for place in dalarna)
    assert (Box(0, 5, 10, 25).width, Box(0, 5, 10, 25).height) == (10, 20)
