"""A table file → what it would change in a site: the steps that `klarplan import` takes before it writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from klarplan.content.checks.validate import validate
from klarplan.content.history import build_day
from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config
from klarplan.importing.files.contents import TableFile
from klarplan.importing.files.grid import Grid
from klarplan.importing.progress import Progress, unwatched
from klarplan.importing.questions import Inquiry, Question
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.understanding.interpret import interpret
from klarplan.importing.understanding.times import read_period
from klarplan.importing.understanding.vocabulary import short_id, vocabulary_of
from klarplan.importing.values.changes import ValuesRead, value_tables, values_ahead
from klarplan.importing.versions import settle_gone
from klarplan.importing.workbook import comparison, sheets, status_round
from klarplan.importing.workbook.comparison import WorkbookEdits
from klarplan.importing.workbook.status_round import RoundAnswers
from klarplan.importing.writing import changes, memory, write
from klarplan.importing.writing.changes import Change, PlannedChanges
from klarplan.model.records import Activity, Plan
from klarplan.site.library import relate
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.nearest import nearest


@dataclass(frozen=True)
class ImportOptions:
    """What is asked of an import: the options of the command."""

    plan: str = ""
    """The id of the plan to import into."""
    source: str = ""
    """The id of the source in the plan that the tables are; empty: the plan's only one, or the one with its name."""
    tables: frozenset[int] = frozenset()
    """The numbers of the tables to read; none: all of them."""
    replace: bool = False
    """What the tables say is written over files that somebody has edited."""
    title: str = ""
    """For a new plan, as are the two below: what it is called."""
    area: str = ""
    period: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What was answered to questions, by their keys."""


@dataclass(frozen=True)
class ImportPreview:
    """What an import would do. Where there are problems or questions, nothing should be written."""

    result: ImportResult | None = None
    """What it made of tables."""
    inquiry: Inquiry = field(default_factory=Inquiry)
    """What is asked, and what was answered."""
    edits: WorkbookEdits | None = None
    """What somebody has changed in an exported workbook."""
    values: ValuesRead | None = None
    """What it made of tables of measured values."""
    round: RoundAnswers | None = None
    """What a status round says."""
    files: PlannedChanges = field(default_factory=PlannedChanges)
    problems: tuple[Problem, ...] = ()

    @property
    def questions(self) -> Sequence[Question]:
        """What has to be answered before anything is written."""
        return tuple(self.inquiry.open.values())


class _Refused(Exception):  # noqa: N818 – no fault of the program's: the import cannot begin
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind)
        self.problem = problem


def preview(
    file: Path, contents: TableFile, config: Config, options: ImportOptions, progress: Progress = unwatched
) -> ImportPreview:
    """Work out everything that a file's tables would change; nothing is written."""
    records, problems = validate(config.content, config.addresses, config.excluded)
    texts = Texts(config.settings.lang)
    grids = contents.all_grids
    if sheets.is_exported(grids, texts):
        ahead = _of_workbook(grids, config, options, records, texts)
    elif status_round.is_status_round(grids, texts):
        ahead = _of_round(file.name, grids, config, options, records, texts)
    elif measured := value_tables(contents, options.tables):
        values = values_ahead(
            contents, measured, records, config.content, options.plan, options.answers, texts, replace=options.replace
        )
        ahead = ImportPreview(inquiry=values.inquiry, values=values.read, files=values.files, problems=values.problems)
    else:
        try:
            ahead = _of_tables(file.name, contents, config, options, records, progress)
        except _Refused as refused:
            return ImportPreview(problems=(refused.problem,))
    if ahead.problems or ahead.questions or not ahead.files.changes:
        return ahead
    broken = [problem for problem in problems if _concerns(problem, ahead.files.changes, config.content.name)]
    new = broken or write.new_problems(ahead.files.changes, config.content, config.addresses, problems)
    return replace(ahead, problems=tuple(new))


def _of_workbook(
    grids: Sequence[Grid], config: Config, options: ImportOptions, records: Records, texts: Texts
) -> ImportPreview:
    edits = comparison.compare(grids, records, options.plan, texts, replace_edited=options.replace)
    files = PlannedChanges([] if edits.problems else edits.changes(config.content))
    return ImportPreview(edits=edits, files=files, problems=tuple(edits.problems))


def _of_round(
    name: str, grids: Sequence[Grid], config: Config, options: ImportOptions, records: Records, texts: Texts
) -> ImportPreview:
    plans = relate(records, build_day(), drafts=True).plans
    if options.plan not in plans:
        values = {"suggestion": nearest(options.plan, plans), "allowed": ", ".join(sorted(plans))}
        return ImportPreview(problems=(Problem(Position(name), "sheet-plan", values),))
    answers = status_round.read_round(grids, plans[options.plan], name, texts)
    if answers.problems or not answers.drafts:
        return ImportPreview(round=answers, problems=tuple(answers.problems))
    known = memory.recall(config.content / "plans" / options.plan)
    files = changes.plan_changes(answers.drafts, config.content, known, name, replace=options.replace)
    files.remember(f"plans/{options.plan}", name, {}, {}, whole=True)
    return ImportPreview(round=answers, files=files, problems=tuple(files.problems))


def _of_tables(
    name: str, contents: TableFile, config: Config, options: ImportOptions, records: Records, progress: Progress
) -> ImportPreview:
    """Raises _Refused where it is not known what the tables are of."""
    texts = Texts(config.settings.lang)
    grids = contents.all_grids
    if not any(grid.rows for grid in grids):
        raise _Refused(Problem(Position(name), "no-tables"))
    plan, new = _known_plan(options, records, config.content.name), None
    if not plan:
        new = _new_plan(name, options, records, config.content.name, texts)
        plan = new.record(texts)
        records = replace(records, plans=(*records.plans, plan))
    document = _document_of(name, plan, records.activities, options, config.content.name)
    known = memory.recall(config.content / "plans" / plan.id)
    inquiry = Inquiry({**known.answers, **options.answers}, texts)
    source = ImportSource(plan.id, document, texts, options.tables, known.added_by(name), inquiry, contents.texts)
    result = interpret(grids, records, source, progress)
    if not options.tables:
        settle_gone(result, records, source, known, name)
    if new:
        own = result.plan_draft(plan.id)
        own.values = new.draft(texts).values | own.values
    whole = not options.tables
    files = changes.plan_changes(
        list(result.drafts.values()), config.content, known, name, replace=options.replace, whole=whole,
        progress=progress,
    )  # fmt: skip
    files.remember(f"plans/{plan.id}", name, result.words.added, inquiry.used, whole=whole)
    return ImportPreview(result, inquiry, files=files, problems=tuple(files.problems))


def _concerns(problem: Problem, planned: Sequence[Change], folder: str) -> bool:
    """Whether an error that the content has already is in a file that would be changed."""
    paths = {f"{folder}/{change.path}" for change in planned}
    return problem.severity == "error" and problem.position.path in paths


# ---- which plan, and which of its sources ----


def _known_plan(options: ImportOptions, records: Records, folder: str) -> Plan | None:
    """The plan to import into; None where there is none with its id. Raises _Refused where its file has errors."""
    if plan := next((plan for plan in records.plans if plan.id == options.plan), None):
        return plan
    if f"plans/{options.plan}/index.md" in records.paths:
        index = f"{folder}/plans/{options.plan}/index.md"
        raise _Refused(Problem(Position(index), "import-plan-broken", {"found": options.plan}))
    return None


def _document_of(name: str, plan: Plan, activities: Sequence[Activity], options: ImportOptions, folder: str) -> str:
    """The source in the plan that the tables are: the one that is named, the only one, the one like the file, or the
    only one that the plan's activities come from.

    Raises _Refused where there is none.
    """
    known = {source.id: source.title for source in plan.sources}
    document = options.source or (next(iter(known)) if len(known) == 1 else "")
    if not document:
        sources = vocabulary_of(Records(plans=(plan,)), plan.id).sources
        document = sources.find(Path(name).stem) or sources.find(short_id(Path(name).stem))
    if not document:
        cited = {activity.source.document for activity in activities if activity.plan == plan.id and activity.source}
        document = next(iter(cited)) if len(cited) == 1 else ""
    if document in known:
        return document
    values = {"found": document, "allowed": ", ".join(known), "suggestion": nearest(document, known)}
    raise _Refused(Problem(Position(f"{folder}/{plan.path}"), "import-source", values))


@dataclass(frozen=True)
class NewPlan:
    """What must be known of a plan that has no file yet."""

    id: str
    title: str
    area: str
    period: str
    source_title: str

    @property
    def document(self) -> str:
        """The id of the source that the tables are."""
        return short_id(self.source_title)

    def facts(self, texts: Texts) -> dict[str, Any]:
        """The front matter. The plan is a draft until somebody has looked it through."""
        time = read_period(self.period)
        period = time.value if time.certain and time.value and not time.kept else self.period
        return {
            "title": self.title, "short_title": self.area,
            "summary": texts._(N_("A plan for {area}, {period}."), area=self.area, period=self.period),
            "kind": "action_plan", "area": self.area, "period": period,
            "status": "draft", "sources": [{"id": self.document, "title": self.source_title}],
        }  # fmt: skip

    def record(self, texts: Texts) -> Plan:
        """The plan as the model has it. Raises pydantic's ValidationError, for instance for a period."""
        path = f"plans/{self.id}/index.md"
        return Plan.model_validate({"id": self.id, "path": path, "plan": self.id, **self.facts(texts)})

    def draft(self, texts: Texts) -> Draft:
        """The plan's file."""
        draft = Draft(f"plans/{self.id}/index.md", FileKind.PLAN)
        for name, value in self.facts(texts).items():
            if name == "sources":
                for source in value:
                    draft.values |= {("sources", source["id"], key): part for key, part in source.items()}
            else:
                draft.values[name,] = value
        return draft


def _new_plan(name: str, options: ImportOptions, records: Records, folder: str, texts: Texts) -> NewPlan:
    """A new plan. Raises _Refused where too little is said of it, or something that cannot be."""
    known = [plan.id for plan in records.plans]
    values = {"found": options.plan, "suggestion": nearest(options.plan, known), "allowed": ", ".join(sorted(known))}
    if not (options.title and options.area and options.period):
        raise _Refused(Problem(Position(name), "import-plan", values))
    index = f"{folder}/plans/{options.plan}/index.md"
    if options.plan != short_id(options.plan):
        raise _Refused(Problem(Position(index), "bad-file-name", {**values, "suggestion": short_id(options.plan)}))
    new = NewPlan(options.plan, options.title, options.area, options.period, Path(name).stem)
    try:
        new.record(texts)
    except ValidationError:
        raise _Refused(Problem(Position(index), "bad-period", {"found": options.period})) from None
    return new
