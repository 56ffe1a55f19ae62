"""The frame of a page: what stands around its own view, the same for every kind of page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from klarplan import nav
from klarplan.config import Config
from klarplan.contexts.frame import Frame, Site
from klarplan.contexts.pages import View
from klarplan.contexts.parts import DocumentView, Link, TermView
from klarplan.model.records import FileRecord
from klarplan.model.values import PlanStatus
from klarplan.nav import Address
from klarplan.prose import headings
from klarplan.relate import RelatedPlan
from klarplan.spec import plain
from klarplan.terms import TermFinder
from klarplan.views.edition import Edition
from klarplan.views.lists import term_view

_DESCRIPTION_LENGTH = 160


@dataclass(frozen=True)
class PageSource:
    """What a frame is made from: the page's place, its headings, and the files that it tells of."""

    address: Address
    heading: str
    view: View
    above: tuple[tuple[Address, str], ...] = ()
    """The pages between the start page and this one."""
    related: RelatedPlan | None = None
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


@dataclass(frozen=True)
class PageDraft:
    """A page before it has its frame. `file` is the record whose own page it is; None for pages that are made."""

    source: PageSource
    file: FileRecord | None = None


@dataclass(frozen=True)
class Framer:
    """Makes frames for one edition. `changed` has the day on which each content file was last changed."""

    edition: Edition
    config: Config
    changed: Mapping[str, date] = field(default_factory=dict)

    @cached_property
    def _finder(self) -> TermFinder:
        return TermFinder(self.edition.library.terms)

    @cached_property
    def _site(self) -> Site:
        settings = self.config.settings
        return Site(
            name=self.config.site_name,
            organisation=settings.organisation,
            description=self.config.site_description,
            licence=Link(settings.licence.name, settings.licence.url),
            menu=(),
            footer=nav.footer_menu(self.edition),
            logo=settings.logo or "",
            home=self.edition.sitemap.url(),
        )

    def frame(self, source: PageSource) -> Frame:
        """The frame of one page."""
        edition, related = self.edition, source.related
        plan = related.plan if related else None
        day = max((self.changed[path] for path in source.paths if path in self.changed), default=None)
        texts = edition.texts
        return Frame(
            site=Site(**{**vars(self._site), "menu": nav.menu(edition, source.address)}),
            lang=source.lang or texts.lang,
            title=self._title(source),
            heading=source.heading,
            description=shortened(source.view.lead or self.config.site_description),
            breadcrumb=nav.breadcrumb(edition, source.above, source.heading) if source.address else (),
            section=nav.section(edition, related, source.address) if related else (),
            section_title=plan.short_title if plan else "",
            contents=nav.contents((*headings(source.body), *source.sections)),
            terms=tuple(self._terms(source)) if source.with_terms else (),
            based_on=_documents(edition, related),
            changed=texts.day(day) if day else "",
            changed_iso=day.isoformat() if day else "",
            report_url=self._report_url(source.address),
            edit_url=edition.edit_address(source.edit_path) if source.edit_path else "",
            edit_text=source.edit_path,
            draft=bool(plan and plan.status is PlanStatus.DRAFT),
            robots=source.robots or ("noindex" if plan and plan.status is PlanStatus.DRAFT else ""),
        )

    def _title(self, source: PageSource) -> str:
        if not source.address:
            return self.config.site_name
        short = source.related.plan.short_title if source.related else ""
        parts = [source.heading, short if short != source.heading else "", self.config.site_name]
        return " – ".join(filter(None, parts))

    def _terms(self, source: PageSource) -> Iterator[TermView]:
        texts = (source.heading, source.body, *_strings(plain(source.view)))
        for number in self._finder.find(texts):
            yield term_view(self.edition, self.edition.library.terms[number])

    def _report_url(self, address: Address) -> str:
        """The form's address with the page's in it, or an e-mail with the page as its subject."""
        report, page = self.config.settings.report, self.edition.sitemap.url(*address)
        if report.form:
            return f"{report.form}{'&' if '?' in report.form else '?'}{urlencode({'sida': page})}"
        return f"mailto:{report.email}?subject={quote(page)}" if report.email else ""


def _documents(edition: Edition, related: RelatedPlan | None) -> tuple[DocumentView, ...]:
    return tuple(map(edition.document_view, related.plan.sources)) if related else ()


def _strings(value: Any) -> Iterator[str]:
    """Every text in a plain view, html included: tags hold no words of the glossary."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def shortened(text: str) -> str:
    """A description for search engines: whole words, at most 160 characters."""
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    return text[: _DESCRIPTION_LENGTH - 1].rpartition(" ")[0] + " …"
