"""`klarplan export --zensical`: the site as a project of Zensical's."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from klarplan.commands.options import stop
from klarplan.content.problems.problem import explain
from klarplan.publishing.build import ContentError, Markdown, build, can_make_pdf
from klarplan.publishing.pdf.pdf import PdfError
from klarplan.publishing.search.index import SearchError
from klarplan.publishing.stylesheets import StylesheetError
from klarplan.publishing.zensical.project import PARTS, SETTINGS, Project
from klarplan.publishing.zensical.templates import UnknownFormError
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


def write_project(config_file: Path, folder: Path, texts: Texts, *, replace: bool) -> None:
    """Write the project into a folder that is empty, or with `replace` in the place of one that was written before.

    Exit code 1 where it cannot be written.
    """
    if folder.is_dir() and any(folder.iterdir()):
        if not (replace and (folder / SETTINGS).is_file()):
            message = N_("The folder {folder} is not empty. With --replace a project written before is written anew.")
            stop(texts._(message, folder=folder))
        for part in PARTS:  # pages that are no more would be built too
            shutil.rmtree(folder / part, ignore_errors=True)
    try:
        publication = build(config_file, markdown=Markdown.of(config_file), with_pdf=can_make_pdf())
        pages = Project(publication, folder).write()
    except ContentError as error:
        first = texts._(N_("The content has errors. Run klarplan check first."))
        stop(f"{explain(error.problems, 'text', texts.lang)}\n{first}")
    except (UnknownFormError, StylesheetError) as error:
        stop(texts._(str(error), **error.values))
    except (PdfError, SearchError) as error:
        stop(texts._(str(error)))
    except OSError as error:
        stop(texts._(N_("Not all files have been written: {reason}"), reason=error))
    count = texts.plural("{n} page", "{n} pages", pages)
    message = N_("{folder}: {pages}. Zensical builds them: zensical build -f {settings}")
    click.echo(texts._(message, folder=folder, pages=count, settings=folder / SETTINGS))
