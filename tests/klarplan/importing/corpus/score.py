"""Compares what an import did with what is declared: each cell is right, asked, left or wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from importing.corpus.declared import PLAN, Cell, Claim, Declared, Fate, Option, Record
from importing.corpus.facts import Content, folded, same
from importing.corpus.trial import Outcome


class Verdict(StrEnum):
    """How an import did with a cell."""

    RIGHT = "right"
    """What it says stands where it should, or is not taken, as it should."""
    ASKED = "asked"
    """It was asked about, and what was answered is what came."""
    LEFT = "left"
    """No fact came of it; its words are kept, or the report tells of them."""
    WRONG = "wrong"
    """The content says what nobody said, or the words are lost without a word."""


_FACTS = frozenset({
    "title", "focus_area", "responsible", "collaborating", "period", "cost", "status", "municipalities", "priority",
    "target_groups", "recipient", "total", "status_date",
})  # fmt: skip
"""Fields whose values are facts: what is not declared is made up. Others hold the words of cells."""
_NO_FACT = {"unknown", "described"}
_LEFT_OUT = re.compile(r"dol[dt]|gömd|överstruk|genomstruk|kommentar|filtrer", re.IGNORECASE)

_OF_FORMULA = re.compile(r"formel|formler|beräknat värde|beräknade värden", re.IGNORECASE)
NO_ANSWER = "the answer did not come"
_OF_BROKEN_WORD = re.compile("smala kolumnen har brutit")
_OF_COLOUR = re.compile(r"färg", re.IGNORECASE)


@dataclass
class Score:
    """The verdicts on a file's cells, and what stands in the content besides that nobody said."""

    verdicts: list[tuple[Cell, Verdict, str]] = field(default_factory=list)
    """Each cell, its verdict, and why it is not right."""
    made_up: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What is wrong with the command itself: its exit status, a traceback, files written too early."""

    def count(self, verdict: Verdict) -> int:
        return sum(1 for _, each, _ in self.verdicts if each is verdict)

    @property
    def wrong(self) -> list[str]:
        """Everything that is wrong, in words."""
        cells = [
            f"{cell.row}:{cell.column} ”{cell.text}”: {why}" for cell, each, why in self.verdicts if each == "wrong"
        ]
        return [*cells, *self.made_up]


def score(table: Declared, outcome: Outcome) -> Score:
    """Judge every declared cell of a table by what its import did."""
    return _Judge(table, outcome).judge()


class _Judge:
    def __init__(self, table: Declared, outcome: Outcome) -> None:
        self.cells, self.outcome, self.table = table.cells, outcome, table
        self.content: Content = outcome.content
        self.told = folded(outcome.told)
        self.seen = " ".join(folded(cell.text) for cell in self.cells if not _is_hidden(cell))
        """All text that is not hidden."""
        self.expected = _expected([*self.cells, *table.cells_before])
        self.made_up = list(self._made_up())
        self.score = Score()

    def judge(self) -> Score:
        blamed = self._blame()
        for cell in self.cells:
            verdict, why = self._verdict(cell, blamed.get(id(cell), ""))
            self.score.verdicts.append((cell, verdict, why))
        self.score.made_up = [f"{record[1] or record[0]}: {name} = {value}" for record, name, value in self.made_up]
        self.score.made_up += [f"nobody is asked what became of ”{title}”" for title in self._not_asked()]
        self.score.faults = list(self._faults())
        return self.score

    def _verdict(self, cell: Cell, blame: str) -> tuple[Verdict, str]:
        if self.outcome.broken:
            return Verdict.WRONG, "a traceback"
        if self.outcome.refused:
            expected = all({o.fate for o in claim.options} & {Fate.LEFT, Fate.HEADING} for claim in cell.claims)
            return (Verdict.RIGHT if expected else Verdict.LEFT), ""
        if blame:
            return Verdict.WRONG, blame
        if (comment := cell.marks.get("comment")) and (why := self._comment(comment)):
            return Verdict.WRONG, why
        asked = any(question.is_about(cell) for question in self.outcome.questions)
        verdicts = [self._claim(cell, claim, asked=asked) for claim in cell.claims]
        order = [Verdict.RIGHT, Verdict.ASKED, Verdict.LEFT, Verdict.WRONG]
        return max(verdicts, key=lambda pair: order.index(pair[0]), default=(Verdict.RIGHT, ""))

    def _claim(self, cell: Cell, claim: Claim, *, asked: bool) -> tuple[Verdict, str]:
        fates = {option.fate for option in claim.options}
        holds = any(option.fate is Fate.PLACED and self._holds(claim, option) for option in claim.options)
        if Fate.HIDDEN in fates:
            return self._hidden(cell)
        if asked:
            return self._asked(claim, holds=holds, cell=cell)
        if holds or Fate.HEADING in fates:
            return Verdict.RIGHT, ""
        if Fate.LEFT in fates:
            return (Verdict.RIGHT, "") if self._kept(cell) else (Verdict.WRONG, "lost without a word")
        if any(option.fate is Fate.ASKED and option.field and self._holds(claim, option) for option in claim.options):
            return Verdict.WRONG, "placed without asking"
        return (Verdict.LEFT, "") if self._kept(cell) else (Verdict.WRONG, "lost without a word")

    def _asked(self, claim: Claim, *, holds: bool, cell: Cell) -> tuple[Verdict, str]:
        answer = claim.answer
        if not self.outcome.written or holds or answer is None or self._holds(claim, answer):
            return Verdict.ASKED, ""
        return (Verdict.WRONG, NO_ANSWER)

    def _holds(self, claim: Claim, option: Option) -> bool:
        records = claim.records or (PLAN,)
        return all(self.content.has(record, option.field, option.value) for record in records)

    def _hidden(self, cell: Cell) -> tuple[Verdict, str]:
        """It is not to be written, also not beside the content, and the report is to tell that something was not.

        Words that stand in a cell that can be seen may be written for its sake.
        """
        words = folded(cell.text)
        if words not in self.seen and words in folded(self.content.whole):
            return Verdict.WRONG, "hidden, and written"
        if not _LEFT_OUT.search(self.outcome.told):
            return Verdict.WRONG, "hidden, and left without a word"
        return Verdict.RIGHT, ""

    def _comment(self, comment: str) -> str:
        if folded(comment) in folded(self.content.whole):
            return "the comment is written"
        return "" if "kommentar" in self.told else "the comment is left without a word"

    def _kept(self, cell: Cell) -> bool:
        """Whether a cell's words are in the content, or the report tells of them. Bare numbers and signs are none."""
        if not cell.text and cell.marks:
            return bool((_OF_FORMULA if "formula" in cell.marks else _OF_COLOUR).search(self.outcome.told))
        words = re.findall(r"[^\W\d_]{2,}", folded(cell.text))
        known = f"{self.told} {folded(self.content.whole)}"
        broken = known.replace(" ", "") if _OF_BROKEN_WORD.search(self.outcome.told) else ""
        return all(word in known or word in broken for word in words)

    def _blame(self) -> dict[int, str]:
        """For each made-up fact, the cell that it was made of: one of its record and field, or one with its words.

        Facts of no cell stay in `made_up`.
        """
        blamed: dict[int, str] = {}
        for made in list(self.made_up):
            record, name, value = made
            fields = [cell for cell in self.cells if name in _fields(cell) and record in _records(cell)]
            fields.sort(key=self._all_hold)
            cells = [cell for cell in self.cells if cell.text and folded(" ".join(cell.lines)) == folded(value)]
            if culprits := [*fields, *cells]:
                blamed.setdefault(id(culprits[0]), f"{name} = {value} ({record[1]})")
                self.made_up.remove(made)
        return blamed

    def _not_asked(self) -> list[str]:
        asked = folded(" ".join(" ".join([question.text, *question.subjects]) for question in self.outcome.questions))
        return [title for title in self.table.gone if folded(title) not in asked]

    def _all_hold(self, cell: Cell) -> bool:
        return all(
            any(option.field and self._holds(claim, option) for option in claim.options) for claim in cell.claims
        )

    def _made_up(self) -> Iterator[tuple[Record, str, str]]:
        """Facts that the content has, and nobody said."""
        titles = {folded(record[1]) for record in self.expected if record[0] == "activity"}
        for record, facts in self.content.facts.items():
            if record[0] == "activity" and folded(record[1]) not in titles:
                yield record, "title", record[1]
                continue
            for name, values in facts.items():
                if name in _FACTS or name.startswith("amount:"):
                    yield from (
                        (record, name, value) for value in sorted(values) if not self._said(record, name, value)
                    )

    def _said(self, record: Record, name: str, value: str) -> bool:
        if value in _NO_FACT or (record == PLAN and name == "total"):
            return True
        said = self.expected.get(record, {}).get(name, set())
        if record == PLAN and name == "focus_area":
            said = {each for facts in self.expected.values() for each in facts.get(name, set())}
        return any(same(name, each, value) for each in said)

    def _faults(self) -> Iterator[str]:
        outcome = self.outcome
        if outcome.broken:
            yield "a traceback reached the user"
        if (self.table.refused or outcome.refused) and outcome.status != 2:
            yield f"exit status {outcome.status} for a file that cannot be read"
        if outcome.early:
            yield "something was written before all was answered"
        if outcome.asks and outcome.answered_status != 0:
            yield f"exit status {outcome.answered_status} with all answered: {outcome.answered_output[-200:]}"
        left = [cell.text for cell, verdict, _ in self.score.verdicts if verdict is Verdict.LEFT]
        if not self.table.refused and outcome.status == 0 and left:
            yield f"exit status 0 though these found no place: {', '.join(left)}"
        if outcome.status == 3 and not outcome.questions:
            yield "exit status 3 without a question"


def _is_hidden(cell: Cell) -> bool:
    return any(option.fate is Fate.HIDDEN for claim in cell.claims for option in claim.options)


def _records(cell: Cell) -> set[Record]:
    return {record for claim in cell.claims for record in claim.records}


def _fields(cell: Cell) -> set[str]:
    """The fields that a cell says something of, and those of its column."""
    return {option.field for claim in cell.claims for option in claim.options} | set(cell.fields)


def _expected(cells: Sequence[Cell]) -> dict[Record, dict[str, set[str]]]:
    """All facts that cells may give, by record and field."""
    expected: dict[Record, dict[str, set[str]]] = {}
    for cell in cells:
        for claim in cell.claims:
            for option in claim.options:
                for record in (claim.records or (PLAN,)) if option.field else ():
                    expected.setdefault(record, {}).setdefault(option.field, set()).add(option.value)
    return expected


@dataclass
class Total:
    """Figures of many files. `placed`: cells that should come in, and how many did without a question."""

    files: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    placed: int = 0
    placed_right: int = 0
    wrong: int = 0

    def add(self, score: Score) -> None:
        """Count a file."""
        self.files += 1
        self.verdicts.update(verdict for _, verdict, _ in score.verdicts)
        for cell, verdict, _ in score.verdicts:
            if cell.claims and all(option.fate is Fate.PLACED for claim in cell.claims for option in claim.options):
                self.placed += 1
                self.placed_right += verdict is Verdict.RIGHT
        self.wrong += len(score.wrong)

    @property
    def cells(self) -> int:
        return self.verdicts.total()

    @property
    def share(self) -> float:
        """How much came in right without a question, of what should come in."""
        return self.placed_right / self.placed if self.placed else 1.0
