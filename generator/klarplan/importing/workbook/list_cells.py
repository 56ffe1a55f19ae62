"""Cells of exported sheets that hold several things, each on its line: names, ids, parties with roles, costs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from klarplan.importing.files.grid import folded
from klarplan.importing.understanding.people import read_party
from klarplan.importing.understanding.reading import DoubtKind
from klarplan.importing.understanding.vocabulary import NameBook
from klarplan.importing.workbook.cells import CellError, Codec, Context
from klarplan.importing.workbook.cost_cells import cost_line, cost_of
from klarplan.text.catalogue import N_
from klarplan.text.nearest import nearest


@dataclass(frozen=True)
class ListCell(Codec):
    """A value on each line. An entry whose line is as it was stays as it was in the file."""

    def _show(self, value: Any, context: Context) -> str:
        return "\n".join(self._line(part, context) for part in _listed(value))

    def _value(self, text: str, old: Any, context: Context) -> Any:
        before = {self._line(part, context): part for part in _listed(old)}
        made: list[Any] = []
        for raw in text.split("\n"):
            line = " ".join(raw.split())
            if line:
                made += [before[line]] if line in before else self._entries(line, context)
        return made

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
        if found := names.exact(line):
            return [found]
        parts = [part.strip() for part in re.split(r"[;,]", line) if part.strip()]
        return [names.exact(part) or self._new(part, names) for part in parts]

    def _value(self, text: str, old: Any, context: Context) -> Any:
        found = list(dict.fromkeys(super()._value(text, old, context)))
        if self.many:
            return found
        if len(found) > 1:
            raise CellError("sheet-one")
        return found[0]

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
        found = super()._value(text, old, context)
        if self.many:
            return found
        if len(found) > 1:
            raise CellError("sheet-one")
        return found[0]


class InvolvedCell(ListCell):
    """Parties, each with its role in brackets: "Region Dalarna (skriver rapporten)"."""

    def _line(self, part: Any, context: Context) -> str:
        if not isinstance(part, Mapping):
            return context.words.parties.shown(str(part))
        name = context.words.parties.shown(str(part.get("party")))
        return f"{name} ({' '.join(str(part['role']).split())})" if part.get("role") else name

    def _entries(self, line: str, context: Context) -> list[Any]:
        names = context.words.parties
        if found := names.exact(line):
            return [found]
        brackets = [at.start() for at in re.finditer(r"\(", line)] if line.endswith(")") else []
        for at in reversed(brackets):
            if found := names.exact(line[:at].strip()):
                return [{"party": found, "role": line[at + 1 : -1].strip()}]
        if brackets:
            name = line[: brackets[0]].strip()
            return [{"party": self._party(name, names), "role": line[brackets[0] + 1 : -1].strip()}]
        return [self._party(line, names)]

    def _party(self, name: str, names: NameBook) -> str:
        """The id of one party. A new name becomes a new party, unless it is nearly one that there is."""
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
        return cost_of(line, context.words.parties, context.texts)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
