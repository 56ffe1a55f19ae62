"""The site's open data: the tables, made once for the page that tells of them and for their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from klarplan.content.settings.config import Config
from klarplan.open_data.columns import DataRow
from klarplan.open_data.tables import all_tables
from klarplan.site.site import Site

Tables = Mapping[type[DataRow], list[DataRow]]


@dataclass(frozen=True)
class OpenData:
    """One site's tables."""

    site: Site
    config: Config

    @cached_property
    def tables(self) -> Mapping[str, Tables]:
        """All tables: those of each plan by its id, and under "" those of all plans together."""
        return all_tables(self.site) if self.site.exports.tables else {}
