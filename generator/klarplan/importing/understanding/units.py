"""What numbers without a unit stand for: certain by their size, or asked once for all columns of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from klarplan.importing.files.grid import Cell
from klarplan.importing.questions import Answer, Choice, Inquiry, Question, QuestionKind, Settled
from klarplan.importing.understanding.amounts import bare_amount
from klarplan.importing.understanding.headings import Heading, Meaning
from klarplan.importing.understanding.shape import Body, Columns
from klarplan.model.periods import YEARS
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

LARGE = N_("The numbers have no unit. They are so large that they are read as kronor.")
_LEAST_OF_ALL, _LEAST_OF_LARGEST = 10_000, 100_000
"""In thousands of kronor, no activity of the table would cost less than ten millions, and one a hundred millions."""
_EACH = 0


@dataclass(frozen=True)
class Unit:
    """What bare numbers stand for, in kronor; None where each is asked about, or the question is open or set aside."""

    kronor: int | None = None
    large: bool = False
    """It is certain by their size only."""
    answer: Answer | None = None
    """They are to be kept as notes, or set aside."""
    pending: bool = False


def unit_of(
    numbers: Sequence[tuple[str, Cell]], columns: Sequence[str], places: Sequence[str], inquiry: Inquiry, texts: Texts
) -> Unit:
    """The unit of numbers that have none, in the columns of a table with these headings."""
    values = [value for text, _ in numbers if (value := _value(text))]
    if not values:
        return Unit()
    if min(values) >= _LEAST_OF_ALL and max(values) >= _LEAST_OF_LARGEST:
        return Unit(1, large=True)
    answer = inquiry.ask(_question(list(dict.fromkeys(text for text, _ in numbers)), columns, places, texts))
    if answer is None:
        return Unit(pending=True)
    if answer.settled is not Settled.VALUE:
        return Unit(answer=answer)
    return Unit(answer.value or None)


def with_units(columns: Columns, below: Sequence[Body], table: str, inquiry: Inquiry, texts: Texts) -> Columns:
    """The columns of costs, with the unit of the bare numbers below them."""
    open_columns = {
        column: heading for column, heading in columns.headings.items()
        if heading.meanings == (Meaning.COST,) and not (heading.unit or heading.currency or column in columns.aside)
    }  # fmt: skip
    numbers = [
        (cell.flat, cell)
        for body in below for cell in body.cells
        if cell.column in open_columns and not cell.continued and not cell.fault and is_bare(cell.flat)
    ]  # fmt: skip
    used = {cell.column: open_columns[cell.column] for _, cell in numbers}
    if not used:
        return columns
    titles = [columns.titles[column] for column in sorted(used)]
    return replace(columns, headings=columns.headings | _of(unit_of(numbers, titles, (table,), inquiry, texts), used))


def _of(unit: Unit, headings: Mapping[int, Heading]) -> dict[int, Heading]:
    return {
        column: replace(
            heading, unit=unit.kronor, large=unit.large, unit_answer=unit.answer, unit_pending=unit.pending
        )
        for column, heading in headings.items()
    }  # fmt: skip


def is_bare(text: str) -> bool:
    """Whether a cell is a number alone, or a span of two, that is not nothing and no year."""
    return bool(_value(text))


def _value(text: str) -> int:
    amount = bare_amount(text, 1)
    year = text.strip().isdigit() and int(text) in YEARS
    return 0 if not amount or year else int(amount.low.to_integral_value())


def _question(numbers: Sequence[str], columns: Sequence[str], places: Sequence[str], texts: Texts) -> Question:
    listed = texts.listed(f"”{column}”" for column in columns)
    return Question(
        QuestionKind.UNIT, texts._(N_("What do the numbers below {columns} stand for?"), columns=listed),
        " | ".join(columns), tuple(numbers), tuple(places),
        (
            Choice(texts._(N_("kronor")), 1), Choice(texts._(N_("thousands of kronor (tkr)")), 1_000),
            Choice(texts._(N_("millions of kronor (mkr)")), 1_000_000),
            Choice(texts._(N_("ask about each number")), _EACH),
        ),
        proposes=False, reason=texts._(N_("The number has no unit: kronor, thousands or millions?")),
        read=lambda words: {"kr": 1, "sek": 1, "tkr": 1_000, "mkr": 1_000_000, "mnkr": 1_000_000}.get(words.casefold()),
    )  # fmt: skip
