"""What stands around a page's own view, the same for every kind of page: head, menu, breadcrumb, footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from klarplan.content.reading.file_kinds import EASY_READ
from klarplan.content.settings.brand import STYLESHEET, stylesheet
from klarplan.content.settings.config import Config
from klarplan.content.terms import TermFinder
from klarplan.model.records import Plan
from klarplan.model.shared import Term
from klarplan.model.values import PlanStatus
from klarplan.pages import fault_reports, nav
from klarplan.pages.explained import BACK_ANCHOR, TERM_ANCHOR, TermLink, explained
from klarplan.pages.head import jsonld
from klarplan.pages.head.cards import Cards
from klarplan.pages.head.sharing import Sharing, sharing
from klarplan.pages.page import NOINDEX, Address, Page
from klarplan.pages.version_links import SiteVersion, VersionLink, version_links
from klarplan.pages.views.focus_area import PlanActivitiesView
from klarplan.pages.views.glossary import MOST_TERMS, hardest, term_view
from klarplan.pages.views.help import HelpView, help_view
from klarplan.pages.views.municipality import MunicipalityView
from klarplan.pages.views.plan_parts import PARTS
from klarplan.pages.views.read_texts import read_texts
from klarplan.site.parts import DocumentView, Link, TermView
from klarplan.site.phrases import document_view
from klarplan.site.prose import relative
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.hyphenation import hyphenated
from klarplan.text.languages import direction, language_name

NOT_FOUND_PAGE: Address = ("404",)
_DESCRIPTION_LENGTH = 160
_TARGET = re.compile(r"\]\([^()]*\)")
"""Where a link in Markdown leads."""


@dataclass(frozen=True)
class SiteInfo:
    """What is the same on every page."""

    name: str
    organisation: str
    description: str
    licence: Link
    """The licence of content and data."""
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    logo: str
    """The address of a picture; empty for the built-in mark."""
    home: str = ""
    stylesheet: str = ""
    """The address of the style sheet with the organisation's colours; empty where it has none."""
    search: str = ""
    """The page that shows what a search finds."""
    policy: str = ""
    """What pages may load, as a Content-Security-Policy."""
    search_policy: str = ""
    """The same for that page, whose index is read by WebAssembly."""


@dataclass(frozen=True)
class Alternate:
    """The page's subject in another form, for the head: a feed."""

    type: str
    title: str
    url: str


@dataclass(frozen=True)
class PageShell:
    """What stands around one page. Its template has it as `shell`."""

    site: SiteInfo
    lang: str
    """The language of the frame: menus, labels, dates."""
    title: str
    """For the browser: "Utsatta grupper – Norra Örebro län – Planer för psykisk hälsa"."""
    heading: str
    """The page's h1."""
    description: str
    breadcrumb: tuple[Link, ...]
    """From the first level below the start page; the last one is the page itself, without address."""
    section: tuple[Link, ...]
    """The navigation of the plan that the page belongs to; empty outside plans."""
    section_title: str
    contents: tuple[Link, ...]
    """The page's own headings, as "#anchor" links; empty where there are few."""
    terms: tuple[TermView, ...]
    """The hardest of the glossary's words on this page, in the glossary's order."""
    based_on: tuple[DocumentView, ...]
    """The first of the plan's documents."""
    changed: str
    """"Senast ändrad 22 november 2026"; empty where it is not known."""
    changed_iso: str
    report_url: str
    """The form for telling of a fault, with the page's address in it; empty where there is none."""
    report_email: str
    """The same by e-mail: "mailto:…"; empty where there is none."""
    edit_url: str
    draft: bool
    sharing: Sharing | None
    """None where no program may show the page."""
    glossary: Link | None = None
    """The glossary, where it explains more of the page's words."""
    sources: Link | None = None
    """All documents of the plan, where there are more than one."""
    alternates: tuple[Alternate, ...] = ()
    """Feeds: the site's first."""
    structured: str = ""
    """What search engines read (schema.org, JSON-LD), safe within a script element; empty where it is switched off."""
    superseded: Link | None = None
    """The plan that holds instead of the one that the page belongs to."""
    robots: str = ""
    """Content of the robots meta element; empty for pages that search engines may show."""
    help: HelpView | None = None
    """Where to turn for help; None where the page need not say it."""
    content_lang: str = ""
    """The language of title and content, where it is another than the frame's; empty otherwise."""
    direction: str = "ltr"
    """Which way the frame is written, as HTML's `dir` has it."""
    content_direction: str = "ltr"
    versions: tuple[VersionLink, ...] = ()
    """The page in all its languages and in easy words, this one too; empty where there is no other."""
    version: str = ""
    """The folder of the version of the site that the page is of: "fi"; empty in the original."""
    is_translation: bool = False
    original_lang: str = ""
    """The language of the site's name and of what is not translated, where it is another than the frame's."""

    @property
    def indexed(self) -> bool:
        """Whether search engines may show the page; one that they may not show stands in no sitemap."""
        return NOINDEX not in self.robots

    @property
    def alternate_versions(self) -> tuple[VersionLink, ...]:
        """The page in its languages, for search engines: two at least, each with a whole address."""
        links = tuple(link for link in self.versions if link.hreflang and link.absolute)
        return links if len(links) > 1 and any(link.current for link in links) else ()


@dataclass(frozen=True)
class Shells:
    """Puts the pages of one site into their shells."""

    site: Site
    config: Config
    versions: Mapping[str, SiteVersion] = field(default_factory=dict)
    """The other versions of the site, by their folders."""

    @cached_property
    def _of_versions(self) -> Mapping[str, Shells]:
        """What puts the pages of each version into theirs."""
        return {code: Shells(version.site, self.config) for code, version in self.versions.items()}

    def around(self, page: Page) -> PageShell:
        """What stands around one page."""
        shell = self._of_versions.get(page.version, self)._around(page)
        return replace(shell, versions=version_links(self.site, self.versions, page))

    def _around(self, page: Page) -> PageShell:
        site, contents = self.site, page.contents
        plan = contents.plan if contents else None
        day = max((site.changed[path] for path in page.paths if path in site.changed), default=None)
        lang, newer = page.lang or site.texts.lang, site.newer_revision(plan) if plan else None
        other = lang if lang != site.texts.lang else ""
        breadcrumb = nav.breadcrumb(site, page.above, page.heading) if page.address else ()
        terms = list(self._terms(page)) if page.with_terms else []
        own = site.prose.headings(page.body, page.heading) if page.text_in_contents else ()
        report, shown_address = self.config.settings.report, self._shown_address(page.place)
        return PageShell(
            site=replace(self._site, menu=nav.menu(site, page.address)),
            lang=site.texts.lang,
            content_lang=other,
            direction=direction(site.texts.lang),
            content_direction=direction(lang),
            title=self._title(page),
            heading=hyphenated(page.heading, lang),
            description=shortened(page.view.lead or page.description or self.config.site_description),
            breadcrumb=breadcrumb,
            section=nav.section(site, contents, page.address) if contents else (),
            section_title=plan.short_title if plan else "",
            contents=nav.contents((*own, *page.sections)),
            terms=tuple(term_view(site, term) for term in hardest(terms)),
            glossary=self._more_words(len(terms)),
            based_on=tuple(document_view(site, source) for source in plan.sources[:1]) if plan else (),
            sources=self._sources(plan) if plan else None,
            changed=site.texts.day(day) if day else "",
            changed_iso=day.isoformat() if day else "",
            report_url=fault_reports.form_address(report.form, shown_address),
            report_email=fault_reports.mail_address(report.email, shown_address, site.texts),
            edit_url=site.edit_address(page.edit_path) if page.edit_path else "",
            draft=bool(plan and plan.status is PlanStatus.DRAFT),
            sharing=None if page.robots else sharing(self._cards, page.heading, page.address, contents),
            alternates=(*self._alternates(page), *self._embedded(page)),
            structured=self._structured(page, breadcrumb),
            superseded=newer,
            robots=page.robots or (NOINDEX if newer or (plan and plan.status is PlanStatus.DRAFT) else ""),
            help=help_view(site, self.config.settings.help, page),
            version=page.version,
            is_translation=page.version not in ("", EASY_READ),
            original_lang=site.original_lang,
        )

    def explained(self, page: Page, shell: PageShell, html: str) -> str:
        """A page's prose, with its words leading to where they are explained: at the page's end, or in the glossary."""
        if not page.with_terms:
            return html
        site, here = self.site, {term.anchor for term in shell.terms}

        def link(number: int) -> TermLink:
            term = term_view(site, site.library.terms[number])
            if term.anchor in here:
                return TermLink(f"#{TERM_ANCHOR}{term.anchor}", anchor=f"{BACK_ANCHOR}{term.anchor}")
            return TermLink(relative(term.url, "/".join(page.address)), note=term.explanation)

        return explained(html, self._finder, link)

    @cached_property
    def _site(self) -> SiteInfo:
        settings, addresses = self.config.settings, self.site.addresses
        return SiteInfo(
            name=self.config.site_name,
            organisation=settings.organisation,
            description=self.config.site_description,
            licence=Link(settings.licence.name, settings.licence.url),
            menu=(),
            footer=tuple(
                replace(link, text=hyphenated(link.text, self.site.texts.lang))  # two columns on a phone are narrow
                for link in nav.footer_menu(self.site, with_statement=settings.accessibility is not None)
            ),
            logo=settings.logo or "",
            home=addresses.url(),
            stylesheet=STYLESHEET if stylesheet(settings.brand) else "",
            search=addresses.url(addresses.names.search),
            policy=settings.sources.policy(),
            search_policy=settings.sources.policy("'wasm-unsafe-eval'"),
        )

    @cached_property
    def _finder(self) -> TermFinder:
        return TermFinder(self.site.library.terms)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.site, self.config)

    def _title(self, page: Page) -> str:
        if not page.address:
            return self.config.site_name
        short = page.contents.plan.short_title if page.contents else ""
        easy = self.site.texts._(N_("Easy to read")) if page.version == EASY_READ else ""
        parts = [page.heading, short if short != page.heading else "", easy, self.config.site_name]
        return " – ".join(filter(None, parts))

    def _terms(self, page: Page) -> Iterator[Term]:
        texts = (page.heading, _TARGET.sub("]", page.body), *read_texts(page.view))
        return (self.site.library.terms[number] for number in self._finder.find(texts))

    def _more_words(self, number: int) -> Link | None:
        site = self.site
        if number <= MOST_TERMS:
            return None
        text = site.texts._(N_("All words and abbreviations"))
        return Link(text, site.addresses.url(site.addresses.names.glossary))

    def _sources(self, plan: Plan) -> Link | None:
        if len(plan.sources) < 2:
            return None
        more = len(plan.sources) - 1
        text = self.site.texts.plural("and {n} document more", "and {n} documents more", more)
        addresses = self.site.addresses
        if addresses.version == EASY_READ:  # easy texts have no list of documents: the original has
            addresses = replace(addresses, version="")
        return Link(text, addresses.url(*addresses.plan(plan.id), anchor=PARTS["documents"].anchor))

    def _alternates(self, page: Page) -> Iterator[Alternate]:
        """The site's feed, and those of what the page is about."""
        site, plan = self.site, page.contents.plan if page.contents else None
        if not site.exports.feeds:
            return
        feeds = [Link(self.config.site_name, site.addresses.feed())]
        if page.version not in ("", EASY_READ):
            title = f"{self.config.site_name} – {language_name(page.version)}"
            feeds.insert(0, Link(title, site.addresses.feed(page.version)))
        feeds += [Link(plan.title, site.addresses.feed(*site.addresses.plan(plan.id)))] if plan else []
        for feed in (*feeds, *page.feeds):
            yield Alternate("application/atom+xml", feed.text, feed.url)

    def _embedded(self, page: Page) -> Iterator[Alternate]:
        """How a publishing system shows the page's subject in a frame."""
        if address := embedded_address(self.site, self.config, page):
            url = self.site.absolute("/".join((*address, "oembed.json")))
            yield Alternate("application/json+oembed", page.heading, url)

    def _structured(self, page: Page, breadcrumb: tuple[Link, ...]) -> str:
        site = self.site
        if not site.exports.structured_data or page.robots or page.is_superseded(site):
            return ""
        website = () if page.address else (jsonld.website(site, self.config),)
        return jsonld.script_text((*website, *jsonld.breadcrumbs(site, breadcrumb), *page.structured))

    def _shown_address(self, address: Address) -> str:
        """A page's address for use outside the site. Of a page that does not exist, a script knows it better."""
        url = "404.html" if address == NOT_FOUND_PAGE else self.site.addresses.url(*address)
        return self.site.absolute(url) or url


def embedded_address(site: Site, config: Config, page: Page) -> Address:
    """Where the page for frames is that has the same subject; empty where there is none."""
    is_list = isinstance(page.view, PlanActivitiesView | MunicipalityView)
    if not (is_list and config.settings.embedding.origins and site.site_url) or page.robots:
        return ()
    return (site.addresses.names.embedded, *page.address)


def shortened(text: str) -> str:
    """A description for search engines: whole words, at most 160 characters. A word that is longer is cut."""
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    room = text[: _DESCRIPTION_LENGTH - 1]
    words = room.rpartition(" ")[0]
    return f"{words} …" if words else f"{room}…"
