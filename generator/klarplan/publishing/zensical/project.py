"""Writes the project: pages, theme, settings, and what stands beside them. Needs neither MkDocs nor Zensical."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup, escape

from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.settings.brand import STYLESHEET, stylesheet
from klarplan.pages.page import Page
from klarplan.pages.shell import PageShell
from klarplan.pages.theme import PRINT_STYLE, theme_folders
from klarplan.publishing import stylesheets
from klarplan.publishing.build import Publication
from klarplan.publishing.files import write_all
from klarplan.publishing.redirect_pages import relative
from klarplan.publishing.render import documents
from klarplan.publishing.rendered_pages import EngineConfig, PageFacts
from klarplan.publishing.search import index as search_index
from klarplan.publishing.search.entries import version_entries, vocabulary
from klarplan.publishing.version_pages import with_languages, with_own_links
from klarplan.publishing.zensical.front_matter import as_plain, page_file
from klarplan.publishing.zensical.templates import for_minijinja, names_read
from klarplan.text.catalogue import catalogue

SETTINGS = "zensical.toml"
"""The file that Zensical is given."""
PARTS = _PAGES, _THEME = "docs", "theme"
"""The folders of the project: its pages with the files beside them, and its templates."""
_NOT_FOUND, _SITEMAP = "404.html", "sitemap.xml"
_PRINTED = re.compile(r"pdf(?:-parts)?\.html")
"""Templates of what is printed, which no page of the site is made with."""


@dataclass(frozen=True)
class Project:
    """A site on its way to a folder.

    Zensical makes what MkDocs makes of it, but for links to edit a page, whose options are MkDocs' own.
    """

    publication: Publication
    folder: Path

    def write(self) -> int:
        """Write all of it below the folder, and return how many pages it has.

        Raises OSError, `templates.UnknownFormError`, `stylesheets.StylesheetError` and `search.index.SearchError`.
        """
        site, pages = self.publication.site, self.folder / _PAGES
        for path, text in (*self._templates(), *self._pages(), (SETTINGS, self._settings())):
            _write(self.folder / path, text)
        self._copy_assets()
        self._copy_media()
        write_all(self.publication, pages)
        with tempfile.TemporaryDirectory(prefix="klarplan-") as built:  # search reads some pages as they are built
            searched = {entry.file for entry in self.publication.entries if entry.paragraphs is None}
            for page in self.publication.pages:
                if page.version or page.dest_uri in searched:
                    _write(Path(built, page.dest_uri), self._html(page))
            search_index.write(Path(built), self.publication.entries, vocabulary(site), site.texts.lang)
            for code, version in self.publication.versions.items():
                # as they are: Zensical has one language for all templates
                if version.is_searched:
                    search_index.write(Path(built, code), version_entries(version), (), code)
                shutil.copytree(Path(built, code), pages / code, dirs_exist_ok=True)
            shutil.copytree(Path(built, search_index.FOLDER), pages / search_index.FOLDER, dirs_exist_ok=True)
        return len(self.publication.pages)

    # ---- pages ----

    def _pages(self) -> Iterator[tuple[str, str]]:
        for page in self.publication.pages:
            if page.version:
                continue
            shell = self.publication.shells.around(page)
            meta = {
                "title": page.heading,
                "template": page.view.TEMPLATE,
                "view": as_plain(page.view, self._names),
                "shell": as_plain(shell, self._names),
            }
            path = "/".join((_PAGES, *page.address, "index.md"))
            yield path, page_file(meta, self._content(page, shell))

    def _content(self, page: Page, shell: PageShell) -> str:
        """A page's own text as HTML."""
        if page.file is None or not page.body.strip():
            return ""
        prose = self.publication.site.prose.page(page.file.body, page.file.path, page.heading, page.view.PROSE_LEVEL)
        html = prose.on(page.dest_uri)
        if version := self.publication.versions.get(page.version):
            return with_own_links(html, page.place, version.site.addresses)
        return self.publication.shells.explained(page, shell, html)

    # ---- the theme ----

    @cached_property
    def _sources(self) -> dict[str, str]:
        """The templates of pages, by their names: the site's own win."""
        folders = theme_folders(self.publication.config.theme_folder)
        files = {
            path.relative_to(folder).as_posix(): path for folder in reversed(folders) for path in folder.rglob("*.html")
        }
        return {
            name: path.read_text(encoding="utf-8")
            for name, path in files.items()
            if not _PRINTED.fullmatch(path.name) and name not in (_NOT_FOUND, "redirect.html")
        }

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for source in self._sources.values() for name in names_read(source))

    def _templates(self) -> Iterator[tuple[str, str]]:
        texts = catalogue(self.publication.site.texts.lang)
        for name, source in self._sources.items():
            yield f"{_THEME}/{name}", for_minijinja(source, texts)
        yield f"{_THEME}/{_NOT_FOUND}", _as_it_is(self._html(self.publication.not_found))
        yield f"{_THEME}/{_SITEMAP}", _as_it_is(self._sitemap())

    def _copy_assets(self) -> None:
        folders = theme_folders(self.publication.config.theme_folder)
        for folder in reversed(folders):
            for path in (folder / "assets").rglob("*"):
                name = path.relative_to(folder).as_posix()
                if path.is_file() and not name.startswith((stylesheets.PARTS, PRINT_STYLE)):
                    _copy(path, self.folder / _PAGES / name)
        _write(self.folder / _PAGES / stylesheets.JOINED, stylesheets.joined(folders))
        if colours := stylesheet(self.publication.config.settings.brand):
            _write(self.folder / _PAGES / STYLESHEET, colours)

    def _copy_media(self) -> None:
        config = self.publication.config
        for path in config.content.rglob("*"):
            name = path.relative_to(config.content).as_posix()
            if path.is_file() and classify(name) is FileKind.MEDIA and not config.excluded.match_file(name):
                _copy(path, self.folder / _PAGES / name)

    def _settings(self) -> str:
        config = self.publication.config
        facts: dict[str, Any] = {
            "site_name": config.site_name, "site_description": config.site_description, "site_url": config.site_url,
            "docs_dir": _PAGES, "use_directory_urls": config.addresses.directory_urls,
            "extra_css": list(config.extra_css), "extra_javascript": list(config.extra_javascript),
        }  # fmt: skip
        lines = ["[project]", *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items())]
        theme = {"custom_dir": _THEME, "language": self.publication.site.texts.lang}
        lines += ["[project.theme]", *(f'{name} = "{value}"' for name, value in theme.items())]
        # anchors stand in templates too, where Zensical does not look: `klarplan check` knows them all
        lines += ["[project.validation]", "invalid_link_anchors = false", "[project.markdown_extensions]", ""]
        return "\n".join(lines)

    # ---- what Zensical gets ready-made ----

    def _html(self, page: Page) -> str:
        """A page as our own environment makes it."""
        shell, config = self.publication.shells.around(page), self.publication.config
        is_missing = page is self.publication.not_found
        html = self._environments[shell.lang].get_template(page.view.TEMPLATE).render(
            view=page.view, shell=shell, folder="/".join(page.place),
            root=urlsplit(config.site_url).path or "/" if is_missing else "",
            page=None if is_missing else self._facts(page, shell),
            config=EngineConfig(config.site_name, config.extra_css, config.extra_javascript),
        )  # fmt: skip
        return with_languages(html, page.place, shell.original_lang or shell.lang) if shell.is_translation else html

    def _facts(self, page: Page, shell: PageShell) -> PageFacts:
        address = self.publication.site.addresses.url(*page.place)
        url = "" if address == "./" else address
        return PageFacts(url, self.publication.site.absolute(address), self._content(page, shell))

    def _sitemap(self) -> str:
        site, pages = self.publication.site, []
        for page in self.publication.pages:
            shell = self.publication.shells.around(page)
            meta = {
                "indexed": shell.indexed, "changed": shell.changed_iso,
                "versions": shell.alternate_versions if shell.indexed else (),
            }  # fmt: skip
            facts = {"canonical_url": site.absolute(site.addresses.url(*page.place)), "meta": meta}
            pages.append({"page": facts})
        return self._environments[site.texts.lang].get_template(_SITEMAP).render(pages=pages)

    @cached_property
    def _environments(self) -> dict[str, jinja2.Environment]:
        """By the language of the messages in templates."""
        site, folders = self.publication.site, theme_folders(self.publication.config.theme_folder)
        languages = {site.texts.lang, *(version.site.texts.lang for version in self.publication.versions.values())}
        environments = {lang: documents(folders, lang) for lang in languages}
        for environment in environments.values():
            environment.filters.update({"url": _url, "script_tag": _script_tag})
        return environments


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, address: str) -> str:
    """The filter `url` as engines have it: from the page's folder, or from `root` for a page that stands anywhere."""
    if urlsplit(address).scheme or address.startswith(("/", "#")):
        return address
    root: str = context["root"]
    return posixpath.join(root, address.removeprefix("./")) if root else relative(address, context["folder"])


@jinja2.pass_context
def _script_tag(context: jinja2.runtime.Context, script: Any) -> str:
    return Markup('<script src="{}"></script>').format(escape(_url(context, str(script))))


def _as_it_is(text: str) -> str:
    """A template that writes a text."""
    return "{% raw %}" + text.replace("{% endraw %}", "") + "{% endraw %}"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
