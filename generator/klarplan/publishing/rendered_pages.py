"""Views → HTML, for all pages at once: only those whose like is not kept, and by several processes side by side.

A page is made from its view, its shell, its own text and the settings that templates read, by code and templates that
have a fingerprint. Together these are its key: under the same key stands the same HTML. Templates are given nothing
else, so nothing can be missing in the key. What is not there when a page is written is made then, by whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import jinja2

from klarplan.pages.page import Page
from klarplan.pages.shell import PageShell
from klarplan.publishing.kept import Kept, Key, key_of
from klarplan.publishing.side_by_side import share
from klarplan.publishing.version_pages import with_languages

KIND = "pages"
"""What the pages are kept as."""
_LEAST = 12
"""Pages that are worth a process: starting one takes about as long as making these."""


@dataclass(frozen=True)
class PageFacts:
    """What templates read of the engine's page, as `page`."""

    url: str
    canonical_url: str
    content: str
    """The page's own text as HTML."""


@dataclass(frozen=True)
class EngineConfig:
    """What templates read of the engine's settings, as `config`."""

    site_name: str
    extra_css: tuple[str, ...]
    extra_javascript: tuple[Any, ...]
    """As the engine's filter `script_tag` takes them."""


@dataclass(frozen=True)
class Rendering:
    """One page on its way to HTML."""

    page: Page
    shell: PageShell
    engine: PageFacts
    base_url: str
    """The start page, counted from this one."""


@dataclass
class Rendered:
    """The HTML of a site's pages, by an environment with the engine's filters `url` and `script_tag`."""

    environments: Mapping[str, jinja2.Environment]
    """By the language of the messages in templates."""
    config: EngineConfig
    kept: Kept
    _keys: dict[str, Key] = field(default_factory=dict)

    def make(
        self, renderings: Sequence[Rendering], also: Callable[[Page, str], object], follow: Callable[[int, int], object]
    ) -> None:
        """Have every page kept. `also` is done with each that is made and its HTML, by the process that makes it.
        `follow` is told how many are made, and of how many.

        A page that cannot be made is passed over: whoever asks for it meets the error, and knows which page it is.
        """
        missing = []
        for rendering in renderings:
            key = self._keys[rendering.page.src_uri] = self._key(rendering)
            if not self.kept.has(KIND, key):
                missing.append(rendering)

        def work(rendering: Rendering) -> None:
            try:
                html = self._made(rendering)
            except Exception:  # a template may raise anything
                return
            self.kept.put(KIND, self._keys[rendering.page.src_uri], html.encode("utf-8", "surrogatepass"))
            also(rendering.page, html)

        with suppress(jinja2.TemplateError):
            for lang, template in {(rendering.shell.lang, rendering.page.view.TEMPLATE) for rendering in missing}:
                self.environments[lang].get_template(template)  # read once, and not by each process
        # large pages first, in turns, so that all processes end at about the same time
        largest_first = sorted(missing, key=lambda rendering: -len(rendering.page.paths))
        share(largest_first, work, _LEAST, lambda done: follow(done, len(missing)))

    def html(self, rendering: Rendering) -> str:
        """A page: as it is kept, or made now where that is not so."""
        key = self._keys.get(rendering.page.src_uri)
        content = self.kept.read(KIND, key) if key else None
        if content is not None:
            return content.decode("utf-8", "surrogatepass")
        html = self._made(rendering)
        if key:
            self.kept.put(KIND, key, html.encode("utf-8", "surrogatepass"))
        return html

    def _made(self, rendering: Rendering) -> str:
        page, shell = rendering.page, rendering.shell
        html = (
            self.environments[shell.lang]
            .get_template(page.view.TEMPLATE)
            .render(
                view=page.view,
                shell=shell,
                page=rendering.engine,
                config=self.config,
                base_url=rendering.base_url,
            )
        )
        return with_languages(html, page.place, shell.original_lang or shell.lang) if shell.is_translation else html

    def _key(self, rendering: Rendering) -> Key:
        config = self.config
        scripts = tuple(repr(script) for script in config.extra_javascript)
        return key_of(
            rendering.page.place, rendering.page.view, rendering.shell, rendering.engine, rendering.base_url,
            config.site_name, config.extra_css, scripts,
        )  # fmt: skip
