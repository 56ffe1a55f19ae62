"""`klarplan format`: every file that changes is told, and so is what cannot be changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klarplan.commands.cli import main

ROOT = Path(__file__).parents[3]
ACTIVITY = "plans/norrby-2021/activities/stodlinje.md"


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ["format", *options])


@pytest.fixture
def content(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = site({})
    monkeypatch.chdir(folder.parent)
    return folder


def test_check_tells_and_writes_nothing(content: Path) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    result = run("--check")
    assert result.exit_code == 1
    assert "content/plans/norrby-2021/index.md: parties\n" in result.stdout
    assert result.stderr.endswith("Kör klarplan format.\n")
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_what_is_written_is_in_its_normal_form(content: Path) -> None:
    written = run()
    assert written.exit_code == 0
    assert "har skrivits" in written.stderr
    again = run("--check")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == "Alla fakta står på det sätt som de brukar skrivas.\n"
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_a_file_that_cannot_be_changed_is_named(content: Path) -> None:
    (content / ACTIVITY).write_text("---\ntitle: 'A\n---\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert f"content/{ACTIVITY}" in result.stderr
    assert (content / ACTIVITY).read_text(encoding="utf-8") == "---\ntitle: 'A\n---\n"


def test_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run().exit_code == 2


def test_what_is_ours_is_in_its_normal_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository's content, and a new site."""
    for name in ("site_config.yml", "content"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    assert CliRunner().invoke(main, ["new", str(tmp_path / "ny"), "--yes"]).exit_code == 0
    for folder in (tmp_path, tmp_path / "ny"):
        monkeypatch.chdir(folder)
        result = run("--check")
        assert (result.exit_code, result.stdout) == (0, "")
