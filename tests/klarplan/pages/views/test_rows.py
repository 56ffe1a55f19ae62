"""Activities as rows: what each says in few words, and how they are grouped."""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.pages.views.rows import activity_row, area_groups, row_groups

PARTIES = [samples.party(f"p{n}", f"Part {n}") for n in range(1, 6)]


def involved(*numbers: int) -> list[dict[str, str]]:
    return [{"party": f"p{number}"} for number in numbers]


@pytest.mark.parametrize(
    ("fields", "who", "named"),
    [
        ({}, "The plan does not say who", False),
        ({"responsible": involved(1)}, "Part 1", True),
        ({"responsible": involved(1, 2, 3)}, "Part 1, Part 2, and Part 3", True),
        ({"responsible": involved(1, 2, 3, 4)}, "Part 1, Part 2, Part 3 and 1 more", True),
        ({"responsible": involved(1), "collaborating": involved(2)}, "Part 1", True),
        ({"collaborating": involved(2)}, "Take part: Part 2", False),
        ({"collaborating": involved(1, 2, 3, 4, 5)}, "Take part: Part 1, Part 2, Part 3 and 2 more", False),
    ],
)
def test_who(fields: dict[str, Any], who: str, named: bool) -> None:
    site = samples.site(samples.plan("a"), *PARTIES, samples.activity("a", "x", **fields))
    contents = site.library.plans["a"]
    row = activity_row(site, contents, contents.activities["x"])
    assert (row.who, row.named) == (who, named)


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({}, ""),
        ({"period": "2021–2025"}, "2021–2025"),
        ({"period": "2021–", "period_note": "Klart före valet."}, "From 2021"),
        ({"period_note": "Klart före valet. Raden har inga år."}, "Klart före valet."),
    ],
)
def test_when(fields: dict[str, Any], when: str) -> None:
    site = samples.site(samples.plan("a"), samples.activity("a", "x", **fields))
    contents = site.library.plans["a"]
    row = activity_row(site, contents, contents.activities["x"])
    assert (row.when, row.url, row.anchor) == (when, "planer/a/aktiviteter/x/", "x")


PRIORITIES = [{"id": "hog", "title": "Hög", "text": "Först."}, {"id": "lag", "title": "Låg"}]


@pytest.mark.parametrize(
    ("priorities", "expected"),
    [
        ([], [("", "ovriga", ["x", "y", "z"], "")]),
        (
            PRIORITIES,
            [("Hög", "prioritet-hog", ["y"], "Först."), ("Other activities", "ovriga", ["x", "z"], "")],
        ),
    ],
)
def test_groups_by_class_of_priority(priorities: list[Any], expected: list[Any]) -> None:
    y = {"priority": "hog"} if priorities else {}
    site = samples.site(
        samples.plan("a", priorities=priorities), samples.activity("a", "x"), samples.activity("a", "y", **y),
        samples.activity("a", "z"),
    )  # fmt: skip
    contents = site.library.plans["a"]
    groups = row_groups(site, contents, contents.activities.values())
    assert [(group.title, group.anchor, [row.anchor for row in group.rows], group.lead) for group in groups] == expected


def test_groups_by_focus_area_in_the_order_of_the_plan() -> None:
    site = samples.site(
        samples.plan("a"), samples.area("a", "sist", 2), samples.area("a", "forst", 1), samples.area("a", "tom", 3),
        samples.activity("a", "x", focus_area="sist"), samples.activity("a", "y", focus_area="forst"),
        samples.activity("a", "z"),
    )  # fmt: skip
    groups = area_groups(site, site.library.plans["a"])
    assert [(group.title, group.anchor, group.url, [row.anchor for row in group.rows]) for group in groups] == [
        ("forst", "omrade-forst", "planer/a/forst/", ["y"]),
        ("sist", "omrade-sist", "planer/a/sist/", ["x"]),
        ("Other activities", "ovriga", "", ["z"]),
    ]


def test_a_plan_without_focus_areas_has_one_list() -> None:
    site = samples.site(samples.plan("a"), samples.activity("a", "x"))
    groups = area_groups(site, site.library.plans["a"])
    assert [(group.title, group.anchor) for group in groups] == [("", "ovriga")]
