"""What stands in Markdown and is not on the page as its editor sees it: facts, pictures, links, endless nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from klarplan.content.checks.links import resolve, split_link
from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.markup import line_and_column, without_code
from klarplan.content.reading.records import Records

_FACTS = re.compile(
    r"""\A[\s\u200b-\u200f\u2060\ufeff]*
    (?P<mark>(?: (?: [^\w\s](?:[ ]?[^\w\s]){0,11}[ \t]*(?:ya?ml|toml|json|[a-z]?)  # three hyphens, or what was meant so
                 | <!--[^\n]{0,300}-->
                 | \#{1,6}[ ][^\n]{1,300}(?=\n\s*[^\w\s]{2,12}[ \t]*\n) )[ \t\xa0]*\n[\s\u200b\ufeff]* ){0,3})
    (?:["'*_#{][\s"'*_#{]{0,5})?
    (?P<field>title|summary|order|lang|description|template|hide|titel|rubrik|sammanfattning)["'*_]{0,3}
    (?:[ \t\xa0]*[:\uff1a]["'*_]{0,3}(?=\s|\Z)|(?(mark)[ \t]*=))""",
    re.IGNORECASE | re.VERBOSE,
)
"""A field that a page's facts may have, where the text begins: below what was meant for three hyphens, or nothing."""
_SECOND_FACTS = re.compile(
    r"\A(?P<mark>---[ \t]*\n\s*)?(?P<field>[a-z_]{3,30}):(?:[ \t][^\n]*)?\n"
    r"(?:(?:[a-z_]{3,30}:|[ \t]+\S|-[ ])[^\n]*\n){0,60}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
"""Facts below the line that ended the facts."""
_PICTURE = re.compile(r"!\[(?P<words>[^\[\]]{0,500})\]\(\s{0,9}<?(?P<target>[^\s()<>]{1,999})")
_PICTURE_BY_NAME = re.compile(r"!\[(?P<words>[^\[\]]{0,500})\](?:\[(?P<name>[^\[\]]{0,500})\])?(?![(\[])")
_NAMED = re.compile(
    r"^(?: {0,3}>){0,12} {0,3}\[(?P<name>[^\[\]\n]{1,500})\]:[ \t]*(?:\n[ \t]*)?<?(?P<target>[^\s<>]{1,999})",
    re.MULTILINE,
)
"""What a name stands for, at its place in the text or below it."""
_FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_LINK_TEXT = re.compile(r"(?<!!)\[(?P<words>[^\[\]]{1,200})\](?=[(\[])")
_FILE_NAME = re.compile(
    r"[\w%-]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)|(?:IMG|DSC|bild|image)[_ -]?\d*", re.IGNORECASE
)
_SHOWN = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".bmp", ".ico")
"""The endings of what browsers show as pictures."""
_VAGUE = frozenset({
    "här", "klicka här", "tryck här", "läs här", "se här", "länk", "länken", "denna länk", "läs mer", "mer",
    "läs mer här", "mer information", "here", "click here", "read more", "link", "more",
})  # fmt: skip
MOST_LEVELS = 12
"""Levels of lists and quotations within each other. Python-Markdown calls itself for each, up to some hundred."""
_LEVEL = re.compile(r"[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)")
_RUN = re.compile(r"([*_`~\[\]<>(){}!|\\])(?:[ \t]*\1){199}")
_HEADING = re.compile(r"^ {0,3}(?P<mark>#{1,6}(?=[^\n#])|=+(?=[ ]*$)|-+(?=[ ]*$))", re.MULTILINE)
MOST_HEADINGS = 1000
"""In one text: Markdown looks for a name that each of them has alone, through all that begin in the same way."""
MOST_DEFINITIONS = 200
"""In one paragraph: Python-Markdown calls itself for each, up to some hundred."""
MOST_MARKS = 5000
MOST_UNCLOSED = 2500
"""Of the same mark in one paragraph, or so many that they cost the same in several: Markdown looks from each for the
one that ends it; and from a bracket that nothing ends, through all that follows."""
_COSTLY = (
    *((re.compile(re.escape(mark)), MOST_MARKS) for mark in "*_`[<&!"),
    (re.compile(r"\[(?![^\[\]]*+\])"), MOST_UNCLOSED),
)
_APART = re.compile(
    r"(\n\s*\n | \n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]) | \n(?=[ \t]*\|) | \n(?=[ ]{0,3}\*?\[[^\[\]\n]{1,999}\]:))",
    re.VERBOSE,
)
"""Where Markdown takes up its work anew: at blank lines, entries of lists, rows of tables, and what names stand for."""


def body_problems(records: Records) -> Iterator[Problem]:
    """What the text of each file holds."""
    for path, document in records.documents.items():
        if document.meta is not None:
            yield from _facts_as_text(document, _SECOND_FACTS, "facts-below")
        elif classify(path) in (FileKind.PAGE, FileKind.START):
            yield from _facts_as_text(document, _FACTS, "facts-as-text")
        if too_much := too_much_markup(document):
            yield too_much
        else:
            yield from _pictures(path, document, records)


def _facts_as_text(document: Document, pattern: re.Pattern[str], kind: str) -> Iterator[Problem]:
    if match := pattern.match(document.body):
        start = match.start("field") if not match["mark"] else match.start("mark")
        yield Problem(place_in(document, document.body, start), kind, {"found": match["field"]})


def place_in(document: Document, body: str, start: int) -> Position:
    """The place in the file of a character of its body."""
    line, column = line_and_column(body, start)
    return document.at(document.body_line + line, column)


def too_much_markup(document: Document) -> Problem | None:
    """The first place where Markdown would need more time or depth than anybody's text gives reason for."""
    if match := _RUN.search(document.body):
        return Problem(place_in(document, document.body, match.start()), "mark-run", {"found": match[1]})
    start = 0
    for line in document.body.split("\n"):
        if _levels(line) > MOST_LEVELS:
            return Problem(place_in(document, document.body, start), "deep-text", {"limit": MOST_LEVELS})
        start += len(line) + 1
    if heading := next(islice(_HEADING.finditer(document.body), MOST_HEADINGS, None), None):
        return Problem(place_in(document, document.body, heading.start()), "mark-run", {"found": heading["mark"]})
    return _too_many_marks(document)


def _too_many_marks(document: Document) -> Problem | None:
    """Where the marks of a text cost more than those of a paragraph may: the square of their number, in each."""
    start = 0
    costs = [0] * len(_COSTLY)
    for part in _APART.split(document.body):
        if part.count("\n:") > MOST_DEFINITIONS:
            return Problem(place_in(document, document.body, start), "mark-run", {"found": ":"})
        for index, (mark, most) in enumerate(_COSTLY):
            costs[index] += len(mark.findall(part)) ** 2
            if costs[index] > most**2:
                found = mark.pattern.lstrip("\\")[0]
                return Problem(place_in(document, document.body, start), "mark-run", {"found": found})
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


def _pictures(path: str, document: Document, records: Records) -> Iterator[Problem]:
    body = without_code(document.body)
    named = {match["name"].lower(): match for match in _NAMED.finditer(body)}
    by_name = (
        (match, named.get((match["name"] or match["words"]).lower())) for match in _PICTURE_BY_NAME.finditer(body)
    )
    pictures = [(match, match) for match in _PICTURE.finditer(body)]
    for picture, meant in (*pictures, *((picture, meant) for picture, meant in by_name if meant)):
        yield from _picture(picture, meant, document, body)
        linked = resolve(path, split_link(meant["target"]).path)
        if linked in records.paths and not linked.lower().endswith(_SHOWN):
            instead = f"[{picture['words'].strip() or '…'}]({meant['target']})"
            place = place_in(document, body, meant.start("target"))
            yield Problem(place, "no-picture", {"found": meant["target"], "suggestion": instead})


def _picture(picture: re.Match[str], meant: re.Match[str], document: Document, body: str) -> Iterator[Problem]:
    """What is wrong with a picture. `meant` has its target, which a name may stand for."""
    found = meant["target"]
    target, words = place_in(document, body, meant.start("target")), picture["words"].strip()
    if _FOREIGN.match(found):
        yield Problem(target, "foreign-picture", {"found": found})
    if not any(map(str.isalnum, words)) or _FILE_NAME.fullmatch(words):
        yield Problem(place_in(document, body, picture.start()), "picture-without-words", {"found": found})


def vague_links(document: Document) -> Iterator[Problem]:
    """Advice on links whose text says nothing of where they lead, which is all that a list of links has of them."""
    body = without_code(document.body)
    for match in _LINK_TEXT.finditer(body):
        words = " ".join(match["words"].strip(" .,!*_»>…→").lower().split())
        if words in _VAGUE:
            yield Problem(place_in(document, body, match.start()), "vague-link", {"found": match["words"]})
