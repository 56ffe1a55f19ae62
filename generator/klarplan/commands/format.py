"""`klarplan format`: brings the content to one form where a value may be written in several ways."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klarplan.commands.options import _, config_file_option, help_option, lang_option, require, stop
from klarplan.content.problems.problem import explain
from klarplan.content.reading.folder import content_files
from klarplan.content.settings.config import load
from klarplan.importing.files.unreadable import UnreadableError, require_package
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.languages import told_in

if TYPE_CHECKING:  # it needs a package that is installed only on demand: see `require_package`
    from klarplan.importing.writing.changes import Change


@click.command(
    "format", help=_("Write each fact in its normal form: a list as a list, a cost with its kind. Comments stay.")
)
@click.option("--check", "only_check", is_flag=True, help=_("Write nothing; exit code 1 where something would change."))
@config_file_option
@lang_option
@help_option
def format_content(config_file: Path, only_check: bool, lang: str | None) -> None:
    """Exit code 0: all is in its normal form, or has been written so. 1: with --check, something would change; or a
    file cannot be changed. 2: there is no configuration file.
    """
    require(config_file, lang)
    config, problems = load(config_file)
    if config is None:
        stop(explain(problems, "text", lang or "sv"))
    texts = Texts(lang or told_in(config.settings.lang))
    try:
        require_package("ruamel.yaml", config_file.name)
    except UnreadableError as error:
        stop(explain([error.problem], "text", texts.lang))
    from klarplan.importing.writing.write import write

    changes, unchangeable = _changes(config.content)
    for change in changes:
        fields = ", ".join(str(at[0]) for at in change.fields)
        click.echo(f"{config.content.name}/{change.path}: {fields}")
    for path in unchangeable:
        sentence = N_("{file} cannot be changed. Run klarplan check, or write the facts on lines of their own.")
        click.echo(texts._(sentence, file=f"{config.content.name}/{path}"), err=True)
    if not only_check:
        write(changes, config.content)
    click.echo(_summary(texts, len(changes), only_check=only_check), err=True)
    sys.exit(bool(unchangeable or (only_check and changes)))


def _changes(content: Path) -> tuple[list[Change], list[str]]:
    """The files that are not in their normal form, and those that cannot be brought to it."""
    from klarplan.importing.writing.changes import Change
    from klarplan.importing.writing.normal_form import has_normal_form, normal_form
    from klarplan.importing.writing.yaml_edit import EditError

    changes, unchangeable = list[Change](), list[str]()
    for path in filter(has_normal_form, content_files(content)):
        try:
            formed = normal_form((content / path).read_bytes(), path)
        except EditError:
            unchangeable.append(path)
            continue
        if formed.fields:
            changes.append(Change(path, formed.text, tuple((name,) for name in formed.fields)))
    return changes, unchangeable


def _summary(texts: Texts, count: int, *, only_check: bool) -> str:
    if not count:
        return texts._(N_("All facts are in their normal form."))
    if only_check:
        return texts.plural(
            "{n} file would change. Run klarplan format.", "{n} files would change. Run klarplan format.", count
        )
    return texts.plural("{n} file has been written.", "{n} files have been written.", count)
