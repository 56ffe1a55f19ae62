"""What every page has around its own view: `page.meta.frame`."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.site.parts import DocumentView, Link, TermView


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


@dataclass(frozen=True)
class Alternate:
    """The page's subject in another form, for the head: a feed."""

    type: str
    title: str
    url: str


@dataclass(frozen=True)
class Sharing:
    """What programs show of a link to the page, besides its description: `og:…` and `twitter:…` in the head."""

    title: str
    """The heading, with the plan's name where it says nothing alone."""
    kind: str
    """"website" for the start page, "article" for all others."""
    locale: str
    """Language and country: "sv_SE"."""
    picture_url: str
    """Absolute; empty where there is no picture."""
    picture_text: str
    """What stands on the picture."""


@dataclass(frozen=True)
class Frame:
    """The frame of one page."""

    site: SiteInfo
    lang: str
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
    """The glossary's words on this page."""
    based_on: tuple[DocumentView, ...]
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
    alternates: tuple[Alternate, ...] = ()
    """Feeds: the site's first."""
    structured: str = ""
    """What search engines read (schema.org, JSON-LD), safe within a script element; empty where it is switched off."""
    superseded: Link | None = None
    """The plan that holds instead of the one that the page belongs to."""
    robots: str = ""
    """Content of the robots meta element; empty for pages that search engines may show."""
