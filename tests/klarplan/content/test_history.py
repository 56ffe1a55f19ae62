"""When content was last changed: from git, or not known."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from klarplan.content.history import build_day, changed_days, day_problems
from klarplan.content.problems.problem import Position, Problem

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture(autouse=True)
def _own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests, and no repository around the temporary folder."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    who = {"GIT_AUTHOR_NAME": "Å", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | who | when)


def commit(folder: Path, files: dict[str, str], day: str) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "--all", day=day)
    git(folder, "commit", "--message", "x", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, {"content/a.md": "1", "content/mål/åtgärd ö.md": "1", "README.md": "1"}, "2026-02-03")
    commit(tmp_path, {"content/a.md": "2", "content/ny.md": "1", "README.md": "2"}, "2026-04-05")
    return tmp_path


def test_each_file_has_the_day_of_its_newest_commit(repository: Path) -> None:
    assert changed_days(repository / "content") == {
        "a.md": date(2026, 4, 5), "ny.md": date(2026, 4, 5), "mål/åtgärd ö.md": date(2026, 2, 3),
    }  # fmt: skip


def test_content_that_is_the_repository_itself(repository: Path) -> None:
    assert changed_days(repository)["content/mål/åtgärd ö.md"] == date(2026, 2, 3)


def test_files_that_are_not_committed_are_not_known(repository: Path) -> None:
    (repository / "content" / "utkast.md").write_text("x", encoding="utf-8")
    assert "utkast.md" not in changed_days(repository / "content")


def test_a_file_has_the_day_of_the_person_who_committed_it(repository: Path) -> None:
    """Not of another time zone: the evening in Sweden is the same day there."""
    (repository / "content" / "a.md").write_text("3", encoding="utf-8")
    git(repository, "add", "--all")
    when = {"GIT_AUTHOR_DATE": "2026-05-06T23:30:00+0200", "GIT_COMMITTER_DATE": "2026-05-06T23:30:00+0200"}
    who = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), "x")
    subprocess.run(["git", "commit", "-qm", "x"], cwd=repository, check=True, env=os.environ | who | when)
    assert changed_days(repository / "content")["a.md"] == date(2026, 5, 6)


@pytest.mark.parametrize(("depth", "known"), [(1, {}), (2, {"a.md": date(2026, 6, 7)})])
def test_a_shallow_clone_knows_only_what_it_has(repository: Path, depth: int, known: dict[str, date]) -> None:
    """Its oldest commit has all files, also those that it did not change."""
    commit(repository, {"content/a.md": "3"}, "2026-06-07")
    git(repository, "clone", "--quiet", f"--depth={depth}", repository.as_uri(), "shallow")
    assert changed_days(repository / "shallow" / "content") == known


def test_a_folder_without_history(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    assert changed_days(tmp_path) == {}
    git(tmp_path, "init", "--quiet")
    assert changed_days(tmp_path) == {}


def test_names_are_put_together(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "o\u0308versikt.md").write_text("x", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "x")
    assert list(changed_days(tmp_path)) == ["översikt.md"]


def test_no_folder(tmp_path: Path) -> None:
    assert changed_days(tmp_path / "saknas") == {}


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert changed_days(repository / "content") == {}


@pytest.mark.parametrize(("epoch", "day"), [("0", date(1970, 1, 1)), ("1617148800", date(2021, 3, 31))])
def test_the_day_of_the_build_can_be_set(epoch: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert build_day() == day


@pytest.mark.parametrize("epoch", ["abc", "1e9", "1_000", "12.5", " 5", "٣", "9" * 14, "9" * 400])
def test_a_day_that_is_none_is_told(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        build_day()
    assert day_problems(Position("a.yml")) == [Problem(Position("a.yml"), "bad-source-date", {"found": epoch})]


def test_a_day_has_no_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "-1")
    assert day_problems(Position("a.yml")) == []


@pytest.mark.parametrize("epoch", [None, ""])
def test_the_day_of_the_build_is_today(epoch: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = datetime.now(UTC).astimezone().date()
    assert before <= build_day() <= datetime.now(UTC).astimezone().date()
