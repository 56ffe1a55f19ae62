"""The account of an import as a page to look at: each table as it was beside what it became, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from klarplan.importing.files.contents import TableFile, words_of
from klarplan.importing.files.grid import Cell, Grid
from klarplan.importing.imports import ImportPreview
from klarplan.importing.understanding.account import Account, CellAccount, Fate
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_FATES = {
    Fate.HEADING: N_("heading"), Fate.SECTION: N_("heading"), Fate.PLACED: N_("placed"), Fate.ASKED: N_("question"),
    Fate.NOTED: N_("note"), Fate.LEFT: N_("not taken"),
}  # fmt: skip

PAGE_TEXTS = (N_("The import of {file}"), N_("As it stood"), N_("What it became"))
"""Texts that only the page's template has, for the catalogue."""


@dataclass(frozen=True)
class PageCell:
    """A cell of the table as it was. `fate`: what became of it, for the style; `words`: the same for people."""

    text: str
    width: int
    fate: str
    words: str


@dataclass(frozen=True)
class PageFact:
    """A cell and what it became."""

    place: str
    text: str
    fate: str
    words: str
    became: str


@dataclass(frozen=True)
class PageTable:
    """A table as it was, and its cells in turn."""

    title: str
    rows: Sequence[Sequence[PageCell]]
    facts: Sequence[PageFact]


def report_page(ahead: ImportPreview, contents: TableFile, texts: Texts) -> str:
    """The page as HTML that needs no other file."""
    assert ahead.result
    account = ahead.result.account
    source = (files("klarplan.importing") / "report_page.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source).render(
        _=texts._, lang=texts.lang, file=contents.name, questions=ahead.questions,
        problems=[problem.message(texts.lang) for problem in (*contents.problems, *ahead.problems)],
        left_out=[words_of(left_out, texts) for left_out in contents.left_out], tables=_tables(account, texts),
        allowed=lambda question: question.allowed(texts),
    )  # fmt: skip


def _tables(account: Account, texts: Texts) -> list[PageTable]:
    accounts = {(each.table, each.cell.row, each.cell.column): each for each in account.cells()}
    tables = []
    for number, grid in enumerate(account.grids, 1):
        known = {key: each for key, each in accounts.items() if key[0] == number}
        rows = [[_cell(number, cell, known, texts) for cell in row] for row in grid.rows if row]
        facts = [_fact(grid, each, texts) for each in known.values()]
        title = ": ".join([texts.sentence(grid.name), *grid.captions[-1:]])
        tables.append(PageTable(title, rows, facts))
    return tables


def _cell(number: int, cell: Cell, accounts: dict[tuple[int, int, int], CellAccount], texts: Texts) -> PageCell:
    each = accounts.get((number, cell.row, cell.column))
    fate = each.fate if each else None
    return PageCell(cell.text, cell.width, fate.value if fate else "", texts._(_FATES[fate]) if fate else "")


def _fact(grid: Grid, each: CellAccount, texts: Texts) -> PageFact:
    became = []
    for entry in each.entries:
        meaning = ", ".join(texts._(meaning) for meaning in entry.meanings)
        value = entry.value if entry.value and entry.value != entry.text else ""
        reason = texts._(entry.reason) if entry.reason else ""
        became.append(" – ".join(filter(None, [meaning, value, entry.record, reason])))
    became += [texts._(question.message) for question in each.questions]
    place = texts._(N_("{table}, row {row}"), table=grid.name, row=each.cell.row)
    fate = each.fate
    return PageFact(
        place, each.cell.flat, fate.value if fate else "", texts._(_FATES[fate]) if fate else "", "; ".join(became)
    )
