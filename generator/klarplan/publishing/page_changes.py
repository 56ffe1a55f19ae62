"""Two versions of a site → the pages that are new, changed and gone. It compares what pages say, not how they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.pages.page import INDEX_FILE, Page
from klarplan.pages.views.view import View


@dataclass(frozen=True)
class ChangedPage:
    """A page that the two versions do not share as it is."""

    title: str
    address: str
    """Relative to the site's root: "planer/dalarna-2020/"; the start page's is "./"."""
    is_own: bool
    """It has a file of its own that an editor writes, and is no list made from others. Municipalities are such lists
    too: all of them change with an activity that is for all."""


@dataclass(frozen=True)
class PageChanges:
    """Each in order of address."""

    added: tuple[ChangedPage, ...]
    changed: tuple[ChangedPage, ...]
    removed: tuple[ChangedPage, ...]


def page_changes(before: Iterable[Page], after: Iterable[Page]) -> PageChanges:
    """What has happened between the pages of two versions."""
    old, new = _by_address(before), _by_address(after)
    both = new.keys() & old.keys()
    return PageChanges(
        added=_listed(new, new.keys() - old.keys()),
        changed=_listed(new, {address for address in both if _content(new[address]) != _content(old[address])}),
        removed=_listed(old, old.keys() - new.keys()),
    )


def _by_address(pages: Iterable[Page]) -> dict[str, Page]:
    return {page.dest_uri.removesuffix(INDEX_FILE) or "./": page for page in pages}


def _content(page: Page) -> tuple[str, str, View, str]:
    """All that a page says, without what stands around it: menus, dates of change, the glossary's explanations."""
    return page.heading, page.lang, page.view, page.body


def _listed(pages: Mapping[str, Page], addresses: Iterable[str]) -> tuple[ChangedPage, ...]:
    return tuple(_changed_page(address, pages[address]) for address in sorted(addresses))


def _changed_page(address: str, page: Page) -> ChangedPage:
    kind = classify(page.file.path) if page.file else None
    return ChangedPage(page.heading, address, kind not in (None, FileKind.MUNICIPALITY, FileKind.START))
