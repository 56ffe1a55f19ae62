"""Problems as people and programs read them."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from klarplan.content.problems.kinds import KINDS
from klarplan.content.problems.problem import Format, Label, Position, Problem, explain
from klarplan.text.catalogue import catalogue
from klarplan.text.languages import catalogues

UNKNOWN = Problem(
    Position("content/a.md", 7, 3),
    "unknown-field",
    {
        "found": "responsble",
        "suggestion": "responsible",
        "label": Label("responsible"),
        "allowed": "title, responsible",
    },
)
EMPTY = Problem(Position("content/b.md"), "empty-file")

EXPLAINED: list[tuple[Format, str, str]] = [
    (
        "text",
        "sv",
        'content/a.md:7:3: Fältet "responsble" finns inte här. Menade du "responsible" (ansvarig)?\n'
        "content/b.md:1:1: Filen är tom. Skriv något i den, eller ta bort den.",
    ),
    (
        "text",
        "en",
        'content/a.md:7:3: There is no field "responsble" here. Did you mean "responsible" (responsible)?\n'
        "content/b.md:1:1: The file is empty. Write its content, or remove the file.",
    ),
    (
        "github",
        "sv",
        '::error file=content/a.md,line=7,col=3,title=unknown-field::Fältet "responsble" finns inte här. '
        'Menade du "responsible" (ansvarig)?\n'
        "::error file=content/b.md,line=1,col=1,title=empty-file::Filen är tom. Skriv något i den, eller ta bort den.",
    ),
]


@pytest.mark.parametrize(("form", "lang", "expected"), EXPLAINED)
def test_explain(form: Format, lang: str, expected: str) -> None:
    assert explain([EMPTY, UNKNOWN], form, lang) == expected


def test_explain_as_json() -> None:
    told = json.loads(explain([EMPTY, UNKNOWN], "json", "sv"))
    assert told[1] == {
        "path": "content/b.md", "line": 1, "column": 1, "kind": "empty-file", "severity": "error",
        "message": "Filen är tom.", "hint": "Skriv något i den, eller ta bort den.",
    }  # fmt: skip
    assert [problem["path"] for problem in told] == ["content/a.md", "content/b.md"]


@pytest.mark.parametrize(("form", "nothing"), [("text", ""), ("github", ""), ("gitlab", "[]"), ("json", "[]")])
def test_explain_nothing(form: Format, nothing: str) -> None:
    assert explain([], form, "sv") == nothing


def test_problems_are_told_in_order_of_file_and_line() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 10)]
    told = explain([Problem(Position(*place), "yaml-tab") for place in places], "text", "sv")
    assert re.findall(r"^\w:\d+:\d+", told, re.MULTILINE) == ["a:2:9", "a:2:10", "a:10:1", "b:1:1"]


def test_github_gets_its_signs_escaped() -> None:
    problem = Problem(Position("content/50 %,a:b.md", 2, 1), "bad-form", {
        "field": "x", "found": "100 %\r\n::error::", "suggestion": "a, b: c",
    })  # fmt: skip
    assert explain([problem], "github", "en") == (
        "::error file=content/50 %25%2Ca%3Ab.md,line=2,col=1,title=bad-form::"
        '"x" cannot be 100 %25%0D%0A::error::. Write it as in: a, b: c'
    )


def test_gitlab_gets_a_report_with_a_fingerprint_for_each() -> None:
    problems = [Problem(Position("content/a.md", line, 7), "empty-file") for line in (2, 3)]
    first, second = json.loads(explain(problems, "gitlab", "en"))
    assert first.pop("fingerprint") != second.pop("fingerprint")
    assert first == {
        "description": f"{problems[0].message('en')} {problems[0].hint('en')}", "check_name": "empty-file",
        "severity": "blocker", "location": {"path": "content/a.md", "lines": {"begin": 2}},
    }  # fmt: skip


def test_a_terminal_gets_one_line_and_no_codes() -> None:
    problem = Problem(Position("a\n.md"), "broken-link", {"found": "\x1b[31mröd\n\u202eb\ud800"})
    assert explain([problem], "text", "en") == (
        'a .md:1:1: The link " [31mröd  b " leads to a file that does not exist. Check the file\'s name and folder.'
    )


def test_amounts_are_written_as_in_the_language() -> None:
    values = {"found": Decimal("1234567.5"), "stated": Decimal(1234567), "rounding": Decimal(0)}
    problem = Problem(Position("a"), "total-differs", values)
    assert problem.message("en") == "The amounts add up to 1,234,567.5 kr, but the stated total is 1,234,567 kr."
    assert problem.message("sv") == (
        "Beloppen blir tillsammans 1\xa0234\xa0567,5 kr, men den angivna summan är 1\xa0234\xa0567 kr."
    )
    assert problem.hint("en") == "Compare with the source."


def test_a_language_without_a_catalogue_gets_english() -> None:
    assert EMPTY.message("se") == "The file is empty."


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", catalogues())
def test_every_kind_reads_as_sentences(kind: str, lang: str) -> None:
    """A message begins with a capital, a quotation mark or what was found, and ends; and so does each hint."""
    translate = catalogue(lang).gettext
    assert re.fullmatch(r'["{A-ZÅÄÖ].*[.?]', translate(KINDS[kind].message))
    for hint in KINDS[kind].hints:
        assert re.fullmatch(r'[A-ZÅÄÖ].*[.?"}…/\d]', translate(hint))
    assert KINDS[kind].hints
