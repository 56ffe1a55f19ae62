"""Names in addresses."""

from __future__ import annotations

import pytest

from klarplan.text.slug import slug

SLUGS = [
    ("Tillgängliga insatser", "tillgangliga-insatser"),
    ("Åby 2022–2023", "aby-2022-2023"),
    ("  --x--  ", "x"),
    ("é", "e"),
    ("A\u030aby", "aby"),
    ("Sør-Ærø", "sor-aero"),
    ("!!!", ""),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected
