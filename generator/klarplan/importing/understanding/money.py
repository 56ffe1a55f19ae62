"""Tables of money → `funding.yml`: a column for each purpose, a row for each recipient, and stated totals.

Each amount has one place: what would come a second time, and totals that are not the sum of their amounts, are kept
in the note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from klarplan.content.checks.money import differs
from klarplan.content.reading.file_kinds import FileKind, funding_path
from klarplan.importing.files.grid import Cell, Grid, Row
from klarplan.importing.questions import Settled
from klarplan.importing.understanding.account import SET_ASIDE, Piece, piece_of
from klarplan.importing.understanding.costs import amounts_in
from klarplan.importing.understanding.doubts import Asker, party_form
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.understanding.headings import Meaning
from klarplan.importing.understanding.people import Parties, read_party
from klarplan.importing.understanding.reading import DOUBTS, DoubtKind, Reading
from klarplan.importing.understanding.shape import parts_of
from klarplan.importing.understanding.units import LARGE, Unit, is_bare, unit_of
from klarplan.importing.understanding.vocabulary import short_id
from klarplan.model.paths import FieldPath
from klarplan.model.shared import COUNTY
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_TOTAL = re.compile(r"\b(?:summa|totalt?|belopp|sammanlagt|avrundat)\b", re.IGNORECASE)
_COUNTY = re.compile(r"länsgemensam|läns ?gemensamt|\blänet\b", re.IGNORECASE)
_MONEY_WORDS = re.compile(r"\b(?:kronor|kr|pengar|medel|bidrag|belopp|stimulansmedel|fördelning)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_SUM = 40


@dataclass(frozen=True)
class Layout:
    """Which rows and columns of a table of money hold what."""

    heads: Row
    rows: Sequence[Row]
    named: bool
    """The first column names the recipients."""


def layout_of(grid: Grid) -> Layout | None:
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
    return Layout(heads, below, named)


def _sum(cell: Cell) -> Decimal | None:
    """The sum that a cell is, in kronor; None where it is another."""
    amounts = amounts_in(cell.flat, bare=True)
    return amounts[0].low if len(amounts) == 1 and len(cell.flat) < _LONGEST_SUM else None


def _unit_of(text: str) -> int | None:
    """What bare numbers stand for by words above them."""
    for words, unit in ((r"tkr|tusental|ksek", 1_000), (r"mkr|mnkr|miljoner|msek", 1_000_000), (r"kr|kronor|sek", 1)):
        if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
            return unit
    return None


def _is_of_person(reading: Reading[Parties]) -> bool:
    return reading.doubt is not None and reading.doubt.kind is DoubtKind.PERSON


@dataclass(frozen=True)
class _Table:
    """A table of money, and what its columns hold."""

    number: int
    grid: Grid
    layout: Layout
    purposes: Mapping[int, str]
    """Each column's purpose; "" for a column of totals."""
    unit: Unit = field(default_factory=Unit)
    """What numbers stand for that have no unit, and none above them."""

    def heading_of(self, cell: Cell) -> str:
        """The nearest words above a cell that are no sum."""
        heads = [head for row in self.grid.rows for head in row if head.spans(cell.column) and not _sum(head)]
        return next((head.flat for head in reversed(heads) if head.row < cell.row and folded(head.flat)), "")

    def unit_above(self, cell: Cell) -> int | None:
        """What bare numbers stand for by the words above a cell, or above the table."""
        return _unit_of(self.heading_of(cell)) or _unit_of(" ".join(self.grid.captions))


@dataclass(frozen=True)
class _Total:
    """A total that a table states."""

    piece: Piece
    recipient: str
    """The id of a party; "": the total is that of all."""
    amount: Decimal
    place: str
    """Where it stands, for people."""


class MoneyReader:
    """Reads tables of money into a draft of `funding.yml`.

    `year`: when the money is for, where the table does not say; `rounding`: by how much, in kronor, a stated total may
    differ from the sum of its amounts.
    """

    def __init__(
        self, source: ImportSource, result: ImportResult, year: int | None, rounding: Decimal = Decimal(1)
    ) -> None:
        self.document, self.texts = source.document, source.texts
        self.result, self.account, self.words = result, result.account, result.words
        self.path = funding_path(source.plan)
        self.year, self.rounding = year, rounding
        self.totals: list[_Total] = []
        self.asker = Asker(source.inquiry, result.account, source.texts)
        self.private = False
        """Nothing of the row that is read may be kept."""

    def reads(self, sheet: Grid) -> bool:
        """Whether a sheet has a table that could be one of money."""
        return any(layout_of(grid) for grid in parts_of(sheet))

    def speaks_of_money(self, sheet: Grid) -> bool:
        """Whether the sums of a sheet are certainly money: by their units, or by words above them."""
        for grid in parts_of(sheet):
            layout = layout_of(grid)
            if not layout:
                continue
            sums = [cell for row in layout.rows for cell in row if _sum(cell) is not None and cell.column > 1]
            with_units = [cell for cell in sums if amounts_in(cell.flat)]
            above = " ".join((*grid.captions, *(cell.flat for cell in layout.heads)))
            if not (with_units or _unit_of(above) or _MONEY_WORDS.search(above)):
                return False
        return True

    def read_all(self, number: int, sheet: Grid) -> bool:
        """Read the tables of a sheet. Returns False, and has read nothing, where none of them is of money."""
        tables = [(grid, layout_of(grid)) for grid in parts_of(sheet)]
        if not any(layout for _, layout in tables):
            return False
        for grid, layout in tables:
            if layout:
                self._read(number, grid, layout)
            else:
                for cell in grid.cells:
                    self._keep(self._draft(grid), piece_of(number, cell))
        return True

    def finish(self) -> None:
        """All amounts are read: place the totals that they add up to."""
        draft = self.result.drafts.get(self.path)
        for total in self.totals:
            assert draft
            row = ("allocations", total.recipient) if total.recipient else ("allocations",)
            amounts = [value for path, value in draft.values.items() if path[: len(row)] == row and "amounts" in path]
            at: FieldPath = (*row, "stated_total") if total.recipient else ("stated_total",)
            wrong = bool(amounts) and differs(sum(amounts), total.amount, self.rounding)
            if wrong:
                message = N_("The amounts add up to something else than this total, which is kept as a note.")
                self.account.ask_of(total.piece, message)
            if wrong or not amounts or at in draft.values:
                self._keep(draft, total.piece, total.place)
            else:
                draft.values[at] = total.amount
                record = f"{draft.path}#{total.recipient}" if total.recipient else draft.path
                self.account.place(total.piece, N_("stated total"), record, value=self.texts.money(total.amount))

    def _read(self, number: int, grid: Grid, layout: Layout) -> None:
        draft = self._draft(grid)
        table = _Table(number, grid, layout, self._purposes(number, draft, layout))
        table = replace(table, unit=self._unit(table))
        self._above(draft, table)
        for row in layout.rows:
            self._row(draft, row, table)

    def _unit(self, table: _Table) -> Unit:
        """What the table's bare numbers stand for, where no words above them say it."""
        heads = [cell for cell in table.layout.heads if cell.column in table.purposes and not cell.empty]
        columns = {cell.column for cell in heads}
        numbers = [
            (cell.flat, cell) for row in table.layout.rows for cell in row
            if cell.column in columns and not cell.continued and is_bare(cell.flat) and not table.unit_above(cell)
        ]  # fmt: skip
        if not numbers:
            return Unit()
        unit = unit_of(numbers, [cell.flat for cell in heads], (table.grid.name,), self.asker.inquiry, self.texts)
        if unit.large:
            self.account.ask_of(piece_of(table.number, heads[0]), LARGE)
        return unit

    def _draft(self, grid: Grid) -> Draft:
        draft = self.result.draft(self.path, FileKind.FUNDING)
        texts = " ".join((*grid.captions, *(cell.flat for row in grid.rows[:2] for cell in row)))
        years = _YEAR.findall(texts)
        draft.values.setdefault(("year",), int(years[0]) if years else self.year)
        draft.values["source", "document"] = self.document
        place = draft.values.get(("source", "place"), "")
        name = ", ".join((grid.name, *(caption.rstrip(" :") for caption in grid.captions[-1:])))
        draft.values["source", "place"] = f"{place}; {name}" if place else name
        return draft

    def _purposes(self, number: int, draft: Draft, layout: Layout) -> dict[int, str]:
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
            self.account.head(piece_of(number, cell, cell.flat), [label], draft.path)
        return purposes

    def _above(self, draft: Draft, table: _Table) -> None:
        """Rows above the headings say what the table is."""
        for row in table.grid.rows:
            if row is table.layout.heads:
                return
            for cell in row:
                if not cell.empty and not cell.continued:
                    if cell.flat not in table.grid.captions[-1:]:
                        draft.values["source", "place"] += f", {cell.flat}"
                    self.account.begin(piece_of(table.number, cell), N_("place in the document"), draft.path)

    def _row(self, draft: Draft, row: Row, table: _Table) -> None:
        first = next((cell for cell in row if cell.column == 1), None)
        name = first.flat if first and table.layout.named and not first.empty else ""
        is_total = bool(name and _TOTAL.search(name))
        recipient = self._recipient(name, first, table)
        if recipient is None:
            for cell in row:
                if not cell.empty and not cell.continued:
                    self._without_recipient(draft, piece_of(table.number, cell), name)
            return
        if first and name:
            label, value = (N_("stated total"), "") if is_total else (N_("recipient"), recipient)
            self.account.place(piece_of(table.number, first), label, draft.path, value=value)
        for cell in row:
            if (cell is first and table.layout.named) or cell.empty or cell.continued:
                continue
            self._cell(draft, cell, table, "" if is_total else recipient, name)

    def _recipient(self, name: str, first: Cell | None, table: _Table) -> str | None:
        """Who gets the money of a row: a row without a name is the county's together. None: it has to be asked, or is
        set aside.
        """
        if not name or _COUNTY.search(name):
            return COUNTY
        if _TOTAL.search(name) or not first:
            return self.words.parties.find(name) or ""
        reading = read_party(name, self.words.parties)
        facts = reading.proposal
        if not reading.certain:
            piece, form = piece_of(table.number, first), party_form(self.words.parties)
            answer = self.asker.settle(reading, [piece], Meaning.RESPONSIBLE, form, N_("recipient"))
            self.private = answer is None or answer.is_aside or _is_of_person(reading)
            if not answer or answer.settled is not Settled.VALUE:
                return None
            facts = answer.value
        return (facts[0].party or self.words.parties.add(facts[0].name)) if facts else ""

    def _without_recipient(self, draft: Draft, piece: Piece, name: str) -> None:
        """A cell of a row whose recipient is not known. What a person's name stands beside is kept nowhere."""
        if self.private:
            self.account.leave(piece, SET_ASIDE)
        else:
            self._keep(draft, piece, "" if piece.text == name else name)

    def _cell(self, draft: Draft, cell: Cell, table: _Table, recipient: str, name: str) -> None:
        known = draft.values
        amount, purpose = self._amount(cell, table), table.purposes.get(cell.column)
        place = ", ".join(filter(None, [name, table.heading_of(cell)]))
        if not recipient and len(set(table.purposes.values())) == 1:
            purpose = ""  # there is one column of amounts: its sum is that of all
        row = ("allocations", recipient)
        if amount is None or purpose is None or (purpose and (not recipient or (*row, "amounts", purpose) in known)):
            self._keep(draft, piece_of(table.number, cell), place)
        elif not purpose:
            self.totals.append(_Total(piece_of(table.number, cell), recipient, amount, place))
        else:
            known[*row, "recipient"] = recipient
            known[*row, "amounts", purpose] = amount
            piece = piece_of(table.number, cell)
            record = f"{draft.path}#{recipient}"
            self.account.place(piece, N_("amount in kronor"), record, value=self.texts.money(amount))

    def _amount(self, cell: Cell, table: _Table) -> Decimal | None:
        """A cell's sum in kronor: a bare number is in the unit of the words above it, or in that of the answer."""
        amount = _sum(cell)
        if not amount or amounts_in(cell.flat):
            return amount
        unit = table.unit_above(cell) or table.unit.kronor
        if table.unit.pending:
            self.account.ask_of(piece_of(table.number, cell), DOUBTS[DoubtKind.UNIT])
        return amount * unit if unit else None

    def _keep(self, draft: Draft, piece: Piece, place: str = "") -> None:
        """Keep a cell in the note. `place`: where it stands in its table, for people."""
        whole = ", ".join(filter(None, [self.account.grids[piece.table - 1].name, place]))
        draft.add_note(self.texts._(N_("{place}: ”{text}”."), place=whole, text=piece.text))
        self.account.note(replace(piece, column=place), draft.path)
