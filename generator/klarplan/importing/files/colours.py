"""Colours behind cells, as six hexadecimal digits: "FFC000". White counts as none."""

from __future__ import annotations

import re

_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})\Z")
_WORDS = {
    "red": "FF0000", "yellow": "FFFF00", "green": "008000", "lime": "00FF00", "orange": "FFA500", "blue": "0000FF",
    "gold": "FFD700", "gray": "808080", "grey": "808080", "lightgreen": "90EE90", "lightgrey": "D3D3D3",
    "darkgreen": "006400", "darkred": "8B0000", "tomato": "FF6347",
}  # fmt: skip
"""Names that HTML and Word use."""


def colour(code: str | None) -> str:
    """A colour as a file writes it ("#ffc000", "FFFFC000", "red"); empty for white, none and what is not known."""
    match = _HEX.match((code or "").strip())
    digits = match[1].upper() if match else _WORDS.get((code or "").strip().lower(), "")
    return "" if digits == "FFFFFF" else digits


def tinted(code: str, tint: float) -> str:
    """A colour of a theme made lighter (tint above 0, towards white at 1) or darker (below 0)."""
    if not code or not tint:
        return code
    parts = (int(code[index : index + 2], 16) for index in (0, 2, 4))
    mixed = (part + (255 - part) * tint if tint > 0 else part * (1 + tint) for part in parts)
    return "".join(f"{min(255, max(0, round(part))):02X}" for part in mixed)
