"""Draws a card with Pillow (https://pillow.readthedocs.io/): text in the theme's typeface on a ground of one colour."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

from klarplan.pages.theme import FONT, theme_folder
from klarplan.text.hyphenation import hyphen_places

WIDTH, HEIGHT = 1200, 630
"""What the programs that show cards ask for: https://developers.facebook.com/docs/sharing/webmasters/images/"""

_MARGIN = 84
_BAR = 20
_ROOM = WIDTH - 2 * _MARGIN
_TITLE_TOP, _TITLE_BOTTOM, _LINE_TOP = 158, 440, 476
_TITLE_SIZES = (92, 84, 76, 68, 60, 52, 46)
_LEADING = 1.14
_SMALL, _MOST_LINES_BELOW = 35, 2
_BOLD, _NORMAL = 700, 500
_TEXT, _ACCENT = 127, 255
"""Greys of the drawing that become colours: up to the first one text more or less blended with its ground."""
_STEPS = 14
"""Of that blending: as many as make edges smooth. With the accent there are 16 colours, which take half a byte each."""
_STEP_OF_GREY = [min(round(grey * _STEPS / _TEXT), _STEPS + 1) for grey in range(256)]
_UNKNOWN = "\uffff"
"""A character that no typeface has: Unicode keeps it free."""


@dataclass(frozen=True)
class Colours:
    """Written #rrggbb."""

    ground: str
    text: str
    accent: str


@lru_cache(maxsize=1000)
def picture(publisher: str, title: str, line: str, colours: Colours) -> bytes:
    """A card as PNG. The same words and colours give the same bytes."""
    drawn = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((0, HEIGHT - _BAR, WIDTH, HEIGHT), fill=_ACCENT)
    if publisher:
        draw.text((_MARGIN, _MARGIN), _cut(publisher, _font(_NORMAL, _SMALL)), _TEXT, _font(_NORMAL, _SMALL), "ls")
    size, lines = _title(title)
    step = size * _LEADING
    top = _TITLE_TOP + (_TITLE_BOTTOM - _TITLE_TOP - step * len(lines)) / 2
    for number, text in enumerate(lines):
        draw.text((_MARGIN, round(top + step * number)), text, _TEXT, _font(_BOLD, size), "la")
    for number, text in enumerate(_below(line)):
        draw.text((_MARGIN, _LINE_TOP + round(_SMALL * 1.3) * number), text, _TEXT, _font(_NORMAL, _SMALL), "la")
    drawn = drawn.point(_STEP_OF_GREY)
    drawn.putpalette(_palette(colours))
    written = io.BytesIO()
    drawn.save(written, "PNG", bits=4, compress_type=zlib.Z_RLE)  # as small as with more search, in half the time
    return written.getvalue()


@lru_cache(maxsize=1000)
def unwritable(text: str) -> str:
    """The characters of a text that the typeface does not have."""
    return "".join(char for char in dict.fromkeys(text) if not _has(char))


@cache
def _has(char: str) -> bool:
    font = _font(_NORMAL, _SMALL)
    return char.isspace() or bytes(font.getmask(char)) != bytes(font.getmask(_UNKNOWN))


@cache
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(theme_folder() / FONT, size)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=20_000)
def _length(font: ImageFont.FreeTypeFont, text: str) -> float:
    """The width of a text, which lines are tried by again and again. Most titles begin with the same words."""
    return font.getlength(text)


def _title(title: str) -> tuple[int, list[str]]:
    """The largest size in which the title has room, and its lines, as even as can be.

    The end of one that has no room in the smallest is left out.
    """
    for size in _TITLE_SIZES:
        font, most = _font(_BOLD, size), _most_lines(size)
        if all(_length(font, word) <= _ROOM for word in title.split()):
            lines = list(_wrapped(title, font, _ROOM))
            if len(lines) <= most:
                return size, _even(title, font, len(lines))
    size = _TITLE_SIZES[-1]
    font, most = _font(_BOLD, size), _most_lines(size)
    lines = list(_wrapped(title, font, _ROOM))
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), font)]
    return size, lines


def _most_lines(size: int) -> int:
    return int((_TITLE_BOTTOM - _TITLE_TOP) / (size * _LEADING))


def _wrapped(text: str, font: ImageFont.FreeTypeFont, room: float) -> Iterator[str]:
    """Lines of whole words; a word that is wider than a line is parted."""
    line = ""
    for word in (part for whole in text.split() for part in _parted(whole, font, room)):
        longer = f"{line} {word}" if line else word
        if _length(font, longer) <= room:
            line = longer
        else:
            yield line
            line = word
    if line:
        yield line


def _parted(word: str, font: ImageFont.FreeTypeFont, room: float) -> Iterator[str]:
    """A word in parts that have room, with hyphens where Swedish allows them."""
    while _length(font, word) > room:
        places = [place for place in hyphen_places(word, "sv") if _length(font, f"{word[:place]}-") <= room]
        if not places:
            places = [max(1, next(end for end in range(len(word), 0, -1) if _length(font, f"{word[:end]}-") <= room))]
        yield f"{word[: places[-1]]}-"
        word = word[places[-1] :]
    yield word


def _even(text: str, font: ImageFont.FreeTypeFont, number: int) -> list[str]:
    """As many lines, in the least width that they need: no last line of one short word."""
    low, high = 0, _ROOM
    while high - low > 4:
        middle = (low + high) // 2
        fits = all(_length(font, word) <= middle for word in text.split())
        if fits and len(list(_wrapped(text, font, middle))) <= number:
            high = middle
        else:
            low = middle
    return list(_wrapped(text, font, high))


def _below(line: str) -> list[str]:
    font = _font(_NORMAL, _SMALL)
    lines = list(_wrapped(line, font, _ROOM))
    if len(lines) <= _MOST_LINES_BELOW:
        return lines
    return [*lines[: _MOST_LINES_BELOW - 1], _cut(" ".join(lines[_MOST_LINES_BELOW - 1 :]), font)]


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """As many whole words as one line has room for; three dots stand for the rest."""
    if _length(font, text) <= _ROOM:
        return text
    words = text.split()
    while len(words) > 1 and _length(font, f"{' '.join(words)} …") > _ROOM:
        words.pop()
    return f"{' '.join(words)} …"


def _palette(colours: Colours) -> list[int]:
    """Ground and text blended in steps, then the accent."""
    ground, text, accent = (
        tuple(bytes.fromhex(colour.removeprefix("#"))) for colour in (colours.ground, colours.text, colours.accent)
    )
    blended = [
        round(low + (high - low) * step / _STEPS)
        for step in range(_STEPS + 1)
        for low, high in zip(ground, text, strict=True)
    ]
    return [*blended, *accent]
