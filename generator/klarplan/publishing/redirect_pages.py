"""A page at each address that a page had before, which leads to the one that it has now.

A static site cannot answer with a redirect, so the page asks the browser to go on at once; search engines take that as
one (https://developers.google.com/search/docs/crawling-indexing/301-redirects). Whoever's browser does not follow it
finds a link.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

import jinja2

from klarplan.content.checks.redirects import address_of, file_of
from klarplan.content.settings.brand import STYLESHEET, stylesheet
from klarplan.content.settings.config import Config
from klarplan.model.shared import Moved
from klarplan.pages.page import Page
from klarplan.pages.theme import theme_folders
from klarplan.pages.views.view import View
from klarplan.publishing.render import documents
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_SAFE = "/-._~!$'()+,;=@"


@dataclass(frozen=True)
class RedirectView(View):
    """A page that leads on. Its template reads nothing else; the `url` filter makes addresses count from its place."""

    TEMPLATE = "redirect.html"

    lang: str
    site_name: str
    title: str
    """Of the page that it leads to."""
    url: str
    """That page, counted from the start page."""
    canonical_url: str
    """The same for use outside the site, without anchor; empty where the site does not know its own address."""
    stylesheet: str
    """The style sheet with the organisation's colours; empty where it has none."""


def redirect_pages(site: Site, config: Config, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Each file and what it holds. `pages` are those that exist, for their titles."""
    if not site.library.redirects:
        return
    titles = {page.dest_uri: page.heading for page in pages}
    environment = documents(theme_folders(config.theme_folder), site.texts.lang)
    environment.filters["url"] = from_folder
    template = environment.get_template(RedirectView.TEMPLATE)
    for moved in site.library.redirects:
        file, view = file_of(moved.old), _view(site, config, moved, titles)
        yield file, f"{template.render(view=view, folder=posixpath.dirname(file))}\n".encode()


def _view(site: Site, config: Config, moved: Moved, titles: Mapping[str, str]) -> RedirectView:
    url, title = _target(site, moved, titles)
    return RedirectView(
        lead=site.texts._(N_("You are taken there at once. If nothing happens, follow the link:")),
        lang=site.texts.lang,
        site_name=config.site_name,
        title=title,
        url=url,
        canonical_url=site.absolute(url.partition("#")[0]),
        stylesheet=STYLESHEET if stylesheet(config.settings.brand) else "",
    )


def _target(site: Site, moved: Moved, titles: Mapping[str, str]) -> tuple[str, str]:
    """Where a redirect leads, counted from the start page, and what is there."""
    address, hash_, anchor = moved.new.partition("#")
    file = file_of(address)
    if file not in titles:  # a file to copy
        return quote(address.strip("/"), _SAFE), address.rpartition("/")[2]
    path = address_of(file) if site.addresses.directory_urls else file
    return f"{quote(path, _SAFE)}{hash_}{quote(anchor, _SAFE)}", titles[file]


@jinja2.pass_context
def from_folder(context: jinja2.runtime.Context, url: str) -> str:
    """The filter `url` as MkDocs has it."""
    return relative(url, context["folder"])


def relative(url: str, folder: str) -> str:
    """An address that counts from the start page, as a page in a folder needs it."""
    path, hash_, anchor = url.partition("#")
    path_there = posixpath.relpath(path or ".", folder or ".")
    return f"{path_there}/{hash_}{anchor}" if not path or path.endswith("/") else f"{path_there}{hash_}{anchor}"
