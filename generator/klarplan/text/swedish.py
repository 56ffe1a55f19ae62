"""Swedish alphabetical order, and names in the genitive."""

from __future__ import annotations

from klarplan.text.fold import without_marks

_AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
"""Å, ä and ö are letters of their own after z; these characters follow z in ASCII."""
_LETTERS = {"Å": "Å", "Ä": "Ä", "Æ": "Ä", "Ö": "Ö", "Ø": "Ö"}


def sort_key(text: str) -> tuple[str, str]:
    """For sorting as a Swedish index does: case, other accents and signs in front do not count, å ä ö come last
    (SAOL's order)."""
    start = next((place for place, char in enumerate(text) if char.isalnum()), len(text))
    return "".join(map(_letter, text[start:].lower())), text


def _letter(char: str) -> str:
    return _AFTER_Z.get(char) or without_marks(char)[:1] or char


def initial(text: str) -> str:
    """The letter that a text stands under in an index; "0–9" for digits, "#" for signs."""
    first = next((char for char in text if char.isalnum()), "#").upper()
    if first in _LETTERS:
        return _LETTERS[first]
    plain = without_marks(first)[:1] or first
    return "0–9" if plain.isdigit() else plain


def genitive(name: str) -> str:
    """ "Falun" → "Faluns", "Hällefors" → "Hällefors"."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"
