"""`klarplan explain`: what the guide says of a kind of problem."""

from __future__ import annotations

import click

from klarplan.commands.guide import problem_entries
from klarplan.commands.options import _, help_option, stop
from klarplan.text.catalogue import N_
from klarplan.text.nearest import nearest

GUIDE_LANGUAGE = "sv"
"""The language of the guide."""


@click.command("explain", help=_("Tell what kinds of problems mean and what to do, as the guide says it: yaml-colon …"))
@click.argument("kinds", nargs=-1, metavar=_(N_("[KIND]…")))
@help_option
def explain_kinds(kinds: tuple[str, ...]) -> None:
    """Without a kind, all of them are listed. Exit code 1 for a kind that there is not."""
    entries = problem_entries()
    if not kinds:
        click.echo(_(N_("These are the kinds of problems. To read of one: klarplan explain and its name.")))
        click.echo("\n".join(f"  {kind}" for kind in sorted(entries)))
    for number, kind in enumerate(kinds):
        if kind not in entries:
            close = nearest(kind, entries)
            hint = _(N_('Did you mean "{suggestion}"?')).format(suggestion=close) if close else ""
            message = _(N_("There is no kind of problem called {kind}.")).format(kind=kind)
            stop(f"{message} {hint}".rstrip())
        click.echo(f"{'' if not number else chr(10)}{kind}\n{'-' * len(kind)}\n\n{entries[kind]}")
