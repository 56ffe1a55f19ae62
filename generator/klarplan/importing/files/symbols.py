"""What the pictures of symbol fonts mean, as characters (Word: Infoga > Symbol, `w:sym`)."""

from __future__ import annotations

from collections.abc import Mapping

_SYMBOL: Mapping[int, str] = {
    **dict(zip(range(0x20, 0x40), " !∀#∃%&∍()∗+,−./0123456789:;<=>?", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0xA2, 0xC0), "′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵", strict=True)),
    0x40: "≅", 0x5B: "[", 0x5D: "]", 0x5C: "∴", 0x5E: "⊥", 0x5F: "_", 0x7B: "{", 0x7C: "|", 0x7D: "}", 0x7E: "∼",
    0xA0: "€", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒",
    0xDF: "⇓", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS: Mapping[int, str] = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x4E: "☠", 0x6C: "●",
    0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x78: "☒", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Mapping[int, str] = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0x98: "●", 0xA3: "☐",
}  # fmt: skip
_WINGDINGS_3: Mapping[int, str] = {0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x7D: "▶", 0x66: "←", 0x67: "→",
                                   0x68: "↑", 0x69: "↓"}  # fmt: skip
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3,
}  # fmt: skip
UNKNOWN = "□"
"""Stands for a picture that is not known."""


def character(font: str, code: str) -> str:
    """The character of a symbol font's picture (`code`: "F0B3", also without the F0 of the private area); empty where
    it is not known. Other fonts have characters of their own.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    pictures = _FONTS.get(font.strip().lower())
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if pictures is not None:
        return pictures.get(low, "")
    return chr(number) if number < 0xD800 else ""  # above: halves of characters, and the private area


def symbol_fonts() -> frozenset[str]:
    """The fonts whose letters are pictures, in small letters."""
    return frozenset(_FONTS)
