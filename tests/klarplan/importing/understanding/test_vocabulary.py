"""Names and ids: the same name is found, one that is nearly the same is listed for a question."""

from __future__ import annotations

import pytest

from klarplan.importing.understanding.vocabulary import NameBook


def book(*names: str) -> NameBook:
    known = NameBook()
    for name in names:
        known.know(name, known.free_id(name))
    return known


@pytest.mark.parametrize(
    "text",
    ["Socialnämnden", "socialnämnden.", "SOCIALNÄMNDEN", "Socialnämndens", "socialnamnden", "Socialna\u0308mnden"],
)  # fmt: skip
def test_the_same_name_is_found(text: str) -> None:
    assert book("Socialnämnden", "Skolnämnden").find(text) == "socialnamnden"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Socialnämden", ["socialnamnden"]), ("Sosialnämnden", ["socialnamnden"]), ("Socialnämnden", []),
        ("Arbetsgrupp 2", []), ("Arbetsgrup 1", ["arbetsgrupp-1"]), ("Polisen", []), ("", []),
    ],
)  # fmt: skip
def test_what_is_nearly_the_same_is_never_found_but_listed(text: str, near: list[str]) -> None:
    known = book("Socialnämnden", "Arbetsgrupp 1")
    assert list(known.near(text)) == near
    assert bool(known.find(text)) == (text == "Socialnämnden")


def test_abbreviations_of_other_letters_are_not_near() -> None:
    assert list(book("CIO Council").near("CDO Council")) == []


def test_letters_without_marks_are_the_same_where_one_name_can_be_meant() -> None:
    assert book("Råd").find("rad") == "rad"
    assert book("Råd", "Räd").find("Rod") == ""
    both = NameBook()
    both.know("Hab", "a")
    both.know("Håb", "b")
    assert [both.find("Hab"), both.find("Håb"), both.find("Häb")] == ["a", "b", ""]


def test_an_id_that_is_another_municipality_names_none() -> None:
    """ "habo" is the id that Håbo gets, and the name of Habo."""
    known = book("Håbo")
    assert known.titles == {"habo": "Håbo"}
    assert (known.find("Håbo"), known.find("Habo"), known.find("habo")) == ("habo", "", "")
    assert known.shown("habo") == "Håbo"


def test_a_new_name_gets_an_id_of_its_own_however_near_it_is() -> None:
    known = NameBook()
    assert [known.add(name) for name in ("Arbetsgrupp 1", "Arbetsgrupp 2", "Arbetsgrup 1", "arbetsgrupp 1")] == [
        "arbetsgrupp-1", "arbetsgrupp-2", "arbetsgrup-1", "arbetsgrupp-1",
    ]  # fmt: skip
