"""The file of questions that an import writes, and of answers that it takes: the only module that knows its form.

What it builds on until the form is settled: a YAML file with a list `frågor`. Each question has `fråga` (its words),
`gäller` (the words of the heading or the cells that it is about, as a list), where it can be told `var` (places such as
"Blad1, rad 3"), `val` (the choices), `förslag` and `svar` (empty until somebody answers).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from importing.corpus.declared import Cell, Option
from importing.corpus.facts import folded

ASIDE = "utelämna"
"""The answer that sets a text aside."""
NOTE = "anteckning"
"""The answer that keeps a text as a note."""

_FIELD_WORDS = {
    "title": "aktivitet", "responsible": "ansvarig", "collaborating": "samverkar", "period": "tid", "cost": "kostnad",
    "status": "läge", "focus_area": "fokusområde", "goal": "mål", "aim": "syfte", "indicators": "mått",
    "follow_up": "uppföljning", "situation": "nuläge", "note": "anmärkning", "target_groups": "målgrupper",
    "municipalities": "kommuner", "priority": "prioritet", "text": "text",
}  # fmt: skip
"""What each field is called in an answer about a column."""


@dataclass(frozen=True)
class Question:
    """A question of the file. `key`: its place in the file, for the answer."""

    key: int
    text: str
    subjects: tuple[str, ...]
    places: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    proposal: str = ""

    def is_about(self, cell: Cell) -> bool:
        """Whether it asks about a cell: about its own words, or about the heading that it stands below."""
        return bool({_letters(" ".join(cell.lines)), _letters(cell.heading)} & {*map(_letters, self.subjects)} - {""})

    @property
    def is_about_column(self) -> bool:
        """Whether it asks what a whole column means."""
        return {"aktivitet", "ansvarig", "tid"} <= {*self.choices}


def _letters(text: str) -> str:
    """A text without its spaces: a narrow column of a PDF breaks words, which is then what is asked about."""
    return folded(text).replace(" ", "")


def questions_file(files: Collection[Path]) -> Path | None:
    """The file of questions among the files that an import has written outside the content."""
    return next((file for file in sorted(files) if file.suffix in (".yml", ".yaml")), None)


def read(file: Path) -> list[Question]:
    """The questions of a file."""
    return [
        Question(
            number,
            str(entry.get("fråga", "")),
            tuple(map(str, _listed(entry.get("gäller")))),
            tuple(map(str, _listed(entry.get("var")))),
            tuple(map(str, _listed(entry.get("val")))),
            str(entry.get("förslag") or ""),
        )
        for number, entry in enumerate(_content(file)["frågor"])
    ]


def fill(file: Path, answers: Mapping[int, str]) -> None:
    """Write the answers into the file, as somebody does in an editor."""
    content = _content(file)
    for number, answer in answers.items():
        content["frågor"][number]["svar"] = answer
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


_UNITS = {1: "kr", 1_000: "tkr", 1_000_000: "mkr"}
_UNIT_CHOICE = "kronor"


def answer(question: Question, cell: Cell, option: Option | None) -> str:
    """What somebody who knows what is right answers: the field of a column, the unit of its numbers, or the value of a
    cell.
    """
    if option is None:
        return ASIDE
    if question.is_about_column:
        return _FIELD_WORDS.get(option.field.partition(":")[0], option.field)
    if question.choices[:1] == (_UNIT_CHOICE,):
        return _unit(cell, option)
    return NOTE if option.field == "note" else option.value


def _unit(cell: Cell, option: Option) -> str:
    """The unit that makes the right sum of the number that stands in a cell."""
    number, total = (re.search(r"\d+(?:[.,]\d+)?", text.replace(" ", "")) for text in (cell.text, option.value))
    if not number or not total:
        return NOTE
    return _UNITS.get(round(float(total[0]) / float(number[0].replace(",", "."))), NOTE)


def _content(file: Path) -> dict[str, Any]:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    return content if isinstance(content, dict) and isinstance(content.get("frågor"), list) else {"frågor": []}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
