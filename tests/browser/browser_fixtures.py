"""A browser, and the repository's own site on a server: one of each for each of pytest's processes.

tests/conftest.py names this as a plugin, so that the tests of pages and those of the search have the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import launch
from inspection import Inspector
from keyboard import Rings
from playwright.sync_api import Browser, sync_playwright
from site_builds import NOON, ROOT, built, once
from site_server import FOLDER, SiteServer


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. A machine without it fails here."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def inspector(browser: Browser) -> Inspector:
    """What has been seen of each kind of page."""
    return Inspector(browser, Rings(browser.new_context().new_page()))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all of pytest's processes see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def site_folder(shared_folder: Path) -> Path:
    """The repository's own site, built once for all of pytest's processes and for tests/site."""
    config = ROOT / "site_config.yml"
    address = re.search(r"^site_url: https?://[^/\s]+(\S+)", config.read_text(encoding="utf-8"), re.MULTILINE)
    assert address
    assert address[1] == FOLDER
    return once(
        shared_folder, "own-site",
        lambda folder: built(config, folder, SOURCE_DATE_EPOCH=NOON, PYTHONHASHSEED="1"),
    )  # fmt: skip


@pytest.fixture(scope="session")
def running_server(site_folder: Path) -> Iterator[SiteServer]:
    """The server, for the whole run."""
    with SiteServer(site_folder).running() as server:
        yield server


@pytest.fixture
def server(running_server: SiteServer) -> Iterator[SiteServer]:
    """The server, without what other tests have planted."""
    running_server.planted.clear()
    yield running_server
    running_server.planted.clear()
