"""`klarplan import` of measured values: from a table or from Kolada into the files of what a plan measures.

Also tests: importing.values.changes, importing.values.observations, importing.values.report
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import Workbook

from klarplan.commands.cli import main

RECORDED = Path(__file__).parents[1] / "files/kolada/data-kpi-municipality.json"
FOLDER = "content/plans/norrby-2021/indicators"
BEHORIGA = """\
# Skolverket publicerar i september
title: Behöriga till gymnasiet
unit: procent av eleverna
wanted: up
kolada: N15428
target:
  value: 90 # nämndens beslut
values:
  2020: 82.5 # preliminärt
  # inget värde för 2021
  2022: 81
source: {document: planen, place: sida 3}
"""
MOTEN = "title: Möten\nunit: möten\nsource: {document: planen}\n"


@pytest.fixture
def site(tmp_path: Path, golden: Path) -> Path:
    shutil.copytree(golden / "base", tmp_path / "site")
    folder = tmp_path / "site" / FOLDER
    folder.mkdir()
    (folder / "behoriga.yml").write_text(BEHORIGA, encoding="utf-8")
    (folder / "moten.yml").write_text(MOTEN, encoding="utf-8")
    return tmp_path / "site"


def run(site: Path, table: Path, *arguments: str) -> Result:
    words = ["import", str(table), "-y", *arguments, "-f", str(site / "site_config.yml")]
    return CliRunner().invoke(main, words)


def csv(site: Path, *rows: str, heading: str = "Mått;Kommun;År;Värde") -> Path:
    file = site.parent / "tabell.csv"
    file.write_text("\n".join((heading, *rows)) + "\n", encoding="utf-8")
    return file


def values(site: Path, name: str = "behoriga") -> dict[str, object]:
    written = yaml.safe_load((site / FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return {key: written[key] for key in ("values", "by_municipality") if key in written}


def questions(table: Path) -> list[dict[str, object]]:
    file = table.with_name(f"{table.name}.fragor.yml")
    return list(yaml.safe_load(file.read_text(encoding="utf-8"))["frågor"]) if file.exists() else []


def answered(site: Path, table: Path, *answers: str) -> Result:
    asked = questions(table)
    assert len(asked) == len(answers), asked
    given = [{"nyckel": one["nyckel"], "svar": words} for one, words in zip(asked, answers, strict=True)]
    file = table.with_name("svar.yml")
    file.write_text(yaml.safe_dump({"frågor": given}, allow_unicode=True), encoding="utf-8")
    return run(site, table, "--answers", str(file))


CERTAIN: list[tuple[str, tuple[str, ...], dict[str, object]]] = [
    ("Mått;Kommun;År;Värde", ("Behöriga till gymnasiet;;2023;83,25",), {"values": {2020: 82.5, 2022: 81, 2023: 83.25}}),
    ("mått;år;värde", ("behoriga;2023;84",), {"values": {2020: 82.5, 2022: 81, 2023: 84}}),
    ("Nyckeltal;År;Värde", ("N15428;2021;80",), {"values": {2020: 82.5, 2022: 81, 2021: 80}}),
    ("Mått;2021;2023", ("BEHÖRIGA TILL GYMNASIET;80;84 %",), {"values": {2020: 82.5, 2022: 81, 2021: 80, 2023: 84}}),
    ("Mått;Kommun;År;Värde", ("behoriga;Norrby;2022;79", "behoriga;0102;2022;77", "behoriga;Söderby kommun;2023;78"),
     {"values": {2020: 82.5, 2022: 81}, "by_municipality": {"norrby": {2022: 79}, "soderby": {2022: 77, 2023: 78}}}),
    ("Mått;Kön;År;Värde", ("behoriga;Totalt;2023;84", "behoriga;Kvinnor;2023;86"),
     {"values": {2020: 82.5, 2022: 81, 2023: 84}}),
    ("Mått;År;Värde", ("behoriga;2023;84", "behoriga;2024;..", "behoriga;2020;82,5"),
     {"values": {2020: 82.5, 2022: 81, 2023: 84}}),
    ("Mått;Kommun;År;Värde", ("behoriga;;2023;84", "behoriga;Stockholm;2023;90"),
     {"values": {2020: 82.5, 2022: 81, 2023: 84}}),
]  # fmt: skip
"""Headings, rows, and the values afterwards."""


@pytest.mark.parametrize(("heading", "rows", "expected"), CERTAIN)
def test_what_is_certain_is_written(
    heading: str, rows: tuple[str, ...], expected: dict[str, object], site: Path
) -> None:
    result = run(site, csv(site, *rows, heading=heading))
    assert result.exit_code == 0, result.output
    assert values(site) == expected
    assert CliRunner().invoke(main, ["check", "-f", str(site / "site_config.yml")]).exit_code == 0


def test_every_other_line_stays_as_it_is(site: Path) -> None:
    table = csv(site, "behoriga;Norrby;2022;79", "behoriga;;2023;84")
    assert run(site, table).exit_code == 0
    assert (site / FOLDER / "behoriga.yml").read_text(encoding="utf-8") == BEHORIGA.replace(
        "  2022: 81\n", "  2022: 81\n  2023: 84\nby_municipality:\n  norrby:\n    2022: 79\n"
    )
    assert (site / FOLDER / "moten.yml").read_text(encoding="utf-8") == MOTEN
    again = run(site, table)
    assert again.exit_code == 0
    assert "Inget är skrivet." in again.output


ASKED: list[tuple[str, str, str, dict[str, object]]] = [
    ("behoriga;;2023;1.500", "”1.500”. Vad betyder det som värde?", "1500", {2020: 82.5, 2022: 81, 2023: 1500}),
    ("behoriga;;2023;ca 80", "”ca 80”. Vad betyder det som värde?", "80", {2020: 82.5, 2022: 81, 2023: 80}),
    ("behoriga;;2023;ca 80", "”ca 80”. Vad betyder det som värde?", "utelämna", {2020: 82.5, 2022: 81}),
    ("Behöriga;;2023;84", "”Behöriga”. Vad betyder det som mått?", "Behöriga till gymnasiet",
     {2020: 82.5, 2022: 81, 2023: 84}),
    ("behoriga;;läsåret 2023/24;84", "”läsåret 2023/24”. Vad betyder det som år?", "2023",
     {2020: 82.5, 2022: 81, 2023: 84}),
    ("behoriga;Riket;2023;84", "”Riket”. Vad betyder det som kommun?", "utelämna", {2020: 82.5, 2022: 81}),
    ("behoriga;0020;2023;84", "”0020 (regionen i Dalarnas län)”. Vad betyder det som kommun?", "hela planen",
     {2020: 82.5, 2022: 81, 2023: 84}),
    ("behoriga;;2022;82", "Tabellen har andra värden än filen för ”Behöriga till gymnasiet”. Vilka gäller?",
     "de i tabellen", {2020: 82.5, 2022: 82}),
    ("behoriga;;2022;82", "Tabellen har andra värden än filen för ”Behöriga till gymnasiet”. Vilka gäller?",
     "de i filen", {2020: 82.5, 2022: 81}),
]  # fmt: skip
"""A row, what is asked, the answer, and the values of the whole plan afterwards."""


@pytest.mark.parametrize(("row", "question", "answer", "expected"), ASKED)
def test_what_is_not_certain_is_asked(
    row: str, question: str, answer: str, expected: dict[str, object], site: Path
) -> None:
    table = csv(site, row, "moten;;2023;3")
    result = run(site, table)
    assert (result.exit_code, values(site), values(site, "moten")) == (3, {"values": {2020: 82.5, 2022: 81}}, {})
    assert [one["fråga"] for one in questions(table)] == [question]
    result = answered(site, table, answer)
    assert result.exit_code == 0, result.output
    assert (values(site)["values"], values(site, "moten")) == (expected, {"values": {2023: 3}})
    assert run(site, table).exit_code == 0, "the answer is remembered"


def test_a_value_that_stands_twice_is_asked_about(site: Path) -> None:
    table = csv(site, "behoriga;;2023;84", "behoriga;;2023;85", "behoriga;;2023;84")
    assert run(site, table).exit_code == 3
    assert [one["val"] for one in questions(table)] == [["84", "85", "utelämna"]]
    assert answered(site, table, "85").exit_code == 0
    assert values(site)["values"] == {2020: 82.5, 2022: 81, 2023: 85}


def test_an_unknown_column_is_asked_about(site: Path) -> None:
    table = csv(site, "behoriga;2023;84;Norrby;SCB", heading="Mått;År;Värde;Kommunn;Källa")
    assert run(site, table).exit_code == 3
    asked = questions(table)
    assert [one["fråga"] for one in asked] == [
        "Vad står i kolumnen ”Kommunn”?", "Vad står i kolumnen ”Källa”?",
    ]  # fmt: skip
    assert [one.get("förslag") for one in asked] == ["kommun", None]
    assert answered(site, table, "kommun", "utelämna").exit_code == 0
    assert values(site)["by_municipality"] == {"norrby": {2023: 84}}


def test_replace_writes_what_the_table_says(site: Path) -> None:
    assert run(site, csv(site, "behoriga;;2022;82"), "--replace").exit_code == 0
    assert "  2020: 82.5 # preliminärt\n  # inget värde för 2021\n  2022: 82\n" in (
        site / FOLDER / "behoriga.yml"
    ).read_text(encoding="utf-8")


def test_a_file_from_kolada(site: Path, tmp_path: Path) -> None:
    table = tmp_path / "kolada.json"
    shutil.copyfile(RECORDED, table)
    result = run(site, table)
    assert result.exit_code == 3
    assert "2 kommuner är inte med i planen, så värdena tas inte: Örebro, Stockholm." in result.output
    assert "Inte taget: 4 värden för bara kvinnor eller män." in result.output
    assert [one["fråga"] for one in questions(table)] == ["”0000 (hela landet)”. Vad betyder det som kommun?"]
    assert answered(site, table, "utelämna").exit_code == 0
    assert values(site)["by_municipality"] == {"norrby": {2023: 88.4}}


def test_a_workbook(site: Path, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (("Mått", "År", "Värde"), ("Möten", 2023, 12), ("Möten", 2024, 12.5)):
        sheet.append(row)
    workbook.create_sheet("Om").append(("Hämtat", "2024-01-01"))
    workbook.save(tmp_path / "varden.xlsx")
    result = run(site, tmp_path / "varden.xlsx")
    assert result.exit_code == 0, result.output
    assert values(site, "moten") == {"values": {2023: 12, 2024: 12.5}}
    assert "De här tabellerna har inga mätvärden och läses inte: Om." in result.output


def test_the_value_of_a_plan_s_only_municipality_is_the_plan_s(site: Path) -> None:
    index = site / "content/plans/norrby-2021/index.md"
    text = index.read_text(encoding="utf-8")
    assert "municipalities: [norrby, soderby]" in text
    index.write_text(text.replace("[norrby, soderby]", "[norrby]"), encoding="utf-8")
    assert run(site, csv(site, "moten;Norrby;2023;3")).exit_code == 0
    assert values(site, "moten") == {"values": {2023: 3}}


STOPPED: list[tuple[tuple[str, ...], str, int]] = [
    (("--plan", "norby-2021"), 'Det finns ingen plan "norby-2021". Menade du "norrby-2021"?', 1),
    (("--dry-run",), "Inget är skrivet.", 0),
]


@pytest.mark.parametrize(("arguments", "told", "code"), STOPPED)
def test_what_writes_nothing(arguments: tuple[str, ...], told: str, code: int, site: Path) -> None:
    result = run(site, csv(site, "moten;;2023;3"), *arguments)
    assert (result.exit_code, values(site, "moten")) == (code, {})
    assert told in result.output


def test_a_site_without_measures_says_what_to_do(site: Path) -> None:
    shutil.rmtree(site / FOLDER)
    result = run(site, csv(site, "moten;;2023;3"))
    assert result.exit_code == 1
    assert "Beskriv först det som mäts" in result.output
