"""What a table of open data is made of: rows with columns that say what they hold.

A row is a dataclass, its fields are the columns. They have the names that front matter has, so that they never change
with the site's language. Amounts are exact decimals; ids are permanent: plan, kind and name, as in
"norrtalje-2021-2023/activity/utbilda-personal".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, ClassVar, TypeAlias, get_args, get_origin, get_type_hints

from klarplan.text.catalogue import N_

Day: TypeAlias = date
"""A date, where a column has that name."""
Value: TypeAlias = str | int | bool | date | Decimal | tuple[str, ...] | None

# what columns of several tables hold
PLAN = N_("The plan's id")
URL = N_("Address of the page that shows it")
SOURCE = N_("Where in the source it stands, and how we read the source")
NOTE = N_("Note")
STATUS = N_("How far it has come, as a code")
STATUS_TEXT = N_("How far it has come, in words")
ACTIVITY = N_("The activity's id")
ACTIVITY_TITLE = N_("The activity's name")
PERIOD = N_("When it applies, in words")
START = N_("First day of the time that the source gives")
END = N_("Last day of the time that the source gives")
ONGOING = N_("Goes on after that as a matter of course")
FOLLOW_UP = N_("The id of the follow-up that says so")


def column(
    text: str, *, values: Iterable[str] = (), address: bool = False, table: str = "", measured: bool = False,
    default: Any = MISSING,
) -> Any:  # fmt: skip
    """A column: its description (a message id), the words that it may hold, the table that its ids belong to, and
    whether its numbers are no amounts in kronor: below zero too, and with any number of decimals.

    A column with a default may be left out where a row is made.
    """
    described = {"text": text, "values": tuple(map(str, values)), "address": address, "table": table,
                 "measured": measured}  # fmt: skip
    return field(default=default, metadata=described)


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
    measured: bool = False
    """Its numbers are measured values, not amounts in kronor."""


def columns(row: type[DataRow]) -> Iterator[Column]:
    """A table's columns, in order."""
    hints = get_type_hints(row)
    for attribute in fields(row):
        hint = hints[attribute.name]
        parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        kind = next(part for part in parts if part is not type(None))
        yield Column(
            name=attribute.name,
            kind=get_origin(kind) or kind,
            optional=type(None) in parts,
            text=attribute.metadata["text"],
            values=attribute.metadata["values"],
            address=attribute.metadata["address"],
            table=attribute.metadata["table"],
            measured=attribute.metadata["measured"],
        )
