"""Contexts as JSON has them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

import pytest

from klarplan.pages.spec import plain


@dataclass(frozen=True)
class Inner:
    TEMPLATE: ClassVar[str] = "inner.html"

    text: str
    parts: tuple[Inner, ...] = ()


@dataclass(frozen=True)
class Outer:
    inner: Inner
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    chart: Inner | None = None


class Word(StrEnum):
    DONE = "done"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (0, 0),
        (0.5, 0.5),
        ("å", "å"),
        (Word.DONE, "done"),
        ((), []),
        (("a", 1), ["a", 1]),
        ({"a": (1,)}, {"a": [1]}),
        ({1: "a"}, {"1": "a"}),
        (Inner("a"), {"text": "a", "parts": []}),
        (
            Outer(Inner("a", (Inner("b"),)), {"plan": ("x",)}),
            {"inner": {"text": "a", "parts": [{"text": "b", "parts": []}]}, "keys": {"plan": ["x"]}, "chart": None},
        ),
    ],
)
def test_plain(value: Any, expected: Any) -> None:
    assert plain(value) == expected
    assert json.loads(json.dumps(plain(value))) == expected


@pytest.mark.parametrize("value", [Decimal("1.5"), date(2021, 3, 31), {1, 2}, b"x", object(), Inner, iter(())])
def test_what_is_not_plain(value: Any) -> None:
    with pytest.raises(TypeError, match="not plain"):
        plain({"a": [value]})
