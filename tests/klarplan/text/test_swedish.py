"""Swedish order and genitive."""

from __future__ import annotations

import random
from itertools import groupby

import pytest

from klarplan.text.swedish import genitive, initial, sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Avesta", "Borlänge", "Falun", "Zinkgruvan", "Åmål", "Älvdalen", "Örebro"],
        ["Malung-Sälen", "Mora", "Orsa", "Rättvik", "Säter"],
        ["Norrbotten", "Norrtälje", "Norsjö", "Nås"],
        ["a", "B", "c"],
        ["Ask", "ask", "Ås", "ås"],
        ["ande", "andé", "andel"],
        ["eel", "él", "elak"],
        ["zebra", "åka", "ål", "äga", "ö"],
        ["Aal", "Ål"],
        ["10", "2", "Ett"],
        ["", "a"],
        ["–", "1177", "Mod", "“Mod”", "Mål", "(SIP)", "Ö"],
    ],
)
def test_order(ordered: list[str]) -> None:
    mixed = ordered.copy()
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=sort_key) == ordered


def test_letters_of_the_neighbours_stand_with_ours() -> None:
    assert sorted(["öst", "øst", "æra", "ära", "zon"], key=sort_key) == ["zon", "ära", "æra", "öst", "øst"]


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Falun", "F"), ("falun", "F"), ("Ånge", "Å"), ("ånge", "Å"), ("älv", "Ä"), ("Örebro", "Ö"),
        ("Élan", "E"), ("üb", "U"), ("“Mod”", "M"), ("(SIP)", "S"), ("1177", "0–9"), ("²", "0–9"), ("–", "#"),
        ("", "#"),
        ("§ 6", "0–9"), ("ﬁn", "F"), ("ß", "S"), ("æra", "Ä"), ("øst", "Ö"),
    ],
)  # fmt: skip
def test_initial(text: str, letter: str) -> None:
    assert initial(text) == letter


def test_letters_follow_the_order_of_the_words_under_them() -> None:
    words = ["1177", "§ 6", "Abc", "(adhd)", "øst", "Öst", "Åka", "Zon", "Éa", "ära", "æra", "Wik", "–", "“Zon”"]
    letters = [initial(word) for word in sorted(words, key=sort_key)]
    assert letters == sorted(letters, key=sort_key)
    assert len([letter for letter, _ in groupby(letters)]) == len(set(letters)), "no letter comes twice"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Falun", "Faluns"), ("Hällefors", "Hällefors"), ("Norrtälje", "Norrtäljes"), ("Vaxholm", "Vaxholms"),
        ("Växjö", "Växjös"), ("Bordeaux", "Bordeaux"), ("Schweiz", "Schweiz"),
    ],
)  # fmt: skip
def test_genitive(name: str, expected: str) -> None:
    assert genitive(name) == expected
