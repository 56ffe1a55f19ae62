"""Contrast between colours, as WCAG 2.2 defines it, and the nearest colour that has enough of it."""

from __future__ import annotations

import colorsys

TEXT = 4.5
"""What text needs (success criterion 1.4.3, https://www.w3.org/TR/WCAG22/#contrast-minimum)."""
GRAPHICS = 3.0
"""What controls and pictures need (1.4.11, https://www.w3.org/TR/WCAG22/#non-text-contrast)."""

_STEPS = 200


def ratio(colour: str, other: str) -> float:
    """The contrast between two colours written #rrggbb, from 1 (none) to 21 (black on white)."""
    darker, lighter = sorted((luminance(colour), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance), from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def nearest_with_contrast(colour: str, ground: str, needed: float) -> str:
    """The colour of the same hue, made darker or lighter as little as possible, that has the contrast `needed`.

    Empty where there is none: no colour has 7:1 against a middle grey.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(_STEPS + 1):
        for changed in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= changed <= 1:
                candidate = _written(*colorsys.hls_to_rgb(hue, changed, saturation))
                if ratio(candidate, ground) >= needed:
                    return candidate
    return ""


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _written(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in (red, green, blue))
