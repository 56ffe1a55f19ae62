"""Plain values → YAML as editors write it here: block style, long texts folded, quotation marks only where needed."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    PlainScalarString,
    SingleQuotedScalarString,
)

from klarplan.content.reading import yaml as strict_yaml
from klarplan.importing.writing.yaml_paths import number_scalar

_LINE = 110
"""Texts longer than this are folded, and the folded lines are no longer."""
_ENDLESS = 1_000_000_000
_YEAR = re.compile(r"[12]\d{3}")
"""A key that is written without quotation marks, though it is a text to our reader."""


class _Representer(RoundTripRepresenter):
    """Writes a Decimal as the number that it is."""


_Representer.add_representer(
    Decimal, lambda representer, value: representer.represent_scalar("tag:yaml.org,2002:float", str(value))
)


def new_yaml(offset: int = 2) -> YAML:
    """A reader and writer that keeps comments, quotation marks and breaks. `offset`: how far lists are indented."""
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.preserve_quotes = True
    yaml.width = _ENDLESS
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml


def dumped(yaml: YAML, value: Any) -> str:
    """A value as YAML text."""
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()


def as_yaml(value: Any, column: int = 0) -> Any:
    """A plain value as one that is written well. `column`: how far to the right it will stand."""
    if isinstance(value, Mapping):
        mapping = CommentedMap()
        for key, part in value.items():
            mapping[int(key) if _YEAR.fullmatch(str(key)) else key] = as_yaml(part, column + 2)
        return mapping
    if isinstance(value, Sequence) and not isinstance(value, str):
        return CommentedSeq([as_yaml(part, column + 4) for part in value])
    return text_scalar(value, column) if isinstance(value, str) else number_scalar(value)


def text_scalar(text: str, column: int = 0, like: Any = None) -> Any:
    """A text in the style of the value that it replaces, or else in the plainest that reads back as the same text."""
    if len(text) > _LINE - column and " " in text and text == " ".join(text.split()):
        return _folded(text, column)
    if isinstance(like, DoubleQuotedScalarString | SingleQuotedScalarString):
        return type(like)(text)
    return PlainScalarString(text) if _reads_back(text) else DoubleQuotedScalarString(text)


def _reads_back(text: str) -> bool:
    """Whether the text without quotation marks is the same text to our reader."""
    if "\n" in text or text != text.strip():
        return False
    parsed = strict_yaml.parse(f"key: {text}")
    return not parsed.findings and parsed.value == {"key": text}


def _folded(text: str, column: int) -> Any:
    """A folded text with breaks where lines are full."""
    folded: Any = FoldedScalarString(text)
    breaks, start = [], 0
    room = _LINE - column - 2
    while len(text) - start > room:
        at = text.rfind(" ", start, start + room + 1)
        at = at if at > start else text.find(" ", start + room)
        if at < 0:
            break
        breaks.append(at)
        start = at + 1
    folded.fold_pos = breaks
    return folded
