"""What a reader will miss, found in small plans where one thing at a time is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from klarplan.content.checks.validate import validate
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.site.completeness import Gap, all_gaps, outdated_elsewhere
from klarplan.site.library import relate

TODAY = date(2026, 11, 22)
ACTIVITY = "plans/norrby-2021/activities/stodlinje.md"
WHOLE = """\
---
title: Öppna en stödlinje
responsible: norrby
period: 2021
indicators: Antal samtal
status: done
source:
  document: planen
---

Kommunen öppnar en telefon som du kan ringa.
"""


@pytest.fixture
def gaps_of(site: Callable[..., Path]) -> Callable[..., dict[Gap, list[tuple[str, str]]]]:
    """The gaps of the base plan with some of its files changed: names and places."""

    def find(
        changes: dict[str, str | None], changed: dict[str, date] | None = None
    ) -> dict[Gap, list[tuple[str, str]]]:
        others = {"plans/norrby-2021/activities/foraldragrupper.md": None, "plans/norrby-2021/follow-ups/2022.md": None}
        records, problems = validate(site({ACTIVITY: WHOLE, **others, **changes}), Addresses(AddressNames()))
        assert [problem for problem in problems if problem.severity == "error"] == []
        (gaps,) = all_gaps(records, relate(records, TODAY), "sv", TODAY, changed)
        return {
            gap: [(one.name, f"{one.position.path}:{one.position.line}") for one in missing]
            for gap, missing in gaps.missing.items()
        }

    return find


@pytest.mark.parametrize(
    ("gap", "line", "replacement"),
    [
        (Gap.STATUS, "status: done\n", ""),
        (Gap.STATUS, "status: done\n", "status: unknown\n"),
        (Gap.RESPONSIBLE, "responsible: norrby\n", ""),
        (Gap.TIME, "period: 2021\n", ""),
        (Gap.INDICATOR, "indicators: Antal samtal\n", "indicators: []\n"),
        (Gap.TEXT, "Kommunen öppnar en telefon som du kan ringa.\n", ""),
        (Gap.REVIEW, "status: done\n", "status: done\nreview_date: 2026-11-21\n"),
        (Gap.REVIEW, "status: done\n", "status: done\nreviewed: 2025-01-01\n"),
    ],
)
def test_one_thing_is_missing(gap: Gap, line: str, replacement: str, gaps_of: Callable[..., dict[Gap, object]]) -> None:
    before, after = gaps_of({}), gaps_of({ACTIVITY: WHOLE.replace(line, replacement)})
    assert before[gap] == []
    assert {other for other in Gap if after[other] != before[other]} == {gap}
    assert after[gap] == [("Öppna en stödlinje", f"content/{ACTIVITY}:1")]


TRANSLATION = ACTIVITY.replace(".md", ".en.md")


@pytest.mark.parametrize(
    ("original", "own", "translated", "told"),
    [
        ("2026-03-02", "2026-03-01", "", True),
        ("2026-03-01", "2026-03-01", "", False),
        ("2026-03-02", "2026-03-01", "translated: 2026-03-02\n", False),
        ("2026-03-03", "2026-03-01", "translated: 2026-03-02\n", True),
        ("2026-03-03", None, "translated: 2026-03-02\n", True),
        ("2026-03-03", None, "", False),
        (None, "2026-03-01", "", False),
    ],
)
def test_a_translation_is_older_than_its_original(
    original: str | None, own: str | None, translated: str, told: bool, gaps_of: Callable[..., dict[Gap, object]]
) -> None:
    """As far as git, or whoever compared them, knows."""
    days = {ACTIVITY: original, TRANSLATION: own}
    changed = {path: date.fromisoformat(day) for path, day in days.items() if day}
    text = f"---\ntitle: Open a helpline\nindicators: Number of calls\n{translated}---\n\nYou can call.\n"
    expected = [("Open a helpline", f"content/{TRANSLATION}:1")] if told else []
    assert gaps_of({TRANSLATION: text}, changed)[Gap.TRANSLATION] == expected


@pytest.mark.parametrize("path", ["index", "pages/om", "municipalities/norrby"])
@pytest.mark.parametrize("code", ["fi", "lattlast"])
def test_translations_outside_plans_are_told_of_too(path: str, code: str, site: Callable[..., Path]) -> None:
    title = "title: Otsikko\ncounty: Lääni\n" if (path, code) == ("municipalities/norrby", "fi") else "title: Otsikko\n"
    own = f"{path}.{code}.md"
    records, _ = validate(site({own: f"---\n{title}---\n\nTeksti.\n"}), Addresses(AddressNames()))
    days = {f"{path}.md": date(2026, 3, 2), own: date(2026, 3, 1)}
    told = [(missing.name, missing.position.path) for missing in outdated_elsewhere(records, days)]
    assert told == [("Otsikko", f"content/{own}")]
    assert outdated_elsewhere(records, {**days, own: date(2026, 3, 2)}) == ()


def test_a_time_in_words_is_a_time(gaps_of: Callable[..., dict[Gap, object]]) -> None:
    assert gaps_of({ACTIVITY: WHOLE.replace("period: 2021", "period_note: när lokalen är klar")})[Gap.TIME] == []


def test_a_follow_up_tells_the_status_too(gaps_of: Callable[..., dict[Gap, object]]) -> None:
    follow_up = (
        "---\ntitle: Så gick det\nsummary: Bra.\ndate: 2022-01-01\nstatuses:\n  - activity: stodlinje\n"
        "    status: started\nsource:\n  document: planen\n---\n"
    )
    silent = WHOLE.replace("status: done\n", "")
    found = gaps_of({ACTIVITY: silent, "plans/norrby-2021/follow-ups/2023.md": follow_up})
    assert found[Gap.STATUS] == []


def test_words_that_nothing_explains(gaps_of: Callable[..., dict[Gap, object]]) -> None:
    found = gaps_of({ACTIVITY: WHOLE.replace("en telefon", "BUP, alltså BUP,")})
    assert found[Gap.WORDS] == [("BUP", f"content/{ACTIVITY}:11")]


def test_sums_that_cannot_be_compared(gaps_of: Callable[..., dict[Gap, object]]) -> None:
    funding = (
        "year: 2021\npurposes:\n  - id: stod\n    title: Stöd\nallocations:\n  - recipient: norrby\n    amounts:\n"
        "      stod: 100\n    stated_total: 100\n  - recipient: soderby\n    amounts:\n      stod: 50\n"
        "stated_total: 150\nsource:\n  document: planen\n"
    )
    path = "plans/norrby-2021/funding.yml"
    assert gaps_of({path: funding})[Gap.SUMS] == [("soderby", f"content/{path}:10")]
    assert gaps_of({path: funding.replace("stated_total: 150\n", "")})[Gap.SUMS] == [
        ("soderby", f"content/{path}:10"),
        ("2021", f"content/{path}:5"),
    ]
