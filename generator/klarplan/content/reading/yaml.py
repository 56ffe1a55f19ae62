"""YAML as editors mean it: safe, with positions, without the surprises of YAML 1.1.

Scalars are read by the core schema of YAML 1.2 and dates; what YAML 1.1 readers (most form editors and tools) would
take for something else ("no", 0125, 1_000) is a problem instead of a guess. Numbers with decimals are Decimal. What a
form editor writes for "no value" (null, an empty text, list or mapping) is left out.

Values are built from the parser's events, with at most `MAX_DEPTH` levels: PyYAML's own composer recurses in C
without a limit, so that a file of brackets would end the whole program.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from klarplan.content.reading.yaml_slips import Finding, Mark, explain_error, mark_of, unreadable_character
from klarplan.model.paths import FieldPath

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 40
"""Levels of nesting; content needs five."""

_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_BOOL = re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_AMBIGUOUS = re.compile(
    r"""(?: y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF   # booleans in YAML 1.1
    | [-+]?0[0-9_]+ | [-+]?[0-9]+_[0-9_]* | [-+]?0[xob][0-9a-fA-F_]+  # octal, grouped, hexadecimal
    | [-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?             # base 60
    | [-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+ | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN) | = )\Z""",
    re.VERBOSE,
)
_HARMLESS_TAG = re.compile(
    r"!!python/(?:name:(?:material|materialx|pymdownx|markdown)\.[\w.]+|object/apply:pymdownx\.slugs\.slugify"
    r"|(?:str|unicode|int|float|bool|none|tuple|list|dict))"
)
"""Tags that name what MkDocs' extensions of Markdown take for options, and no more."""
_BOOLEAN_WORDS = {**dict.fromkeys(("y", "yes", "on"), "true"), **dict.fromkeys(("n", "no", "off"), "false")}
_LINE_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
"""Line breaks to YAML but to no editor: as spaces they leave lines as people count them."""


@dataclass
class Parsed:
    """What a YAML text holds, where each key and value stands, and what was wrong with it."""

    value: Any = None
    keys: dict[FieldPath, Mark] = field(default_factory=dict)
    values: dict[FieldPath, Mark] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def parse(text: str, *, lenient_tags: bool = False) -> Parsed:
    """Read one YAML document.

    Never raises for what an editor may have written: all that is wrong is in `findings`. Where the text cannot be read
    to its end the value is None. `lenient_tags` lets tags through as plain values (MkDocs' configuration has `!ENV`).
    """
    parsed = Parsed()
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_BREAKS)
    builder = _Builder(parsed, lenient_tags)
    try:
        parsed.value = builder.document(_Loader(text))
    except _TooDeepError as error:
        parsed.findings.append(Finding("yaml-deep", error.mark))
    except yaml.MarkedYAMLError as error:
        parsed.findings.append(explain_error(error, text, builder.event))
    except yaml.YAMLError:  # a character that YAML does not allow, without a mark
        parsed.findings.append(unreadable_character(text))
    return parsed


class _TooDeepError(Exception):
    def __init__(self, mark: Mark) -> None:
        super().__init__(mark)
        self.mark = mark


class _Builder:
    """Builds plain values from YAML's events and notes where each stands."""

    def __init__(self, parsed: Parsed, lenient_tags: bool) -> None:
        self.parsed = parsed
        self.lenient_tags = lenient_tags
        self.anchors: set[str] = set()
        self.event: yaml.Event | None = None
        """The latest event."""

    def document(self, loader: _Loader) -> Any:
        """The first document's value; a second one is a problem."""
        self.loader = loader
        value, seen = None, False
        while not isinstance(event := self._next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self._finding("yaml-syntax", mark_of(event.start_mark))
                    break
                value, seen = self._build(self._next(), ()), True
        return value

    def _next(self) -> yaml.Event:
        self.event = self.loader.get_event()
        assert self.event is not None
        if self.lenient_tags:  # whoever else reads the file may obey them, on keys and on what is passed over here too
            self._check_for_code(self.event)
        return self.event

    def _check_for_code(self, event: yaml.Event) -> None:
        tag = _shown_tag(event)
        if tag.startswith("!!python/") and not _HARMLESS_TAG.fullmatch(tag):
            self._finding("yaml-runs-code", mark_of(event.start_mark), found=tag)

    def _build(self, event: yaml.Event, path: FieldPath) -> Any:
        mark = mark_of(event.start_mark)
        self.parsed.values[path] = mark
        if len(path) > MAX_DEPTH:
            raise _TooDeepError(mark)
        self._check_properties(event, mark)
        if self.lenient_tags and getattr(event, "tag", None) == "!ENV":
            return self._from_environment(event, path, mark)
        if isinstance(event, yaml.MappingStartEvent):
            return {key: value for key, value in self._pairs(path) if not _is_absent(value)}
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event, mark) if isinstance(event, yaml.ScalarEvent) else None

    def _from_environment(self, event: yaml.Event, path: FieldPath, mark: Mark) -> Any:
        """What MkDocs makes of !ENV (https://www.mkdocs.org/user-guide/configuration/#environment-variables): the first
        variable that is set; of a list of at least two, its last entry where none is.
        """
        written = self._sequence(path) if isinstance(event, yaml.SequenceStartEvent) else self._scalar_text(event)
        for number in range(len(written) if isinstance(written, list) else 0):
            self._forget((*path, number))
        names = written if isinstance(written, list) else [written]
        default = names.pop() if len(names) > 1 else None
        value = next((os.environ[name] for name in map(str, names) if name in os.environ), None)
        if value is None:
            return default
        return self._scalar(yaml.ScalarEvent(None, None, (True, False), value), mark)

    def _scalar_text(self, event: yaml.Event) -> str:
        return event.value if isinstance(event, yaml.ScalarEvent) else ""

    def _check_properties(self, event: yaml.Event, mark: Mark) -> None:
        """Anchors, aliases and tags: told once, where an anchor is, or where a text seems to begin with their mark."""
        anchor, tag = getattr(event, "anchor", None), _shown_tag(event)
        if isinstance(event, yaml.AliasEvent):
            if anchor not in self.anchors:
                self._finding("yaml-start", mark, found="*")
        elif anchor:
            self.anchors.add(anchor)
            self._finding("yaml-alias", mark)
        if tag != "!" and not self.lenient_tags:
            self._finding("yaml-tag", mark, found=tag)

    def _sequence(self, path: FieldPath) -> list[Any]:
        """The entries that have a value; their places are counted without the others, as in the list."""
        entries: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            place = (*path, len(entries))
            value = self._build(event, place)
            if _is_absent(value):
                self._forget(place)
            else:
                entries.append(value)
        return entries

    def _forget(self, path: FieldPath) -> None:
        """Drop the marks at and below `path`, which are the latest."""
        for marks in (self.parsed.keys, self.parsed.values):
            while marks and next(reversed(marks))[: len(path)] == path:
                marks.popitem()

    def _pairs(self, path: FieldPath) -> Iterator[tuple[str, Any]]:
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            mark = mark_of(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent) or not event.value:
                self._finding("yaml-key", mark)
                self._skip(event)
                self._skip(self._next())
                continue
            key: str = event.value
            first = self.parsed.keys.get((*path, key))
            if key == "<<" or first:
                self._finding(*(("duplicate-key", mark) if first else ("yaml-alias", mark)), **_first(key, first))
                self._skip(self._next())
                continue
            self.parsed.keys[(*path, key)] = mark
            yield key, self._build(self._next(), (*path, key))

    def _skip(self, event: yaml.Event) -> None:
        """Pass over a value that begins with `event`, however deep it is."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth <= 0:
                return
            event = self._next()

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> Any:
        text: str = event.value
        if event.style:  # quoted, or a block
            return text
        if _NULL.match(text):
            return None
        if _BOOL.match(text):
            return text.lower() == "true"
        if _INT.match(text):
            return int(text)
        if _DECIMAL.match(text):
            return Decimal(text)
        if _DATE.match(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                self._finding("impossible-date", mark, found=text)
        elif _AMBIGUOUS.match(text):
            self._finding("ambiguous-value", mark, found=text, boolean=_BOOLEAN_WORDS.get(text.lower(), ""))
        return text

    def _finding(self, kind: str, mark: Mark, **values: Any) -> None:
        self.parsed.findings.append(Finding(kind, mark, values))


def _shown_tag(event: yaml.Event) -> str:
    """A tag as it is mostly written: "!!python/name"; "!" where there is none."""
    return (getattr(event, "tag", None) or "!").replace("tag:yaml.org,2002:", "!!")


def _first(key: str, first: Mark | None) -> dict[str, Any]:
    return {"found": key, "line": first.line} if first else {}


def _is_absent(value: Any) -> bool:
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())
