"""The W3C's checker finds no error in any kind of page, and those that are planted. It runs once, as Java is slow."""

from __future__ import annotations

from pathlib import Path

import markup
import pytest
from page_kinds import KINDS
from planting import Defect
from site_server import SiteServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("markup")]

HEADING = "</h1>"
INVALID = [
    ((HEADING, f"{HEADING}<p><div>x</div></p>"), "No “p” element in scope"),
    ((HEADING, f'{HEADING}<p id="main">x</p>'), "Duplicate ID “main”"),
    ((HEADING, f'{HEADING}<label for="borta">x</label>'), "must be the ID of"),
    ((HEADING, f'{HEADING}<p foo="1">x</p>'), "Attribute “foo” not allowed"),
    (("<title>", "<title></title><title>"), "title"),
]
PLANTED = "defect-"


@pytest.fixture(scope="module")
def errors(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the checker says of one page of every kind, and of pages with a defect each: "defect-0:12: …"."""
    names = [f"{KINDS[kind]}index.html" if kind != "not found" else "404.html" for kind in KINDS]
    files, folder, server = (
        [site_folder / name for name in names],
        tmp_path_factory.mktemp("pages"),
        SiteServer(site_folder),
    )
    for number, (html, _) in enumerate(INVALID):
        server.planted.clear()
        Defect(html=html).plant(server)
        files.append(folder / f"{PLANTED}{number}" / "index.html")
        files[-1].parent.mkdir()
        files[-1].write_bytes(server.planted[f"{KINDS[Defect().kind]}index.html"])
    return markup.errors(files)


def test_the_checker_finds_no_errors(errors: list[str]) -> None:
    assert [error for error in errors if not error.startswith(PLANTED)] == []


@pytest.mark.parametrize("number", range(len(INVALID)))
def test_the_checker_finds_what_is_planted(number: int, errors: list[str]) -> None:
    own = [error for error in errors if error.startswith(f"{PLANTED}{number}:")]
    assert [error for error in own if INVALID[number][1] in error], own
