"""One page of every kind, the largest there is where kinds have several, and where each stands."""

from __future__ import annotations

from typing import Literal

_NORRBOTTEN, _NORRTALJE = "planer/norrbotten-2021-2025/", "planer/norrtalje-2021-2023/"

KINDS: dict[str, str] = {
    "start": "",
    "plans": "planer/",
    "plan": _NORRBOTTEN,
    "plan without focus areas": _NORRTALJE,
    "focus area": f"{_NORRBOTTEN}starkt-samverkan/",
    "activities of a plan": f"{_NORRTALJE}aktiviteter/",
    "money": f"{_NORRBOTTEN}pengar/",
    "money by municipality": "planer/dalarna-2020/pengar/",
    "follow-ups": f"{_NORRTALJE}uppfoljningar/",
    "follow-up": f"{_NORRTALJE}uppfoljningar/2022-12-14/",
    "whole plan": f"{_NORRBOTTEN}hela-planen/",
    "municipalities": "kommuner/",
    "municipality with money": "kommuner/falun/",
    "municipality with own activities": "kommuner/lindesberg/",
    "target groups": "malgrupper/",
    "target group": "malgrupper/barn-och-unga/",
    "situation without activities of its own": "malgrupper/utan-bostad-eller-arbete/",
    "activities": "aktiviteter/",
    "dates": "datum/",
    "glossary": "ordlista/",
    "a-z": "a-o/",
    "search": "sok/",
    "open data": "data/",
    "ordinary page": "om/",
    "statement": "tillganglighet/",
    "not found": "finns/inte/",
}
"""Addresses below the start page. That of the last leads nowhere, so that the server gives 404.html."""

NARROW, WIDE = 320, 1280
"""Widths in CSS pixels. 320 is a small phone, and 1280 at 400 % zoom."""
WIDTHS = (NARROW, WIDE)
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
HEIGHT = 800


def group(number: int) -> str:
    """The xdist group of the `number`th test: two processes share the browser tests, each with a browser of its own."""
    return f"browser-{number % 2 + 1}"
