"""The lines of a cell of names, put together where a name goes on: "Barn- och" above "utbildningsnämnden"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

BULLET = re.compile(r"\A\s*(?:[-–*•·]\s+|\d+[.)]\s+)")
"""What begins an entry of a list: it never goes on from the line above."""
_OPEN_END = re.compile(
    r"(?:[-–]|[,/&(]|\b(?:och|samt|eller|för|av|i|inom|med|på|till|m\.|von|af))\Z|\A(?:Region|Landstinget|Stiftelsen|"
    r"Föreningen|Kommunalförbundet|Länsstyrelsen|Svenska|AB|HB)\Z",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?:och|samt|eller|tillsammans|gemensamt)\b|[&/(,)]|i (?:samverkan|samarbete)\b|med\b|AB\Z")
_BARE_BODY = re.compile(
    r"(?:nämnd|styrelse|kontor|förvaltning|enhet|avdelning|kommun|region|bolag|förbund|grupp|råd|verk)(?:en|et|n)?\Z"
)
_PARTED = re.compile(r"(?<=[^\W\d_])[-–]\Z")
_CAPITALS = re.compile(r"[A-ZÅÄÖ\d]{2,}[-–]\Z")


@dataclass(frozen=True)
class NameLine:
    """A line of names.

    `parts`: the lines apart, where it is not certain that they belong together. `parted`: each word that stood parted
    at the end of a line, and how it is written there: "fritidsnämnden", "fritids- nämnden".
    """

    text: str
    parts: tuple[str, ...] = ()
    parted: tuple[tuple[str, str], ...] = ()

    def as_written(self, text: str) -> str:
        """A part of the line as it stands in the cell."""
        for word, written in self.parted:
            text = text.replace(word, written)
        return text


def lines_of_names(lines: Sequence[str], stands_alone: Callable[[str], bool]) -> list[NameLine]:
    """Lines with whole names. A line goes on in the next where it ends open, or the next begins in the middle.

    `stands_alone`: whether a text is a name of its own.
    """
    joined: list[NameLine] = []
    for line in lines:
        bare = " ".join(BULLET.sub("", line, count=1).split())
        if not bare:
            continue
        before = joined[-1] if joined and not BULLET.match(line) else None
        if before is None:
            joined.append(NameLine(bare))
        elif _goes_on(before.text, bare, stands_alone):
            joined[-1] = _put_together(before, bare)
        elif bare[:1].islower() and not stands_alone(bare):
            joined[-1] = replace(_put_together(before, bare), parts=(*(before.parts or (before.text,)), bare))
        else:
            joined.append(NameLine(bare))
    return joined


def _goes_on(before: str, line: str, stands_alone: Callable[[str], bool]) -> bool:
    if _OPEN_END.search(before) or _JOINS.match(line):
        return True
    last = re.split(r"[,;/]\s*|\s+(?:och|samt)\s+", before)[-1]
    return line[:1].islower() and (bool(_BARE_BODY.match(line)) or not (stands_alone(last) or stands_alone(line)))


def _put_together(before: NameLine, line: str) -> NameLine:
    if not _PARTED.search(before.text) or not line[:1].islower() or _JOINS.match(line):
        return replace(before, text=f"{before.text} {line}")
    stem = before.text if _CAPITALS.search(before.text) else before.text[:-1]
    first, last = before.text.split()[-1], line.split()[0]
    word = (first if _CAPITALS.search(first) else first[:-1]) + last
    return replace(before, text=f"{stem}{line}", parted=(*before.parted, (word, f"{first} {last}")))
