"""Headings above and inside tables, and what they carry down."""

from __future__ import annotations

import pytest

from klarplan.importing.understanding.headings import Meaning
from klarplan.importing.understanding.sections import Scope, SectionKind, section_of
from klarplan.importing.understanding.vocabulary import Vocabulary

LONG, GOAL, SHORT, SUB = Meaning.LONG_TERM_GOAL, Meaning.GOAL, Meaning.SHORT_TERM_GOAL, Meaning.SUB_GOAL


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Fokusområde utsatta grupper", SectionKind.FOCUS_AREA, "Utsatta grupper"),
        ("Fokusomrade – Utsatta grupper", SectionKind.FOCUS_AREA, "Utsatta grupper"),
        ("Insatsområde 2: Stärkt samverkan", SectionKind.FOCUS_AREA, "Stärkt samverkan"),
        ("Prioriterat område: Suicidprevention", SectionKind.FOCUS_AREA, "Suicidprevention"),
        ("Ledning styrning och organisation", SectionKind.FOCUS_AREA, "Ledning styrning och organisation"),
        ("9.2 Utsatta grupper", SectionKind.FOCUS_AREA, "Utsatta grupper"),
        ("BARN OCH UNGA", SectionKind.TARGET_GROUP, ""),
        ("Vuxna och äldre", SectionKind.TARGET_GROUP, ""),
        ("Prioritering 2018-2019", SectionKind.PRIORITY, "Prioritering 2018-2019"),
        ("Påbörjat men ej slutfört", SectionKind.PRIORITY, "Påbörjat men ej slutfört"),
        ("Samverkan mellan huvudmännen", SectionKind.CAPTION, ""),
        ("Fokusområde", SectionKind.CAPTION, ""),
    ],
)
def test_headings_of_sections(text: str, kind: SectionKind, name: str) -> None:
    section = section_of(text, Vocabulary())
    assert section.kind is kind
    assert kind is SectionKind.CAPTION or section.name == name


@pytest.mark.parametrize(
    ("goals", "nearest", "larger_than_sub"),
    [
        ([], [], None),
        ([(LONG, "a")], ["a"], "a"),
        ([(LONG, "a"), (SHORT, "b")], ["b"], "b"),
        ([(LONG, "a"), (SHORT, "b"), (SUB, "c")], ["c"], "b"),
        ([(LONG, "a"), (SHORT, "b"), (SUB, "c"), (SHORT, "d")], ["d"], "d"),
        ([(LONG, "a"), (SHORT, "b"), (LONG, "c")], ["c"], "c"),
    ],
)
def test_a_goal_ends_the_smaller_goals_above_it(
    goals: list[tuple[Meaning, str]], nearest: list[str], larger_than_sub: str | None
) -> None:
    scope = Scope()
    for meaning, goal in goals:
        scope.begin_goal(meaning, ("goals", goal))
    assert scope.nearest_goals() == nearest
    assert scope.larger_goal(SUB) == (("goals", larger_than_sub) if larger_than_sub else None)


def test_goals_do_not_carry_on_into_another_focus_area() -> None:
    scope = Scope(area="stod")
    scope.begin_goal(GOAL, ("goals", "a"))
    scope.begin_area("stod")
    assert scope.nearest_goals() == ["a"]
    scope.begin_area("trygghet")
    assert (scope.current_area, scope.nearest_goals()) == ("trygghet", [])


@pytest.mark.parametrize(("from_cell", "groups"), [(True, ()), (False, ("vuxna",))])
def test_groups_of_a_cell_end_with_their_focus_area(from_cell: bool, groups: tuple[str, ...]) -> None:
    scope = Scope()
    scope.begin_groups(["vuxna"], from_cell=from_cell)
    scope.end_groups_of_cells()
    assert scope.current_groups == groups
