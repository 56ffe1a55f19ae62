"""Icons and emojis by their names, as Material has them: `:material-account:` and `:smile:` in a text.

An icon becomes a drawing in the page, without words of its own, so that screen readers pass over it; an emoji becomes
its character. Nothing is loaded from anywhere
(https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

SHORTCODE = re.compile(r"(?<![\w:/]):([a-z+-][a-z0-9_+-]{1,80}):(?![\w:/])")
"""What may be an icon's or an emoji's name."""
_SETS = ("material", "octicons", "fontawesome", "simple")
"""The folders of Material's icons."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DRAWING = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="([0-9. -]+)">((?:<path d="[^"<>]*"/?>(?:</path>)?)+)</svg>'
)
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_AS_WRITTEN = frozenset({"code", "pre", "kbd", "samp"})
_EMOJI = re.compile(r'<img alt="([^"]*)" class="(?:twemoji|emojione|gemoji)"[^<>]*>')
"""What the extension pymdownx.emoji makes of an emoji: a picture from another site, whose words are the character."""
_DRAWN = re.compile(r'<span class="twemoji">(<svg\b.*?</svg>)</span>', re.DOTALL)
"""What it makes of an icon."""
_PLACE = re.compile("\ue0a0([0-9]{1,6})\ue0a1")


def known(name: str) -> str:
    """What stands for a name without its colons: a drawing as HTML, or a character; empty where it is no such name."""
    return _drawing(name) or _character(name)


def set_aside(html: str) -> tuple[str, list[str]]:
    """HTML that an extension of Markdown has put icons and emojis into, with emojis as characters and a mark in the
    place of each drawing; and the drawings. What is no drawing of Material's kind stays as it is.
    """
    if "emoji" not in html:
        return html, []
    drawings: list[str] = []

    def mark(match: re.Match[str]) -> str:
        drawing = _as_icon(match[1])
        drawings.append(drawing)
        return f"\ue0a0{len(drawings) - 1}\ue0a1" if drawing else ""

    return _DRAWN.sub(mark, _EMOJI.sub(lambda match: match[1], html)), drawings


def with_icons(html: str, drawings: list[str]) -> str:
    """Harmless HTML with its icons and emojis: those that were set aside, and those that are named in its text."""
    if drawings:
        html = _PLACE.sub(lambda match: drawings[int(match[1])] if int(match[1]) < len(drawings) else "", html)
    if not SHORTCODE.search(html):
        return html
    parts: list[str] = []
    at = depth = 0
    for tag in _TAG.finditer(html):
        text = html[at : tag.start()]
        parts += (text if depth else SHORTCODE.sub(_shown, text), tag[0])
        at = tag.end()
        if tag[2].lower() in _AS_WRITTEN:
            depth = max(0, depth - 1) if tag[1] else depth + 1
    return "".join((*parts, SHORTCODE.sub(_shown, html[at:])))


def _shown(match: re.Match[str]) -> str:
    return known(match[1]) or match[0]


@cache
def _folder() -> Path | None:
    spec = find_spec("material")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0], "templates", ".icons") if places else None


@cache
def _drawing(name: str) -> str:
    """An icon by its name, "material-account" or "fontawesome-brands-github"."""
    collection, _, rest = name.partition("-")
    folder = _folder()
    if collection not in _SETS or not rest or folder is None:
        return ""
    group, _, within = rest.partition("-")
    for path in (folder / collection / f"{rest}.svg", folder / collection / group / f"{within}.svg"):
        if path.is_file():
            return _as_icon(path.read_text(encoding="utf-8"))
    return ""


def _as_icon(svg: str) -> str:
    """A drawing of paths alone, as it stands among words."""
    match = _DRAWING.fullmatch(_COMMENT.sub("", svg).strip())
    if match is None:
        return ""
    return f'<svg class="icon" viewBox="{match[1]}" aria-hidden="true" focusable="false">{match[2]}</svg>'


@cache
def _character(name: str) -> str:
    """An emoji by its name, "smile"."""
    from pymdownx import twemoji_db  # type: ignore[import-untyped]  # thousands of names: only for a text that has one

    written = f":{name}:"
    emoji = twemoji_db.emoji.get(twemoji_db.aliases.get(written, written))
    points = (emoji or {}).get("unicode", "")
    return "".join(chr(int(point, 16)) for point in points.split("-")) if points else ""
