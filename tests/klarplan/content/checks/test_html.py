"""HTML in content is named where it stands."""

from __future__ import annotations

from typing import Any

import markdown
import pytest

from klarplan.content.checks import html as unsafe_html
from klarplan.content.checks.html import html_problems
from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import parse
from klarplan.content.reading.records import Records


def problems_in(text: str, path: str = "om.md") -> list[Problem]:
    document, _ = parse(text, path)
    return list(html_problems(Records(documents={path: document})))


def told(text: str, path: str = "om.md") -> list[tuple[str, str, int, int]]:
    return [(one.kind, one.values["found"], one.position.line, one.position.column) for one in problems_in(text, path)]


UNSAFE, DROPPED, FIELD = "unsafe-html", "dropped-html", "html-in-field"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # what is fine
        ("Text med [länk](x.md), <span lang='fi'>ord</span>, **fet** och <https://a.se>.", []),
        ("[a](https://a.se) [b](mailto:a@b.se) [c](tel:+46) [d](x.md#y:z) [e](?a=b:c)", []),
        ("| a | b |\n|:-:|--:|\n| 1 | 2 |", []),
        ("Barn <5 år, om a < b", []),
        ("<!-- <script> -->", []),
        # code
        ("`<script>`", []),
        ("    <script>x</script>", []),
        ("```\n<iframe>\n```", []),
        ("~~~ html\n<p onclick='x'>\n~~~", []),
        # where it stands
        ("En <script>x</script>", [(UNSAFE, "<script>", 1, 4)]),
        ("a\n\n<iframe src='x'></iframe>", [(UNSAFE, "<iframe>", 3, 1)]),
        ("`<script>`\n\n<script>x</script>", [(UNSAFE, "<script>", 3, 1)]),
        ("<p class='onclick' onclick='x'>y</p>", [(UNSAFE, "onclick", 1, 20)]),
        ("<b onclick=x>y</b>\n<i onclick=x>z</i>", [(UNSAFE, "onclick", 1, 4), (UNSAFE, "onclick", 2, 4)]),
        ("Läs [a](javascript:x)", [(UNSAFE, "javascript:x", 1, 9)]),
        ("Läs [a][b]\n\n[b]: JavaScript:x", [(UNSAFE, "JavaScript:x", 3, 6)]),
        ("Läs [a](okant:x)", [(UNSAFE, "okant:x", 1, 9)]),
        ("Läs\n[a](java&#115;cript:x)", [(UNSAFE, "javascript:x", 2, 1)]),
        ("![a](data:image/png;base64,x)", [(UNSAFE, "data:image/png;base64,x", 1, 6)]),
        ("<p style='color: red'>x</p>", [(DROPPED, "style", 1, 4)]),
        ("<style>p {}</style>\n\n<p style='x'>y</p>", [(DROPPED, "<style>", 1, 1), (DROPPED, "style", 3, 4)]),
        ("<font>x</font>", [(DROPPED, "<font>", 1, 1)]),
        # lists of attributes, where the site has them
        ("# Rubrik {: onclick=x }", [(UNSAFE, "onclick", 1, 13)]),
    ],
)
def test_bodies(body: str, expected: list[tuple[str, str, int, int]]) -> None:
    assert told(body) == expected


def test_lines_count_from_the_top_of_the_file() -> None:
    assert told("---\ntitle: Om\n---\n\n\nEn <script>x</script>") == [(UNSAFE, "<script>", 6, 4)]


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (
            "- term: a <b>b</b>\n  synonyms: [x, <i>y</i>]\n",
            "glossary.yml",
            [(FIELD, "<b>", 1, 9), (FIELD, "<i>", 2, 17)],
        ),
        ("---\ntitle: <script>x</script><b>\n---\n", "om.md", [(FIELD, "<script>", 2, 8)]),  # once for each field
        ("---\ntitle: Barn <5 år\nyear: 2021\nlist: [1, 2.5, true, null]\n---\n", "om.md", []),
        ("---\ntitle: x\nnote: javascript:x\n---\n", "om.md", [(FIELD, "javascript:", 3, 7)]),
    ],
)  # fmt: skip
def test_fields(text: str, path: str, expected: list[tuple[str, str, int, int]]) -> None:
    assert told(text, path) == expected


def test_nothing_of_it_stops_the_site() -> None:
    found = problems_in("---\ntitle: <b>\n---\n<script>x</script><font>y</font>")
    assert {(problem.kind, problem.severity) for problem in found} == {
        (kind, "warning") for kind in (UNSAFE, DROPPED, FIELD)
    }


def test_ordinary_bodies_are_not_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rendering is what costs: a site of 10,000 pages has few with HTML."""
    rendered: list[str] = []
    real = markdown.markdown

    def noting(text: str, **options: Any) -> str:
        rendered.append(text)
        return real(text, **options)

    monkeypatch.setattr(unsafe_html.markdown, "markdown", noting)
    assert (
        told("# Rubrik\n\nText med [länk](../x.md#y), [en till](https://a.se/x?y=z) och **fet**.\n\n[x]: y.md\n") == []
    )
    assert rendered == []
    assert told("<b>x</b>") == []
    assert rendered == ["<b>x</b>"]
