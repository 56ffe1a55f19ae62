"""HTML: making what stands in a body inert, telling what that takes away, and the text that HTML says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

import nh3

from klarplan.text import icons
from klarplan.text.tabs import with_folds

SITE = "site:"
"""Begins a link that counts from the site's root until it is known which page it stands on."""

_INNER_LINK = re.compile(r'href="#([^"]+)"')
_ALIGNMENT = re.compile(r'(<t[dh])( style="text-align: (left|right|center);")')
_ALIGNED = {"left": "", "right": ' class="number"', "center": ' class="centred"'}
"""Markdown's tables align with inline styles, which no page may have; the theme has classes for it."""
_FIELD = re.compile(r'<input(?![^>]* type="checkbox")[^>]*>')

TAGS = nh3.ALLOWED_TAGS | {"section", "input", "audio", "video", "source", "picture"}
_ATTRIBUTES: dict[str, set[str]] = {
    # the sources of quotations (cite) are shown to nobody, and no check would miss what they lead to
    **{tag: names - {"cite"} for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
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
    "source": {"src", "type", "media"},
}
_SCHEMES = {"http", "https", "mailto", "tel", SITE.rstrip(":")}

ACTIVE_TAGS = frozenset({
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "select",
    "textarea", "base", "meta", "link", "portal",
})  # fmt: skip
"""Elements that run something, ask a reader for something, or change what the page is."""
_ADDRESSES = frozenset({"href", "src", "srcset", "poster", "action", "formaction", "cite", "xlink:href", "data"})


def sanitise(html: str, own: str = "") -> str:
    """Make HTML inert: no scripts, styles, event handlers, forms, frames or addresses that run something. Named icons
    become drawings, and tabs parts that can be folded.

    With `own` the HTML can stand beside others on a page: ids and the links to them begin with it, and ids that nothing
    in the HTML leads to are left out.
    """
    html = _ALIGNMENT.sub(lambda match: match[1] + _ALIGNED[match[3]], html)
    html, drawings = icons.set_aside(with_folds(html))
    targets = set(_INNER_LINK.findall(html))

    def with_own_ids(_tag: str, name: str, value: str) -> str | None:
        if name == "id":
            return own + value if value in targets else None
        return f"#{own}{value[1:]}" if name == "href" and value.startswith("#") else value

    clean = nh3.clean(
        html, tags=TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None,
        attribute_filter=with_own_ids if own else None,
    )  # fmt: skip
    return icons.with_icons(_FIELD.sub("", clean), drawings)


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
    return reader.removed


class _Reader(HTMLParser):
    """Goes through the tags and keeps those parts that are not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.removed: list[Removed] = []
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
            self.removed.append(Removed(name, what, active, self._met[what, name]))
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


WITHIN_WORDS = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
"""Elements that may begin and end in the middle of a word, as HTML's phrasing content may; all others part words."""
_WITHIN_LINES = frozenset(("audio", "img", "input", "picture", "source", "svg", "td", "th", "video"))
"""Elements that part words, and no lines: pictures, and the cells of a table's row."""
_MARKUP = re.compile(
    r"""<!--.*?(?:-->|\Z) | <[!?][^<>]*> | </?(?P<name>[a-z][a-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*+>""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


def text_lines(html: str) -> list[str]:
    """The text of a piece of HTML, a line for each paragraph, list entry, heading, table row and `<br>`.

    Space is collapsed as browsers do, so that a line break in the source parts words and no lines; empty lines are left
    out. Character references are decoded once: `&amp;lt;` is the text "&lt;". What is within elements stays, whatever
    they are called. Comments and attributes are no text; a "<" that begins no tag is ("<5 år").
    """
    marked = _MARKUP.sub(_parting, " ".join(html.split()))
    return [line for part in marked.split("\n") if (line := " ".join(unescape(part).split()))]


def plain_text(html: str) -> str:
    """The same on one line, with single spaces: `<li>ett</li><li>två</li>` → "ett två"."""
    if "<" not in html and "&" not in html:  # most texts: nothing to take away, nothing to decode
        return " ".join(html.split())
    return " ".join(text_lines(html))


def _parting(markup: re.Match[str]) -> str:
    name = (markup["name"] or "").lower()
    if not name or name in WITHIN_WORDS:
        return ""
    return " " if name in _WITHIN_LINES else "\n"
