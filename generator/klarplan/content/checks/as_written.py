"""Marks that GitHub, Material or a word processor gives a meaning, and that readers see as they are written.

Warnings alone: the text is all there. Which marks mean something here, the site's extensions of Markdown decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from klarplan.content.checks.bodies import place_in
from klarplan.content.checks.footnotes import footnote_problems
from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.markup import without_code
from klarplan.content.reading.records import Records
from klarplan.text.catalogue import N_
from klarplan.text.icons import SHORTCODE, known


class _Mark(NamedTuple):
    pattern: re.Pattern[str]
    """Its first group, or all of it, is what is shown to the editor."""
    instead: str
    extensions: frozenset[str] = frozenset()
    """With one of these the mark is shown as it should be."""


def _mark(pattern: str, instead: str, *extensions: str) -> _Mark:
    return _Mark(re.compile(pattern, re.MULTILINE), instead, frozenset(extensions))


_HEADINGS = N_("Use headings and lists instead.")
_MARKS = (
    _mark(r'^ {0,12}(===[!+]{0,2} "[^"\n]{0,99}")', _HEADINGS, "pymdownx.tabbed"),
    _mark(
        r"^ {0,12}((?:!!!|\?\?\?\+?) +[\w-]{2,30})",
        N_("Turn on the extension admonition (for ???: pymdownx.details) in site_config.yml, or write a quotation: >"),
        "admonition",
        "pymdownx.details",
    ),
    _mark(
        r"^ {0,12}(?:[-*+]|\d{1,9}[.)]) +(\[[ xX]\])(?= )",
        N_("Turn on the extension pymdownx.tasklist in site_config.yml, or write an ordinary list."),
        "pymdownx.tasklist",
    ),
    _mark(
        r"^(?:> {0,3}){1,12}(\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])",
        N_("Write what kind of note it is in words."),
    ),
    _mark(
        r"(\{:?[ ]{0,3}[.#][\w-]{1,60}[^{}\n]{0,99}\})",
        N_("Remove it. The theme decides how texts look."),
        "attr_list",
        "markdown.extensions.attr_list",
        "extra",
        "markdown.extensions.extra",
    ),
    _mark(r"(?<![=\w])(==[^\s=][^=\n]{0,200}==)(?!=)", N_("Write **…** for what is important."), "pymdownx.mark"),
    _mark(r"(\$\$[^$\n]{1,300}\$\$)", N_("Write it in words, or as a picture with words.")),
    _mark(r"(\[\[[^\[\]\n]{1,200}\]\])(?!\()", N_("Write a link: [text](file.md).")),
)
_IN_CODE = _mark(r"^ {0,12}((?:```+|~~~+) ?mermaid)", N_("Write it in words, or as a picture with words."))
"""A drawing in code, which GitHub draws."""
_OF_PROGRAMS = _mark(r"(\{%[^%\n]{0,200}%\}|\{\{[^{}\n]{0,200}\}\})", N_("Remove it, or write out what it stands for."))
"""What a plugin may fill in on ordinary pages, and nowhere else."""
_RUN = re.compile(
    r"^ {0,3}(?P<mark>[•·◦‣▪–—]|-(?=[^\W\d_])|\d{1,2}\.(?=[^\W\d_])|[a-h]\)(?= ))[^\n]*\n"
    r" {0,3}(?:[•·◦‣▪–—]|-(?=[^\W\d_])|\d{1,2}\.(?=[^\W\d_])|[a-h]\)(?= ))",
    re.MULTILINE,
)
"""Two lines after each other that look like a list's, and are one paragraph to Markdown."""
_BLOCK = re.compile(
    r"^ {0,3}<(?P<name>details|div|section|figure|aside|article|center)(?P<rest>\b[^<>\n]{0,300})>", re.MULTILINE
)
_MOST_BLOCKS = 100
"""Of HTML in one text that are looked into: the end of each is looked for to the end of the text."""
_MARKDOWN = re.compile(r"^ {0,3}(?:[-*+] |\d{1,9}[.)] |#{1,6} |> )\S|\*\*\S|\]\(", re.MULTILINE)


def written_problems(records: Records, extensions: Collection[str]) -> Iterator[Problem]:
    """What stands in bodies and will be seen as it is written. `extensions`: those of Markdown that the site uses."""
    used = frozenset(extensions)
    for path, document in records.documents.items():
        body = without_code(document.body)
        is_page = classify(path) in (FileKind.PAGE, FileKind.START)
        marks = [mark for mark in (*_MARKS, *(() if is_page else (_OF_PROGRAMS,))) if not mark.extensions & used]
        for mark in marks:
            yield from _first(mark, body, document)
        yield from _first(_IN_CODE, document.body, document)
        yield from _unknown_icons(body, document)
        yield from _without_address(body, document)
        yield from footnote_problems(document, used)
        if match := _RUN.search(body):
            place = place_in(document, body, match.start("mark"))
            yield Problem(place, "lines-run-together", {"found": match["mark"]})
        if not used & {"md_in_html", "markdown.extensions.md_in_html", "extra", "markdown.extensions.extra"}:
            yield from _in_html(body, document)


def _first(mark: _Mark, body: str, document: Document) -> Iterator[Problem]:
    """One of each is enough to find the others."""
    if match := mark.pattern.search(body):
        place = place_in(document, body, match.start(1))
        yield Problem(place, "shown-as-written", {"found": match[1], "instead": Label(mark.instead)})


_NAME = re.compile(r"(?:(?:material|octicons|fontawesome|simple)-[a-z0-9-]{1,80}|[a-z][a-z_]{2,40})")
"""What is meant as an icon or an emoji, where it stands between colons."""


def _unknown_icons(body: str, document: Document) -> Iterator[Problem]:
    """The first name that is no icon's and no emoji's."""
    for match in SHORTCODE.finditer(body):
        if _NAME.fullmatch(match[1]) and not known(match[1]):
            place = place_in(document, body, match.start())
            values = {"found": match[0], "instead": Label(N_("Write it in words."))}
            yield Problem(place, "shown-as-written", values)
            return


_BY_NAME = re.compile(r"(?<![\]\\\[])\[(?P<words>[^\[\]\n]{1,300})\]\[(?P<name>[^\[\]\n]{0,300})\](?![\[(:])")
_NAMED = re.compile(r"^[ >]{0,40}\[(?P<name>[^\[\]\n]{1,500})\]:", re.MULTILINE)


def _without_address(body: str, document: Document) -> Iterator[Problem]:
    """The first link by a name that stands for no address. Numbers side by side ("[1][2]") are meant as they stand."""
    named = {" ".join(match["name"].lower().split()) for match in _NAMED.finditer(body)}
    for match in _BY_NAME.finditer(body):
        name = " ".join((match["name"] or match["words"]).lower().split())
        if name not in named and not name.isdecimal() and not match["words"].startswith("^"):
            values = {"found": match[0], "instead": Label(N_("Write the address in brackets: [text](file.md)."))}
            yield Problem(place_in(document, body, match.start()), "shown-as-written", values)
            return


def _in_html(body: str, document: Document) -> Iterator[Problem]:
    """Markdown within HTML, which GitHub reads after a blank line."""
    for match in islice(_BLOCK.finditer(body), _MOST_BLOCKS):
        name = match["name"].lower()
        end = body.find(f"</{name}", match.end())
        blank = body.find("\n\n", match.end(), end if end >= 0 else len(body))
        if blank >= 0 and _MARKDOWN.search(body, blank, end if end >= 0 else len(body)):
            yield Problem(
                place_in(document, body, match.start() + match[0].index("<")),
                "markdown-in-html",
                {"found": f"<{name}>"},
            )
            return
