"""What commands share: options, the language of the help, and a site to work on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from klarplan.text.catalogue import N_, catalogue
from klarplan.text.languages import catalogues

DEFAULT_LANGUAGE = "sv"
"""The language of the help, and of messages where no site says its own."""
_ = catalogue(DEFAULT_LANGUAGE).gettext

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


def help_option(command: CommandT) -> CommandT:
    """-h and --help."""
    return click.help_option("-h", "--help", help=_("Show this help and stop."))(command)


def config_file_option(command: CommandT) -> CommandT:
    """-f and --config-file: the parameter `config_file`."""
    return click.option(
        "--config-file",
        "-f",
        type=click.Path(path_type=Path),
        default="site_config.yml",
        help=_("The site's configuration file."),
        show_default=True,
    )(command)


def lang_option(command: CommandT) -> CommandT:
    """--lang: the parameter `lang`, None where it is not given."""
    return click.option(
        "--lang", type=click.Choice(catalogues()), help=_("The language of the messages. Otherwise the site's own.")
    )(command)


def require(config_file: Path, lang: str | None = None) -> None:
    """Stop with exit code 2 where there is no such file."""
    if not config_file.is_file():
        missing = N_("There is no file {file}. Go to the site's folder, or name the file with --config-file.")
        stop(catalogue(lang or DEFAULT_LANGUAGE).gettext(missing).format(file=config_file), code=2)


def stop(message: str, code: int = 1) -> NoReturn:
    """Say why, and stop."""
    click.echo(message, err=True)
    sys.exit(code)
