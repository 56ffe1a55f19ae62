"""Follow-ups ahead of their day: told as a warning, with the place of the date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from klarplan.content.problems.problem import Problem

PATH = "plans/norrby-2021/follow-ups/2022.md"


@pytest.mark.parametrize(("today", "expected"), [("2022-12-13", ["follow-up-ahead"]), ("2022-12-14", [])])
def test_a_follow_up_ahead_of_its_day(
    today: str, expected: list[str], problems_of: Callable[..., list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date.fromisoformat(today) - date(1970, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day // timedelta(seconds=1)))
    problems = problems_of({})
    assert [problem.kind for problem in problems] == expected
    for problem in problems:
        assert (problem.severity, problem.position.path, problem.position.line) == ("warning", f"content/{PATH}", 4)
        assert problem.values == {"found": "2022-12-14"}
