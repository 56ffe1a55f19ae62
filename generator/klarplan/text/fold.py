"""Letters and their marks: put together into one character each, or left out, so that texts can be compared."""

from __future__ import annotations

import unicodedata


def composed(text: str) -> str:
    """The text with each letter as one character where Unicode has one (its normal form NFC): "a" + "¨" → "ä".

    File names from macOS and text copied from PDF files have letters and marks apart, which looks the same and is not.
    Text is composed where it comes in, so that nothing further in needs to think of it.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def composed_from(text: str) -> list[int]:
    """Where each character of `composed(text)` comes from, as indexes into `text`; last, the length of `text`."""
    places: list[int] = []
    letter, start = "", 0

    def end() -> None:
        places.extend([start] * len(composed(letter)))

    for index, char in enumerate(text):
        if letter and not unicodedata.combining(char) and len(composed(letter + char)) > len(composed(letter)):
            end()
            letter, start = "", index
        letter += char
    end()
    return [*places, len(text)]


def without_marks(text: str) -> str:
    """The letters of a text without accents, dots and rings; compatible signs become plain ones: "Åré" → "Are",
    "ﬁ²" → "fi2" (Unicode's normal form NFKD, without marks).
    """
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def fold(text: str) -> str:
    """A text as search compares it: lower case, without the dots and rings that some leave out. The theme's
    `assets/js/words.js` does the same to a question.
    """
    return without_marks(text).lower()


def folded(text: str) -> str:
    """A text as cells and names are compared: no case, marks or punctuation, and single spaces between its words.

    Å, ä and ö become a and o, as misread letters do: "Västra Götaland (VGR)" → "vastra gotaland vgr".
    """
    plain = without_marks(text.casefold())
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())
