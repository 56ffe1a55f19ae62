"""Content tabs, which need styles and fields that no page of ours has, as what a browser can open by itself.

The extension pymdownx.tabbed names the tabs first and puts their contents after
(https://facelessuser.github.io/pymdown-extensions/extensions/tabbed/); without its styles they run together.
"""

from __future__ import annotations

import re

_PART = re.compile(r"<div\b([^<>]*)>|(</div>)|<label\b[^<>]*>(.*?)</label>|(<input\b[^<>]*>)", re.DOTALL)
_CLASS = re.compile(r'\bclass="([^"]*)"')
_KINDS = ("tabbed-set", "tabbed-labels", "tabbed-content", "tabbed-block")
_SET, _LABELS, _CONTENT, _BLOCK = _KINDS
_OTHER = ""


def with_folds(html: str) -> str:
    """HTML in which each tab is a part that can be folded, open from the start, with the tab's name above it."""
    return _Reader().read(html) if f'"{_SET}' in html else html


class _Reader:
    def __init__(self) -> None:
        self.written: list[str] = []
        self.open: list[str] = []
        """What each `div` that is open is."""
        self.names: list[list[str]] = []
        """Of the sets of tabs that are open, the names that have no content yet."""
        self.alternate: list[bool] = []
        """Of the same, whether all names come first; in the extension's older style each stands before its content."""

    def read(self, html: str) -> str:
        """All of the HTML anew."""
        at = 0
        for part in _PART.finditer(html):
            self.written.append(html[at : part.start()])
            at = part.end()
            if part[2]:
                self._end()
            elif part[3] is not None or part[4]:
                self._field(part)
            else:
                self._begin(part)
        return "".join((*self.written, html[at:]))

    def _begin(self, part: re.Match[str]) -> None:
        classes = match[1].split() if (match := _CLASS.search(part[1])) else []
        kind = next((kind for kind in _KINDS if kind in classes), _OTHER) if self.names or _SET in classes else _OTHER
        if kind == _CONTENT and not self.alternate[-1]:
            kind = _BLOCK
        self.open.append(kind)
        if kind == _SET:
            self.names.append([])
            self.alternate.append("tabbed-alternate" in classes)
        elif kind == _BLOCK:
            name = self.names[-1].pop(0) if self.names[-1] else ""
            self.written.append(f'<details open=""><summary>{name}</summary>')
        elif kind == _OTHER:
            self.written.append(part[0])

    def _end(self) -> None:
        kind = self.open.pop() if self.open else _OTHER
        if kind == _SET:
            self.names.pop()
            self.alternate.pop()
        elif kind == _BLOCK:
            self.written.append("</details>")
        elif kind == _OTHER:
            self.written.append("</div>")

    def _field(self, part: re.Match[str]) -> None:
        """A tab's name, or the field that chooses it; any other stays as it is."""
        if not self.names:
            self.written.append(part[0])
        elif part[3] is not None:
            self.names[-1].append(part[3])
