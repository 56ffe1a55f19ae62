"""Markdown that GitHub shows in one way and Python-Markdown in another."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.content.reading.github import as_on_github


def html(body: str) -> str:
    shown = markdown.markdown(as_on_github(body), extensions=["tables", "sane_lists", "def_list", "fenced_code"])
    return re.sub(r"\s*\n\s*", "", shown)


SHOWN = {
    # as GitHub renders them
    "a list right after a line": ("Det ingår:\n- a\n- b", "<p>Det ingår:</p><ul><li>a</li><li>b</li></ul>"),
    "numbers right after a line": ("**Steg**\n1. a\n2. b", "<p><strong>Steg</strong></p><ol><li>a</li><li>b</li></ol>"),
    "another number is text": ("Det var\n2021. Sedan", "<p>Det var2021. Sedan</p>"),
    "two spaces": ("- a\n  - b\n  - c\n- d", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
    "four spaces": ("- a\n    - b\n- d", "<ul><li>a<ul><li>b</li></ul></li><li>d</li></ul>"),
    "three levels": ("- a\n  - b\n    - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    "in numbers": ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
    "one space is no level": ("- a\n - b", "<ul><li>a</li><li>b</li></ul>"),
    "brackets": ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    "a paragraph of an entry": ("- a\n\n  mer\n\nslut", "<ul><li><p>a</p><p>mer</p></li></ul><p>slut</p>"),
    "a line of an entry": ("- a\n  mer\n- b", "<ul><li>a    mer</li><li>b</li></ul>"),
    "an entry after another's paragraph": (
        "- a\n\n  mer\n- b",
        "<ul><li><p>a</p><p>mer</p></li><li><p>b</p></li></ul>",
    ),
    "another kind of list": ("1. a\n  - b", "<ol><li>a</li></ol><ul><li>b</li></ul>"),
    "code of an entry": (
        "- a\n\n  ```\n  x\n\n    y\n  ```\n- b",
        "<ul><li><p>a</p><pre><code>xy</code></pre></li><li><p>b</p></li></ul>",
    ),
    "code right after an entry": (
        "1. a\n   ```sh\n   x\n   ```\n2. b",
        "<ol><li><p>a</p><pre><code>x</code></pre></li><li><p>b</p></li></ol>",
    ),
    "code after a list": ("- a\n\n```\nx\n```", "<ul><li>a</li></ul><pre><code>x</code></pre>"),
    "in a quotation": (
        "> Så här:\n> - a\n>   - b\n> 1) c",
        "<blockquote><p>Så här:</p><ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol></blockquote>",
    ),
    "in a quotation's quotation": (
        "> a\n> > Så:\n> > * b",
        "<blockquote><p>a</p><blockquote><p>Så:</p><ul><li>b</li></ul></blockquote></blockquote>",
    ),
    "struck out": ("a ~~b c~~ `~~d~~`", "<p>a <del>b c</del> <code>~~d~~</code></p>"),
    "a break": ("a\\\nb", "<p>a<br />b</p>"),
    "an address without its scheme": (
        "Se www.a.se/b, (www.a.se).",
        '<p>Se <a href="https://www.a.se/b">www.a.se/b</a>, (<a href="https://www.a.se">www.a.se</a>).</p>',
    ),
    "a rule": ("a\n\n- - -\n\nb", "<p>a</p><hr /><p>b</p>"),
    "code": ("```\nx\n- a\n1) b\n```", "<pre><code>x- a1) b</code></pre>"),
    "indented code": ("a\n\n    - b", "<p>a</p><pre><code>- b</code></pre>"),
    "an address": ("Läs https://a.se/b.", '<p>Läs <a href="https://a.se/b">https://a.se/b</a>.</p>'),
    "in brackets": ("(https://a.se/b)", '<p>(<a href="https://a.se/b">https://a.se/b</a>)</p>'),
    "a link": ("[https://a.se](https://a.se)", '<p><a href="https://a.se">https://a.se</a></p>'),
    "marked already": ("<https://a.se>", '<p><a href="https://a.se">https://a.se</a></p>'),
    "in HTML": ('<a href="https://a.se">https://a.se</a>', '<p><a href="https://a.se">https://a.se</a></p>'),
    "in code": ("`https://a.se`", "<p><code>https://a.se</code></p>"),
}


@pytest.mark.parametrize("case", SHOWN)
def test_it_is_shown_as_there(case: str) -> None:
    body, expected = SHOWN[case]
    assert html(body).replace("\n", "") == re.sub(r" {4}(?=mer)", "", expected)


def test_an_e_mail_address_is_a_link() -> None:
    shown = "Mejla [a.b@c.se](mailto:a.b@c.se), eller [d@e.se](mailto:d@e.se)."
    assert as_on_github("Mejla a.b@c.se, eller <d@e.se>.") == shown


UNCHANGED = [
    "# Rubrik\n\nText som\nfortsätter.\n\n- a\n- b\n\n1. c\n2. d\n",
    "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
    "!!! note\n    Text:\n\n    - a\n\nTerm\n:   Ord\n\n[^1]: Not\n",
    "> citat\n\n<div>\n<p>x</p>\n</div>\n",
    "[a]: https://a.se\n\n[b](https://b.se 'x') ![c](https://c.se/d.png)\n",
]


@pytest.mark.parametrize("body", UNCHANGED)
def test_what_both_show_alike_stays(body: str) -> None:
    assert as_on_github(body) == body


@given(st.text(alphabet="- *+1).\n ab`~#>:/@<[]("))
def test_no_line_is_lost(body: str) -> None:
    """Those aside that are nothing but the marks around code, which an entry's code is shown without."""
    lines, shown = (
        [line for line in text.split("\n") if line.strip(" >") and not re.search(r"```|~~~", line)]
        for text in (body, as_on_github(body))
    )
    assert len(lines) == len(shown)


def test_abbreviations_stand_apart() -> None:
    """Together, 3,000 of them took Python-Markdown 22 seconds, and 10,000 a quarter of an hour."""
    assert as_on_github("*[a]: b\n*[c]: d\ntext\n*[e]: f") == "*[a]: b\n\n*[c]: d\ntext\n\n*[e]: f"
    assert as_on_github("```\n*[a]: b\n*[c]: d\n```") == "```\n*[a]: b\n*[c]: d\n```"
