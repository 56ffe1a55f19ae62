"""What an editor should mend, as data: where it stands, what kind it is, what was found, what to do about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from babel.numbers import format_decimal

from klarplan.content.problems.kinds import KINDS
from klarplan.text.catalogue import catalogue

Format = Literal["text", "github", "gitlab", "json"]


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file. `path` is relative to the project ("content/plans/…"); line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Label(str):
    """A value that is itself a message of the catalogue: a field's name, a kind of record."""


class Choices(tuple[tuple[str, str], ...]):
    """Codes that may be written, each with what it is called: a message of the catalogue, or empty."""


@dataclass(frozen=True)
class Problem:
    """Something that an editor should mend. Tests compare `kind` and `values`; people read `message` and `hint`."""

    position: Position
    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        """ "error" stops the build, "warning" and "advice" do not; advice is given where it is asked for."""
        return KINDS[self.kind].severity

    def message(self, lang: str) -> str:
        """What is wrong, in a sentence."""
        return _render(KINDS[self.kind].message, self.values, lang)

    def hint(self, lang: str) -> str:
        """What to do about it; the first of the kind's hints whose values are known."""
        known = {key for key, value in self.values.items() if value}
        for hint in KINDS[self.kind].hints:
            if all(name in known for name in _names(hint)):
                return _render(hint, self.values, lang)
        return ""


def _names(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]


def _render(text: str, values: Mapping[str, Any], lang: str) -> str:
    translate = catalogue(lang).gettext

    def shown(value: Any) -> Any:
        if isinstance(value, Decimal):
            return format_decimal(value, "#,##0.##", locale=lang.replace("-", "_"))
        if isinstance(value, Choices):
            return ", ".join(f"{code} ({translate(word)})" if word else code for code, word in value)
        return translate(value) if isinstance(value, Label) and value else value

    return translate(text).format_map({key: shown(value) for key, value in values.items()})


def explain(problems: Iterable[Problem], form: Format, lang: str) -> str:
    """Tell problems, in order of file and line, one a line.

    `form` is "text" for people at a terminal, "github" for annotations on the lines of a pull request
    (GitHub Actions' workflow commands), "gitlab" for a report that a merge request shows
    (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format), or "json" for programs.
    """
    ordered = sorted(problems, key=lambda problem: (problem.position, problem.kind))
    if form in ("json", "gitlab"):
        described = _as_json if form == "json" else _as_code_quality
        return json.dumps([described(problem, lang) for problem in ordered], ensure_ascii=False, indent=2)
    line = _as_annotation if form == "github" else _as_text
    return "\n".join(line(problem, lang) for problem in ordered)


def _as_text(problem: Problem, lang: str) -> str:
    line = f"{problem.position}: {problem.message(lang)} {problem.hint(lang)}".rstrip()
    return "".join(char if char.isprintable() else " " for char in line)  # one line, and no codes for the terminal


def _as_annotation(problem: Problem, lang: str) -> str:
    place, text = problem.position, f"{problem.message(lang)} {problem.hint(lang)}".rstrip()
    fields = {"file": place.path, "line": place.line, "col": place.column, "title": problem.kind}
    properties = ",".join(f"{name}={_escape(value, ':,')}" for name, value in fields.items())
    return f"::{_LEVELS[problem.severity]} {properties}::{_escape(text)}"


def _as_code_quality(problem: Problem, lang: str) -> dict[str, Any]:
    place, text = problem.position, f"{problem.message(lang)} {problem.hint(lang)}".rstrip()
    return {
        "description": text, "check_name": problem.kind, "severity": _SEVERITIES[problem.severity],
        "fingerprint": hashlib.sha256(f"{place} {problem.kind} {text}".encode()).hexdigest(),
        "location": {"path": place.path, "lines": {"begin": place.line}},
    }  # fmt: skip


_SEVERITIES = {"error": "blocker", "warning": "minor", "advice": "info"}
"""GitLab's words for severities."""
_LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}
"""GitHub's words for severities."""


def _escape(value: object, more: str = "") -> str:
    text = str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(f"%{ord(char):02X}" if char in more else char for char in text)


def _as_json(problem: Problem, lang: str) -> dict[str, Any]:
    place = problem.position
    return {
        "path": place.path, "line": place.line, "column": place.column, "kind": problem.kind,
        "severity": problem.severity, "message": problem.message(lang), "hint": problem.hint(lang),
    }  # fmt: skip
