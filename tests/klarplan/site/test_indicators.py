"""What the values of a measure say: newest, trend, whether it goes right and whether the target is reached."""

from __future__ import annotations

from typing import Any

import pytest
from samples import indicator

from klarplan.site.indicators import (
    Trend,
    goes_right,
    indicator_series,
    target_state,
    target_text,
    trend_sentence,
)
from klarplan.site.texts import Texts

SV = Texts("sv")
UP, DOWN, NONE = ({"wanted": way} for way in ("up", "down", "none"))

TRENDS: list[tuple[dict[str, Any], Trend, bool | None, str]] = [
    ({}, Trend.MISSING, None, "Inget värde är redovisat."),
    ({"values": {"2021": 3}}, Trend.SINGLE, None,
     "Det finns bara ett värde, så det går inte att säga åt vilket håll det går."),
    ({"values": {"2021": 3, "2020": 2}, **UP}, Trend.UP, True,
     "Det har ökat från 2\u00a0procent år 2020 till 3\u00a0procent år 2021. Det är åt rätt håll."),
    ({"values": {"2021": 3, "2020": 2}, **DOWN}, Trend.UP, False,
     "Det har ökat från 2\u00a0procent år 2020 till 3\u00a0procent år 2021. Det är åt fel håll."),
    ({"values": {"2021": 3, "2020": 2}, **NONE}, Trend.UP, None,
     "Det har ökat från 2\u00a0procent år 2020 till 3\u00a0procent år 2021."),
    ({"values": {"2021": "1.5", "2020": 2}, **DOWN}, Trend.DOWN, True,
     "Det har minskat från 2\u00a0procent år 2020 till 1,5\u00a0procent år 2021. Det är åt rätt håll."),
    ({"values": {"2021": 2, "2020": 2}, **UP}, Trend.SAME, None,
     "Det är 2\u00a0procent år 2021, lika mycket som år 2020."),
    ({"values": {"2022": 5, "2019": 9}, "baseline": {"year": 2020, "value": 4}, **UP}, Trend.UP, True,
     "Det har ökat från 4\u00a0procent år 2020 till 5\u00a0procent år 2022. Det är åt rätt håll."),
    ({"values": {"2019": 9}, "baseline": {"year": 2020, "value": 4}}, Trend.SINGLE, None,
     "Det finns bara ett värde, så det går inte att säga åt vilket håll det går."),
    ({"baseline": {"year": 2020, "value": 4}}, Trend.SINGLE, None,
     "Det finns bara ett värde, så det går inte att säga åt vilket håll det går."),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "trend", "right", "sentence"), TRENDS)
def test_which_way_it_goes(fields: dict[str, Any], trend: Trend, right: bool | None, sentence: str) -> None:
    record = indicator("a", "x", **fields)
    shown = indicator_series(record)
    assert (shown.trend, goes_right(shown.trend, record.wanted)) == (trend, right)
    assert trend_sentence(SV, record, shown) == sentence


TARGETS: list[tuple[dict[str, Any], str, str]] = [
    ({}, "", ""),
    (UP, "Det ska öka. Planen säger inte till vilket värde.", ""),
    (DOWN, "Det ska minska. Planen säger inte till vilket värde.", ""),
    ({"target": {"value": 90, "year": 2025}, **UP, "values": {"2024": 90}}, "Minst 90\u00a0procent år 2025",
     "Målet är nått."),
    ({"target": {"value": 90}, **UP, "values": {"2024": "89.9"}}, "Minst 90\u00a0procent",
     "Målet är inte nått än."),
    ({"target": {"value": 90, "year": 2024}, **UP, "values": {"2024": 89}}, "Minst 90\u00a0procent år 2024",
     "Målet nåddes inte."),
    ({"target": {"value": 90, "year": 2025}, **UP, "values": {"2024": 89}}, "Minst 90\u00a0procent år 2025",
     "Målet är inte nått än."),
    ({"target": {"value": 10}, **DOWN, "values": {"2024": 10}}, "Högst 10\u00a0procent", "Målet är nått."),
    ({"target": {"value": 10}, **DOWN}, "Högst 10\u00a0procent", ""),
    ({"target": {"value": 2, "note": "En i varje."}, **NONE, "values": {"2024": 3}}, "2\u00a0procent. En i varje.",
     ""),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "text", "state"), TARGETS)
def test_what_is_to_be_reached(fields: dict[str, Any], text: str, state: str) -> None:
    record = indicator("a", "x", **fields)
    assert (target_text(SV, record), target_state(SV, record, indicator_series(record))) == (text, state)
