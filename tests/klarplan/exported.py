"""What tests of whole publications share."""

from __future__ import annotations

from collections.abc import Callable

from klarplan.pages.page import Page
from klarplan.pages.shell import PageShell
from klarplan.publishing.build import Publication

DCAT = """      exports:
        dcat:
          publisher:
            type: local_authority
            organisation_number: 212000-0000
            description: En kommun.
            homepage: https://norrby.se
          contact:
            name: Öppna data i Norrby
            email: data@norrby.se
            telephone: +46 8 465 004 00
            address: {street: Torget 1, postal_code: 123 45, locality: Norrby}
          issued: 2026-01-15
          spatial: http://sws.geonames.org/2661886
          themes: [HEAL, GOVE]
          keywords: [psykisk hälsa, plan]
"""

Publish = Callable[..., Publication]


def page_at(publication: Publication, file: str) -> Page:
    """The page that is written to a file of the site."""
    return next(page for page in publication.pages if page.dest_uri == file)


def shell_at(publication: Publication, file: str) -> PageShell:
    """What stands around that page."""
    return publication.shells.around(page_at(publication, file))
