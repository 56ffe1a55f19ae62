"""The whole story: a configuration file becomes the pages of a site, or a list of everything that is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from klarplan.content import history
from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import Problem
from klarplan.content.reading.records import Records
from klarplan.content.settings import config as configuration
from klarplan.content.settings.config import Config
from klarplan.model.records import Activity, FocusArea
from klarplan.open_data.tables import OpenData
from klarplan.pages import pages
from klarplan.pages.page import Page
from klarplan.pages.shell import Shells
from klarplan.pages.version_links import SiteVersion
from klarplan.pages.versions import site_versions
from klarplan.publishing.pdf.pdf import pdf_files
from klarplan.publishing.search import entries as search
from klarplan.publishing.search.entries import SearchEntry
from klarplan.site.library import relate
from klarplan.site.prose import EXTENSIONS
from klarplan.site.site import Site, not_editable
from klarplan.site.texts import Texts
from klarplan.text.languages import told_in


class ContentError(Exception):
    """The content cannot be published. `problems` says why, `lang` in which language to tell it."""

    def __init__(self, problems: list[Problem], lang: str) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
        self.lang = lang


PDF = "KLARPLAN_PDF"
"""The environment variable that leaves PDF files out of a build where it is 0, on machines that cannot make them."""
_SHOWN_WITH_DRAFTS = frozenset({"draft-link"})
"""Problems of what is published, which stop no preview."""


@dataclass(frozen=True)
class Markdown:
    """How bodies become HTML: names and settings of Markdown's extensions."""

    extensions: Sequence[str] = EXTENSIONS
    configs: Mapping[str, Mapping[str, Any]] | None = None

    @classmethod
    def of(cls, config_file: Path) -> Markdown | None:
        """As a site's configuration has it, without the engine: None where that cannot be read."""
        config, _ = configuration.load(config_file)
        named = config.markdown_extensions if config else ()
        return cls([name for name, _ in named], dict(named)) if config else None


@dataclass(frozen=True)
class Publication:
    """All that the engine needs: the pages, the 404 page, and what was noticed on the way."""

    config: Config
    site: Site
    shells: Shells
    pages: tuple[Page, ...]
    entries: tuple[SearchEntry, ...]
    """What search finds."""
    not_found: Page
    warnings: tuple[Problem, ...]
    open_data: OpenData
    records: Records
    """All that was read."""
    changed: str = ""
    """When anything was last changed, ISO 8601; empty where it is not known."""
    versions: Mapping[str, SiteVersion] = field(default_factory=dict)
    """The site in other languages and in easy words, by the folders that they stand in."""
    printed: Mapping[str, bytes] = field(default_factory=dict)
    """The plans as PDF, by address; empty where that is not switched on."""


def build(
    config_file: Path, *, drafts: bool = False, markdown: Markdown | None = None,
    edit_address: Callable[[str], str] = not_editable, with_pdf: bool = False, directory_urls: bool | None = None,
) -> Publication:  # fmt: skip
    """Read, check, relate and compose. Raises ContentError with every problem where the site cannot be published.

    `with_pdf` makes the PDF files too, where they are switched on: pages tell how large they are. Raises PdfError.
    `directory_urls` wins over the configuration's `use_directory_urls`, as the engine's options for one build do.
    """
    config, problems = configuration.load(config_file)
    if config is None:
        raise ContentError(problems, "sv")
    if directory_urls is not None:
        config = replace(config, addresses=replace(config.addresses, directory_urls=directory_urls))
    records, found = validate(
        config.content, config.addresses, config.excluded, config.extensions, config.settings.lang
    )
    problems += found
    shown = _SHOWN_WITH_DRAFTS if drafts else frozenset()
    if any(problem.severity == "error" and problem.kind not in shown for problem in problems):
        raise ContentError(problems, told_in(config.settings.lang))
    markdown = markdown or Markdown()
    exports, today = config.settings.exports, history.build_day(config.settings.timezone)
    changed = {**history.changed_days(config.content), **_said_days(records, today)}
    site = Site(
        library=relate(records, today, drafts=drafts),
        texts=Texts(config.settings.lang),
        addresses=config.addresses,
        today=today,
        edit_address=lambda path: edit_address(records.names_on_disk.get(path, path)),
        extensions=tuple(markdown.extensions),
        configs=tuple((name, dict(values)) for name, values in (markdown.configs or {}).items()),
        site_url=config.site_url,
        exports=exports if config.site_url else exports.without_addresses(),
        changed=changed,
    )
    printed = dict(pdf_files(site, config)) if with_pdf and exports.pdf else {}
    site = replace(site, sizes={address: len(file) for address, file in printed.items()})
    open_data = OpenData(site, config)
    originals = tuple(pages.all_pages(site, config, open_data))
    versions = {version.code: version for version in site_versions(site, records, drafts=drafts)}
    all_pages = (*originals, *(page for version in versions.values() for page in version.pages))
    return Publication(
        config=config,
        site=site,
        shells=Shells(site, config, versions),
        pages=all_pages,
        entries=tuple(search.entries(site, originals)),
        versions=versions,
        not_found=pages.not_found(site),
        warnings=tuple(problems),
        open_data=open_data,
        records=records,
        changed=max(changed.values()).isoformat() if changed else "",
        printed=printed,
    )


def can_make_pdf() -> bool:
    """Whether the machine is said to have what PDF files need."""
    return os.environ.get(PDF, "1") not in ("", "0")


def _said_days(records: Records, today: date) -> dict[str, date]:
    """The days on which people say that they have gone through a text: git knows of commits, and no more."""
    gone_through: tuple[FocusArea | Activity, ...] = (*records.focus_areas, *records.activities)
    return {record.path: record.reviewed for record in gone_through if record.reviewed and record.reviewed <= today}
