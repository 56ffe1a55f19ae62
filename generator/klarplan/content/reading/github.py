"""Markdown as GitHub shows it to its editor, written so that Python-Markdown shows the same.

GitHub follows CommonMark (https://spec.commonmark.org/0.31.2/#lists) and links bare addresses
(https://github.github.com/gfm/#autolinks-extension-). Python-Markdown wants a blank line before a list, four spaces for
each level of it, a point after its numbers, and marks around addresses.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_ENTRY = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])(?P<space> +)(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ADDRESS = re.compile(
    r"""(?P<kept> `[^`\n]+` | <(?P<marked>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})>
        | <!--.*?--> | !?\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\]|:.*)
        | <a\b[^<>]*>[^<>]*</a> | <[^<>\n]*> | \([^()\s]*\)\{ )
      | (?<![\w/@.="'\[(<]) \(? (?P<address>https?://[^\s<>\[\]"'`]{1,999}[^\s<>\[\]"'`.,:;!?*_)])
      | (?<![\w/@.="'\[(<:]) (?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})""",
    re.VERBOSE,
)


def as_on_github(body: str) -> str:
    """A body with its lists and bare addresses in the form that Python-Markdown takes for the same."""
    lines, fence = [], ""
    lists = _Lists()
    for line in body.split("\n"):
        opened = _FENCE.match(line)
        if fence:
            fence = "" if opened and line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
            lines.append(lists.inside(line))
        elif opened:
            fence = opened[1]
            lines.append(lists.inside(line))
        else:
            lines += lists.of(line)
    return "\n".join(lines)


class _Lists:
    """The lists that are open at a line, by the column where the text of their latest entries begins."""

    def __init__(self) -> None:
        self.columns: list[int] = []
        self.blank = True
        """Whether the line before is blank, or begins the text."""
        self.in_list = False
        """Whether the paragraph before belongs to a list."""

    def of(self, line: str) -> list[str]:
        """A line outside code, and a blank one before it where a list begins without."""
        if not line.strip():
            self.blank = True
            return [line]
        indent = len(line) - len(line.lstrip(" "))
        entry = None if _RULE.match(line) else _ENTRY.match(line)
        if self.blank or entry:
            while self.columns and indent < self.columns[-1]:
                self.columns.pop()
        around = self.columns[-1] if self.columns else 0
        if entry and indent - around < 4 and self._may_begin(entry):
            return self._entry(line, entry)
        if not self.columns:
            self.in_list, self.blank = False, False
            return [line if indent >= 4 else _linked(line)]
        moved = self._moved(line, indent) if self.blank else line  # a paragraph goes on wherever its lines begin
        self.blank = False
        return [_linked(moved)]

    def inside(self, line: str) -> str:
        """A line of fenced code, at the level of the entry that it belongs to."""
        indent = len(line) - len(line.lstrip(" "))
        if self.columns and self.blank and line.strip() and indent < self.columns[0]:
            self.columns.clear()
        self.blank, self.in_list = False, bool(self.columns)
        return self._moved(line, indent) if line.strip() else line

    def _may_begin(self, entry: re.Match[str]) -> bool:
        """A paragraph is only broken off by a list that begins with 1."""
        return self.blank or self.in_list or entry["number"] in (None, "1")

    def _entry(self, line: str, entry: re.Match[str]) -> list[str]:
        level = len(self.columns)
        space = len(entry["space"])
        self.columns.append(entry.end("mark") + (space if space <= 4 else 1))
        mark = f"{entry['number']}." if entry["number"] else entry["mark"]
        before = [] if self.blank or self.in_list else [""]
        self.blank, self.in_list = False, True
        return [*before, _linked(f"{' ' * 4 * level}{mark}{entry['space']}{line[entry.end() :]}")]

    def _moved(self, line: str, indent: int) -> str:
        """A line that belongs to an entry, as far to the right as Python-Markdown wants it."""
        if not self.columns:
            return line
        beyond = max(0, indent - self.columns[-1])
        return " " * (4 * len(self.columns) + (beyond if beyond >= 4 else 0)) + line.lstrip(" ")


def _linked(line: str) -> str:
    return _ADDRESS.sub(_link, line) if "://" in line or "@" in line else line


def _link(match: re.Match[str]) -> str:
    if mail := match["mail"] or match["marked"]:
        return f"[{mail}](mailto:{mail})"  # Python-Markdown would hide it from programs, and from the links' check
    return match[0].replace(match["address"], f"<{match['address']}>") if match["address"] else match[0]
