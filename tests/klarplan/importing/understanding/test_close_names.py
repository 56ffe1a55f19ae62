"""Names that may be nearly the same: none is missed, and most others are passed over."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from klarplan.importing.understanding.close_names import CloseNames

LETTERS = st.text("abc ", min_size=6, max_size=30)


@st.composite
def misspelt(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and the same with letters taken away, put in or changed."""
    name = draw(LETTERS)
    other = list(name)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(other) - 1))
        other[at : at + draw(st.integers(0, 1))] = draw(st.text("abcd", max_size=2))
        other = other or ["a"]
    return name, "".join(other)


@settings(max_examples=500)
@given(misspelt(), st.lists(LETTERS, max_size=5))
def test_no_name_that_is_nearly_the_same_is_missed(pair: tuple[str, str], others: list[str]) -> None:
    name, found = pair
    close = CloseNames(0.9)
    for one in (*others, name):
        close.add(one)
    if SequenceMatcher(None, name, found).ratio() >= 0.9 and len(found) > 5:
        assert name in close.to(found)
    names = list(dict.fromkeys((*others, name)))
    if len(found) > 5:
        expected = get_close_matches(found, names, n=1, cutoff=0.9)
        assert get_close_matches(found, close.to(found), n=1, cutoff=0.9) == expected


def test_most_names_are_passed_over() -> None:
    chance = Random(1)
    names = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=14)) + "namnden" for _ in range(500)]
    close = CloseNames(0.9)
    for name in names:
        close.add(name)
    assert all(names[number] in close.to(names[number]) for number in range(500))
    assert max(len(close.to(name)) for name in names) < 50
