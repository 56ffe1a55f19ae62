"""Contrast as WCAG measures it. The expected figures are those of the W3C's definition and well-known pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.content.settings.contrast import GRAPHICS, TEXT, luminance, nearest_with_contrast, ratio

COLOURS = st.from_regex(r"\A#[0-9a-f]{6}\Z")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey that just fails, and the one that just passes
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#0a0a0a", "#000000", 1.06),  # below the knee of the curve
    ],
)
def test_ratio(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.005)
    assert ratio(other, one) == ratio(one, other)


def test_luminance() -> None:
    assert [luminance(f"#{channel}") for channel in ("ff0000", "00ff00", "0000ff")] == [0.2126, 0.7152, 0.0722]


@pytest.mark.parametrize(
    ("colour", "ground", "needed", "expected"),
    [
        ("#0b4a50", "#ffffff", TEXT, "#0b4a50"),  # enough already
        ("#ffc73a", "#ffffff", TEXT, "#986d00"),  # darker
        ("#445566", "#121a1b", TEXT, "#6c849d"),  # lighter
        ("#ffffff", "#ffffff", GRAPHICS, "#949494"),
        ("#808080", "#777777", 7.0, ""),  # no colour has 7:1 against a middle grey
    ],
)
def test_nearest(colour: str, ground: str, needed: float, expected: str) -> None:
    assert nearest_with_contrast(colour, ground, needed) == expected


@given(colour=COLOURS, ground=COLOURS, needed=st.sampled_from([GRAPHICS, TEXT]))
def test_what_is_suggested_is_enough(colour: str, ground: str, needed: float) -> None:
    found = nearest_with_contrast(colour, ground, needed)
    assert ratio(found, ground) >= needed, "against every ground there is black or white"
