"""Code and comments in Markdown, which hold no links, words or markup of the page's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

_OPENING = re.compile(
    r"^(?P<fence>```+|~~~+)(?:.*?(?:^(?P=fence)|\Z)) | `[^`\n]+` | (?P<comment><!--)",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)


def without_code(body: str) -> str:
    """A body whose code and comments are blank; everything else stays where it was. Takes time in proportion."""
    kept, at = [], 0
    for start, end in _spans(body):
        kept += [body[at:start], re.sub(r"[^\n]", " ", body[start:end])]
        at = end
    return "".join((*kept, body[at:]))


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Which line of a text a character stands on, from 0, and in which column, from 1. Each text is counted once."""
    starts = _line_starts(text)
    line = bisect_right(starts, at) - 1
    return line, at - starts[line] + 1


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text)))


def _spans(body: str) -> Iterator[tuple[int, int]]:
    """Where code and comments begin and end. A comment that never ends is text, and is looked for once."""
    at, last = 0, body.rfind("-->")
    while match := _OPENING.search(body, at):
        at = match.end()
        if not match["comment"]:
            yield match.span()
        elif at <= last:
            at = body.index("-->", at) + len("-->")
            yield match.start(), at
