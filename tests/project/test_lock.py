"""The lock: every dependency within its bounds, once for each Python and system, with hashes and no addresses."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SITE = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["build-system"]["requires"]]
TEST = PYPROJECT["project"]["optional-dependencies"]["test"]

ENVIRONMENTS = [
    {
        "python_version": version,
        "python_full_version": full,
        "sys_platform": system,
        "os_name": "nt" if system == "win32" else "posix",
        "platform_system": name,
    }
    for version, full in [("3.11", "3.11.2"), ("3.11", "3.11.14"), ("3.12", "3.12.1"), ("3.13", "3.13.0")]
    for system, name in [("linux", "Linux"), ("darwin", "Darwin"), ("win32", "Windows")]
]
"""Debian 12 has Python 3.11.2."""


@dataclass(frozen=True)
class Pin:
    requirement: Requirement
    hashes: int

    @property
    def version(self) -> str:
        (only,) = self.requirement.specifier
        assert only.operator == "=="
        return only.version

    def holds(self, environment: dict[str, str]) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate(environment)


def pins(name: str) -> dict[str, list[Pin]]:
    found: dict[str, list[Pin]] = {}
    lines = re.sub(r"^ *#.*\n", "", (ROOT / "lock" / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    for entry in lines.replace("\\\n", " ").splitlines():
        requirement, *hashes = entry.split("--hash=sha256:")
        pin = Pin(Requirement(requirement), len(hashes))
        found.setdefault(canonicalize_name(pin.requirement.name), []).append(pin)
    return found


LOCKS = {name: pins(name) for name in ("site.txt", "test.txt")}


@pytest.mark.parametrize(
    ("lock", "requirement"), [*(("site.txt", text) for text in SITE), *(("test.txt", text) for text in [*SITE, *TEST])]
)
def test_every_dependency_is_locked_within_its_bounds(lock: str, requirement: str) -> None:
    wanted = Requirement(requirement)
    for environment in ENVIRONMENTS:
        versions = [pin.version for pin in LOCKS[lock][canonicalize_name(wanted.name)] if pin.holds(environment)]
        assert len(versions) == 1, environment
        assert wanted.specifier.contains(versions[0])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_at_most_one_holds(lock: str) -> None:
    for name, candidates in LOCKS[lock].items():
        assert all(pin.hashes for pin in candidates), name
        assert all(sum(pin.holds(environment) for pin in candidates) <= 1 for environment in ENVIRONMENTS), name


def test_the_tests_run_with_the_versions_of_the_site() -> None:
    def versions(lock: str) -> set[tuple[str, str]]:
        return {(name, pin.version) for name, candidates in LOCKS[lock].items() for pin in candidates}

    assert versions("site.txt") <= versions("test.txt")


def test_build_in_repeats_the_build_system() -> None:
    lines = (ROOT / "lock" / "build.in").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == PYPROJECT["build-system"]["requires"]


@pytest.mark.parametrize(
    "path", ["lock/site.txt", "lock/test.txt", "tests/tools/package-lock.json", "tests/tools/.npmrc"]
)
def test_no_lock_has_an_address(path: str) -> None:
    assert "://" not in (ROOT / path).read_text(encoding="utf-8")


def test_npm_packages_are_pinned_and_have_hashes() -> None:
    def read(name: str) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((ROOT / "tests" / "tools" / name).read_text(encoding="utf-8"))
        return loaded

    wanted, locked = read("package.json")["dependencies"], read("package-lock.json")["packages"]
    root = locked.pop("")
    assert root["dependencies"] == wanted
    assert {path.removeprefix("node_modules/"): entry["version"] for path, entry in locked.items()} == wanted
    assert all(entry["integrity"].startswith("sha512-") for entry in locked.values())
