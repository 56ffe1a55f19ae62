"""A file → a Document: front matter, body, and where each key and value stands."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading import yaml as strict_yaml
from klarplan.content.reading.yaml_slips import Finding, Mark
from klarplan.model.paths import FieldPath

MAX_BYTES = 1_000_000
"""A content file is text for people: the longest plan known is 40 KB."""

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One source file. `path` is relative to the project, as problems show it ("content/plans/…/index.md")."""

    path: str
    meta: Any
    """The front matter, or a YAML file's whole content: plain values. None where there is none."""
    body: str = ""
    body_line: int = 1
    """The line of the file on which `body` begins."""
    keys: dict[FieldPath, Position] = field(default_factory=dict)
    values: dict[FieldPath, Position] = field(default_factory=dict)
    broken: bool = False
    """Something in it could not be read, so that nothing should be concluded from what is missing."""

    def position(self, path: FieldPath, *, key: bool = False) -> Position:
        """Where the value (or its key) at `path` stands; the nearest thing around it where it is absent."""
        marks = self.keys if key else self.values
        at = self.existing(path)
        while at and at not in marks:
            at = at[:-1]
        return marks.get(at) or self.values.get(at) or Position(self.path)

    def existing(self, path: FieldPath) -> FieldPath:
        """`path` as far as the file has it. An index that it lacks is passed over: one value may stand for a list."""
        at: FieldPath = ()
        for part in path:
            if (*at, part) in self.values or (*at, part) in self.keys:
                at = (*at, part)
            elif isinstance(part, str):
                break
        return at


def read(file: Path, path: str) -> tuple[Document, list[Problem]]:
    """Read a content file. `path` is what problems call it. `.yml` and `.yaml` are all facts; others have front matter.

    Never raises for bad content: the Document is then `broken`, and the problems say why.
    """
    size = file.stat().st_size
    if size > MAX_BYTES:
        return _broken(path, "too-large", size=_megabytes(size), limit=_megabytes(MAX_BYTES))
    text, problems = decoded(file.read_bytes(), path)
    if problems:
        return Document(path, None, broken=True), problems
    if not text.strip():
        return _broken(path, "empty-file")
    return parse(text, path)


def _megabytes(size: int) -> str:
    return f"{math.ceil(size / 1e6)} MB"


def decoded(raw: bytes, path: str) -> tuple[str, list[Problem]]:
    """A file's text, with line breaks as they should be and no byte-order mark."""
    try:
        return _one_kind_of_break(raw.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        before = _one_kind_of_break(error.object[: error.start].decode("utf-8-sig"))
        place = Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return "", [Problem(place, "encoding", {"byte": f"0x{error.object[error.start]:02x}"})]


def _one_kind_of_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, path: str) -> tuple[Document, list[Problem]]:
    """Split a file's text into facts and body; see `read`."""
    if path.endswith((".yml", ".yaml")):
        return _document(path, text, "", 0, 0)
    if not (fence := _FENCE.match(text)):
        return Document(path, None, text), []
    if not (end := _END.search(text, fence.end())):
        return _broken(path, "open-front-matter")
    front, body = text[fence.end() : end.start()], text[end.end() :]
    skipped = len(body) - len(body.lstrip("\n"))
    body_line = text.count("\n", 0, end.end()) + 1 + skipped
    return _document(path, front, body.lstrip("\n"), 1, body_line)


def _document(path: str, front: str, body: str, lines_before: int, body_line: int) -> tuple[Document, list[Problem]]:
    return placed(strict_yaml.parse(front), path, lines_before, body, body_line)


def placed(
    parsed: strict_yaml.Parsed, path: str, lines_before: int = 0, body: str = "", body_line: int = 1
) -> tuple[Document, list[Problem]]:
    """What YAML held, with places counted as in the file that it stands in."""

    def place(mark: Mark) -> Position:
        return Position(path, mark.line + 1 + lines_before, mark.column + 1)

    problems = [Problem(place(found.mark), found.kind, _line_shifted(found, lines_before)) for found in parsed.findings]
    keys = {key: place(mark) for key, mark in parsed.keys.items()}
    values = {key: place(mark) for key, mark in parsed.values.items()}
    return Document(path, parsed.value, body, body_line, keys, values, bool(problems)), problems


def _line_shifted(found: Finding, lines_before: int) -> dict[str, Any]:
    """A finding's values, with the line that it refers to counted in the file."""
    if "line" not in found.values:
        return found.values
    return {**found.values, "line": found.values["line"] + 1 + lines_before}


def _broken(path: str, kind: str, **values: Any) -> tuple[Document, list[Problem]]:
    return Document(path, None, broken=True), [Problem(Position(path), kind, values)]
