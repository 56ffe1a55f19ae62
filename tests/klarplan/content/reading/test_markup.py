"""Code and comments in Markdown."""

from __future__ import annotations

import pytest

from klarplan.content.reading.markup import without_code

BODIES = [
    ("en `kod` text", "en       text"),
    ("<!-- en\nkommentar -->kvar", "       \n             kvar"),
    ("<!-- tar aldrig slut `kod`", "<!-- tar aldrig slut      "),
    ("<!-- a --> b <!-- c", "           b <!-- c"),
    ("```\n<!-- \n```\n-->", "   \n     \n   \n-->"),
    ("~~~ md\nallt", "      \n    "),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_code_and_comments_are_blank(body: str, expected: str) -> None:
    assert without_code(body) == expected


@pytest.mark.parametrize("mark", ["<!-- ", "<!--\n", "`", "```\n~~~\n", "<a "])
def test_marks_that_never_end_are_passed_over(mark: str) -> None:
    """It would take minutes if each were followed to the end of the text."""
    assert len(without_code(mark * 100_000)) == len(mark) * 100_000
