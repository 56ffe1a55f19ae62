"""Headings above tables, and names of sheets, that are focus areas: certain, asked about, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from klarplan.importing.files.contents import TextBlock
from klarplan.importing.files.grid import Grid
from klarplan.importing.questions import Choice, Inquiry, Question, QuestionKind
from klarplan.importing.understanding.headings import GOALS, Meaning, understand
from klarplan.importing.understanding.people import read_party
from klarplan.importing.understanding.sections import SectionKind, section_of
from klarplan.importing.understanding.shape import Columns, events_of
from klarplan.importing.understanding.vocabulary import Vocabulary
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_NUMBERED = re.compile(r"\s*(\d+)[.)]?\s+(\D.*)\Z")
_NO_AREA = re.compile(
    r"\d{4}|\b(?:bilaga|bilagor|plan|åtgärd\w*|aktivitet\w*|insats\w*|tabell|blad|sheet|budget|kostnad\w*|ekonomi|"
    r"uppföljning|sammanställning|översikt|inledning|bakgrund|ansvar\w*|mål|status|läs ?mig|lista|innehåll)\b|"
    r"(?:plan|lista|planen|listan)\b",
    re.IGNORECASE,
)


def areas_in_headings(
    grids: Sequence[Grid], blocks: Sequence[TextBlock], words: Vocabulary, inquiry: Inquiry, texts: Texts
) -> dict[str, str]:
    """The headings that are focus areas, and the areas' names.

    Where several tables with the same columns stand below a heading each, numbered headings are areas, and others are
    asked about; so are names of sheets.
    """
    headings = [heading for grid in grids if _is_of_activities(grid) and (heading := _heading_of(grid, blocks))]
    distinct = list(dict.fromkeys(headings))
    if len(distinct) < 2 or len(distinct) < len(headings) / 2:
        return {}
    unknown = [heading for heading in distinct if section_of(heading, words).kind is SectionKind.CAPTION]
    numbered = [match for heading in unknown if (match := _NUMBERED.match(heading))]
    follow = [int(match[1]) for match in numbered] == list(range(1, len(numbered) + 1))
    if numbered and len(numbered) == len(unknown) and follow and all(_could_be(match[2]) for match in numbered):
        return {heading: match[2].strip() for heading, match in zip(unknown, numbered, strict=True)}
    return _asked([heading for heading in unknown if _could_be(_bare(heading))], inquiry, texts)


def areas_in_rows(rows: Sequence[str], words: Vocabulary, inquiry: Inquiry, texts: Texts) -> dict[str, str]:
    """Texts that stand across a table among its rows, and that are focus areas: they are asked about together."""
    unknown = [text for text in dict.fromkeys(rows) if section_of(text, words).kind is SectionKind.CAPTION]
    return _asked([text for text in unknown if _could_be(_bare(text))], inquiry, texts, _IN_ROWS)


_ABOVE_TABLES = N_("Are these headings above the tables focus areas of the plan: {headings}?")
_IN_ROWS = N_("Are these rows across the table focus areas of the plan: {headings}?")


def _asked(headings: Sequence[str], inquiry: Inquiry, texts: Texts, message: str = _ABOVE_TABLES) -> dict[str, str]:
    if not headings:
        return {}
    reason = (
        N_("Several tables stand below a heading each.")
        if message is _ABOVE_TABLES
        else N_("It may be an activity, or a heading of the rows below.")
    )
    answer = inquiry.ask(Question(
        QuestionKind.CAPTION,
        texts._(message, headings=texts.listed(f"”{heading}”" for heading in headings)),
        " | ".join(headings), tuple(headings), (), (Choice(texts._(N_("focus area")), True), Choice(
            texts._(N_("only a heading")), False)),
        reason=texts._(reason), takes_note=False,
        read=lambda given: True if given.strip() else None,
    ))  # fmt: skip
    return {heading: _bare(heading) for heading in headings} if answer and answer.value else {}


def _bare(heading: str) -> str:
    match = _NUMBERED.match(heading)
    return match[2].strip() if match else heading.strip()


def _could_be(name: str) -> bool:
    """Whether a heading may be an area's name: no party, no status or time, none of the words of a document's parts."""
    party = read_party(name, Vocabulary().parties)
    is_body = (
        party.certain and len(name.split()) < 3 and bool(re.search(r"(?:nämnd|styrelse|förvaltning|kontor)", name))
    )
    return not (_NO_AREA.search(name) or is_body or understand(name)) and len(name) < 100


def _is_of_activities(grid: Grid) -> bool:
    columns = next((event for event in events_of(grid) if isinstance(event, Columns)), None)
    return bool(columns and columns.has(Meaning.ACTIVITY, *GOALS) and not columns.has(Meaning.FOCUS_AREA))


def _heading_of(grid: Grid, blocks: Sequence[TextBlock]) -> str:
    """The nearest heading above a table; for a sheet without one, the sheet's own name."""
    levels = {folded(block.text) for block in blocks if block.level is not None}
    above = next((text for text in reversed(grid.captions) if folded(text) in levels), "")
    return above or (grid.sheet if not re.match(r"(?i)(?:blad|sheet|tabell|ark)\s*\d*\Z", grid.sheet) else "")
