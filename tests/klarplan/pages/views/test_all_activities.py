"""All activities: what their tables leave out, and what they can be narrowed by."""

from __future__ import annotations

import json

import pytest
import samples

from klarplan.pages.theme import theme_folder
from klarplan.pages.views.all_activities import _MOST_ROWS, activities_view


def test_a_column_that_says_the_same_everywhere_is_said_once() -> None:
    site = samples.site(
        samples.plan("a"), samples.activity("a", "x", period="2021"), samples.activity("a", "y", period="2022")
    )
    (table,) = activities_view(site).tables
    assert [(column.text, column.sort) for column in table.columns] == [("Activity", "0"), ("When", "4")]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["x", "2021"], ["y", "2022"]]
    assert table.note == "Where: All in the plan. Who: The plan does not say who. Status: Not reported."


def test_a_single_row_keeps_its_columns() -> None:
    site = samples.site(samples.plan("a"), samples.activity("a", "x"))
    (table,) = activities_view(site).tables
    assert (len(table.columns), table.note) == (6, "")


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (None, ()),
        ("2021", ("2021",)),
        ("2021–2023", ("2021", "2022", "2023")),
        ("2022–", ("2022", "2023")),
        ("2021 och löpande", ("2021", "2022", "2023")),
    ],
)
def test_the_years_that_it_goes_on(period: str | None, years: tuple[str, ...]) -> None:
    site = samples.site(samples.plan("a"), samples.activity("a", "x", period=period))
    (table,) = activities_view(site).tables
    assert table.rows[0].keys["year"] == years


def test_it_is_narrowed_by_who_and_year() -> None:
    site = samples.site(
        samples.plan("a"), samples.party("b", "Ödla"), samples.party("c", "Älg"),
        samples.activity("a", "x", period="2021", responsible=[{"party": "b"}]),
        samples.activity("a", "y", period="2022", collaborating=[{"party": "c"}]),
    )  # fmt: skip
    facets = {facet.name: [choice.label for choice in facet.choices] for facet in activities_view(site).facets}
    assert facets == {"vem": ["Älg", "Ödla"], "ar": ["2021", "2022"]}


def test_the_index_tells_what_each_row_has_once_for_all_that_have_the_same() -> None:
    site = samples.site(
        samples.plan("a"), samples.plan("b"), samples.party("c", "</script>"),
        samples.activity("a", "x", period="2021", responsible=[{"party": "c"}]),
        samples.activity("a", "y", period="2021"),
        samples.activity("b", "z", period="2021–2022"),
    )  # fmt: skip
    view = activities_view(site)
    index = json.loads(view.index)
    assert index["sizes"] == [2, 1]
    assert index["facets"]["plan"] == {"values": ["a", "b"], "sets": [[0], [1]], "of": [0, 0, 1]}
    assert index["facets"]["year"] == {"values": ["2021", "2022"], "sets": [[0], [0, 1]], "of": [0, 0, 1]}
    assert index["facets"]["who"] == {"values": ["c"], "sets": [[0], []], "of": [0, 1, 1]}
    assert "<" not in view.index
    assert view.signs == ("unknown",)
    assert not view.is_long


def test_a_list_is_long_where_a_script_does_not_show_it_at_once() -> None:
    script = (theme_folder() / "assets" / "js" / "filters.js").read_text(encoding="utf-8")
    assert f"const MOST = {_MOST_ROWS};" in script
    activities = [samples.activity("a", f"x{number}") for number in range(_MOST_ROWS + 1)]
    assert activities_view(samples.site(samples.plan("a"), *activities)).is_long


def test_the_index_grows_with_the_rows_alone() -> None:
    """Not with the municipalities that each row has: all of a plan's have the same."""
    places = [samples.municipality(f"k{number}", f"Ort {number}", str(1000 + number)) for number in range(40)]

    def size(number: int) -> int:
        activities = [samples.activity("a", f"x{row}") for row in range(number)]
        plan = samples.plan("a", municipalities=[f"k{place}" for place in range(40)])
        return len(activities_view(samples.site(plan, *places, *activities)).index)

    assert (size(200) - size(100)) / 100 < 20
