"""What is written beside the pages: open data, feeds, calendars, the description for data portals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from klarplan.content.settings.addresses import slug
from klarplan.open_data import table_files
from klarplan.open_data.datapackage import FILE as DATAPACKAGE
from klarplan.open_data.datapackage import datapackage
from klarplan.open_data.open_data import OpenData
from klarplan.open_data.tables import TABLES
from klarplan.pages.head.cards import Cards
from klarplan.pages.spec import PageSpec
from klarplan.publishing.redirect_pages import redirect_pages


class Published(Protocol):
    """What the exports are made from: `build.Publication` has it."""

    @property
    def open_data(self) -> OpenData:
        """The edition with its tables."""

    @property
    def pages(self) -> tuple[PageSpec, ...]:
        """All pages of the site."""

    @property
    def printed(self) -> Mapping[str, bytes]:
        """The plans as PDF, by address."""


def write_all(publication: Published, site: Path) -> None:
    """Write every export that is switched on below `site`. Raises OSError where that cannot be done."""
    for path, found in files(publication):
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(found)


def files(publication: Published) -> Iterator[tuple[str, bytes]]:
    """Every file below the site's folder, with what it holds. Libraries are loaded only for what is switched on."""
    opened = publication.open_data
    edition, config = opened.edition, opened.config
    exports = edition.exports
    yield from redirect_pages(edition, config, publication.pages)
    yield from publication.printed.items()
    if exports.tables:
        yield from _tables(opened)
    if exports.feeds:
        from klarplan.open_data.feeds import feeds

        yield from feeds(edition, config.settings, config.site_name)
    if exports.calendar:
        from klarplan.open_data.calendars import calendars

        yield from calendars(edition, config.site_name)
    if exports.cards:
        yield from Cards(edition, config).all()
    if exports.dcat:
        from klarplan.open_data.dcat import FILE, catalogue

        yield edition.sitemap.export(FILE), catalogue(edition, config, exports.dcat)


def _tables(opened: OpenData) -> Iterator[tuple[str, bytes]]:
    edition, settings, sitemap = opened.edition, opened.config.settings, opened.edition.sitemap
    name = slug(opened.config.site_name) or "klarplan"
    for plan, tables in opened.tables.items():
        written = {table: table_files.csv_file(table, rows) for table, rows in tables.items()}
        for table, rows in tables.items():
            yield sitemap.export(f"{table.FILE}.csv", plan), written[table]
            found = table_files.json_file(edition, settings, table, rows, plan)
            yield sitemap.export(f"{table.FILE}.json", plan), found
        yield sitemap.export(DATAPACKAGE, plan), datapackage(edition, settings, written, name, plan)
    for table in TABLES:
        yield sitemap.export(table_files.schema_name(table)), table_files.schema_file(edition, table)
