"""One page of every kind, and where each stands: the largest there is where kinds have several, but for the whole
plan, of which each is as long as a book."""

from __future__ import annotations

from typing import Literal

import pytest

_NORRBOTTEN, _NORRTALJE = "planer/norrbotten-2021-2025/", "planer/norrtalje-2021-2023/"

KINDS: dict[str, str] = {
    "start": "",
    "plans": "planer/",
    "plan": _NORRBOTTEN,
    "plan without focus areas": _NORRTALJE,
    "plan in English": f"en/{_NORRBOTTEN}",
    "plan in easy words": f"lattlast/{_NORRBOTTEN}",
    "focus area": f"{_NORRBOTTEN}starkt-samverkan/",
    "activity": f"{_NORRBOTTEN}aktiviteter/infora-vard-och-insatsprogram/",
    "activities of a plan": f"{_NORRTALJE}aktiviteter/",
    "money": f"{_NORRBOTTEN}pengar/",
    "money by municipality": "planer/dalarna-2020/pengar/",
    "indicators of a plan": f"{_NORRBOTTEN}sa-mats-det/",
    "indicators with values": f"{_NORRTALJE}sa-mats-det/",
    "follow-ups": f"{_NORRTALJE}uppfoljningar/",
    "follow-up": f"{_NORRTALJE}uppfoljningar/2022-12-14/",
    "whole plan": "planer/dalarna-2020/hela-planen/",
    "municipalities": "kommuner/",
    "municipality with money": "kommuner/falun/",
    "municipality with own activities": "kommuner/lindesberg/",
    "target groups": "malgrupper/",
    "target group": "malgrupper/barn-och-unga/",
    "situation without activities of its own": "malgrupper/utan-bostad-eller-arbete/",
    "activities": "aktiviteter/",
    "dates": "datum/",
    "indicators": "sa-mats-det/",
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


def each_kind(*without: str) -> pytest.MarkDecorator:
    """Run a test for each kind of page, `kind`; but for those in `without`. A kind's tests are run by one process, so
    that they share what it saw (see `inspection`)."""
    marked = [pytest.param(kind, marks=pytest.mark.xdist_group(kind)) for kind in KINDS if kind not in without]
    return pytest.mark.parametrize("kind", marked)
