"""What was published last time, by its sitemap, compared with what is published now: pages that vanished.

The form of a sitemap is that of https://www.sitemaps.org/protocol.html; it may be packed with gzip.
"""

from __future__ import annotations

import gzip
import http.client
import io
import re
import urllib.error
import urllib.request
import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from klarplan import __version__
from klarplan.content.checks.redirects import REDIRECTS, address_of, file_of
from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.publishing.build import Publication
from klarplan.text.catalogue import N_

MOST_BYTES = 50_000_000
"""The most that a sitemap may hold, unpacked (sitemaps.org)."""
_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_SECONDS = 30
_GONE = (404, 410)


class SitemapError(Exception):
    """A sitemap cannot be read; the message, a text of the catalogue or what a library says, tells why."""


class NothingPublishedError(SitemapError):
    """There is no sitemap at the address: the site may not have been published yet."""


def is_address(place: str) -> bool:
    """Whether the place is on the web, and not a file."""
    return re.match(r"https?://", place, re.IGNORECASE) is not None


def read_sitemap(place: str) -> list[str]:
    """The addresses in a sitemap: a file, or on the web. Raises SitemapError."""
    raw = _fetched(place) if is_address(place) else _file(Path(place))
    if raw[:2] == b"\x1f\x8b":
        raw = _unpacked(raw)
    if len(raw) > MOST_BYTES:
        raise SitemapError(N_("It is larger than a sitemap may be."))
    if b"<!DOCTYPE" in raw[:10_000] or b"<!ENTITY" in raw:  # a sitemap has none, and they can be made to do harm
        raise SitemapError(N_("It is not a sitemap."))
    try:
        root = ElementTree.fromstring(raw)  # noqa: S314 (without entities, see above)
    except ElementTree.ParseError as error:
        raise SitemapError(N_("It is not a sitemap.")) from error
    if root.tag == f"{_NAMESPACE}sitemapindex":
        raise SitemapError(N_("It is a list of several sitemaps. Name one of them."))
    if root.tag != f"{_NAMESPACE}urlset":
        raise SitemapError(N_("It is not a sitemap."))
    addresses = (element.text for element in root.iterfind(f"{_NAMESPACE}url/{_NAMESPACE}loc"))
    return [text.strip() for text in addresses if text and text.strip()]


def _file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SitemapError(N_("There is no such file.")) from error
    except OSError as error:
        raise SitemapError(error.strerror or str(error)) from error


def _fetched(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": f"Klarplan/{__version__}"})  # noqa: S310 (http)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            raw: bytes = answer.read(MOST_BYTES + 1)
            return raw
    except urllib.error.HTTPError as error:
        with error:
            if error.code in _GONE:
                raise NothingPublishedError(N_("There is no such file.")) from error
            raise SitemapError(f"HTTP {error.code} {error.reason}") from error
    except (urllib.error.URLError, OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise SitemapError(getattr(reason, "strerror", None) or str(reason)) from error


def _unpacked(raw: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            return packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SitemapError(N_("It is not a sitemap.")) from error


def vanished(publication: Publication, place: str) -> Iterator[Problem]:
    """Published addresses that lead to nothing any more. Raises SitemapError where that cannot be told."""
    config = publication.config
    old = _files(read_sitemap(place), config.site_url)
    now = {page.dest_uri for page in publication.pages}
    led_on = {file_of(moved.old) for moved in publication.site.library.redirects}
    content = config.content.name
    names = _by_name(now)
    for file in sorted(old - now - led_on):
        if not (config.content / file).is_file():
            address, suggestion = address_of(file), _instead(file, now, names)
            values = {"found": address, "suggestion": suggestion, "home": f"{content}/{REDIRECTS}"}
            yield Problem(Position(f"{content}/{REDIRECTS}"), "vanished-address", values)


def unread(place: str, error: SitemapError, config_file: Path) -> Problem:
    """That nothing was compared, and why."""
    message = str(error)
    reason = Label(message) if message.endswith(".") else f"{message}."
    return Problem(Position(config_file.name), "sitemap-unread", {"found": place, "reason": reason})


def _files(addresses: Iterable[str], site_url: str) -> set[str]:
    """The files of a sitemap's addresses, below the folder of the site that it is of."""
    addresses = list(addresses)
    base = site_url if site_url and any(address.startswith(site_url) for address in addresses) else _common(addresses)
    return {file_of(unquote(address.removeprefix(base))) for address in addresses if address.startswith(base)}


def _common(addresses: Collection[str]) -> str:
    """The start page of a site that has been published at another address: the one that begins all others."""
    shortest = min(addresses, key=len, default="")
    base = shortest.removesuffix("index.html")
    if not addresses or not urlsplit(base).scheme:
        raise SitemapError(N_("It holds no addresses of a site."))
    if not base.endswith("/") or not all(address.startswith(base) for address in addresses):
        raise SitemapError(N_("It is of another site: its addresses do not begin with this site's."))
    return base


def _by_name(files: Iterable[str]) -> dict[str, str]:
    """Pages by the last part of their addresses; a name that several have says nothing."""
    by_name: dict[str, str] = {}
    for file in files:
        name = address_of(file).strip("/").rpartition("/")[2]
        by_name[name] = "" if name in by_name else file
    return by_name


def _instead(file: str, now: Collection[str], names: dict[str, str]) -> str:
    """The page that probably took its place: the nearest above it, or one of the same name elsewhere where that is
    only a list."""
    parts = address_of(file).strip("/").split("/")
    above = (file_of("/".join(parts[:depth])) for depth in range(len(parts) - 1, 0, -1))
    nearest = next((address_of(page) for page in above if page in now), "/")
    same = names.get(parts[-1]) if nearest.count("/") == 1 else ""
    return address_of(same) if same else nearest
