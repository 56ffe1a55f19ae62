"""Markdown as GitHub shows it to its editor, written so that Python-Markdown shows the same.

GitHub follows CommonMark (https://spec.commonmark.org/0.31.2/#lists) and links bare addresses
(https://github.github.com/gfm/#autolinks-extension-). Python-Markdown wants a blank line before a list, four spaces for
each level of it, a point after its numbers, marks around addresses, and indented code in entries of lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MOST_QUOTED = 12
"""Quotations within each other that are looked into; more are told of, and stop the site."""
_QUOTED = re.compile(r" {0,3}>[ ]?")
_STRUCK = re.compile(r"`[^`\n]+`|~~(?=[^\s~])(?P<words>[^~\n]{1,999})(?<=\S)~~(?!~)")
_BROKEN_OFF = re.compile(r"(?<!\\)\\$")
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_ENTRY = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])(?P<space> +)(?=\S)")
_ABBREVIATION = re.compile(r" {0,3}\*\[[^\[\]]{1,999}\] ?:")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ADDRESS = re.compile(
    r"""(?P<kept> `[^`\n]+` | <(?P<marked>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})>
        | <!--.*?--> | !?\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\]|:.*)
        | <a\b[^<>]*>[^<>]*</a> | <[^<>\n]*> | \([^()\s]*\)\{ )
      | (?<![\w/@.="'\[(<]) \(? (?P<address>https?://[^\s<>\[\]"'`]{1,999}[^\s<>\[\]"'`.,:;!?*_)])
      | (?<![\w/@.="'\[<:-]) (?<!\]\() (?P<site>www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}
          (?:/[^\s<>\[\]"'`]{0,999}[^\s<>\[\]"'`.,:;!?*_)])?/?)
      | (?<![\w/@.="'\[(<:]) (?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})""",
    re.VERBOSE,
)


def as_on_github(body: str) -> str:
    """A body with its lists, bare addresses, struck-out words and line breaks as Python-Markdown takes for the same."""
    return "\n".join(_lines_as_on_github(body.split("\n"), _MOST_QUOTED))


def _lines_as_on_github(source: Sequence[str], levels: int) -> list[str]:
    """`levels`: how many quotations within each other are looked into."""
    lines: list[str] = []
    fence = ""
    lists = _Lists()
    quoted: list[str] = []
    for line in source:
        if levels and not fence and _QUOTED.match(line) and not lists.columns:
            quoted.append(line)
            continue
        if quoted:
            lines += _quotation(quoted, levels)
            quoted.clear()
            lists.blank = False
        opened = _FENCE.match(line)
        if fence:
            is_end = opened and line.strip().startswith(fence) and not line.strip().strip(fence[0])
            lines += lists.inside(line, is_end=bool(is_end))
            fence = "" if is_end else fence
        elif opened:
            fence = opened[1]
            lines += lists.opening(line)
        else:
            lines += lists.of(line)
    return lines + (_quotation(quoted, levels) if quoted else [])


def _quotation(lines: Sequence[str], levels: int) -> list[str]:
    """What is quoted is Markdown of its own; a quotation where nothing changes stays as it is written."""
    inner = [_QUOTED.sub("", line, count=1) for line in lines]
    changed = _lines_as_on_github(inner, levels - 1)
    return list(lines) if changed == inner else [f"> {line}".rstrip() if line.strip() else ">" for line in changed]


class _Lists:
    """The lists that are open at a line, by the column where the text of their latest entries begins."""

    def __init__(self) -> None:
        self.columns: list[int] = []
        self.numbered: list[bool] = []
        """Of each of them, whether its entries have numbers."""
        self.blank = True
        """Whether the line before is blank, or begins the text."""
        self.in_list = False
        """Whether the paragraph before belongs to a list."""
        self.loose = False
        """Whether the latest entry has more than one paragraph: Python-Markdown wants a blank line before the next."""
        self.code = False
        """Whether the fenced code that is open belongs to an entry, where Python-Markdown knows indented code alone."""
        self.code_indent = 0

    def of(self, line: str) -> list[str]:
        """A line outside code, and a blank one before it where a list begins without."""
        if not line.strip():
            self.blank = True
            return [line]
        indent = len(line) - len(line.lstrip(" "))
        entry = None if _RULE.match(line) else _ENTRY.match(line)
        left: list[bool] = []
        if self.blank or entry:
            while self.columns and indent < self.columns[-1]:
                self.columns.pop()
                left.append(self.numbered.pop())
        around = self.columns[-1] if self.columns else 0
        if entry and indent - around < 4 and self._may_begin(entry):
            is_other = bool(left) and self.in_list and left[-1] is not (entry["number"] is not None)
            return self._entry(line, entry, is_other=is_other)
        if not self.columns:
            # Python-Markdown reads all that follows in the same paragraph once more for each abbreviation
            is_apart = self.blank or not _ABBREVIATION.match(line)
            self.in_list, self.blank, self.loose = False, False, False
            return [*([] if is_apart else [""]), line if indent >= 4 else _inline(line)]
        self.loose |= self.blank
        moved = self._moved(line, indent) if self.blank else line  # a paragraph goes on wherever its lines begin
        self.blank = False
        return [_inline(moved)]

    def opening(self, line: str) -> list[str]:
        """A line that opens fenced code; nothing where it is an entry's, whose code is indented instead."""
        indent = len(line) - len(line.lstrip(" "))
        if self.columns and indent < self.columns[0]:
            self.columns.clear()
            self.numbered.clear()
        while self.columns and indent < self.columns[-1]:
            self.columns.pop()
            self.numbered.pop()
        was_blank, self.blank, self.in_list = self.blank, False, bool(self.columns)
        self.code, self.code_indent = bool(self.columns), indent
        if not self.code:
            return [line]
        self.loose = True
        return [] if was_blank else [""]

    def inside(self, line: str, *, is_end: bool) -> list[str]:
        """A line of fenced code, or the one that ends it."""
        if not self.code:
            return [line]
        if is_end:
            self.code = False
            self.blank = True
            return [""]
        unindented = line[min(self.code_indent, len(line) - len(line.lstrip(" "))) :]
        return [" " * 4 * (len(self.columns) + 1) + unindented if line.strip() else ""]

    def _may_begin(self, entry: re.Match[str]) -> bool:
        """A paragraph is only broken off by a list that begins with 1."""
        return self.blank or self.in_list or entry["number"] in (None, "1")

    def _entry(self, line: str, entry: re.Match[str], *, is_other: bool) -> list[str]:
        """An entry; `is_other`: of another kind of list than the entry before it, so that another list begins."""
        level = len(self.columns)
        space = len(entry["space"])
        self.columns.append(entry.end("mark") + (space if space <= 4 else 1))
        self.numbered.append(entry["number"] is not None)
        mark = f"{entry['number']}." if entry["number"] else entry["mark"]
        is_apart = self.blank or (self.in_list and not self.loose and not is_other)
        self.in_list, self.blank, self.loose = True, False, False
        return [
            *([] if is_apart else [""]),
            _inline(f"{' ' * 4 * level}{mark}{entry['space']}{line[entry.end() :]}"),
        ]

    def _moved(self, line: str, indent: int) -> str:
        """A line that belongs to an entry, as far to the right as Python-Markdown wants it."""
        if not self.columns:
            return line
        beyond = max(0, indent - self.columns[-1])
        return " " * (4 * len(self.columns) + (beyond if beyond >= 4 else 0)) + line.lstrip(" ")


def _inline(line: str) -> str:
    """A line with its addresses as links, its struck-out words marked, and the break that a backslash at its end is."""
    if "://" in line or "@" in line or "www." in line:
        line = _ADDRESS.sub(_link, line)
    if "~~" in line:
        line = _STRUCK.sub(lambda match: f"<del>{match['words']}</del>" if match["words"] else match[0], line)
    return f"{line[:-1]}  " if _BROKEN_OFF.search(line) else line


def _link(match: re.Match[str]) -> str:
    if site := match["site"]:
        return f"[{site}](https://{site})"
    if mail := match["mail"] or match["marked"]:
        return f"[{mail}](mailto:{mail})"  # Python-Markdown would hide it from programs, and from the links' check
    return match[0].replace(match["address"], f"<{match['address']}>") if match["address"] else match[0]
