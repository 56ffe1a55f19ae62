"""Slips of the pen that no YAML parser can read, and what they are called."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from klarplan.content.reading import yaml as strict_yaml
from klarplan.content.reading.yaml import parse

SLIPS: list[tuple[str, str, str, dict[str, Any]]] = [
    # A tab
    ("title: a\n\tkind: b\n", "yaml-tab", "2:1", {}),
    ("goals:\n\t- a\n", "yaml-tab", "2:1", {}),
    ("goals:\n  - id: a\n\ttext: b\n", "yaml-tab", "3:1", {}),
    ("goals:\n  -\tid: a\n   \ttext: b\n", "yaml-tab", "2:4", {}),
    # Quotation marks
    ('title: "abc\nkind: x\n', "yaml-quote", "1:8", {"found": '"'}),
    ("a: b\ntitle: 'abc\nkind: x\n", "yaml-quote", "2:8", {"found": "'"}),
    ('"title: a\n', "yaml-quote", "1:1", {"found": '"'}),
    ('period: "2017\nsummary: "foo"\n', "yaml-quote", "1:9", {"found": '"'}),
    ('title: "Foo" bar\nkind: x\n', "yaml-after-quote", "1:14", {}),
    ("title: 'det är Lisa's'\n", "yaml-after-quote", "1:21", {}),
    ("title: 'a' 'b'\n", "yaml-after-quote", "1:12", {}),
    ('title: "Läs C:\\planer"\n', "yaml-backslash", "1:15", {}),
    ('title: "\\x0g"\n', "yaml-backslash", "1:9", {}),
    # Brackets
    ("title: [a\nkind: b\n", "yaml-bracket", "1:8", {"found": "]"}),
    ("title: {a: b\nkind: c: d\n", "yaml-bracket", "1:8", {"found": "}"}),
    ('title: ["a" "b"]\n', "yaml-after-quote", "1:13", {}),
    ("title: [a, b", "yaml-bracket", "1:8", {"found": "]"}),
    # Colons
    ("title: Plan: för alla\n", "yaml-colon", "1:12", {}),
    ("title: a:\n", "yaml-colon", "1:9", {}),
    ("title: ”Plan: för alla”\n", "yaml-colon", "1:13", {"found": "”"}),
    ("title: “Plan: för alla”\n", "yaml-colon", "1:13", {"found": "“"}),
    ("title a\nkind: b\n", "yaml-no-colon", "1:1", {}),
    ("title: a\nkind b\narea: c\n", "yaml-no-colon", "2:1", {}),
    ("title: a\nkind b\n", "yaml-no-colon", "2:1", {}),
    ("title:a\nkind: b\n", "yaml-no-colon", "1:1", {}),
    ("a:\n  b:1\n  c: 2\n", "yaml-no-colon", "2:3", {}),
    # Lists
    ("title: - a\n", "yaml-hyphen", "1:8", {}),
    ("parties:\n-a\n-b\nx: y\n", "yaml-hyphen", "2:1", {}),
    # What a text cannot begin with
    ("title: @foo\n", "yaml-start", "1:8", {"found": "@"}),
    ("title: `foo`\n", "yaml-start", "1:8", {"found": "`"}),
    ("title: %foo\n", "yaml-start", "1:8", {"found": "%"}),
    ("title: *viktigt* x\n", "yaml-start", "1:8", {"found": "*"}),
    ("title: **viktigt** x\n", "yaml-start", "1:8", {"found": "*"}),
    ("title: &, x\n", "yaml-start", "1:8", {"found": "&"}),
    ("title: ? x\n", "yaml-start", "1:8", {"found": "?"}),
    ("title: | x\n", "yaml-start", "1:8", {"found": "|"}),
    # Characters
    ("title: a\x07b\n", "yaml-character", "1:9", {"found": "U+0007"}),
    ("a: b\ntitle: \x00\n", "yaml-character", "2:8", {"found": "U+0000"}),
    # Indentation
    ("title: a\n  kind: b\n", "yaml-indent", "2:3", {}),
    ("title: a\n kind: b\nx: y\n", "yaml-indent", "2:2", {}),
    ("goals:\n  - id: a\n   text: b\n", "yaml-indent", "3:4", {}),
    ("  title: a\nkind: b\n", "yaml-indent", "2:1", {}),
    ("goals:\n- a\n b: c\n", "yaml-indent", "3:2", {}),
    ("goals:\n- a\nb: c\n- d\n", "yaml-indent", "4:1", {}),
    ("- a\nb: c\n", "yaml-indent", "2:1", {}),
    ("title: a\n- b\n", "yaml-indent", "2:1", {}),
    ("a:\n    b: 1\n  c: 2\n", "yaml-indent", "3:3", {}),
    ("a:\n  - b: 1\n  c: 2\n", "yaml-indent", "3:3", {}),
    ("summary: Text\n  som: fel\n", "yaml-indent", "2:3", {}),
    ("title: >-\n  abc\n def\nkind: y\n", "yaml-indent", "3:2", {}),
    # None of these
    ("title: [a]b\nkind: x\n", "yaml-syntax", "1:11", {}),
]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "python"])
@pytest.mark.parametrize(("text", "kind", "place", "values"), SLIPS)
def test_slips(
    text: str, kind: str, place: str, values: dict[str, Any], loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_yaml, "_Loader", loader)
    parsed = parse(text)
    found = [(one.kind, f"{one.mark.line + 1}:{one.mark.column + 1}", one.values) for one in parsed.findings]
    assert (parsed.value, found) == (None, [(kind, place, values)])


def test_what_was_found_before_a_slip_is_told_too() -> None:
    assert [found.kind for found in parse("a: 0125\na: 1\nb: [c\n").findings] == [
        "ambiguous-value", "duplicate-key", "yaml-bracket",
    ]  # fmt: skip
