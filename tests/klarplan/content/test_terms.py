"""Which of the glossary's words a text uses."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest

from klarplan.content.terms import TermFinder
from klarplan.model.shared import Term as TermRecord


def term(**fields: object) -> TermRecord:
    return TermRecord.model_validate({"explanation": "…", **fields})


GLOSSARY = (
    term(term="suicid", forms=["suicidet", "suicidprevention"], synonyms=["självmord"]),
    term(term="samordnad individuell plan", abbreviation="SIP", forms=["samordnade individuella planer"]),
    term(term="personligt ombud"),
    term(term="BUP"),
    term(term="LAG"),
    term(term="hbtq-diplomering"),
    term(term="ändamål"),
    term(term="plan"),
    term(term="BoU"),
    term(term="–", explanation="it holds no word"),
)  # fmt: skip


def found(*texts: str, glossary: Iterable[TermRecord] = GLOSSARY) -> list[str]:
    glossary = list(glossary)
    return [glossary[number].term for number in TermFinder(glossary).find(texts)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        # whole words, in any case
        ("Suicid går att förebygga.", ["suicid"]),
        ("SUICID", []),
        ("suicidal", []),
        ("Vi talar om självmord.", []),
        ("ÄNDAMÅL och Ändamål", ["ändamål"]),
        ("(suicid)", ["suicid"]),
        ("suicid/självskada", ["suicid"]),
        # abbreviations as they are written
        ("En SIP hjälper.", ["samordnad individuell plan"]),
        ("en sip av vattnet", []),
        ("SIP:en", ["samordnad individuell plan"]),
        ("SIPs", ["samordnad individuell plan"]),
        ("BUP ger stöd", ["BUP"]),
        ("bup", []),
        ("i ett lag", []),
        ("enligt LAG", ["LAG"]),
        ("BoU, bou", ["BoU"]),
        # inflected forms and the genitive
        ("suicidets följder", ["suicid"]),
        ("suicids", ["suicid"]),
        ("suicidprevention", ["suicid"]),
        ("BUPs mottagning", ["BUP"]),
        ("suicidss", []),
        # several words
        ("Ett personligt ombud finns.", ["personligt ombud"]),
        ("personligt\nombud", ["personligt ombud"]),
        ("Personligt  Ombuds uppdrag", ["personligt ombud"]),
        ("personligts ombud", []),
        ("personligt", []),
        ("ett ombud", []),
        ("en samordnad individuell plan", ["samordnad individuell plan", "plan"]),
        ("samordnade individuella planer", ["samordnad individuell plan"]),
        ("samordnad individuell", []),
        # a hyphen holds a word together
        ("Hbtq-diplomering", ["hbtq-diplomering"]),
        ("hbtq- och annan diplomering", []),
        ("plan-och", []),
        ("", []),
    ],
)  # fmt: skip
def test_find(text: str, terms: list[str]) -> None:
    assert found(text) == terms


def test_terms_come_once_and_in_the_order_of_the_glossary() -> None:
    assert found("BUP och SIP", "suicid, SIP, suicid") == ["suicid", "samordnad individuell plan", "BUP"]


def test_words_of_two_texts_are_not_put_together() -> None:
    assert found("personligt", "ombud") == []


def test_no_glossary() -> None:
    assert found("suicid", glossary=()) == []


def test_two_terms_with_the_same_word() -> None:
    twice = [term(term="pilot", explanation=explanation, plan=plan) for explanation, plan in (("1", "a"), ("2", "b"))]
    assert TermFinder(twice).find(["en pilot"]) == [0, 1]


def test_many_terms_in_a_long_text() -> None:
    """5,000 terms × 100,000 words: looked for one by one, it would be half a billion comparisons."""
    finder = TermFinder(term(term=f"ord{number} par") for number in range(5_000))
    text = " ".join(f"ord{number % 7_000} par" for number in range(50_000))
    start = time.process_time()
    assert finder.find([text]) == list(range(5_000))
    assert time.process_time() - start < 10
