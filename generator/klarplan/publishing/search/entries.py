"""What search finds: an entry for each page, each activity and each word of the glossary, with what it is and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from klarplan.model.records import Activity, Municipality
from klarplan.model.shared import Term
from klarplan.pages.page import INDEX_FILE, Address, Page
from klarplan.pages.version_links import SiteVersion
from klarplan.pages.views.a_to_z import IndexView
from klarplan.pages.views.activity import ActivityPageView
from klarplan.pages.views.all_activities import ActivitiesView
from klarplan.pages.views.dates import DatesView
from klarplan.pages.views.focus_area import FocusAreaView, PlanActivitiesView
from klarplan.pages.views.follow_up import FollowUpsView, FollowUpView
from klarplan.pages.views.glossary import GlossaryView, term_view
from klarplan.pages.views.indicators import AllIndicatorsView, IndicatorPart, PlanIndicatorsView
from klarplan.pages.views.money import MoneyView
from klarplan.pages.views.municipality import MunicipalitiesView, MunicipalityView
from klarplan.pages.views.plan import PlanPageView, PlansView
from klarplan.pages.views.search import KINDS, SearchView
from klarplan.pages.views.start import StartView
from klarplan.pages.views.target_group import TargetGroupsView, TargetGroupView
from klarplan.pages.views.view import View
from klarplan.pages.views.whole_plan import WholePlanView
from klarplan.site.library import PlanContents
from klarplan.site.phrases import plan_name
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.html import plain_text
from klarplan.text.swedish import genitive

_LISTS = (
    StartView, PlansView, MunicipalitiesView, TargetGroupsView, ActivitiesView, DatesView, GlossaryView, IndexView,
    FollowUpsView, PlanActivitiesView, WholePlanView, PlanIndicatorsView, AllIndicatorsView,
)  # fmt: skip
"""Pages that repeat what other pages say: found by their titles and leads alone."""
_KINDS: Mapping[type[View], str] = {
    PlanPageView: "plan", FocusAreaView: "area", MunicipalityView: "municipality", TargetGroupView: "group",
    MoneyView: "money", PlanIndicatorsView: "indicator", FollowUpView: "follow-up",
}  # fmt: skip


@dataclass(frozen=True)
class SearchEntry:
    """Something that search finds."""

    file: str
    """The page's file below the site's folder: "planer/dalarna-2020/index.html"."""
    kind: str
    """One of `views.search.KINDS`."""
    title: str
    shown: str = ""
    """What a hit is called where its title says nothing alone: "Pengar i Dalarna"; empty where it does."""
    anchor: str = ""
    """The section of the page; empty for the page itself."""
    place: tuple[str, ...] = ()
    """From the plan down to the municipality, as people read it."""
    paragraphs: tuple[str, ...] | None = None
    """Its text; None where it is what the built page has within `data-pagefind-body`."""
    names: tuple[str, ...] = ()
    """What it is also called: these count as much as the title."""
    words: tuple[str, ...] = ()
    """What it should also be found by, though the text does not say it."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values by the keys of `views.search.NAMES`, but for the kind."""


def entries(site: Site, pages: Iterable[Page]) -> Iterator[SearchEntry]:
    """An entry for everything that can be found, in the order of the `pages`, which are all of the site; then words."""
    for page in pages:
        if page.is_superseded(site) or isinstance(page.view, SearchView):
            continue
        yield from _entries_of(site, page)
    yield from (_term(site, term) for term in site.library.current_terms)


def _entries_of(site: Site, page: Page) -> Iterator[SearchEntry]:
    if isinstance(page.view, ActivityPageView) and page.contents:
        yield _activity(site, page.contents, page.contents.activities[page.address[-1]], page.view, page.dest_uri)
    else:
        yield _page(site, page)
    if isinstance(page.view, PlanIndicatorsView) and page.contents:
        yield from (_indicator(site, page.contents, part, page.dest_uri) for part in page.view.indicators)


def version_entries(version: SiteVersion) -> Iterator[SearchEntry]:
    """What the search of another version finds. Files stand below that version's folder."""
    pages = [replace(page, version="") for page in version.pages]
    known = [page for page in pages if not page.is_superseded(version.site) and not isinstance(page.view, SearchView)]
    yield from (entry for page in known for entry in _entries_of(version.site, page))


def vocabulary(site: Site) -> tuple[Term, ...]:
    """The glossary, and the target groups as if they stood there: words that have other words for the same."""
    groups = site.library.target_groups.values()
    return (
        *site.library.current_terms,
        *(Term(term=group.name, explanation=group.text or group.name, synonyms=group.synonyms) for group in groups),
    )


def foreign_entry(file: str, title: str) -> SearchEntry:
    """The entry of a page that another plugin has made, whose file stands where that plugin has put it."""
    return SearchEntry(file, "page", title)


# ---- pages ----


def _page(site: Site, page: Page) -> SearchEntry:
    view, contents = page.view, page.contents
    if isinstance(view, MunicipalityView):
        return _municipality(site, page, view)
    facets: dict[str, tuple[str, ...]] = {}
    place: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    if contents:
        facets = {"plan": (contents.plan.id,), "municipality": contents.plan.municipalities}
        place = (plan_name(site, contents.plan),)
    if isinstance(view, PlanPageView) and contents:
        names = (contents.plan.short_title, contents.plan.area, site.texts._(KINDS["plan"]))
    if isinstance(view, FocusAreaView) and contents:
        facets["area"] = (f"{contents.plan.id}/{page.address[-1]}",)
    if isinstance(view, TargetGroupView):
        facets["group"] = (page.address[-1],)
        names = site.library.target_groups[page.address[-1]].synonyms
    return SearchEntry(
        file=page.dest_uri,
        kind=_KINDS.get(type(view), "page"),
        title=page.heading,
        shown=_shown_title(site, page),
        place=place,
        paragraphs=(view.lead,) if isinstance(view, _LISTS) else None,
        names=names,
        words=_id_words(page.address),
        facets=facets,
    )


def _shown_title(site: Site, page: Page) -> str:
    """A title that stands alone, for the pages that every plan has under the same name."""
    titles: Mapping[type[View], str] = {
        MoneyView: N_("Money in {plan}"), PlanActivitiesView: N_("Activities in {plan}"),
        FollowUpsView: N_("Follow-ups in {plan}"), WholePlanView: N_("The whole plan of {plan} on one page"),
    }  # fmt: skip
    message = titles.get(type(page.view))
    return site.texts._(message, plan=page.contents.plan.short_title) if message and page.contents else ""


def _municipality(site: Site, page: Page, view: MunicipalityView) -> SearchEntry:
    """Under its name alone: what stands in its heading besides is the same for all."""
    place: Municipality = site.library.municipalities[page.address[-1]]
    plans = site.library.plans_by_municipality.get(place.id, ())
    return SearchEntry(
        file=page.dest_uri,
        kind="municipality",
        title=view.name,
        place=(place.county,),
        names=(genitive(view.name), site.texts._(N_("municipality"))),
        words=(*_id_words(page.address[-1:]), page.heading),
        facets={"municipality": (place.id,), "plan": tuple(contents.plan.id for contents in plans)},
    )


def _id_words(address: Address) -> tuple[str, ...]:
    """What the page is called in its address: often the catchword that its title lacks."""
    return tuple(address[-1].split("-")) if address else ()


# ---- activities ----


def _activity(site: Site, contents: PlanContents, activity: Activity, view: ActivityPageView, file: str) -> SearchEntry:
    shown = view.activity
    area = contents.area(activity.focus_area)
    places = site.library.activity_municipalities(activity)
    own = [site.library.municipalities[place].title for place in activity.municipalities or ()]
    facts = (f"{fact.label}: {', '.join(value.text for value in fact.values)}" for fact in shown.facts)
    return SearchEntry(
        file=file,
        kind="activity",
        title=activity.title,
        place=(plan_name(site, contents.plan), *((area.title,) if area else ()), *((", ".join(own),) if own else ())),
        paragraphs=(plain_text(shown.html), *facts),
        words=_id_words((activity.id,)),
        facets={
            "plan": (activity.plan,),
            "area": (f"{activity.plan}/{activity.focus_area}",) if activity.focus_area else (),
            "municipality": places,
            "group": activity.target_groups,
            "status": (contents.statuses[activity.id].status.value,),
        },
    )


# ---- measures ----


def _indicator(site: Site, contents: PlanContents, part: IndicatorPart, file: str) -> SearchEntry:
    facts = (f"{fact.label}: {', '.join(value.text for value in fact.values)}" for fact in part.facts)
    said = (part.text, part.target, part.newest, part.sentence)
    return SearchEntry(
        file=file,
        kind="indicator",
        title=part.title,
        anchor=part.anchor,
        place=(plan_name(site, contents.plan),),
        paragraphs=(*filter(None, said), *facts),
        words=_id_words((part.anchor,)),
        facets={"plan": (contents.plan.id,), "municipality": contents.plan.municipalities},
    )


# ---- words ----


def _term(site: Site, term: Term) -> SearchEntry:
    shown = term_view(site, term)
    title = f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term
    plan = site.library.plans.get(term.plan or "")
    return SearchEntry(
        file=f"{site.addresses.names.glossary}/{INDEX_FILE}",
        kind="word",
        title=title,
        anchor=shown.anchor,
        place=(site.texts._(N_("Glossary")),),
        paragraphs=(shown.explanation,),
        names=(*term.synonyms, *term.forms),
        facets={"plan": (plan.plan.id,)} if plan else {},
    )
