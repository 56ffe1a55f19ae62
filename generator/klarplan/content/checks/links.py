"""Links in Markdown bodies, found where they stand, checked before MkDocs sees them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import SplitResult, unquote, urlsplit

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.markup import line_and_column, without_code
from klarplan.content.reading.records import Records
from klarplan.text.nearest import nearest_file

_HTML_TAG = re.compile(
    r"""<(?:a|img|source|video|audio|area)(?=[\s/])(?:[^<>"']|"[^"]*+"|'[^']*+')*+(?P<end>>)?
      | \{(?=[^{}\n]*+\}(?P<list>))[^{}\n=]*+=[^{}\n]*+""",
    re.IGNORECASE | re.VERBOSE,
)
"""An element that may have an address, or a list of attributes, which may give one to what stands before it. What ends
in neither is passed over at once, so that nothing is read twice."""
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/={}]+)\s*+=\s*+(?: "(?P<double>[^"]*+)" | '(?P<single>[^']*+)' | (?P<bare>[^\s"'<>{}]*+) )""",
    re.VERBOSE,
)
_HTML_ADDRESSES = frozenset({"href", "src", "poster"})
_LINK = re.compile(
    r"""<(?:a|img|source|video|audio|area)\b(?:[^<>"']|"[^"<]{0,500}"|'[^'<]{0,500}'){0,500}?
        \s(?:href|src|poster)\s*=\s*["']?(?P<target>[^"'\s<>]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_LINK = re.compile(
    r"""(?: \]\(\s*  # [text](… or [name]: …, in a quotation and on the next line too, but no footnote [^1]: …
          | ^(?:[ ]{0,3}>){0,12}[ ]{0,3}\[(?!\^)[^\]\n]{1,999}\]:[ \t]*(?:\n[ \t]*)? )
    (?: <(?P<pointed>[^<>\n]+)> | (?P<spaced>[^\s()<>"']+(?:[ ][^\s()<>"']+)+)(?=\))
      | (?P<bare>(?:[^\s()<>]|\([^\s()]*\))+) )""",
    re.MULTILINE | re.VERBOSE,
)


def link_problems(records: Records) -> Iterator[Problem]:
    """Links that lead out of the content folder, to a file that is not there, or to a draft that readers cannot see."""
    files = _Files(records.paths)
    folders = {folder for path in files for folder in _folders(path)}
    for path, document in records.documents.items():
        for target, position in links_in(document):
            yield from _check(path, target, position, files, folders)
            if _linked_kind(path, target) in _UNSHOWN:
                yield Problem(position, "unshown-link", {"found": target})
            if records.is_draft(linked_plan(path, target)) and not records.is_draft(plan_of(path)):
                yield Problem(position, "draft-link", {"found": target})
        yield from _in_html(document)
        yield from _without_effect(document)
    yield from _sources(records, files)


def links_in_html(document: Document) -> Iterator[tuple[str, Position, bool]]:
    """Each target of HTML's own links, its place, and whether it is of a picture, a sound or a film. Lists of
    attributes (`{ href=… }`) count as HTML."""
    body = without_code(document.body)
    for tag in _HTML_TAG.finditer(body):
        if tag["end"] is None and tag["list"] is None:
            continue
        for match in _ATTRIBUTE.finditer(tag[0]):
            name = match["name"].lower().lstrip(":")
            if name in _HTML_ADDRESSES:
                group = match.lastgroup or "bare"
                place = _place(document, body, tag.start() + match.start(group))
                yield unescape(match[group]).strip(), place, name != "href"


def _place(document: Document, body: str, start: int) -> Position:
    line, column = line_and_column(body, start)
    return document.at(document.body_line + line, column)


class _Files(frozenset[str]):
    """The files of the content, which know the nearest to a name that is none of them."""

    left = 200
    """How many more names they look for: each goes through all files, and nobody reads so many suggestions."""

    def nearest(self, path: str) -> str:
        """Empty where none is near, or too many have been looked for."""
        self.left -= 1
        return nearest_file(path, self) if self.left >= 0 else ""


def _in_html(document: Document) -> Iterator[Problem]:
    """Links in HTML, which stay as they are written: to files of the content they lead nowhere."""
    for target, place, is_picture in links_in_html(document):
        parts = split_link(target.replace("\\", "/"))  # as browsers read them
        if not target:
            yield Problem(place, "bad-address", {"found": f'{"src" if is_picture else "href"}=""'})
        elif is_slip(target):
            yield Problem(place, "bad-address", {"found": target})
        elif is_picture and (parts.netloc or parts.scheme in ("http", "https")):
            yield Problem(place, "foreign-picture", {"found": target})
        elif parts.path and not parts.scheme and not parts.netloc:
            yield Problem(place, "html-link", {"found": target})


def _sources(records: Records, files: _Files) -> Iterator[Problem]:
    """The files of plans' sources, which lie in `media`."""
    for plan in records.plans:
        for index, source in enumerate(plan.sources):
            if source.file is None:
                continue
            if classify(f"media/{source.file}") is not FileKind.MEDIA:  # Markdown becomes a page elsewhere
                place = records.documents[plan.path].position(("sources", index, "file"))
                yield Problem(place, "source-page", {"found": source.file})
                continue
            path = posixpath.normpath(f"media/{source.file.removeprefix('media/')}")
            place = records.documents[plan.path].position(("sources", index, "file"))
            if source.file.startswith("/") or not path.startswith("media/"):
                yield Problem(place, "source-outside", {"found": source.file})
            elif path not in files:
                yield Problem(place, "missing-source", {"found": source.file, "suggestion": files.nearest(path)})


_SITE = re.compile(r"(?:www\.[\w-]+|[\w-]+)\.(?:se|nu|eu|com|org|net|fi|no|dk|info)(?:[/?#:]|\Z)", re.IGNORECASE)
_EMPTY = re.compile(
    r"""(?<!!)\[\s{0,9}\]\((?P<textless>[^()\s]{1,999})\)      # a link that nobody sees
      | \[(?P<words>[^\[\]\n]{1,300})\](?:\(\s{0,9}(?:<\s{0,9}>)?\s{0,9}(?P<empty>\)) # one that leads nowhere
      | [ ]\((?P<apart>(?:https?://|www\.|mailto:|\.\.?/|[\w./-]{1,200}\.md)[^()\s]{0,999})\))""",
    re.VERBOSE,
)
_SLIP = re.compile(
    r"(?:https?|mailto|tel|ftp):(?:/?[^/]|\Z)|site:|(?:h+t*p+s*|htt?s?|ht+ps?):/{0,2}(?=\w)|https?//|https?;//",
    re.IGNORECASE,
)
_WELL_FORMED = re.compile(
    r"https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+\Z|tel:\+?[\d() -]+\Z|mailto:[^\s@]+@", re.IGNORECASE
)


def _without_effect(document: Document) -> Iterator[Problem]:
    """Links that no reader can follow: without words, without a target, with a space before it, with a slip in it."""
    body = without_code(document.body)
    for match in _EMPTY.finditer(body):
        if match["textless"] is not None:
            yield Problem(_place(document, body, match.start()), "link-without-words", {"found": match["textless"]})
        elif match["empty"]:
            yield Problem(
                _place(document, body, match.start("words") - 1), "link-to-nothing", {"found": match["words"]}
            )
        else:
            place = _place(document, body, match.start("words") - 1)
            suggestion = f"[{match['words']}]({match['apart']})"
            yield Problem(place, "link-apart", {"found": match["apart"], "suggestion": suggestion})
    for target, position in links_in(document):
        if is_slip(target):
            yield Problem(position, "bad-address", {"found": target})


_UNSHOWN = frozenset({FileKind.PARTIES, FileKind.REDIRECTS})
"""Files whose records have no page that shows them."""


def _linked_kind(path: str, target: str) -> FileKind | None:
    parts = split_link(target)
    return None if parts.scheme or parts.netloc or not parts.path else classify(resolve(path, parts.path))


def is_slip(target: str) -> bool:
    """Whether a link's target has nearly the form of a web address, an e-mail address or a phone number; "site:" is
    what Klarplan itself writes before addresses within a site, until it knows the page."""
    return bool(_SLIP.match(target)) and not _WELL_FORMED.match(target)


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
        target = match[group].replace(" ", "%20") if group == "pointed" else match[group]
        yield target, _place(document, body, start)


def _check(path: str, target: str, position: Position, files: _Files, folders: set[str]) -> Iterator[Problem]:
    parts = split_link(target)
    if parts.scheme or parts.netloc or not parts.path or is_slip(target):
        return
    linked = resolve(path, parts.path)
    is_known = linked in files or linked in folders or linked == "."
    if not is_known and _SITE.match(target):  # a web address without its scheme is a file's name to Markdown
        yield Problem(position, "broken-link", {"found": target, "suggestion": f"https://{target}"})
        return
    if " " in target and linked in files:  # without < and > it is no link to GitHub
        yield Problem(position, "broken-link", {"found": target, "suggestion": target.replace(" ", "%20")})
    elif linked.startswith("../") or linked == "..":
        yield Problem(position, "link-outside", {"found": target})
    elif linked in folders or linked == ".":
        within = min(name for name in files if linked == "." or name.startswith(f"{linked}/"))
        index = posixpath.normpath(f"{linked}/index.md")
        suggestion = posixpath.relpath(index if index in files else within, posixpath.dirname(path) or ".")
        yield Problem(position, "folder-link", {"found": target, "suggestion": suggestion})
    elif not is_known:
        folder = posixpath.dirname(path)
        close = files.nearest(linked)
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
