"""`klarplan` and `klarplan check`: exit codes, formats and languages.

Also tests: commands.options
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klarplan import __version__
from klarplan.commands.cli import main

ACTIVITY = "plans/norrby-2021/activities/stodlinje.md"
BROKEN = {ACTIVITY: "---\ntitel: A\n---\n", "pages/om.md": "---\ntitle: 'A\n---\n"}


@pytest.fixture
def check(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `klarplan check` in the folder of a site with some files changed."""

    def run(changes: dict[str, str], *options: str) -> Result:
        monkeypatch.chdir(site(changes).parent)
        return CliRunner().invoke(main, ["check", *options])

    return run


def test_no_problems(check: Callable[..., Result]) -> None:
    result = check({})
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Inga fel hittades.\n")


def test_problems(check: Callable[..., Result]) -> None:
    result = check(BROKEN)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "content/pages/om.md:2:8: Citattecknet här har inget slut. Avsluta texten med samma tecken: '",
        f'content/{ACTIVITY}:2:1: Fältet "source" (källa) saknas. Lägg till en rad: source: …',
        f'content/{ACTIVITY}:2:1: Fältet "titel" finns inte här. Menade du "title" (titel)?',
    ]
    first, second = result.stderr.splitlines()
    assert first == "3 fel i 2 filer."
    assert second.endswith("klarplan explain missing-field unknown-field yaml-quote")


def test_a_day_that_is_none(check: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    result = check({})
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        'site_config.yml:1:1: Miljövariabeln SOURCE_DATE_EPOCH är "abc", och det är inget antal sekunder. Ange hela '
        "sekunder sedan den 1 januari 1970, som i 1796040000, eller ta bort den: då är dagen i dag."
    ]
    assert CliRunner().invoke(main, ["status"]).exit_code == 1


def test_one_problem(check: Callable[..., Result]) -> None:
    assert check({"pages/om.md": ""}).stderr.splitlines()[0] == "1 fel i 1 fil."
    assert check({"pages/om.md": ""}, "--lang", "en").stderr == "1 problem in 1 file.\n"


def test_in_english(check: Callable[..., Result]) -> None:
    result = check({"pages/om.md": ""}, "--lang", "en")
    assert result.stdout == "content/pages/om.md:1:1: The file is empty. Write its content, or remove the file.\n"


def test_the_language_is_that_of_the_site(check: Callable[..., Result], tmp_path: Path) -> None:
    check({})
    config = tmp_path / "site_config.yml"
    config.write_text(config.read_text().replace("organisation:", "lang: en\n      organisation:"))
    (tmp_path / "content" / "pages" / "om.md").write_text("")
    assert "The file is empty." in CliRunner().invoke(main, ["check"]).stdout


def test_annotations_for_github(check: Callable[..., Result]) -> None:
    result = check(BROKEN, "--format", "github")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[0] == (
        "::error file=content/pages/om.md,line=2,col=8,title=yaml-quote::"
        "Citattecknet här har inget slut. Avsluta texten med samma tecken: '"
    )
    assert check({}, "--format", "github").output == ""


def test_json(check: Callable[..., Result]) -> None:
    result = check(BROKEN, "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert [(told["path"], told["line"], told["kind"]) for told in json.loads(result.stdout)] == [
        ("content/pages/om.md", 2, "yaml-quote"),
        (f"content/{ACTIVITY}", 2, "missing-field"),
        (f"content/{ACTIVITY}", 2, "unknown-field"),
    ]
    assert json.loads(check({}, "--format", "json").stdout) == []


def test_warnings_do_not_stop(check: Callable[..., Result], tmp_path: Path) -> None:
    check({})
    config = tmp_path / "site_config.yml"
    config.write_text(re.sub("^site_url:.*\n", "", config.read_text(), flags=re.MULTILINE))
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.stderr.splitlines()[0]) == (0, "Inga fel hittades.")
    assert result.stderr.splitlines()[1].startswith("1 ")


@pytest.mark.parametrize(("options", "told"), [
    ((), "Filen site_config.yml finns inte. Gå till webbplatsens mapp, eller ange filen med --config-file.\n"),
    (("--lang", "en", "-f", "x.yml"),
     "There is no file x.yml. Go to the site's folder, or name the file with --config-file.\n"),
])  # fmt: skip
def test_no_configuration(options: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", *options])
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)


def test_a_configuration_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("plugins: [klarplan]\n")
    result = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "a.yml")])
    assert result.exit_code == 1
    assert result.stdout.startswith('a.yml:1:10: Inställningen "organisation"')


def test_no_content(tmp_path: Path, golden: Path) -> None:
    (tmp_path / "site_config.yml").write_bytes((golden / "base" / "site_config.yml").read_bytes())
    result = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "site_config.yml")])
    assert (result.exit_code, result.stdout) == (
        1,
        "content:1:1: Mappen content, där innehållet ska ligga, finns inte. "
        "Lägg tillbaka mappen, eller skriv i site_config.yml under docs_dir var innehållet finns.\n",
    )  # fmt: skip


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"klarplan, version {__version__}\n"


@pytest.mark.parametrize("command", [[], *([name] for name in main.commands)])
def test_every_command_and_option_has_help(command: list[str]) -> None:
    group = main.commands[command[0]] if command else main
    assert group.help
    assert [
        option.name for option in group.params if not getattr(option, "help", "") and option.param_type_name == "option"
    ] == []
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
