"""Ordinary pages, whose text is all there is, and the page for addresses that do not exist."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.pages.views.view import View
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class PageView(View):
    """An ordinary page; its text is `page.content`."""

    TEMPLATE = "page.html"

    said_then: str = ""
    """That the text is what a plan said in its time; empty while the plan holds, and on pages of no plan."""


@dataclass(frozen=True)
class NotFoundView(View):
    """404: what happened, and ways on."""

    TEMPLATE = "404.html"

    links: tuple[Link, ...]


def not_found_view(site: Site) -> NotFoundView:
    """404."""
    _, addresses = site.texts._, site.addresses
    links = (
        Link(_(N_("Start page")), addresses.url()),
        Link(_(N_("All plans")), addresses.url(addresses.names.plans)),
        Link(_(N_("All municipalities")), addresses.url(addresses.names.municipalities)),
        Link(_(N_("A–Ö")), addresses.url(addresses.names.index)),
    )
    lead = _(N_("The page may have moved, or the address may be wrong. Try one of these:"))
    return NotFoundView(lead=lead, links=links)
