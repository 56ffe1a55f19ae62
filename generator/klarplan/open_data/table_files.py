"""Rows → files: CSV and JSON, with the JSON Schema that describes them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from klarplan.content.settings.settings import Settings
from klarplan.open_data.columns import Column, DataRow, Value, columns
from klarplan.site.site import Site

SEPARATOR = ";"
"""Between the values of a list in a CSV cell: commas and spaces stand in names."""
AMOUNT = r"^[0-9]+(\.[0-9]{1,2})?$"
MEASURED = r"^-?[0-9]+(\.[0-9]+)?$"
_JSON_TYPES: Mapping[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": AMOUNT},
    tuple: {"type": "array", "items": {"type": "string"}},
}


def csv_file(table: type[DataRow], rows: Iterable[DataRow]) -> bytes:
    """A table as RFC 4180 has it: commas, CRLF, quotation marks where needed, in UTF-8.

    There is no byte order mark: RFC 4180 knows none, and many programs take it for a part of the first column's name.
    Texts stand as they are, whatever they begin with: this file is for programs. `excel_file` is for spreadsheets.
    """
    return _separated(table, rows, ",", _cell).encode()


def excel_file(table: type[DataRow], rows: Iterable[DataRow]) -> bytes:
    """The same table as Excel with Swedish settings opens it by a double click: semicolons, decimal commas, and a byte
    order mark, so that it takes the file for UTF-8. No text becomes a formula, a number or a day.
    """
    return _separated(table, rows, ";", _excel_cell).encode("utf-8-sig")


def excel_name(table: type[DataRow]) -> str:
    """The name of the file that `excel_file` makes."""
    return f"{table.FILE}.excel.csv"


def _separated(table: type[DataRow], rows: Iterable[DataRow], separator: str, as_text: Callable[[Value], str]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    names = [attribute.name for attribute in fields(table)]
    writer.writerow(names)
    writer.writerows([as_text(getattr(row, name)) for name in names] for row in rows)
    return text.getvalue()


_FORMULA = re.compile(r"\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet takes for the beginning of a formula (https://owasp.org/www-community/attacks/CSV_Injection), also
in full width and after spaces."""
_NUMBER_OR_DAY = re.compile(r"[0-9][0-9 .,:/-]*(?:[eE][0-9]+)?")
"""Texts that Excel would rewrite: the municipality code 0760 as 760, the period 2021-09 as a day."""


def _excel_cell(value: Value) -> str:
    if isinstance(value, Decimal):
        return _cell(value).replace(".", ",")
    text = _cell(value)
    if not isinstance(value, str | tuple):
        return text
    if _NUMBER_OR_DAY.fullmatch(text):
        return f'="{text}"'  # a formula whose result is the text; nothing but digits and marks gets here
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: Value) -> str:
    """A value as text. Amounts have a decimal point and nothing between thousands."""
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    plain = json_value(value)
    return "" if plain is None else json.dumps(plain) if isinstance(plain, bool) else str(plain)


def json_value(value: Value) -> str | int | bool | list[str] | None:
    """A value as JSON has it: amounts as texts, so that no program rounds them; days as ISO 8601."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def json_file(site: Site, settings: Settings, table: type[DataRow], rows: Iterable[DataRow], plan: str = "") -> bytes:
    """A table with what it is and under which licence."""
    names = [attribute.name for attribute in fields(table)]
    written = [{name: json_value(getattr(row, name)) for name in names} for row in rows]
    return as_json(
        {
            **({"$schema": schema_address(site, table)} if site.site_url else {}),
            "title": site.texts._(table.TITLE),
            "description": site.texts._(table.ABOUT),
            "publisher": settings.organisation,
            "licence": {"name": settings.licence.name, "url": settings.licence.url},
            "plan": plan or None,
            "count": len(written),
            "rows": written,
        }
    )


def as_json(value: Any) -> bytes:
    """JSON as people can read it too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def schema_name(table: type[DataRow]) -> str:
    """The name of the file with a table's JSON Schema."""
    return f"{table.FILE}.schema.json"


def schema_address(site: Site, table: type[DataRow]) -> str:
    """The absolute address of a table's JSON Schema."""
    return site.absolute(site.addresses.export(schema_name(table)))


def schema_file(site: Site, table: type[DataRow]) -> bytes:
    """What a table's JSON file holds, as JSON Schema (draft 2020-12)."""
    texts = site.texts
    described = list(columns(table))
    row = {
        "type": "object",
        "properties": {column.name: _schema(column, texts._(column.text)) for column in described},
        "required": [column.name for column in described],
        "additionalProperties": False,
    }
    licence = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "url": {"type": "string", "format": "uri"}},
        "required": ["name", "url"],
    }
    return as_json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **({"$id": schema_address(site, table)} if site.site_url else {}),
            "title": texts._(table.TITLE),
            "description": texts._(table.ABOUT),
            "type": "object",
            "properties": {
                "$schema": {"type": "string", "format": "uri"},
                "title": {"type": "string"},
                "description": {"type": "string"},
                "publisher": {"type": "string"},
                "licence": licence,
                "plan": {"type": ["string", "null"]},
                "count": {"type": "integer", "minimum": 0},
                "rows": {"type": "array", "items": row, "uniqueItems": True},
            },
            "required": ["title", "description", "publisher", "licence", "plan", "count", "rows"],
            "additionalProperties": False,
        }
    )


def _schema(column: Column, text: str) -> dict[str, Any]:
    schema = {**_JSON_TYPES[column.kind], "description": text}
    if column.measured:
        schema["pattern"] = MEASURED
    if column.address:
        schema["format"] = "uri"
    if column.values:
        schema["enum"] = [*column.values, *([None] if column.optional else [])]
    if column.optional:
        schema["type"] = [schema["type"], "null"]
    return schema
