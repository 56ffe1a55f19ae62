"""Tables of money → `funding.yml`: a column for each purpose, a row for each recipient, and stated totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from klarplan.i18n import N_
from klarplan.layout import FileKind
from klarplan.model.shared import COUNTY
from klarplan.tables.costs import amounts_in
from klarplan.tables.drafts import Draft, Entry, Fate, Reading
from klarplan.tables.grid import Cell, Grid, Row, folded
from klarplan.tables.shape import parts_of
from klarplan.tables.vocabulary import Vocabulary, short_id
from klarplan.texts import Texts

_TOTAL = re.compile(r"\b(?:summa|totalt?|belopp|sammanlagt|avrundat)\b", re.IGNORECASE)
_COUNTY = re.compile(r"länsgemensam|läns ?gemensamt|\blänet\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


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
    """Reads tables of money into a draft of `funding.yml`."""

    def __init__(
        self, plan: str, document: str, reading: Reading, words: Vocabulary, texts: Texts, year: int | None
    ) -> None:
        self.plan, self.document, self.reading, self.words = plan, document, reading, words
        self.texts, self.year = texts, year

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
                    self._keep(self._draft(part), number, cell, sheet.name)
        return True

    def _read(self, number: int, grid: Grid, layout: _Layout) -> None:
        self.number, self.grid = number, grid
        draft = self._draft(grid)
        purposes = self._purposes(draft, layout)
        self._above(draft, layout)
        for row in layout.rows:
            self._row(draft, row, layout, purposes)

    def _draft(self, grid: Grid) -> Draft:
        path = f"plans/{self.plan}/funding.yml"
        draft = self.reading.drafts.setdefault(path, Draft(path, FileKind.FUNDING))
        texts = " ".join((*grid.captions, *(cell.flat for row in grid.rows[:2] for cell in row)))
        years = _YEAR.findall(texts)
        draft.values.setdefault(("year",), int(years[0]) if years else self.year)
        draft.values["source", "document"] = self.document
        place = draft.values.get(("source", "place"), "")
        named = ", ".join((grid.name, *(caption.rstrip(" :") for caption in grid.captions[-1:])))
        draft.values["source", "place"] = f"{place}; {named}" if place else named
        return draft

    def _purposes(self, draft: Draft, layout: _Layout) -> dict[int, str]:
        """Each column's purpose; "" for the column of totals."""
        purposes: dict[int, str] = {}
        for cell in layout.heads:
            if cell.empty:
                continue
            if layout.named and cell.column == 1:
                label = N_("recipient")
            elif _TOTAL.search(cell.flat):
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
            self._placed(first, draft.path, told, "" if is_total else recipient)
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
        amount, purpose = _sum(cell), purposes.get(cell.column)
        if amount is None or purpose is None or (not recipient and purpose):
            title = next((head.flat for head in self._heads(cell)), "")
            self._keep(draft, self.number, cell, ", ".join(filter(None, [self.grid.name, name, title])))
            return
        if not recipient:
            draft.values["stated_total",] = amount
            self._placed(cell, draft.path, N_("stated total"), self.texts.money(amount))
            return
        row = ("allocations", recipient)
        draft.values[*row, "recipient"] = recipient
        if purpose:
            draft.values[*row, "amounts", purpose] = amount
        else:
            draft.values[*row, "stated_total"] = amount
        label = N_("amount in kronor") if purpose else N_("stated total")
        self._placed(cell, f"{draft.path}#{recipient}", label, self.texts.money(amount))

    def _keep(self, draft: Draft, number: int, cell: Cell, place: str) -> None:
        draft.add_note(self.texts._(N_("{place}: ”{text}”."), place=place, text=cell.flat))
        self.reading.note(number, cell, place, cell.flat, draft.path, N_("note"))

    def _heads(self, cell: Cell) -> list[Cell]:
        heads = [one for row in self.grid.rows for one in row if one.spans(cell.column) and not _sum(one)]
        return [one for one in heads if one.row < cell.row and folded(one.flat)][-1:]

    def _placed(self, cell: Cell, record: str, label: str, told: str) -> None:
        self.reading.place(self.number, cell, "", cell.flat, record, label, told)
