"""`klarplan summary`: what a proposal changes, told in Markdown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klarplan.commands.cli import main

ACTIVITY = "plans/norrby-2021/activities/stodlinje.md"


@pytest.fixture
def summary(site: Callable[..., Path], tmp_path: Path) -> Callable[..., Result]:
    """Of a proposal: some files of the base site changed, added (text) or removed (None)."""

    def run(changes: dict[str, str | tuple[str, str] | None], before: dict[str, str | None] | None = None) -> Result:
        old, new = tmp_path / "old", tmp_path / "new"
        shutil.copytree(site(before or {}), old / "content")
        shutil.copy(tmp_path / "site_config.yml", old)
        shutil.copytree(old, new)
        for path, change in changes.items():
            file = new / "content" / path
            if change is None:
                file.unlink()
            elif isinstance(change, tuple):
                text = file.read_text(encoding="utf-8")
                assert change[0] in text
                file.write_text(text.replace(*change), encoding="utf-8")
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(change, encoding="utf-8")
        result = CliRunner().invoke(main, ["summary", "--base", str(old), "--head", str(new), "--lang", "en"])
        assert result.exit_code == 0, result.output
        return result

    return run


def test_nothing(summary: Callable[..., Result]) -> None:
    assert "No page says anything else than before." in summary({}).stdout


def test_an_activity_with_another_text(summary: Callable[..., Result]) -> None:
    told = summary({ACTIVITY: ("Du kan ringa", "Du kan alltid ringa")}).stdout
    assert "0 new" in told
    assert "**Changed pages**" in told
    assert "`planer/norrby-2021/" in told.partition("**Changed pages**")[2].partition("<details>")[0]
    assert "`om/`" not in told


def test_a_new_page_and_one_that_is_gone(summary: Callable[..., Result]) -> None:
    told = summary({"pages/ny.md": "---\ntitle: Ny | <b>sida</b>\n---\nText.\n"}, {"pages/gammal.md": "Text.\n"}).stdout
    assert r"- Ny \| &lt;b\>sida&lt;/b\> `ny/`" in told
    assert "gammal" not in told.partition("<details>")[0]


def test_a_page_that_is_gone(summary: Callable[..., Result]) -> None:
    told = summary({"pages/gammal.md": None}, {"pages/gammal.md": "---\ntitle: Gammal\n---\nText.\n"}).stdout
    assert "- Gammal `gammal/`" in told.partition("**Removed pages**")[2]


def test_dates_of_change_are_no_changes(summary: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is newer in a new checkout; nothing is said of that."""
    monkeypatch.setattr("klarplan.content.history.changed_days", lambda _: {})
    assert "No page says anything else" in summary({}).stdout


def test_problems_are_told_with_what_to_do(summary: Callable[..., Result]) -> None:
    told = summary({ACTIVITY: ("source:", "sorce:")}).stdout
    assert "cannot be built" in told
    assert f"| `content/{ACTIVITY}:" in told
    assert 'Did you mean "source"' in told


def test_the_site_as_it_was_may_be_broken(summary: Callable[..., Result]) -> None:
    told = summary({"pages/x.md": "Text.\n"}, {"pages/x.md": ""}).stdout
    assert "cannot be compared" in told
    assert "x.md" not in told


def test_only_new_advice_is_given(summary: Callable[..., Result]) -> None:
    before = {"pages/x.md": "---\ntitle: X\n---\nVi ska erhålla stöd.\n"}
    assert "Advice" not in summary({}, before).stdout


def test_new_advice(summary: Callable[..., Result]) -> None:
    before = {"pages/x.md": "---\ntitle: X\n---\nVi ska erhålla stöd.\n"}
    told = summary({"pages/x.md": "---\ntitle: X\n---\nNytt.\n\nVi ska erhålla stöd samt härvid.\n"}, before).stdout
    advice = told.partition("### Advice")[2]
    assert "härvid" in advice
    assert "erhålla" not in advice


def test_a_site_that_is_all_new(site: Callable[..., Path], tmp_path: Path) -> None:
    site({})
    (tmp_path / "empty").mkdir()
    result = CliRunner().invoke(
        main, ["summary", "--base", str(tmp_path / "empty"), "--head", str(tmp_path), "--lang", "en"]
    )
    assert result.exit_code == 0
    assert "0 changed and 0 removed" in result.stdout
