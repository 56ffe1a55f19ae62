"""A file as a document: facts, text, and where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klarplan.content.problems.problem import Position
from klarplan.content.reading.document import MAX_BYTES, Document, parse, read

FRONT = b"---\ntitle: A\n---\n"

FILES: list[tuple[str, bytes, Any, str, int]] = [
    # file name, bytes, facts, text, the line on which the text begins
    ("a.md", FRONT + b"Text.\n", {"title": "A"}, "Text.\n", 4),
    ("a.md", FRONT + b"\n\nText.\n", {"title": "A"}, "Text.\n", 6),
    ("a.md", FRONT, {"title": "A"}, "", 4),
    ("a.md", b"---\ntitle: A\n---", {"title": "A"}, "", 3),
    ("a.md", b"---  \ntitle: A\n...\nText", {"title": "A"}, "Text", 4),
    ("a.md", b"---\r\ntitle: A\r\n---\r\nText\r\nmer\r\n", {"title": "A"}, "Text\nmer\n", 4),
    ("a.md", b"---\rtitle: A\r---\rText\r", {"title": "A"}, "Text\n", 4),
    ("a.md", b"\xef\xbb\xbf" + FRONT + b"Text", {"title": "A"}, "Text", 4),
    ("a.md", b"---\n---\nText", None, "Text", 3),
    ("a.md", b"---\n# kommentar\n---\nText", None, "Text", 4),
    ("a.md", b"Bara text.\n\n---\n\nMer.\n", None, "Bara text.\n\n---\n\nMer.\n", 1),
    ("a.md", b"---\ntitle: A\n---\nText\n---\nmer\n", {"title": "A"}, "Text\n---\nmer\n", 4),
    ("a.md", b"----\ntitle: A\n", None, "----\ntitle: A\n", 1),
    ("a.yml", b"- a\n- b\n", ["a", "b"], "", 0),
    ("a.yaml", b"---\na: 1\n", {"a": 1}, "", 0),
]


@pytest.mark.parametrize(("name", "raw", "meta", "body", "line"), FILES)
def test_files(name: str, raw: bytes, meta: Any, body: str, line: int, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    document, problems = read(tmp_path / name, f"content/{name}")
    assert (document.meta, document.body, document.body_line, problems) == (meta, body, line, [])
    assert not document.broken


BROKEN: list[tuple[str, bytes, list[tuple[str, str, dict[str, Any]]]]] = [
    ("a.md", b"", [("a.md:1:1", "empty-file", {})]),
    ("a.yml", b" \r\n\t\n", [("a.yml:1:1", "empty-file", {})]),
    ("a.md", b"\xef\xbb\xbf", [("a.md:1:1", "empty-file", {})]),
    ("a.md", b"---\ntitle: A\n", [("a.md:1:1", "open-front-matter", {})]),
    ("a.md", b"---", [("a.md:1:1", "open-front-matter", {})]),
    ("a.md", b"---\ntitle: \xc5by\n---\n", [("a.md:2:8", "encoding", {"byte": "0xc5"})]),
    ("a.md", b"\xef\xbb\xbfT\xc3\xa5\r\nA\xc5by\n", [("a.md:2:2", "encoding", {"byte": "0xc5"})]),
    ("a.md", b"a\rb\xff", [("a.md:2:2", "encoding", {"byte": "0xff"})]),
    ("a.md", b"\xff\xfe" + "---".encode("utf-16-le"), [("a.md:1:1", "encoding", {"byte": "0xff"})]),
    ("a.md", b"x" * (MAX_BYTES + 1), [("a.md:1:1", "too-large", {"size": "2 MB", "limit": "1 MB"})]),
    ("a.md", b"---\na: 0125\na: 1\n---\n", [
        ("a.md:2:4", "ambiguous-value", {"found": "0125", "boolean": ""}),
        ("a.md:3:1", "duplicate-key", {"found": "a", "line": 2}),
    ]),
    ("a.yml", b"a: 1\na: 2\n", [("a.yml:2:1", "duplicate-key", {"found": "a", "line": 1})]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "expected"), BROKEN)
def test_broken_files(name: str, raw: bytes, expected: list[tuple[str, str, Any]], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    document, problems = read(tmp_path / name, name)
    assert [(str(problem.position), problem.kind, problem.values) for problem in problems] == expected
    assert document.broken


def test_the_text_below_broken_facts_can_still_be_read() -> None:
    document, problems = parse('---\ntitle: "A\n---\nText.\n', "a.md")
    assert ([problem.kind for problem in problems], document.body, document.body_line) == (["yaml-quote"], "Text.\n", 4)


DOCUMENT, _ = parse("title: A\nparties:\n  - party: x\nsource: {document: p}\nnote:\n", "a.yml")

PLACES: list[tuple[tuple[str | int, ...], bool, str]] = [
    ((), False, "a.yml:1:1"),
    (("title",), False, "a.yml:1:8"),
    (("title",), True, "a.yml:1:1"),
    (("parties", 0, "party"), False, "a.yml:3:12"),
    (("parties", 0, "party"), True, "a.yml:3:5"),
    (("parties", 0, "role"), False, "a.yml:3:5"),
    (("parties", 1, "role"), False, "a.yml:3:3"),
    (("source", 0, "document"), False, "a.yml:4:20"),  # one value stands for a list
    (("source", 0), False, "a.yml:4:9"),
    (("note",), True, "a.yml:5:1"),
    (("missing",), False, "a.yml:1:1"),
    (("missing", 0, "title"), True, "a.yml:1:1"),
]


@pytest.mark.parametrize(("path", "key", "expected"), PLACES)
def test_position(path: tuple[str | int, ...], key: bool, expected: str) -> None:
    assert str(DOCUMENT.position(path, key=key)) == expected


APART = "---\nperiod: ho\u0308sten 2021\nparties: [Ra\u030aå, {party: a\u0308}, b]\n---\nFo\u0308r alla a\u0308r x.\n"
"""Letters and marks apart, as in a file from macOS or a text from a PDF file."""


def test_letters_are_put_together_and_places_are_those_of_the_file() -> None:
    document, problems = parse(APART, "a.md")
    assert problems == []
    assert document.meta == {"period": "hösten 2021", "parties": ["Råå", {"party": "ä"}, "b"]}
    assert document.body == "För alla är x.\n"
    lines = APART.split("\n")
    for path, found in [(("parties", 1, "party"), "a\u0308}"), (("parties", 2), "b]"), (("period",), "ho\u0308sten")]:
        place = document.position(path)
        assert lines[place.line - 1][place.column - 1 :].startswith(found)
    x = document.at(5, document.body.index("x") + 1)
    assert (x.line, lines[4][x.column - 1 :]) == (5, "x.")
    assert document.at(5, 99) == Position("a.md", 5, len(lines[4]) + 1)
    assert document.at(1, 99) == Position("a.md", 1, 99)


def test_what_is_wrong_beside_such_letters() -> None:
    _, problems = parse("- {a\u0308: 0125, o\u0308: 2}\n- [a\u0308, 0126]\n", "a.yml")
    assert [str(problem.position) for problem in problems] == ["a.yml:1:8", "a.yml:2:8"]


def test_position_in_a_document_without_facts() -> None:
    assert Document("a.md", None).position(("title",)) == Position("a.md")
