"""A page of the site: what it shows, and all that is known of it before anything stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from klarplan.content.reading.github import as_on_github
from klarplan.model.records import FileRecord
from klarplan.pages.views.view import View
from klarplan.site.library import PlanContents
from klarplan.site.parts import Link
from klarplan.site.site import Site

Address: TypeAlias = tuple[str, ...]
"""A page's folders: ("planer", "dalarna-2020"); the start page has none."""
Above: TypeAlias = tuple[tuple[Address, str], ...]
"""Pages between the start page and another, with their titles."""

INDEX_FILE = "index.html"
NOINDEX = "noindex"
"""What keeps search engines from showing a page: content of the robots meta element."""


@dataclass(frozen=True)
class Page:
    """One page. Its template, named by its view, gets the view and what stands around the page (`pages.shell`)."""

    address: Address
    heading: str
    view: View
    above: Above = ()
    contents: PlanContents | None = None
    """The plan that the page belongs to."""
    file: FileRecord | None = None
    """The record whose own page it is; None for pages that are made from others."""
    paths: tuple[str, ...] = ()
    """The content files that it is made from; the newest gives its date."""
    description: str = ""
    """For search engines, where its view has no lead."""
    edited_in: str = ""
    """The content file to edit, for a page that has no file of its own but is made from one."""
    sections: tuple[tuple[str, str], ...] = ()
    """Text and anchor of those of its view's headings that its list of contents names."""
    text_in_contents: bool = True
    """Whether that list names the headings of its own text too."""
    with_terms: bool = True
    """Whether it explains the words of the glossary that stand on it."""
    robots: str = ""
    """`NOINDEX` where search engines may not show it, whatever its plan is."""
    feeds: tuple[Link, ...] = ()
    """Feeds of what the page is about, besides its plan's."""
    structured: tuple[dict[str, Any], ...] = ()
    """Things of schema.org that it is about, for search engines."""
    version: str = ""
    """The folder of the version of the site that it belongs to: "fi"; empty for the original."""

    @property
    def place(self) -> Address:
        """Where it stands in the site. Its `address` is the same in all versions."""
        return (self.version, *self.address) if self.version else self.address

    @property
    def dest_uri(self) -> str:
        """The file to write, below the site's folder: "planer/dalarna-2020/index.html"."""
        return "/".join((*self.place, INDEX_FILE))

    @property
    def src_uri(self) -> str:
        """Its file below the content folder; for a page without one, the path that such a file would have."""
        return self.file.path if self.file else f"{self.dest_uri.removesuffix('.html')}.md"

    @property
    def body(self) -> str:
        """Its own text, in Markdown."""
        return as_on_github(self.file.body) if self.file else ""

    @property
    def edit_path(self) -> str:
        """The content file that changes it; empty where it is made from many."""
        return self.file.path if self.file else self.edited_in

    @property
    def lang(self) -> str:
        """Its language, where its file or its plan has another than the site; empty otherwise."""
        own = self.file.lang if self.file else None
        return own or (self.contents.plan.lang if self.contents else None) or ""

    def is_superseded(self, site: Site) -> bool:
        """Whether it belongs to a plan that a newer revision took the place of: search does not find it."""
        return self.contents is not None and self.contents.plan.id in site.library.superseded
