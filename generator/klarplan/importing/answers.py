"""The file of questions that an import writes beside the table, and of answers that it takes: YAML for people.

A list of questions under `frågor` (in English `questions`), each with what is asked, what it is about, where that
stands, the choices and the proposal. The answer is written after `svar` (`answer`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading import document
from klarplan.importing.questions import ASIDE, NOTE, Question
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.languages import catalogues

ENDING = ".fragor.yml"
_LIST, _QUESTION, _WHY, _ABOUT, _WHERE = N_("questions"), N_("question"), N_("why"), N_("about"), N_("where")
_CHOICES, _PROPOSAL, _KEY, _ANSWER = N_("choices"), N_("proposal"), N_("key"), N_("answer")
_MOST_WORDS = 40
"""More words and places than this are not listed: they are the same question."""


@dataclass(frozen=True)
class Given:
    """An answer as somebody wrote it, and where."""

    key: str
    words: str
    position: Position


def file_for(table: Path) -> Path:
    """Where to write the questions about a table: beside it, and never over a file that is there."""
    file, number = table.with_name(f"{table.name}{ENDING}"), 2
    while file.exists():
        file = table.with_name(f"{table.name}.fragor-{number}.yml")
        number += 1
    return file


def questions_as_text(
    questions: Collection[Question], table: str, texts: Texts, answered: Mapping[str, str] | None = None
) -> str:
    """The file's text. `answered`: answers that were given before, by key; they come along."""
    lines = list(_introduction(table, texts))
    lines.append(f"{texts._(_LIST)}:")
    for question in questions:
        lines += _entry(question, texts)
    given = [(key, words) for key, words in (answered or {}).items() if key not in {q.key for q in questions}]
    if given:
        words = texts._(N_("Answers that you have given already:"))
        lines += ["", f"# {words}"]
    for key, answer in given:
        lines += [f"  - {texts._(_KEY)}: {_quoted(key)}", f"    {texts._(_ANSWER)}: {_quoted(answer)}"]
    return "\n".join(lines) + "\n"


def _introduction(table: str, texts: Texts) -> Iterable[str]:
    for message in (
        N_("Questions about {table}. Nothing is written before they are answered."),
        N_("Write an answer after ”{answer}:” in each of them: one of the choices, or a value of your own."),
        N_("”{note}” keeps the words as a note. ”{aside}” leaves them out on purpose."),
        N_("The proposal is only a proposal: it counts when you write it as the answer."),
        N_("Then run the same command again, with --answers and the name of this file."),
    ):
        words = texts._(message, table=table, answer=texts._(_ANSWER), note=texts._(NOTE), aside=texts._(ASIDE))
        yield f"# {words}"


def _entry(question: Question, texts: Texts) -> Iterable[str]:
    yield ""
    yield f"  - {texts._(_QUESTION)}: {_quoted(question.text)}"
    if question.reason:
        yield f"    {texts._(_WHY)}: {_quoted(question.reason)}"
    listed = ((_ABOUT, question.about), (_WHERE, question.places[:_MOST_WORDS]), (_CHOICES, question.allowed(texts)))
    for name, values in listed:
        if values:
            yield f"    {texts._(name)}:"
            yield from (f"      - {_quoted(value)}" for value in values)
    if proposal := question.proposal():
        yield f"    {texts._(_PROPOSAL)}: {_quoted(proposal)}"
    yield f"    {texts._(_KEY)}: {_quoted(question.key)}"
    yield f"    {texts._(_ANSWER)}:"


def _quoted(text: str) -> str:
    """A text as YAML reads it, whatever stands in it: JSON is YAML."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def read_answers(file: Path) -> tuple[list[Given], list[Problem]]:
    """The answers that a file has, and what is wrong with it. Questions without an answer are passed over.

    Raises OSError where it cannot be read.
    """
    read, problems = document.read(file, file.name)
    if problems:
        return [], list(problems)
    content = read.meta if isinstance(read.meta, dict) else {}
    name = next((name for name in _names(_LIST) if name in content), "")
    entries = content.get(name)
    if not isinstance(entries, list):
        return [], [Problem(Position(file.name), "answers-file", {"found": " / ".join(_names(_LIST))})]
    given: list[Given] = []
    for number, entry in enumerate(entries):
        path = (name, number)
        if not isinstance(entry, dict) or not (key := _value(entry, _KEY)):
            problems.append(Problem(read.position(path), "answers-entry", {"found": _names(_KEY)[0]}))
            continue
        if words := _value(entry, _ANSWER):
            field = next(each for each in _names(_ANSWER) if each in entry)
            given.append(Given(key, words, read.position((*path, field))))
    return given, problems


def _names(message: str) -> list[str]:
    """The name of a field in the file, in each language that the questions may be asked in."""
    return [Texts(lang)._(message) for lang in catalogues()]


def _value(entry: Mapping[str, Any], message: str) -> str:
    value = next((entry[name] for name in _names(message) if entry.get(name) is not None), "")
    return str(value).strip()


def refused(given: Collection[Given], questions: Mapping[str, Question], texts: Texts) -> list[Problem]:
    """The answers that are none of the choices, each with its line and column."""
    return [
        Problem(answer.position, "answers-choice", {
            "found": answer.words, "question": question.text, "allowed": ", ".join(question.allowed(texts)),
        })
        for answer in given if (question := questions.get(answer.key))
    ]  # fmt: skip
