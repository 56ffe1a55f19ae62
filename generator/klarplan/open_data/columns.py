"""What a table of open data is made of: columns that say what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, ClassVar, TypeAlias, get_args, get_origin, get_type_hints

from klarplan.text.catalogue import N_

Value: TypeAlias = str | int | bool | date | Decimal | tuple[str, ...] | None


def column(text: str, *, values: Iterable[str] = (), address: bool = False, table: str = "") -> Any:
    """A column: its description (a message id), the words that it may hold, the table that its ids belong to."""
    return field(metadata={"text": text, "values": tuple(map(str, values)), "address": address, "table": table})


@dataclass(frozen=True, kw_only=True)
class DataRow:
    """Base of all rows. `NAME` is the table's name to programs, `FILE` in addresses, `TITLE` and `ABOUT` to people."""

    NAME: ClassVar[str]
    FILE: ClassVar[str]
    TITLE: ClassVar[str]
    ABOUT: ClassVar[str]

    id: str = column(N_("Permanent id"))


@dataclass(frozen=True)
class Column:
    """A column of a table. `kind` is the type of its values; `optional` ones may be empty."""

    name: str
    kind: type
    optional: bool
    text: str
    """What it holds: a message id."""
    values: tuple[str, ...] = ()
    """The words that it may hold, where they are known."""
    address: bool = False
    table: str = ""
    """The table whose ids it holds."""


def columns(row: type[DataRow]) -> Iterator[Column]:
    """A table's columns, in order."""
    hints = get_type_hints(row)
    for one in fields(row):
        hint = hints[one.name]
        parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        kind = next(part for part in parts if part is not type(None))
        yield Column(
            name=one.name,
            kind=get_origin(kind) or kind,
            optional=type(None) in parts,
            text=one.metadata["text"],
            values=one.metadata["values"],
            address=one.metadata["address"],
            table=one.metadata["table"],
        )
