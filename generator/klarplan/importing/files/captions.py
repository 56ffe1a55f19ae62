"""The headings in force above a table: those passed so far, by level, while a document is read."""

from __future__ import annotations

from dataclasses import replace

from klarplan.importing.files.contents import Gathered, TextBlock

_LONGEST_CAPTION = 120
_PLAIN_LEVEL = 99
"""The level of a short line that is no heading by its form; it holds until the next one."""

Headings = list[tuple[int, str]]
"""Level and text of the headings that hold, outermost first."""


def note_text(block: TextBlock, headings: Headings, gathered: Gathered, *, entry: bool = False) -> None:
    """Add a text outside the tables. A heading holds for what follows, until the next of its level; a short line that
    is none holds until the next line, unless it is an `entry` of a list.
    """
    if not block.text.strip():
        return
    level = _PLAIN_LEVEL if block.level is None else block.level
    headings[:] = [heading for heading in headings if heading[0] < level]
    above = tuple(text for _, text in headings)
    gathered.add_text(replace(block, captions=above, table=len(gathered.grids)))
    flat = " ".join(block.text.split())
    if block.level is not None or (len(flat) <= _LONGEST_CAPTION and not entry):
        headings.append((level, flat))


def end_captions(headings: Headings) -> None:
    """After a table: short lines above it do not hold for the next one."""
    headings[:] = [heading for heading in headings if heading[0] != _PLAIN_LEVEL]
