"""A file saved from Kolada's API, version 3 → a table: measure, municipality, year, value.

An answer of /v3/data/kpi/{kpi}/municipality/{municipality}/year/{year} (https://api.kolada.se/v3/docs; the form is
that of version 2, described at https://github.com/Hypergene/kolada) is an object. Its `values` have a key figure, a
municipality's code and a year each, with a value for each gender: T for all, K for women, M for men. `next_url` leads
to the next page of a long answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from klarplan.content.problems.problem import Position, Problem
from klarplan.importing.files.contents import Gathered, Hidden, TableFile
from klarplan.importing.files.grid import Cell, Grid, Row, lines_of
from klarplan.importing.files.unreadable import UnreadableError, require_few_cells

HEADINGS = ("kpi", "municipality", "year", "value")
TABLE = "Koladas svar"
_ALL, _WOMEN_AND_MEN = "T", ("K", "M")


def read(raw: bytes, name: str) -> TableFile:
    """The values for all genders together. What is of women or men alone, and what has no value, is counted.

    Raises UnreadableError for what is no answer with values.
    """
    try:
        answer = json.loads(raw.decode("utf-8-sig"), parse_float=Decimal, parse_int=Decimal)
    except UnicodeDecodeError:
        raise _refused(Position(name), "table-kolada") from None
    except json.JSONDecodeError as error:
        raise _refused(Position(name, error.lineno, error.colno), "table-json") from None
    except RecursionError:
        raise _refused(Position(name), "table-kolada") from None
    entries = answer.get("values") if isinstance(answer, dict) else None
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        raise _refused(Position(name), "table-kolada")
    gathered = Gathered()
    rows = [_row(1, HEADINGS), *_rows(entries, gathered)]
    require_few_cells(len(rows) * len(HEADINGS), name, name)
    if answer.get("next_url"):
        values = {"found": len(entries), "all": str(answer.get("count", "")) if _is_number(answer.get("count")) else ""}
        gathered.problems.append(Problem(Position(name), "table-kolada-page", values))
    gathered.grids.append(Grid(TABLE, tuple(rows), (), name, heading_rows=1))
    return gathered.as_file(name)


def _refused(position: Position, kind: str) -> UnreadableError:
    return UnreadableError(Problem(position, kind))


def _is_number(value: object) -> bool:
    return isinstance(value, Decimal)


def _is_entry(entry: object) -> bool:
    """Whether it is a key figure's values of a municipality and year. Those of schools and other units have `ou`."""
    if not isinstance(entry, dict) or not isinstance(entry.get("values"), list):
        return False
    texts = all(isinstance(entry.get(name), str) for name in ("kpi", "municipality"))
    return texts and _is_number(entry.get("period")) and all(isinstance(part, dict) for part in entry["values"])


def _rows(entries: list[Mapping[str, Any]], gathered: Gathered) -> Iterator[Row]:
    number, gendered, missing, deleted = 1, 0, 0, 0
    for entry in entries:
        for part in entry["values"]:
            if part.get("gender") in _WOMEN_AND_MEN:
                gendered += 1
            elif part.get("isdeleted") is True:
                deleted += 1
            elif not _is_number(part.get("value")):
                missing += 1
            else:
                number += 1
                texts = (entry["kpi"], entry["municipality"], str(entry["period"]), format(part["value"], "f"))
                yield _row(number, texts, part["value"])
    gathered.leave_out(Hidden.GENDER, count=gendered)
    gathered.leave_out(Hidden.NO_VALUE, count=missing)
    gathered.leave_out(Hidden.DELETED_VALUE, count=deleted)


def _row(number: int, texts: tuple[str, ...], value: Decimal | None = None) -> Row:
    last = len(texts)
    return tuple(
        Cell(number, column, lines_of(text), raw=text, value=value if column == last else None)
        for column, text in enumerate(texts, 1)
    )
