"""A page as Klarplan hands it over: engine-neutral, with metadata that JSON can hold."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeAlias

Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None


@dataclass(frozen=True)
class PageSpec:
    """One page. `src_uri` is its file below the content folder, or a made-up one for pages without a file."""

    src_uri: str
    dest_uri: str
    """The file to write, below the site's folder: "planer/dalarna-2020/index.html"."""
    title: str
    lang: str
    template: str
    meta: dict[str, Plain]
    """`frame` and `view`, for the template."""
    body: str
    """Markdown."""
    edit_uri: str | None
    """The file to edit, below the content folder; None for pages that are made."""
    changed: str = ""
    """When it was last changed, ISO 8601; empty where it is not known."""
    indexed: bool = True
    """Whether search engines may show it; a page that they may not show stands in no sitemap."""


def plain(value: Any) -> Plain:
    """A context as JSON has it: dataclasses as objects, tuples as lists. Raises TypeError for anything else."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    raise TypeError(f"{type(value).__name__} is not plain")
