"""A page at each address that a page had before, which leads to the one that it has now.

A static site cannot answer with a redirect, so the page asks the browser to go on at once; search engines take that as
one (https://developers.google.com/search/docs/crawling-indexing/301-redirects). Whoever's browser does not follow it
finds a link.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from klarplan.content.checks.redirects import address_of, file_of
from klarplan.content.settings.brand import STYLESHEET, stylesheet
from klarplan.content.settings.config import Config
from klarplan.model.shared import Moved
from klarplan.pages.spec import PageSpec
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_STYLES = ("assets/css/tokens.css", "assets/css/klarplan.css")
_SAFE = "/-._~!$'()+,;=@"
_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"


def redirect_pages(site: Site, config: Config, pages: Iterable[PageSpec]) -> Iterator[tuple[str, bytes]]:
    """Each file and what it holds. `pages` are those that exist, for their titles."""
    if not site.library.redirects:
        return
    titles = {page.dest_uri: page.title for page in pages}
    brand = (STYLESHEET,) if stylesheet(config.settings.brand) else ()
    for moved in site.library.redirects:
        yield file_of(moved.old), _page(site, config, moved, titles, (_STYLES[0], *brand, _STYLES[1])).encode()


def _page(site: Site, config: Config, moved: Moved, titles: dict[str, str], styles: Iterable[str]) -> str:
    _, folder = site.texts._, posixpath.dirname(file_of(moved.old))
    url, title = _target(site, moved, titles)
    there = escape(relative(url, folder))
    canonical = site.absolute(url.partition("#")[0])
    heading, description = _(N_("The page has moved")), _(N_("The page is now called {title}."), title=title)
    told = _(N_("You are taken there at once. If nothing happens, follow the link:"))
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(site.texts.lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f'<meta http-equiv="refresh" content="0; url={there}">',
        f"<title>{escape(heading)} – {escape(config.site_name)}</title>",
        f'<meta name="description" content="{escape(description)}">',
        '<meta name="robots" content="noindex">',
        *([f'<link rel="canonical" href="{escape(canonical)}">'] if canonical else []),
        '<meta name="color-scheme" content="light dark">',
        f'<link rel="icon" href="{relative("assets/images/favicon.svg", folder)}" type="image/svg+xml">',
        *(f'<link rel="stylesheet" href="{relative(style, folder)}">' for style in styles),
        f'<script type="module" src="{relative("assets/js/redirect.js", folder)}"></script>',
        "</head>",
        "<body>",
        '<main id="main" class="wrap page">',
        '<header class="page-head">',
        f"<h1>{escape(heading)}</h1>",
        f'<p class="lead">{escape(told)}</p>',
        "</header>",
        f'<p><a class="button-link" href="{there}">{escape(title)}</a></p>',
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _target(site: Site, moved: Moved, titles: dict[str, str]) -> tuple[str, str]:
    """Where a redirect leads, counted from the start page, and what is there."""
    address, hash_, anchor = moved.new.partition("#")
    file = file_of(address)
    if file not in titles:  # a file to copy
        return quote(address.strip("/"), _SAFE), address.rpartition("/")[2]
    path = address_of(file) if site.addresses.directory_urls else file
    return f"{quote(path, _SAFE)}{hash_}{quote(anchor, _SAFE)}", titles[file]


def relative(url: str, folder: str) -> str:
    """An address that counts from the start page, as a page in a folder needs it."""
    path, hash_, anchor = url.partition("#")
    found = posixpath.relpath(path or ".", folder or ".")
    return f"{found}/{hash_}{anchor}" if not path or path.endswith("/") else f"{found}{hash_}{anchor}"
