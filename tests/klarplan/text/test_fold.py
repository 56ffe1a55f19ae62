"""Letters with and without their marks."""

from __future__ import annotations

import pytest

from klarplan.text.fold import composed, fold, folded, without_marks

APART = "A\u030atera\u0308mo\u0308te"
"""As macOS names files, and as some PDF files are copied."""


@pytest.mark.parametrize(
    ("text", "together"),
    [(APART, "Återämöte"), ("Återämöte", "Återämöte"), ("abc", "abc"), ("q\u0308", "q\u0308"), ("ﬁ²", "ﬁ²"), ("", "")],
)
def test_letters_are_put_together(text: str, together: str) -> None:
    assert composed(text) == together


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
