"""Library → every page of the site, as PageSpecs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from klarplan.content.settings.config import Config
from klarplan.model.records import FileRecord, Page
from klarplan.open_data.open_data import OpenData
from klarplan.pages.head import jsonld
from klarplan.pages.nav import STATEMENT, Address
from klarplan.pages.plan_pages import plan_pages
from klarplan.pages.shell import NOT_FOUND_PAGE, Framer, PageDraft, PageSource
from klarplan.pages.spec import PageSpec, plain
from klarplan.pages.views.a_to_z import index_view
from klarplan.pages.views.all_activities import activities_view
from klarplan.pages.views.data import data_view
from klarplan.pages.views.dates import dates_view
from klarplan.pages.views.glossary import glossary_view
from klarplan.pages.views.municipality import MunicipalityView, municipalities_view, municipality_view
from klarplan.pages.views.ordinary import PageView, not_found_view
from klarplan.pages.views.plan import plans_view
from klarplan.pages.views.search import search_view
from klarplan.pages.views.start import start_view
from klarplan.pages.views.statement import statement_view
from klarplan.pages.views.target_group import target_group_view, target_groups_view
from klarplan.pages.views.view import View
from klarplan.site import source_files as made_from
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

INDEX_FILE = "index.html"
NOT_FOUND = "404.html"


def all_drafts(site: Site, config: Config, opened: OpenData | None = None) -> list[PageDraft]:
    """Every page but 404, without its frame: those of content files, and those that are made."""
    drafts = [
        *_start(site),
        *plan_pages(site),
        *_place_pages(site),
        *_list_pages(site),
        *_ordinary(site),
        *_statement(site, config),
        *(_open_data(opened) if opened else ()),
    ]
    return [*drafts, _index(site, drafts), _search(site)]


def all_pages(framer: Framer, drafts: Iterable[PageDraft]) -> list[PageSpec]:
    """The pages with their frames."""
    return [spec(framer, draft.source, draft.file) for draft in drafts]


def not_found(site: Site, framer: Framer) -> PageSpec:
    """The page for addresses that do not exist. Its links are made absolute by the engine."""
    title = site.texts._(N_("The page does not exist"))
    source = PageSource(NOT_FOUND_PAGE, title, not_found_view(site), with_terms=False, robots="noindex")
    return spec(framer, source)


def spec(framer: Framer, source: PageSource, file: FileRecord | None = None) -> PageSpec:
    """A page with its frame. `file` is the record whose own page it is; None for pages that are made."""
    dest = "/".join((*source.address, INDEX_FILE))
    frame = framer.frame(source)
    return PageSpec(
        src_uri=file.path if file else f"{dest.removesuffix('.html')}.md",
        dest_uri=dest,
        title=source.heading,
        lang=frame.lang,
        template=source.view.TEMPLATE,
        meta={
            "title": source.heading,
            "description": frame.description,
            "frame": plain(frame),
            "view": plain(source.view),
        },
        body=file.body if file else "",
        edit_uri=file.path if file else None,
        changed=frame.changed_iso,
        indexed="noindex" not in frame.robots,
    )


# ---- pages by kind ----


def _start(site: Site) -> Iterator[PageDraft]:
    if page := site.library.start:
        heading = page.title or site.prose.title(page.body) or site.texts._(N_("Start page"))
        view = start_view(site, page)
        yield PageDraft(
            PageSource(
                (), heading, view, paths=(page.path,), edit_path=page.path, lang=page.lang or "", with_terms=False
            ),
            page,
        )


def _place_pages(site: Site) -> Iterator[PageDraft]:
    addresses, library, _ = site.addresses, site.library, site.texts._
    municipalities = ((addresses.names.municipalities,), _(N_("Municipalities")))
    target_groups = ((addresses.names.target_groups,), _(N_("Target groups")))
    yield _made(*municipalities, municipalities_view(site), paths=made_from.municipalities(library))
    for place in library.municipalities.values():
        heading = _(N_("This applies in {name}"), name=place.title)
        source = PageSource(
            addresses.municipality(place.id), heading, municipality_view(site, place), (municipalities,),
            paths=made_from.municipality(library, place), edit_path=place.path, body=place.body, lang=place.lang or "",
            feeds=(Link(heading, addresses.feed(*addresses.municipality(place.id))),),
        )  # fmt: skip
        yield PageDraft(source, place)
    yield _made(*target_groups, target_groups_view(site), "target-groups.yml")
    for group in library.target_groups.values():
        view, paths = target_group_view(site, group), made_from.target_group(library, group.id)
        yield PageDraft(PageSource(addresses.target_group(group.id), group.name, view, (target_groups,), paths=paths))


def _list_pages(site: Site) -> Iterator[PageDraft]:
    names, library, _ = site.addresses.names, site.library, site.texts._
    yield _made((names.plans,), _(N_("Plans")), plans_view(site), paths=made_from.plans(library))
    activities = made_from.activities(library)
    yield _made((names.activities,), _(N_("All activities")), activities_view(site), paths=activities)
    yield _made((names.dates,), _(N_("Dates")), dates_view(site), paths=made_from.dates(library))
    yield _made((names.glossary,), _(N_("Glossary")), glossary_view(site), "glossary.yml")


def _open_data(opened: OpenData) -> Iterator[PageDraft]:
    """The page on open data, where there is anything to tell of."""
    site = opened.site
    if not site.exports.has_page:
        return
    _, view = site.texts._, data_view(opened)
    sections = [(one.title, one.anchor) for one in view.sets]
    if view.tables:
        sections += [(_(N_("Use the data")), "del-anvanda"), (_(N_("What the columns hold")), "del-kolumner")]
    yield PageDraft(
        PageSource(
            (site.addresses.names.data,), _(N_("Open data")), view, sections=tuple(sections), with_terms=False,
            paths=made_from.dates(site.library),
            structured=tuple(jsonld.datasets(opened)) if site.exports.structured_data else (),
        )
    )  # fmt: skip


def _made(address: Address, heading: str, view: View, path: str = "", *, paths: tuple[str, ...] = ()) -> PageDraft:
    """A list that has no page of its own among the content; `path` is the one file that it is made from, if it is."""
    paths = (path,) if path else paths
    return PageDraft(PageSource(address, heading, view, paths=paths, edit_path=path, with_terms=False))


def _ordinary(site: Site) -> Iterator[PageDraft]:
    for page in site.library.pages:
        yield PageDraft(ordinary_source(site, page), page)


def ordinary_source(site: Site, page: Page) -> PageSource:
    """An ordinary page."""
    return PageSource(
        site.addresses.page(page.path),
        site.page_title(page),
        PageView(lead=page.summary or ""),
        paths=(page.path,),
        edit_path=page.path,
        body=page.body,
        lang=page.lang or "",
    )


def _statement(site: Site, config: Config) -> Iterator[PageDraft]:
    """The accessibility statement, where the settings have what it needs."""
    if accessibility := config.settings.accessibility:
        address = (site.addresses.names.statement,)
        url = site.addresses.url(*address)
        view = statement_view(config, accessibility, site.texts, site.absolute(url) or url)
        yield _made(address, site.texts._(STATEMENT), view)


def _index(site: Site, drafts: Collection[PageDraft]) -> PageDraft:
    """A–Ö over all other pages. Municipalities stand under their names, a plan's pages with the plan's."""
    names, _ = site.addresses.names, site.texts._
    current = (draft for draft in drafts if not draft.source.is_superseded(site))
    links = [_index_link(site, draft) for draft in current if draft.source.address]
    paths = tuple(dict.fromkeys(path for draft in drafts for path in draft.source.paths))
    return _made((names.index,), _(N_("A–Ö")), index_view(site, links), paths=paths)


def _search(site: Site) -> PageDraft:
    address, title = (site.addresses.names.search,), site.texts._(N_("Search"))
    return PageDraft(PageSource(address, title, search_view(site), with_terms=False, robots="noindex"))


def _index_link(site: Site, draft: PageDraft) -> Link:
    source, contents = draft.source, draft.source.contents
    text, note = source.heading, contents.plan.short_title if contents else ""
    if isinstance(source.view, MunicipalityView):
        text, note = source.view.name, site.texts._(N_("municipality"))
    if contents and source.address == site.addresses.plan(contents.plan.id):
        text, note = contents.plan.short_title, contents.plan.title
    return Link(text, site.addresses.url(*source.address), note=note)
