"""Answers the questions of an import, as somebody does who fills in the file that it writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import yaml
from click.testing import Result

from klarplan.importing.questions import Inquiry

T = TypeVar("T")

_MOST_ROUNDS = 4


def questions_of(table: Path) -> list[dict[str, object]]:
    """The questions that an import of a table has written beside it."""
    file = table.with_name(f"{table.name}.fragor.yml")
    return list(yaml.safe_load(file.read_text(encoding="utf-8"))["frågor"]) if file.exists() else []


def answered(
    invoke: Callable[..., Result], table: Path, *arguments: str, answers: Mapping[str, str] | None = None,
    otherwise: str = "anteckning",
) -> Result:  # fmt: skip
    """Import a table, and answer what is asked until nothing is: by the words that a question is about, or with what
    is proposed where `otherwise` is "förslag".
    """
    result = invoke("import", str(table), *arguments)
    known: dict[str, str] = {}
    for _ in range(_MOST_ROUNDS):
        if result.exit_code != 3:
            break
        file = table.with_name(f"{table.name}.fragor.yml")
        if not file.exists():  # with --dry-run they are only told
            more = ["--answers", str(table.with_name("svar.yml"))] if known else []
            invoke("import", str(table), *(word for word in arguments if word != "--dry-run"), *more)
        questions = yaml.safe_load(file.read_text(encoding="utf-8"))["frågor"]
        for question in questions:
            if "fråga" in question:
                known[question["nyckel"]] = _answer(question, answers or {}, otherwise)
        filled = [{"nyckel": key, "svar": words} for key, words in known.items()]
        file.unlink()
        given = table.with_name("svar.yml")
        given.write_text(yaml.safe_dump({"frågor": filled}, allow_unicode=True), encoding="utf-8")
        result = invoke("import", str(table), *arguments, "--answers", str(given))
    return result


def settled(read: Callable[[Inquiry], T], answers: Mapping[str, str] | None = None) -> T:
    """What comes of a reading once its questions have their answers: those that are said, or what is proposed."""
    given: dict[str, str] = {}
    for _ in range(_MOST_ROUNDS):
        inquiry = Inquiry(dict(given))
        result = read(inquiry)
        if not inquiry.open:
            break
        for key, question in inquiry.open.items():
            said = next((words for about, words in (answers or {}).items() if about in question.about), "")
            given[key] = said or question.proposal() or "utelämna"
    return result


def _answer(question: Mapping[str, object], answers: Mapping[str, str], otherwise: str) -> str:
    about = question["gäller"]
    assert isinstance(about, list)
    if said := next((answers[words] for words in about if words in answers), ""):
        return said
    if otherwise == "förslag":
        return str(question.get("förslag") or "utelämna")
    choices = question["val"]
    assert isinstance(choices, list)
    return otherwise if otherwise in choices else "utelämna"
