"""A view on paper: its addresses as they work in a document that stands alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar, cast
from urllib.parse import urljoin, urlsplit

FILES = "https://site.invalid/"
"""Stands for the site where a document names one of its files (RFC 2606 keeps .invalid free of hosts)."""

_REFERENCE = re.compile(r' (href|src)="([^"]*)"')
ViewT = TypeVar("ViewT")


@dataclass(frozen=True)
class Paper:
    """`page` is the address that links in texts count from, `inside` has the addresses of what the document holds, with
    their anchors, and `absolute` makes the others work from anywhere: empty where the site does not know its own."""

    page: str
    inside: Mapping[str, str]
    absolute: Callable[[str], str]

    def on_paper(self, view: ViewT) -> ViewT:
        """The same view: fields that end in `url` and links in `html` lead where they can, others lead nowhere."""
        return cast("ViewT", self._value(view))

    def _value(self, value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed = {field.name: self._field(field.name, getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changed)

    def _field(self, name: str, value: object) -> object:
        if isinstance(value, str) and name.endswith("url"):
            return self.address(value)
        if isinstance(value, str) and name == "html":
            return self.html(value)
        return self._value(value)

    def address(self, url: str) -> str:
        """Where a link leads: an anchor, an absolute address, or nowhere (empty)."""
        if not url or url.startswith("#") or urlsplit(url).scheme:
            return url
        return f"#{anchor}" if (anchor := self.inside.get(url)) else self.absolute(url)

    def html(self, html: str) -> str:
        """Sanitised HTML of the page: links as `address` has them, pictures among the site's files."""
        return _REFERENCE.sub(self._reference, html)

    def _reference(self, match: re.Match[str]) -> str:
        name, target = match.groups()
        whole = urljoin(FILES + self.page, target)
        if target.startswith("#") or not whole.startswith(FILES):
            return match[0]
        address = whole if name == "src" else self.address(whole.removeprefix(FILES) or "./")
        return f' {name}="{address}"' if address else ""
