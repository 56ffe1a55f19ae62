"""A site opened from a folder, as reviewers of a proposal do: links lead to pages, and search says why it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from chromium import visit
from click.testing import CliRunner
from playwright.sync_api import Browser, Page
from site_builds import environment, lend_templates

from klarplan.commands.cli import main

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("from-disk")]  # built once


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, built as its workflow builds a proposal."""
    site = tmp_path_factory.mktemp("site")
    done = CliRunner().invoke(
        main, ["new", str(site), "--yes", "--email", "a@b.se", "--form", "https://b.se/fel",
               "--address", "https://b.github.io/planer/"],
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    command = ["-m", "mkdocs", "build", "-q", "-f", "site_config.yml", "--strict", "--no-directory-urls"]
    lend_templates(site)
    subprocess.run([sys.executable, *command], cwd=site, env=environment(), check=True)
    return site / "site"


def open_from_disk(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    assert page.locator("h1").is_visible()


def test_every_link_leads_to_a_page(folder: Path, browser: Browser) -> None:
    """Followed from page to page; a link to a folder would list its files."""
    with visit(browser) as page:
        waiting, seen = [(folder / "index.html").as_uri()], set[str]()
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            page.goto(address)
            links = page.eval_on_selector_all("a[href]", "links => links.map(a => a.href.split('#')[0])")
            local = {link for link in links if link.startswith("file:")}
            assert [link for link in local if not Path(link.removeprefix("file://")).is_file()] == [], address
            waiting += [link for link in local if link.endswith(".html")]
    pages = {file.as_uri() for file in folder.rglob("index.html")}
    assert pages - seen == {(folder / "sok" / "index.html").as_uri()}, "the form leads there"


def test_search_says_why_it_cannot_and_where_to_look(folder: Path, browser: Browser) -> None:
    with visit(browser) as page:
        open_from_disk(page, folder / "index.html")
        page.locator("#site-search").fill("skola")
        page.locator("#site-search").press("Enter")
        page.wait_for_url("**/sok/index.html?*")
        notice = page.locator(".from-disk-only")
        assert "på en webbserver" in notice.inner_text()
        notice.locator("a").click()
        assert page.url == (folder / "a-o" / "index.html").as_uri()


def test_pages_have_their_style_and_their_menu(folder: Path, browser: Browser) -> None:
    """No module runs, so the menu must not wait for one."""
    with visit(browser, width=360) as page:
        open_from_disk(page, folder / "planer" / "exempelplan" / "index.html")
        assert page.locator("#menu").is_visible()
        assert page.locator(".menu-button").is_hidden()
        assert "Source Sans 3" in page.evaluate("getComputedStyle(document.body).fontFamily")
