"""`klarplan export --pdf`: the plans as tagged PDF files."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from klarplan.commands.options import stop
from klarplan.content.problems.problem import explain
from klarplan.publishing.build import ContentError, Markdown, build
from klarplan.publishing.pdf.pdf import Paper, PdfError
from klarplan.publishing.pdf.printing import Printer
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


def write_pdf(config_file: Path, folder: Path, only: Collection[str], texts: Texts) -> None:
    """Write the plans' PDF files into a folder, over those that are there; `only` names the plans, none for all.

    Exit code 1 where the content has errors, a plan does not exist, or WeasyPrint is missing.
    """
    try:
        publication = build(config_file, markdown=Markdown.of(config_file))
    except ContentError as error:
        first = texts._(N_("The content has errors. Run klarplan check first."))
        stop(f"{explain(error.problems, 'text', texts.lang)}\n{first}")
    plans = publication.site.library.plans
    if unknown := [name for name in only if name not in plans]:
        stop(texts._(N_('There is no plan "{plan}".'), plan=unknown[0]))
    if not plans:
        stop(texts._(N_("There are no plans yet.")))
    printer = Printer(publication.site, publication.config)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, contents in plans.items():
            if not only or name in only:
                content, file = Paper(printer, contents).pdf(), folder / f"{name}.pdf"
                file.write_bytes(content)
                size = texts.number(-(-len(content) // 1000))  # kB, as everywhere; rounded up
                click.echo(texts._(N_("{file}: {size} kB"), file=file, size=size))
    except PdfError as error:
        stop(texts._(str(error)))
    except OSError as error:
        stop(texts._(N_("Not all files have been written: {reason}"), reason=error))
