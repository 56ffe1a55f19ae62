"""Letters with and without their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.text.fold import composed, composed_from, fold, folded, without_marks

APART = "A\u030atera\u0308mo\u0308te"
"""As macOS names files, and as some PDF files are copied."""


@pytest.mark.parametrize(
    ("text", "together"),
    [(APART, "Återämöte"), ("Återämöte", "Återämöte"), ("abc", "abc"), ("q\u0308", "q\u0308"), ("ﬁ²", "ﬁ²"), ("", "")],
)
def test_letters_are_put_together(text: str, together: str) -> None:
    assert composed(text) == together


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [0]),
        ("abc", [0, 1, 2, 3]),
        ("a\u030ab", [0, 2, 3]),
        ("xa\u0323\u0302y", [0, 1, 4, 5]),
        ("a\u0327\u0301b", [0, 0, 3, 4]),  # the mark above belongs to the letter, the one below stays a mark
        ("\u1112\u1161\u11abx", [0, 3, 4]),  # Korean: letters of the same syllable
        ("åäö", [0, 1, 2, 3]),
    ],
)
def test_where_letters_come_from(text: str, places: list[int]) -> None:
    assert composed_from(text) == places


@given(st.text(alphabet="aoAx \u0308\u030a\u0323\u0327\u0301åö\u1112\u1161\u11ab\u0958", max_size=12))
def test_each_letter_comes_from_one_place(text: str) -> None:
    places = composed_from(text)
    assert len(places) == len(composed(text)) + 1
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "plain"), [("Åré", "Are"), (APART, "Ateramote"), ("ﬁ²", "fi2"), ("øæß", "øæß"), ("Abc 1", "Abc 1")]
)
def test_marks_are_left_out(text: str, plain: str) -> None:
    assert without_marks(text) == plain


@pytest.mark.parametrize(
    ("text", "key"),
    [("Älvdalen", "alvdalen"), (APART, "ateramote"), ("É-post, Åre", "e-post, are"), ("STRASSE", "strasse")],
)
def test_as_search_compares(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Västra Götaland (VGR)", "vastra gotaland vgr"),
        ("  Ansvarig/\nroll: ", "ansvarig roll"),
        (APART, "ateramote"),
        ("Straße", "strasse"),
        ("–", ""),
    ],
)
def test_as_names_are_compared(text: str, key: str) -> None:
    assert folded(text) == key
