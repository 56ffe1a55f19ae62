"""The seam to MkDocs, and the only module that knows it. It works unchanged under ProperDocs, which takes its name."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config as BaseConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from klarplan import exports, pages, search, search_index, stylesheets
from klarplan.brand_settings import STYLESHEET, stylesheet
from klarplan.build import ContentError, Markdown, Publication, build
from klarplan.exports.pdf import PdfError
from klarplan.i18n import N_, catalogue
from klarplan.layout import FileKind, classify
from klarplan.model.records import Page as PageRecord
from klarplan.problems import explain
from klarplan.prose import below_title
from klarplan.safe_html import sanitise
from klarplan.search import SearchEntry
from klarplan.spec import PageSpec
from klarplan.theme import PRINT_STYLE, theme_folder
from klarplan.views.edition import not_editable

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.klarplan")

DRAFTS = "KLARPLAN_DRAFTS"
"""The environment variable that shows drafts in a build, for pull requests; `serve` always shows them."""


PDF = "KLARPLAN_PDF"
"""The environment variable that leaves PDF files out of a build where it is 0, on machines that cannot make them."""


class _PageSection(File):
    """A content file that is a section of some page: links lead to it, but it is neither rendered nor copied."""

    def __init__(self, file: File, address: str) -> None:
        super().__init__(
            file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV
        )
        self.url = address

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: the page that it is a section of holds it."""


class _Options(BaseConfig):  # type: ignore[no-untyped-call]
    """None that MkDocs knows: `klarplan.config` reads them, with their lines in the file."""


class KlarplanPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Validates before MkDocs empties the old site, hands over pages and their metadata, and leaves the rest to it."""

    publication: Publication
    specs: Mapping[str, PageSpec]
    foreign: list[SearchEntry]
    """What search finds of pages that other plugins have made."""
    serving = False

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,
    ) -> tuple[list[Any], list[Any]]:
        """Klarplan reads its options itself, with their lines in the file."""
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build all pages, or stop here with every problem, while the last good site is still there."""
        drafts = self.serving or os.environ.get(DRAFTS, "") not in ("", "0")
        markdown = Markdown(config.markdown_extensions, config.mdx_configs)
        try:
            self.publication = build(
                Path(config.config_file_path),
                drafts=drafts,
                markdown=markdown,
                edit_address=_editor(config),
                with_pdf=_with_pdf(),
            )
        except ContentError as error:
            raise PluginError("\n" + explain(error.problems, "text", error.lang)) from error
        except PdfError as error:
            raise PluginError(catalogue(error.lang).gettext(str(error))) from error
        if self.publication.warnings:
            log.info("\n%s", explain(self.publication.warnings, "text", self.publication.edition.texts.lang))
        if self.publication.config.settings.exports.pdf and not _with_pdf():
            log.info(self.publication.edition.texts._(N_("The site gets no PDF files: KLARPLAN_PDF is 0.")))
        self.specs = {spec.src_uri: spec for spec in self.publication.pages}
        self.foreign = []
        theme = str(theme_folder())
        if theme not in config.theme.dirs:
            # after the site's own custom_dir, before Material
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
        return config

    @event_priority(50)  # before plugins that look at the list of pages
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give content files their addresses, leave out what is no page, add the pages that are made."""
        for file in list(files):
            if spec := self.specs.get(file.src_uri):
                _set_address(file, spec.dest_uri)
            elif file.src_dir == config.docs_dir and classify(file.src_uri) not in (FileKind.MEDIA, FileKind.PAGE):
                files.remove(file)
                if address := self.publication.edition.address_of_file(file.src_uri):
                    files.append(_PageSection(file, address))
            elif file.src_dir != config.docs_dir and _is_unused(file.src_uri):
                files.remove(file)
        for spec in self.publication.pages:
            if spec.edit_uri is None:
                file = File.generated(config, spec.src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
                _set_address(file, spec.dest_uri)
                files.append(file)
        if style := stylesheet(self.publication.config.settings.brand):
            files.append(File.generated(config, STYLESHEET, content=style))
        if files.get_file_from_path(stylesheets.JOINED) is None:  # a site may have one of its own
            files.append(File.generated(config, stylesheets.JOINED, content=self._stylesheet(config)))
        return files

    def _stylesheet(self, config: MkDocsConfig) -> str:
        try:
            return stylesheets.joined(map(Path, config.theme.dirs))
        except stylesheets.StylesheetError as error:
            raise PluginError(self.publication.edition.texts._(str(error), **error.values)) from error

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """A page's text without its front matter, which `source` has read."""
        spec = self.specs.get(page.file.src_uri)
        return None if spec is None else f"\n{spec.body}"  # the line keeps a rule at the top from being front matter

    @event_priority(50)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hand over the page's metadata; pages that other plugins have made get a frame of their own."""
        spec = self.specs.get(page.file.src_uri)
        if spec is None:
            spec = self._foreign(page)
            self.foreign.append(search.foreign_entry(page.file.dest_uri, spec.title))
        page.meta = {**page.meta, **spec.meta, "lang": spec.lang, "indexed": spec.indexed}
        if page.file.src_uri in self.specs:
            page.meta["template"] = spec.template
        # sitemap.xml has the page's own date or none; MkDocs takes its newest for the time within sitemap.xml.gz, where
        # nought stands for none (RFC 1952). The date of the build would be no change.
        page.update_date = spec.changed or self.publication.changed or "1970-01-01"
        return markdown

    def _foreign(self, page: Page) -> PageSpec:
        record = PageRecord(id=page.file.name, path=page.file.src_uri, title=str(page.title or page.file.name))
        source = pages.ordinary_source(self.publication.edition, record)
        return pages.spec(self.publication.framer, source, record)

    @event_priority(-100)  # after all others
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Whatever an editor wrote is made inert, and stands below the page's title."""
        spec = self.specs.get(page.file.src_uri)
        return below_title(sanitise(html), spec.title) if spec else below_title(html, str(page.title))

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give the templates their language, and escape by default in those that are ours."""
        ours = {path.relative_to(root).as_posix() for root in (theme_folder(),) for path in root.rglob("*.html")}
        env.autoescape = lambda name: name in ours
        env.add_extension("jinja2.ext.i18n")
        env.policies["ext.i18n.trimmed"] = True  # a text over several lines is one message
        texts = catalogue(self.publication.edition.texts.lang)
        env.install_gettext_translations(texts, newstyle=True)  # type: ignore[attr-defined]
        return env

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Templates that are no page (404) get their metadata here."""
        context["not_found"] = self.publication.not_found.meta  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """What is written beside the pages: open data, feeds and calendars, the search index."""
        edition = self.publication.edition
        exports.write_all(self.publication, Path(config.site_dir))
        try:
            search_index.write(
                Path(config.site_dir), [*self.publication.entries, *self.foreign], search.vocabulary(edition),
                edition.texts.lang,
            )  # fmt: skip
        except search_index.SearchError as error:
            reason = edition.texts._(str(error))  # one of ours is in the catalogue
            told = edition.texts._(N_("The search index could not be made: {reason}"), reason=reason)
            raise PluginError(told) from error

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],
    ) -> LiveReloadServer:
        """Keep the last good site up while a file is broken: MkDocs would let every request wait."""
        rebuild = server.builder

        def tolerant() -> None:
            try:
                rebuild()
            except SystemExit:  # MkDocs' Abort: the problems have been told
                log.error(catalogue(self.publication.edition.texts.lang).gettext(N_("The last good site stays up.")))

        server.builder = tolerant
        return server


def _with_pdf() -> bool:
    return os.environ.get(PDF, "1") not in ("", "0")


def _set_address(file: File, dest_uri: str) -> None:
    """MkDocs derives these from the file's name; they are cached, and so must all be forgotten."""
    for name in ("url", "abs_dest_path"):
        file.__dict__.pop(name, None)
    file.dest_uri = dest_uri


def _is_unused(uri: str) -> bool:
    """Material's scripts and styles, which nothing of ours loads and are 3 MB; what our style sheet is joined from; the
    style of what is printed."""
    return uri.startswith(("assets/javascripts/", "assets/stylesheets/", stylesheets.PARTS)) or uri == PRINT_STYLE


def _editor(config: MkDocsConfig) -> Callable[[str], str]:
    """Where a content file is edited, from `repo_url` and `edit_uri` as MkDocs means them."""
    if not config.repo_url or not config.edit_uri:
        return not_editable
    base = f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/')}/"
    return lambda path: base + path
