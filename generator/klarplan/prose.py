"""Prose: Markdown bodies → sanitised HTML that can stand on any page, with links between content files resolved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

_SITE = "site:"
"""Marks a link that counts from the site's root until it is known which page it stands on."""

_SITE_LINK = re.compile(rf'(href|src)="{_SITE}([^"]*)"')
_HEADING = re.compile(r"^##[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_FENCED = re.compile(r"^(```+|~~~+).*?^\1", re.DOTALL | re.MULTILINE)
_MARKUP = re.compile(r"[*_`]|\[([^\]]*)\]\([^)]*\)")

_TAGS = (nh3.ALLOWED_TAGS | {"section", "input", "audio", "video", "source", "picture", "button"}) - {"button"}
_ATTRIBUTES: dict[str, set[str]] = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"id", "class", "lang", "dir", "title", "role", "aria-label", "aria-hidden", "aria-describedby", "tabindex"},
    "a": {"href", "hreflang", "rel", "download"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan", "headers", "align"},
    "th": {"colspan", "rowspan", "headers", "scope", "align"},
    "input": {"type", "checked", "disabled"},
    "details": {"open"},
    "audio": {"src", "controls", "preload"},
    "video": {"src", "controls", "preload", "poster", "width", "height"},
    "source": {"src", "type", "srcset", "media"},
}
_SCHEMES = {"http", "https", "mailto", "tel", _SITE.rstrip(":")}

Resolver = Callable[[str], str | None]
"""From the path of a content file to the address of its page, relative to the site's root."""


def sanitise(html: str) -> str:
    """Make HTML inert: no scripts, styles, event handlers, forms, frames or addresses that run something."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


@dataclass(frozen=True)
class Fragment:
    """Sanitised HTML whose inner links count from the site's root."""

    html: str = ""

    def on(self, page: str) -> str:
        """The HTML as it stands on the page with the address `page` ("planer/dalarna-2020/")."""
        folder = page.rpartition("/")[0]
        return _SITE_LINK.sub(lambda match: f'{match[1]}="{_relative(match[2], folder)}"', self.html)


def _relative(target: str, folder: str) -> str:
    path, hash_, anchor = target.partition("#")
    if not path or path == "./":
        relative = posixpath.relpath(".", folder or ".") + "/"
        return f"{relative}{hash_}{anchor}"
    relative = posixpath.relpath(path, folder or ".") + ("/" if path.endswith("/") else "")
    return f"{relative}{hash_}{anchor}"


@dataclass
class Prose:
    """Renders bodies. `extensions` and `configs` are Markdown's, the same as for whole pages."""

    resolve: Resolver
    extensions: Sequence[str] = ("tables", "sane_lists", "def_list", "fenced_code")
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    _rendered: dict[tuple[str, str, int], Fragment] = field(default_factory=dict)

    def fragment(self, body: str, path: str, level: int) -> Fragment:
        """A body as a part of a page, its first headings at `level`. `path` is its file; each is rendered once."""
        if not body.strip():
            return Fragment()
        key = (path, body, level)
        if key not in self._rendered:
            self._rendered[key] = Fragment(sanitise(self._convert(body, path, level)))
        return self._rendered[key]

    def _convert(self, body: str, path: str, level: int) -> str:
        extensions: list[str | Extension] = [*self.extensions, _FragmentExtension(self.resolve, path, level)]
        configs = {name: dict(values) for name, values in self.configs.items()}
        return markdown.markdown(body, extensions=extensions, extension_configs=configs)


def headings(body: str) -> list[tuple[str, str]]:
    """The second-level headings of a body, with the ids that Markdown's `toc` gives them."""
    found, used = [], set()
    for match in _HEADING.finditer(_FENCED.sub("", body)):
        text = _MARKUP.sub(lambda markup: markup[1] or "", match[1])
        anchor = base = slugify(text, "-")
        number = 1
        while anchor in used:
            anchor = f"{base}_{number}"
            number += 1
        used.add(anchor)
        found.append((text, anchor))
    return found


class _FragmentExtension(Extension):
    """Makes a whole body a part of another page: links resolved, headings moved, ids left out."""

    def __init__(self, resolve: Resolver, path: str, level: int) -> None:
        super().__init__()
        self.resolve, self.path, self.level = resolve, path, level

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Run after toc (5), which gives the ids that must go."""
        processor = _FragmentTreeprocessor(md, self.resolve, self.path, self.level)
        md.treeprocessors.register(processor, "klarplan_fragment", 1)


class _FragmentTreeprocessor(Treeprocessor):
    def __init__(self, md: markdown.Markdown, resolve: Resolver, path: str, level: int) -> None:
        super().__init__(md)
        self.resolve, self.path, self.level = resolve, path, level

    def run(self, root: Element) -> None:
        highest = min((int(el.tag[1]) for el in root.iter() if _is_heading(el)), default=self.level)
        for element in root.iter():
            if _is_heading(element):
                element.tag = f"h{min(6, int(element.tag[1]) - highest + self.level)}"
                element.attrib.pop("id", None)
            for name in ("href", "src"):
                if name in element.attrib:
                    element.set(name, self._resolved(element.attrib[name]))

    def _resolved(self, target: str) -> str:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            return target
        base = "" if parts.path.startswith("/") else posixpath.dirname(self.path)
        path = posixpath.normpath(posixpath.join(base, parts.path.lstrip("/")))
        address = self.resolve(path)
        if address is None:
            return f"{_SITE}{path}"
        return f"{_SITE}{address}{'#' + parts.fragment if parts.fragment and '#' not in address else ''}"


def _is_heading(element: Element) -> bool:
    return isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag) is not None
