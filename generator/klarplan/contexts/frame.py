"""What every page has around its own view: `page.meta.frame`."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.contexts.parts import DocumentView, Link, TermView


@dataclass(frozen=True)
class Site:
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


@dataclass(frozen=True)
class Frame:
    """The frame of one page."""

    site: Site
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
    edit_url: str
    edit_text: str
    draft: bool
    robots: str = ""
    """Content of the robots meta element; empty for pages that search engines may show."""
