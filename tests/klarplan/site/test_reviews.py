"""When a text waits for a review, and what the page then says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from samples import activity, area, plan, site

from klarplan.site.phrases import review_text
from klarplan.site.reviews import Overdue, overdue

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"review_date": "2026-11-21"}, Overdue(date(2026, 11, 21))),
        ({"review_date": "2026-11-22"}, None),
        ({"review_date": "2027-01-01"}, None),
        ({"reviewed": "2026-01-01"}, None),
        ({"reviewed": "2025-11-22"}, None),
        ({"reviewed": "2025-11-21"}, Overdue(date(2026, 11, 21), date(2025, 11, 21))),
        ({"reviewed": "2024-02-29"}, Overdue(date(2025, 3, 1), date(2024, 2, 29))),
        ({"review_date": "2026-06-01", "reviewed": "2026-05-01"}, Overdue(date(2026, 6, 1), date(2026, 5, 1))),
        ({"review_date": "2026-06-01", "reviewed": "2026-06-01"}, None),
        ({"review_date": "2024-06-01", "reviewed": "2024-07-01"}, Overdue(date(2025, 7, 1), date(2024, 7, 1))),
    ],
)
def test_overdue(fields: dict[str, Any], expected: Overdue | None) -> None:
    owner = plan("a")
    assert overdue(activity("a", "x", **fields), owner, TODAY) == expected
    assert overdue(area("a", "x", **fields), owner, TODAY) == expected


def test_a_plan_that_has_ended_waits_for_none() -> None:
    late = {"review_date": "2020-01-01"}
    assert overdue(plan("a", **late), plan("a"), TODAY) == Overdue(date(2020, 1, 1))
    ended = plan("a", status="ended", **late)
    assert overdue(ended, ended, TODAY) is None
    assert overdue(activity("a", "x", **late), ended, TODAY) is None


def test_what_the_page_says() -> None:
    never, seen = {"review_date": "2026-01-01"}, {"reviewed": "2025-01-02"}
    owner = plan("a", review_date="2026-03-01")
    made = site(owner, area("a", "x", **never), activity("a", "y", focus_area="x", **seen), lang="sv")
    contents = made.library.plans["a"]
    told = [
        review_text(made, owner, record)
        for record in (owner, contents.focus_areas[0], contents.activities["y"], activity("a", "z"))
    ]
    for day, text in zip(("1 mars 2026", "1 januari 2026", "2 januari 2025"), told[:3], strict=True):
        assert day in text
    assert told[3] == ""
