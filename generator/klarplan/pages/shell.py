"""The frame of a page: what stands around its own view, the same for every kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from klarplan.content.settings.brand import STYLESHEET, stylesheet
from klarplan.content.settings.config import Config
from klarplan.content.settings.settings import Report
from klarplan.content.terms import TermFinder
from klarplan.model.records import FileRecord
from klarplan.model.values import PlanStatus
from klarplan.pages import fault_reports as report
from klarplan.pages import nav
from klarplan.pages.head import jsonld
from klarplan.pages.head.cards import Cards
from klarplan.pages.head.sharing import sharing
from klarplan.pages.nav import Address
from klarplan.pages.shell_contexts import Alternate, Frame, SiteInfo
from klarplan.pages.views.glossary import term_view
from klarplan.pages.views.read_texts import read_texts
from klarplan.pages.views.view import View
from klarplan.site.library import PlanContents
from klarplan.site.parts import DocumentView, Link, TermView
from klarplan.site.site import Site
from klarplan.text.hyphenation import hyphenated

NOT_FOUND_PAGE: Address = ("404",)
_DESCRIPTION_LENGTH = 160
_TARGET = re.compile(r"\]\([^()]*\)")
"""Where a link in Markdown leads."""


@dataclass(frozen=True)
class PageSource:
    """What a frame is made from: the page's place, its headings, and the files that it tells of."""

    address: Address
    heading: str
    view: View
    above: tuple[tuple[Address, str], ...] = ()
    """The pages between the start page and this one."""
    contents: PlanContents | None = None
    """The plan that the page belongs to."""
    paths: tuple[str, ...] = ()
    """The content files that it is made from; the newest gives its date."""
    edit_path: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    """Text and anchor of its own headings."""
    body: str = ""
    lang: str = ""
    with_terms: bool = True
    robots: str = ""
    feeds: tuple[Link, ...] = ()
    """Feeds of what the page is about, besides its plan's."""
    structured: tuple[dict[str, Any], ...] = ()
    """What search engines are told of it, besides the way to it."""

    def is_superseded(self, site: Site) -> bool:
        """Whether the page belongs to a plan that a newer revision took the place of: search does not find it."""
        return self.contents is not None and self.contents.plan.id in site.library.superseded


@dataclass(frozen=True)
class PageDraft:
    """A page before it has its frame. `file` is the record whose own page it is; None for pages that are made."""

    source: PageSource
    file: FileRecord | None = None


@dataclass(frozen=True)
class Framer:
    """Makes frames for one site. `changed` has the day on which each content file was last changed."""

    site: Site
    config: Config
    changed: Mapping[str, date] = field(default_factory=dict)

    @cached_property
    def _finder(self) -> TermFinder:
        return TermFinder(self.site.library.terms)

    @cached_property
    def _site(self) -> SiteInfo:
        settings = self.config.settings
        return SiteInfo(
            name=self.config.site_name,
            organisation=settings.organisation,
            description=self.config.site_description,
            licence=Link(settings.licence.name, settings.licence.url),
            menu=(),
            footer=nav.footer_menu(self.site, with_statement=settings.accessibility is not None),
            logo=settings.logo or "",
            home=self.site.addresses.url(),
            stylesheet=STYLESHEET if stylesheet(settings.brand) else "",
            search=self.site.addresses.url(self.site.addresses.names.search),
        )

    def frame(self, source: PageSource) -> Frame:
        """The frame of one page."""
        site, contents = self.site, source.contents
        plan = contents.plan if contents else None
        day = max((self.changed[path] for path in source.paths if path in self.changed), default=None)
        texts, newer = site.texts, site.newer_revision(plan) if plan else None
        breadcrumb = nav.breadcrumb(site, source.above, source.heading) if source.address else ()
        return Frame(
            site=SiteInfo(**{**vars(self._site), "menu": nav.menu(site, source.address)}),
            lang=source.lang or texts.lang,
            title=self._title(source),
            heading=hyphenated(source.heading, source.lang or texts.lang),
            description=shortened(source.view.lead or self.config.site_description),
            breadcrumb=breadcrumb,
            section=nav.section(site, contents, source.address) if contents else (),
            section_title=plan.short_title if plan else "",
            contents=nav.contents((*site.prose.headings(source.body, source.heading), *source.sections)),
            terms=tuple(self._terms(source)) if source.with_terms else (),
            based_on=_documents(site, contents),
            changed=texts.day(day) if day else "",
            changed_iso=day.isoformat() if day else "",
            report_url=report.form_address(self._report.form, self._shown_address(source.address)),
            report_email=report.mail_address(self._report.email, self._shown_address(source.address), texts),
            edit_url=site.edit_address(source.edit_path) if source.edit_path else "",
            draft=bool(plan and plan.status is PlanStatus.DRAFT),
            sharing=None if source.robots else sharing(self._cards, source.heading, source.address, contents),
            alternates=tuple(self._alternates(source)),
            structured=self._structured(source, breadcrumb),
            superseded=newer,
            robots=source.robots or ("noindex" if newer or (plan and plan.status is PlanStatus.DRAFT) else ""),
        )

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.site, self.config)

    def _alternates(self, source: PageSource) -> Iterator[Alternate]:
        """The site's feed, and those of what the page is about."""
        site, plan = self.site, source.contents.plan if source.contents else None
        if not site.exports.feeds:
            return
        feeds = [Link(self.config.site_name, site.addresses.feed())]
        feeds += [Link(plan.title, site.addresses.feed(*site.addresses.plan(plan.id)))] if plan else []
        for feed in (*feeds, *source.feeds):
            yield Alternate("application/atom+xml", feed.text, feed.url)

    def _structured(self, source: PageSource, breadcrumb: tuple[Link, ...]) -> str:
        site = self.site
        if not site.exports.structured_data or source.robots or source.is_superseded(site):
            return ""
        website = () if source.address else (jsonld.website(site, self.config),)
        return jsonld.script_text((*website, *jsonld.breadcrumbs(site, breadcrumb), *source.structured))

    def _title(self, source: PageSource) -> str:
        if not source.address:
            return self.config.site_name
        short = source.contents.plan.short_title if source.contents else ""
        parts = [source.heading, short if short != source.heading else "", self.config.site_name]
        return " – ".join(filter(None, parts))

    def _terms(self, source: PageSource) -> Iterator[TermView]:
        texts = (source.heading, _TARGET.sub("]", source.body), *read_texts(source.view))
        for number in self._finder.find(texts):
            yield term_view(self.site, self.site.library.terms[number])

    @property
    def _report(self) -> Report:
        return self.config.settings.report

    def _shown_address(self, address: Address) -> str:
        """A page's address as one tells it to others. Of one that does not exist, a script tells it instead of this."""
        url = "404.html" if address == NOT_FOUND_PAGE else self.site.addresses.url(*address)
        return self.site.absolute(url) or url


def _documents(site: Site, contents: PlanContents | None) -> tuple[DocumentView, ...]:
    return tuple(map(site.document_view, contents.plan.sources)) if contents else ()


def shortened(text: str) -> str:
    """A description for search engines: whole words, at most 160 characters. A word that is longer is cut."""
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    room = text[: _DESCRIPTION_LENGTH - 1]
    words = room.rpartition(" ")[0]
    return f"{words} …" if words else f"{room}…"
