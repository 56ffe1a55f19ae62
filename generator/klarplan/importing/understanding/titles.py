"""A cell's text as a title and a text below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from klarplan.importing.files.grid import Line

LONGEST_TITLE = 120
_CUT_AT = 90
_SENTENCE = re.compile(r"(.{15,}?)[.!?]\s+(?=[A-ZÅÄÖ])")
_SPECIAL = re.compile(r"([\\`*_\[\]])")
_ENTITIES = re.compile(r"<|\||&(?=#?\w+;)")
"""Signs that Markdown has no escape for: written as HTML writes them."""
_AT_START = re.compile(r"#|[-+](?=\s|\Z)|-{2,}|>")
_ENTITY_AT_START = re.compile(r"[:=~]")
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s)")


def title_and_text(lines: Sequence[Line]) -> tuple[str, str]:
    """A short title, and the rest as Markdown. A long text without an end of a sentence is cut for the title,
    and then the text has all of it.
    """
    first, rest = lines[0].text, list(lines[1:])
    if len(first) > LONGEST_TITLE:
        sentence = _SENTENCE.match(first)
        if not sentence or len(sentence[1]) > LONGEST_TITLE:
            cut = first[:_CUT_AT].rpartition(" ")[0] or first[:_CUT_AT]
            return f"{cut.rstrip(' ,;:–-')} …", as_markdown(lines)
        rest.insert(0, Line(first[sentence.end() :]))
        first = sentence[1]
    return first.rstrip(" .") or first, as_markdown(rest)


def as_markdown(lines: Sequence[Line]) -> str:
    """Lines as paragraphs and lists, with what Markdown would take for its own signs written as signs."""
    markdown: list[str] = []
    for index, line in enumerate(lines):
        before = lines[index - 1].bullet if index else line.bullet
        if index and not (line.bullet and before):
            markdown.append("")
        markdown.append(f"- {literal(line.text)}" if line.bullet else literal(line.text))
    return "\n".join(markdown)


def literal(text: str) -> str:
    """A line of plain text that Markdown shows as it is."""
    escaped = _ENTITIES.sub(_entity, _SPECIAL.sub(r"\\\1", text))
    escaped = _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(escaped) else escaped
    if _ENTITY_AT_START.match(escaped):
        return _entity(escaped[0]) + escaped[1:]
    return f"\\{escaped}" if _AT_START.match(escaped) else escaped


def _entity(sign: str | re.Match[str]) -> str:
    return f"&#{ord(sign if isinstance(sign, str) else sign[0])};"
