"""Prose: Markdown bodies → sanitised HTML that can stand on any page, with links between content files resolved."""

from __future__ import annotations

import html as html_text
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.github import as_on_github
from klarplan.text.html import SITE, plain_text, sanitise
from klarplan.text.slug import slug

EXTENSIONS = ("tables", "sane_lists", "def_list", "fenced_code")
"""Markdown's extensions where a site names none."""
_SITE_LINK = re.compile(rf'(href|src)="{SITE}([^"]*)"')
_HEADING = re.compile(r"^(?:#{1,6}.*|[^\s#>\-*+].*\n(?:=+|-+)[ ]*| {0,3}\[[^\]]+\]:.*)$", re.MULTILINE)
"""Headings, and the definitions of links and footnotes that they may name."""
_HIDDEN = re.compile(r"^(```+|~~~+).*?^\1|<!--.*?-->", re.DOTALL | re.MULTILINE)
"""Code and comments: what looks like a heading there is none."""

_ANY_LEVEL = 0
"""Stands for the level of bodies that have no headings: they are the same at each."""
_HEADING_NAMES = frozenset(f"h{level}" for level in range(1, 7))
_TOP_HEADING = re.compile(r"\s*<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_HEADING_TAG = re.compile(r"<(/?)h([1-6])(?=[\s>])")
Resolver = Callable[[str], str | None]
"""From the path of a content file to the address of its page, relative to the site's root."""


def below_title(html: str, title: str, highest: int = 2) -> str:
    """HTML as it stands below a page's title, which it may begin with: its own headings begin at level `highest`."""
    top = _TOP_HEADING.match(html)
    if top and _plain(top[1]) == title:
        html = html[top.end() :]
    depths = iter(_outline(int(level) for slash, level in _HEADING_TAG.findall(html) if not slash))
    level = highest

    def moved(match: re.Match[str]) -> str:
        nonlocal level
        level = (
            level if match[1] else min(6, highest + next(depths))
        )  # a closing tag has the level of the one it closes
        return f"<{match[1]}h{level}"

    return _HEADING_TAG.sub(moved, html)


def _outline(levels: Iterable[int]) -> Iterator[int]:
    """How many headings each one stands below: levels that a text passes over do not count."""
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        yield len(above)
        above.append(level)


def _plain(html: str) -> str:
    return plain_text(re.sub(r'<a class="headerlink".*?</a>', "", html))


@dataclass(frozen=True)
class Fragment:
    """Sanitised HTML whose inner links count from the site's root."""

    html: str = ""

    def on(self, page: str) -> str:
        """The HTML as it stands on the page with the address `page` ("planer/dalarna-2020/")."""
        folder = page.rpartition("/")[0]
        return _SITE_LINK.sub(lambda match: f'{match[1]}="{relative(match[2], folder)}"', self.html)


def relative(target: str, folder: str) -> str:
    """An address below the start page as it is written on a page in that folder: "../../ordlista/#sip"."""
    path, hash_, anchor = target.partition("#")
    if not path or path == "./":
        shown = posixpath.relpath(".", folder or ".") + "/"
    else:
        shown = posixpath.relpath(path, folder or ".") + ("/" if path.endswith("/") else "")
    return f"{shown}{hash_}{anchor}"


@dataclass
class Prose:
    """Renders bodies. `extensions` and `configs` are Markdown's, the same as for whole pages."""

    resolve: Resolver
    extensions: Sequence[str] = EXTENSIONS
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    conversions: int = 0
    """How many bodies have been converted: the costliest part of making a site's views."""
    _rendered: dict[tuple[str, str, int], Fragment] = field(default_factory=dict)

    def fragment(self, body: str, path: str, level: int) -> Fragment:
        """A body as a part of a page, its first headings at `level`. `path` is its file.

        Each is rendered once; one with headings, once for each level.
        """
        if not body.strip():
            return Fragment()
        for key in ((path, body, _ANY_LEVEL), (path, body, level)):
            if known := self._rendered.get(key):
                return known
        html, has_headings = self._convert(body, path, level)
        own = f"{slug(path.rpartition('.')[0])}-"
        fragment = Fragment(sanitise(html, own))
        self._rendered[path, body, level if has_headings else _ANY_LEVEL] = fragment
        return fragment

    def page(self, body: str, path: str, title: str, highest: int) -> Fragment:
        """A body as the text of a page of its own, below the page's `title`; its ids stay as they are."""
        html, _ = self._convert(body, path, 1)
        return Fragment(below_title(sanitise(html), title, highest))

    def _convert(self, body: str, path: str, level: int) -> tuple[str, bool]:
        """The HTML, and whether it has headings whose level was moved."""
        self.conversions += 1
        place = self._place
        place.path, place.level, place.has_headings = path, level, False
        html = self._converter.reset().convert(as_on_github(body))
        return html, place.has_headings

    @cached_property
    def _place(self) -> _Place:
        return _Place()

    @cached_property
    def _converter(self) -> markdown.Markdown:
        """One for all bodies: making it costs more than most conversions."""
        fragment = _FragmentExtension(self.resolve, self._place)
        return markdown.Markdown(extensions=[*self.extensions, fragment], extension_configs=self._configs)

    @property
    def _configs(self) -> dict[str, dict[str, Any]]:
        return {name: dict(values) for name, values in self.configs.items()}

    def title(self, body: str) -> str:
        """The first heading of the highest level; empty where there is none."""
        return next((text for level, text, _ in self._headings(body) if level == 1), "")

    def headings(self, body: str, title: str = "") -> list[tuple[str, str]]:
        """A body's headings right below the page's `title`, which may be the first, as text and anchor."""
        headings = list(self._headings(body))
        if headings and headings[0][:2] == (1, title):
            headings.pop(0)
        depths = _outline(level for level, _, _ in headings)
        return [(text, anchor) for depth, (_, text, anchor) in zip(depths, headings, strict=True) if not depth]

    def _headings(self, body: str) -> Iterator[tuple[int, str, str]]:
        """Level, text and anchor of each heading, as Markdown finds them when it renders nothing else."""
        lines = [match[0] for match in _HEADING.finditer(_HIDDEN.sub("", body))]
        if lines:
            self._outliner.reset().convert("\n\n".join(lines))
            yield from _flat(self._outliner.toc_tokens)  # type: ignore[attr-defined]

    @cached_property
    def _outliner(self) -> markdown.Markdown:
        extensions = list(dict.fromkeys([*self.extensions, "toc"]))
        return markdown.Markdown(extensions=extensions, extension_configs=self._configs)


def _flat(tokens: Sequence[Any]) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        yield token["level"], html_text.unescape(token["name"]), token["id"]
        yield from _flat(token["children"])


@dataclass
class _Place:
    """Where the body that is being converted will stand, and what was learnt of it."""

    path: str = ""
    level: int = 2
    has_headings: bool = False


class _FragmentExtension(Extension):
    """Makes a whole body a part of another page: links resolved, headings moved."""

    def __init__(self, resolve: Resolver, place: _Place) -> None:
        super().__init__()
        self.resolve, self.place = resolve, place

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Run after the others, which know the headings by their own levels."""
        md.treeprocessors.register(_FragmentTreeprocessor(md, self.resolve, self.place), "klarplan_fragment", 1)


class _FragmentTreeprocessor(Treeprocessor):
    def __init__(self, md: markdown.Markdown, resolve: Resolver, place: _Place) -> None:
        super().__init__(md)
        self.resolve, self.place = resolve, place

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if _is_heading(element)]
        depths = list(_outline(int(element.tag[1]) for element in headings))
        self.place.has_headings = bool(headings)
        for element, depth in zip(headings, depths, strict=True):
            element.tag = f"h{min(6, self.place.level + depth)}"
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib:
                    self._resolve(element, name)

    def _resolve(self, element: Element, name: str) -> None:
        if target := self._resolved(element.attrib[name]):
            element.set(name, target)
        else:
            del element.attrib[name]

    def _resolved(self, target: str) -> str:
        """The address of what a link leads to; empty where that is a content file that is shown nowhere (a draft)."""
        try:
            parts = urlsplit(target)
        except ValueError:  # brackets that are no address
            return target
        if parts.scheme or parts.netloc or not parts.path:
            return target
        base = "" if parts.path.startswith("/") else posixpath.dirname(self.place.path)
        path = posixpath.normpath(posixpath.join(base, unquote(parts.path).lstrip("/")))
        address = self.resolve(path)
        if address is None and classify(path) is not FileKind.MEDIA:
            return ""
        if address is None:  # a picture or a document
            address = f"{quote(path)}?{parts.query}" if parts.query else quote(path)
        return f"{SITE}{address}{'#' + parts.fragment if parts.fragment and '#' not in address else ''}"


def _is_heading(element: Element) -> bool:
    return element.tag in _HEADING_NAMES
