"""What plans measure, as open data."""

from __future__ import annotations

import json
from decimal import Decimal

from exported import Publish
from samples import area, indicator, municipality, plan, site

from klarplan.open_data.indicator_rows import measure_rows, measured_value_rows
from klarplan.publishing.files import files

PLACES = (municipality("falun", "Falun", "2080"), municipality("mora", "Mora", "2062"))
FIELDS = {
    "baseline": {"year": 2019, "value": 80}, "target": {"value": 90, "year": 2025}, "wanted": "up",
    "values": {"2021": "84.25", "2020": -3}, "by_municipality": {"mora": {"2021": 2}, "falun": {"2021": 1}},
    "focus_areas": "skola", "kolada": "N15428", "values_from": {"title": "Skolverket", "url": "https://skolverket.se"},
}  # fmt: skip


def test_a_measure_and_its_values() -> None:
    made = site(plan("a", municipalities=["falun", "mora"]), area("a", "skola"), *PLACES,
                indicator("a", "behoriga", **FIELDS))  # fmt: skip
    contents = made.library.plans["a"]
    [row] = measure_rows(made, contents)
    assert (row.id, row.wanted, row.focus_areas, row.kolada) == (
        "a/measure/behoriga", "up", ("a/focus-area/skola",), "N15428",
    )  # fmt: skip
    assert (row.baseline_year, row.baseline, row.target_year, row.target) == (2019, 80, 2025, 90)
    assert (row.newest_year, row.newest, row.trend) == (2021, Decimal("84.25"), "up")
    assert (row.values_from, row.values_url) == ("Skolverket", "https://skolverket.se")
    values = [(one.id, one.municipality, one.municipality_code, one.year, one.value)
              for one in measured_value_rows(made, contents)]  # fmt: skip
    assert values == [
        ("a/measure/behoriga/2019", None, None, 2019, 80),
        ("a/measure/behoriga/2020", None, None, 2020, -3),
        ("a/measure/behoriga/2021", None, None, 2021, Decimal("84.25")),
        ("a/measure/behoriga/falun/2021", "Falun", "2080", 2021, 1),
        ("a/measure/behoriga/mora/2021", "Mora", "2062", 2021, 2),
    ]


def test_a_measure_without_values_says_so() -> None:
    made = site(plan("a"), indicator("a", "x"))
    [row] = measure_rows(made, made.library.plans["a"])
    assert (row.trend, row.newest, row.target, row.wanted) == ("missing", None, None, "none")
    assert list(measured_value_rows(made, made.library.plans["a"])) == []


def test_the_files_hold_every_value_exactly(publish: Publish) -> None:
    path = "plans/norrby-2021/indicators/moten.yml"
    text = "title: Möten\nunit: möten\nvalues: {2021: -84.9315068}\nsource: {document: planen}\n"
    written = dict(files(publish({path: text})))
    assert b",2021,,,-84.9315068,m" in written["data/norrby-2021/matvarden.csv"]
    assert json.loads(written["data/matvarden.json"])["rows"][0]["value"] == "-84.9315068"
    resources = json.loads(written["data/datapackage.json"])["resources"]
    assert {"measures", "measured-values"} <= {resource["name"] for resource in resources}
    assert b"matvarden.csv" in written["data/dcat.rdf"]
