"""Words on the pages of a PDF, and lines of words → paragraphs as somebody wrote them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from klarplan.importing.files.characters import composed
from klarplan.importing.files.grid import Line, lines_of

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ENTRY = re.compile(r"(?:[•·▪●◦‣■\uf0b7]|[-–*]|\d{1,2}[.)]|[a-z]\))$")
_PART = re.compile(r"(?P<stem>\w*[^\W\d_])[-\u00ad\u2010]$")
_CONJUNCTIONS = ("och", "eller", "samt", "respektive", "and", "or")
_LINE_TOLERANCE = 3.0


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in points from the page's upper left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 10
    bold: bool = False
    baseline: float = 0
    """What its letters stand on, in points from the page's upper edge."""

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class PageLine:
    """Words on one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words, with a space between."""
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def size(self) -> float:
        """The size of its letters."""
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def starts_entry(self) -> bool:
        """Whether it begins with the mark of a list."""
        return bool(_ENTRY.match(self.words[0].text))


def words_on(page: Any) -> list[Word]:
    """The words of a page, upright ones only, in the order in which they are read."""
    found = page.extract_words(
        extra_attrs=["fontname", "size"], use_text_flow=False, keep_blank_chars=False, return_chars=True
    )
    return [
        Word(composed(word["text"]), word["x0"], word["top"], word["x1"], word["bottom"], word["size"],
             bool(_BOLD.search(word["fontname"])), _baseline(word["chars"][0]))
        for word in found if word.get("upright", True)
    ]  # fmt: skip


def _baseline(char: Mapping[str, Any]) -> float:
    """Where a character stands: the box that fonts give it reaches below that by more or less."""
    return float(char["bottom"] - (char["matrix"][5] - char["y0"]))


_THROUGH = (0.1, 0.6)
"""How far above the baseline a line through a word stands, as parts of its size; those under words stand below it."""


def without_struck_out(page: Any, words: Sequence[Word]) -> tuple[list[Word], int]:
    """The words of a page without those that a line is drawn through, and how many lines are."""
    drawn = [line for line in (*page.lines, *page.rects) if line["height"] < 2 and line["width"] > 2]
    lines = sorted((line["top"], line["x0"], line["x1"]) for line in drawn)
    tops = [line[0] for line in lines]
    kept: list[Word] = []
    through: set[tuple[float, float, float]] = set()
    for word in words:
        lowest, highest = (word.baseline - word.size * part for part in _THROUGH)
        near = lines[bisect_left(tops, highest) : bisect_right(tops, lowest)]
        crossing = [line for line in near if line[1] <= word.x0 + 1 and line[2] >= word.x1 - 1]
        through.update(crossing[:1])
        if not crossing:
            kept.append(word)
    return kept, len(through)


def lines_on(words: Iterable[Word]) -> list[PageLine]:
    """Words put together to lines, from the top."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        tolerance = min(_LINE_TOLERANCE, word.size / 3)
        if lines and abs(lines[-1][0].middle - word.middle) <= tolerance:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [PageLine(tuple(sorted(line, key=lambda word: word.x0))) for line in lines]


@dataclass
class Paragraphs:
    """Joins the lines of a cell or paragraph where only its width has broken them, and undoes hyphenation."""

    known: set[str] = field(default_factory=set)
    """The words of the document, in small letters."""
    doubts: dict[tuple[int, float, int, int], tuple[str, ...]] = field(default_factory=dict)
    """Words that were put together and might have a hyphen: by page, table, row and column."""

    def learn(self, words: Iterable[str]) -> None:
        """Take in the words of the document, to know its spelling by."""
        self.known.update(word.strip(".,;:()”\"'").lower() for word in words)

    def of(self, words: Sequence[Word], edge: float) -> tuple[tuple[Line, ...], tuple[str, ...], str]:
        """The lines of a cell or paragraph as they were written, the words that might have a hyphen, and the first that
        may have been broken without one, as it stands on its two lines, or nothing. `edge`: its right edge.
        """
        lines = lines_on(words)
        paragraphs: list[list[PageLine]] = []
        for line in lines:
            if paragraphs and _is_wrapped(paragraphs[-1][-1], line, edge):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        read: list[Line] = []
        doubts: list[str] = []
        broken = ""
        for paragraph in paragraphs:
            text = paragraph[0].text
            for upper, line in pairwise(paragraph):
                if self._is_one_word(upper, line, edge):
                    text += line.text
                    continue
                broken = broken or _broken_word(upper, line, edge)
                text, doubt = self._joined(text, line.text)
                doubts += [doubt] if doubt else []
            read += lines_of(text, bold=all(line.bold for line in paragraph))
        return tuple(read), tuple(doubts), broken

    def _is_one_word(self, upper: PageLine, lower: PageLine, edge: float) -> bool:
        """Whether the document has the word elsewhere that two lines would be together."""
        if not _broken_word(upper, lower, edge):
            return False
        return f"{upper.words[-1].text}{lower.words[0].text.rstrip('.,;:()')}".lower() in self.known

    def _joined(self, text: str, following: str) -> tuple[str, str]:
        """Two lines as one, and the word in doubt between them, if any."""
        last = text.rsplit(" ", 1)[-1]
        match = _PART.search(last)
        first = following.split(" ", 1)[0].rstrip(".,;:()")
        if not match or not first or first in _CONJUNCTIONS:
            return f"{text} {following}", ""
        stem = match["stem"]
        if not first[0].islower() or stem.isupper() or len(stem) < 2:
            return f"{text}{following}", ""  # a hyphen of its own: "EU-projekt", "e-post", "Norr-Syd"
        whole, hyphenated = f"{stem}{first}", f"{stem}-{first}"
        if hyphenated.lower() in self.known and whole.lower() not in self.known:
            return f"{text}{following}", ""
        sure = whole.lower() in self.known or last.endswith("\u00ad")
        return f"{text[:-1]}{following}", "" if sure else whole


def _broken_word(upper: PageLine, lower: PageLine, edge: float) -> str:
    """The ends of two lines between which a word may have been broken without a hyphen: a word that is wider than its
    column stands alone on its line and fills it. Empty where that cannot be."""
    last, first = upper.words[-1].text, lower.words[0].text
    fills = len(upper.words) == 1 and edge - upper.x1 < upper.size
    if not fills or not first[:1].islower() or not last[-1:].isalpha() or first.rstrip(".,;:()") in _CONJUNCTIONS:
        return ""
    return f"{last} {first}"


def _is_wrapped(upper: PageLine, lower: PageLine, edge: float) -> bool:
    """Whether a line goes on on the next only because its first word had no room."""
    if lower.starts_entry or upper.bold != lower.bold or lower.top - upper.bottom > upper.size * 0.9:
        return False
    if _PART.search(upper.words[-1].text):
        return True
    first = lower.words[0]
    room = edge - upper.x1
    if first.text[:1].islower():
        return room < (first.x1 - first.x0) * 4 + upper.size * 4
    return room < (first.x1 - first.x0) + upper.size * 1.2
