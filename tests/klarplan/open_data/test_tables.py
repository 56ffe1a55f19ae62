"""Rows: what each table says of the base site, and that nothing of it is lost.

Also tests: open_data.columns, open_data.plan_rows, open_data.activity_rows, open_data.money_rows
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from exported import Publish

from klarplan.model.records import Activity
from klarplan.open_data.activity_rows import ActivityRow, IndicatorRow, StatusRow
from klarplan.open_data.columns import DataRow, columns
from klarplan.open_data.indicator_rows import MeasuredValueRow, MeasureRow
from klarplan.open_data.money_rows import MoneyRow
from klarplan.open_data.plan_rows import DateRow, FocusAreaRow, GoalRow, PlanRow
from klarplan.open_data.tables import TABLES, all_tables
from klarplan.publishing.build import Publication

SITE = "https://norrby.se/planer/"
PLAN = f"{SITE}planer/norrby-2021/"


def rows(publication: Publication, table: type[DataRow]) -> list[dict[str, Any]]:
    """A table's rows as plain fields."""
    return [
        {one.name: getattr(row, one.name) for one in fields(row)} for row in all_tables(publication.site)[""][table]
    ]


def picked(publication: Publication, table: type[DataRow], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows(publication, table)]


SAID_OTHERWISE = {"body": "text", "indicators": IndicatorRow.NAME}
"""Fields of activities that have a column, or a table, of another name."""
OF_NO_USE_TO_READERS = {"lang", "order", "path", "review_date"}


def test_every_field_of_an_activity_is_open_data() -> None:
    names = {column.name for column in columns(ActivityRow)} | {table.NAME for table in TABLES}
    fields_of_activities = {SAID_OTHERWISE.get(name, name) for name in Activity.model_fields}
    assert fields_of_activities - names == OF_NO_USE_TO_READERS


CASES: dict[type[DataRow], tuple[tuple[str, ...], list[tuple[Any, ...]]]] = {
    PlanRow: (
        ("id", "municipality_codes", "start", "end", "status", "decided", "focus_area_count", "goal_count",
         "activity_count", "url"),
        [("norrby-2021", ("0101", "0102"), date(2021, 1, 1), date(2023, 12, 31), "adopted", date(2021, 2, 10), 2, 2, 2,
          PLAN)],
    ),
    FocusAreaRow: (
        ("id", "plan", "goal_count", "activity_count", "text", "url"),
        [
            ("norrby-2021/focus-area/tidigt-stod", "norrby-2021", 1, 1, "Stödet ska komma i tid.",
             f"{PLAN}tidigt-stod/"),
            ("norrby-2021/focus-area/trygga-barn", "norrby-2021", 0, 1, None, f"{PLAN}trygga-barn/"),
        ],
    ),
    GoalRow: (
        ("id", "focus_area", "aim", "part_of", "activities", "url"),
        [
            ("norrby-2021/goal/fler-mar-bra", None, "long_term", None, (), f"{PLAN}#mal-fler-mar-bra"),
            ("norrby-2021/goal/kortare-vantan", "norrby-2021/focus-area/tidigt-stod", "short_term",
             "norrby-2021/goal/fler-mar-bra", ("norrby-2021/activity/stodlinje",),
             f"{PLAN}tidigt-stod/#mal-kortare-vantan"),
        ],
    ),
    ActivityRow: (
        ("id", "status", "start", "end", "ongoing", "responsible", "collaborating", "all_municipalities",
         "municipalities", "see_also", "text"),
        [
            ("norrby-2021/activity/stodlinje", "done", date(2021, 9, 1), date(2021, 11, 30), False, "Socialnämnden",
             "Region Norr (svarar på frågor)", True, ("Norrby", "Söderby"), (), "Du kan ringa och få stöd."),
            ("norrby-2021/activity/foraldragrupper", "unknown", None, None, True, "Norrby", None, False, ("Norrby",),
             ("norrby-2021/activity/stodlinje",), "Föräldrar träffas och pratar."),
        ],
    ),
    IndicatorRow: (
        ("id", "kind", "follow_up", "date", "text", "value", "unit"),
        [("norrby-2021/figure/2022/1", "figure", "norrby-2021/follow-up/2022", date(2022, 12, 14),
          "samtal till stödlinjen", "60", "samtal")],
    ),
    MeasureRow: (("id",), []),  # those that have rows are in test_indicator_rows.py
    MeasuredValueRow: (("id",), []),
    MoneyRow: (
        ("id", "year", "recipient", "recipient_code", "purpose_title", "amount", "cost_kind"),
        [
            ("norrby-2021/allocation/norrby/stod", 2021, "norrby", "0101", "Stöd till unga", Decimal("131634.63"),
             None),
            ("norrby-2021/allocation/norrby/kunskap", 2021, "norrby", "0101", "Kunskap", Decimal(20000), None),
            ("norrby-2021/stated-total/norrby", 2021, "norrby", "0101", None, Decimal(151635), None),
            ("norrby-2021/allocation/county/stod", 2021, "county", None, "Stöd till unga", Decimal(50000), None),
            ("norrby-2021/stated-total", 2021, None, None, None, Decimal(201635), None),
            ("norrby-2021/statement/1", None, None, None, None, Decimal(845000000), None),
            ("norrby-2021/cost/stodlinje/1", 2021, None, None, None, Decimal("131634.63"), "amount"),
            ("norrby-2021/cost/foraldragrupper/1", None, None, None, None, None, "within_budget"),
        ],
    ),
    StatusRow: (
        ("id", "activity", "status", "date", "follow_up", "current"),
        [
            ("norrby-2021/status/stodlinje/2022", "norrby-2021/activity/stodlinje", "done", date(2022, 12, 14),
             "norrby-2021/follow-up/2022", True),
            ("norrby-2021/status/stodlinje", "norrby-2021/activity/stodlinje", "started", date(2022, 1, 31), None,
             False),
            ("norrby-2021/status/foraldragrupper", "norrby-2021/activity/foraldragrupper", "unknown", None, None, True),
        ],
    ),
    DateRow: (
        ("id", "kind", "text", "when", "start", "end", "responsible", "url"),
        [
            ("norrby-2021/date/plan-ends", "plan_ends", "Planen slutar gälla", "2023", date(2023, 1, 1),
             date(2023, 12, 31), None, PLAN),
            ("norrby-2021/date/reporting/1", "reporting", "Redovisa vad pengarna gick till.", "31 mars 2022",
             date(2022, 3, 31), date(2022, 3, 31), "Socialnämnden", f"{PLAN}pengar/"),
            ("norrby-2021/date/activity-ends/stodlinje", "activity_ends", "Öppna en stödlinje", "Hösten 2021",
             date(2021, 9, 1), date(2021, 11, 30), None, f"{PLAN}aktiviteter/stodlinje/"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("table", CASES, ids=lambda table: table.__name__)
def test_rows_of_the_base_site(table: type[DataRow], publish: Publish) -> None:
    names, expected = CASES[table]
    assert picked(publish(), table, *names) == expected


def test_every_table_is_tried() -> None:
    assert list(CASES) == list(TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_columns_describe_themselves(table: type[DataRow]) -> None:
    described = list(columns(table))
    assert [one.name for one in described] == [one.name for one in fields(table)]
    assert described[0].name == "id"
    assert described[-1].name == "url"
    assert all(one.text for one in described)
    assert {one.table for one in described if one.table} <= {other.NAME for other in TABLES}
    assert table.__doc__


def test_names_of_tables_are_their_own() -> None:
    for names in ([table.NAME for table in TABLES], [table.FILE for table in TABLES]):
        assert len(set(names)) == len(names)


FUNDING = """year: 2021
purposes: [{id: stod, title: Stöd}]
statements:
  - {text: En summa., amount: 60000, amount_to: 100000, approximate: true, per: år, year: 2022, note: Ungefär.}
uses: [{text: Utbildning, activity: stodlinje}, {text: Annat}]
reporting: [{text: Berätta., note: När som helst.}, {text: Räkna., period: "2022–"}]
source: {document: planen}
"""


def test_money_without_a_recipient_and_duties_without_a_day(publish: Publish) -> None:
    publication = publish({"plans/norrby-2021/funding.yml": FUNDING})
    found = picked(
        publication, MoneyRow, "kind", "year", "amount", "amount_to", "per", "approximate", "text", "activity"
    )
    assert found[:3] == [
        ("statement", 2022, Decimal(60000), Decimal(100000), "år", True, "En summa.", None),
        ("use", 2021, None, None, None, False, "Utbildning", "norrby-2021/activity/stodlinje"),
        ("use", 2021, None, None, None, False, "Annat", None),
    ]
    assert picked(publication, DateRow, "kind", "text", "when", "start", "end", "note")[1:3] == [
        ("reporting", "Berätta.", None, None, None, "När som helst."),
        ("reporting", "Räkna.", "Från 2022", date(2022, 1, 1), None, None),
    ]


LATER = """---
title: Uppföljning 2023
summary: Två saker.
date: 2023-05-01
statuses:
  - {activity: stodlinje, status: paused, note: Ingen personal.}
  - {activity: norrby-2021/foraldragrupper, status: started}
source: {document: planen}
---
"""


def test_one_status_of_each_activity_is_current(publish: Publish) -> None:
    publication = publish({"plans/norrby-2021/follow-ups/2023.md": LATER})
    found = picked(publication, StatusRow, "id", "status", "current")
    assert found[:3] == [
        ("norrby-2021/status/stodlinje/2022", "done", False),
        ("norrby-2021/status/stodlinje/2023", "paused", True),
        ("norrby-2021/status/stodlinje", "started", False),
    ]
    assert sum(current for _, _, current in found) == 2
    statuses = publication.site.library.plans["norrby-2021"].statuses
    current = {row["activity"]: row["status"] for row in rows(publication, StatusRow) if row["current"]}
    assert current == {f"norrby-2021/activity/{name}": one.status.value for name, one in statuses.items()}


def test_a_site_without_an_address_says_none(publish: Publish) -> None:
    publication = publish(exports="", config=lambda text: text.replace("site_url: https://norrby.se/planer/\n", ""))
    left_out = [problem.values["found"] for problem in publication.warnings if problem.kind == "missing-site-url"]
    assert left_out == ["feeds, structured_data, cards"]
    assert {url for table in TABLES for (url,) in picked(publication, table, "url")} == {None}


def test_drafts_are_no_open_data(publish: Publish) -> None:
    index = (publish().config.content / "plans/norrby-2021/index.md").read_text(encoding="utf-8")
    publication = publish({
        "plans/norrby-2021/index.md": index.replace("status: adopted", "status: draft"),
        "index.md": "---\ntitle: Start\n---\n",  # links to no draft
    })  # fmt: skip
    assert all(not found for found in all_tables(publication.site)[""].values())
