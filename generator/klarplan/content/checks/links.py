"""Links in Markdown bodies, found where they stand, checked before MkDocs sees them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import SplitResult, unquote, urlsplit

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.markup import without_code
from klarplan.content.reading.records import Records
from klarplan.text.nearest import nearest_file

_HTML_LINK = re.compile(
    r"""<(?:a|img|source|video|audio|area)\b[^<>]{0,500}?\s(?:href|src|poster)\s*=\s*["']?(?P<target>[^"'\s<>]+)""",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"""(?: \]\(\s* | ^[ ]{0,3}\[(?!\^)[^\]\n]{1,999}\]:[ \t]* )  # [text](… or [name]: …, but no footnote [^1]: …
    (?: <(?P<pointed>[^<>\n]+)> | (?P<spaced>[^\s()<>"']+(?:[ ][^\s()<>"']+)+)(?=\))
      | (?P<bare>(?:[^\s()<>]|\([^\s()]*\))+) )""",
    re.MULTILINE | re.VERBOSE,
)


def link_problems(records: Records) -> Iterator[Problem]:
    """Links that lead out of the content folder, to a file that is not there, or to a draft that readers cannot see."""
    files = set(records.paths)
    folders = {folder for path in files for folder in _folders(path)}
    for path, document in records.documents.items():
        for target, position in links_in(document):
            yield from _check(path, target, position, files, folders)
            if records.is_draft(linked_plan(path, target)) and not records.is_draft(plan_of(path)):
                yield Problem(position, "draft-link", {"found": target})
        yield from _in_html(document)
    yield from _sources(records, files)


def _in_html(document: Document) -> Iterator[Problem]:
    """Links in HTML, which stay as they are written: to files of the content they lead nowhere."""
    body = without_code(document.body)
    for match in _HTML_LINK.finditer(body):
        target = unescape(match["target"])
        parts = split_link(target)
        start = match.start("target")
        place = document.at(document.body_line + body.count("\n", 0, start), start - body.rfind("\n", 0, start))
        is_picture = not match[0].lower().startswith(("<a ", "<area", "<a\n"))
        if is_picture and (parts.netloc or parts.scheme in ("http", "https")):
            yield Problem(place, "foreign-picture", {"found": target})
        elif parts.path and not parts.scheme and not parts.netloc:
            yield Problem(place, "html-link", {"found": target})


def _sources(records: Records, files: set[str]) -> Iterator[Problem]:
    """The files of plans' sources, which lie in `media`."""
    for plan in records.plans:
        for index, source in enumerate(plan.sources):
            if source.file is None or source.url:
                continue
            path = posixpath.normpath(f"media/{source.file.removeprefix('media/')}")
            place = records.documents[plan.path].position(("sources", index, "file"))
            if source.file.startswith("/") or not path.startswith("media/"):
                yield Problem(place, "source-outside", {"found": source.file})
            elif path not in files:
                yield Problem(place, "missing-source", {"found": source.file, "suggestion": nearest_file(path, files)})


def linked_plan(path: str, target: str) -> str:
    """The plan that a link in the file `path` leads to a part of; empty where it leads elsewhere."""
    parts = split_link(target)
    return "" if parts.scheme or parts.netloc or not parts.path else plan_of(resolve(path, parts.path))


def plan_of(path: str) -> str:
    """The plan whose folder the file or folder lies in; empty outside plans."""
    top, _, rest = path.partition("/")
    return rest.partition("/")[0] if top == "plans" else ""


def _folders(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def links_in(document: Document) -> Iterator[tuple[str, Position]]:
    """Each link's target and place. Code and comments hold no links."""
    body = without_code(document.body)
    for match in _LINK.finditer(body):
        group = match.lastgroup or "bare"
        start = match.start(group)
        line = body.count("\n", 0, start)
        column = start - (body.rfind("\n", 0, start) + 1)
        target = match[group].replace(" ", "%20") if group == "pointed" else match[group]
        yield target, document.at(document.body_line + line, column + 1)


def _check(path: str, target: str, position: Position, files: set[str], folders: set[str]) -> Iterator[Problem]:
    parts = split_link(target)
    if parts.scheme or parts.netloc or not parts.path:
        return
    linked = resolve(path, parts.path)
    if " " in target and linked in files:  # without < and > it is no link to GitHub
        yield Problem(position, "broken-link", {"found": target, "suggestion": target.replace(" ", "%20")})
    elif linked.startswith("../") or linked == "..":
        yield Problem(position, "link-outside", {"found": target})
    elif linked not in files and linked not in folders:
        folder = posixpath.dirname(path)
        close = nearest_file(linked, files)
        suggestion = posixpath.relpath(close, folder or ".") if close else ""
        yield Problem(position, "broken-link", {"found": target, "suggestion": suggestion})


def split_link(target: str) -> SplitResult:
    """A link's parts; what is no address is a path that leads nowhere."""
    try:
        return urlsplit(target)
    except ValueError:  # brackets that are no address
        return SplitResult("", "", target, "", "")


def resolve(path: str, target: str) -> str:
    """The content file that a link's path means; an absolute one counts from the content folder."""
    plain = unquote(target)
    if plain.startswith("/"):
        return posixpath.normpath(plain.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), plain))
