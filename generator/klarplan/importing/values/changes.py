"""A file of values → what it would change in the indicators of a site: the step that `klarplan import` takes for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.records import Records
from klarplan.importing.files.contents import TableFile
from klarplan.importing.questions import Inquiry, Question, QuestionKind, choices_of
from klarplan.importing.values.columns import ValueTable, value_table
from klarplan.importing.values.observations import WHOLE, Key, Observed, Reader, said_differently
from klarplan.importing.writing import memory
from klarplan.importing.writing.changes import Change, PlannedChanges
from klarplan.importing.writing.file_texts import with_changes
from klarplan.importing.writing.yaml_edit import EditError
from klarplan.model.indicators import Indicator
from klarplan.model.paths import FieldPath
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.nearest import nearest


@dataclass(frozen=True)
class ValuesRead:
    """What a file of values says. `new`, `changed`, `same`: how many values of each indicator's title."""

    observed: Observed
    new: Mapping[str, int]
    changed: Mapping[str, int]
    same: Mapping[str, int]
    unread: tuple[str, ...] = ()
    """Tables of the file that are no tables of values."""


@dataclass(frozen=True)
class ValuesAhead:
    """What an import of values would do."""

    read: ValuesRead | None
    inquiry: Inquiry
    files: PlannedChanges
    problems: tuple[Problem, ...] = ()


def value_tables(contents: TableFile, numbers: frozenset[int]) -> list[ValueTable]:
    """The tables of values in a file, or those of them with these numbers; none: it is no file of values."""
    chosen = [grid for number, grid in enumerate(contents.grids, 1) if not numbers or number in numbers]
    return [table for grid in chosen if (table := value_table(grid))]


def values_ahead(
    contents: TableFile, tables: Sequence[ValueTable], records: Records, content: Path, plan: str,
    answers: Mapping[str, str], texts: Texts, *, replace: bool,
) -> ValuesAhead:  # fmt: skip
    """What the tables would change. `plan`: the only one to import into; empty: all that measure something."""
    known_plans = [known.id for known in records.plans]
    indicators = [indicator for indicator in records.indicators if plan in ("", indicator.plan)]
    if plan and plan not in known_plans:
        values = {"found": plan, "suggestion": nearest(plan, known_plans), "allowed": ", ".join(known_plans)}
        return ValuesAhead(
            None, Inquiry(), PlannedChanges(), (Problem(Position(contents.name), "import-values-plan", values),)
        )
    if not indicators:
        folder = f"{content.name}/plans/{plan or '…'}/indicators/"
        return _refused(Problem(Position(contents.name), "import-values-none", {"found": folder}))
    plans = sorted({indicator.plan for indicator in indicators})
    memories = {name: memory.recall(content / "plans" / name) for name in plans}
    remembered = {key: words for known in memories.values() for key, words in known.answers.items()}
    inquiry = Inquiry({**remembered, **answers}, texts)
    observed = Reader(records, indicators, inquiry, texts).read(tables)
    kept = _kept(indicators, observed, inquiry, records, texts, replace=replace)
    files = PlannedChanges()
    counts: tuple[dict[str, int], dict[str, int], dict[str, int]] = ({}, {}, {})
    for indicator in indicators:
        _plan_changes(indicator, observed.values, kept, content, files, counts)
    for name in plans:
        changes = [change for change in files.changes if change.path.startswith(f"plans/{name}/")]
        own = PlannedChanges(changes=changes, memory=memories[name].copied())
        if changes and inquiry.used:
            own.remember(f"plans/{name}", contents.name, {}, inquiry.used, whole=False)
            files.changes += own.changes[-1:]
    names = {id(table.grid) for table in tables}
    unread = tuple(grid.name for grid in contents.grids if grid.rows and id(grid) not in names)
    return ValuesAhead(ValuesRead(observed, *counts, unread), inquiry, files, tuple(files.problems))


def _refused(problem: Problem) -> ValuesAhead:
    return ValuesAhead(None, Inquiry(), PlannedChanges(), (problem,))


def _kept(
    indicators: Sequence[Indicator], observed: Observed, inquiry: Inquiry, records: Records, texts: Texts, *,
    replace: bool,
) -> frozenset[Key]:  # fmt: skip
    """The values that stay as they are, though the tables have others: asked once for each indicator."""
    if replace:
        return frozenset()
    titles = {place.id: place.title for place in records.municipalities}
    kept: set[Key] = set()
    by_indicator: dict[str, dict[Key, Decimal]] = {}
    for key, value in observed.values.items():
        by_indicator.setdefault(key.indicator, {})[key] = value
    for indicator in indicators:
        differing = list(said_differently(indicator, by_indicator.get(indicator.path, {})))
        if not differing:
            continue
        lines = tuple(
            texts._(N_("{where}: {old} in the file, {new} in the table"),
                    where=" ".join(filter(None, (titles.get(key.place, ""), str(key.year)))), old=texts.exact(there),
                    new=texts.exact(observed.values[key]))
            for key, there in differing
        )  # fmt: skip
        message = N_("The table has other values than the file of ”{measure}”. Which ones hold?")
        subject = "\n".join((indicator.path, *lines))
        answer = inquiry.ask(
            Question(
                QuestionKind.CELL, texts._(message, measure=indicator.title), f"values | differ | {subject}", (), lines,
                choices_of([(texts._(N_("those of the table")), "new"), (texts._(N_("those of the file")), "old")]),
                proposes=False, takes_note=False,
            )
        )  # fmt: skip
        if not answer or answer.value != "new":
            kept |= {key for key, _ in differing}
    return frozenset(kept)


def _plan_changes(
    indicator: Indicator, values: Mapping[Key, Decimal], kept: frozenset[Key], content: Path, files: PlannedChanges,
    counts: tuple[dict[str, int], dict[str, int], dict[str, int]],
) -> None:  # fmt: skip
    """Add what changes in an indicator's file. `counts`: of new, changed and unchanged values, by title."""
    changes: dict[FieldPath, Decimal] = {}
    own = sorted((key for key in values if key.indicator == indicator.path), key=lambda key: (key.place, key.year))
    for key in own:
        known = indicator.values if key.place == WHOLE else indicator.by_municipality.get(key.place, {})
        there, value = known.get(key.year), values[key]
        at: FieldPath = ("values",) if key.place == WHOLE else ("by_municipality", key.place)
        if there == value or key in kept:
            counts[2][indicator.title] = counts[2].get(indicator.title, 0) + 1
            continue
        number = 0 if there is None else 1
        counts[number][indicator.title] = counts[number].get(indicator.title, 0) + 1
        changes[(*at, str(key.year))] = value
    if not own:
        return
    if not changes:
        files.unchanged.append(indicator.path)
        return
    raw = (content / indicator.path).read_bytes().decode("utf-8")
    try:
        text = with_changes(raw, indicator.path, changes, tuple(Indicator.model_fields))
    except EditError:
        files.problems.append(Problem(Position(f"{content.name}/{indicator.path}"), "import-edit", {}))
        return
    files.changes.append(Change(indicator.path, text, tuple(changes)))
