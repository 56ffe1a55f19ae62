"""What a new site knows without being asked."""

from __future__ import annotations

from datetime import date

import pytest

from klarplan.commands.new_site import NewSite, host_of


@pytest.mark.parametrize(
    ("address", "repository"),
    [
        ("https://norrby.github.io/planer/", "https://github.com/norrby/planer"),
        ("https://norrby.github.io/", "https://github.com/norrby/norrby.github.io"),
        ("https://norrby.github.io/planer/halsa/", ""),
        ("https://www.norrby.se/planer/", ""),
        ("https://github.io/planer/", ""),
        ("https://norrby.gitlab.io/planer/halsa/", "https://gitlab.com/norrby/planer/halsa"),
        ("", ""),
    ],
)
def test_where_the_files_are_kept(address: str, repository: str) -> None:
    assert NewSite("x", "y", date(2026, 1, 1), address, host=host_of(address)).repository == repository
