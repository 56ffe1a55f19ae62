"""What is written beside the pages: open data, feeds, calendars, the description for data portals."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from klarplan.content.reading.records import Records
from klarplan.open_data import table_files
from klarplan.open_data.datapackage import FILE as DATAPACKAGE
from klarplan.open_data.datapackage import datapackage
from klarplan.open_data.tables import TABLES, OpenData
from klarplan.pages.head.cards import Cards
from klarplan.pages.page import Page
from klarplan.pages.version_links import SiteVersion
from klarplan.publishing.editor.editor import editor_files
from klarplan.publishing.embedded_pages import embedded_pages
from klarplan.publishing.kept import NOTHING, Kept, key_of
from klarplan.publishing.redirect_pages import redirect_pages
from klarplan.publishing.side_by_side import Helper, workers
from klarplan.text.slug import slug


class Published(Protocol):
    """What the exports are made from: `build.Publication` has it."""

    @property
    def versions(self) -> Mapping[str, SiteVersion]:
        """The site in other languages and in easy words."""

    @property
    def open_data(self) -> OpenData:
        """The site with its tables."""

    @property
    def records(self) -> Records:
        """All that was read."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages of the site."""

    @property
    def printed(self) -> Mapping[str, bytes]:
        """The plans as PDF, by address."""


class Exporter:
    """Writes the exports of a site, in a process of its own while the pages are made where that can be."""

    def __init__(self, publication: Published, kept: Kept) -> None:
        self._publication, self._kept = publication, kept
        self._folder = kept.new_folder()
        self._helper = Helper(lambda: write_all(publication, self._folder, kept)) if workers() > 1 else None

    def write(self, site: Path) -> None:
        """Write them below the folder `site`. Raises OSError where that cannot be done."""
        if not (self._helper and self._helper.wait()):
            write_all(self._publication, site, self._kept)
            return self.close()
        for file in [path for path in self._folder.rglob("*") if path.is_file()]:
            target = site / file.relative_to(self._folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
        return self.close()

    def close(self) -> None:
        """Wait for the other process, and remove what it has made and nobody has asked for."""
        if self._helper:
            self._helper.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def write_all(publication: Published, folder: Path, kept: Kept = NOTHING) -> None:
    """Write every export that is switched on below `folder`. Raises OSError where that cannot be done."""
    for path, content in files(publication, kept):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def files(publication: Published, kept: Kept = NOTHING) -> Iterator[tuple[str, bytes]]:
    """Every file below the site's folder, with what it holds. Libraries are loaded only for what is switched on."""
    opened = publication.open_data
    site, config = opened.site, opened.config
    exports = site.exports
    yield from redirect_pages(site, config, publication.pages)
    yield from embedded_pages(site, config, publication.pages)
    yield from editor_files(site, config, publication.records)
    yield from publication.printed.items()
    if exports.tables:
        yield from _tables(opened, kept)
    if exports.feeds:
        from klarplan.open_data.feeds import feeds, version_feed

        yield from feeds(site, config.settings, config.site_name)
        for version in publication.versions.values():
            if version.is_translation:
                yield version_feed(version.site, config.settings, config.site_name)
    if exports.calendar:
        from klarplan.open_data.calendars import calendars

        for address, calendar in calendars(site, config.site_name):
            yield address, kept.made("calendars", key_of(calendar), calendar.written)
    if exports.cards:
        yield from _cards(Cards(site, config), kept)
    if exports.dcat:
        from klarplan.open_data.dcat import FILE, catalogue

        yield site.addresses.export(FILE), catalogue(site, config, exports.dcat)


def _cards(cards: Cards, kept: Kept) -> Iterator[tuple[str, bytes]]:
    """Drawing one takes as long as making some ten pages."""
    for card in cards.all():
        yield card.address, kept.made("cards", key_of(card, cards.colours), partial(cards.drawn, card))


def _tables(opened: OpenData, kept: Kept) -> Iterator[tuple[str, bytes]]:
    site, settings, addresses = opened.site, opened.config.settings, opened.site.addresses
    name = slug(opened.config.site_name) or "klarplan"
    for plan, tables in opened.tables.items():
        written = {}
        for table, rows in tables.items():
            key = key_of(
                rows,
                plan,
                table_files.schema_address(site, table),
                site.texts.lang,
                settings.organisation,
                settings.licence.name,
                settings.licence.url,
                table.FILE,
            )
            written[table] = kept.made("csv", key, partial(table_files.csv_file, table, rows))
            as_json = partial(table_files.json_file, site, settings, table, rows, plan)
            yield addresses.export(f"{table.FILE}.csv", plan), written[table]
            yield (
                addresses.export(table_files.excel_name(table), plan),
                kept.made("excel", key, partial(table_files.excel_file, table, rows)),
            )
            yield addresses.export(f"{table.FILE}.json", plan), kept.made("json", key, as_json)
        yield addresses.export(DATAPACKAGE, plan), datapackage(site, settings, written, name, plan)
    for table in TABLES:
        yield addresses.export(table_files.schema_name(table)), table_files.schema_file(site, table)
