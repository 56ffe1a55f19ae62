"""Signs that nobody sees in texts, texts that show nothing, and names that are too long to be names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.markup import line_and_column
from klarplan.content.reading.records import Records
from klarplan.model.paths import FieldPath

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u206f\ue000-\uf8ff\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
"""Control characters; those that turn the direction of all that follows (Unicode's UAX 9, "Trojan source"), that have
no width and part words for every search, that no font has (signs of Word's own), and what stands for a character that
was lost. What joins and parts letters in other scripts and in emoji (U+200C, U+200D) stays."""
_GARBLED = re.compile(
    "[^\\W\\d_]*(?:[ÂÃ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€[\u0080-\u00bf\u0152-\u2122])[^\\W\\d_]*"
)
"""Words whose letters were written in UTF-8 and read in Windows-1252: "Ã¥" for "å", "â€“" for a dash."""
_NAMES = frozenset({
    "title", "short_title", "term", "abbreviation", "name", "short_name", "synonyms", "forms", "area", "label", "unit",
    "focus_area", "focus_areas", "activity", "activities",
})  # fmt: skip
MOST_IN_NAME = 300
"""Characters of a name: the longest title of an activity that is known has 190."""


def character_problems(records: Records) -> Iterator[Problem]:
    """In every file's facts and text."""
    for document in records.documents.values():
        yield from text_problems(document.meta, (), document)
        yield from _in_body(document)


def _in_body(document: Document) -> Iterator[Problem]:
    if match := _HIDDEN.search(document.body):  # the first is enough to find the others
        line = document.body.count("\n", 0, match.start())
        column = match.start() - document.body.rfind("\n", 0, match.start())
        place = document.at(document.body_line + line, column)
        yield Problem(place, "hidden-character", {"found": f"U+{ord(match[0]):04X}"})
    elif garbled := _garbled(document.body):
        start, values = garbled
        line, column = line_and_column(document.body, start)
        yield Problem(document.at(document.body_line + line, column), "garbled-letters", values)


def _garbled(text: str) -> tuple[int, dict[str, str]] | None:
    """The first word whose letters were read in another encoding than they were written in: where, and what it was."""
    for match in _GARBLED.finditer(text):
        with suppress(UnicodeError):  # then it is what somebody wrote
            return match.start(), {"found": match[0], "suggestion": match[0].encode("cp1252").decode("utf-8")}
    return None


def text_problems(value: Any, path: FieldPath, document: Document) -> Iterator[Problem]:
    """In all texts of a value, which stands at `path` in a document."""
    if isinstance(value, str):
        yield from _in_text(value, path, document)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from text_problems(part, (*path, key), document)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from text_problems(part, (*path, index), document)


def _in_text(text: str, path: FieldPath, document: Document) -> Iterator[Problem]:
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    if match := _HIDDEN.search(text):
        yield Problem(document.position(path), "hidden-character", {"found": f"U+{ord(match[0]):04X}"})
    elif garbled := _garbled(text):
        yield Problem(document.position(path), "garbled-letters", garbled[1])
    elif text and not any(_is_seen(char) for char in text):
        yield Problem(document.position(path), "invisible-text", {"field": field})
    elif field in _NAMES and len(text) > MOST_IN_NAME:
        yield Problem(document.position(path), "long-name", {"field": field, "found": len(text), "limit": MOST_IN_NAME})


def _is_seen(char: str) -> bool:
    return unicodedata.category(char)[0] not in "ZCM" and char not in "\u115f\u1160\u3164\uffa0\u2800"
