"""Links in texts, and where they lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.content.checks.links import links_in, resolve
from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import Document

BODIES: list[tuple[str, list[tuple[str, int, int]]]] = [
    # text, links with line and column; the text begins on line 10 of its file; a space within < > is written as %20,
    # so that only spaces that no < > hold are left as such, and told of
    ("[a](b.md)", [("b.md", 10, 5)]),
    ('Läs [a]( b.md "Titel").', [("b.md", 10, 10)]),
    ("![karta](../media/a.png)", [("../media/a.png", 10, 10)]),
    ("[![bild](a.png)](b.md)", [("a.png", 10, 10), ("b.md", 10, 18)]),
    ("en\n\n[a](b.md#c)\n[d](e.md?f=1)", [("b.md#c", 12, 5), ("e.md?f=1", 13, 5)]),
    ("[a](<b c.md>)", [("b%20c.md", 10, 6)]),
    ("[a](b c.md)", [("b c.md", 10, 5)]),
    ("[a](b_(c).md)", [("b_(c).md", 10, 5)]),
    ("[a]: b.md\n  [c d]: <e f.md>", [("b.md", 10, 6), ("e%20f.md", 11, 11)]),
    ("åäö [å](ä.md)", [("ä.md", 10, 9)]),
    # no links
    ("[^1]: Se planen.", []),
    ("`[a](b.md)` och ``[c](d.md)``", []),
    ("```\n[a](b.md)\n```\n[c](d.md)", [("d.md", 13, 5)]),
    ("~~~ md\n[a](b.md)", []),
    ("<!-- [a](b.md)\n-->[c](d.md)", [("d.md", 11, 8)]),
    ("[a][b] [c] (d.md)", []),
    ("[a]() [b](<>)", []),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_links_in(body: str, expected: list[tuple[str, int, int]]) -> None:
    found = links_in(Document("a.md", None, body, 10))
    assert [(target, position.line, position.column) for target, position in found] == expected


TARGETS = [
    ("pages/om.md", "b.md", "pages/b.md"),
    ("pages/om.md", "../index.md", "index.md"),
    ("pages/om.md", "../../index.md", "../index.md"),
    ("pages/om.md", "/media/a.png", "media/a.png"),
    ("pages/om.md", "b%20c.md", "pages/b c.md"),
    ("index.md", "./plans/", "plans"),
    ("index.md", "..", ".."),
]


@pytest.mark.parametrize(("path", "target", "expected"), TARGETS)
def test_resolve(path: str, target: str, expected: str) -> None:
    assert resolve(path, target) == expected


CHECKED = [
    # link in pages/om.md, the kind of problem, the suggestion
    ("../plans/norrby-2021/index.md", None, None),
    ("../plans/norrby-2021/activities/stodlinje.md#x", "broken-anchor", ""),
    ("../plans/norrby-2021/funding.yml", None, None),
    ("../plans/norrby-2021", "folder-link", "../plans/norrby-2021/index.md"),
    ("../media/", "folder-link", "../media/kontakt.txt"),
    ("/media/kontakt.txt", None, None),
    ("om.md", None, None),
    ("#om", None, None),
    ("#avsnitt", "broken-anchor", ""),
    ("#omm", "broken-anchor", "#om"),
    ("ord.md#finns-inte", "broken-anchor", ""),
    ("?q=1", None, None),
    ("https://www.norrby.se/a.md", None, None),
    ("//www.norrby.se", None, None),
    ("mailto:kontakt@norrby.se", None, None),
    ("tel:+46123", None, None),
    ("../../README.md", "link-outside", None),
    ("../..", "link-outside", None),
    ("/../hemligt.md", "link-outside", None),
    ("..%2F..%2Fhemligt.md", "link-outside", None),
    ("../plans/norrby-2021/index", "broken-link", "../plans/norrby-2021/index.md"),
    ("../plans/norby-2021/", "broken-link", "../plans/norrby-2021/index.md"),
    ("media/kontakt.txt", "broken-link", "../media/kontakt.txt"),
    ("borta.pdf", "broken-link", ""),
    ("http://[fel", "broken-link", ""),
]


@pytest.mark.parametrize(("target", "kind", "suggestion"), CHECKED)
def test_links_are_checked(
    target: str, kind: str | None, suggestion: str | None, problems_of: Callable[..., list[Problem]]
) -> None:
    problems = problems_of({"pages/om.md": f"# Om\n\nSe [här]({target}).\n"})
    told = [(str(problem.position), problem.kind, problem.values.get("suggestion")) for problem in problems]
    assert told == ([("content/pages/om.md:3:10", kind, suggestion)] if kind else [])


@given(st.text(alphabet="[]()<>!`~-# \n\\a.:/?%å^"))
def test_any_text_can_be_searched(body: str) -> None:
    lines = body.split("\n")
    for target, position in links_in(Document("a.md", None, body)):
        assert lines[position.line - 1][position.column - 1 :].startswith(target.split("\n")[0])
