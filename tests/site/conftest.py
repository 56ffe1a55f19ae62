"""Sites that are built once for all tests that look at them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from site_builds import NOON, ROOT, built, copied, once
from site_checks import Site


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all of pytest's processes see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def own_site(shared: Path) -> Site:
    """The repository's own site."""
    config = ROOT / "site_config.yml"
    folder = once(shared, "own-site", lambda folder: built(config, folder, SOURCE_DATE_EPOCH=NOON, PYTHONHASHSEED="1"))
    return Site(folder, _address(config))


@pytest.fixture(scope="session")
def example(shared: Path) -> Callable[..., Site]:
    """An example site, built with an engine, on the day of all builds that are compared."""

    def site(name: str, engine: str = "mkdocs") -> Site:
        source = shared / f"example-{name}-{engine}-source"
        folder = once(
            shared, f"example-{name}-{engine}",
            lambda folder: built(
                copied(name, source), folder, engine=engine, SOURCE_DATE_EPOCH=NOON, PYTHONHASHSEED="1"
            ),
        )  # fmt: skip
        return Site(folder, _address(source / "site_config.yml"))

    return site


def _address(config: Path) -> str:
    found = re.search(r"^site_url: (\S+)", config.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]
