"""What the files at the project's root promise to each other."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

import klarplan

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads(PYPROJECT)["project"]
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".ci/run", ".github/workflows/check.yml"])
def test_commands_that_are_named_exist(name: str) -> None:
    named = set(re.findall(r"(?:^|`|run: )make ([a-z]+)", text(name), re.MULTILINE))
    assert named
    assert named <= TARGETS


def test_make_lists_its_commands() -> None:
    assert set(re.findall(r'@echo "make ([a-z]+)', MAKEFILE)) == TARGETS - {"help", "install"}


@pytest.mark.parametrize(
    "arguments",
    [
        "-m venv .venv",
        "install --require-hashes -r lock/site.txt",
        "install --require-hashes -r lock/test.txt",
        "install --no-deps --no-build-isolation -e .",
        "klarplan build",
        "klarplan serve",
    ],
)
def test_the_readme_says_without_make_what_make_does(arguments: str) -> None:
    made = MAKEFILE.replace("$(VENV)", ".venv").replace("$(BIN)/", "").replace("--quiet ", "")
    assert arguments in made
    assert arguments in text("README.md")


def test_ci_runs_both_commands() -> None:
    commands = [line for line in text(".ci/run").splitlines() if line.startswith("make")]
    assert commands == ["make test", "make site"]
    assert "set -euo pipefail" in text(".ci/run")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
@pytest.mark.parametrize("name", [".ci/run", "tools/install_test_tools.sh"])
def test_scripts_can_be_run(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


def test_places_that_are_named_exist() -> None:
    named = re.findall(r"`([a-z_]+/[a-z_./-]+)`", text("CONTRIBUTING.md"))
    roots = (ROOT, ROOT / "generator" / "klarplan", ROOT / "theme")
    assert len(named) > 20
    assert [name for name in named if not any((root / name).exists() for root in roots)] == []


def test_the_changelog_has_this_version() -> None:
    assert re.search(rf"^## \[{re.escape(klarplan.__version__)}\] - ", text("CHANGELOG.md"), re.MULTILINE)


def test_the_licence_is_the_one_that_the_package_names() -> None:
    assert PROJECT["license"] == "MIT"
    assert text("LICENSE").startswith("MIT License\n\nCopyright (c) 2026 Klarplan contributors\n")


REQUIREMENTS = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_each_dependency_has_a_bound_and_a_reason(requirement: str) -> None:
    assert re.search(rf'^  "{re.escape(requirement)}", +# \S', PYPROJECT, re.MULTILINE)
    assert Requirement(requirement).specifier


def test_no_file_names_a_registry() -> None:
    # Put together from parts, so that this file does not name one either.
    patterns = ["--(extra-)?index-" + "url", "--find-" + "links", "pythonhosted" + r"\.org", "registry" + r"\.npmjs"]
    found = [
        f"{name}: {match[0]}"
        for name in _tracked()
        for match in re.finditer("|".join(patterns), _content(ROOT / name))
        if not match.string[: match.start()].endswith("--no-emit")
    ]
    assert found == []


def _tracked() -> list[str]:
    """Every file that git has or would take; without git (in a downloaded archive), the files at the root."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return sorted(set(listing.stdout.splitlines())) or [path.name for path in ROOT.iterdir() if path.is_file()]


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except UnicodeDecodeError:  # a picture or a font
        return ""


def test_gitlab_does_what_github_does() -> None:
    """The commands of .github/workflows, with GitLab's own words for how a proposal is compared."""
    jobs = yaml.safe_load(text(".gitlab-ci.yml"))
    scripts = {name: [line for line in jobs[name]["script"] if line.startswith("make")] for name in _GITLAB}
    assert scripts == _GITLAB
    assert jobs["default"]["before_script"] == ["make install"]
    assert jobs["pages"]["variables"] == {"KLARPLAN_PDF": "1"}


_GITLAB = {
    "content": [
        "make check --silent FORMAT=gitlab >problems.json || true",
        "make summary --silent BASE=.cache/before >changes.md",
        "make check",
    ],
    "preview": ["make site ARGS=--no-directory-urls"],
    "pages": ["make check", "make site"],
}


def test_the_container_builds_the_site_from_what_is_here() -> None:
    lines = text("Dockerfile").splitlines()
    ignored = {line.rstrip("/") for line in text(".dockerignore").splitlines()}
    assert "RUN make check && make site" in lines
    assert ignored.isdisjoint({"content", "docs", "generator", "lock", "theme", ".git"})
    assert json.loads(text(".devcontainer/devcontainer.json"))["postCreateCommand"] == "make install"
