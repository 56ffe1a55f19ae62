"""Texts outside the tables: offered as text of the plan or of a focus area, or set aside; none is dropped unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from klarplan.importing.files.contents import TextBlock
from klarplan.importing.files.grid import Grid, lines_of
from klarplan.importing.questions import Answer, Choice, Question, QuestionKind, Settled
from klarplan.importing.understanding.colours import legend_of
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.understanding.headings import unit_in
from klarplan.importing.understanding.sections import SectionKind, Sections
from klarplan.importing.understanding.titles import as_markdown
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_LONGEST_SHOWN = 60
_MOST_APART, _MOST_NAMED = 5, 3
"""Texts below more headings than the first, none of which is a focus area, are one question, which names some."""


def read_outside(result: ImportResult, source: ImportSource, sections: Sections, *, new_plan: bool) -> None:
    """Ask about the texts, a group for each heading that they stand below, and put them where the answers say.

    `new_plan`: the plan has no text of its own yet.
    """
    captions = {folded(text) for grid in result.account.grids for text in _above(grid)}
    groups: dict[tuple[str, ...], list[TextBlock]] = {}
    for block in source.outside:
        if block.level is not None and folded(block.text) in captions:
            continue
        if block.level is not None and folded(block.text) in {
            folded(text) for b in source.outside for text in b.captions
        }:
            continue
        if unit_in(block.text) or legend_of([block], ()):
            continue
        groups.setdefault(block.captions if block.level is None else (), []).append(block)
    apart = {above: blocks for above, blocks in groups.items() if _area_of(above, sections)}
    together = {above: blocks for above, blocks in groups.items() if above not in apart}
    if len(together) > _MOST_APART:
        answer = source.inquiry.ask(_of_all(together, source, result.plan_draft(source.plan) if new_plan else None))
        if not (answer and answer.settled is Settled.VALUE and answer.value is None):
            _put(answer, (), [block for blocks in together.values() for block in blocks], result, source)
            groups = apart
    for above, blocks in groups.items():
        _ask(above, blocks, result, source, sections, new_plan=new_plan)


_Groups = Mapping[tuple[str, ...], Sequence[TextBlock]]
"""Texts, by the headings that they stand below, outermost first."""


def _of_all(groups: _Groups, source: ImportSource, plan: Draft | None) -> Question:
    """One question about all texts of a document. `plan`: a new plan, whose text they can be."""
    texts = source.texts
    headings = list(dict.fromkeys(above[-1] for above in groups if above))
    choices = [Choice(texts._(_EACH), None)]
    if plan:
        choices.insert(0, Choice(texts._(N_("text of the plan")), plan))
    message = N_("Text outside the tables, below {n} headings ({headings}). What is to be done with it?")
    shown = ", ".join([*(f"”{_short(heading)}”" for heading in headings[:_MOST_NAMED]), "…"])
    return Question(
        QuestionKind.TEXT, texts._(message, n=len(groups), headings=shown),
        " | ".join(block.text for blocks in groups.values() for block in blocks),
        tuple(dict.fromkeys(block.text for blocks in groups.values() for block in blocks)),
        tuple(dict.fromkeys(block.place for blocks in groups.values() for block in blocks if block.place)),
        tuple(choices), proposes=False, reason=texts._(N_("The text stands in no table.")),
    )  # fmt: skip


_EACH = N_("ask about each of them")


def _above(grid: Grid) -> Iterable[str]:
    return (*grid.captions, grid.sheet)


def _ask(
    above: tuple[str, ...], blocks: Sequence[TextBlock], result: ImportResult, source: ImportSource,
    sections: Sections, *, new_plan: bool,
) -> None:  # fmt: skip
    texts = source.texts
    plan, choices = result.plan_draft(source.plan) if new_plan else None, []
    if plan:
        choices.append(Choice(texts._(N_("text of the plan")), plan))
    if area := _area_of(above, sections):
        words = texts._(N_("text of the focus area {area}"), area=area.values["title",])
        choices.insert(0, Choice(words, area))
    message = N_("Text outside the tables, below ”{heading}”: {texts}. Where does it belong?")
    alone = N_("Text outside the tables: {texts}. Where does it belong?")
    shown = texts.listed(f"”{_short(block.text)}”" for block in blocks)
    answer = source.inquiry.ask(Question(
        QuestionKind.TEXT,
        texts._(message, heading=above[-1], texts=shown) if above else texts._(alone, texts=shown),
        " | ".join([*above, *(block.text for block in blocks)]), tuple(dict.fromkeys(block.text for block in blocks)),
        tuple(dict.fromkeys(block.place for block in blocks if block.place)), tuple(choices), proposes=False,
        reason=texts._(N_("The text stands in no table.")),
    ))  # fmt: skip
    _put(answer, above, blocks, result, source)


def _put(
    answer: Answer | None, above: tuple[str, ...], blocks: Sequence[TextBlock], result: ImportResult,
    source: ImportSource,
) -> None:  # fmt: skip
    """Put texts where an answer says: into the text of a draft, or into the note of the plan."""
    texts = source.texts
    if answer and isinstance(answer.value, Draft):
        lines = [line for block in blocks for line in lines_of(block.text)]
        answer.value.body = f"{answer.value.body}\n\n{as_markdown(lines)}".strip()
    elif answer and answer.is_note:
        note = " ".join(" ".join(block.text.split()) for block in blocks)
        result.plan_draft(source.plan).add_note(texts._(N_("{place}: ”{text}”."), place=" / ".join(above) or texts._(
            N_("outside the tables")), text=note))  # fmt: skip


def _area_of(above: Sequence[str], sections: Sections) -> Draft | None:
    """The draft of the focus area that the nearest heading names, where there is one."""
    for heading in reversed(above):
        section = sections.section_of(heading)
        if section.kind is SectionKind.FOCUS_AREA:
            area = sections.words.focus_areas.find(section.name)
            return sections.owner(area) if area else None
    return None


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[: _LONGEST_SHOWN - 1].rstrip()}…"
