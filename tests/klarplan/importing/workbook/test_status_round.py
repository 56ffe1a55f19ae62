"""A status round: the workbook that `klarplan status --workbook` writes, filled in and imported as a follow-up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from klarplan.commands.cli import main

FOLLOW_UP = "content/plans/norrby-2021/follow-ups/2023-02-15.md"
Fill = Callable[[Mapping[str, Any]], Result]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def fill(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Fill:
    """Writes a round for the base site, fills in cells, and imports it."""
    monkeypatch.chdir(site({}).parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # 2023-11-14

    def answered(cells: Mapping[str, Any]) -> Result:
        assert run("status", "--workbook", "runda.xlsx", "--plan", "norrby-2021").exit_code == 0
        book = openpyxl.load_workbook("runda.xlsx")
        for name, value in cells.items():
            book.worksheets[0][name] = value
            if isinstance(value, str):
                book.worksheets[0][name].data_type = "s"
        book.save("runda.xlsx")
        return run("import", "runda.xlsx", "--plan", "norrby-2021", "--yes")

    return answered


def test_the_workbook_asks_with_a_list(fill: Fill) -> None:
    fill({})
    (sheet,) = openpyxl.load_workbook("runda.xlsx").worksheets
    head, first, *_ = sheet.iter_rows(values_only=True)
    assert head == ("Aktivitet", "Läge nu", "Nytt läge", "Datum för status", "Kommentar", "Id (ändra inte)")
    assert (first[5], first[2:5]) == ("norrby-2021/stodlinje", (None, None, None))
    (choice,) = sheet.data_validations.dataValidation
    assert str(choice.sqref).startswith("C2:C")
    assert "Inte påbörjad,Påbörjad," in choice.formula1


def test_answers_become_a_follow_up(fill: Fill) -> None:
    cells = {"C2": "Genomförd", "D2": date(2023, 2, 15), "E2": "=Alla är klara", "C3": "påbörjad", "D3": "2023-01-10"}
    result = fill(cells)
    assert result.exit_code == 0, result.output
    assert Path(FOLLOW_UP).read_text(encoding="utf-8") == (
        "---\n"
        "title: Lägesrunda 15 februari 2023\n"
        "summary: Så långt hade 2 aktiviteter kommit.\n"
        "date: 2023-02-15\n"
        "statuses:\n"
        "  - activity: stodlinje\n"
        "    status: done\n"
        "    note: =Alla är klara\n"
        "  - activity: foraldragrupper\n"
        "    status: started\n"
        "    note: (Läget gällde 10 januari 2023.)\n"
        "source:\n"
        "  document: lagesrunda-2023-02-15\n"
        "---\n"
    )
    assert "- id: lagesrunda-2023-02-15\n" in Path("content/plans/norrby-2021/index.md").read_text(encoding="utf-8")
    assert run("check").exit_code == 0
    before = Path(FOLLOW_UP).read_bytes()
    assert run("import", "runda.xlsx", "--plan", "norrby-2021", "--yes").exit_code == 0
    assert Path(FOLLOW_UP).read_bytes() == before, "the same file twice changes nothing"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"C2": "Klart", "D2": "2023-02-15"}, '"Nytt läge" kan inte vara "Klart"'),
        ({"C2": "Genomförd"}, "Ingen rad har en dag"),
        ({"C2": "Genomförd", "D2": "i våras"}, "i våras"),
        ({"E2": "Det går bra."}, '"Nytt läge" får inte vara tomt'),
        ({"C2": "Genomförd", "D2": "2023-02-15", "F2": "norrby-2021/finns-inte"}, "finns-inte"),
    ],
)
def test_what_is_uncertain_is_not_written(cells: Mapping[str, str], told: str, fill: Fill) -> None:
    result = fill(cells)
    assert result.exit_code != 0
    assert told in result.output
    assert not Path(FOLLOW_UP).exists()


def test_a_round_without_answers_changes_nothing(fill: Fill) -> None:
    result = fill({})
    assert "Inget är skrivet." in result.output
    assert not Path(FOLLOW_UP).exists()


def test_nobodys_answers_are_written_over(fill: Fill) -> None:
    fill({"C2": "Genomförd"})
    result = run("status", "--workbook", "runda.xlsx")
    assert result.exit_code == 1
    assert "runda.xlsx" in result.stderr


def test_a_plan_must_be_named(fill: Fill) -> None:
    fill({"C2": "Genomförd", "D2": "2023-02-15"})
    result = run("import", "runda.xlsx", "--yes")
    assert result.exit_code != 0
    assert "norrby-2021" in result.output
