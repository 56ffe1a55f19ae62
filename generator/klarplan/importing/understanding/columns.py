"""What the columns of a table hold: certain by a heading that is known word for word, or asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from klarplan.importing.questions import Choice, Inquiry, Question, QuestionKind
from klarplan.importing.understanding.control_sums import sum_columns
from klarplan.importing.understanding.headings import (
    GOALS,
    LABELS,
    Heading,
    Meaning,
    is_foreign,
    only_ends_in_a_known,
    understand,
)
from klarplan.importing.understanding.shape import Columns
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_ALSO = {
    "syfte": Meaning.GOAL, "matt": Meaning.INDICATORS, "text": Meaning.TEXT, "lage": Meaning.STATUS,
    "anmarkning": Meaning.NOTE, "anteckning": Meaning.NOTE, "nulage": Meaning.SITUATION,
}  # fmt: skip
_ORDER = (
    Meaning.ACTIVITY, Meaning.RESPONSIBLE, Meaning.COLLABORATING, Meaning.PERIOD, Meaning.COST, Meaning.STATUS,
    Meaning.GOAL, Meaning.INDICATORS, Meaning.FOLLOW_UP, Meaning.SITUATION, Meaning.TEXT, Meaning.FOCUS_AREA,
    Meaning.TARGET_GROUP, Meaning.MUNICIPALITIES, Meaning.PRIORITY, Meaning.LONG_TERM_GOAL, Meaning.SHORT_TERM_GOAL,
    Meaning.SUB_GOAL, Meaning.NUMBER,
)  # fmt: skip


_SHOWN, _LONGEST = 3, 40
"""How many of a column's texts a question shows, and how much of each."""


def settled(columns: Columns, table: str, inquiry: Inquiry, texts: Texts, unit: int | None = None) -> Columns:
    """The columns as far as they are certain or have been answered; the others are asked about, and pending.

    Until it is answered, a heading that is nearly one that is known counts as that one, so that what stands below it
    can be asked about in the same turn. `unit`: what bare numbers stand for by a text above the table.
    """
    headings: dict[int, Heading] = {}
    aside: set[int] = set()
    pending: set[int] = set()
    exact = {m for heading in columns.headings.values() if heading.exact for m in heading.meanings}
    abroad = any(is_foreign(title) for title in columns.titles.values())  # then "kr" is other kronor
    sums = sum_columns(columns)
    _settle_without_headings(columns, table, inquiry, texts, (headings, aside, pending))
    known = _among_others(columns)
    for column, title in columns.titles.items():
        heading = known.get(column)
        if not title.strip() or column in sums:
            continue
        if heading and heading.exact and not (abroad and heading.means(Meaning.COST)):
            headings[column] = heading
            continue
        answer = inquiry.ask(_question(title, heading, table, texts, exact))
        if answer is None:
            pending.add(column)
            if heading and (heading.exact or not set(heading.meanings) & exact):
                headings[column] = heading
        elif answer.is_aside:
            aside.add(column)
        else:
            meanings = (Meaning.NOTE,) if answer.is_note else tuple(answer.value)
            headings[column] = replace(
                heading or _besides(title), text=title, meanings=meanings, exact=True
            )  # fmt: skip
    if unit:
        headings = {
            column: replace(heading, unit=heading.unit or unit) if heading.means(Meaning.COST) else heading
            for column, heading in headings.items()
        }
    return replace(columns, headings=headings, aside=frozenset(aside), pending=frozenset(pending), sums=sums)


def _settle_without_headings(
    columns: Columns, table: str, inquiry: Inquiry, texts: Texts,
    into: tuple[dict[int, Heading], set[int], set[int]],
) -> None:  # fmt: skip
    """Ask about the columns that have no heading. `into`: the headings, and which columns are set aside or pending."""
    headings, aside, pending = into
    for column, words in sorted(columns.samples.items()):
        question = _question_without_heading(column, words, table, len(columns.samples), texts)
        if columns.titles:  # what somebody answers of these words is not answered of other words
            reason = texts._(N_("The column has no heading. It may be a remark, or a row has a cell too many."))
            question = replace(question, subject=f"no heading | {' | '.join(words)}", reason=reason)
        answer = inquiry.ask(question)
        if answer is None:
            pending.add(column)
            if columns.titles:
                headings[column] = Heading("", (Meaning.NOTE,))  # until it is answered: its cells are not asked about
        elif answer.is_aside:
            aside.add(column)
        else:
            meanings = (Meaning.NOTE,) if answer.is_note else tuple(answer.value)
            headings[column] = Heading("", meanings)


def _among_others(columns: Columns) -> dict[int, Heading]:
    """The headings as they are known beside each other: descriptions are titles where there is no other column of
    titles, and a second column of titles is asked about.
    """
    named = any(heading.exact and heading.means(Meaning.ACTIVITY, *GOALS) for heading in columns.headings.values())
    others = _other_titles(columns)
    headings = dict(columns.headings)
    for column, heading in columns.headings.items():
        if column in others:
            headings[column] = replace(heading, exact=False)
        elif heading.meanings == (Meaning.TEXT,) and not named:
            headings[column] = replace(heading, meanings=(Meaning.ACTIVITY,), exact=False)
    return headings


def _other_titles(columns: Columns) -> set[int]:
    """The columns of activities beside the first, below another heading: "Åtgärd" and "Aktivitet". Which of them has
    the titles is asked.
    """
    acts = [
        column for column, heading in sorted(columns.headings.items())
        if heading.exact and heading.meanings == (Meaning.ACTIVITY,)
    ]  # fmt: skip
    return {column for column in acts if columns.titles.get(column) != columns.titles.get(acts[0])}


def _besides(title: str) -> Heading:
    """The year and unit of a heading that is not understood: as if it were of a cost."""
    heading = understand(f"Kostnad {title}")
    return replace(heading, exact=True) if heading else Heading(title, ())


def _question(title: str, heading: Heading | None, table: str, texts: Texts, exact: Iterable[Meaning]) -> Question:
    taken = set(exact)
    proposed = [m for m in heading.meanings if heading.exact or m not in taken] if heading else []
    choices = [Choice(texts._(LABELS[meaning]), (meaning,)) for meaning in dict.fromkeys([*proposed, *_ORDER])]
    reasons = {
        True: N_("The heading is nearly one that is known, or has such a word in it."),
        False: N_("The heading is not known."),
    }
    return Question(
        QuestionKind.COLUMN, texts._(N_("What does the column ”{heading}” hold?"), heading=title), title, (title,),
        (table,), tuple(choices), bool(proposed) and not only_ends_in_a_known(title),
        texts._(reasons[heading is not None]),
        read=lambda words: _meaning_in(words, texts),
    )  # fmt: skip


def _question_without_heading(column: int, words: Sequence[str], table: str, width: int, texts: Texts) -> Question:
    shown = texts.listed(
        f"”{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}”" for text in words[:_SHOWN]
    )
    return Question(
        QuestionKind.COLUMN, texts._(N_("What does column {number} hold, with {words}?"), number=column, words=shown),
        f"column {column} of {width}", tuple(words), (table,),
        tuple(Choice(texts._(LABELS[meaning]), (meaning,)) for meaning in _ORDER), proposes=False,
        reason=texts._(N_("The table has no headings that are known.")), read=lambda given: _meaning_in(given, texts),
    )  # fmt: skip


def _meaning_in(words: str, texts: Texts) -> tuple[Meaning, ...] | None:
    """The meaning that an answer names by its label, or by a heading that is known."""
    key = folded(words)
    by_label = {folded(texts._(label)): meaning for meaning, label in LABELS.items()}
    if meaning := _ALSO.get(key) or by_label.get(key):
        return (meaning,)
    heading = understand(words)
    return heading.meanings if heading and heading.exact else None
