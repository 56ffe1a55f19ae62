"""Two versions of a site → the pages that are new, changed and gone. It compares what pages say, not how they look."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.pages.spec import PageSpec


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


def page_changes(before: Iterable[PageSpec], after: Iterable[PageSpec]) -> PageChanges:
    """What has happened between the pages of two versions."""
    old, new = _by_address(before), _by_address(after)
    return PageChanges(
        added=_told(new, new.keys() - old.keys()),
        changed=_told(
            new, {address for address in new.keys() & old.keys() if _said(new[address]) != _said(old[address])}
        ),
        removed=_told(old, old.keys() - new.keys()),
    )


def _by_address(pages: Iterable[PageSpec]) -> dict[str, PageSpec]:
    return {page.dest_uri.removesuffix("index.html") or "./": page for page in pages}


def _said(page: PageSpec) -> str:
    """All that a page says, without what stands around it: menus, dates of change, the glossary's explanations."""
    return json.dumps([page.title, page.lang, page.meta["view"], page.body], sort_keys=True)


def _told(pages: Mapping[str, PageSpec], addresses: Iterable[str]) -> tuple[ChangedPage, ...]:
    return tuple(_page(address, pages[address]) for address in sorted(addresses))


def _page(address: str, page: PageSpec) -> ChangedPage:
    kind = classify(page.edit_uri) if page.edit_uri else None
    return ChangedPage(page.title, address, kind not in (None, FileKind.MUNICIPALITY, FileKind.START))
