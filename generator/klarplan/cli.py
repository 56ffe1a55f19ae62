"""The command line: `klarplan check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from klarplan import __version__
from klarplan.config import load
from klarplan.i18n import N_, catalogue
from klarplan.problems import Format, Problem, explain
from klarplan.validate import validate

DEFAULT_LANGUAGE = "sv"
"""The language of the help, and of messages where no site says its own."""
_ = catalogue(DEFAULT_LANGUAGE).gettext


@click.group(help=_("Publish public plans as a web site that anyone can read."))
@click.version_option(__version__, prog_name="klarplan", help=_("Show the version and stop."))
@click.help_option("-h", "--help", help=_("Show this help and stop."))
def main() -> None:
    """All commands."""


@main.command(help=_("Check all content. Tells every problem with file, line and column; then exit code 1."))
@click.option(
    "--config-file",
    "-f",
    type=click.Path(path_type=Path),
    default="site_config.yml",
    help=_("The site's configuration file."),
    show_default=True,
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help=_("For people, for annotations in a pull request, or for programs."),
    show_default=True,
)
@click.option(
    "--lang", type=click.Choice(["sv", "en"]), help=_("The language of the messages. Otherwise the site's own.")
)
@click.help_option("-h", "--help", help=_("Show this help and stop."))
def check(config_file: Path, form: str, lang: str | None) -> None:
    """Exit code 0: nothing that stops the site. 1: errors. 2: there is no configuration file to begin with."""
    if not config_file.is_file():
        missing = _in(
            lang, N_("There is no file {file}. Go to the site's folder, or name the file with --config-file.")
        )
        click.echo(missing.format(file=config_file), err=True)
        sys.exit(2)
    config, problems = load(config_file)
    if config:
        lang = lang or config.settings.lang
        problems += validate(config.content, config.sitemap)[1]
    lang = lang or DEFAULT_LANGUAGE
    if told := explain(problems, cast("Format", form), lang):
        click.echo(told)
    if form == "text":
        click.echo(_summary(problems, lang), err=True)
    sys.exit(any(problem.severity == "error" for problem in problems))


def _in(lang: str | None, message: str) -> str:
    return catalogue(lang or DEFAULT_LANGUAGE).gettext(message)


def _summary(problems: list[Problem], lang: str) -> str:
    if not problems:
        return _in(lang, N_("No problems found."))
    texts, files = catalogue(lang), len({problem.position.path for problem in problems})
    told = texts.ngettext("{n} problem", "{n} problems", len(problems)).format(n=len(problems))
    return f"{told} {texts.ngettext('in {n} file.', 'in {n} files.', files).format(n=files)}"
