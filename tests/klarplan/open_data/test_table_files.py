"""CSV, JSON, JSON Schema and data package, each opened by a reader that is not ours.

Also tests: open_data.datapackage, publishing.files
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from exported import Publish
from frictionless import Package, validate

from klarplan.open_data.columns import DataRow, column, columns
from klarplan.open_data.money_rows import MoneyRow
from klarplan.open_data.table_files import csv_file, excel_file
from klarplan.open_data.tables import TABLES
from klarplan.publishing.files import files, write_all

NAMES = [table.FILE for table in TABLES]
FOLDERS = ["data", "data/norrby-2021"]


def read_csv(found: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(found.decode("utf-8"), newline=""), strict=True))


def schema_faults(found: bytes, schema: bytes) -> list[str]:
    checker = jsonschema.Draft202012Validator(json.loads(schema), format_checker=jsonschema.FormatChecker())
    checker.check_schema(checker.schema)
    return [error.message for error in checker.iter_errors(json.loads(found))]


def as_csv(value: Any) -> str:
    """A value of JSON as a CSV cell has it."""
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_the_files(published: dict[str, bytes]) -> None:
    tables = [f"{name}.{kind}" for name in NAMES for kind in ("csv", "excel.csv", "json")]
    expected = {f"{folder}/{name}" for folder in FOLDERS for name in (*tables, "datapackage.json")}
    expected |= {f"data/{name}.schema.json" for name in NAMES} | {"data/dcat.rdf", "feed.xml", "datum/kalender.ics"}
    expected |= {f"{page}/feed.xml" for page in ("planer/norrby-2021", "kommuner/norrby", "kommuner/soderby")}
    cards = {f"assets/cards/{name}.png" for name in ("site", "plan-norrby-2021", "kommun-norrby", "kommun-soderby")}
    assert set(published) == expected | cards | {"planer/norrby-2021/kalender.ics"}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", NAMES)
def test_csv_and_json_say_the_same(folder: str, name: str, published: dict[str, bytes]) -> None:
    found = json.loads(published[f"{folder}/{name}.json"])
    rows = read_csv(published[f"{folder}/{name}.csv"])
    assert rows == [{key: as_csv(value) for key, value in row.items()} for row in found["rows"]]
    assert found["count"] == len(rows)
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_as_rfc_4180_has_it(name: str, published: dict[str, bytes]) -> None:
    text = published[f"data/{name}.csv"].decode("utf-8")
    assert not text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert text.partition("\r\n")[0].startswith("id,")


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", NAMES)
def test_excel_gets_the_same_rows(folder: str, name: str, published: dict[str, bytes]) -> None:
    found = published[f"{folder}/{name}.excel.csv"]
    assert found.startswith(b"\xef\xbb\xbfid;")
    rows = list(csv.DictReader(io.StringIO(found.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    plain = read_csv(published[f"{folder}/{name}.csv"])
    assert [row["id"] for row in rows] == [row["id"] for row in plain]
    amounts = [
        column.name for table in TABLES if name == table.FILE for column in columns(table) if column.kind is Decimal
    ]
    assert [[row[amount] for amount in amounts] for row in rows] == [
        [row[amount].replace(".", ",") for amount in amounts] for row in plain
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("0760", '"=""0760"""'),
        (("0760",), '"=""0760"""'),
        (("0760", "1080"), '"0760;1080"'),
        ("2021-09", '"=""2021-09"""'),
        ("12E5", '"=""12E5"""'),
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://a.se";"x")', '"\'=HYPERLINK(""https://a.se"";""x"")"'),
        ("+46 19 21 10 00", "'+46 19 21 10 00"),
        ("-2 procent", "'-2 procent"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", '"\'\r=1"'),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("Stöd till 1 080 barn; 2 grupper", '"Stöd till 1 080 barn; 2 grupper"'),
        (Decimal("1234.50"), "1234,50"),
        (17, "17"),
        (date(2021, 9, 1), "2021-09-01"),
        (True, "true"),
        (None, ""),
    ],
)
def test_excel_leaves_texts_as_they_are(value: Any, cell: str) -> None:
    """No formula, no lost nought, no day that nobody wrote; in the file for programs everything stands as it is."""
    written = excel_file(_Row, [_Row(id="a", value=value)]).decode("utf-8-sig")
    assert written == f"id;value\r\na;{cell}\r\n"
    (row,) = read_csv(csv_file(_Row, [_Row(id="a", value=value)]))
    assert row["value"] == as_csv(list(value) if isinstance(value, tuple) else value)


@dataclass(frozen=True, kw_only=True)
class _Row(DataRow):
    value: Any = column("")  # noqa: RUF009 (a description of the column)


def test_what_csv_must_quote(publish: Publish) -> None:
    title = 'A, "b"; c\u2028å'
    path = "plans/norrby-2021/activities/foraldragrupper.md"
    text = (publish().config.content / path).read_text(encoding="utf-8")
    changed = text.replace("title: Starta föräldragrupper", f"title: '{title}'")
    found = dict(files(publish({path: changed + "\nEtt stycke till.\n"})))
    row = read_csv(found["data/aktiviteter.csv"])[1]
    assert (row["title"], row["text"]) == (
        title.replace("\u2028", " "), "Föräldrar träffas och pratar.\nEtt stycke till.",
    )  # fmt: skip


@pytest.mark.parametrize("amount", ["131634.63", "1000000.00", "0.10", "845000000", "1E+3"])
def test_amounts_are_exact(amount: str) -> None:
    nothing: dict[str, Any] = dict.fromkeys(one.name for one in fields(MoneyRow))
    row = MoneyRow(**{**nothing, "amount": Decimal(amount)})
    found = read_csv(csv_file(MoneyRow, [row]))[0]["amount"]
    assert Decimal(found) == Decimal(amount)
    assert found == format(Decimal(amount), "f")


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", NAMES)
def test_json_is_as_its_schema_says(folder: str, name: str, published: dict[str, bytes]) -> None:
    found = json.loads(published[f"{folder}/{name}.json"])
    assert schema_faults(published[f"{folder}/{name}.json"], published[f"data/{name}.schema.json"]) == []
    assert found["$schema"] == f"https://norrby.se/planer/data/{name}.schema.json"
    assert found["licence"]["name"] == "CC0 1.0"


JSON_FAULTS = [
    ("amount", 131634.63),
    ("amount", "131 634,63"),
    ("kind", "gift"),
    ("year", "2021"),
    ("approximate", None),
    ("extra", "x"),
    ("url", 1),
]


@pytest.mark.parametrize(("name", "value"), JSON_FAULTS)
def test_a_schema_finds_faults(name: str, value: Any, published: dict[str, bytes]) -> None:
    found = json.loads(published["data/pengar.json"])
    found["rows"][0][name] = value
    assert len(schema_faults(json.dumps(found).encode(), published["data/pengar.schema.json"])) == 1


def test_a_schema_misses_no_column(published: dict[str, bytes]) -> None:
    for name in NAMES:
        schema = json.loads(published[f"data/{name}.schema.json"])
        header = published[f"data/{name}.csv"].decode("utf-8").partition("\r\n")[0].split(",")
        assert list(schema["properties"]["rows"]["items"]["properties"]) == header


# ---- data package ----


@pytest.mark.parametrize("folder", FOLDERS)
def test_frictionless_accepts_the_data_package(folder: str, publish: Publish, tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_all(publish(), out)
    assert json.loads((out / folder / "datapackage.json").read_text(encoding="utf-8"))["languages"] == ["sv"]
    report = validate(str(out / folder / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(TABLES)
    funding: Any = Package(str(out / folder / "datapackage.json")).get_resource("funding")
    assert funding.read_rows()[0]["amount"] == Decimal("131634.63")


CSV_FAULTS = [
    ("pengar.csv", "131634.63", "131 634,63", "type-error"),
    ("pengar.csv", ",allocation,", ",gift,", "constraint-error"),
    ("aktiviteter.csv", "norrby-2021/activity/stodlinje,norrby-2021,", ",norrby-2021,", "primary-key"),
    ("aktiviteter.csv", "norrby-2021/focus-area/tidigt-stod", "norrby-2021/focus-area/nej", "foreign-key"),
    ("status.csv", "2022-12-14", "14 december 2022", "type-error"),
    ("mal.csv", "id,plan", "id,planen", "incorrect-label"),
    ("planer.csv", "norrby-2021,", 'norrby-2021,"', "missing-cell"),
]


@pytest.mark.parametrize(("name", "found", "planted", "kind"), CSV_FAULTS)
def test_frictionless_finds_faults(
    name: str, found: str, planted: str, kind: str, publish: Publish, tmp_path: Path
) -> None:
    write_all(publish(), tmp_path / "site")
    file = tmp_path / "site" / "data" / name
    text = file.read_bytes().decode("utf-8")
    assert found in text
    file.write_bytes(text.replace(found, planted, 1).encode())
    report = validate(str(tmp_path / "site" / "data" / "datapackage.json"))
    assert kind in {fault for (fault,) in report.flatten(["type"])}


# ---- switches ----


SWITCHES: list[tuple[str, set[str]]] = [
    ("exports: false", set()),
    ("exports: {tables: false}", {"feed.xml", "datum/kalender.ics"}),
    ("exports: {feeds: false}", {"data/planer.csv", "datum/kalender.ics"}),
    ("exports: {calendar: false}", {"data/planer.csv", "feed.xml"}),
    ("exports: {tables: false, feeds: false, calendar: false, cards: false}", set()),
    ("exports: true", {"data/planer.csv", "feed.xml", "datum/kalender.ics"}),
]


@pytest.mark.parametrize(("setting", "expected"), SWITCHES, ids=[setting for setting, _ in SWITCHES])
def test_everything_can_be_switched_off(setting: str, expected: set[str], publish: Publish) -> None:
    publication = publish(exports=f"      {setting}\n")
    found = dict(files(publication))
    names = {"data/planer.csv", "feed.xml", "datum/kalender.ics"}
    assert names & set(found) == expected
    assert bool(found) == bool(expected)
    shown = {spec.dest_uri for spec in publication.pages}
    assert ("data/index.html" in shown) == bool(expected)
    shells = list(map(publication.shells.around, publication.pages))
    assert any(link.url == "data/" for link in shells[0].site.footer) == bool(expected)
    assert any(shell.alternates for shell in shells) == ("feed.xml" in expected)
