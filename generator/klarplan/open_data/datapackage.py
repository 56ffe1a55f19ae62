"""The CSV files as a Frictionless data package (https://datapackage.org), version 2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from klarplan.content.settings.settings import Settings
from klarplan.open_data.columns import Column, DataRow, columns
from klarplan.open_data.table_files import as_json
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

FILE = "datapackage.json"
_TYPES: Mapping[type, str] = {
    str: "string", int: "integer", bool: "boolean", date: "date", Decimal: "number", tuple: "string",
}  # fmt: skip


def datapackage(
    site: Site, settings: Settings, tables: Mapping[type[DataRow], bytes], name: str, plan: str = ""
) -> bytes:
    """The description of a folder of CSV files; `tables` has each file's bytes.

    `name` is the site's; the package of a plan has the plan's name too.
    """
    contents = site.library.plans.get(plan)
    title = contents.plan.title if contents else site.texts._(N_("All plans"))
    about = contents.plan.summary if contents else site.texts._(N_("All tables, with the rows of all plans."))
    return as_json(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "-".join(filter(None, (name, plan))),
            **({"id": site.absolute(site.addresses.export(FILE, plan))} if site.site_url else {}),
            "title": title,
            "description": about,
            **({"homepage": site.absolute(_page(site, plan))} if site.site_url else {}),
            "languages": [site.texts.lang],  # https://datapackage.org/recipes/language-support/
            "licenses": [{"title": settings.licence.name, "path": settings.licence.url}],
            "contributors": [{"title": settings.organisation, "roles": ["publisher"]}],
            "resources": [_resource(site, table, written) for table, written in tables.items()],
        }
    )


def _page(site: Site, plan: str) -> str:
    return site.addresses.url(site.addresses.names.data, anchor=plan)


def _resource(site: Site, table: type[DataRow], written: bytes) -> dict[str, Any]:
    texts, described = site.texts, list(columns(table))
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": "" if column.table == table.NAME else column.table, "fields": ["id"]},
        }
        for column in described
        if column.table
    ]
    return {
        "name": table.NAME,
        "type": "table",
        "path": f"{table.FILE}.csv",
        "title": texts._(table.TITLE),
        "description": texts._(table.ABOUT),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(written),
        "schema": {
            "fields": [_field(column, texts._(column.text)) for column in described],
            "missingValues": [""],
            "primaryKey": ["id"],
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: Column, text: str) -> dict[str, Any]:
    required = not column.optional and column.kind is not tuple
    constraints = {
        **({"required": True} if required else {}),
        **({"unique": True} if column.name == "id" else {}),
        **({"enum": list(column.values)} if column.values else {}),
    }
    return {
        "name": column.name,
        "type": _TYPES[column.kind],
        **({"format": "uri"} if column.address else {}),
        "description": text,
        **({"constraints": constraints} if constraints else {}),
    }
