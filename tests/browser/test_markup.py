"""The W3C's checker finds no error in any kind of page."""

from __future__ import annotations

from pathlib import Path

import markup
import pytest
from page_kinds import KINDS

pytestmark = pytest.mark.browser


def test_the_checker_finds_no_errors(site_folder: Path) -> None:
    names = [f"{KINDS[kind]}index.html" if kind != "not found" else "404.html" for kind in KINDS]
    assert markup.errors([site_folder / name for name in names]) == []
