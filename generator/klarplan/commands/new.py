"""`klarplan new`: a complete site of one's own, to begin with."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click

from klarplan.commands.new_site import Host, NewSite, host_of, write_site
from klarplan.commands.options import DEFAULT_LANGUAGE, _, help_option, stop
from klarplan.commands.origin import UnknownOriginError
from klarplan.content.history import build_day, day_problems
from klarplan.content.problems.problem import Position, explain
from klarplan.model.base import EMAIL_PATTERN, WEB_ADDRESS_PATTERN
from klarplan.text.catalogue import N_

_ADDRESS = re.compile(WEB_ADDRESS_PATTERN)
_EMAIL = re.compile(EMAIL_PATTERN)


def _name(text: str) -> str:
    if not (entered := " ".join(text.split())):
        raise ValueError(_(N_("It cannot be empty.")))
    return entered


def _address(text: str) -> str:
    """An address with a slash at its end; none is allowed."""
    if (entered := text.strip()) and not _ADDRESS.fullmatch(entered):
        raise ValueError(_(N_("Write the whole address: https://organisation.github.io/planer/")))
    return f"{entered.rstrip('/')}/" if entered else ""


def _form(text: str) -> str:
    if (entered := text.strip()) and not _ADDRESS.fullmatch(entered):
        raise ValueError(_(N_("Write the whole address: https://www.kommun.se/felanmalan")))
    return entered


def _email(text: str) -> str:
    if (entered := text.strip()) and not _EMAIL.fullmatch(entered):
        raise ValueError(_(N_("Write it as in: kontakt@kommun.se")))
    return entered


_QUESTIONS: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "name": (N_("What is the site called?"), N_("Our plans"), _name),
    "organisation": (N_("Who publishes it?"), N_("The organisation"), _name),
    "address": (N_("At which address will it be? (Enter if you do not know yet)"), "", _address),
    "email": (N_("To which e-mail address do readers turn? (Enter to leave out)"), "", _email),
    "form": (N_("At which address is your form for telling of faults? (Enter to leave out)"), "", _form),
}
"""Question, answer where none is given, and what makes an answer of a text."""

_INSTALL = N_("Install it from its repository, a folder with it or a wheel: python -m pip install …")


@click.command(
    help=_("Make a new site in FOLDER: settings, an example plan, a guide. It never writes over your files.")
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar=_(N_("FOLDER")))
@click.option("--name", help=_("What the site is called."))
@click.option("--organisation", help=_("Who publishes it."))
@click.option("--address", help=_("The address where it will be: https://…/"))
@click.option("--email", help=_("The e-mail address that readers turn to."))
@click.option("--form", help=_("The address of a form for telling of faults."))
@click.option(
    "--host", type=click.Choice([host.value for host in Host]),
    help=_("Where the files are kept, and the site is published. Otherwise as the address says, or github."),
)  # fmt: skip
@click.option("--yes", "-y", is_flag=True, help=_("Ask nothing."))
@help_option
def new(folder: Path, yes: bool, host: str | None, **given: str | None) -> None:
    """Exit code 1 where a file is there already, or the site could not install Klarplan: then nothing is written."""
    answers = {key: _answer(key, given[key], ask=not yes) for key in _QUESTIONS}
    if wrong := day_problems(Position(str(folder))):
        stop(explain(wrong, "text", DEFAULT_LANGUAGE))
    try:
        chosen = Host(host) if host else host_of(answers["address"])
        paths = write_site(folder, NewSite(today=build_day(), host=chosen, **answers))
    except FileExistsError as error:
        existing = "\n".join(f"  {folder / path}" for path in error.args)
        before = _(N_("These files are there already, so nothing was written:"))
        stop(f"{before}\n{existing}")
    except UnknownOriginError as error:
        why, nothing = _(str(error)).format(reason=error.reason), _(N_("Nothing has been written."))
        stop(f"{why} {nothing}\n{_(_INSTALL)}")
    click.echo(_(N_("{n} files were written in {folder}.")).format(n=len(paths), folder=folder))
    click.echo(_(N_("Begin with {file}, or try at once:")).format(file=folder / "README.md"))
    for command in (f"cd {folder}", "klarplan check", "klarplan serve"):
        click.echo(f"  {command}")


def _answer(key: str, given: str | None, *, ask: bool) -> str:
    """What was given as an option, or is answered. A question is asked again until its answer can be used."""
    question, default, read = _QUESTIONS[key]
    shown = _(default) if default else ""
    while given is None:
        answer = click.prompt(_(question), default=shown, show_default=bool(shown)) if ask else shown
        try:
            return read(answer)
        except ValueError as error:
            click.echo(str(error), err=True)
    try:
        return read(given)
    except ValueError as error:
        stop(f"--{key}: {error}", code=2)
