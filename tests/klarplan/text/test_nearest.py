"""What was probably meant."""

from __future__ import annotations

import pytest

from klarplan.text.nearest import matches, nearest, nearest_file

PLACES = ("mora", "orsa", "falun", "habo", "håbo", "karlskoga", "karlskrona")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mora", "mora"), ("more", "mora"), ("fallun", "falun"), ("flaun", "falun"), ("faln", "falun"),
        ("karlskrona-kommun", "karlskrona"), ("Mora", "mora"), ("göteborg", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_nearest_name(written: str, meant: str) -> None:
    assert nearest(written, PLACES) == meant


def test_none_of_none() -> None:
    assert nearest("mora", iter(())) == ""
    assert nearest_file("mora.md", ()) == ""


def test_likeness_is_told_the_nearest_first() -> None:
    assert matches("habo", PLACES, most=2) == [("habo", 1.0), ("håbo", 0.75)]
    assert matches("karlskoga", PLACES, least=0.8, most=3) == [
        ("karlskoga", 1.0),
        ("karlskrona", pytest.approx(16 / 19)),
    ]
    assert [match.name for match in matches("ab", ("ax", "bx", "abx"), least=0, most=3)] == ["abx", "ax", "bx"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plans/dalarna/index.md", "plans/dalarna-2020/index.md"),
        ("media/oversikt.jpg", "media/oversikt.png"),
        ("plans/norrbotten/activities/samtal.md", "plans/dalarna-2020/activities/samtal.md"),
        ("pages/kontakt.md", ""),
    ],
)
def test_the_nearest_file(written: str, meant: str) -> None:
    files = ["media/oversikt.png", "plans/dalarna-2020/index.md", "plans/dalarna-2020/activities/samtal.md"]
    assert nearest_file(written, files) == meant
