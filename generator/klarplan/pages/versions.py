"""The site's versions: in other languages, and in easy words.

Each stands in a folder of its own ("fi", "lattlast") and has pages for what is translated alone. All else that it leads
to is the original's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from klarplan.content.reading.file_kinds import EASY_READ
from klarplan.content.reading.records import Records
from klarplan.model.records import FileRecord
from klarplan.pages.page import Page
from klarplan.pages.pages import record_pages, search_page
from klarplan.pages.version_links import SiteVersion
from klarplan.pages.views.ordinary import PageView
from klarplan.site.library import Library, relate
from klarplan.site.phrases import said_then
from klarplan.site.site import Site
from klarplan.site.texts import Texts
from klarplan.site.translations import in_version, versions
from klarplan.text.languages import has_catalogue


def site_versions(site: Site, records: Records, *, drafts: bool = False) -> Iterator[SiteVersion]:
    """Every version that has a page. `records` are those that the `site` was made from.

    The frame is in the version's language where there is a catalogue for it, and else in the site's.
    """
    for code in versions(records):
        is_easy = code == EASY_READ
        lang = site.texts.lang if is_easy or not has_catalogue(code) else code
        own = replace(
            site,
            library=relate(in_version(records, code, site.texts.lang), site.today, drafts=drafts),
            texts=Texts(lang),
            original_lang=site.texts.lang if lang != site.texts.lang else "",
        )
        originals = {
            translation.path: translation.of for translation in records.translations if translation.code == code
        }
        shown = [record.path for record in _records(own.library) if record.path in originals]
        places = {site.addresses.of_file(originals[path]) for path in shown}
        if not shown:
            continue
        found = frozenset(place for place in places if place is not None)
        if searched := lang == code:
            found |= {(site.addresses.names.search,)}
        own = replace(own, addresses=replace(site.addresses, version=code, versioned=found))
        pages = list(record_pages(own, frozenset(shown)))
        pages = [_easy(own, page) for page in pages] if is_easy else pages
        pages += [search_page(own)] if searched else []
        yield SiteVersion(code, own, tuple(replace(page, version=code, with_terms=False) for page in pages))


def _records(library: Library) -> Iterator[FileRecord]:
    """Those that readers see: nothing of drafts, and no follow-up that is ahead of its day."""
    for contents in library.plans.values():
        yield contents.plan
        yield from contents.focus_areas
        yield from contents.activities.values()
        yield from contents.follow_ups
    yield from library.municipalities.values()
    yield from library.pages
    if library.start:
        yield library.start


def _easy(site: Site, page: Page) -> Page:
    """The text alone, and that its plan's time is over: what the original tells besides, it tells in its own words."""
    then = said_then(site, page.contents.plan) if page.contents else ""
    return replace(
        page,
        view=PageView(lead=page.view.lead, said_then=then),
        sections=(),
        structured=(),
        text_in_contents=True,
        with_terms=False,
    )
