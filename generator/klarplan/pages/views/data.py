"""The page that tells of the open data: what there is, what the columns hold, how to open and follow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from klarplan.model.records import Plan
from klarplan.open_data.columns import Column, DataRow, columns
from klarplan.open_data.datapackage import FILE as DATAPACKAGE
from klarplan.open_data.table_files import excel_name, schema_name
from klarplan.open_data.tables import TABLES, OpenData, Tables
from klarplan.pages.views.downloads import plan_downloads, site_downloads
from klarplan.pages.views.view import View
from klarplan.site.parts import Cell, Fact, Link, Row, Table
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class DataFiles:
    """The files of one plan, or of all plans together."""

    title: str
    anchor: str
    files: Table
    """Table by table: how many rows, the files; without rows where tables are switched off."""
    links: tuple[Link, ...]
    """Feed and calendar."""


@dataclass(frozen=True)
class DataColumns:
    """A table of open data, and what its columns hold."""

    title: str
    about: str
    """What a row is."""
    columns: tuple[Fact, ...]
    """Name: what it holds, and of what kind that is."""


@dataclass(frozen=True)
class DataView(View):
    """Open data: the files, what their columns hold, how to open and to follow them."""

    TEMPLATE = "data.html"

    licence: Link
    sets: tuple[DataFiles, ...]
    """All plans together first."""
    tables: tuple[DataColumns, ...]
    """Empty where tables are switched off."""
    links: tuple[Link, ...]
    """For those who make programs: data package, schemas, the description for data portals."""


_KINDS = {
    str: N_("text"), int: N_("whole number"), bool: N_("true or false"), date: N_("day, year-month-day"),
    Decimal: N_("kronor, with a point before the öre"), tuple: N_("list; in CSV with semicolons between"),
}  # fmt: skip


def data_view(opened: OpenData) -> DataView:
    """Everything that is switched on."""
    site, licence = opened.site, opened.config.settings.licence
    _, exports = site.texts._, site.exports
    return DataView(
        lead=_(N_("Here are all facts in the plans as files that programs can read."))
        if exports.tables
        else _(N_("Here you can follow what happens in the plans.")),
        licence=Link(licence.name, licence.url),
        sets=tuple(_sets(opened)),
        tables=tuple(_columns(site, table) for table in TABLES) if exports.tables else (),
        links=tuple(_links(site)),
    )


def _sets(opened: OpenData) -> Iterator[DataFiles]:
    """All plans together, then each plan; without tables, only the feeds and calendars."""
    site, library = opened.site, opened.site.library
    for plan in ("", *library.plans):
        contents = library.plans.get(plan)
        tables = opened.tables.get(plan, {})
        yield DataFiles(
            title=_plan_title(site, contents.plan) if contents else site.texts._(N_("All plans")),
            anchor=plan or "alla",
            files=_files_table(site, tables, plan),
            links=tuple(
                link for link in (plan_downloads(site, contents.plan) if contents else site_downloads(site))
                if "#" not in link.url  # not to this page itself
            ),
        )  # fmt: skip


def _plan_title(site: Site, plan: Plan) -> str:
    """A plan's title, with its time where there are several revisions of it."""
    revisions = {*site.library.superseded, *site.library.superseded.values()}
    return f"{plan.title}, {site.texts.period(plan.period)}" if plan.id in revisions else plan.title


def _files_table(site: Site, tables: Tables, plan: str) -> Table:
    """Files by table; tables without rows are left out."""
    _, addresses = site.texts._, site.addresses
    rows = tuple(
        Row(
            (
                Cell(_(table.TITLE)),
                Cell(site.texts.number(len(records)), number=True),
                *(Cell(name, addresses.export(name, plan)) for name in _names(table)),
            )
        )
        for table, records in tables.items()
        if records
    )
    kinds = (_(N_("For Excel")), "CSV", "JSON")
    heads = (Cell(_(N_("Table"))), Cell(_(N_("Rows")), number=True), *map(Cell, kinds))
    title = site.library.plans[plan].plan.short_title if plan else _(N_("All plans"))
    return Table(_(N_("Files: {name}"), name=title), heads, rows)


def _names(table: type[DataRow]) -> tuple[str, ...]:
    """A table's files, for people first."""
    return excel_name(table), f"{table.FILE}.csv", f"{table.FILE}.json"


def _columns(site: Site, table: type[DataRow]) -> DataColumns:
    _ = site.texts._
    facts = (Fact(column.name, (Link(_(column.text), note=_kind(site, column)),)) for column in columns(table))
    return DataColumns(_(table.TITLE), _(table.ABOUT), tuple(facts))


def _kind(site: Site, column: Column) -> str:
    _ = site.texts._
    if column.values:
        return _(N_("one of: {values}"), values=", ".join(column.values))
    if column.address:
        return _(N_("web address"))
    return _(_KINDS[column.kind])


def _links(site: Site) -> Iterator[Link]:
    """For those who make programs."""
    _, addresses, exports = site.texts._, site.addresses, site.exports
    if exports.tables:
        note = _(N_("describes all CSV files"))
        yield Link(_(N_("Data package (Frictionless)")), addresses.export(DATAPACKAGE), note=note)
        for table in TABLES:
            yield Link(_(N_("JSON Schema: {name}"), name=_(table.TITLE)), addresses.export(schema_name(table)))
    if exports.dcat:
        note = _(N_("for data portals"))
        yield Link(_(N_("Description by DCAT-AP-SE (RDF/XML)")), addresses.export("dcat.rdf"), note=note)
