"""Characters that programs leave in texts: Word's own codes, control characters, letters in two parts, garbled text."""

from __future__ import annotations

import re
import unicodedata

_WORD_CODES = {"\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": "", "\xad": "", "\u2028": "\n", "\u2029": "\n",
               "\u200b": "", "\ufeff": ""}  # fmt: skip
"""What Word and browsers mean by characters without a picture: breaks of lines and pages, hyphens that do not break,
hyphens and breaks that are shown only where a line ends, and marks of the order of bytes.
"""
_CODES = re.compile("[" + "".join(_WORD_CODES) + "]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1d\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_ESCAPES = re.compile(r"_x([0-9A-Fa-f]{4})_")
_GARBLED = re.compile("Ã[¤¥¶„…–©¼\x84\x85\x96\xa9]|â€[“”™œ¢\x93\x94\x99]|\ufffd")
_ERRORS = re.compile(
    r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA"
    r"|REFERENS!|DIVISION/0!|SAKNAS!?|NAMN\?|SKÄRNING!|OGILTIGT!|VÄRDEFEL!|VÄRDE!|TAL!|BERÄKNA!|FÄLT!|BLOCKERAD!"
    r"|OKÄNT!|UPPTAGEN!|HÄMTAR_DATA|SPILLD!|\#{2,})|(?:Err|Fel):5\d\d"
    r"|null|nan|undefined|\[object object\]|-?1[.,]#(?:INF|IND|NAN|QNAN)|0000-00-00",
    re.IGNORECASE,
)
"""Error values of Excel and LibreOffice, in English and Swedish; #### stands for a number that had no room. And what
programs write where they have no value.
"""
_FORMULA = re.compile(r"=\s*[-+(\"']?\s*(?:[A-ZÅÄÖa-zåäö_.]+\(|\$?[A-Za-z]{1,3}\$?\d|\d|[^=\s]+!|\"|')")


def composed(text: str) -> str:
    """A text with its letters whole (NFC) and without Word's codes; line breaks are "\\n"."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return unicodedata.normalize("NFC", _CODES.sub(lambda match: _WORD_CODES[match[0]], plain))


def unescaped(text: str) -> str:
    """A text of a workbook, in which control characters are written _x0007_ (ECMA-376, part 1, 22.9.2.19)."""
    return _ESCAPES.sub(lambda match: chr(int(match[1], 16)), text)


def controls(text: str) -> tuple[str, ...]:
    """The control characters that no text should have, once each: ("U+0007",)."""
    return tuple(dict.fromkeys(f"U+{ord(char):04X}" for char in _CONTROLS.findall(text)))


def without_controls(text: str) -> str:
    """The text without its control characters."""
    return _CONTROLS.sub("", text)


def garbled(text: str) -> str:
    """The first word that was read in another encoding than it was written in ("MÃ¥l"); empty where there is none."""
    return next((word for word in text.split() if _GARBLED.search(word)), "")


def error_value(text: str) -> bool:
    """Whether a cell says only that a program could not work it out: #REF!, #DIVISION/0!, ########."""
    return bool(_ERRORS.fullmatch(text.strip()))


def formula(text: str) -> bool:
    """Whether a text is a formula that no program has worked out: "=10*2500"."""
    return bool(_FORMULA.match(text.strip()))
