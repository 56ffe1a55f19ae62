"""A file → a Document: front matter, body, and where each key and value stands."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading import yaml as strict_yaml
from klarplan.content.reading.yaml_slips import Finding, Mark
from klarplan.model.paths import FieldPath
from klarplan.text.fold import composed, composed_from

MAX_BYTES = 1_000_000
"""A content file is text for people: the longest plan known is 40 KB."""

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


Columns = Mapping[int, Sequence[int]]
"""Of the lines (from 1) that came with letters and marks apart: where in the file's line, from 0, each character of the
text is. All other lines are as the file has them."""


@dataclass(frozen=True)
class Document:
    """One source file. `path` is relative to the project, as problems show it ("content/plans/…/index.md").

    Letters and their marks are put together in all its texts (see `klarplan.text.fold.composed`); places are those of
    the file as it is on disk.
    """

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
    columns: Columns = field(default_factory=dict)

    def at(self, line: int, column: int = 1) -> Position:
        """The place in the file of a character of the text, whose line and column (from 1) those of `body` are."""
        return _place(self.path, line, column, self.columns)

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


def put_together(text: str) -> tuple[str, Columns]:
    """A text with letters and marks together, and where its characters were in the lines that had them apart."""
    together = composed(text)
    if together == text:
        return text, {}
    lines = enumerate(text.split("\n"), 1)
    return together, {number: composed_from(line) for number, line in lines if composed(line) != line}


def parse(text: str, path: str) -> tuple[Document, list[Problem]]:
    """Split a file's text into facts and body; see `read`."""
    text, columns = put_together(text)
    if conflicts := conflict_problems(text, path):
        return Document(path, None, broken=True), conflicts
    if path.endswith((".yml", ".yaml")):
        return placed(strict_yaml.parse(text), path, columns, body_line=0)
    if not (fence := _FENCE.match(text)):
        return Document(path, None, text, columns=columns), []
    if not (end := _END.search(text, fence.end())):
        return _broken(path, "open-front-matter")
    front, body = text[fence.end() : end.start()], text[end.end() :]
    skipped = len(body) - len(body.lstrip("\n"))
    body_line = text.count("\n", 0, end.end()) + 1 + skipped
    return placed(strict_yaml.parse(front), path, columns, 1, body.lstrip("\n"), body_line)


_CONFLICT = re.compile(
    r"^(?:[ \t]|[>*-][ \t]){0,9}(?:(?P<begins><{7,20})|\|{7,20}|(?P<ends>>{7,20}))(?:[ \t][^\n]*)?$"
    r"|(?:\A|\n[ \t]*\n)(?P<between>={7})$",
    re.MULTILINE,
)
"""git's marks of a merge that is not finished (git-merge(1), "How conflicts are presented"; gitattributes(5) on their
length), also where an editor has moved them in. What stands between both versions may be all that is left: below a
text it makes a heading, alone it means nothing."""


def conflict_problems(text: str, path: str) -> list[Problem]:
    """Each merge that is not finished, where it begins, or where it ends if that is all that is left."""
    places, is_open = [], False
    for match in _CONFLICT.finditer(text):
        if match["begins"] or not is_open:
            start = match.start("between") if match["between"] else match.start()
            places.append(Position(path, text.count("\n", 0, start) + 1))
        is_open = is_open if match["between"] else not match["ends"]
    return [Problem(place, "merge-conflict") for place in places]


def placed(
    parsed: strict_yaml.Parsed, path: str, columns: Columns, lines_before: int = 0, body: str = "", body_line: int = 1
) -> tuple[Document, list[Problem]]:
    """What YAML held, with places counted as in the file that it stands in."""

    def place(mark: Mark) -> Position:
        return _place(path, mark.line + 1 + lines_before, mark.column + 1, columns)

    problems = [
        Problem(place(finding.mark), finding.kind, _line_shifted(finding, lines_before)) for finding in parsed.findings
    ]
    keys = {key: place(mark) for key, mark in parsed.keys.items()}
    values = {key: place(mark) for key, mark in parsed.values.items()}
    return Document(path, parsed.value, body, body_line, keys, values, bool(problems), columns), problems


def _place(path: str, line: int, column: int, columns: Columns) -> Position:
    places = columns.get(line)
    return Position(path, line, places[min(column, len(places)) - 1] + 1 if places else column)


def _line_shifted(finding: Finding, lines_before: int) -> dict[str, Any]:
    """A finding's values, with the line that it refers to counted in the file."""
    if "line" not in finding.values:
        return finding.values
    return {**finding.values, "line": finding.values["line"] + 1 + lines_before}


def _broken(path: str, kind: str, **values: Any) -> tuple[Document, list[Problem]]:
    return Document(path, None, broken=True), [Problem(Position(path), kind, values)]
