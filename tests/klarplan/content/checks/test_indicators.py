"""Measures that cannot be right: years to come, other places, targets the wrong way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from klarplan.content.problems.problem import Problem

FILE = "plans/norrby-2021/indicators/moten.yml"
BASE = "title: Möten\nunit: möten\nsource: {document: planen}\n"

CASES: list[tuple[str, list[tuple[str, int, int]]]] = [
    ("", []),
    ("values: {2020: 3, 2021: 4}\nbaseline: {year: 2020, value: 3}\n", []),
    ("values:\n  2020: 3\nbaseline:\n  year: 2020\n  value: 4\n", [("baseline-differs", 8, 10)]),
    ("values:\n  2199: 3\n", [("value-ahead", 5, 3)]),
    ("by_municipality:\n  norrby:\n    2199: 3\n", [("value-ahead", 6, 5)]),
    ("by_municipality:\n  norby:\n    2020: 3\n", [("unknown-reference", 5, 3), ("value-outside-plan", 5, 3)]),
    ("wanted: up\nbaseline: {year: 2020, value: 4}\ntarget:\n  value: 3\n", [("target-direction", 7, 10)]),
    ("wanted: down\nbaseline: {year: 2020, value: 4}\ntarget:\n  value: 3\n", []),
    ("wanted: none\nbaseline: {year: 2020, value: 4}\ntarget:\n  value: 3\n", []),
    ("values:\n  2020: 84,2\n", [("bad-number", 5, 9)]),
    ("values:\n  20: 84\n", [("bad-year", 5, 7)]),
    ("kolada: 15428\n", [("wrong-type", 4, 9)]),
    ("kolada: n15428\n", [("bad-form", 4, 9)]),
    ("goals: fler-motn\n", [("unknown-reference", 4, 8)]),
    ("maal: 3\n", [("unknown-field", 4, 1)]),
]
"""What is added to a measure, and the problems, each with its line and column."""


@pytest.mark.parametrize(("added", "expected"), CASES)
def test_problems_and_their_places(
    added: str, expected: list[tuple[str, int, int]], problems_of: Callable[..., list[Problem]]
) -> None:
    found = problems_of({FILE: BASE + added})
    assert [(one.kind, one.position.line, one.position.column) for one in found] == expected
    assert {one.position.path for one in found} <= {f"content/{FILE}"}


def test_a_value_of_another_municipality_is_a_warning(problems_of: Callable[..., list[Problem]]) -> None:
    place = '---\ntitle: Falun\ncode: "2080"\ncounty: Dalarnas län\n---\n'
    found = problems_of({
        FILE: f"{BASE}by_municipality: {{falun: {{2020: 3}}}}\n", "municipalities/falun.md": place,
    })  # fmt: skip
    assert [(one.kind, one.severity, one.values["found"]) for one in found] == [
        ("value-outside-plan", "warning", "falun")
    ]


@pytest.mark.parametrize(("path", "suggestion"), [
    ("plans/norrby-2021/indicators/moten.md", "content/plans/norrby-2021/indicators/moten.yml"),
    ("plans/norrby-2021/indicators/moten.yaml", "content/plans/norrby-2021/indicators/moten.yml"),
    ("plans/norrby-2021/indicator/moten.yml", "content/plans/norrby-2021/indicators/moten.yml"),
])  # fmt: skip
def test_a_file_in_the_wrong_place_is_told_of(
    path: str, suggestion: str, problems_of: Callable[..., list[Problem]]
) -> None:
    found = problems_of({path: BASE})
    assert [(one.kind, one.values["suggestion"]) for one in found] == [("misplaced-file", suggestion)]
