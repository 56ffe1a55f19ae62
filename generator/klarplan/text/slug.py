"""Texts as names in addresses."""

from __future__ import annotations

import re

from klarplan.text.fold import without_marks

_PLAIN = str.maketrans({"–": "-", "—": "-", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o"})


def slug(text: str) -> str:
    """A text as a name in an address: "Tillgängliga insatser" → "tillgangliga-insatser"."""
    plain = without_marks(text.translate(_PLAIN)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
