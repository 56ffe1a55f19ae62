"""Everyday words that lead nowhere, or twice to the same place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from klarplan.content.problems.problem import Problem

WORDS = ("duplicate-term", "unused-term", "repeated-synonym")
ProblemsOf = Callable[..., list[Problem]]


def glossary(*entries: str) -> dict[str, str]:
    return {"glossary.yml": "".join(f"- {{{entry}}}\n" for entry in entries)}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["term: plan, explanation: x, synonyms: [åtgärdsplan]"], []),
        (
            ["term: plan, explanation: x", "term: Plan, explanation: y"],
            [("duplicate-term", 2, {"found": "Plan", "line": 1})],
        ),
        (
            ["term: plan, explanation: x, synonyms: [program, Plan]"],
            [("repeated-synonym", 1, {"found": "Plan", "line": 1})],
        ),
        (
            ["term: plan, abbreviation: PL, explanation: x, synonyms: [program, pl, Program]"],
            [
                ("repeated-synonym", 1, {"found": "pl", "line": 1}),
                ("repeated-synonym", 1, {"found": "Program", "line": 1}),
            ],
        ),
        (
            ["term: blåfjäril, explanation: x, synonyms: [fjäril, flygfä]"],
            [("unused-term", 1, {"found": "fjäril, flygfä", "term": "blåfjäril"})],
        ),
        (["term: blåfjäril, explanation: x"], []),  # a word that nobody asks for leads nobody astray
        (["term: blåfjäril, explanation: x, synonyms: [fjäril], forms: [planen]"], []),
        (["term: blåfjäril, explanation: x, synonyms: [fjäril]", "term: plan, explanation: En blåfjäril."], []),
    ],
)  # fmt: skip
def test_everyday_words_are_checked(
    entries: list[str], expected: list[tuple[str, int, dict[str, object]]], problems_of: ProblemsOf
) -> None:
    changes = glossary(*entries) | {"pages/om.md": "---\ntitle: Om\n---\n\nHär finns en plan och planen.\n"}
    found = [one for one in problems_of(changes) if one.kind in WORDS]
    assert [(one.kind, one.position.line, dict(one.values)) for one in found] == expected
    assert {one.severity for one in found} <= {"warning"}


def test_two_plans_may_explain_a_word_each(problems_of: ProblemsOf) -> None:
    changes = glossary("term: lots, explanation: x, plan: norrby-2021", "term: lots, explanation: y")
    assert not [one for one in problems_of(changes) if one.kind in WORDS]


def test_target_groups_are_checked_too(problems_of: ProblemsOf) -> None:
    text = "- id: unga\n  name: Unga\n  synonyms:\n    - ungdomar\n    - unga\n    - Ungdomar\n"
    found = [one for one in problems_of({"target-groups.yml": text}) if one.kind == "repeated-synonym"]
    assert [(one.position.line, one.values["found"], one.values["line"]) for one in found] == [
        (5, "unga", 2), (6, "Ungdomar", 4),
    ]  # fmt: skip


def test_nothing_is_concluded_from_what_could_not_be_read(problems_of: ProblemsOf) -> None:
    changes = glossary("term: blåfjäril, explanation: x, synonyms: [fjäril]")
    changes["pages/om.md"] = "---\ntitle: [\n---\n\nText.\n"
    assert not [one for one in problems_of(changes) if one.kind == "unused-term"]
