"""Pages for frames on other sites: a plan's activities and those of a municipality, without what stands around a page.

Each has a file beside it that tells a publishing system how to show it (oEmbed, https://oembed.com/), to which the page
of the same subject leads. Who may show them in a frame only the web server can say: a page's own policy cannot
(https://www.w3.org/TR/CSP3/#meta-element).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from klarplan.content.settings.brand import STYLESHEET, stylesheet
from klarplan.content.settings.config import Config
from klarplan.pages.page import INDEX_FILE, Page
from klarplan.pages.shell import embedded_address
from klarplan.pages.theme import theme_folders
from klarplan.pages.views.focus_area import PlanActivitiesView
from klarplan.pages.views.municipality import MunicipalityView
from klarplan.pages.views.view import View
from klarplan.publishing.redirect_pages import from_folder
from klarplan.publishing.render import documents
from klarplan.site.parts import RowGroup
from klarplan.site.site import Site

_WIDTH, _HEIGHT = 640, 600
"""Of the frame, in CSS pixels; a publishing system may choose others."""


@dataclass(frozen=True)
class EmbeddedView(View):
    """A page in a frame. Its template reads nothing else."""

    TEMPLATE = "embedded.html"

    lang: str
    title: str
    site_name: str
    url: str
    """The page of the same subject on the site."""
    policy: str
    """What it may load, as a Content-Security-Policy."""
    stylesheet: str
    """The style sheet with the organisation's colours; empty where it has none."""
    groups: tuple[RowGroup, ...]


def embedded_pages(site: Site, config: Config, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Each file and what it holds; none where the settings allow no frames."""
    if not config.settings.embedding.origins:
        return
    environment = documents(theme_folders(config.theme_folder), site.texts.lang)
    environment.filters["url"] = from_folder
    template = environment.get_template(EmbeddedView.TEMPLATE)
    for page in pages:
        if address := embedded_address(site, config, page):
            folder, view = "/".join(address), _view(site, config, page)
            yield f"{folder}/{INDEX_FILE}", f"{template.render(view=view, folder=folder)}\n".encode()
            yield f"{folder}/oembed.json", _oembed(site, config, page, site.absolute(site.addresses.url(*address)))


def _view(site: Site, config: Config, page: Page) -> EmbeddedView:
    return EmbeddedView(
        lead=page.view.lead,
        lang=site.texts.lang,
        title=_title(page),
        site_name=config.site_name,
        url=site.addresses.url(*page.address),
        policy=config.settings.sources.policy(),
        stylesheet=STYLESHEET if stylesheet(config.settings.brand) else "",
        groups=tuple(_groups(page.view)),
    )


def _title(page: Page) -> str:
    plan = page.contents.plan.short_title if page.contents else ""
    return f"{page.heading} – {plan}" if plan and plan not in page.heading else page.heading


def _groups(view: View) -> Iterator[RowGroup]:
    if isinstance(view, PlanActivitiesView):
        yield from view.groups
    if isinstance(view, MunicipalityView):
        for listed in (*view.own, *view.common):
            rows = tuple(row for group in (*listed.seen, *listed.folded) for row in group.rows)
            yield RowGroup(listed.title, "", rows)


def _oembed(site: Site, config: Config, page: Page, address: str) -> bytes:
    frame = (
        f'<iframe src="{escape(address)}" title="{escape(_title(page))}" width="{_WIDTH}" height="{_HEIGHT}" '
        'loading="lazy" style="border:0;width:100%"></iframe>'
    )
    facts = {
        "version": "1.0", "type": "rich", "title": _title(page), "provider_name": config.site_name,
        "provider_url": site.site_url, "html": frame, "width": _WIDTH, "height": _HEIGHT,
    }  # fmt: skip
    return json.dumps(facts, ensure_ascii=False, indent=2).encode()
