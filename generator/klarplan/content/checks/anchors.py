"""Links to a part of a page: whether the part is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from urllib.parse import unquote

import markdown

from klarplan.content.checks.links import links_in, links_in_html, resolve, split_link
from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind, classify, version_of
from klarplan.content.reading.github import as_on_github
from klarplan.content.reading.markup import without_code
from klarplan.content.reading.records import Records
from klarplan.content.settings.addresses import GOAL_ANCHOR, MADE_ANCHORS
from klarplan.text.nearest import nearest
from klarplan.text.slug import slug

_EXTENSIONS = ("extra", "toc", "admonition", "sane_lists")
_ID = re.compile(r"""\s(?:id|name)=["']?([^"'\s>]+)""")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$|^([^\s#>\-*+].*)\n(?:=+|-+)[ ]*$", re.MULTILINE)
_WHOLE = frozenset({FileKind.PAGE, FileKind.START})
"""Files whose text is a page of its own, so that other files can lead to its headings."""
_PAGES = frozenset({FileKind.ACTIVITY, FileKind.MUNICIPALITY, FileKind.FOLLOW_UP})
"""Files whose text stands on a page of their own, among parts that the templates make."""
_LISTS = frozenset({FileKind.INDICATOR, FileKind.FUNDING, FileKind.TARGET_GROUPS})
"""Files of facts alone, which stand on a page without parts that a link could name."""
_MADE = frozenset({"main", "vad", "pengar", "grannar", "kontakt", "folj"})
"""Those parts, but for what `MADE_ANCHORS` begins."""


def anchor_problems(records: Records) -> Iterator[Problem]:
    """Links whose part after # is not in the same text, or not on the page that they lead to."""
    parts_of = _Parts(records)
    for path, document in records.documents.items():
        in_html = [(target, place) for target, place, _ in links_in_html(document) if target.startswith("#")]
        for target, position in (*links_in(document), *in_html):
            parts = split_link(target)
            if parts.scheme or parts.netloc or not parts.fragment:
                continue
            linked = resolve(path, parts.path) if parts.path else path
            anchor = unquote(parts.fragment)
            if linked not in records.documents or anchor.startswith(":~:"):
                continue
            there = parts_of.own(path) if linked == path else parts_of.seen_from_elsewhere(linked, anchor)
            if there is not None and anchor not in there:
                yield Problem(position, "broken-anchor", {"found": target, "suggestion": _suggestion(anchor, there)})


class _Parts:
    """The names of the parts that links may lead to."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.goals = {owner.path: {GOAL_ANCHOR + goal.id for goal in owner.goals} for owner in records.with_goals}
        self.known: dict[str, frozenset[str]] = {}

    def own(self, path: str) -> frozenset[str]:
        """Those of a file's text."""
        if path not in self.known:
            self.known[path] = _anchors(self.records.documents[path])
        return self.known[path]

    def seen_from_elsewhere(self, path: str, anchor: str) -> frozenset[str] | None:
        """Those of the page that a file becomes; None where templates alone decide whether it has such an `anchor`."""
        kind, version = classify(path), version_of(path)
        of = version.original if version else path
        if version:
            kind = classify(of)
        if kind in _WHOLE:
            return self.own(path)
        if kind is FileKind.GLOSSARY:
            return frozenset(slug(term.term) for _, term in self.records.terms)
        if anchor in _MADE or anchor.startswith(MADE_ANCHORS):  # which parts there are, the facts decide
            return None
        if kind in (FileKind.PLAN, FileKind.FOCUS_AREA):
            return self.own(path) | frozenset(self.goals.get(of, ())) | _activities(self.records, of)
        if kind in _LISTS:
            return frozenset()
        return self.own(path) if kind in _PAGES else None


def _activities(records: Records, path: str) -> frozenset[str]:
    return frozenset(
        activity.id for activity in records.activities
        if f"plans/{activity.plan}/focus-areas/{activity.focus_area}.md" == path
    )  # fmt: skip


def _suggestion(anchor: str, there: frozenset[str]) -> str:
    close = nearest(anchor, there)
    return f"#{close}" if close else ""


def _anchors(document: Document) -> frozenset[str]:
    """The names of a text's parts, as Markdown gives them, and as its slugs for Unicode do (pymdownx.slugs)."""
    html = markdown.markdown(as_on_github(document.body), extensions=list(_EXTENSIONS))
    texts = (match[1] or match[2] for match in _HEADING.finditer(without_code(document.body)))
    headings = (heading for heading in texts if "{" not in heading)  # one with a name of its own has no other
    return frozenset(map(unescape, _ID.findall(html))) | frozenset(map(_unicode_slug, headings))


@cache
def _unicode_slug(heading: str) -> str:
    plain = re.sub(r"[^\w\- ]", "", heading).strip().lower()
    return re.sub(r"[ ]", "-", plain)
