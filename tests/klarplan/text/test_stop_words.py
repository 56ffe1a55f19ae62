"""Words that searches leave out."""

from __future__ import annotations

import pytest

from klarplan.text.stop_words import STOP_WORDS, stop_words


@pytest.mark.parametrize(
    ("lang", "word"), [("sv", "vilka"), ("sv-FI", "och"), ("en", "the"), ("en-GB", "which"), ("fi", "mitkä")]
)
def test_a_language_and_its_varieties(lang: str, word: str) -> None:
    assert word in stop_words(lang).split()


def test_a_language_without_any() -> None:
    assert stop_words("se") == ""


@pytest.mark.parametrize("lang", STOP_WORDS)
def test_each_stands_once_in_lower_case(lang: str) -> None:
    words = stop_words(lang).split()
    assert [word for word in words if word != word.lower()] == []
    assert [word for word in set(words) if words.count(word) > 1] == []
