"""The site in other languages and in easy words, and what leads from a page to the same page there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from klarplan.content.reading.file_kinds import EASY_READ
from klarplan.pages.page import Page
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.languages import language_name


@dataclass(frozen=True)
class SiteVersion:
    """One version of the site: its records, its words, and its pages."""

    code: str
    """Its folder: "fi", "lattlast"."""
    site: Site
    pages: tuple[Page, ...]

    @property
    def is_translation(self) -> bool:
        """Whether it is in another language, and not in easier words."""
        return self.code != EASY_READ

    @property
    def is_searched(self) -> bool:
        """Whether it has a search of its own: one in easy words is found by the original's."""
        return self.code == self.site.texts.lang


@dataclass(frozen=True)
class VersionLink:
    """A page in one of the versions that it has."""

    text: str
    """What the language calls itself: "Suomi"."""
    lang: str
    """The language of that page, and of the text."""
    url: str
    hreflang: str = ""
    """The language, as the head names it; empty for easy words: to search engines that is the same language twice."""
    absolute: str = ""
    """The whole address, for the head; empty where the site does not know its own."""
    current: bool = False


def version_links(original: Site, versions: Mapping[str, SiteVersion], page: Page) -> tuple[VersionLink, ...]:
    """A page in all its versions, the original first; none where there is no other."""
    there = [version for version in versions.values() if page.address in version.site.addresses.versioned]
    return tuple(_links(original, there, page)) if there else ()


def _links(original: Site, versions: list[SiteVersion], page: Page) -> Iterator[VersionLink]:
    languages = any(version.code != EASY_READ for version in versions)
    lang, url = original.texts.lang, original.addresses.url(*page.address)
    name = language_name(lang) if languages else original.texts._(N_("Ordinary text"))
    yield VersionLink(name, lang, url, lang, original.absolute(url), current=not page.version)
    for version in sorted(versions, key=lambda version: (version.code == EASY_READ, version.code)):
        url, current = original.addresses.url(version.code, *page.address), page.version == version.code
        if version.code == EASY_READ:
            yield VersionLink(original.texts._(N_("Easy to read")), lang, url, current=current)
        else:
            code = version.code
            yield VersionLink(language_name(code), code, url, code, original.absolute(url), current=current)
