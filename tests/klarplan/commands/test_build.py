"""`klarplan build`: a whole site, or the last good one; never two builds in one folder, and nothing of a killed one.

Also tests: publishing.preview
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from klarplan.publishing.lock import WORKSHOP, locked, name_of
from klarplan.publishing.progress import MARK

Make = Callable[[Mapping[str, "str | bytes | None"]], Path]


def run(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_MKDOCS_2_WARNING", "KLARPLAN_DRAFTS")}
    return subprocess.run(
        [sys.executable, "-c", "from klarplan.commands.cli import main; main()", *words], cwd=folder, check=False,
        env={**kept, "KLARPLAN_PDF": "0", **settings}, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.slow
def test_a_site_takes_the_place_of_the_last_one(site: Make) -> None:
    folder = site({}).parent
    (folder / "site").mkdir()
    (folder / "site" / "gammal.html").write_text("förra")
    killed = folder / WORKSHOP / f"{name_of(folder / 'site')}-killed"
    (killed / "site" / "planer").mkdir(parents=True)
    done = run(folder, "build")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Webbplatsen finns i mappen site.\n")
    assert "Material for MkDocs" not in done.stderr + done.stdout
    assert (folder / "site" / "planer" / "index.html").is_file()
    assert not (folder / "site" / "gammal.html").exists()
    assert [path.name for path in (folder / "site").iterdir() if path.name.startswith(".")] == []
    assert list((folder / WORKSHOP).iterdir()) == [], "nothing of this build or of a killed one is left"
    kept = folder / ".cache" / "klarplan"
    assert any(kept.rglob("*")), "the next build will be faster"
    shutil.rmtree(kept)
    done = run(folder, "build", "--no-cache", KLARPLAN_PROGRESS="1")
    assert done.returncode == 0
    assert MARK not in done.stderr + done.stdout, "for a terminal alone"
    assert not any(kept.rglob("*"))


@pytest.mark.slow
def test_a_failed_build_leaves_the_last_one(site: Make) -> None:
    folder = site({"index.md": "---\ntitle: [Byn\n---\n"}).parent
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("förra")
    done = run(folder, "build")
    assert done.returncode == 1
    assert "content/index.md:2:" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("Webbplatsen byggdes inte. Den förra i mappen site är som den var.\n")
    assert "Aborted" not in done.stderr + done.stdout
    assert (folder / "site" / "index.html").read_text() == "förra"


@pytest.mark.parametrize("words", [("build",), ("build", "--output", "site")])
def test_the_second_of_two_is_told(words: tuple[str, ...], site: Make) -> None:
    folder = site({}).parent
    with locked(folder / WORKSHOP, folder / "site"):
        done = run(folder, *words)
    assert done.returncode == 1
    assert done.stderr == "Ett annat bygge gör just nu webbplatsen i site. Vänta tills det är klart, och kör igen.\n"
    assert not (folder / "site").exists()


@pytest.mark.parametrize("folder", [".", "..", "content", "content/site", ".git", ".github/site"])
def test_a_folder_with_something_else_is_not_replaced(folder: str, site: Make) -> None:
    project = site({}).parent
    done = run(project, "build", "--output", folder)
    assert done.returncode == 1
    assert done.stderr == f"Allt som finns i mappen {folder} skulle ersättas av webbplatsen. Välj en annan: site\n"
    assert (project / "content" / "index.md").is_file()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_that_is_no_site(command: str, tmp_path: Path) -> None:
    done = run(tmp_path, command)
    assert done.returncode == 2
    assert done.stderr.startswith("Filen site_config.yml finns inte.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("klarplan:", "klarpan:"),
        ("site_name:", "x_name:"),
        ("docs_dir: content", "docs_dir: content\ntheme: materiall"),
        ("docs_dir: content", "docs_dir: content\nmarkdown_extensions: [finns.inte]"),
        ("docs_dir: content", "docs_dir: content\nINHERIT: site_config.yml"),
        ("docs_dir: content", "docs_dir: content\nsite_dir: .git"),
        ("docs_dir: content", "docs_dir: content\nsite_dir: site_config.yml"),
    ],
)
def test_settings_that_cannot_be_used_are_told(before: str, after: str, site: Make) -> None:
    folder = site({}).parent
    config = folder / "site_config.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    done = run(folder, "build")
    assert done.returncode == 1
    assert "site_config.yml:" in done.stderr
