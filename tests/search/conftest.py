"""What the tests of the search share."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def number_of_activities(site_folder: Path) -> int:
    """How many activities the list of all of them says that it has."""
    page = (site_folder / "aktiviteter" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'id="count"[^>]*>(\d+)', page)
    assert found
    return int(found[1])
