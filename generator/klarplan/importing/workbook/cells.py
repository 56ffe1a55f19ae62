"""How the value of a field stands in a cell of an exported sheet, and how an edited cell becomes a value again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from klarplan.importing.understanding.values import parsed, status_in, time_in
from klarplan.importing.understanding.vocabulary import Vocabulary
from klarplan.importing.writing.yaml_paths import REMOVED
from klarplan.model.values import Status
from klarplan.model.words import STATUS_WORDS
from klarplan.site.texts import Texts
from klarplan.text.fold import folded


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
        time = time_in(flat)
        if not time or not time.exact:
            raise CellError("bad-period", found=flat)
        return time.period


class StatusCell(Codec):
    """How far something has come, in the words of the site."""

    def _show(self, value: Any, context: Context) -> str:
        return context.texts.status(Status(value)) if value in set(Status) else super()._show(value, context)

    def _value(self, text: str, old: Any, context: Context) -> Any:  # noqa: ARG002
        key = folded(text)
        for status, word in STATUS_WORDS.items():
            if key in (folded(word), folded(context.texts.status(status)), folded(status.value)):
                return status.value
        if status_in(text):
            return str(status_in(text))
        allowed = ", ".join(context.texts.status(status) for status in Status)
        raise CellError("not-allowed", field="status", found=f'"{text}"', allowed=allowed, suggestion="")
