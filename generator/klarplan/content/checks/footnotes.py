"""Footnotes: that each has a mark in the text, each mark a footnote, and no name two of them.

They are written as Python-Markdown reads them (https://python-markdown.github.io/extensions/footnotes/).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from klarplan.content.checks.bodies import place_in
from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.markup import line_and_column, without_code
from klarplan.text.catalogue import N_

EXTENSIONS = frozenset({"footnotes", "extra"})
"""Those of Markdown that know footnotes."""
MOST_MARKS = 500
"""Of one footnote: it leads back to each of them, and Markdown looks through all for each."""
_NOTE = re.compile(r"^[ ]{0,3}\[\^(?P<name>[^\[\]\n]{1,100})\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^(?P<name>[^\[\]\n]{1,100})\]")
_NO_NOTE = N_("Write below the text what the note says, as in [^1]: The county council's plan.")
_NO_FOOTNOTES = N_("Turn on the extension footnotes in site_config.yml, or write it in brackets.")


def footnote_problems(document: Document, extensions: Collection[str]) -> Iterator[Problem]:
    """What readers would not see as it is meant. `extensions`: those of Markdown that the site uses."""
    if "[^" not in document.body:
        return
    body = without_code(document.body)
    notes = list(_NOTE.finditer(body))
    starts = {note.start("name") for note in notes}
    marks = [mark for mark in _MARK.finditer(body) if mark.start("name") not in starts]
    if EXTENSIONS.isdisjoint(name.removeprefix("markdown.extensions.") for name in extensions):
        if mark := next(iter(marks), None):
            yield _as_written(mark, _NO_FOOTNOTES, document, body)
        return
    first: dict[str, int] = {}
    used = Counter(mark["name"] for mark in marks)
    for note in notes:
        place = place_in(document, body, note.start("name") - 2)
        line, _column = line_and_column(body, note.start("name"))
        if note["name"] in first:
            values = {"found": f"[^{note['name']}]", "line": document.body_line + first[note["name"]]}
            yield Problem(place, "footnote-twice", values)
        elif note["name"] not in used:
            yield Problem(place, "unused-footnote", {"found": f"[^{note['name']}]"})
        first.setdefault(note["name"], line)
    told: set[str] = set()
    for mark in marks:
        name = mark["name"]
        if name not in told and name not in first:
            yield _as_written(mark, _NO_NOTE, document, body)
        elif name not in told and used[name] > MOST_MARKS:
            yield Problem(place_in(document, body, mark.start()), "mark-run", {"found": mark[0]})
        told.add(name)


def _as_written(mark: re.Match[str], instead: str, document: Document, body: str) -> Problem:
    values = {"found": mark[0], "instead": Label(instead)}
    return Problem(place_in(document, body, mark.start()), "shown-as-written", values)
