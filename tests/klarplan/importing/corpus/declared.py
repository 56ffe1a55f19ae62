"""Reads the tables of `tables/*.yml`: what stands in each cell, how it is formatted, and what is right for it.

A table is written in lines:

    # 1. Trygga miljöer => focus_area=Trygga miljöer     a heading of level 1, and what it says of the records below it
    Belopp i tkr. => #                                   a paragraph (a row of its own in a spreadsheet)
    --- Blad 2 {hidden}                                  a new sheet; in Word and text, a heading of level 1
    | Åtgärd | Ansvarig | Kostnad 2025 |                 heading rows: those before the line with =
    = title  | responsible | cost@2025                   what each column holds, until the next such line
    | Byt lampor | Tekniska nämnden | 500 tkr => 500000 |
    | Nedlagd    | Tekniska nämnden | 10 tkr            | hidden

Words after the last | concern the row: `hidden` or `filtered` (not taken), `aside` (a row of sums: it is left) or
`heads` (the headings again). ^ is merged with the cell above and < with the one to the left; // parts the lines of a
cell. A cell may begin with marks in braces: {fill=FF0000} {fmt=# ##0 "tkr"} {bold} {struck} {hidden} {hidden-column}
{date} {text} {formula==1/0} {comment=Ett ord} {link=https://…} {sym=Symbol:F0B3} (instead of the ¤ in the text). ␇ is
the control character that Word has at the end of a cell.

Behind => stands what is right, where it is not the cell's own text in its column's field:

    value            in the field of the column             field=value     in another field
    ? value          must be asked about; the answer        ?               must be asked about; it is then set aside
    -                left: no fact comes of it              x               hidden: its words are not to be written
    #                a heading, or what gives others their year, unit or place
    a; b             both                                   a or b          either

A column may be `2:title` (a second record in the same row), `-`, `x`, `#`, `? cost` (asked), `goal or aim` (either),
and `cost@2025` or `cost/år` (what is added to each amount). After the line `@ across` the fields are rows: the first
cell of a row is its heading, each other cell belongs to the record of its column, and the row's field stands after the
last |. So a card (a table of two columns for each record) is written too.

Fields are those of activities; besides them `goal` (a goal of the activity, its focus area or the plan, or its aim),
`note` (its words stand with the record), `recipient`, `amount:<purpose>` and `total` (money of a plan).
Costs are written 500000, 100000-150000, ~500000 (estimated), 500000/år, 500000@2025, 20000 EUR, or as the kind of cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

TABLES = Path(__file__).parent / "tables"

Record = tuple[str, str]
"""A kind of record ("activity", "funding", "plan") and its title."""
PLAN: Record = ("plan", "")


class Fate(StrEnum):
    """What is right for a cell."""

    PLACED = "placed"
    ASKED = "asked"
    LEFT = "left"
    HIDDEN = "hidden"
    HEADING = "heading"


@dataclass(frozen=True)
class Option:
    """A fate that is right; where it is placed or asked about, the field and its value."""

    fate: Fate
    field: str = ""
    value: str = ""


@dataclass(frozen=True)
class Claim:
    """Something that a cell says. Any of the options is right, for each of the records."""

    options: tuple[Option, ...]
    records: tuple[Record, ...] = ()

    @property
    def answer(self) -> Option | None:
        """What to answer to whoever asks; None: set aside."""
        return next((option for option in self.options if option.field), None)


@dataclass
class Cell:
    """A cell, or the text of a heading, a paragraph or a sheet's name; those have row 0."""

    text: str
    row: int = 0
    column: int = 0
    marks: Mapping[str, str] = field(default_factory=dict)
    merged: str = ""
    """ "^" or "<": it is part of the cell above or to the left."""
    claims: tuple[Claim, ...] = ()
    heading: str = ""
    """What stands above it: the heading of its column, or of its row in a table across."""
    written: str = ""
    """What is right, as it was written."""
    fields: tuple[str, ...] = ()
    """The fields of its column."""

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.split("//")]


@dataclass
class Heading:
    cell: Cell
    level: int
    """0: a paragraph."""


@dataclass
class Sheet:
    cell: Cell
    hidden: bool = False


@dataclass
class Table:
    rows: list[list[Cell]] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    heads: int = 0
    """How many rows are headings."""


Part = Heading | Sheet | Table


@dataclass(frozen=True)
class Declared:
    """A table as it is declared. `layout`: the kind of table, which is the file's."""

    layout: str
    name: str
    formats: tuple[str, ...]
    parts: tuple[Part, ...]
    known: bool
    """Its headings are such as plans have: nearly all should come in without a question."""
    before: tuple[Part, ...] = ()
    """An earlier version, which was imported first."""
    gone: tuple[str, ...] = ()
    """Titles of the earlier version that are not in this one: what became of them must be asked about."""
    refused: bool = False
    """The file cannot be read."""

    @property
    def cells(self) -> list[Cell]:
        """Every cell that says something, headings and paragraphs too."""
        return [cell for part in self.parts for cell in cells_of(part)]

    @property
    def cells_before(self) -> list[Cell]:
        """The cells of the earlier version."""
        return [cell for part in self.before for cell in cells_of(part)]


def cells_of(part: Part) -> Iterator[Cell]:
    if isinstance(part, Table):
        for row in part.rows:
            yield from (cell for cell in row if not cell.merged and _says(cell))
    elif part.cell.text:
        yield part.cell


@cache
def declared() -> tuple[Declared, ...]:
    """All tables, by layout."""
    return tuple(table for file in sorted(TABLES.glob("*.yml")) for table in _of_file(file))


def _of_file(file: Path) -> Iterator[Declared]:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    for name, entry in content["tables"].items():
        known = entry.get("known", content.get("known", True))
        before = parse(entry["before"]) if "before" in entry else ()
        formats = tuple(entry["formats"].split())
        parts = parse(entry["content"])
        gone = tuple(entry.get("gone", ()))
        refused = entry.get("refused", False)
        yield Declared(content["layout"], name, formats, parts, known, before, gone, refused)


def parse(text: str) -> tuple[Part, ...]:
    """The parts of a declared table. Raises ValueError where a cell has no word of what is right for it."""
    return tuple(_Reader().read(text))


@dataclass(frozen=True)
class _Column:
    group: str = "1"
    spec: str = ""


_SHEET, _SECTION, _PARAGRAPH = 0, 99, 50
"""Levels of what is no heading, but says something of the records below it."""
_FLAGS = {"hidden": "x", "filtered": "x", "aside": "-", "heads": "#"}


class _Reader:
    """Reads lines into parts, and binds each cell's claims to the records that they are about."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.table: Table | None = None
        self.columns: list[_Column] = []
        self.across = False
        self.scopes: dict[int, Cell] = {}
        """The headings that say something of the records below them, by level."""
        self.bound: dict[int, tuple[Cell, list[Record]]] = {}
        """The records that each cell says something of."""

    def read(self, text: str) -> list[Part]:
        for line in text.splitlines():
            self._line(line.strip())
        self._end_table()
        for cell, records in self.bound.values():
            of = tuple(dict.fromkeys(records))
            cell.claims = tuple(Claim(claim.options, of) for claim in cell.claims)
        return self.parts

    def _line(self, line: str) -> None:
        if line.startswith("|"):
            self._row(line)
        elif line.startswith("="):
            self._specs(line)
        elif line == "@ across":
            self._end_table()
            self.across, self.table = True, Table()
        elif not line:
            self._end_table()
        else:
            self._heading(line)

    def _heading(self, line: str) -> None:
        """A heading, a paragraph, or a sheet's name."""
        self._end_table()
        match = re.match(r"(---|#+ )? *(.*?)(?: => (.*))?\Z", line)
        assert match
        (text, marks), sign = _marks(match[2]), (match[1] or "").strip()
        cell = Cell(text, marks=marks, written=match[3] or "#")
        cell.claims = tuple(_claims(cell.written, "#", text))
        level = _SHEET if sign == "---" else len(sign) or _PARAGRAPH
        for other in [other for other in self.scopes if other >= level]:
            del self.scopes[other]
        self._scope(cell, level)
        self.parts.append(Sheet(cell, "hidden" in marks) if level == _SHEET else Heading(cell, len(sign)))

    def _scope(self, cell: Cell, level: int) -> None:
        if _places(cell):
            self.scopes[level] = cell

    def _specs(self, line: str) -> None:
        self.table = self.table or Table()
        self.columns = []
        for text in line[1:].split("|"):
            match = re.match(r"\s*(?:(\d):)?(.*)", text)
            assert match
            self.columns.append(_Column(match[1] or "1", match[2].strip()))
        self.table.heads = len(self.table.rows)
        for cell in (cell for row in self.table.rows for cell in row):
            cell.claims = tuple(_claims(cell.written, "#", cell.text)) if _says(cell) else ()

    def _row(self, line: str) -> None:
        self.table = self.table or Table()
        *texts, flags = line[1:].split("|")
        number = len(self.table.rows) + 1
        self.table.rows.append([self._cell(text, number, column) for column, text in enumerate(texts, 1)])
        self.table.flags.append(flags.strip())

    def _cell(self, text: str, row: int, column: int) -> Cell:
        text, _, written = (part.strip() for part in text.partition("=> "))
        if text in ("^", "<"):
            return Cell("", row, column, merged=text)
        text, marks = _marks(text)
        return Cell(text, row, column, marks, written=written)

    def _end_table(self) -> None:
        table, self.table = self.table, None
        if table is None or not table.rows:
            return
        self.parts.append(table)
        if self.across:
            self._bind_across(table)
        elif not self.columns:
            raise ValueError(f"no line with = for the table that begins {table.rows[0][0].text}")
        else:
            self._bind(table)
        self.across = False
        self.scopes.pop(_SECTION, None)

    def _bind(self, table: Table) -> None:
        above: dict[int, Cell] = {}
        for row, flags in list(zip(table.rows, table.flags, strict=True))[table.heads :]:
            for cell in row:
                if not cell.merged and _says(cell):
                    cell.heading = _head(table, cell.column)
                    spec = self._spec(cell.column, flags)
                    cell.claims, cell.fields = tuple(_claims(cell.written, spec, cell.text)), _fields_of(spec)
            whole = [(cell, above.get(cell.column, cell) if cell.merged == "^" else cell) for cell in row]
            titles = self._titles(whole)
            for cell, origin in whole:
                if cell.merged != "<":
                    above[cell.column] = origin
                if cell.merged == "<" or not _says(origin):
                    continue
                if record := titles.get(self._group(cell.column)):
                    self._bound(origin, record)
                elif not titles and not flags:
                    self._scope(cell, _SECTION)
            if not flags:
                self._bind_scopes(titles.values())

    def _titles(self, row: Sequence[tuple[Cell, Cell]]) -> dict[str, Record]:
        """The record of each group of columns in a row."""
        found: dict[str, Record] = {}
        for cell, origin in row:
            for option in _options_of(origin):
                if option.field in _NAMING:
                    found.setdefault(self._group(cell.column), (_NAMING[option.field], option.value))
        return found

    def _bind_across(self, table: Table) -> None:
        """A table whose fields are rows: a record for each column after the first."""
        titles: dict[int, Record] = {}
        for (head, *cells), spec in zip(table.rows, table.flags, strict=True):
            head.claims = tuple(_claims(head.written, "#", head.text)) if head.text else ()
            for cell in cells:
                if cell.merged or not _says(cell):
                    continue
                cell.heading, cell.fields = head.text, _fields_of(spec)
                cell.claims = tuple(_claims(cell.written, spec, cell.text))
                for option in _options_of(cell):
                    if option.field == "title":
                        titles[cell.column] = ("activity", option.value)
        for _, *cells in table.rows:
            for cell in cells:
                if _says(cell) and cell.column in titles:
                    self._bound(cell, titles[cell.column])
        self._bind_scopes(titles.values())

    def _bind_scopes(self, records: Iterable[Record]) -> None:
        """What headings say of these records; the innermost holds."""
        said: set[str] = set()
        for _, cell in sorted(self.scopes.items(), reverse=True):
            fields = {option.field for option in _options_of(cell)}
            if not fields & said:
                said |= fields
                for record in records:
                    self._bound(cell, record)

    def _bound(self, cell: Cell, record: Record) -> None:
        self.bound.setdefault(id(cell), (cell, []))[1].append(record)

    def _spec(self, column: int, flags: str) -> str:
        return _FLAGS.get(flags) or (self.columns[column - 1].spec if column <= len(self.columns) else "")

    def _group(self, column: int) -> str:
        return self.columns[column - 1].group if column <= len(self.columns) else "1"


_NAMING = {"title": "activity", "recipient": "funding"}
"""The fields that name a record, and its kind."""


def _head(table: Table, column: int) -> str:
    heads = [row[column - 1].text for row in table.rows[: table.heads] if column <= len(row)]
    return next((text for text in reversed(heads) if text), "")


def _options_of(cell: Cell) -> list[Option]:
    return [option for claim in cell.claims for option in claim.options]


def _says(cell: Cell) -> bool:
    return bool(cell.text or {"fill", "formula"} & cell.marks.keys())


def _places(cell: Cell) -> bool:
    return any(option.field for option in _options_of(cell))


def _marks(text: str) -> tuple[str, dict[str, str]]:
    marks: dict[str, str] = {}
    while match := re.match(r"\{([a-z-]+)(?:=((?:[^{}])*))?\}\s*", text):
        marks[match[1]] = match[2] or ""
        text = text[match.end() :]
    return text, marks


_SIGNS = {"-": Fate.LEFT, "x": Fate.HIDDEN, "#": Fate.HEADING, "?": Fate.ASKED}
_FIELD = re.compile(r"([a-z_]+(?::[^@/=]+)?)([@/].*)?")
"""A field, and what is added to each of its values."""


def _fields_of(spec: str) -> tuple[str, ...]:
    names = (name.removeprefix("?").strip() for name in spec.split(" or "))
    return tuple(match[1] for name in names if (match := _FIELD.fullmatch(name)))


def _claims(written: str, spec: str, text: str) -> Iterator[Claim]:
    """What a cell says: `written` behind =>, or its own text in the fields of its column."""
    fields = spec.split(" or ")
    if not written:
        yield Claim(tuple(option for name in fields for option in _options("", [name], text)))
        return
    for part in written.split(";"):
        yield Claim(tuple(option for bit in part.split(" or ") for option in _options(bit.strip(), fields, text)))


def _options(bit: str, fields: Sequence[str], text: str) -> Iterator[Option]:
    """What one word of what is right means in a column of these fields; without a word, the text itself is right."""
    if bit in _SIGNS:
        yield Option(_SIGNS[bit])
        return
    asked = bit.startswith("?")
    bit = bit.removeprefix("?").strip()
    if match := re.match(r"([a-z_]+(?::[^=]+)?)=(.*)", bit):
        yield Option(Fate.ASKED if asked else Fate.PLACED, match[1], match[2].strip())
        return
    found = False
    for name in fields:
        if not bit and name in _SIGNS:
            yield Option(_SIGNS[name])
            found = True
        elif match := _FIELD.fullmatch(name.removeprefix("?").strip()):
            value = bit or " ".join(text.replace("//", " ").split())
            suffix = match[2] if match[2] and not re.search("[@/]", value) else ""
            is_asked = asked or (not bit and name.startswith("?"))
            yield Option(Fate.ASKED if is_asked else Fate.PLACED, match[1], value + suffix)
            found = True
    if not found:
        raise ValueError(f"nothing says what is right for ”{text}” ({bit or 'no word'}, {', '.join(fields)})")
