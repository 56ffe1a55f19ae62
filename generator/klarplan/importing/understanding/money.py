"""Tables of money → `funding.yml`: a column for each purpose, a row for each recipient, and stated totals.

Each amount has one place: what would come a second time, and totals that are not the sum of their amounts, are kept
in the note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from klarplan.content.checks.money import differs
from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.files.grid import Cell, Grid, Row
from klarplan.importing.understanding.costs import amounts_in
from klarplan.importing.understanding.drafts import Draft, Entry, Fate, Question, Reading
from klarplan.importing.understanding.shape import parts_of
from klarplan.importing.understanding.vocabulary import Vocabulary, short_id
from klarplan.model.paths import FieldPath
from klarplan.model.shared import COUNTY
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_TOTAL = re.compile(r"\b(?:summa|totalt?|belopp|sammanlagt|avrundat)\b", re.IGNORECASE)
_COUNTY = re.compile(r"länsgemensam|läns ?gemensamt|\blänet\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class _Total:
    """A total that a table states, of a recipient or (recipient "") of all. `place`: where it stands, for people."""

    table: int
    cell: Cell
    recipient: str
    amount: Decimal
    place: str


@dataclass
class _Layout:
    """Which rows and columns hold what."""

    heads: Row
    rows: Sequence[Row]
    named: bool
    """The first column names the recipients."""


def layout_of(grid: Grid) -> _Layout | None:
    """How a table of money is laid out; None where the table is another: most cells below its headings are sums."""
    rows = [row for row in grid.rows if any(not cell.empty for cell in row)]
    start = next(
        (i for i, row in enumerate(rows) if any(cell.column > 1 and not cell.empty for cell in row)), len(rows)
    )
    heads, below = (rows[start], rows[start + 1 :]) if start + 1 < len(rows) else ((), [])
    cells = [cell for row in below for cell in row if not cell.empty and not cell.continued]
    named = any(cell.column == 1 and not _sum(cell) for cell in cells)
    sums = [cell for cell in cells if not (named and cell.column == 1)]
    if not sums or any(_sum(cell) for cell in heads) or sum(bool(_sum(cell)) for cell in sums) * 2 <= len(sums):
        return None
    return _Layout(heads, below, named)


def _sum(cell: Cell) -> Decimal | None:
    found = amounts_in(cell.flat, bare=True)
    return found[0].low if len(found) == 1 and len(cell.flat) < 40 else None


class MoneyReader:
    """Reads tables of money into a draft of `funding.yml`. `rounding`: how far off a stated total may be."""

    def __init__(
        self, plan: str, document: str, reading: Reading, words: Vocabulary, texts: Texts, year: int | None,
        rounding: Decimal = Decimal(1),
    ) -> None:  # fmt: skip
        self.plan, self.document, self.reading, self.words = plan, document, reading, words
        self.texts, self.year, self.rounding = texts, year, rounding
        self.totals: list[_Total] = []

    def read_all(self, number: int, sheet: Grid) -> bool:
        """Read the tables of a sheet. Returns False, and has read nothing, where none of them is of money."""
        parts = [(part, layout_of(part)) for part in parts_of(sheet)]
        if not any(layout for _, layout in parts):
            return False
        for part, layout in parts:
            if layout:
                self._read(number, part, layout)
            else:
                for cell in part.cells:
                    self._keep(self._draft(part), number, cell, "")
        return True

    def finish(self) -> None:
        """All amounts are read: place the totals that they add up to."""
        draft = self.reading.drafts.get(self._path)
        for total in self.totals:
            assert draft
            row = ("allocations", total.recipient) if total.recipient else ("allocations",)
            amounts = [value for path, value in draft.values.items() if path[: len(row)] == row and "amounts" in path]
            at: FieldPath = (*row, "stated_total") if total.recipient else ("stated_total",)
            wrong = bool(amounts) and differs(sum(amounts), total.amount, self.rounding)
            if wrong:
                told = N_("The amounts add up to something else than this total, which is kept as a note.")
                self.reading.questions.append(Question(total.table, total.cell.row, told))
            if wrong or not amounts or at in draft.values:
                self._keep(draft, total.table, total.cell, total.place)
            else:
                draft.values[at] = total.amount
                record = f"{draft.path}#{total.recipient}" if total.recipient else draft.path
                self._placed(total.table, total.cell, record, N_("stated total"), self.texts.money(total.amount))

    @property
    def _path(self) -> str:
        return f"plans/{self.plan}/funding.yml"

    def _read(self, number: int, grid: Grid, layout: _Layout) -> None:
        self.number, self.grid = number, grid
        draft = self._draft(grid)
        purposes = self._purposes(draft, layout)
        self._above(draft, layout)
        for row in layout.rows:
            self._row(draft, row, layout, purposes)

    def _draft(self, grid: Grid) -> Draft:
        draft = self.reading.drafts.setdefault(self._path, Draft(self._path, FileKind.FUNDING))
        texts = " ".join((*grid.captions, *(cell.flat for row in grid.rows[:2] for cell in row)))
        years = _YEAR.findall(texts)
        draft.values.setdefault(("year",), int(years[0]) if years else self.year)
        draft.values["source", "document"] = self.document
        place = draft.values.get(("source", "place"), "")
        named = ", ".join((grid.name, *(caption.rstrip(" :") for caption in grid.captions[-1:])))
        draft.values["source", "place"] = f"{place}; {named}" if place else named
        return draft

    def _purposes(self, draft: Draft, layout: _Layout) -> dict[int, str]:
        """Each column's purpose; "" for the column of totals. Where all are totals, the first is the purpose."""
        purposes: dict[int, str] = {}
        columns = [cell for cell in layout.heads if not cell.empty and not (layout.named and cell.column == 1)]
        only = columns[0] if columns and all(_TOTAL.search(cell.flat) for cell in columns) else None
        for cell in layout.heads:
            if cell.empty:
                continue
            if layout.named and cell.column == 1:
                label = N_("recipient")
            elif _TOTAL.search(cell.flat) and cell is not only:
                purposes[cell.column], label = "", N_("stated total")
            else:
                purposes[cell.column], label = short_id(cell.flat), N_("purposes")
                draft.values["purposes", purposes[cell.column], "id"] = purposes[cell.column]
                draft.values["purposes", purposes[cell.column], "title"] = cell.flat
            entry = Entry(self.number, cell, cell.flat, cell.flat, Fate.HEADING, draft.path, label)
            self.reading.entries.append(entry)
        return purposes

    def _above(self, draft: Draft, layout: _Layout) -> None:
        """Rows above the headings say what the table is."""
        for row in self.grid.rows:
            if row is layout.heads:
                return
            for cell in row:
                if not cell.empty and not cell.continued:
                    if cell.flat not in self.grid.captions[-1:]:
                        draft.values["source", "place"] += f", {cell.flat}"
                    entry = Entry(
                        self.number, cell, "", cell.flat, Fate.SECTION, draft.path, N_("place in the document")
                    )
                    self.reading.entries.append(entry)

    def _row(self, draft: Draft, row: Row, layout: _Layout, purposes: dict[int, str]) -> None:
        first = next((cell for cell in row if cell.column == 1), None)
        name = first.flat if first and layout.named and not first.empty else ""
        is_total = bool(name and _TOTAL.search(name))
        recipient = self._recipient(name)
        if first and name:
            told = N_("stated total") if is_total else N_("recipient")
            self._placed(self.number, first, draft.path, told, "" if is_total else recipient)
        for cell in row:
            if (cell is first and layout.named) or cell.empty or cell.continued:
                continue
            self._cell(draft, cell, purposes, "" if is_total else recipient, name)

    def _recipient(self, name: str) -> str:
        """Who gets the money of a row: a row without a name is the county's together."""
        if not name or _COUNTY.search(name):
            return COUNTY
        return self.words.parties.find(name) or ("" if _TOTAL.search(name) else self.words.parties.add(name))

    def _cell(self, draft: Draft, cell: Cell, purposes: dict[int, str], recipient: str, name: str) -> None:
        known = draft.values
        amount, purpose = _sum(cell), purposes.get(cell.column)
        title = next((head.flat for head in self._heads(cell)), "")
        place = ", ".join(filter(None, [name, title]))
        if not recipient and len(set(purposes.values())) == 1:
            purpose = ""  # there is one column of amounts: its sum is that of all
        row = ("allocations", recipient)
        if amount is None or purpose is None or (purpose and (not recipient or (*row, "amounts", purpose) in known)):
            self._keep(draft, self.number, cell, place)
        elif not purpose:
            self.totals.append(_Total(self.number, cell, recipient, amount, place))
        else:
            known[*row, "recipient"] = recipient
            known[*row, "amounts", purpose] = amount
            record = f"{draft.path}#{recipient}"
            self._placed(self.number, cell, record, N_("amount in kronor"), self.texts.money(amount))

    def _keep(self, draft: Draft, number: int, cell: Cell, place: str) -> None:
        whole = ", ".join(filter(None, [self.reading.grids[number - 1].name, place]))
        draft.add_note(self.texts._(N_("{place}: ”{text}”."), place=whole, text=cell.flat))
        self.reading.note(number, cell, place, cell.flat, draft.path, N_("note"))

    def _heads(self, cell: Cell) -> list[Cell]:
        heads = [one for row in self.grid.rows for one in row if one.spans(cell.column) and not _sum(one)]
        return [one for one in heads if one.row < cell.row and folded(one.flat)][-1:]

    def _placed(self, table: int, cell: Cell, record: str, label: str, told: str) -> None:
        self.reading.place(table, cell, "", cell.flat, record, label, told)
