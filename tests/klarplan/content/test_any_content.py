"""Whatever happens to the files of a content folder: all is told, nothing falls over, and what passes the check builds.

    KLARPLAN_FUZZ=2000 .venv/bin/python -m pytest tests/klarplan/content/test_any_content.py

takes as many examples; without it they are few, to keep the suite short.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import reduce
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from klarplan.content.checks.validate import validate
from klarplan.content.plain_language.advice import advice
from klarplan.content.problems.problem import explain
from klarplan.content.settings.config import load
from klarplan.publishing.build import build

EXAMPLES = int(os.environ.get("KLARPLAN_FUZZ", "100"))
BUILT_OF = 10
"""One of so many is built: that takes much longer than to check it."""
BASE = Path(__file__).parents[2] / "golden" / "base"
FILES = sorted(file.relative_to(BASE).as_posix() for file in BASE.rglob("*") if file.suffix in (".md", ".yml"))

Edit = Callable[[bytes], bytes]
PIECES = [
    b"---\n", b"\n", b"\t", b"\x00", b"\xff", b"\r", "\u2028".encode(), "\u202e".encode(), b"- ", b": ", b"#", b"'",
    b'"', b"[", b"](", b"<!--", b"<a ", b"`", b"*" * 60, b"> " * 30, b"<<<<<<< HEAD\n", b"9999-12-31", b"9" * 40, b"{",
    b"&a ", b"!!python/object ", b"../../x", b"#x", b"http://[", b"%00", b"~", b"null", b"|", "\u0308".encode(),
]  # fmt: skip


@st.composite
def _edits(draw: st.DrawFn) -> Edit:
    """A change of a file: of lines or bytes, cut, doubled, swapped, flipped or filled in."""
    kind = draw(st.sampled_from(["cut", "double", "swap", "flip", "insert", "end"]))
    first, second = draw(st.floats(0, 0.999)), draw(st.floats(0, 0.999))
    piece = draw(st.sampled_from(PIECES))
    of_lines = draw(st.booleans())

    def edit(content: bytes) -> bytes:
        parts = content.splitlines(keepends=True) if of_lines else [bytes([byte]) for byte in content]
        if not parts:
            return piece
        at, other = sorted((int(first * len(parts)), int(second * len(parts))))
        if kind == "cut":
            del parts[at : other if of_lines else at + 1]
        elif kind == "double":
            parts.insert(at, parts[other])
        elif kind == "swap":
            parts[at], parts[other] = parts[other], parts[at]
        elif kind == "flip":
            parts[at] = bytes([parts[at][0] ^ (1 << int(second * 8))]) + parts[at][1:]
        elif kind == "insert":
            parts.insert(at, piece)
        else:
            del parts[at:]
        return b"".join(parts)

    return edit


@settings(max_examples=EXAMPLES)
@given(
    changes=st.lists(st.tuples(st.sampled_from(FILES), st.lists(_edits(), min_size=1, max_size=4)), max_size=3),
    is_built=st.integers(1, BUILT_OF),
)
def test_any_content(changes: list[tuple[str, list[Edit]]], is_built: int, site: Callable[..., Path]) -> None:
    root = site({}).parent
    for path, edits in changes:
        file = root / path
        file.write_bytes(reduce(lambda content, edit: edit(content), edits, file.read_bytes()))
    config, problems = load(root / "site_config.yml")
    if config:
        records, more = validate(config.content, config.addresses)
        problems += [*more, *advice(records, config.settings.lang)]
    lines = explain(problems, "text", "sv").splitlines()
    assert len(lines) == len(problems)
    assert all(re.match(r"\S.*:\d+:\d+: \S", line) for line in lines)
    if is_built == BUILT_OF and config and not any(problem.severity == "error" for problem in problems):
        assert build(root / "site_config.yml").pages
