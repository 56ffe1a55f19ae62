"""Circles are found once each, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from klarplan.content.checks.circles import circles, closing

CASES: dict[str, tuple[dict[str, str | None], list[list[str]]]] = {
    "nothing": ({}, []),
    "a chain": ({"a": "b", "b": "c", "c": None}, []),
    "a chain that leads to something unknown": ({"a": "b", "b": "x"}, []),
    "itself": ({"a": "a"}, [["a"]]),
    "three, in the order in which they came": ({"c": "a", "a": "b", "b": "c"}, [["c", "a", "b"]]),
    "one that leads to a circle": ({"a": "c", "b": "c", "c": "b"}, [["b", "c"]]),
    "a way into a circle that is known": ({"a": "b", "b": "a", "c": "a"}, [["a", "b"]]),
    "two circles": ({"a": "b", "c": "d", "b": "a", "d": "c"}, [["a", "b"], ["c", "d"]]),
    "a long chain": ({str(number): str(number + 1) for number in range(5_000)}, []),
    "a long circle": (
        {str(number): str((number + 1) % 5_000) for number in range(5_000)}, [[str(number) for number in range(5_000)]]
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_circles(case: str) -> None:
    following, expected = CASES[case]
    assert list(circles(following)) == expected


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ({}, []),
        ({"a": ["b", "c"], "b": ["c"]}, []),
        ({"a": ["a"]}, [("a", 0)]),
        ({"a": ["x", "b"], "b": ["c", "a"], "c": ["b"]}, [("c", 0), ("b", 1)]),
        ({str(number): [str((number + 1) % 5_000)] for number in range(5_000)}, [("4999", 0)]),
    ],
)
def test_references_that_close_circles(following: dict[str, list[str]], expected: list[tuple[str, int]]) -> None:
    assert list(closing(following)) == expected
