"""When content was last changed: from git, or not known."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from klarplan.content.history import IGNORED, build_day, changed_days, day_problems, history_problems
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


LONG = "".join(f"rad {number}\n" for number in range(40))


def test_another_name_or_place_is_no_change(repository: Path) -> None:
    commit(repository, {"gammal/lang.md": LONG, "content/andrad.md": LONG.replace("rad", "ord")}, "2026-05-01")
    (repository / "content" / "ny").mkdir()
    git(repository, "mv", "gammal/lang.md", "content/ny/lång.md")
    git(repository, "mv", "content/andrad.md", "content/ny/andrad.md")
    commit(repository, {"content/ny/andrad.md": LONG.replace("rad", "ord") + "mer\n"}, "2026-06-01")
    git(repository, "mv", "content/ny/lång.md", "content/lång.md")
    commit(repository, {}, "2026-07-01")
    days = changed_days(repository / "content")
    assert days["lång.md"] == date(2026, 5, 1)
    assert days["ny/andrad.md"] == date(2026, 6, 1)


def test_an_older_file_of_the_same_name_is_another(repository: Path) -> None:
    commit(repository, {"content/ett.md": LONG}, "2026-05-01")
    git(repository, "mv", "content/ett.md", "content/två.md")
    commit(repository, {}, "2026-05-15")
    commit(repository, {"content/ett.md": "ny\n"}, "2026-06-01")
    days = changed_days(repository / "content")
    assert (days["ett.md"], days["två.md"]) == (date(2026, 6, 1), date(2026, 5, 1))


def test_commits_that_changed_no_content_are_passed_over(repository: Path) -> None:
    commit(repository, {"content/a.md": "2\r\n", "content/ny.md": "1\r\n"}, "2026-05-01")
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, check=True, capture_output=True, text=True)
    assert changed_days(repository / "content")["a.md"] == date(2026, 5, 1)
    (repository / IGNORED).write_text(f"# radslut\n{done.stdout.strip()}  # åäö\nabc\n", encoding="utf-8")
    assert changed_days(repository / "content")["a.md"] == date(2026, 4, 5)


def test_a_history_that_git_does_not_tell(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Position("site_config.yml")
    assert history_problems(repository / "content", place) == []
    assert history_problems(repository.parent, place) == []  # no repository
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own way to try its refusal
    (problem,) = history_problems(repository / "content", place)
    assert problem.kind == "no-history"
    assert "dubious ownership" in problem.message("sv")
    monkeypatch.setenv("PATH", str(repository))
    (problem,) = history_problems(repository / "content", place)
    assert problem.message("sv").endswith(": git är inte installerat.")


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


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/Stockholm", date(2021, 4, 1)), ("UTC", date(2021, 3, 31)), ("America/New_York", date(2021, 3, 31))],
)
def test_the_day_is_that_of_the_time_zone(zone: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half past midnight of 1 April in Sweden."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1617229800")
    assert build_day(zone) == day


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
    sweden = ZoneInfo("Europe/Stockholm")
    before = datetime.now(sweden).date()
    assert before <= build_day() <= datetime.now(sweden).date()
