"""What no file shows alone.

Also tests: content.checks.reference_index
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from klarplan.content.checks.reference_index import all_names
from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import Problem
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames

Changes = Mapping[str, str | bytes | tuple[str, str] | None]

PLAN = "plans/norrby-2021"
INDEX, FUNDING = f"{PLAN}/index.md", f"{PLAN}/funding.yml"
ACTIVITY, OTHER = f"{PLAN}/activities/stodlinje.md", f"{PLAN}/activities/foraldragrupper.md"
AREA = f"{PLAN}/focus-areas/tidigt-stod.md"
SODERBY = "plans/soderby-2022/index.md"
MADE = "a page that Klarplan makes"
NEW_PLAN = """---
title: Söderbys plan
short_title: Söderby
summary: Så ska Söderby må bra.
kind: strategy
area: Söderby
period: 2022
status: draft
{}
sources:
  - id: planen
    title: Planen
---
"""

Case = tuple[Changes, list[tuple[str, str, dict[str, Any]]]]

CASES: dict[str, Case] = {
    # References
    "an activity of another plan": (
        {SODERBY: NEW_PLAN.format(""), "plans/soderby-2022/activities/ny.md":
            "---\ntitle: Ny\nsee_also: norrby-2021/stodlinje\nsource:\n  document: planen\n---\n"},
        [],
    ),
    "an activity that another plan has not": (
        {OTHER: ("see_also: stodlinje", "see_also: norrby-2021/stodlinjen")},
        [(f"{OTHER}:8:11", "unknown-reference",
          {"found": "norrby-2021/stodlinjen", "suggestion": "stodlinje", "title": "Öppna en stödlinje"})],
    ),
    "ids of one plan do not hold in another": (
        {SODERBY: NEW_PLAN.format("goals:\n  - {id: a, text: A, aim: sub_goal, part_of: fler-mar-bra}")},
        [(f"{SODERBY}:10:46", "unknown-reference", {"found": "fler-mar-bra", "allowed": "a"})],
    ),
    "a municipality is a party": ({OTHER: ("responsible: norrby", "responsible: soderby")}, []),
    "the county is a recipient and no party": (
        {OTHER: ("responsible: norrby", "responsible: county")},
        [(f"{OTHER}:5:14", "unknown-reference", {"found": "county", "home": "content/parties.yml"})],
    ),
    "a purpose is named by a key": (
        {FUNDING: ("      stod: 50000", "      annat: 50000")},
        [(f"{FUNDING}:17:7", "unknown-reference",
          {"found": "annat", "allowed": "kunskap, stod", "home": f"content/{FUNDING}"})],
    ),
    "a reference in a file with another fault": (
        {OTHER: ("see_also: stodlinje", "see_also: borta\nbudget: 1")},
        [(f"{OTHER}:8:11", "unknown-reference", {"found": "borta"}),
         (f"{OTHER}:9:1", "unknown-field", {"found": "budget"})],
    ),
    "a word that is not quoted is told once": (
        {OTHER: ("see_also: stodlinje", "see_also: no")},
        [(f"{OTHER}:8:11", "ambiguous-value", {"found": "no"})],
    ),
    # A broken or misplaced file makes no problems elsewhere
    "a broken plan": ({INDEX: ("short_title", "\tshort_title")}, [(f"{INDEX}:3:1", "yaml-tab", {})]),
    "a plan without index": (
        {INDEX: None, "glossary.yml": None, "index.md": "Text.\n"},
        [(f"{INDEX}:1:1", "missing-index", {"found": f"content/{PLAN}"})],
    ),
    "a plan with one wrong field": (
        {INDEX: ("kind: action_plan", "kind: plan")}, [(f"{INDEX}:5:7", "not-allowed", {})],
    ),
    "a broken focus area": ({AREA: "---\ntitle: [\n---\n"}, [(f"{AREA}:2:8", "yaml-bracket", {})]),
    "a broken vocabulary": ({"parties.yml": "- id: [\n"}, [("parties.yml:1:7", "yaml-bracket", {})]),
    "a misplaced vocabulary": (
        {"parties.yml": None, "parties.yaml": "[]"},
        [("parties.yaml:1:1", "misplaced-file", {"suggestion": "content/parties.yml"})],
    ),
    "a misplaced activity": (
        {ACTIVITY: None, f"{PLAN}/activity/stodlinje.md": "---\ntitle: A\n---\n"},
        [(f"{PLAN}/activity/stodlinje.md:1:1", "misplaced-file", {"suggestion": f"content/{ACTIVITY}"})],
    ),
    "an empty municipality": ({"municipalities/soderby.md": ""}, [("municipalities/soderby.md:1:1", "empty-file", {})]),
    # What occurs twice
    "a goal of the plan and of a focus area": (
        {AREA: ("id: kortare-vantan", "id: fler-mar-bra"), ACTIVITY: ("goals: kortare-vantan\n", "")},
        [(f"{AREA}:5:9", "duplicate-id", {"found": "fler-mar-bra", "other": f"content/{INDEX}:19:9"}),
         (f"{AREA}:8:14", "goal-circle", {"found": "fler-mar-bra"})],
    ),
    "the same id in two plans": (
        {SODERBY: NEW_PLAN.format("goals:\n  - {id: fler-mar-bra, text: A, aim: sub_goal}")}, [],
    ),
    "a purpose and a goal of one name": (
        {INDEX: ("  - id: forst", "  - id: stod"), ACTIVITY: ("priority: forst", "priority: stod")}, [],
    ),
    "a source and a priority twice": (
        {INDEX: ("sources:\n", "sources:\n  - {id: planen, title: Planen}\n")},
        [(f"{INDEX}:30:9", "duplicate-id", {"found": "planen", "other": f"content/{INDEX}:29:10"})],
    ),
    "addresses that differ only in case": (
        {"pages/OM.md": "Text.\n"},
        [("pages/om.md:1:1", "duplicate-address", {"found": "/om/", "other": "content/pages/OM.md"})],
    ),
    "a page where a target group has its own": (
        {"malgrupper/aldre.md": "Text.\n"},
        [("malgrupper/aldre.md:1:1", "duplicate-address", {"found": "/malgrupper/aldre/", "other": MADE})],
    ),
    "README beside index, which MkDocs passes over": ({"README.md": "Text.\n"}, []),
    # Goals
    "a circle of three is told once": (
        {INDEX: ("priorities:\n", "".join(
            f"  - {{id: {part}, text: T, aim: sub_goal, part_of: {whole}}}\n"
            for part, whole in ("ab", "bc", "ca", "da")
        ) + "priorities:\n")},
        [(f"{INDEX}:22:46", "goal-circle", {"found": "a"})],
    ),
    # Money
    "a total of the file and of a row": (
        {FUNDING: ("rounding: 1\n", "rounding: 0\n")},
        [(f"{FUNDING}:14:19", "total-differs",
          {"found": Decimal("151634.63"), "stated": Decimal(151635), "rounding": Decimal(0)}),
         (f"{FUNDING}:18:15", "total-differs",
          {"found": Decimal("201634.63"), "stated": Decimal(201635), "rounding": Decimal(0)})],
    ),
    "a recipient twice": (
        {FUNDING: ("  - recipient: county", "  - recipient: norrby")},
        [(f"{FUNDING}:15:16", "double-allocation", {"found": "norrby", "line": 10})],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_between_records(case: str, problems_of: Callable[[Changes], list[Problem]]) -> None:
    changes, expected = CASES[case]
    problems = sorted(problems_of(changes), key=lambda problem: problem.position)
    assert [(str(problem.position), problem.kind) for problem in problems] == [
        (f"content/{position}", kind) for position, kind, _ in expected
    ]
    for problem, (_, _, values) in zip(problems, expected, strict=True):
        assert {key: problem.values[key] for key in values} == values


def test_few_are_listed_and_many_are_not(problems_of: Callable[[Changes], list[Problem]]) -> None:
    groups = {
        "target-groups.yml": "".join(f"- id: grupp-{number}\n  name: G{number}\n" for number in range(12))
        + "- id: aldre\n  name: Ä\n"
    }
    allowed = [problem.values["allowed"] for problem in problems_of({**groups, ACTIVITY: ("aldre]", "x]")})]
    assert allowed == ["", ""]


def test_names(site: Callable[..., Path]) -> None:
    records, _ = validate(site({"parties.yml": "- id: [\n"}), Addresses(AddressNames()))
    names = all_names(records)
    assert names.scope("municipality", "norrby-2021") == {"norrby": "Norrby", "soderby": "Söderby"}
    assert names.scope("goal", "norrby-2021") == {
        "fler-mar-bra": "Fler mår bra.",
        "kortare-vantan": "Väntan blir kortare.",
    }
    assert names.scope("goal", "soderby-2022") == {}
    assert names.scope("recipient", "") == {"norrby": "Norrby", "soderby": "Söderby", "county": ""}
    assert names.unsure == {("party", ""), ("recipient", "")}
