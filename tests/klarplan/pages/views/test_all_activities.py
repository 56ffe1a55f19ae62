"""All activities: what their tables leave out, and what they can be narrowed by."""

from __future__ import annotations

import pytest
import samples

from klarplan.pages.views.all_activities import _years, activities_view


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
    assert tuple(_years(site.library.plans["a"], site.library.plans["a"].activities["x"])) == years


def test_it_is_narrowed_by_who_and_year() -> None:
    site = samples.site(
        samples.plan("a"), samples.party("b", "Ödla"), samples.party("c", "Älg"),
        samples.activity("a", "x", period="2021", responsible=[{"party": "b"}]),
        samples.activity("a", "y", period="2022", collaborating=[{"party": "c"}]),
    )  # fmt: skip
    facets = {facet.name: [choice.label for choice in facet.choices] for facet in activities_view(site).facets}
    assert facets == {"vem": ["Älg", "Ödla"], "ar": ["2021", "2022"]}


def test_rows_name_what_they_are_found_by_with_numbers() -> None:
    """Thousands of rows say the same municipalities over and over: each has their places among the choices."""
    site = samples.site(
        samples.plan("a"), samples.party("b", "Ödla"), samples.party("c", "Älg"),
        samples.activity("a", "x", period="2021", responsible=[{"party": "b"}], collaborating=[{"party": "c"}]),
        samples.activity("a", "y", period="2021–2022"), samples.activity("a", "z"),
    )  # fmt: skip
    view = activities_view(site)
    assert [facet.key for facet in view.facets] == ["who", "year"]
    assert [row.keys for row in view.tables[0].rows] == [{"keys": ("1 0;0",)}, {"keys": (";0 1",)}, {"keys": (";",)}]
    assert view.signs == ("unknown",)


def test_rows_that_cannot_be_narrowed_have_no_numbers() -> None:
    (table,) = activities_view(samples.site(samples.plan("a"), samples.activity("a", "x"))).tables
    assert table.rows[0].keys == {}
