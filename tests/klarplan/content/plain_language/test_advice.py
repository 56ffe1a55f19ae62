"""Advice on plain language: what is told, where, and that the published plans hold what they promise.

Also tests: content.problems.kinds.language
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from klarplan.content.checks.validate import validate
from klarplan.content.plain_language.advice import LIX_LIMIT, Reading, advice, readings, unexplained
from klarplan.content.problems.kinds import KINDS
from klarplan.content.reading.records import Records
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.config import load
from klarplan.content.settings.settings import AddressNames

ROOT = Path(__file__).parents[4]
PAGE = "pages/text.md"


@pytest.fixture
def records_of(site: Callable[..., Path]) -> Callable[[str], Records]:
    """The base site with one more page."""

    def make(text: str) -> Records:
        return validate(site({PAGE: text}), Addresses(AddressNames()))[0]

    return make


def told(records: Records, lang: str = "sv") -> list[tuple[int, int, str, object]]:
    return [
        (problem.position.line, problem.position.column, problem.kind, problem.values["found"])
        for problem in advice(records, lang)
        if problem.position.path.endswith(PAGE)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regionen utbildar sin personal.", []),
        ("Vi kommer att erhålla stöd.", [(1, 15, "stiff-word", "erhålla")]),
        ("Se till att\ninom ramen för arbetet.", [(2, 1, "stiff-word", "inom ramen för")]),
        ("Det gäller t.ex. unga.", [(1, 12, "stiff-word", "t.ex")]),
        ("- Personalen utbildas. BUP", [(1, 14, "passive", "utbildas"), (1, 24, "unexplained-abbreviation", "BUP")]),
        ("Personalen utbildas varje år av regionen.", []),
        ("Planen säger: ”Insatser ej påbörjade, men utbildas.”", []),
        ("Det är ej klart, säger ”planen”.", [(1, 8, "stiff-word", "ej")]),
        ("Vill du veta mer? [Klicka här](om.md)!", [(1, 19, "vague-link", "Klicka här")]),
        ("[Läs mer om planen](om.md), `[här](om.md)`.", []),
        ("BUP och BUP-mottagningen.", [(1, 1, "unexplained-abbreviation", "BUP")]),
        ("VI ÄR MED I BUP", []),
        ("Behandling med DBT (dialektisk beteendeterapi). DBT hjälper.", []),
        ("DBT hjälper. Dialektisk\nbeteendeterapi (DBT) finns.", []),
        (
            "DBT (Östersund) finns. BUP (se nedan) också.",
            [(1, 1, "unexplained-abbreviation", "DBT"), (1, 24, "unexplained-abbreviation", "BUP")],
        ),
        ("`erhålla` och [erhålla](../index.md)", [(1, 16, "stiff-word", "erhålla")]),
        (" ".join(["ord"] * 26) + ".", [(1, 1, "long-sentence", 26)]),
        (" ".join(["ord"] * 25) + ".", []),
        ("Ett kort ord. " + "Kommunfullmäktige beslutar om socialtjänstlagen. " * 12, []),
        ("---\nlang: en\n---\nStaff must erhålla BUP.", []),
        ("---\ntitle: Att erhålla stöd\n---\nText.", [(2, 8, "stiff-word", "erhålla")]),
    ],
)
def test_advice(text: str, expected: list[tuple[int, int, str, object]], records_of: Callable[[str], Records]) -> None:
    assert [found for found in told(records_of(text)) if found[2] != "hard-to-read"] == expected


def test_a_hard_text_is_told_at_its_first_line(records_of: Callable[[str], Records]) -> None:
    hard = "Kommunfullmäktige beslutar om socialtjänstlagens tillämpning. " * 12
    assert [found[:3] for found in told(records_of(f"---\ntitle: Text\n---\n\n{hard}"))] == [(5, 1, "hard-to-read")]


def test_a_language_without_lists_gets_no_advice(records_of: Callable[[str], Records]) -> None:
    assert told(records_of("Vi ska erhålla stöd av BUP."), "en") == []


def test_the_glossary_and_the_parties_explain(records_of: Callable[[str], Records], tmp_path: Path) -> None:
    text = "BUP, SIP och RNO arbetar ihop."
    records_of(text)
    content = tmp_path / "content"
    with (content / "glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write("- term: samordnad plan\n  abbreviation: SIP\n  explanation: En plan.\n")
    with (content / "parties.yml").open("a", encoding="utf-8") as parties:
        parties.write("- id: rno\n  name: Rådet\n  short_name: RNO\n  kind: group\n")
    records, problems = validate(content, Addresses(AddressNames()))
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert {word: str(place) for word, place in unexplained(records, "sv", [PAGE]).items()} == {
        "BUP": f"content/{PAGE}:1:1"
    }


def test_lix_is_as_it_is_defined() -> None:
    assert Reading(words=100, sentences=10, long_words=30).lix == 40
    assert Reading().lix == 0
    assert Reading(3, 1, 1) + Reading(7, 1, 2) == Reading(10, 2, 3)


def test_every_kind_of_advice_is_told_by_a_case(records_of: Callable[[str], Records]) -> None:
    hard = "Kommunfullmäktiges tillämpning av socialtjänstlagens bestämmelser medför förändringar. " * 12
    records = records_of(f"Personalen utbildas för att erhålla BUP. [Här](om.md). {'ord ' * 30}.\n\n{hard}")
    assert {kind for _, _, kind, _ in told(records)} == {
        name for name, kind in KINDS.items() if kind.severity == "advice"
    }


def test_the_published_plans_are_easy_to_read() -> None:
    config, _ = load(ROOT / "site_config.yml")
    assert config
    records, _ = validate(config.content, config.addresses)
    by_plan: dict[str, list[int]] = defaultdict(list)
    for path, reading in readings(records, "sv").items():
        if path.startswith("plans/"):
            by_plan[path.split("/")[1]].append(reading.lix)
    assert len(by_plan) >= 5
    assert {plan: median(values) for plan, values in by_plan.items() if median(values) >= LIX_LIMIT} == {}
