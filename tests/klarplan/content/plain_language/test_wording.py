"""The word lists: whole, without doubles, and right about the verbs that they were made for."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from klarplan.content.plain_language.wording import Wording, wording
from klarplan.content.reading import yaml as strict_yaml

LISTS = strict_yaml.parse(
    (files("klarplan.content.plain_language") / "word_lists" / "sv.yml").read_text(encoding="utf-8")
)
SWEDISH = wording("sv")
assert SWEDISH
RULES: Wording = SWEDISH


def test_the_lists_can_be_read() -> None:
    assert LISTS.findings == []


def test_there_are_many_stiff_words_and_none_twice() -> None:
    entries: list[dict[str, Any]] = LISTS.value["stiff"]
    forms = Counter(form for entry in entries for form in (entry["word"], *entry.get("forms", ())))
    assert len(entries) >= 80
    assert {form: count for form, count in forms.items() if count > 1} == {}


def test_the_simpler_word_is_not_a_stiff_one() -> None:
    stiff = {entry["word"] for entry in LISTS.value["stiff"]}
    assert [entry["simpler"] for entry in LISTS.value["stiff"] if entry["simpler"] in stiff] == []


@pytest.mark.parametrize(
    ("lang", "known"), [("sv", True), ("sv-FI", True), ("en", False), ("fi", False), ("../sv", False)]
)
def test_languages(lang: str, known: bool) -> None:
    assert (wording(lang) is not None) == known


@pytest.mark.parametrize(
    "told",
    [
        "personalen utbildas", "planen ska följas", "pengarna kan alltid användas", "stödet har inte getts",
        "planen beslutades", "pengarna fördelades", "grupper erbjuds", "rapporten har skrivits", "arbetet prioriteras",
        "planen blev beslutad", "Betalas", "mötet ska snart hållas", "råd ges", "för att kunna genomföras",
    ],
)  # fmt: skip
def test_passive(told: str) -> None:
    assert RULES.is_passive(told.split()[-4:])


@pytest.mark.parametrize(
    "told",
    [
        "det finns", "stöd saknas", "de hoppas", "vi lyckades", "ska trivas", "det behövs", "har funnits",
        "de unga träffas", "regionen utbildar", "kommunernas", "ska ungdomarnas", "har barnets", "att Andreas",
        "i Noras", "de boendes", "har plats", "för studerandes", "vid nästa mötes", "en bra status", "läget ändras",
        "det har ändrats", "2017s", "ska kommuns", "deras", "blev bättre", "barn föds", "man ses",
    ],
)  # fmt: skip
def test_not_passive(told: str) -> None:
    assert not RULES.is_passive(told.split()[-4:])


@pytest.mark.parametrize("word", ["BUP", "SIP", "HoS", "K8", "LSS", "KSON", "FoU", "ÖK"])
def test_abbreviations(word: str) -> None:
    assert RULES.is_abbreviation(word)


@pytest.mark.parametrize(
    "word", ["EU", "II", "IV", "ChatPal", "Nora", "I", "A", "USA", "sip", "Falun", "2017", "NORRTÄLJE"]
)
def test_not_abbreviations(word: str) -> None:
    assert not RULES.is_abbreviation(word)
