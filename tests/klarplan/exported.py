"""What tests of the exports share."""

from __future__ import annotations

from collections.abc import Callable

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
