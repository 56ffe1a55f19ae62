"""A cell's text as a title, and a text below it as Markdown."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.importing.files.grid import Line, lines_of
from klarplan.importing.understanding.titles import as_markdown, title_and_text


@pytest.mark.parametrize(
    ("cell", "title", "text"),
    [
        ("Utbilda personal", "Utbilda personal", ""),
        ("Utbilda personal.\nAlla ska med.", "Utbilda personal", "Alla ska med."),
        ("Utbilda:\n- chefer\n- andra", "Utbilda:", "- chefer\n- andra"),
        ("Utbilda\nFörst\n- chefer\nSedan", "Utbilda", "Först\n\n- chefer\n\nSedan"),
        ("Utbilda all personal. " + "Ord " * 40, "Utbilda all personal", "Ord " * 39 + "Ord"),
    ],
)
def test_titles(cell: str, title: str, text: str) -> None:
    assert title_and_text(lines_of(cell)) == (title, text)


def test_a_long_cell_without_sentences_is_whole_below_its_title() -> None:
    long = "ordet " * 60
    title, text = title_and_text(lines_of(long))
    assert title.endswith(" …")
    assert len(title) < 100
    assert text == long.strip()


@given(st.lists(st.text(alphabet="abc #*_[]()<>`|~\\!&.-+=1:åäö\"'", min_size=1, max_size=40), min_size=1, max_size=4))
def test_markdown_shows_lines_as_they_are(texts: list[str]) -> None:
    lines = [Line(" ".join(text.split())) for text in texts if text.strip()]
    extensions = ["tables", "sane_lists", "def_list", "fenced_code", "footnotes", "admonition"]
    rendered = markdown.markdown(as_markdown(lines), extensions=extensions)
    shown = html.unescape(re.sub(r"</?p>", "", rendered))
    assert " ".join(shown.split()) == " ".join(line.text for line in lines)
