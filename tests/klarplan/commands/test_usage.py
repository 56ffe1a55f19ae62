"""Commands that people mistype: what they are told, in the language of the help."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from klarplan.commands.cli import main
from klarplan.commands.usage import Commands
from klarplan.text.fault import FAULT


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("chek", ['Det finns inget kommando "chek". Menade du "check"?', "Hjälp: klarplan --help"]),
        ("xyz", ['Det finns inget kommando "xyz".', "Hjälp: klarplan --help"]),
        ("check --klarspr", ['Valet "--klarspr" finns inte. Menade du "--klarsprak"?', "Hjälp: klarplan check --help"]),
        ("--hjalp", ['Valet "--hjalp" finns inte. Menade du "--help"?', "Hjälp: klarplan --help"]),
        ("import --plan x", ["Kommandot behöver ett ord till: FIL.", "Hjälp: klarplan import --help"]),
        ("import a.docx --table två", ["Efter --table skriver du ett tal.", "Hjälp: klarplan import --help"]),
        ("check --lang tyska", ["Efter --lang kan du skriva: en, fi, sv.", "Hjälp: klarplan check --help"]),
        ("summary --base saknas", ["Det som står efter --base finns inte.", "Hjälp: klarplan summary --help"]),
        ("status --workbook .", ["Efter --workbook skriver du en fil, och ingen mapp."]),
        ("check a b", ["Det här är mer än kommandot kan använda: a b", "Hjälp: klarplan check --help"]),
        ("check --lang", ["Något saknas eller är för mycket efter --lang."]),
        ("check --klarsprak=ja", ["Något saknas eller är för mycket efter --klarsprak."]),
    ],
)
def test_what_a_mistake_is_answered_with(words: str, told: list[str]) -> None:
    result = CliRunner().invoke(main, words.split(), prog_name="klarplan")
    assert result.exit_code == 2
    assert result.output.splitlines()[: len(told)] == told


def test_help_has_no_english_headings() -> None:
    for words in ([], ["-h"], *([name, "-h"] for name in main.commands)):
        lines = CliRunner().invoke(main, words, prog_name="klarplan").output.splitlines()
        assert lines[0].startswith("Skriv: klarplan ")
        assert {"Val:", "Kommandon:"} & set(lines)
        assert not {"Options:", "Commands:"} & set(lines)


def test_a_group_without_a_command_tells_its_help() -> None:
    result = CliRunner().invoke(main, [], prog_name="klarplan")
    assert "  check " in result.output


def test_exit_codes_and_what_stops_a_command() -> None:
    @click.group(cls=Commands)
    def group() -> None: ...

    @group.command()
    def asks() -> None:
        click.prompt("Vad?")

    @group.command()
    def fails() -> None:
        raise click.ClickException("Det gick inte.")

    @group.command()
    def ends() -> None:
        click.get_current_context().exit(3)

    @group.command()
    def works() -> None: ...

    runner = CliRunner()
    codes = {name: runner.invoke(group, [name]) for name in ("asks", "fails", "ends", "works")}
    assert {name: result.exit_code for name, result in codes.items()} == {"asks": 1, "fails": 1, "ends": 3, "works": 0}
    assert "Avbrutet." in codes["asks"].output
    assert "Det gick inte." in codes["fails"].output
    assert runner.invoke(group, ["works"], standalone_mode=False).exit_code == 0


@pytest.fixture
def faulty() -> click.Group:
    """A group with a command that fails as no command should."""

    @click.group(cls=Commands)
    def group() -> None: ...

    @group.command()
    def fails() -> None:
        raise ZeroDivisionError("en\ntext " + "x" * 1000)

    return group


def test_a_fault_is_told_without_a_traceback(faulty: click.Group) -> None:
    result = CliRunner().invoke(faulty, ["fails"], prog_name="klarplan")
    assert result.exit_code == FAULT
    lines = result.output.splitlines()
    assert lines[0] == "Klarplan har ett fel i sig självt. Det är inget som du har skrivit."
    assert lines[1] == "Det höll på med: klarplan fails"
    assert lines[3].startswith("  ZeroDivisionError: en text xxx")
    assert len(lines[3]) < 400
    assert "Traceback" not in result.output


@pytest.mark.parametrize("words", [["fails", "--debug"], ["--debug", "fails"]])
def test_a_fault_is_shown_where_it_is_asked_for(words: list[str], faulty: click.Group) -> None:
    assert isinstance(CliRunner().invoke(faulty, words, prog_name="klarplan").exception, ZeroDivisionError)
