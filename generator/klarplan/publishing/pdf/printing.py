"""A plan as one HTML document with its styles, which WeasyPrint turns into PDF. Making it needs no extra package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2

from klarplan.content.settings.config import Config
from klarplan.content.terms import TermFinder
from klarplan.pages.theme import theme_folders
from klarplan.pages.views.paper import FILES
from klarplan.pages.views.printed import printed_plan_view
from klarplan.publishing.render import documents
from klarplan.site.library import PlanContents
from klarplan.site.site import Site


@dataclass(frozen=True)
class Printer:
    """Writes the plans of one site as HTML documents."""

    site: Site
    config: Config

    def html(self, contents: PlanContents) -> str:
        """The document. Its files stand below `FILES`; links are absolute, or lead to places in it."""
        view = printed_plan_view(self.site, self.config, contents, self._finder)
        return self._environment.get_template(view.TEMPLATE).render(view=view, files=FILES)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the documents' templates and files are; the first that has one gives it."""
        return (*theme_folders(self.config.theme_folder), self.config.content)

    @cached_property
    def _finder(self) -> TermFinder:
        return TermFinder(self.site.library.terms)

    @cached_property
    def _environment(self) -> jinja2.Environment:
        environment = documents(self.folders[:-1], self.site.texts.lang)
        environment.filters["css_text"] = css_text
        return environment


def css_text(text: str) -> str:
    """A text within the quotation marks of a CSS string (https://www.w3.org/TR/css-syntax-3/#serialize-a-string)."""
    return re.sub(r'[\\"<>&\x00-\x1f\x7f]', lambda match: f"\\{ord(match[0]):x} ", text)
