"""`klarplan schema`: JSON Schema for editors such as VS Code."""

from __future__ import annotations

from pathlib import Path

import click

from klarplan.commands.options import DEFAULT_LANGUAGE, _, help_option
from klarplan.content.schema import write_schemas
from klarplan.text.languages import catalogues


@click.command(
    help=_("Write a JSON Schema for each kind of file, so that an editor completes and explains the fields.")
)
@click.option(
    "--output", "-o", "folder", type=click.Path(path_type=Path, file_okay=False), default="schema", show_default=True,
    help=_("The folder to write them in."),
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(catalogues()), default=DEFAULT_LANGUAGE, show_default=True,
    help=_("The language of titles and explanations."),
)  # fmt: skip
@help_option
def schema(folder: Path, lang: str) -> None:
    """Files that are there already are written anew: they are made, never edited."""
    for file in write_schemas(folder, lang):
        click.echo(file)
