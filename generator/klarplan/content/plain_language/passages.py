"""The prose of a content file as passages, sentences and words, each with its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from klarplan.content.plain_language.wording import Wording
from klarplan.content.problems.problem import Position
from klarplan.content.reading.document import Document
from klarplan.content.reading.markup import without_code
from klarplan.model.paths import FieldPath

PROSE_FIELDS = frozenset({
    "title", "summary", "definition", "text", "purpose", "basis", "situation", "aim", "indicators", "follow_up",
    "status_reason", "success_factors", "explanation", "decision", "note", "period_note",
})  # fmt: skip
"""The facts that are sentences to readers."""
_NOT_OURS = frozenset({"source", "sources", "terms", "figures", "decisions"})
"""Within these, texts quote or name documents and are not an editor's to put in other words."""

_WORD = re.compile(r"\w+(?:[-.:’'/]\w+)*", re.UNICODE)
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’»)\]*_]*(?:\s+|\Z)")
_QUOTATION = re.compile(r"[”“][^”“]*[”“]|\"[^\"]*\"|»[^»«]*[»«]")
_OPENING = re.compile(r"[\"”’»(\[*_]*(\w)")

_MARKUP = re.compile(
    r"""!\[[^\[\]]*\]\([^()]*\)                        # pictures
    | (?<=\])\([^)\s]{0,999}(?:\s{1,9}"[^"]{0,999}")?\)  # the target of a link, but not its text
    | (?<=\])\[[^\[\]]*\]
    | ^[ ]{0,3}\[[^\[\]]+\]:.*?$                       # [name]: address
    | <?(?:https?://|mailto:|www\.)[^\s>)]+>?
    | [^\s@<>(]{1,64}@[^\s@>)]+                        # e-mail addresses (RFC 5321: 64 before the @)
    | </?[a-zA-Z][^<>]*>                               # HTML
    | \{[:#.][^{}]*\}                                  # attributes
    | [*_]{1,3}(?=\S) | (?<=\S)[*_]{1,3}(?!\w)         # emphasis
    | [\[\]]""",
    re.VERBOSE | re.MULTILINE,
)
"""Each alternative stops where the next could begin, or soon: a text of unclosed marks takes time in proportion."""
_BEGINS_BLOCK = re.compile(r"[ \t]*(?:>[ \t]*)*(?P<mark>[-*+][ \t]+|\d+[.)][ \t]+|#{1,6}[ \t]+|:[ \t]+|!!![^\n]*)")
_RULE = re.compile(r"[ \t]*(?:[|:\-= \t]+|[*_\-= \t]{3,})\Z")


@dataclass(frozen=True)
class Word:
    """A word, and where it begins and ends in its passage's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A paragraph, a list entry, a table cell, a heading, or a fact. Its text has the file's characters, with markup
    blanked out, so that places in it are places in the file."""

    text: str
    document: Document
    rules: Wording | None
    line: int = 1
    """The line of the file that its text begins on."""
    column: int = 1
    place: Position | None = None
    """The one place of a text whose lines in the file are not known: a fact."""
    is_heading: bool = False
    field: str = ""
    """The name of the fact."""

    @property
    def is_fact(self) -> bool:
        """It stands in the front matter or in a YAML file."""
        return self.place is not None

    def position(self, offset: int) -> Position:
        """Where the character at `offset` stands."""
        if self.place:
            return self.place
        line = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[line] + (self.column if line == 0 else 1)
        return self.document.at(self.line + line, column)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))][:-1] or [0]

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands within quotation marks: the words are somebody else's."""
        return any(start < offset < end for start, end in self._quotations)

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [match.span() for match in _QUOTATION.finditer(self.text)]

    @cached_property
    def sentences(self) -> list[list[Word]]:
        """Its sentences that have words."""
        return sentences(self.text, self.rules)


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text. What hangs together with a hyphen, a point or a colon is one: e-post, t.ex, BUP:s."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(match[0], match.start(), match.end())


def sentences(text: str, rules: Wording | None = None) -> list[list[Word]]:
    """A text's sentences, as lists of words.

    A sentence ends with a point, a question mark or an exclamation mark before a capital, a digit or the end, but not
    after an abbreviation ("t.ex."), and not after a figure ("den 3. maj").
    """
    split, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() < len(text) and not _ends_sentence(text, match, rules):
            continue
        split.append(list(words(text, start, match.end())))
        start = match.end()
    split.append(list(words(text, start)))
    return [sentence for sentence in split if sentence]


def _ends_sentence(text: str, match: re.Match[str], rules: Wording | None) -> bool:
    following = _OPENING.match(text, match.end())
    if not following or not (following[1].isupper() or following[1].isdigit()):
        return False
    if not match[0].startswith("."):
        return True
    last = re.search(r"[\w.]+\Z", text[max(0, match.start() - 20) : match.start()])
    word = last[0].lower() if last else ""
    if rules and word in rules.pointed:
        return False
    return not (word.isdigit() and following[1].isdigit())


def fact_passages(document: Document, rules: Wording | None = None) -> Iterator[Passage]:
    """The facts of a file that are sentences, each at the place of its value."""
    for path, text in _prose(document.meta, ()):
        field = next(str(part) for part in reversed(path) if isinstance(part, str))
        yield Passage(text, document, rules, place=document.position(path), field=field)


def _prose(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name in PROSE_FIELDS:
                yield (*path, name), inner
            elif name not in _NOT_OURS:
                yield from _prose(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            if isinstance(inner, str) and path[-1:] and path[-1] in PROSE_FIELDS:
                yield (*path, index), inner
            else:
                yield from _prose(inner, (*path, index))


def body_passages(document: Document, rules: Wording | None = None) -> Iterator[Passage]:
    """The passages of a Markdown body. Code, pictures and addresses are blanked out; the text of links stays."""
    plain = _MARKUP.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), without_code(document.body))
    gathered: list[str] = []
    began, column, heading = 0, 1, False

    def passage() -> Iterator[Passage]:
        text = "\n".join(gathered)
        if text.strip():
            yield Passage(text, document, rules, document.body_line + began, column, is_heading=heading)
        gathered.clear()

    for number, line in enumerate(plain.split("\n")):
        mark = _BEGINS_BLOCK.match(line)
        if not line.strip() or mark or heading or _RULE.match(line) or "|" in line:
            yield from passage()
            heading = False
        if not line.strip() or _RULE.match(line):
            continue
        if line.lstrip().startswith("|") or line.count("|") > 1:
            yield from _cells(line, document, rules, document.body_line + number)
            continue
        if not gathered:
            began, column, heading = number, 1, bool(mark and mark["mark"].startswith("#"))
        gathered.append(re.sub(r"\S", " ", line[: mark.end()]) + line[mark.end() :] if mark else line)
    yield from passage()


def _cells(line: str, document: Document, rules: Wording | None, number: int) -> Iterator[Passage]:
    start = 0
    for cell in line.split("|"):
        if cell.strip():
            yield Passage(cell, document, rules, number, start + 1, is_heading=True)
        start += len(cell) + 1
