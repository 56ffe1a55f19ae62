"""What stands in Markdown and is not on the page as its editor sees it: facts, pictures, links, endless nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.markup import without_code
from klarplan.content.reading.records import Records

_FACTS = re.compile(
    r"\A\s*(?:(?P<mark>[-\u2010-\u2015_*+~=. ]{1,12})[ \t\xa0]*\n\s*)?"
    r"(?P<field>title|summary|order|lang|description|template|hide|titel|rubrik|sammanfattning)"
    r"(?:[ \t\xa0]*[:\uff1a](?=\s|\Z)|(?(mark)[ \t]*=))",
    re.IGNORECASE,
)
"""A field that a page's facts may have, where the text begins: below what was meant for three hyphens, or nothing."""
_PICTURE = re.compile(r"!\[(?P<words>[^\[\]]{0,500})\]\(\s{0,9}<?(?P<target>[^\s()<>]{1,999})")
_LINK_TEXT = re.compile(r"(?<!!)\[(?P<words>[^\[\]]{1,200})\](?=[(\[])")
_FILE_NAME = re.compile(
    r"[\w%-]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)|(?:IMG|DSC|bild|image)[_ -]?\d*", re.IGNORECASE
)
_VAGUE = frozenset({
    "här", "klicka här", "tryck här", "läs här", "se här", "länk", "länken", "denna länk", "läs mer", "mer",
    "läs mer här", "mer information", "here", "click here", "read more", "link", "more",
})  # fmt: skip
MOST_LEVELS = 12
"""Levels of lists and quotations within each other. Python-Markdown calls itself for each, up to some hundred."""
_LEVEL = re.compile(r"[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)")
_RUN = re.compile(r"([*_`~\[\]<>(){}!|\\])(?:[ \t]*\1){199}")
MOST_MARKS = 5000
"""Of the same mark in one paragraph: Markdown looks from each for the one that ends it."""


def body_problems(records: Records) -> Iterator[Problem]:
    """What the text of each file holds."""
    for path, document in records.documents.items():
        if classify(path) in (FileKind.PAGE, FileKind.START) and document.meta is None:
            yield from _facts_as_text(document)
        if too_much := too_much_markup(document):
            yield too_much
        else:
            yield from _pictures(document)


def _facts_as_text(document: Document) -> Iterator[Problem]:
    if match := _FACTS.match(document.body):
        start = match.start("field") if match["mark"] is None else match.start("mark")
        yield Problem(place_in(document, document.body, start), "facts-as-text", {"found": match["field"]})


def place_in(document: Document, body: str, start: int) -> Position:
    """The place in the file of a character of its body."""
    line = body.count("\n", 0, start)
    return document.at(document.body_line + line, start - body.rfind("\n", 0, start))


def too_much_markup(document: Document) -> Problem | None:
    """The first place where Markdown would need more time or depth than anybody's text gives reason for."""
    if match := _RUN.search(document.body):
        return Problem(place_in(document, document.body, match.start()), "mark-run", {"found": match[1]})
    start = 0
    for line in document.body.split("\n"):
        if _levels(line) > MOST_LEVELS:
            return Problem(place_in(document, document.body, start), "deep-text", {"limit": MOST_LEVELS})
        start += len(line) + 1
    start = 0
    for part in re.split(r"(\n\s*\n)", document.body):
        marks = {mark: part.count(mark) for mark in "*_`[<&!"}
        most = max(marks, key=lambda mark: marks[mark])
        if marks[most] > MOST_MARKS:
            return Problem(place_in(document, document.body, start), "mark-run", {"found": most})
        start += len(part)
    return None


def _levels(line: str) -> int:
    """How many lists and quotations a line is within: by what begins it, and by how far it is indented."""
    count, at = 0, 0
    while match := _LEVEL.match(line, at):
        count, at = count + 1, match.end()
        if count > MOST_LEVELS:
            return count
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
    listed = re.match(r"[-*+][ \t]|\d{1,9}[.)][ \t]", line.lstrip())
    return max(count, indent // 4 if listed else 0)


def _pictures(document: Document) -> Iterator[Problem]:
    body = without_code(document.body)
    for match in _PICTURE.finditer(body):
        place = place_in(document, body, match.start())
        words = match["words"].strip()
        if re.match(r"(?:https?:)?//", match["target"], re.IGNORECASE):
            target = place_in(document, body, match.start("target"))
            yield Problem(target, "foreign-picture", {"found": match["target"]})
        if not words or _FILE_NAME.fullmatch(words):
            yield Problem(place, "picture-without-words", {"found": match["target"]})


def vague_links(document: Document) -> Iterator[Problem]:
    """Advice on links whose text says nothing of where they lead, which is all that a list of links has of them."""
    body = without_code(document.body)
    for match in _LINK_TEXT.finditer(body):
        words = " ".join(match["words"].strip(" .,!*_»>…→").lower().split())
        if words in _VAGUE:
            yield Problem(place_in(document, body, match.start()), "vague-link", {"found": match["words"]})
