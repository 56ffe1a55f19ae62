"""What is ahead of its day: told as a warning, with the place of the date."""

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


ACTIVITY = "plans/norrby-2021/activities/foraldragrupper.md"
STATUS = "---\nstatus: started\nstatus_date: 2023-05-01\nreviewed: 2023-05-03\n"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2023-04-30", [("status_date", 3), ("reviewed", 4)]),
        ("2023-05-01", [("reviewed", 4)]),
        ("2023-05-03", []),
    ],
)
def test_a_status_as_of_a_day_that_has_not_come(
    today: str,
    expected: list[tuple[str, int]],
    problems_of: Callable[..., list[Problem]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = date.fromisoformat(today) - date(1970, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day // timedelta(seconds=1)))
    problems = problems_of({ACTIVITY: ("---\n", STATUS)})
    ahead = [problem for problem in problems if problem.kind == "day-ahead"]
    assert [(problem.values["field"], problem.position.line) for problem in ahead] == expected
    assert {problem.severity for problem in problems} <= {"warning"}
