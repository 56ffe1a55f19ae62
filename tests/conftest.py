"""What tests share: a small valid site, copied and changed."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import Problem
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames

pytest_plugins = ["browser_fixtures"]  # of tests/browser: one browser for all that use one

settings.register_profile(
    "klarplan", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("klarplan")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: browsers, LibreOffice and package servers are waited for."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionstart() -> None:
    """Thousands of tests are collected, and nothing of them is thrown away: Python need not look for that meanwhile."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Nor need it look through what was collected each time that it looks for what the tests throw away."""
    gc.enable()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest first, so that all processes have something to do until the end."""
    items.sort(key=lambda item: (item.get_closest_marker("slow") is None, item.get_closest_marker("browser") is None))


@pytest.fixture(scope="session")
def golden() -> Path:
    """The folder of golden cases. `base` in it is a small valid site."""
    return Path(__file__).parent / "golden"


@pytest.fixture
def site(tmp_path: Path, golden: Path) -> Callable[[Mapping[str, str | bytes | None]], Path]:
    """Makes a copy of the base site with some files changed, or removed (None). Returns its content folder."""

    def make(changes: Mapping[str, str | bytes | None]) -> Path:
        shutil.rmtree(tmp_path / "content", ignore_errors=True)
        shutil.copytree(golden / "base", tmp_path, dirs_exist_ok=True)
        content = tmp_path / "content"
        for path, text in changes.items():
            file = content / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return content

    return make


@pytest.fixture
def problems_of(site: Callable[[Mapping[str, str | bytes | None]], Path]) -> Callable[..., list[Problem]]:
    """All problems of the base site with some files changed: texts, or (found, replacement) in a file of the base."""

    def find(changes: Mapping[str, str | bytes | tuple[str, str] | None]) -> list[Problem]:
        content = site({})
        texts: dict[str, str | bytes | None] = {}
        for path, change in changes.items():
            if isinstance(change, tuple):
                text = (content / path).read_text(encoding="utf-8")
                assert change[0] in text, (path, change)
                texts[path] = text.replace(*change, 1)
            else:
                texts[path] = change
        return validate(site(texts), Addresses(AddressNames()))[1]

    return find
