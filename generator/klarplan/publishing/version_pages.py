"""Links on the pages of another version: to its own pages where it has any, and else with the original's language."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote, urlsplit

from klarplan.content.settings.addresses import Addresses
from klarplan.pages.page import INDEX_FILE, Address
from klarplan.site.prose import relative

_LINK = re.compile(r'<a\b(?P<before>(?:\s[^<>]*?)?)\shref="(?P<target>[^"#][^"]*)"(?P<after>[^<>]*)>')
_PLAN_PDF = re.compile(r"(?:.*/)?(?P<plan>[^/]+)/(?P=plan)\.pdf")
"""A whole plan on paper (`Addresses.pdf`), which is in the language of the original."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def with_own_links(html: str, place: Address, addresses: Addresses) -> str:
    """The text of a page at `place`, whose links lead to originals: those with a version of their own lead there."""
    folder = "/".join(place)

    def changed(match: re.Match[str]) -> str:
        target = _page(match["target"], folder)
        if target is None or target not in addresses.versioned:
            return match[0]
        parts = urlsplit(match["target"])
        name = INDEX_FILE if parts.path.endswith(INDEX_FILE) else ""
        url = relative(quote("/".join((addresses.version, *target))) + f"/{name}", folder)
        return f'<a{match["before"]} href="{url}{"#" + parts.fragment if parts.fragment else ""}"{match["after"]}>'

    return _LINK.sub(changed, html)


def with_languages(html: str, place: Address, lang: str) -> str:
    """A whole page, whose links to pages and plans on paper of the original say their language, which is `lang`."""
    folder, version = "/".join(place), place[0]

    def changed(match: re.Match[str]) -> str:
        target = _page(match["target"], folder)
        original = target is not None and target[:1] != (version,)
        if not (original or _PLAN_PDF.fullmatch(match["target"])) or "hreflang=" in match[0]:
            return match[0]
        return f'<a{match["before"]} href="{match["target"]}" hreflang="{lang}"{match["after"]}>'

    return _LINK.sub(changed, html)


def _page(target: str, folder: str) -> Address | None:
    """The page of the site that a link on a page in `folder` leads to; None where it leads to a file, or elsewhere."""
    path = urlsplit(target).path
    if _SCHEME.match(target) or not path or not path.endswith(("/", INDEX_FILE, ".")):
        return None
    whole = posixpath.normpath(posixpath.join(folder, unquote(path.removesuffix(INDEX_FILE)) or "."))
    return () if whole == "." else tuple(whole.split("/"))
