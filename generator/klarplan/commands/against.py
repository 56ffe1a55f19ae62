"""`klarplan check --against`: pages that were published and are there no more."""

from __future__ import annotations

from collections.abc import Iterable

import click

from klarplan.commands.options import stop
from klarplan.content.problems.problem import Problem
from klarplan.content.settings.config import Config
from klarplan.publishing import published
from klarplan.publishing.build import build
from klarplan.text.catalogue import N_, catalogue

PUBLISHED_SITE = ""
"""Stands for the site at its own address, where no place is named."""


def vanished_problems(config: Config, place: str, known: Iterable[Problem], lang: str) -> list[Problem]:
    """Published pages that vanished without leading anywhere.

    Where the content has errors, nobody knows what will be published, and that is said. A site that has not been
    published yet has nothing to lose. An address that cannot be read is a problem to be told; a file that cannot be
    read stops the command.
    """
    _ = catalogue(lang).gettext
    if not place and not config.site_url:
        click.echo(_(N_("The site does not know its own address (site_url), so nothing has been compared.")), err=True)
        return []
    place = place or f"{config.site_url}sitemap.xml"
    if any(problem.severity == "error" for problem in known):
        click.echo(
            _(N_("Mend the problems first: then the pages are compared with {place}.")).format(place=place), err=True
        )
        return []
    try:
        return list(published.vanished(build(config.file), place))
    except published.NothingPublishedError:
        click.echo(_(N_("There is nothing at {place} to compare with yet.")).format(place=place), err=True)
        return []
    except published.SitemapError as error:
        problem = published.unread(place, error, config.file)
        if not published.is_address(place):
            stop(f"{problem.message(lang)} {problem.hint(lang)}", code=2)
        return [problem]
