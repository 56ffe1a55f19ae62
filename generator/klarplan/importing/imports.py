"""A table file → what it would change in a site: the steps that `klarplan import` takes before it writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config
from klarplan.importing.files.grid import Grid
from klarplan.importing.progress import Progress, unwatched
from klarplan.importing.understanding.interpret import Purpose, Understood, interpret
from klarplan.importing.understanding.plans import NewPlan
from klarplan.importing.understanding.vocabulary import short_id, vocabulary_of
from klarplan.importing.workbook import sheets
from klarplan.importing.workbook.sheet_edits import Edits
from klarplan.importing.writing import changes, memory, write
from klarplan.importing.writing.changes import Change, Plan
from klarplan.model.records import Plan as PlanRecord
from klarplan.site.texts import Texts
from klarplan.text.nearest import nearest


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for: the options of the command."""

    plan: str = ""
    source: str = ""
    """The id of the source in the plan that the tables are; empty: the plan's only one, or the one with its name."""
    tables: frozenset[int] = frozenset()
    replace: bool = False
    title: str = ""
    area: str = ""
    period: str = ""


@dataclass
class Prepared:
    """What an import understood and would write. Where there are problems, nothing should be written."""

    understood: Understood | None = None
    edits: Edits | None = None
    plan: Plan = field(default_factory=Plan)
    problems: list[Problem] = field(default_factory=list)


def prepare(
    file: Path, grids: Sequence[Grid], config: Config, wanted: Wanted, progress: Progress = unwatched
) -> Prepared:
    """Work out everything that a file's tables would change; nothing is written."""
    records, problems = validate(config.content, config.addresses)
    name, texts = file.name, Texts(config.settings.lang)
    if sheets.is_exported(grids, texts):
        edits = sheets.read(grids, records, wanted.plan, texts, replace=wanted.replace)
        made = [] if edits.problems else edits.changes(config.content)
        prepared = Prepared(edits=edits, plan=Plan(made), problems=edits.problems)
    else:
        prepared = _prepare_tables(name, grids, config, wanted, records, progress)
    if not prepared.problems and prepared.plan.changes:
        broken = [problem for problem in problems if _concerns(problem, prepared.plan.changes, config.content.name)]
        prepared.problems = broken or write.new_problems(
            prepared.plan.changes, config.content, config.addresses, problems
        )  # fmt: skip
    return prepared


def _prepare_tables(
    name: str, grids: Sequence[Grid], config: Config, wanted: Wanted, records: Records, progress: Progress
) -> Prepared:
    texts = Texts(config.settings.lang)
    if not any(grid.rows for grid in grids):
        return Prepared(problems=[Problem(Position(name), "no-tables")])
    plan, new, problem = _plan_of(name, wanted, records, config.content.name, texts)
    if problem:
        return Prepared(problems=[problem])
    assert plan
    if new:
        records = replace(records, plans=(*records.plans, plan))
    document, problem = _document_of(name, plan, wanted, config.content.name)
    if problem:
        return Prepared(problems=[problem])
    known = memory.recall(config.content / "plans" / plan.id)
    purpose = Purpose(plan.id, document, texts, wanted.tables, known.added_by(name))
    understood = interpret(grids, records, purpose, progress)
    if new:
        drafts, path = understood.reading.drafts, plan.path
        draft = new.draft(texts)
        draft.values |= drafts[path].values if path in drafts else {}
        drafts[path] = draft
    made = list(understood.reading.drafts.values())
    planned = changes.planned(
        made, config.content, known, name, replace=wanted.replace, whole=not wanted.tables, progress=progress
    )
    planned.memory.remember_names(name, understood.words.added, whole=not wanted.tables)
    if planned.changes:
        planned.changes.append(Change(f"plans/{plan.id}/{memory.FILE}", planned.memory.as_text(), (("memory",),)))
    return Prepared(understood, None, planned, list(planned.problems))


def _plan_of(
    name: str, wanted: Wanted, records: Records, folder: str, texts: Texts
) -> tuple[PlanRecord | None, NewPlan | None, Problem | None]:
    """The plan to import into: one that there is, or a new one where enough is said of it."""
    known = {plan.id: plan for plan in records.plans}
    if wanted.plan in known:
        return known[wanted.plan], None, None
    index = f"{folder}/plans/{wanted.plan}/index.md"
    if f"plans/{wanted.plan}/index.md" in records.paths:
        return None, None, Problem(Position(index), "import-plan-broken", {"found": wanted.plan})
    values = {"found": wanted.plan, "suggestion": nearest(wanted.plan, known), "allowed": ", ".join(sorted(known))}
    if not (wanted.title and wanted.area and wanted.period):
        return None, None, Problem(Position(name), "import-plan", values)
    if wanted.plan != short_id(wanted.plan):
        return None, None, Problem(Position(index), "bad-file-name", {**values, "suggestion": short_id(wanted.plan)})
    new = NewPlan(wanted.plan, wanted.title, wanted.area, wanted.period, Path(name).stem)
    try:
        return new.record(texts), new, None
    except ValidationError:
        return None, None, Problem(Position(index), "bad-period", {"found": wanted.period})


def _document_of(name: str, plan: PlanRecord, wanted: Wanted, folder: str) -> tuple[str, Problem | None]:
    """The source in the plan that the tables are: the one that is named, the only one, or the one like the file."""
    known = {source.id: source.title for source in plan.sources}
    found = wanted.source or (next(iter(known)) if len(known) == 1 else "")
    if not found:
        words = vocabulary_of(Records(plans=(plan,)), plan.id)
        found = words.sources.find(Path(name).stem) or words.sources.find(short_id(Path(name).stem))
    if found in known:
        return found, None
    values = {"found": found, "allowed": ", ".join(known), "suggestion": nearest(found, known)}
    return "", Problem(Position(f"{folder}/{plan.path}"), "import-source", values)


def _concerns(problem: Problem, planned: Sequence[Change], folder: str) -> bool:
    """Whether an error that the content has already is in a file that would be changed."""
    paths = {f"{folder}/{change.path}" for change in planned}
    return problem.severity == "error" and problem.position.path in paths
