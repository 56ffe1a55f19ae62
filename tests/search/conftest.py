"""The results page of the repository's own site, in a browser: one of each for each of pytest's processes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import launch
from playwright.sync_api import Browser, sync_playwright
from site_builds import NOON, ROOT, built, once
from site_server import SiteServer


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. A machine without it fails here."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The repository's own site, built once for all of pytest's processes."""
    own = tmp_path_factory.getbasetemp()
    return once(
        own if worker_id == "master" else own.parent,
        "own-site",
        lambda folder: built(ROOT / "site_config.yml", folder, SOURCE_DATE_EPOCH=NOON, PYTHONHASHSEED="1"),
    )


@pytest.fixture(scope="session")
def server(site_folder: Path) -> Iterator[SiteServer]:
    """The site, served as GitHub Pages does it."""
    with SiteServer(site_folder).running() as server:
        yield server


@pytest.fixture(scope="session")
def number_of_activities(site_folder: Path) -> int:
    """How many activities the list of all of them says that it has."""
    page = (site_folder / "aktiviteter" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'id="count"[^>]*>(\d+)', page)
    assert found
    return int(found[1])
