"""What people read of a view, without addresses and tags."""

from __future__ import annotations

from typing import Any

import pytest

from klarplan.pages.views.plan_parts import Heading
from klarplan.pages.views.read_texts import read_texts
from klarplan.site.parts import Cell, Fact, Link, Row


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Text", ["Text"]),
        (Link("Text", "adress/", note="Not"), ["Text", "Not"]),
        ((Fact("Vem", (Link("Norrby"),)),), ["Vem", "Norrby"]),
        ({"html": "<p>Ett</p>", "anchor": "x", "headings": {"facts": Heading("Kort", "x")}}, ["Ett"]),
        (Row((Cell("Ett", sort="1"),), {"plan": ("a",)}), ["Ett"]),
        (None, []),
        (12, []),
    ],
)
def test_read_texts(value: Any, expected: list[str]) -> None:
    assert [text.strip() for text in read_texts(value) if text.strip()] == expected
