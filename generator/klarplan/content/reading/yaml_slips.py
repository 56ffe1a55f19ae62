"""The usual slips behind an error of the YAML parser, named so that an editor knows what to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml


@dataclass(frozen=True)
class Mark:
    """A place in the YAML text, from 0, as PyYAML counts."""

    line: int
    column: int


def mark_of(place: Any) -> Mark:
    """One of PyYAML's own marks as ours."""
    return Mark(place.line, place.column)


@dataclass(frozen=True)
class Finding:
    """A problem in the YAML text: its kind, place and values, for `source` to make a Problem of."""

    kind: str
    mark: Mark
    values: dict[str, Any] = field(default_factory=dict)


_UNREADABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CURLY = tuple("”“„’‘»«")
"""Quotation marks of running text, which mean nothing in YAML."""
_CLOSING = {"[": "]", "{": "}"}


def explain_error(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None) -> Finding:
    """Name the usual slip behind a YAML error. `last` is what the parser had read before it.

    libyaml and PyYAML word the same error differently, so only what both say is looked at.
    """
    lines = text.split("\n")
    place = _place(error.problem_mark, lines)
    began = _place(error.context_mark, lines) if error.context_mark else place
    if isinstance(last, yaml.CollectionStartEvent):  # libyaml tells another place at the end of the text
        began = mark_of(last.start_mark)
    what, context = error.problem or "", error.context or ""
    tab = place if _char(lines, place) == "\t" else _tab_in_indent(lines, place.line)
    if tab is not None:
        return Finding("yaml-tab", tab)
    if "escape" in what or "hexdecimal" in what or "hexadecimal" in what:
        return Finding("yaml-backslash", Mark(place.line, lines[place.line].rfind("\\", 0, place.column + 1)))
    if "quoted scalar" in context:
        return Finding("yaml-quote", began, {"found": _char(lines, began)})
    if isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"') and _follows(last.end_mark, place, lines):
        return _after_quote(last, place)
    if "flow " in context:
        return Finding("yaml-bracket", began, {"found": _CLOSING.get(_char(lines, began), "]")})
    if any(name in context for name in ("alias", "anchor", "tag", "directive", "block scalar")):
        return Finding("yaml-start", began, {"found": _char(lines, began)})
    if "cannot start any token" in what or "mapping keys are not allowed" in what:
        return Finding("yaml-start", place, {"found": _char(lines, place)})
    return _in_lines(what, context, lines, place, began)


def _in_lines(what: str, context: str, lines: list[str], place: Mark, began: Mark) -> Finding:
    """Slips that show in how lines begin and follow each other."""
    line = lines[place.line]
    before = line[: place.column]
    if "sequence entries are not allowed" in what:
        return Finding("yaml-hyphen", place)
    if "simple key" in context:
        kind = "yaml-hyphen" if lines[began.line][began.column :].startswith("-") else "yaml-no-colon"
        return Finding(kind, began)
    if "mapping values are not allowed" in what:
        if ":" in before:
            began_with = before.partition(":")[2].strip()[:1]
            return Finding("yaml-colon", place, {"found": began_with} if began_with in _CURLY else {})
        above = place.line - 1
        if above >= 0 and _indent(lines[above]) == _indent(line) and not re.search(r":([ \t]|$)", lines[above]):
            return Finding("yaml-no-colon", Mark(above, _indent(lines[above])))
        return Finding("yaml-indent", Mark(place.line, _indent(line)))
    if line[place.column :].startswith(":") and not before.strip():
        return Finding("yaml-key", place)
    if before.strip() == "" and ("block" in context or "document start" in what):
        return Finding("yaml-indent", place)
    return Finding("yaml-syntax", place)


def _after_quote(last: yaml.ScalarEvent, place: Mark) -> Finding:
    """A quoted text with more after it: its end is missing, or it was meant to go on."""
    if mark_of(last.start_mark).line != mark_of(last.end_mark).line:
        return Finding("yaml-quote", mark_of(last.start_mark), {"found": last.style})
    return Finding("yaml-after-quote", place)


def _follows(end: Any, place: Mark, lines: list[str]) -> bool:
    return bool(end.line == place.line and not lines[place.line][end.column : place.column].strip())


def _place(mark: Any, lines: list[str]) -> Mark:
    """A mark of PyYAML, never beyond the last line."""
    if not mark:
        return Mark(0, 0)
    return mark_of(mark) if mark.line < len(lines) else Mark(len(lines) - 1, len(lines[-1]))


def _char(lines: list[str], place: Mark) -> str:
    return lines[place.line][place.column : place.column + 1]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tab_in_indent(lines: list[str], line: int) -> Mark | None:
    for number in (line, line - 1):
        if number >= 0:
            indent = re.match(r"\s*(?:- )?\s*", lines[number])
            if indent and "\t" in indent[0]:
                return Mark(number, indent[0].index("\t"))
    return None


def unreadable_character(text: str) -> Finding:
    """Where the character is that YAML does not allow; the parser tells no line."""
    match = _UNREADABLE.search(text)
    start = match.start() if match else 0
    line_start = text.rfind("\n", 0, start) + 1
    place = Mark(text.count("\n", 0, start), start - line_start)
    return Finding("yaml-character", place, {"found": f"U+{ord(match[0]):04X}" if match else "?"})
