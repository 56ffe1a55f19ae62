"""What the hooks of MkDocs do in a build that has something to make, one function each, in the order of a build."""

from __future__ import annotations

import gc
import logging
import os
import re
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from klarplan.content.problems.problem import explain
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.settings.brand import STYLESHEET, stylesheet
from klarplan.model.records import Page as PageRecord
from klarplan.pages.page import Page
from klarplan.pages.pages import ordinary_page
from klarplan.pages.shell import PageShell
from klarplan.pages.theme import PRINT_STYLE, theme_folder
from klarplan.pages.views.activity import ActivityPageView
from klarplan.pages.views.ordinary import PageView
from klarplan.publishing import stylesheets
from klarplan.publishing.build import ContentError, Markdown, Publication, build, can_make_pdf
from klarplan.publishing.edit_links import edit_links
from klarplan.publishing.edited_pages import edited
from klarplan.publishing.files import Exporter
from klarplan.publishing.kept import NOTHING, Kept
from klarplan.publishing.pdf.pdf import PdfError
from klarplan.publishing.progress import BESIDE, MAKING, READING, SEARCHING, WRITING, Progress
from klarplan.publishing.render import WHOLE_PAGE, in_language, prepare
from klarplan.publishing.rendered_pages import EngineConfig, PageFacts, Rendered, Rendering
from klarplan.publishing.search import index as search_index
from klarplan.publishing.search.entries import SearchEntry, foreign_entry, version_entries, vocabulary
from klarplan.publishing.search.page_text import kept_passages
from klarplan.publishing.version_pages import with_own_links
from klarplan.site.prose import Prose, below_title
from klarplan.site.site import Site
from klarplan.text.catalogue import N_, catalogue
from klarplan.text.fold import composed
from klarplan.text.html import sanitise

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.klarplan")

DRAFTS = "KLARPLAN_DRAFTS"
"""The environment variable that shows drafts in a build, for pull requests; `serve` always shows them."""


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


class _MadePage(EnginePage):
    """A page without a text of its own. MkDocs would make a converter of Markdown for each, and convert nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to convert."""
        self.content, self.toc, self.present_anchor_ids = "", TableOfContents([]), set()


class _FragmentPage(EnginePage):
    """A page whose text stands on other pages too, and has been converted for them."""

    def __init__(self, file: File, config: MkDocsConfig, page: Page, prose: Prose) -> None:
        super().__init__(None, file, config)
        self._page, self._prose = page, prose

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the text as it has been converted, where a page of its own has nothing more to add: ids, addresses that
        count from it, headings for its list of contents. Another plugin may have changed it."""
        record = self._page.file
        if record and self.markdown == self._page.body.lstrip("\n") and not _MORE_THAN_TEXT.search(record.body):
            html = self._prose.fragment(record.body, record.path, 2).html
            if not _MORE_THAN_PROSE.search(html):
                self.content, self.toc, self.present_anchor_ids = html, TableOfContents([]), set()
                return
        super().render(config, files)


_MORE_THAN_TEXT = re.compile(r"[<\[{&]|://")
"""HTML, links, attributes, references."""
_MORE_THAN_PROSE = re.compile(r"<(?:h[1-6]|a|img|pre|svg)\b| id=")


_PART = re.compile(r' id="([^"]+)"')
_TAG_LIST = re.compile(r'<h[1-6]( id="[^"]+/slug">[^<>]*</)h[1-6]>')
"""Where Material's plugin tags will put its list; it looks for a heading of this level."""


class SiteBuild:
    """Validates before MkDocs empties the old site, hands over pages and their metadata, and leaves the rest to it."""

    publication: Publication
    pages: dict[str, Page]
    """Ours, by the paths that MkDocs knows them by."""
    shown: dict[str, tuple[Page, PageShell]]
    """The same, and the pages that other plugins have made, each with what stands around it."""
    foreign: list[SearchEntry]
    """What search finds of those pages."""
    searched: frozenset[str]
    """The files of our pages that search reads as they are built."""
    kept: Kept
    """What builds before have made."""
    exporter: Exporter
    rendered: Rendered
    renderings: dict[str, Rendering]
    """The pages that are rendered before MkDocs asks for them, by the paths that it knows them by."""
    config: MkDocsConfig
    """MkDocs' settings, of the newest build."""
    files: Files
    """All that it knows of."""
    beside: Thread | None = None
    """What writes, under `serve`, the files that stand beside the pages."""

    def __init__(self, plugin: BasePlugin[Any], progress: Progress, *, serving: bool) -> None:
        """`plugin` is ours, among those of others; `serving`: whether this is a preview."""
        self.plugin, self.progress, self.serving = plugin, progress, serving

    def on_config(self, config: MkDocsConfig, kept: Kept) -> MkDocsConfig:
        """Build all pages, or stop here with every problem, while the last good site is still there. `kept` is what
        builds before have made."""
        if self.beside and self.beside.is_alive():
            self.beside.join()  # it writes into the folder that is about to be emptied
        self.kept, self.written = kept, 0
        self.progress.tell(READING)
        gc.unfreeze()  # what a build before has left in this process
        gc.disable()  # a build makes much that lives until its end: looking through it for garbage finds none
        self.publication = _publication(config, drafts=self.serving or os.environ.get(DRAFTS, "") not in ("", "0"))
        self.pages = {page.src_uri: page for page in self.publication.pages}
        self.shown, self.foreign, self.renderings = {}, [], {}
        self.searched = frozenset(entry.file for entry in self.publication.entries if entry.paragraphs is None)
        self.exporter = Exporter(self.publication, self.kept)
        # on our pages and in the check, links that begin with a slash count from the content folder: on others too
        links = config.validation.links
        links.absolute_links = type(links).absolute_links.validate("relative_to_docs")
        if (theme := str(theme_folder())) not in config.theme.dirs:
            # after the site's own custom_dir, before Material
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give content files their addresses, leave out what is no page, add the pages that are made."""
        _put_names_together(files, config.docs_dir)
        for file in list(files):
            if page := self.pages.get(file.src_uri):
                _set_address(file, page.dest_uri)
                if isinstance(page.view, ActivityPageView):
                    _FragmentPage(file, config, page, self.publication.site.prose)  # MkDocs finds it by the file
            elif _is_left_out(file, config):
                files.remove(file)
                if file.src_dir == config.docs_dir and (address := self.publication.site.address_of_file(file.src_uri)):
                    files.append(_PageSection(file, address))
        for file in _generated(self.publication, config):
            files.append(file)
        if files.get_file_from_path(stylesheets.JOINED) is None:  # a site may have one of its own
            files.append(File.generated(config, stylesheets.JOINED, content=_stylesheet(config, self.publication)))
        return files

    def on_page_read_source(self, *, page: EnginePage, config: MkDocsConfig) -> str | None:
        """A page's text without its front matter, which `content.reading` has read."""
        own = self.pages.get(page.file.src_uri)
        return None if own is None else f"\n{own.body}"  # the line keeps a rule at the top from being front matter

    def on_page_markdown(self, markdown: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Tell MkDocs what is known of the page; one that another plugin has made gets a shell of ours too."""
        own = self.pages.get(page.file.src_uri)
        shown = own or _foreign(page, self.publication.site)
        shell = self.publication.shells.around(shown)
        self.shown[page.file.src_uri] = shown, shell
        template = page.meta.get("template")  # another plugin's, as that of a blog
        for_others = own.file.model_extra if own and isinstance(own.file, PageRecord) else None
        page.meta = {
            **(for_others or {}), **page.meta, "title": shown.heading, "description": shell.description,
            "lang": shell.content_lang or shell.lang, "indexed": shell.indexed, "changed": shell.changed_iso,
            "versions": shell.alternate_versions if shell.indexed else (),
        }  # fmt: skip
        if own:
            has_another = template and isinstance(own.view, PageView)
            page.meta["template"] = template if has_another else own.view.TEMPLATE
        else:
            self.foreign.append(foreign_entry(page.file.dest_uri, shown.heading))
        # sitemap.xml has the page's own date or none; MkDocs takes its newest for the time within sitemap.xml.gz, where
        # nought stands for none (RFC 1952). The date of the build would be no change.
        page.update_date = shell.changed_iso or self.publication.changed or "1970-01-01"
        return markdown

    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Whatever an editor wrote is made inert, and stands below the page's title."""
        own = self.pages.get(page.file.src_uri)
        if not own:
            return below_title(html, self.shown[page.file.src_uri][0].heading)
        prose = below_title(sanitise(html), own.heading, own.view.PROSE_LEVEL)
        prose = _TAG_LIST.sub(r"<h6\1h6>", prose)
        if version := self.publication.versions.get(own.version):
            return with_own_links(prose, own.place, version.site.addresses)
        return self.publication.shells.explained(*self.shown[page.file.src_uri], prose)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give the templates their language, and our rules to those that are ours; make the pages."""
        lang, versions = self.publication.site.texts.lang, self.publication.versions.values()
        others = {version.site.texts.lang for version in versions} - {lang}
        environments = {lang: env, **{other: in_language(env, other, self.kept) for other in sorted(others)}}
        prepare(env, lang, kept=self.kept)
        pages = list(self._own_pages(files))
        if _is_changed_by_others(self.plugin, config):  # in the site's own language
            pages = [page for page in pages if self.pages[page.file.src_uri].version]
        settings = EngineConfig(config.site_name, tuple(config.extra_css), tuple(config.extra_javascript))
        self.rendered = Rendered(environments, settings, self.kept)
        self.config, self.files = config, files
        self.renderings = {page.file.src_uri: self._rendering(page) for page in pages}
        follow = partial(self.progress.tell, MAKING)
        self.rendered.make(tuple(self.renderings.values()), also=self._read_for_search, follow=follow)
        for page in pages:
            page.meta["template"] = WHOLE_PAGE
        self._tell_parts(files)
        return env

    def _tell_parts(self, files: Files) -> None:
        """Let MkDocs know the parts that templates have made of those pages that links name a part of."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        for linked in {linked for page in pages for linked in page.links_to_anchors or ()}:
            rendering = self.renderings.get(linked.src_uri)
            if linked.page and rendering:
                ids = set(_PART.findall(self.rendered.html(rendering)))
                linked.page.present_anchor_ids = ids | (linked.page.present_anchor_ids or set())

    def _read_for_search(self, page: Page, html: str) -> None:
        """Keep what search reads of a page, where that is not told by its view."""
        if page.dest_uri in self.searched:
            kept_passages(html, self.kept)

    def _own_pages(self, files: Files) -> Iterator[EnginePage]:
        """Those that MkDocs shows as they are: what `draft_docs` names, it marks in the preview."""
        for file in files.documentation_pages():
            if file.src_uri in self.pages and file.page:
                yield file.page

    def _rendering(self, page: EnginePage) -> Rendering:
        shown, shell = self.shown[page.file.src_uri]
        own = PageFacts(page.url, page.canonical_url or "", page.content or "")
        return Rendering(shown, shell, own, get_relative_url(".", page.url))

    def on_page_context(
        self, context: TemplateContext, *, page: EnginePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand over the page where it has been made, and else what it shows, and what stands around it."""
        self.written += 1
        self.progress.tell(WRITING, self.written, len(self.shown))
        if rendering := self.renderings.get(page.file.src_uri):
            context["whole_page"] = self.rendered.html(rendering)  # type: ignore[typeddict-unknown-key]
            return context
        return _with(context, *self.shown[page.file.src_uri])

    def show(self, paths: Collection[str]) -> bool:
        """Write the pages of edited content files as the next build will, into the site that this one has made.

        Returns whether that could be done; where it could not, nothing has been written.
        """
        edit = edited(self.publication, paths)
        if edit is None or any(page.src_uri not in self.renderings for page in edit[1]):
            return False
        self.publication, pages = edit
        files = [self.files.src_uris[page.src_uri] for page in pages]
        written = [self._html_now(file, page) for file, page in zip(files, pages, strict=True)]
        for file, html in zip(files, written, strict=True):
            Path(file.abs_dest_path).write_bytes(html.encode("utf-8", errors="xmlcharrefreplace"))
        return True

    def _html_now(self, file: File, page: Page) -> str:
        """A page of ours through the hooks that MkDocs calls for each."""
        self.pages[page.src_uri] = page
        files, config, prose = self.files, self.config, self.publication.site.prose
        plugins = config.plugins
        is_activity = isinstance(page.view, ActivityPageView)
        engine = _FragmentPage(file, config, page, prose) if is_activity else EnginePage(None, file, config)
        engine.read_source(config)
        engine.markdown = plugins.on_page_markdown(engine.markdown or "", page=engine, config=config, files=files)
        engine.render(config, files)
        engine.content = plugins.on_page_content(engine.content or "", page=engine, config=config, files=files)
        made_now = Rendered(self.rendered.environments, self.rendered.config, NOTHING)
        return plugins.on_post_page(made_now.html(self._rendering(engine)), page=engine, config=config)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Of the templates that are no page, 404 needs the same."""
        page = self.publication.not_found
        return _with(context, page, self.publication.shells.around(page))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """What is written beside the pages; after an edit under `serve` when the pages can be seen already."""
        if self.renderings:
            made, kept = self.kept.counts["pages missing"], self.kept.counts["pages hits"]
            log.info(self.publication.site.texts._(N_("Pages: {made} made, {kept} as before."), made=made, kept=kept))
        if self.serving and self.beside:  # not the first time
            self.beside = Thread(target=self._write_later, args=(Path(config.site_dir),), daemon=True)
            self.beside.start()
            return
        self._write_beside(Path(config.site_dir))
        self.beside = Thread()

    def _write_later(self, folder: Path) -> None:
        try:
            self._write_beside(folder)
        except (PluginError, OSError) as error:
            log.error("%s", error)

    def _write_beside(self, folder: Path) -> None:
        """Open data, feeds and calendars, the search index. Raises PluginError or OSError."""
        site = self.publication.site
        self.progress.tell(BESIDE)
        self.exporter.write(folder)
        self.progress.tell(SEARCHING)
        try:
            entries = (*self.publication.entries, *self.foreign)
            search_index.write(folder, entries, vocabulary(site), site.texts.lang, self.kept)
            for code, version in self.publication.versions.items():
                if version.is_searched:
                    search_index.write(folder / code, version_entries(version), (), code, self.kept)
        except search_index.SearchError as error:
            reason = site.texts._(str(error))  # one of ours is in the catalogue
            raise PluginError(
                site.texts._(N_("The search index could not be made: {reason}"), reason=reason)
            ) from error
        self.kept.close()
        if not self.serving:
            gc.freeze()  # the process is about to end: nobody needs to look through all that it has
        gc.enable()

    def on_build_error(self) -> None:
        """Whatever works beside this process comes to its end too."""
        gc.enable()
        if "exporter" in vars(self):
            self.exporter.close()


def _publication(config: MkDocsConfig, *, drafts: bool) -> Publication:
    """The pages of the site that a configuration is of, and what was noticed on the way as log lines."""
    with_pdf = can_make_pdf()
    markdown = Markdown(config.markdown_extensions, config.mdx_configs)
    file = Path(config.config_file_path)
    editor = edit_links(config.repo_url or "", config.edit_uri or "", config.edit_uri_template or "")
    try:
        publication = build(
            file, drafts=drafts, markdown=markdown, edit_address=editor, with_pdf=with_pdf,
            directory_urls=config.use_directory_urls,
        )  # fmt: skip
    except ContentError as error:
        raise PluginError("\n" + explain(error.problems, "text", error.lang)) from error
    except PdfError as error:
        raise PluginError(catalogue(error.lang).gettext(str(error))) from error
    texts = publication.site.texts
    if publication.warnings:
        log.info("\n%s", explain(publication.warnings, "text", texts.lang))
    if publication.config.settings.exports.pdf and not with_pdf:
        log.info(texts._(N_("The site gets no PDF files: KLARPLAN_PDF is 0.")))
    return publication


def _is_changed_by_others(plugin: BasePlugin[Any], config: MkDocsConfig) -> bool:
    """Whether another plugin, or a template of the site's own, may read or change what templates are given: then MkDocs
    gives them all that it knows, page by page.
    """
    hooks = (*config.plugins.events["env"], *config.plugins.events["page_context"])
    folder = config.theme.custom_dir
    is_ours = folder is None or Path(folder).resolve() == theme_folder().resolve()
    has_templates = not is_ours and any(Path(folder or "").rglob("*.html"))
    return has_templates or any(getattr(hook, "__self__", None) is not plugin for hook in hooks)


def _generated(publication: Publication, config: MkDocsConfig) -> Iterator[File]:
    """The pages that have no file among the content, and the style sheet with the organisation's colours."""
    for page in publication.pages:
        if page.file is None:
            file = File.generated(config, page.src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            _set_address(file, page.dest_uri)
            _MadePage(None, file, config)  # MkDocs finds it by the file
            yield file
    if style := stylesheet(publication.config.settings.brand):
        yield File.generated(config, STYLESHEET, content=style)


def _stylesheet(config: MkDocsConfig, publication: Publication) -> str:
    try:
        return stylesheets.joined(map(Path, config.theme.dirs))
    except stylesheets.StylesheetError as error:
        raise PluginError(publication.site.texts._(str(error), **error.values)) from error


def _foreign(page: EnginePage, site: Site) -> Page:
    """A page that another plugin has made, as one of ours."""
    record = PageRecord(id=page.file.name, path=page.file.src_uri, title=str(page.title or page.file.name))
    return ordinary_page(site, record)


def _with(context: TemplateContext, page: Page, shell: PageShell) -> TemplateContext:
    context.update({"view": page.view, "shell": shell})  # type: ignore[misc]
    return context


def _set_address(file: File, dest_uri: str) -> None:
    """MkDocs derives these from the file's name; they are cached, and so must all be forgotten."""
    for name in ("url", "abs_dest_path"):
        file.__dict__.pop(name, None)
    file.dest_uri = dest_uri


def _put_names_together(files: Files, folder: str) -> None:
    """Files from macOS may have letters and marks apart in their names. Links and addresses have them together."""
    for file in [file for file in files if file.src_dir == folder and composed(file.src_uri) != file.src_uri]:
        files.remove(file)
        renamed = File(composed(file.src_uri), folder, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion)
        renamed.abs_src_path = file.abs_src_path
        files.append(renamed)


def _is_left_out(file: File, config: MkDocsConfig) -> bool:
    """Content that is no page of its own; of the theme, Material's scripts and styles, which nothing of ours loads and
    are 3 MB, what our style sheet is joined from, and the style of what is printed."""
    if file.src_dir == config.docs_dir:
        return classify(file.src_uri) not in (FileKind.MEDIA, FileKind.PAGE)
    unused = ("assets/javascripts/", "assets/stylesheets/", stylesheets.PARTS, PRINT_STYLE)
    return file.src_uri.startswith(unused)
