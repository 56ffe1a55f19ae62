"""The parts of a plan: those that are there, in the same order everywhere."""

from __future__ import annotations

import re

import pytest

from klarplan.pages.theme import theme_folder
from klarplan.pages.views.plan_parts import PARTS, Heading, headings, listed
from klarplan.site.texts import Texts


def test_headings_of_the_parts_that_are_there() -> None:
    found = headings(Texts("en"), {"money": "x", "facts": [1], "goals": ()}, {"facts": "In short"})
    assert list(found) == list(PARTS)
    assert {name: heading for name, heading in found.items() if heading} == {
        "facts": Heading("In short", "del-fakta"),
        "money": Heading("Money", "del-pengar"),
    }


def test_a_part_that_there_is_not() -> None:
    with pytest.raises(KeyError, match="weather"):
        headings(Texts("en"), {"weather": "x"})


def test_the_list_of_contents_names_some() -> None:
    found = headings(Texts("en"), {"money": 1, "principles": 1, "more": 1, "facts": 1})
    assert listed(found) == (("Money", "del-pengar"), ("More about the plan", "del-mer"))


def test_the_list_of_contents_is_short() -> None:
    assert len(listed(headings(Texts("en"), dict.fromkeys(PARTS, True)))) <= 8


@pytest.mark.parametrize("template", ["plan.html", "whole-plan.html", "pdf.html"])
def test_templates_show_them_in_their_order(template: str) -> None:
    text = (theme_folder() / template).read_text(encoding="utf-8")
    shown = re.findall(r"if view\.headings\.(\w+)", text)
    assert len(shown) >= 8
    assert shown == [name for name in PARTS if name in shown]
