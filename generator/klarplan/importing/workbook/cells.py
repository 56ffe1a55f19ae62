"""How the value of a field stands in a cell of an exported sheet, and how an edited cell becomes a value again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from klarplan.importing.understanding.people import read_party
from klarplan.importing.understanding.reading import DoubtKind
from klarplan.importing.understanding.statuses import read_status
from klarplan.importing.understanding.time_points import parsed
from klarplan.importing.understanding.times import read_period
from klarplan.importing.understanding.vocabulary import NameBook, Vocabulary
from klarplan.importing.workbook.cost_cells import UncertainCostError, cost_line, cost_of
from klarplan.importing.writing.yaml_paths import REMOVED
from klarplan.model.values import Status
from klarplan.model.words import STATUS_WORDS
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded
from klarplan.text.nearest import nearest


class CellError(Exception):
    """A cell's text is not a value of its field: the kind of problem, and its values."""

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(kind)
        self.kind, self.values = kind, values


@dataclass(frozen=True)
class Context:
    """What names in cells stand for, for one plan."""

    words: Vocabulary
    texts: Texts
    activities: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Codec:
    """A text: the plainest kind of cell, and the base of the others."""

    required: bool = False

    def show(self, value: Any, context: Context) -> str:
        """The cell's text; `value` is the plain value in the file, None where there is none."""
        return "" if value is None else self._show(value, context)

    def read(self, text: str, old: Any, context: Context) -> Any:
        """The plain value of an edited cell, REMOVED for an empty one. Raises CellError."""
        if not text.strip():
            if self.required:
                raise CellError("sheet-required")
            return REMOVED
        return self._value(text, old, context)

    def _show(self, value: Any, context: Context) -> str:  # noqa: ARG002
        return " ".join(str(value).split())

    def _value(self, text: str, old: Any, context: Context) -> Any:  # noqa: ARG002
        return " ".join(text.split())


class BodyCell(Codec):
    """The text below the front matter, as Markdown."""

    def _show(self, value: Any, context: Context) -> str:  # noqa: ARG002
        return str(value).strip()

    def read(self, text: str, old: Any, context: Context) -> Any:  # noqa: ARG002
        """The text without spaces at the ends of its lines. It may be empty."""
        return "\n".join(line.rstrip() for line in text.strip().split("\n"))


class NumberCell(Codec):
    """A whole number."""

    def _value(self, text: str, old: Any, context: Context) -> Any:  # noqa: ARG002
        if not re.fullmatch(r"-?\d{1,9}", text.strip()):
            raise CellError("wrong-number")
        return int(text)


class DayCell(Codec):
    """A day: 2021-03-31."""

    def _value(self, text: str, old: Any, context: Context) -> Any:  # noqa: ARG002
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            raise CellError("bad-date", found=text.strip()) from None


class PeriodCell(Codec):
    """A span of time."""

    def _value(self, text: str, old: Any, context: Context) -> Any:  # noqa: ARG002
        flat = " ".join(text.split())
        if parsed(flat):
            return int(flat) if re.fullmatch(r"\d{4}", flat) else flat
        reading = read_period(flat)
        if not reading.certain or reading.value is None or reading.kept:
            raise CellError("bad-period", found=flat)
        return reading.value


class StatusCell(Codec):
    """How far something has come, in the words of the site."""

    def _show(self, value: Any, context: Context) -> str:
        return context.texts.status(Status(value)) if value in set(Status) else super()._show(value, context)

    def _value(self, text: str, old: Any, context: Context) -> Any:  # noqa: ARG002
        key = folded(text)
        for status, word in STATUS_WORDS.items():
            if key in (folded(word), folded(context.texts.status(status)), folded(status.value)):
                return status.value
        reading = read_status(text)
        if reading.certain and reading.value and not reading.kept:
            return reading.value.value
        allowed = ", ".join(context.texts.status(status) for status in Status)
        raise CellError("not-allowed", field="status", found=f'"{text}"', allowed=allowed, suggestion="")


# ---- cells that hold several things, each on its line ----


@dataclass(frozen=True)
class ListCell(Codec):
    """A value on each line. An entry whose line is as it was stays as it was in the file."""

    def _show(self, value: Any, context: Context) -> str:
        return "\n".join(self._line(part, context) for part in _listed(value))

    def _value(self, text: str, old: Any, context: Context) -> Any:
        before = {self._line(part, context): part for part in _listed(old)}
        entries: list[Any] = []
        for raw in text.split("\n"):
            line = " ".join(raw.split())
            if line:
                entries += [before[line]] if line in before else self._entries(line, context)
        return entries

    def _line(self, part: Any, context: Context) -> str:  # noqa: ARG002
        """One entry as a line."""
        return " ".join(str(part).split())

    def _entries(self, line: str, context: Context) -> list[Any]:  # noqa: ARG002
        """The entries that a line is."""
        return [line]


@dataclass(frozen=True)
class NamesCell(ListCell):
    """References to records, by their names. `book`: which names; `adds`: a new name becomes a new record."""

    book: str = ""
    kind: str = ""
    adds: bool = False
    many: bool = True

    def _line(self, part: Any, context: Context) -> str:
        return self._names(context).shown(str(part))

    def _entries(self, line: str, context: Context) -> list[Any]:
        names = self._names(context)
        if whole := names.exact(line):
            return [whole]
        parts = [part.strip() for part in re.split(r"[;,]", line) if part.strip()]
        return [names.exact(part) or self._new(part, names) for part in parts]

    def _value(self, text: str, old: Any, context: Context) -> Any:
        return _as_many(list(dict.fromkeys(super()._value(text, old, context))), self.many)

    def _names(self, context: Context) -> NameBook:
        """The names that may stand here."""
        names: NameBook = getattr(context.words, self.book)
        return names

    def _new(self, name: str, names: NameBook) -> str:
        if self.adds:
            return names.add(name)
        near = nearest(name, names.titles.values())
        raise CellError("sheet-name", found=name, suggestion=near, kind_of=self.kind)


@dataclass(frozen=True)
class PlacesCell(NamesCell):
    """Municipalities, or "alla"."""

    def _show(self, value: Any, context: Context) -> str:
        return context.texts._(_ALL) if value in ("all", ["all"]) else super()._show(value, context)

    def _value(self, text: str, old: Any, context: Context) -> Any:
        every = folded(text) in (folded(_ALL), folded(context.texts._(_ALL)))
        return "all" if every else super()._value(text, old, context)


_ALL = N_("all")


@dataclass(frozen=True)
class IdsCell(ListCell):
    """References to goals or activities, by their ids. `known`: which ids there are."""

    known: str = ""
    kind: str = ""
    many: bool = True

    def _entries(self, line: str, context: Context) -> list[Any]:
        ids: frozenset[str] = getattr(context, self.known)
        parts = [part.strip() for part in re.split(r"[;,\s]+", line) if part.strip()]
        for part in parts:
            if part not in ids and "/" not in part:
                raise CellError("sheet-name", found=part, suggestion=nearest(part, ids), kind_of=self.kind)
        return list(parts)

    def _value(self, text: str, old: Any, context: Context) -> Any:
        return _as_many(super()._value(text, old, context), self.many)


class InvolvedCell(ListCell):
    """Parties, each with its role in brackets: "Region Dalarna (skriver rapporten)"."""

    def _line(self, part: Any, context: Context) -> str:
        if not isinstance(part, Mapping):
            return context.words.parties.shown(str(part))
        name = context.words.parties.shown(str(part.get("party")))
        return f"{name} ({' '.join(str(part['role']).split())})" if part.get("role") else name

    def _entries(self, line: str, context: Context) -> list[Any]:
        return involved_in(line, context.words)


def involved_in(line: str, words: Vocabulary) -> list[Any]:
    """The parties of a line, as they stand in the facts of an activity. A line is one party, perhaps with its role.

    Names are read as those of tables are, by `people.read_party`. Raises CellError for one that is nearly another.
    """
    names = words.parties
    if party := names.exact(line):
        return [party]
    brackets = [at.start() for at in re.finditer(r"\(", line)] if line.endswith(")") else []
    for at in reversed(brackets):
        if party := names.exact(line[:at].strip()):
            return [{"party": party, "role": line[at + 1 : -1].strip()}]
    if brackets:
        name = line[: brackets[0]].strip()
        return [{"party": _party(name, names), "role": line[brackets[0] + 1 : -1].strip()}]
    return [_party(line, names)]


def _party(name: str, names: NameBook) -> str:
    """The id of one party. A new name becomes a new party, unless it is nearly one that there is: raises CellError."""
    reading = read_party(name, names)
    if reading.doubt and reading.doubt.kind is DoubtKind.NEAR_NAME and reading.proposal:
        suggestion = reading.proposal[0].name
        raise CellError("sheet-name", found=name, suggestion=suggestion, kind_of=N_("party"))
    return names.add(name)


class CostCell(ListCell):
    """Costs, each on a line of its own: see `cost_cells`."""

    def _line(self, part: Any, context: Context) -> str:
        return cost_line(part, context.words.parties, context.texts)

    def _entries(self, line: str, context: Context) -> list[Any]:
        try:
            return cost_of(line, context.words.parties, context.texts)
        except UncertainCostError as error:
            raise CellError("sheet-cost", found=line, reason=error.reason) from None


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _as_many(entries: list[Any], many: bool) -> Any:
    """All entries, or the only one. Raises CellError where there may be one, and there are more."""
    if many:
        return entries
    if len(entries) > 1:
        raise CellError("sheet-one")
    return entries[0]
