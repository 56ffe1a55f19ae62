"""The seam to MkDocs: this module and `mkdocs_build` alone know it. They work unchanged under ProperDocs, which takes
its name.

This one decides whether there is anything to make, and loads the other only then: it needs all of Klarplan, which takes
longer to load than an unchanged site takes to copy.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config as BaseConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from klarplan.content import history
from klarplan.content.problems.problem import Position
from klarplan.publishing import kept as keeping
from klarplan.publishing.kept import Kept, Key
from klarplan.publishing.lock import WORKSHOP, BusyError, Lock, take
from klarplan.publishing.unchanged import KeptSite, Listener, key_of_inputs
from klarplan.text.catalogue import N_, catalogue
from klarplan.text.fault import is_of_the_machine, told_as_faults

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as EnginePage
    from mkdocs.utils.templates import TemplateContext

    from klarplan.publishing.mkdocs_build import SiteBuild

log = logging.getLogger("mkdocs.plugins.klarplan")

_PLAIN_EXTENSIONS = frozenset((
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
    "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks",
))  # fmt: skip
"""Markdown's own extensions: what they make depends on the text alone. Others may read what they like."""
_READ_ELSEWHERE = ("INHERIT", "!ENV", "!!python")
"""What a configuration says where its file does not say all."""


class _Options(BaseConfig):  # type: ignore[no-untyped-call]
    """None that MkDocs knows: `klarplan.content.settings.config` reads them, with their lines in the file."""


@told_as_faults(PluginError)
class KlarplanPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Takes the site of a build before where nothing has changed, and else hands over to `mkdocs_build`."""

    serving = False
    """Whether this is a preview, which shows drafts, and is built again and again."""
    dirty = False
    """Whether MkDocs was asked to make only the pages whose own files have changed."""
    lock: Lock | None = None
    kept: Kept
    """What builds before have made."""
    site: KeptSite | None = None
    """The site among that; None where it is not known what it is made from."""
    is_unchanged = False
    """Whether `site` is kept as it will be."""
    listener: Listener
    making: SiteBuild | None = None
    """What makes a site."""
    options: dict[str, Any]

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Klarplan reads its options itself, with their lines in the file."""
        self.options = options
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is built for what."""
        self.serving, self.dirty = command == "serve", dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Look for the same site among what is kept; build all pages where it is not there."""
        if not self.serving:
            self.lock = _lock(config)
        self.kept = keeping.opened(Path(config.config_file_path))
        self.site = self._kept_site(config)
        self.is_unchanged = self.site is not None and self.site.is_there()
        if self.is_unchanged:
            return _without_pages(config)
        self.listener = Listener(_all_records())
        with self.listener:
            return self._making.on_config(config, self.kept)

    @property
    def _making(self) -> SiteBuild:
        """What makes a site; under `serve`, the same for all builds."""
        if self.making is None:
            from klarplan.publishing.mkdocs_build import SiteBuild
            from klarplan.publishing.progress import Progress

            progress = Progress(str(self.options.get("lang") or "sv"))
            self.making = SiteBuild(self, progress, serving=self.serving)
        return self.making

    def _kept_site(self, config: MkDocsConfig) -> KeptSite | None:
        if self.serving or self.dirty or not keeping.is_switched_on():
            return None
        key = _key(self, config)
        return KeptSite(self.kept, key) if key else None

    @event_priority(50)  # before plugins that look at the list of pages
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over the pages; none where the whole site is there."""
        if self.is_unchanged:
            return Files([])
        self.listener.__enter__()  # until all pages are written
        return self._making.on_files(files, config=config)

    def on_page_read_source(self, *, page: EnginePage, config: MkDocsConfig) -> str | None:
        """A page's text without its front matter."""
        return self._making.on_page_read_source(page=page, config=config)

    @event_priority(50)
    def on_page_markdown(self, markdown: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Tell MkDocs what is known of the page."""
        return self._making.on_page_markdown(markdown, page=page, config=config, files=files)

    @event_priority(-100)  # after all others
    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Make inert whatever an editor wrote."""
        return self._making.on_page_content(html, page=page, config=config, files=files)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Prepare the templates, and make the pages."""
        return env if self.is_unchanged else self._making.on_env(env, config=config, files=files)

    def on_page_context(
        self, context: TemplateContext, *, page: EnginePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand over a page."""
        return self._making.on_page_context(context, page=page, config=config, nav=nav)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Hand over the page 404."""
        return self._making.on_template_context(context, template_name=template_name, config=config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what stands beside the pages, or the whole site as it is kept; keep a new one."""
        folder = Path(config.site_dir)
        if self.site and self.is_unchanged:
            self._write_kept(self.site, folder)
        else:
            self.listener.__exit__()
            self._making.on_post_build(config=config)
            told = self.listener.told
            if self.site and all(level < logging.WARNING for _, level, _ in told):  # a warning is found anew each time
                self.site.pages, self.site.told = len(self._making.renderings), told
                self.site.keep(folder)
        self._let_others_build()

    def _write_kept(self, site: KeptSite, folder: Path) -> None:
        for logger, level, message in site.told:
            logging.getLogger(logger).log(level, "%s", message)
        if site.pages and log.isEnabledFor(logging.INFO):
            _ = catalogue(self.options.get("lang") or "sv").gettext
            log.info(_(N_("Pages: {made} made, {kept} as before.")).format(made=0, kept=site.pages))
        site.write(folder)

    def on_build_error(self, *, error: Exception) -> None:
        """Whatever works beside this process ends too; what the computer refuses is told better than by Python."""
        if self.making:
            self.listener.__exit__()
            self.making.on_build_error()
        self._let_others_build()
        if is_of_the_machine(error):
            raise error

    def on_shutdown(self) -> None:
        """What stopped in between holds no lock either."""
        self._let_others_build()

    def _let_others_build(self) -> None:
        if self.lock:
            self.lock.release()
            self.lock = None

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Keep the last good site up while a file is broken: MkDocs would let every request wait."""
        from klarplan.publishing.preview import keep_up, show_first

        content, lang = Path(config.docs_dir), self._making.publication.site.texts.lang
        keep_up(server, Path(config.config_file_path), content, lang, log.error)
        show_first(server, content, self._making.show, lang, log.info)
        return server


def _lock(config: MkDocsConfig) -> Lock | None:
    """The right to build the site's folder. Raises PluginError where another build has it."""
    workshop, target = Path(config.config_file_path).absolute().parent / WORKSHOP, Path(config.site_dir)
    if target.is_relative_to(workshop):  # `klarplan build` has a lock, and builds to a folder of its own
        return None
    try:
        return take(workshop, target)
    except BusyError as error:
        message = catalogue(config.theme.get("language", "sv")).gettext(str(error))
        raise PluginError(message.format(folder=target)) from error


# ---- what a site is made from ----


def _key(plugin: KlarplanPlugin, config: MkDocsConfig) -> Key | None:
    """The key of the site that a configuration is of; None where more has a part in it than is looked at here: another
    plugin, an extension of Markdown that is not Markdown's own, a configuration in several files.
    """
    file, content, own = Path(config.config_file_path), Path(config.docs_dir), config.theme.custom_dir
    hooks = (hook for hooks in config.plugins.events.values() for hook in hooks)
    extensions = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    try:
        text = file.read_text(encoding="utf-8")
        if (
            any(getattr(hook, "__self__", None) is not plugin for hook in hooks)
            or not extensions <= _PLAIN_EXTENSIONS
            or any(mark in text for mark in _READ_ELSEWHERE)
        ):
            return None
        zones = {history.TIME_ZONE, str(plugin.options.get("timezone", history.TIME_ZONE))}
        return key_of_inputs(
            [content, *([Path(own)] if own else [])],
            str(file), text, tuple(_said_on_the_command_line(config)), tuple(_environment()), log.getEffectiveLevel(),
            tuple(history.build_day(zone) for zone in sorted(zones)),
            tuple(sorted(history.changed_days(content).items())),
            tuple(map(repr, history.history_problems(content, Position(file.name)))),
            tuple((folder / ".git").exists() for folder in content.absolute().parents),  # the form writes from there on
        )  # fmt: skip
    except (OSError, ValueError):  # whatever is wrong, the build tells it
        return None


def _said_on_the_command_line(config: MkDocsConfig) -> Iterator[str]:
    """What wins over the configuration file, but for the folder that the site is built in."""
    yield from (str(config.docs_dir), str(config.theme.name), *map(str, config.theme.dirs))
    yield from map(repr, (config.site_url, config.use_directory_urls, config.strict))


def _environment() -> Iterator[tuple[str, str]]:
    """Our own variables that have a part in a site."""
    of_the_machine = (keeping.CACHE, "KLARPLAN_WORKERS", "KLARPLAN_DEBUG", "KLARPLAN_PROGRESS")
    for name, value in sorted(os.environ.items()):
        if name.startswith("KLARPLAN_") and name not in of_the_machine:
            yield name, value


def _without_pages(config: MkDocsConfig) -> MkDocsConfig:
    """A configuration of a site in which MkDocs makes nothing."""
    config.nav, config.extra_templates = None, []
    config.theme.static_templates.clear()
    config.theme.dirs.clear()  # Material has 10,000 files, of which MkDocs would make a list
    return config


def _all_records() -> logging.Logger:
    """The logger that the engine's own and those of plugins hand their records to."""
    logger = log
    while logger.parent and logger.parent is not logging.root:
        logger = logger.parent
    return logger
