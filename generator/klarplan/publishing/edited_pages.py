"""The pages of files that have just been edited, before all that else tells of them: what a preview shows first.

Lists, other pages, open data and search follow with the whole build, which also checks what concerns several files.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from klarplan.content.checks.validate import read_again
from klarplan.pages.page import Page
from klarplan.pages.pages import record_pages
from klarplan.pages.shell import Shells
from klarplan.publishing.build import Publication, said_days
from klarplan.site.library import relate


def edited(publication: Publication, paths: Collection[str]) -> tuple[Publication, tuple[Page, ...]] | None:
    """The pages whose own files are at `paths`, and the publication as far as they need it: with their records, and
    the site and the shells that come of these.

    None where a file cannot be shown alone: one with faults, one that many pages are made from, one that has no page.
    """
    site, config = publication.site, publication.config
    records = read_again(publication.records, config.content, paths)
    if records is None:
        return None
    site = replace(
        site,
        library=relate(records, site.today, drafts=True),
        changed={**site.changed, **said_days(records, site.today)},
    )
    pages = tuple(record_pages(site, paths))
    if {page.file.path for page in pages if page.file} != set(paths):
        return None
    shells = Shells(site, config, publication.versions)
    return replace(publication, records=records, site=site, shells=shells), pages
