"""The site → every page of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from klarplan.content.settings.config import Config
from klarplan.model.records import Municipality
from klarplan.model.records import Page as PageRecord
from klarplan.open_data.tables import OpenData
from klarplan.pages.head import jsonld
from klarplan.pages.nav import STATEMENT
from klarplan.pages.page import NOINDEX, Address, Page
from klarplan.pages.plan_pages import plan_pages, plan_record_pages
from klarplan.pages.shell import NOT_FOUND_PAGE
from klarplan.pages.views.a_to_z import index_view
from klarplan.pages.views.activity import ActivityPageView
from klarplan.pages.views.all_activities import activities_view
from klarplan.pages.views.data import data_view
from klarplan.pages.views.dates import dates_view
from klarplan.pages.views.glossary import glossary_view
from klarplan.pages.views.indicators import HEADING as INDICATORS
from klarplan.pages.views.indicators import all_indicators_view
from klarplan.pages.views.municipality import MunicipalityView, municipalities_view, municipality_view
from klarplan.pages.views.ordinary import PageView, not_found_view
from klarplan.pages.views.plan import plans_view
from klarplan.pages.views.search import search_view
from klarplan.pages.views.start import start_view
from klarplan.pages.views.statement import statement_view
from klarplan.pages.views.target_group import target_group_view, target_groups_view
from klarplan.pages.views.view import View
from klarplan.site import source_files
from klarplan.site.parts import Link
from klarplan.site.phrases import municipality_heading
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

NOT_FOUND = "404.html"


def all_pages(site: Site, config: Config, opened: OpenData | None = None) -> list[Page]:
    """Every page but 404: those of content files, and those that are made. Without `opened` none is about open data."""
    pages = [
        *_start(site),
        *plan_pages(site),
        *_place_pages(site),
        *_list_pages(site),
        *_ordinary(site),
        *_statement(site, config),
        *(_open_data(opened) if opened else ()),
    ]
    return [*pages, _index(site, pages), search_page(site)]


def record_pages(site: Site, paths: Collection[str]) -> Iterator[Page]:
    """The pages of those records alone whose files these are."""
    yield from (page for page in _start(site) if page.file and page.file.path in paths)
    yield from plan_record_pages(site, paths)
    yield from (_place(site, place) for place in site.library.municipalities.values() if place.path in paths)
    yield from (ordinary_page(site, record) for record in site.library.pages if record.path in paths)


def not_found(site: Site) -> Page:
    """The page for addresses that do not exist. Its links are made absolute by the engine."""
    title = site.texts._(N_("The page does not exist"))
    return Page(NOT_FOUND_PAGE, title, not_found_view(site), with_terms=False, robots=NOINDEX)


# ---- pages by kind ----


def _start(site: Site) -> Iterator[Page]:
    if page := site.library.start:
        heading = page.title or site.prose.title(page.body) or site.texts._(N_("Start page"))
        yield Page((), heading, start_view(site, page), file=page, paths=(page.path,), with_terms=False)


def _place_pages(site: Site) -> Iterator[Page]:
    addresses, library, _ = site.addresses, site.library, site.texts._
    municipalities = ((addresses.names.municipalities,), _(N_("Municipalities")))
    target_groups = ((addresses.names.target_groups,), _(N_("Target groups")))
    yield _list(*municipalities, municipalities_view(site), paths=source_files.municipalities(library))
    yield from (_place(site, place) for place in library.municipalities.values())
    yield _list(*target_groups, target_groups_view(site), "target-groups.yml")
    for group in library.target_groups.values():
        view, paths = target_group_view(site, group), source_files.target_group(library, group.id)
        yield Page(addresses.target_group(group.id), group.name, view, (target_groups,), paths=paths)


def _place(site: Site, place: Municipality) -> Page:
    addresses, heading = site.addresses, municipality_heading(site, place)
    return Page(
        addresses.municipality(place.id), heading, municipality_view(site, place),
        (((addresses.names.municipalities,), site.texts._(N_("Municipalities"))),), file=place,
        paths=source_files.municipality(site.library, place),
        feeds=(Link(heading, addresses.feed(*addresses.municipality(place.id))),),
    )  # fmt: skip


def _list_pages(site: Site) -> Iterator[Page]:
    names, library, _ = site.addresses.names, site.library, site.texts._
    yield _list((names.plans,), _(N_("Plans")), plans_view(site), paths=source_files.plans(library))
    activities = source_files.activities(library)
    yield _list((names.activities,), _(N_("All activities")), activities_view(site), paths=activities)
    yield _list((names.dates,), _(N_("Dates")), dates_view(site), paths=source_files.dates(library))
    if measured := source_files.indicators(library):
        yield _list((names.indicators,), _(INDICATORS), all_indicators_view(site), paths=measured)
    yield _list((names.glossary,), _(N_("Glossary")), glossary_view(site), "glossary.yml")


def _open_data(opened: OpenData) -> Iterator[Page]:
    """The page on open data, where there is anything to tell of."""
    site = opened.site
    if not site.exports.has_page:
        return
    _, view = site.texts._, data_view(opened)
    sections = [(part.title, part.anchor) for part in view.sets[:1]]
    sections += [(_(N_("One plan at a time")), "del-planer")] if len(view.sets) > 1 else []
    if view.tables:
        sections += [(_(N_("Use the data")), "del-anvanda"), (_(N_("What the columns hold")), "del-kolumner")]
    yield Page(
        (site.addresses.names.data,), _(N_("Open data")), view, sections=tuple(sections), with_terms=False,
        paths=source_files.dates(site.library),
        structured=tuple(jsonld.datasets(opened)) if site.exports.structured_data else (),
    )  # fmt: skip


def _list(address: Address, heading: str, view: View, path: str = "", *, paths: tuple[str, ...] = ()) -> Page:
    """A list that has no page of its own among the content; `path` is the one file that it is made from, if it is."""
    return Page(address, heading, view, paths=(path,) if path else paths, edited_in=path, with_terms=False)


def _ordinary(site: Site) -> Iterator[Page]:
    for record in site.library.pages:
        yield ordinary_page(site, record)


def ordinary_page(site: Site, record: PageRecord) -> Page:
    """A page whose text is all there is."""
    view = PageView(lead=record.summary or "")
    return Page(site.addresses.page(record.path), site.page_title(record), view, file=record, paths=(record.path,))


def _statement(site: Site, config: Config) -> Iterator[Page]:
    """The accessibility statement, where the settings have what it needs."""
    if accessibility := config.settings.accessibility:
        address = (site.addresses.names.statement,)
        url = site.addresses.url(*address)
        view = statement_view(config, accessibility, site.texts, site.absolute(url) or url)
        yield _list(address, site.texts._(STATEMENT), view)


def _index(site: Site, pages: Collection[Page]) -> Page:
    """A–Ö over all other pages but those of activities, which their lists have. Municipalities stand under their
    names, a plan's pages with the plan's."""
    names, _ = site.addresses.names, site.texts._
    named = (page for page in pages if page.address and not isinstance(page.view, ActivityPageView))
    links = [_index_link(site, page) for page in named if not page.is_superseded(site)]
    paths = tuple(dict.fromkeys(path for page in pages for path in page.paths))
    return _list((names.index,), _(N_("A–Ö")), index_view(site, links), paths=paths)


def search_page(site: Site) -> Page:
    """The page of search results."""
    address, title = (site.addresses.names.search,), site.texts._(N_("Search"))
    return Page(address, title, search_view(site), with_terms=False, robots=NOINDEX)


def _index_link(site: Site, page: Page) -> Link:
    contents = page.contents
    text, note = page.heading, contents.plan.short_title if contents else ""
    if isinstance(page.view, MunicipalityView):
        text, note = page.view.name, site.texts._(N_("municipality"))
    if contents and page.address == site.addresses.plan(contents.plan.id):
        text, note = contents.plan.short_title, contents.plan.title
    return Link(text, site.addresses.url(*page.address), note=note)
