"""The command line: the group `klarplan`, with a module for each command."""

from __future__ import annotations

import io
import sys

import click

from klarplan import __version__
from klarplan.commands.build import build_site, serve_site
from klarplan.commands.check import check
from klarplan.commands.explain import explain_kinds
from klarplan.commands.format import format_content
from klarplan.commands.new import new
from klarplan.commands.options import _, help_option
from klarplan.commands.schema import schema
from klarplan.commands.status import status
from klarplan.commands.summary import summary
from klarplan.commands.tables import export_tables, import_tables
from klarplan.commands.usage import Commands


def say_all_signs() -> None:
    """Let output that cannot show a sign show another instead: a Windows console or file may be in cp1252 or cp850."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


@click.group(cls=Commands, help=_("Publish public plans as a web site that anyone can read."))
@click.version_option(__version__, prog_name="klarplan", help=_("Show the version and stop."))
@click.option("--debug", is_flag=True, expose_value=False, help=_("Show faults of Klarplan's as Python tells them."))
@help_option
def main() -> None:
    """All commands."""
    say_all_signs()


for command in (
    build_site, check, explain_kinds, export_tables, format_content, import_tables, new, schema, serve_site, status,
    summary,
):  # fmt: skip
    main.add_command(command)
