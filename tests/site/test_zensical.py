"""What `klarplan export --zensical` writes, built with Zensical: the same pages as MkDocs makes.

Also tests: commands.project, publishing.zensical.project
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from same_pages import parts
from site_builds import LONGEST, NOON, copied, environment, files, pages
from site_checks import Site

from klarplan.commands.cli import main

pytestmark = pytest.mark.slow

ONLY_MKDOCS, ONLY_ZENSICAL = {"sitemap.xml.gz"}, {"search.json"}


def exported(config: Path, folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["export", "--zensical", str(folder), "-f", str(config), *options])


def sitemap(folder: Path) -> list[str]:
    """The entries, in whichever order they stand."""
    return sorted("".join((folder / "sitemap.xml").read_text(encoding="utf-8").split()).split("<url>"))


@pytest.mark.parametrize("name", ["edge", "revised"])
def test_zensical_builds_the_same_pages(
    name: str, example: Callable[..., Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = example(name).folder
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    result = exported(copied(name, tmp_path / "source"), tmp_path / "project")
    assert result.exit_code == 0, result.output
    command = [sys.executable, "-m", "zensical", "build", "-f", str(tmp_path / "project" / "zensical.toml"), "--strict"]
    done = subprocess.run(
        command, env=environment(SOURCE_DATE_EPOCH=NOON), check=False, capture_output=True, text=True, timeout=LONGEST
    )
    assert done.returncode == 0, done.stdout + done.stderr
    built = tmp_path / "project" / "site"
    assert pages(built) == pages(expected)
    assert [page for page in pages(built) if parts(built / page, built) != parts(expected / page, expected)] == []
    beside = {file for file in files(built) if not file.startswith(("assets/javascripts/", "assets/stylesheets/"))}
    assert {file for file in files(expected) if not file.startswith("pagefind/")} - beside == ONLY_MKDOCS
    assert {file for file in beside if not file.startswith(("pagefind/", "assets/images/"))} - set(
        files(expected)
    ) == ONLY_ZENSICAL
    index = "pagefind/pagefind-entry.json"
    assert (built / index).read_bytes() == (expected / index).read_bytes()
    assert sitemap(built) == sitemap(expected)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    config, target = copied("minimal", tmp_path / "source"), tmp_path / "target"
    (target / "docs").mkdir(parents=True)
    (target / "docs" / "mine.md").write_text("text")
    for options in ((), ("--replace",)):
        result = exported(config, target, *options)
        assert result.exit_code == 1
        assert "är inte tom" in result.output
        assert [path.name for path in target.rglob("*.*")] == ["mine.md"]
    (target / "zensical.toml").write_text("")
    assert exported(config, target, "--replace").exit_code == 0
    assert not (target / "docs" / "mine.md").exists()
    assert (target / "docs" / "index.md").is_file()
