"""What an import of values says: how many are new, changed and the same, and what is not taken."""

from __future__ import annotations

from collections.abc import Iterator

from klarplan.importing.files.contents import TableFile, words_of
from klarplan.importing.values.changes import ValuesRead
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_FEW = 12
"""More municipalities than this are only counted."""


def report_of_values(read: ValuesRead, contents: TableFile, texts: Texts) -> str:
    """The account of a file of values."""
    return "\n".join(_lines(read, contents, texts))


def _lines(read: ValuesRead, contents: TableFile, texts: Texts) -> Iterator[str]:
    observed, plural, _ = read.observed, texts.plural, texts._
    rows = plural("{n} row", "{n} rows", observed.rows)
    values = plural("{n} value", "{n} values", len(observed.values))
    yield _(N_("{file}: {rows}, {values}."), file=contents.name, rows=rows, values=values)
    for title in dict.fromkeys((*read.new, *read.changed, *read.same)):
        parts = [
            plural("{n} new", "{n} new", read.new.get(title, 0)),
            plural("{n} changed", "{n} changed", read.changed.get(title, 0)),
            plural("{n} as before", "{n} as before", read.same.get(title, 0)),
        ]
        yield f"  {title}: {texts.listed(parts)}"
    if observed.empty:
        yield plural("{n} cell says that there is no value.", "{n} cells say that there is no value.", observed.empty)
    if observed.gendered:
        yield plural(
            "{n} row is of women or men alone, and is not taken.",
            "{n} rows are of women or men alone, and are not taken.", observed.gendered,
        )  # fmt: skip
    if observed.aside:
        yield plural("{n} row is left out, as you answered.", "{n} rows are left out, as you answered.", observed.aside)
    if observed.outside:
        names = list(observed.outside)
        number = plural("{n} municipality is not in the plan", "{n} municipalities are not in the plan", len(names))
        listed = f": {', '.join(names)}" if len(names) <= _FEW else ""
        yield _(N_("{number}, and has no value taken{names}."), number=number, names=listed)
    for left_out in contents.left_out:
        yield _(N_("Not taken: {what}."), what=words_of(left_out, texts))
    if read.unread:
        yield _(N_("These tables have no measured values, and are not read: {names}."), names=", ".join(read.unread))
