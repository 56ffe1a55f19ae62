"""What a new site knows without being asked."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from klarplan import __version__
from klarplan.commands import new_site as starter
from klarplan.commands.new_site import NewSite, requirement


@pytest.mark.parametrize(
    ("address", "repository"),
    [
        ("https://norrby.github.io/planer/", "https://github.com/norrby/planer"),
        ("https://norrby.github.io/", "https://github.com/norrby/norrby.github.io"),
        ("https://norrby.github.io/planer/halsa/", ""),
        ("https://www.norrby.se/planer/", ""),
        ("https://github.io/planer/", ""),
        ("", ""),
    ],
)
def test_where_the_files_are_kept(address: str, repository: str) -> None:
    assert NewSite("x", "y", date(2026, 1, 1), address).repository == repository


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, f"klarplan[import]=={__version__}"),
        ({"url": "file:///somewhere", "dir_info": {}}, f"klarplan[import]=={__version__}"),
        (
            {"url": "https://example.org/klarplan", "vcs_info": {"vcs": "git", "commit_id": "ab" * 20}},
            f"klarplan[import] @ git+https://example.org/klarplan@{'ab' * 20}",
        ),
    ],
)
def test_which_version_a_new_site_asks_for(
    origin: dict[str, Any] | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return json.dumps(origin) if origin else None

    monkeypatch.setattr(starter.Distribution, "from_name", lambda _: Installed())
    assert requirement() == expected
