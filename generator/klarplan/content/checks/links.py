"""Links in Markdown bodies, found where they stand, checked before MkDocs sees them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.records import Records
from klarplan.text.nearest import nearest_file

_CODE = re.compile(r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)|\Z)|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_LINK = re.compile(
    r"""(?: \]\(\s* | ^[ ]{0,3}\[(?!\^)[^\]]+\]:[ \t]* )             # [text](… or [name]: …, but not a footnote [^1]: …
    (?: <(?P<pointed>[^<>\n]+)> | (?P<bare>(?:[^\s()<>]|\([^\s()]*\))+) )""",
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


def linked_plan(path: str, target: str) -> str:
    """The plan that a link in the file `path` leads to a part of; empty where it leads elsewhere."""
    parts = _split(target)
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
        group = "pointed" if match["pointed"] else "bare"
        start = match.start(group)
        line = body.count("\n", 0, start)
        column = start - (body.rfind("\n", 0, start) + 1)
        yield match[group], document.at(document.body_line + line, column + 1)


def without_code(body: str) -> str:
    """A body whose code and comments are blank; everything else stays where it was."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)


def _check(path: str, target: str, position: Position, files: set[str], folders: set[str]) -> Iterator[Problem]:
    parts = _split(target)
    if parts.scheme or parts.netloc or not parts.path:
        return
    linked = resolve(path, parts.path)
    if linked.startswith("../") or linked == "..":
        yield Problem(position, "link-outside", {"found": target})
    elif linked not in files and linked not in folders:
        folder = posixpath.dirname(path)
        close = nearest_file(linked, files)
        suggestion = posixpath.relpath(close, folder or ".") if close else ""
        yield Problem(position, "broken-link", {"found": target, "suggestion": suggestion})


def _split(target: str) -> SplitResult:
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
