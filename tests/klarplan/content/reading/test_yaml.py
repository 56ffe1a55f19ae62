"""YAML as editors mean it, and what is told of the rest."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from klarplan.content.reading import yaml as strict_yaml
from klarplan.content.reading.yaml import MAX_DEPTH, parse

Told = tuple[str, str, dict[str, Any]]


def findings(text: str, *, lenient_tags: bool = False) -> list[Told]:
    """Kind, line:column from 1, values."""
    found = parse(text, lenient_tags=lenient_tags).findings
    return [(one.kind, f"{one.mark.line + 1}:{one.mark.column + 1}", one.values) for one in found]


@pytest.fixture(params=[yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "python"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with and without libyaml."""
    monkeypatch.setattr(strict_yaml, "_Loader", request.param)


VALUES: list[tuple[str, Any]] = [
    ("", None),
    ("# bara en kommentar", None),
    ("a: Hösten 2017", {"a": "Hösten 2017"}),
    ("a: 2017", {"a": 2017}),
    ("a: -3", {"a": -3}),
    ("a: +3", {"a": 3}),
    ("a: 0", {"a": 0}),
    ("a: 131634.63", {"a": Decimal("131634.63")}),
    ("a: 100.000", {"a": Decimal("100.000")}),
    ("a: 2021-03-31", {"a": date(2021, 3, 31)}),
    ("a: true\nb: False", {"a": True, "b": False}),
    ('a: "2017"\nb: \'no\'\nc: "0188"', {"a": "2017", "b": "no", "c": "0188"}),
    ("a: |\n  no\nb: >-\n  en\n  text", {"a": "no\n", "b": "en text"}),
    ("a: nej\nb: ja\nc: Norge", {"a": "nej", "b": "ja", "c": "Norge"}),
    ("a: 2021–2025\nb: § 6\nc: 50 %", {"a": "2021–2025", "b": "§ 6", "c": "50 %"}),
    ("a: 08-123 45 67", {"a": "08-123 45 67"}),
    ("no: 1\n2020: 2", {"no": 1, "2020": 2}),
    ("a: 12345678901234567890", {"a": "12345678901234567890"}),
    ("a: [1, två]\nb: {c: 3}", {"a": [1, "två"], "b": {"c": 3}}),
    ("a: en\u2028rad\x85till", {"a": "en rad till"}),
    ("a: 1\r\nb: 2\rc: 3", {"a": 1, "b": 2, "c": 3}),
    # What form editors write for "no value"
    ('a: ""\nb: null\nc: ~\nd:\ne: []\nf: {}\ng: "  "', {}),
    ('a: [null, "", x, {b: null}, [[]], z]', {"a": ["x", "z"]}),
    ("a: false\nb: 0", {"a": False, "b": 0}),
]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values(text: str, value: Any) -> None:
    parsed = parse(text)
    assert (parsed.value, parsed.findings) == (value, [])
    assert repr(parsed.value) == repr(value)  # 1 and True, Decimal and int, are not the same here


SURPRISES: list[tuple[str, list[Told]]] = [
    ("a: 0125", [("ambiguous-value", "1:4", {"found": "0125", "boolean": ""})]),
    ("a: no", [("ambiguous-value", "1:4", {"found": "no", "boolean": "false"})]),
    ("a: On", [("ambiguous-value", "1:4", {"found": "On", "boolean": "true"})]),
    ("- y\n- YES", [(kind, at, {"found": found, "boolean": "true"}) for kind, at, found in
                    (("ambiguous-value", "1:3", "y"), ("ambiguous-value", "2:3", "YES"))]),
    *((f"a: {text}", [("ambiguous-value", "1:4", {"found": text, "boolean": ""})])
      for text in ("1_000", "0x1F", "0o17", "12:30", "1e3", ".5e2", ".inf", "-.INF", ".nan", "=")),
    ("a: 2021-02-30", [("impossible-date", "1:4", {"found": "2021-02-30"})]),
    ("a: 1\nb: 2\na: 3", [("duplicate-key", "3:1", {"found": "a", "line": 0})]),
    ("a:\n  b: 1\n  b: {c: 2, c: 3}", [("duplicate-key", "3:3", {"found": "b", "line": 1})]),
    ("a: !viktigt b", [("yaml-tag", "1:4", {"found": "!viktigt"})]),
    ("a: !!str 0125", [("yaml-tag", "1:4", {"found": "!!str"}),
                       ("ambiguous-value", "1:4", {"found": "0125", "boolean": ""})]),
    ("a: !!python/object/apply:os.system [ls]", [("yaml-tag", "1:4", {"found": "!!python/object/apply:os.system"})]),
    ("a: &x 1\nb: *x\nc: *x", [("yaml-alias", "1:4", {})]),
    ("a: *x", [("yaml-start", "1:4", {"found": "*"})]),
    ("a: &x {b: 1}\nc:\n  <<: *x", [("yaml-alias", "1:4", {}), ("yaml-alias", "3:3", {})]),
    ("[a, b]: 1\n{c: d}: [2]\n: 3\ne: 4", [("yaml-key", "1:1", {}), ("yaml-key", "2:1", {}), ("yaml-key", "3:1", {})]),
    ("a: 1\n---\nb: 2", [("yaml-syntax", "2:1", {})]),
]  # fmt: skip


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("text", "expected"), SURPRISES)
def test_surprises_are_told(text: str, expected: list[Told]) -> None:
    assert findings(text) == expected


def test_what_is_told_keeps_its_text_so_that_nothing_more_is_told_of_it() -> None:
    assert parse("a: [0125, 2021-02-30, no]").value == {"a": ["0125", "2021-02-30", "no"]}


def test_lenient_tags_for_the_configuration_of_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOWHERE_SET", raising=False)
    text = "a: !ENV [NOWHERE_SET, x]\nb: !!python/name:material.extensions.emoji.twemoji\nc: !relative $docs_dir"
    parsed = parse(text, lenient_tags=True)
    assert (parsed.value, parsed.findings) == ({"a": "x", "c": "$docs_dir"}, [])


def test_where_keys_and_values_stand() -> None:
    parsed = parse("a: 1\nb:\n  - c: två\n    d:\n  -\n  - {c: tre}\n")
    keys = {path: (mark.line, mark.column) for path, mark in parsed.keys.items()}
    values = {path: (mark.line, mark.column) for path, mark in parsed.values.items()}
    assert parsed.value == {"a": 1, "b": [{"c": "två"}, {"c": "tre"}]}
    assert keys == {
        ("a",): (0, 0), ("b",): (1, 0), ("b", 0, "c"): (2, 4), ("b", 0, "d"): (3, 4), ("b", 1, "c"): (5, 5),
    }  # fmt: skip
    assert values == {
        (): (0, 0), ("a",): (0, 3), ("b",): (2, 2), ("b", 0): (2, 4), ("b", 0, "c"): (2, 7), ("b", 0, "d"): (3, 6),
        ("b", 1): (5, 4), ("b", 1, "c"): (5, 8),
    }  # fmt: skip


def test_an_absent_entry_leaves_no_marks_behind() -> None:
    parsed = parse("- {a: null, b: ''}\n- {c: 1}\n")
    assert (parsed.value, set(parsed.keys)) == ([{"c": 1}], {(0, "c")})


STORMS = {
    "brackets": "[" * 900_000,
    "braces": '{"a": ' * 150_000,
    "brackets hidden by quotation marks": '["]", ' * 150_000,
    "keys hidden by quotation marks": '{"}": ' * 150_000,
    "question marks": "? " * 400_000,
    "hyphens": "- " * 400_000,
    "hyphens with wide spaces": "-  -   " * 100_000,
    "indentation": "\n".join(" " * depth + "a:" for depth in range(1000)),
    "closing brackets": "]" * 900_000,
    "deep keys": "[" * 30 + "? " * 400_000,
}


@pytest.mark.parametrize("storm", STORMS)
def test_a_storm_of_brackets_does_not_end_the_program(storm: str) -> None:
    """In a process of its own: a parser that recurses in C takes the interpreter down with it."""
    code = "import sys; from klarplan.content.reading.yaml import parse; print(len(parse(sys.stdin.read()).findings))"
    done = subprocess.run(
        [sys.executable, "-c", code], input=STORMS[storm], text=True, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "1\n")


def test_as_deep_as_is_allowed() -> None:
    assert findings("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH) == []
    assert findings("[" * (MAX_DEPTH + 1) + "x" + "]" * (MAX_DEPTH + 1)) == [("yaml-deep", f"1:{MAX_DEPTH + 2}", {})]


@given(st.text() | st.text(alphabet="ab01 \n\t:-[]{}'\"*&!|>#%@?,~.<\\åäö\x85\u2028\x00\x07"))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises, and everything told stands in the text."""
    parsed = parse(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in parsed.findings:
        assert found.mark.line < len(lines)
        assert found.mark.column <= len(lines[found.mark.line])


# PyYAML itself writes 08 without quotation marks, which other programs read as a number
WORDS = st.text("abcåäö 18:#-").filter(str.strip) | st.sampled_from(["no", "On", "0125", "~", "12:30"])


@given(
    st.recursive(
        st.integers(-(10**15), 10**15) | st.booleans() | st.dates() | WORDS,
        lambda part: st.lists(part, min_size=1) | st.dictionaries(st.text("abc", min_size=1), part, min_size=1),
        max_leaves=8,
    )
)
def test_what_a_form_editor_writes_is_read_back(value: Any) -> None:
    """Text that needs quotation marks has them in what PyYAML writes, as in what form editors write."""
    parsed = parse(yaml.safe_dump(value, allow_unicode=True))
    assert (parsed.value, parsed.findings) == (value, [])
