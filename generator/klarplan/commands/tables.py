"""`klarplan import` and `klarplan export`: tables in Word, Excel and text files ↔ content."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from klarplan.commands.options import _, config_file_option, help_option, lang_option, require, stop
from klarplan.commands.pdf import write_pdf
from klarplan.commands.project import write_project
from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import explain
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config, load
from klarplan.importing.answers import Given, file_for, questions_as_text, read_answers, refused
from klarplan.importing.files.contents import TableFile
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.unreadable import UnreadableError, require_package
from klarplan.importing.questions import Question
from klarplan.model.records import Plan
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.languages import told_in

if TYPE_CHECKING:  # these need packages that are installed only on demand: see `require_package`
    from klarplan.importing.imports import ImportOptions, ImportPreview

PartT = TypeVar("PartT")

_YES = ("j", "ja", "y", "yes", "k", "kyllä")
_PLACES, _QUESTIONS = 5, 12
"""How many places of a question, and how many questions, are shown at once."""
_FEW = 200
"""Work in fewer parts than this is done at once: a bar would only blink."""


@click.command(
    "import",
    help=_(
        "Read the tables of a Word, Excel, CSV or text file into a plan: goals, activities, focus areas and money. "
        "Or measured values of indicators, from such a table or from a file saved from Kolada. "
        "First tells what was understood, cell by cell. Writes all or nothing, and never over a file that somebody "
        "has edited."
    ),
)
@click.argument("file", type=click.Path(path_type=Path), metavar=_(N_("FILE")))
@click.option("--plan", default="", help=_("The plan to import into: the name of its folder."))
@click.option("--dry-run", is_flag=True, help=_("Only tell what was understood and what would be written."))
@click.option("--replace", is_flag=True, help=_("Write what the table says over files that somebody has edited."))
@click.option("--table", "tables", type=int, multiple=True, help=_("Only this table of the file, by number."))
@click.option("--source", default="", help=_("The id of the source in the plan's facts that the table is."))
@click.option("--title", default="", help=_("For a new plan: its title."))
@click.option("--area", default="", help=_("For a new plan: the area that it is for."))
@click.option("--period", default="", help=_("For a new plan: its time, for instance 2021–2025."))
@click.option(
    "--answers", "answers_file", type=click.Path(path_type=Path), help=_("A file with answers to the questions.")
)
@click.option("--details", is_flag=True, help=_("Tell what became of every cell."))
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Write a page that shows each table beside what it became."),
)
@click.option("--yes", "-y", is_flag=True, help=_("Write without asking."))
@config_file_option
@lang_option
@help_option
def import_tables(
    file: Path, config_file: Path, lang: str | None, dry_run: bool, yes: bool, tables: tuple[int, ...],
    plan: str, replace: bool, source: str, title: str, area: str, period: str, answers_file: Path | None,
    details: bool, page: Path | None,
) -> None:  # fmt: skip
    """Exit code 0: every row has its place, or was set aside on purpose. 1: nothing was written, because of problems,
    or because nothing was placed. 2: the file cannot be read. 3: there are questions.
    """
    config, texts = _site(config_file, lang)
    contents = _contents(file, texts)
    given = _given(answers_file, texts) if answers_file else []
    from klarplan.importing.imports import ImportOptions, preview

    options = ImportOptions(plan, source, frozenset(tables), replace, title, area, period,
                            {answer.key: answer.words for answer in given})  # fmt: skip
    ahead = preview(file, contents, config, options, _Bars(texts))
    if ahead.questions and not ahead.problems and not dry_run and not yes and _is_watched():

        def again(answers: Mapping[str, str]) -> ImportPreview:
            return preview(file, contents, config, dataclasses.replace(options, answers=answers), _Bars(texts))

        ahead = _asked(ahead, again, options, texts)
    _show(ahead, contents, config, texts, details=details, page=page)
    _stop_where_it_must(ahead, file, given, texts, dry_run=dry_run)
    if not ahead.files.changes:
        click.echo(texts._(N_("Nothing has been written.")))
    elif dry_run:
        click.echo(texts._(N_("Nothing has been written. The same command without --dry-run writes the files.")))
    elif not yes and _is_watched() and not _agrees(texts):
        stop(texts._(N_("Nothing has been written.")))
    else:
        _write(ahead, config, texts)


def _contents(file: Path, texts: Texts) -> TableFile:
    """What the file holds. Stops with exit code 2 where it cannot be read."""
    if not file.is_file():
        stop(texts._(N_("There is no file {file}."), file=file), code=2)
    try:
        contents = read_file(file)
        require_package("ruamel.yaml", file.name)
    except UnreadableError as error:
        code = 1 if error.problem.kind == "missing-extra" else 2
        stop(explain([error.problem], "text", texts.lang), code=code)
    except OSError as error:
        stop(texts._(N_("The file {file} cannot be read: {reason}"), file=file, reason=error.strerror), code=2)
    if any(problem.severity == "error" for problem in contents.problems):
        nothing = texts._(N_("Nothing has been written."))
        stop(f"{explain(contents.problems, 'text', texts.lang)}\n{nothing}", code=2)
    return contents


def _given(file: Path, texts: Texts) -> list[Given]:
    """The answers of a file. Stops where they cannot be read."""
    if not file.is_file():
        stop(texts._(N_("There is no file {file}."), file=file), code=2)
    given, problems = read_answers(file)
    if problems:
        nothing = texts._(N_("Nothing has been written."))
        stop(f"{explain(problems, 'text', texts.lang)}\n{nothing}")
    return given


def _asked(
    ahead: ImportPreview, again: Callable[[Mapping[str, str]], ImportPreview], options: ImportOptions, texts: Texts
) -> ImportPreview:
    """Ask somebody at the keyboard, one question at a time, until all have an answer."""
    answers = dict(options.answers)
    while ahead.questions and not ahead.problems:
        questions = ahead.questions
        click.echo(texts.plural("There is {n} question.", "There are {n} questions.", len(questions)))
        for number, question in enumerate(questions, 1):
            answers[question.key] = _answer_to(question, f"{number}/{len(questions)}", texts)
        ahead = again(answers)
    return ahead


def _answer_to(question: Question, number: str, texts: Texts) -> str:
    """What somebody answers: the number of a choice, or words."""
    click.echo(f"\n{number}  {question.text}")
    if question.reason:
        click.echo(f"  {question.reason}")
    for place in question.places[:_PLACES]:
        click.echo(f"  {place}")
    if (more := len(question.places) - _PLACES) > 0:
        _tell_more(more, texts)
    choices = question.allowed(texts)
    for at, words in enumerate(choices, 1):
        proposal = texts._(N_("proposal"))
        click.echo(f"  {at}. {words}  ({proposal})" if words == question.proposal() else f"  {at}. {words}")
    while True:
        typed = str(click.prompt(texts._(N_("Your answer (a number or words)")), default=question.proposal() or None))
        words = choices[int(typed) - 1] if typed.isdigit() and 0 < int(typed) <= len(choices) else typed
        if question.answer(words, texts):
            return words
        click.echo(texts._(N_("That is none of the choices.")))


def _tell_more(more: int, texts: Texts) -> None:
    words = texts.plural("and {n} more", "and {n} more", more)
    click.echo(f"  {words}")


def _stop_where_it_must(
    ahead: ImportPreview, file: Path, given: Sequence[Given], texts: Texts, *, dry_run: bool
) -> None:
    """Stop where nothing may be written: problems, questions, or nothing that was placed."""
    nothing = texts._(N_("Nothing has been written."))
    problems = [*ahead.problems, *refused(given, ahead.inquiry.refused, texts)]
    if problems:
        stop(f"\n{explain(problems, 'text', texts.lang)}\n{nothing}")
    if ahead.questions:
        _write_questions(ahead, file, given, texts, dry_run=dry_run)
    if (ahead.result or ahead.values) and not ahead.files.changes and not ahead.files.unchanged:
        unplaced = texts._(N_("Nothing in the file has found a place in the plan."))
        stop(f"{unplaced}\n{nothing}")


def _write_questions(
    ahead: ImportPreview, file: Path, given: Sequence[Given], texts: Texts, *, dry_run: bool
) -> NoReturn:
    """Write the questions into a file beside the table, and stop with exit code 3."""
    click.echo()
    for question in ahead.questions[:_QUESTIONS]:
        click.echo(f"  ? {question.text}")
    if (more := len(ahead.questions) - _QUESTIONS) > 0:
        _tell_more(more, texts)
    if dry_run:
        stop(texts._(N_("Nothing has been written. Without --dry-run the questions are written to a file.")), code=3)
    target = file_for(file)
    answered = {answer.key: answer.words for answer in given}
    try:
        target.write_text(questions_as_text(ahead.questions, file.name, texts, answered), encoding="utf-8")
    except OSError as error:
        stop(texts._(N_("Nothing has been written: {reason}"), reason=error), code=3)
    message = N_(
        "The questions stand in {file}. Write the answers there, and run the command again with --answers {file}."
    )
    nothing = texts._(N_("Nothing has been written."))
    stop(f"{nothing} {texts._(message, file=target)}", code=3)


def _site(config_file: Path, lang: str | None) -> tuple[Config, Texts]:
    """The site to work on, and the language to speak."""
    require(config_file, lang)
    config, problems = load(config_file)
    if config is None:
        stop(explain(problems, "text", lang or "sv"))
    return config, Texts(lang or told_in(config.settings.lang))


def _show(
    ahead: ImportPreview, contents: TableFile, config: Config, texts: Texts, *, details: bool, page: Path | None
) -> None:
    """Tell what the file says, and what would be written."""
    from klarplan.importing.report import report, report_of_files, report_of_workbook

    if contents.problems:
        click.echo(explain(contents.problems, "text", texts.lang), err=True)
    if ahead.result:
        click.echo(report(ahead, contents, texts, details=details))
        if page:
            from klarplan.importing.report_page import report_page

            page.write_text(report_page(ahead, contents, texts), encoding="utf-8")
            click.echo(texts._(N_("Look at it in {file}."), file=page))
    if ahead.values:
        from klarplan.importing.values.report import report_of_values

        click.echo(report_of_values(ahead.values, contents, texts))
    if ahead.edits:
        click.echo(report_of_workbook(ahead.edits, texts))
    if ahead.round:
        told = texts.plural("{n} activity has a new status.", "{n} activities have a new status.", ahead.round.answered)
        left = texts.plural("{n} has none.", "{n} have none.", ahead.round.unanswered)
        click.echo(f"{told} {left}")
    files = report_of_files(ahead.files, f"{config.content.name}/", texts, details=details or ahead.edits is not None)
    if files and not ahead.questions and (ahead.files.changes or not ahead.problems):
        click.echo(files)


def _is_watched() -> bool:
    """Whether a person sits at the keyboard and can be asked."""
    return sys.stdin.isatty()


def _agrees(texts: Texts) -> bool:
    answer = click.prompt(texts._(N_("Write the files? (yes/no)")), default="", show_default=False)
    return answer.strip().lower() in _YES


def _write(ahead: ImportPreview, config: Config, texts: Texts) -> None:
    from klarplan.importing.writing.write import write

    try:
        write(ahead.files.changes, config.content, _Bars(texts))
    except OSError as error:
        stop(texts._(N_("Nothing has been written: {reason}"), reason=error))
    click.echo(texts._(N_("The files have been written. Look at them, and run klarplan check.")))


class _Bars:
    """Draws a bar for work in many parts, where a person is watching."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def __call__(self, parts: Sequence[PartT], label: str) -> Iterator[PartT]:
        """The parts, one by one."""
        if len(parts) < _FEW or not sys.stderr.isatty():
            yield from parts
            return
        with click.progressbar(parts, label=self.texts._(label), file=sys.stderr) as bar:
            yield from bar


@click.command(
    "export",
    help=_(
        "Write the plans as an Excel workbook, to edit there and import again (--xlsx): each plan gets a sheet. "
        "Or as PDF files (--pdf), or the whole site as a project of another engine's (--zensical)."
    ),
)
@click.option("--xlsx", "file", type=click.Path(path_type=Path, dir_okay=False), help=_("The workbook to write."))
@click.option("--pdf", "printed", is_flag=True, help=_("Write each plan as a tagged PDF instead, to print or send."))
@click.option(
    "--zensical",
    "project",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Write the site to this folder as a project of Zensical's, which builds the same pages."),
)
@click.option(
    "--output",
    "-o",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help=_("The folder for the PDF files."),
    show_default=True,
)
@click.option("--plan", "wanted", multiple=True, help=_("Only this plan: the name of its folder."))
@click.option("--replace", is_flag=True, help=_("Write over what is there already."))
@config_file_option
@lang_option
@help_option
def export_tables(
    config_file: Path, lang: str | None, file: Path | None, wanted: tuple[str, ...], replace: bool, printed: bool,
    folder: Path, project: Path | None,
) -> None:  # fmt: skip
    """Exit code 0: written. 1: not written, because of problems."""
    config, texts = _site(config_file, lang)
    if printed:
        write_pdf(config_file, folder, wanted, texts)
        return
    if project:
        write_project(config_file, project, texts, replace=replace)
        return
    if file is None:
        stop(texts._(N_("Say what to write, for instance: klarplan export --xlsx planer.xlsx")), code=2)
    if file.exists() and not replace:
        stop(texts._(N_("The file {file} is there already. With --replace it is written over."), file=file))
    records, problems = validate(config.content, config.addresses, config.excluded)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        first = texts._(N_("The content has errors. Run klarplan check first."))
        stop(f"{explain(errors, 'text', texts.lang)}\n{first}")
    plans = [plan for plan in records.plans if not wanted or plan.id in wanted]
    if unknown := [name for name in wanted if name not in {plan.id for plan in plans}]:
        stop(texts._(N_('There is no plan "{plan}".'), plan=unknown[0]))
    if not plans:
        stop(texts._(N_("There are no plans yet.")))
    _export(file, records, plans, texts)


def _export(file: Path, records: Records, plans: Sequence[Plan], texts: Texts) -> None:
    try:
        require_package("openpyxl", file.name)
        from klarplan.importing.workbook.export import save

        rows = save(file, records, plans, texts, _Bars(texts))
    except UnreadableError as error:
        stop(explain([error.problem], "text", texts.lang))
    except OSError as error:
        stop(texts._(N_("Nothing has been written: {reason}"), reason=error))
    count = texts.plural("{n} row", "{n} rows", rows)
    message = N_("{file}: {rows}. Edit it and import it again: klarplan import {file}")
    click.echo(texts._(message, file=file, rows=count))
