"""The command line: `klarplan check`, and the commands of `commands/`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import click

from klarplan import __version__
from klarplan.commands.against import PUBLISHED_SITE, vanished_problems
from klarplan.commands.explain import GUIDE_LANGUAGE, explain_kinds
from klarplan.commands.new import new
from klarplan.commands.options import DEFAULT_LANGUAGE, _, config_file_option, help_option, lang_option, require
from klarplan.commands.reading import reading_report
from klarplan.commands.schema import schema
from klarplan.commands.status import status
from klarplan.commands.summary import summary
from klarplan.commands.tables import export_tables, import_tables
from klarplan.commands.usage import Commands
from klarplan.content.checks.validate import validate
from klarplan.content.plain_language.advice import advice
from klarplan.content.problems.problem import Format, Problem, explain
from klarplan.content.settings.config import load
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


@click.group(cls=Commands, help=_("Publish public plans as a web site that anyone can read."))
@click.version_option(__version__, prog_name="klarplan", help=_("Show the version and stop."))
@click.help_option("-h", "--help", help=_("Show this help and stop."))
def main() -> None:
    """All commands."""


@main.command(help=_("Check all content. Tells every problem with file, line and column; then exit code 1."))
@config_file_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help=_("For people, for annotations in a pull request, or for programs."),
    show_default=True,
)
@click.option(
    "--against",
    is_flag=False,
    flag_value=PUBLISHED_SITE,
    metavar=_(N_("FILE or ADDRESS")),
    help=_(
        "Tell which pages vanished since the site was published. By its own address, or a sitemap.xml that you name."
    ),
)
@click.option("--klarsprak", "plain", is_flag=True, help=_("Advise on plain language too. That stops nothing."))
@lang_option
@help_option
def check(config_file: Path, form: str, lang: str | None, plain: bool, against: str | None) -> None:
    """Exit code 0: nothing that stops the site. 1: errors. 2: there is no configuration file to begin with, or no file
    to compare with."""
    require(config_file, lang)
    config, problems = load(config_file)
    advised: list[Problem] = []
    report: Iterable[str] = ()
    if config:
        lang = lang or config.settings.lang
        records, found = validate(config.content, config.addresses)
        problems += found
        if against is not None:
            problems += vanished_problems(config, against, problems, lang)
        if plain:
            advised = list(advice(records, config.settings.lang))
            report = reading_report(records, config.settings.lang, Texts(lang))
    lang = lang or DEFAULT_LANGUAGE
    if form == "text":
        parts = (explain(problems, "text", lang), explain(advised, "text", lang), "\n".join(report))
        if told := "\n\n".join(filter(None, parts)):
            click.echo(told)
        click.echo(_summary(problems, advised, lang), err=True)
    elif told := explain([*problems, *advised], cast("Format", form), lang):
        click.echo(told)
    sys.exit(any(problem.severity == "error" for problem in problems))


def _summary(problems: list[Problem], advised: list[Problem], lang: str) -> str:
    """How much was found, and where to read of it."""
    texts = Texts(lang)
    errors = [problem for problem in problems if problem.severity == "error"]
    lines = [texts._(N_("No problems found."))]
    if errors:
        files = len({problem.position.path for problem in errors})
        told = texts.plural("{n} problem", "{n} problems", len(errors))
        where = texts.plural("in {n} file.", "in {n} files.", files)
        lines = [f"{told} {where}"]
    if warnings := len(problems) - len(errors):
        lines.append(texts.plural("{n} warning. It stops nothing.", "{n} warnings. They stop nothing.", warnings))
    if advised:
        lines.append(
            texts.plural("{n} piece of advice on the language.", "{n} pieces of advice on the language.", len(advised))
        )
    if lang == GUIDE_LANGUAGE and (kinds := sorted({problem.kind for problem in (*problems, *advised)})):
        lines.append(texts._(N_("What they mean, and what to do: klarplan explain {kinds}"), kinds=" ".join(kinds)))
    return "\n".join(lines)


for command in (explain_kinds, export_tables, import_tables, new, schema, status, summary):
    main.add_command(command)
