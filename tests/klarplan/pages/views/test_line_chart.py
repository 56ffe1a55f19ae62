"""Where the points, lines and labels of a chart stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from klarplan.pages.views.line_chart import HEIGHT, WIDTH, LineChart, line_chart
from klarplan.site.indicators import Point


def drawn(values: dict[int, float], target: float | None = None) -> LineChart | None:
    points = [Point(year, Decimal(str(value))) for year, value in values.items()]
    goal = (Decimal(str(target)), f"Mål: {target}") if target is not None else None
    return line_chart(points, goal, "Ökar.", str)


@pytest.mark.parametrize("values", [{}, {2020: 1}])
def test_fewer_than_two_values_are_no_chart(values: dict[int, float]) -> None:
    assert drawn(values, 5) is None


def test_a_rising_line_goes_from_the_lower_left_to_the_upper_right() -> None:
    chart = drawn({2020: 1, 2021: 2, 2024: 4})
    assert chart
    assert [x for x, _ in chart.points] == sorted(x for x, _ in chart.points)
    assert [y for _, y in chart.points] == sorted((y for _, y in chart.points), reverse=True)
    assert [part.gap for part in chart.stretches] == [False, True]
    assert [mark.text for mark in (*chart.values, *chart.years)] == ["1", "4", "2020", "2024"]


@pytest.mark.parametrize("values", [
    {2020: 5, 2021: 5}, {2020: -3, 2021: 2}, {1999: 0, 2026: 1_000_000}, {2020: 84.2, 2021: 84.3},
])  # fmt: skip
@pytest.mark.parametrize("target", [None, 0, 2_000_000])
def test_everything_stands_within_the_picture(values: dict[int, float], target: float | None) -> None:
    chart = drawn(values, target)
    assert chart
    heights = [y for _, y in chart.points] + [mark.at for mark in chart.values]
    heights += [chart.target.at] if chart.target else []
    assert all(0 < height < HEIGHT for height in heights)
    assert all(0 < x < WIDTH for x, _ in chart.points)
    assert (chart.target is None) == (target is None)
