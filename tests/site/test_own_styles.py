"""The style sheet of a built site, and what a site's own theme folder may put in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_builds import built, copied

from klarplan.publishing.stylesheets import JOINED, PARTS

pytestmark = pytest.mark.slow


def with_own(file: str, css: str, folder: Path) -> Path:
    """The minimal site, built with a file in its `custom_dir`."""
    config = copied("minimal", folder / "source")
    text = config.read_text(encoding="utf-8").replace("name: material\n", "name: material\n  custom_dir: eget\n")
    config.write_text(text, encoding="utf-8")
    own = config.parent / "eget" / file
    own.parent.mkdir(parents=True)
    own.write_text(css, encoding="utf-8")
    return built(config, folder / "site")


def test_an_own_part_stands_among_ours(tmp_path: Path) -> None:
    site = with_own(f"{PARTS}components/letters.css", ".letters { color: teal; }", tmp_path)
    css = (site / JOINED).read_text(encoding="utf-8")
    assert "@layer components {\n.letters { color: teal; }\n}" in css
    assert ".letters a" not in css, "ours is gone"
    assert not (site / PARTS).exists(), "no page loads the parts"


def test_an_own_style_sheet_takes_the_place_of_all(tmp_path: Path) -> None:
    site = with_own(JOINED, "p { color: teal; }", tmp_path)
    assert (site / JOINED).read_text(encoding="utf-8") == "p { color: teal; }"
    assert not (site / PARTS).exists()
