"""`klarplan import` and `klarplan export`: tables in Word, Excel and text files ↔ content."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from klarplan.commands.options import _, config_file_option, help_option, lang_option, require, stop
from klarplan.commands.pdf import write_pdf
from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import explain
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config, load
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.unreadable import UnreadableError, require_package
from klarplan.model.records import Plan
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

if TYPE_CHECKING:  # these need packages that are installed only on demand: see `require_package`
    from klarplan.importing.imports import ImportPreview

PartT = TypeVar("PartT")

_YES = ("j", "ja", "y", "yes")
_FEW = 200
"""Work in fewer parts than this is done at once: a bar would only blink."""


@click.command(
    "import",
    help=_(
        "Read the tables of a Word, Excel, CSV or text file into a plan: goals, activities, focus areas and money. "
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
@click.option("--yes", "-y", is_flag=True, help=_("Write without asking."))
@config_file_option
@lang_option
@help_option
def import_tables(
    file: Path, config_file: Path, lang: str | None, dry_run: bool, yes: bool, tables: tuple[int, ...],
    plan: str, replace: bool, source: str, title: str, area: str, period: str,
) -> None:  # fmt: skip
    """Exit code 0: written, or nothing to write. 1: nothing was written, because of problems. 2: no such file."""
    config, texts = _site(config_file, lang)
    if not file.is_file():
        stop(texts._(N_("There is no file {file}."), file=file), code=2)
    try:
        contents = read_file(file)
        require_package("ruamel.yaml", file.name)
    except UnreadableError as error:
        stop(explain([error.problem], "text", texts.lang))
    if contents.problems:
        click.echo(explain(contents.problems, "text", texts.lang), err=True)
    if any(problem.severity == "error" for problem in contents.problems):
        stop(texts._(N_("Nothing has been written.")))
    grids = contents.all_grids
    from klarplan.importing.imports import ImportOptions, preview

    options = ImportOptions(plan, source, frozenset(tables), replace, title, area, period)
    ahead = preview(file, grids, config, options, _Bars(texts))
    _show(ahead, file, config, texts)
    if ahead.problems:
        nothing = texts._(N_("Nothing has been written."))
        stop(f"\n{explain(ahead.problems, 'text', texts.lang)}\n{nothing}")
    if not ahead.files.changes:
        click.echo(texts._(N_("Nothing has been written.")))
    elif dry_run:
        click.echo(texts._(N_("Nothing has been written. The same command without --dry-run writes the files.")))
    elif not yes and _is_watched() and not _agrees(texts):
        stop(texts._(N_("Nothing has been written.")))
    else:
        _write(ahead, config, texts)


def _site(config_file: Path, lang: str | None) -> tuple[Config, Texts]:
    """The site to work on, and the language to speak."""
    require(config_file, lang)
    config, problems = load(config_file)
    if config is None:
        stop(explain(problems, "text", lang or "sv"))
    return config, Texts(lang or config.settings.lang)


def _show(ahead: ImportPreview, file: Path, config: Config, texts: Texts) -> None:
    """Tell what the file says, and what would be written."""
    from klarplan.importing.report import report, report_of_files, report_of_workbook

    if ahead.result:
        click.echo(report(ahead.result, file.name, texts))
    if ahead.edits:
        click.echo(report_of_workbook(ahead.edits, texts))
    files = report_of_files(ahead.files, f"{config.content.name}/", texts)
    if files and (ahead.files.changes or not ahead.problems):
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
        "Or as PDF files (--pdf)."
    ),
)
@click.option("--xlsx", "file", type=click.Path(path_type=Path, dir_okay=False), help=_("The workbook to write."))
@click.option("--pdf", "printed", is_flag=True, help=_("Write each plan as a tagged PDF instead, to print or send."))
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
@click.option("--replace", is_flag=True, help=_("Write over a workbook that is there already."))
@config_file_option
@lang_option
@help_option
def export_tables(
    config_file: Path, lang: str | None, file: Path | None, wanted: tuple[str, ...], replace: bool, printed: bool,
    folder: Path,
) -> None:  # fmt: skip
    """Exit code 0: written. 1: not written, because of problems."""
    config, texts = _site(config_file, lang)
    if printed:
        write_pdf(config_file, folder, wanted, texts)
        return
    if file is None:
        stop(texts._(N_("Say what to write, for instance: klarplan export --xlsx planer.xlsx")), code=2)
    if file.exists() and not replace:
        stop(texts._(N_("The file {file} is there already. With --replace it is written over."), file=file))
    records, problems = validate(config.content, config.addresses)
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
