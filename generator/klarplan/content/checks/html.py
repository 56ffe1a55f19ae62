"""HTML in content that will not be on the page as it was written: named where it stands, for the editor to decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import markdown

from klarplan.content.checks.links import is_slip
from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.github import as_on_github
from klarplan.content.reading.markup import without_code
from klarplan.content.reading.records import Records
from klarplan.model.paths import FieldPath
from klarplan.text.html import Removed, removed, tags_in_text

_SUSPECT = re.compile(r"<[a-z]|\{[^{}\n]*=|(?:\]\(|\]:)\s{0,9}<?\s{0,9}[^\s/)#?]{0,60}[:&]", re.IGNORECASE)
"""A tag, an attribute list, or a link with a scheme (or a character reference that may hide one). Few bodies have any
but the last; those that do are rendered here, so that code that shows HTML is not taken for HTML."""
_HARMLESS_LINK = re.compile(r"(?:\]\(|\]:)\s*<?\s*(?:https?|mailto|tel):[^\s)>]*", re.IGNORECASE)
_FORMATTING = re.compile(
    r"""\*\*[^\s*][^*\n]{0,100}\*\* | (?<!!)\[[^\[\]\n]{1,100}\]\([^\s()]{1,300}\)
      | &(?:amp|lt|gt|quot|apos|nbsp|shy|[aouAOU](?:uml|ring)|eacute|[nm]dash|hellip|\#\d{2,5}|\#x[\da-fA-F]{2,5});""",
    re.VERBOSE,
)
"""Markdown, and signs by their names in HTML, which mean nothing in a text that is plain."""
_EXTENSIONS = ("extra", "sane_lists", "admonition")
"""What sites use most: tables, code, footnotes, lists of attributes, Markdown within HTML."""


def html_problems(records: Records) -> Iterator[Problem]:
    """HTML in bodies that is taken away, and HTML in fields, which are plain text."""
    for document in records.documents.values():
        yield from _in_fields(document.meta, (), document)
        yield from _in_body(document)


def _in_fields(value: Any, path: FieldPath, document: Document) -> Iterator[Problem]:
    if isinstance(value, str):
        for tag in (*tags_in_text(value), *(match[0] for match in _FORMATTING.finditer(value))):
            yield Problem(document.position(path), "html-in-field", {"found": tag})
            return  # one for each field is enough to find it
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _in_fields(part, (*path, key), document)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _in_fields(part, (*path, index), document)


def _in_body(document: Document) -> Iterator[Problem]:
    if not _SUSPECT.search(_HARMLESS_LINK.sub("", document.body)):
        return
    source = without_code(document.body)
    plain = unescape(source)  # an address may have character references in it: then its line is known, and no column
    places: dict[tuple[str, bool], list[int]] = {}

    def starts(pattern: str, exact: bool) -> list[int]:
        if (pattern, exact) not in places:
            text = source if exact else plain
            places[pattern, exact] = [match.start() for match in re.finditer(pattern, text, re.IGNORECASE)]
        return places[pattern, exact]

    for part in removed(markdown.markdown(as_on_github(document.body), extensions=list(_EXTENSIONS))):
        if part.what == "address" and is_slip(part.name):
            continue  # told as a link
        kind = "unsafe-html" if part.active else "dropped-html"
        yield Problem(_place(part, (source, plain), starts, document), kind, {"found": str(part)})


def _place(
    part: Removed, texts: tuple[str, str], starts: Callable[[str, bool], list[int]], document: Document
) -> Position:
    """Where the thing stands; the body's first line where it is hidden too well to be found."""
    for text, exact in zip(texts, (True, False), strict=True):
        if places := starts(_as_written(part), exact):
            start = places[min(part.before, len(places) - 1)]
            column = start - text.rfind("\n", 0, start) if exact else 1
            return document.at(document.body_line + text.count("\n", 0, start), column)
    return document.at(document.body_line)


def _as_written(part: Removed) -> str:
    """How the thing begins in the source, as a regular expression."""
    if part.what == "tag":
        return rf"<{re.escape(part.name)}\b"
    if part.what == "attribute":
        return rf"(?<![\w</-]){re.escape(part.name)}(?=\s*=|[\s>/}}])"
    return re.escape(part.name.strip())
