"""What HTML may stand in a body: making it inert, telling what that takes away, and reading it as plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

import nh3

SITE = "site:"
"""Begins a link that counts from the site's root until it is known which page it stands on."""

_INNER_LINK = re.compile(r'href="#([^"]+)"')
_ALIGNMENT = re.compile(r'(<t[dh])( style="text-align: (left|right|center);")')
_ALIGNED = {"left": "", "right": ' class="number"', "center": ' class="centred"'}
"""Markdown's tables align with inline styles, which no page may have; the theme has classes for it."""
_FIELD = re.compile(r'<input(?![^>]* type="checkbox")[^>]*>')

TAGS = nh3.ALLOWED_TAGS | {"section", "input", "audio", "video", "source", "picture"}
_ATTRIBUTES: dict[str, set[str]] = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"id", "class", "lang", "dir", "title", "role", "aria-label", "aria-hidden", "aria-describedby", "tabindex"},
    "a": {"href", "hreflang", "rel", "download"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "input": {"type", "checked", "disabled"},
    "details": {"open"},
    "audio": {"src", "controls", "preload"},
    "video": {"src", "controls", "preload", "poster", "width", "height"},
    "source": {"src", "type", "srcset", "media"},
}
_SCHEMES = {"http", "https", "mailto", "tel", SITE.rstrip(":")}

ACTIVE_TAGS = frozenset({
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "select",
    "textarea", "base", "meta", "link", "portal",
})  # fmt: skip
"""Elements that run something, ask a reader for something, or change what the page is."""
_ADDRESSES = frozenset({"href", "src", "srcset", "poster", "action", "formaction", "cite", "xlink:href", "data"})


def sanitise(html: str, own: str = "") -> str:
    """Make HTML inert: no scripts, styles, event handlers, forms, frames or addresses that run something.

    With `own` the HTML can stand beside others on a page: ids and the links to them begin with it, and ids that nothing
    in the HTML leads to are left out.
    """
    html = _ALIGNMENT.sub(lambda match: match[1] + _ALIGNED[match[3]], html)
    targets = set(_INNER_LINK.findall(html))

    def with_own_ids(_tag: str, name: str, value: str) -> str | None:
        if name == "id":
            return own + value if value in targets else None
        return f"#{own}{value[1:]}" if name == "href" and value.startswith("#") else value

    clean = nh3.clean(
        html, tags=TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None,
        attribute_filter=with_own_ids if own else None,
    )  # fmt: skip
    return _FIELD.sub("", clean)


@dataclass(frozen=True)
class Removed:
    """Something that `sanitise` takes away."""

    name: str
    """An element ("script"), an attribute ("onclick"), or an address ("javascript:alert(1)")."""
    what: str
    """ "tag", "attribute" or "address"."""
    active: bool
    """Whether it runs or asks for something, or is looks alone."""
    before: int = 0
    """How many of the same name come before it, those that may stay included."""

    def __str__(self) -> str:
        return f"<{self.name}>" if self.what == "tag" else self.name


def removed(html: str) -> list[Removed]:
    """All that `sanitise` takes away from HTML, in order. Comments, which nobody sees, are not counted."""
    reader = _Reader()
    reader.feed(_ALIGNMENT.sub(lambda match: match[1], html))
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Goes through the tags and keeps those parts that are not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Removed] = []
        self._met: Counter[tuple[str, str]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = tag in TAGS and not (tag == "input" and dict(attrs).get("type") != "checkbox")
        self._meet(tag, "tag", removed=not kept, active=tag in ACTIVE_TAGS)
        allowed = _ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            runs = name.startswith("on")
            unsafe = bool(value) and name in _ADDRESSES and not _is_safe(value or "")
            if unsafe:
                self._meet(value or "", "address", removed=True, active=True)
            looks = kept and name not in allowed and not unsafe
            self._meet(name, "attribute", removed=runs or looks, active=runs)

    def _meet(self, name: str, what: str, *, removed: bool, active: bool) -> None:
        if removed:
            self.found.append(Removed(name, what, active, self._met[what, name]))
        self._met[what, name] += 1


def _is_safe(address: str) -> bool:
    return "href" in nh3.clean(
        f'<a href="{escape(address)}">x</a>', attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )


_NAMED_TAG = re.compile(r"</?([a-z][a-z0-9-]*)\b[^<>]*>", re.IGNORECASE)
_RUNNING_ADDRESS = re.compile(r"\b(?:javascript|vbscript)\s*:", re.IGNORECASE)


def tags_in_text(text: str) -> Iterator[str]:
    """HTML elements, and addresses that run something, in a text that is plain: "<5 år" is no element."""
    known = TAGS | ACTIVE_TAGS | {"style", "svg", "math", "font", "center", "u", "big", "marquee"}
    for match in _NAMED_TAG.finditer(text):
        if match[1].lower() in known and not match[0].startswith("</"):
            yield match[0] if len(match[0]) <= 40 else f"<{match[1]}>"
    if running := _RUNNING_ADDRESS.search(text):
        yield running[0]


_UNSEEN = frozenset({"script", "style", "template", "title"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin a line of their own, as browsers show them; a table's cells too, whose words stand apart."""


def plain_text(html: str) -> str:
    """The words of HTML as a reader sees them: a line for each paragraph, list item or cell, entities decoded.

    Other spaces and line breaks are one space each, as on a page. Empty where the HTML has no words.
    """
    reader = _PlainReader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split(_LINE_END))
    return "\n".join(filter(None, lines))


_LINE_END = "\0"
"""Stands for the end of a line until spaces are put together; HTML can have no such character."""


class _PlainReader(HTMLParser):
    """Gathers the words, and where lines end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _UNSEEN
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self._end_line(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace(_LINE_END, ""))

    def _end_line(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append(_LINE_END)
