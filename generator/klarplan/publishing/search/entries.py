"""What search finds: an entry for each page, each activity and each word of the glossary, with what it is and where."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from klarplan.model.records import Activity, Municipality
from klarplan.model.shared import Term
from klarplan.pages.nav import Address
from klarplan.pages.shell import PageDraft, PageSource
from klarplan.pages.views.a_to_z import IndexView
from klarplan.pages.views.all_activities import ActivitiesView
from klarplan.pages.views.dates import DatesView
from klarplan.pages.views.focus_area import FocusAreaView, PlanActivitiesView
from klarplan.pages.views.follow_up import FollowUpsView, FollowUpView
from klarplan.pages.views.glossary import GlossaryView, term_view
from klarplan.pages.views.money import MoneyView
from klarplan.pages.views.municipality import MunicipalitiesView, MunicipalityView
from klarplan.pages.views.plan import PlanPageView, PlansView
from klarplan.pages.views.search import KINDS, SearchView
from klarplan.pages.views.start import StartView
from klarplan.pages.views.target_group import TargetGroupsView, TargetGroupView
from klarplan.pages.views.view import View
from klarplan.pages.views.whole_plan import WholePlanView
from klarplan.site.library import PlanContents
from klarplan.site.parts import ActivityView
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import genitive

_LISTS = (
    StartView, PlansView, MunicipalitiesView, TargetGroupsView, ActivitiesView, DatesView, GlossaryView, IndexView,
    FollowUpsView, WholePlanView,
)  # fmt: skip
"""Pages that repeat what other pages say: found by their titles and leads alone."""
_KINDS: Mapping[type[View], str] = {
    PlanPageView: "plan", FocusAreaView: "area", MunicipalityView: "municipality", TargetGroupView: "group",
    MoneyView: "money", FollowUpView: "follow-up",
}  # fmt: skip
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class SearchEntry:
    """Something that search finds."""

    file: str
    """The page's file below the site's folder: "planer/dalarna-2020/index.html"."""
    kind: str
    """One of `views.search.KINDS`."""
    title: str
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


def entries(site: Site, drafts: Iterable[PageDraft]) -> list[SearchEntry]:
    """An entry for everything that can be found, in the order of the pages. `drafts` are all pages of the site."""
    found: list[SearchEntry] = []
    for draft in drafts:
        source = draft.source
        if source.is_superseded(site):
            continue
        if not isinstance(source.view, SearchView):
            found.append(_page(site, source))
        if isinstance(source.view, FocusAreaView | PlanActivitiesView) and source.contents:
            found += _activities(site, source.contents, source.view, source.address)
    found += (_term(site, term) for term in site.library.current_terms)
    return found


def vocabulary(site: Site) -> tuple[Term, ...]:
    """The glossary, and the target groups as if they stood there: words that have other words for the same."""
    groups = site.library.target_groups.values()
    return (
        *site.library.current_terms,
        *(Term(term=group.name, explanation=group.text or group.name, synonyms=group.synonyms) for group in groups),
    )


def foreign_entry(file: str, title: str) -> SearchEntry:
    """The entry of a page that another plugin has made."""
    return SearchEntry(file, "page", title)


def _file(address: Address) -> str:
    return "/".join((*address, "index.html"))


# ---- pages ----


def _page(site: Site, source: PageSource) -> SearchEntry:
    view, contents = source.view, source.contents
    if isinstance(view, MunicipalityView):
        return _municipality(site, source, view)
    facets: dict[str, tuple[str, ...]] = {}
    place: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    if contents:
        facets = {"plan": (contents.plan.id,), "municipality": contents.plan.municipalities}
        place = (_plan_name(site, contents),)
    if isinstance(view, PlanPageView) and contents:
        names = (contents.plan.short_title, contents.plan.area, site.texts._(KINDS["plan"]))
    if isinstance(view, FocusAreaView) and contents:
        facets["area"] = (f"{contents.plan.id}/{source.address[-1]}",)
    if isinstance(view, TargetGroupView):
        facets["group"] = (source.address[-1],)
        names = site.library.target_groups[source.address[-1]].synonyms
    return SearchEntry(
        file=_file(source.address),
        kind=_KINDS.get(type(view), "page"),
        title=source.heading,
        place=place,
        paragraphs=(view.lead,) if isinstance(view, _LISTS) else None,
        names=names,
        words=_id_words(source.address),
        facets=facets,
    )


def _municipality(site: Site, source: PageSource, view: MunicipalityView) -> SearchEntry:
    """Under its name alone: what stands in its heading besides is the same for all."""
    place: Municipality = site.library.municipalities[source.address[-1]]
    plans = site.library.plans_by_municipality.get(place.id, ())
    return SearchEntry(
        file=_file(source.address),
        kind="municipality",
        title=view.name,
        place=(place.county,),
        names=(genitive(view.name), site.texts._(N_("municipality"))),
        words=(*_id_words(source.address[-1:]), source.heading),
        facets={"municipality": (place.id,), "plan": tuple(contents.plan.id for contents in plans)},
    )


def _plan_name(site: Site, contents: PlanContents) -> str:
    return f"{contents.plan.short_title} {site.texts.period(contents.plan.period)}"


def _id_words(address: Address) -> tuple[str, ...]:
    """What the page is called in its address: often the catchword that its title lacks."""
    return tuple(address[-1].split("-")) if address else ()


# ---- activities ----


def _activities(
    site: Site, contents: PlanContents, view: FocusAreaView | PlanActivitiesView, address: Address
) -> Iterator[SearchEntry]:
    for group in view.groups:
        for shown in group.activities:
            yield _activity(site, contents, contents.activities[shown.anchor], shown, address)


def _activity(
    site: Site, contents: PlanContents, activity: Activity, shown: ActivityView, address: Address
) -> SearchEntry:
    area = contents.area(activity.focus_area)
    places = site.library.activity_municipalities(activity)
    own = [site.library.municipalities[place].title for place in activity.municipalities or ()]
    facts = (f"{fact.label}: {', '.join(value.text for value in fact.values)}" for fact in shown.facts)
    return SearchEntry(
        file=_file(address),
        kind="activity",
        title=activity.title,
        anchor=shown.anchor,
        place=(_plan_name(site, contents), *((area.title,) if area else ()), *((", ".join(own),) if own else ())),
        paragraphs=(_text(shown.html), *facts),
        words=_id_words((activity.id,)),
        facets={
            "plan": (activity.plan,),
            "area": (f"{activity.plan}/{activity.focus_area}",) if activity.focus_area else (),
            "municipality": places,
            "group": activity.target_groups,
            "status": (contents.statuses[activity.id].status.value,),
        },
    )


def _text(fragment: str) -> str:
    """The text of a piece of HTML. Tags become spaces, so that the words of neighbouring blocks stay apart."""
    return " ".join(html.unescape(_TAG.sub(" ", fragment)).split())


# ---- words ----


def _term(site: Site, term: Term) -> SearchEntry:
    shown = term_view(site, term)
    title = f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term
    plan = site.library.plans.get(term.plan or "")
    return SearchEntry(
        file=_file((site.addresses.names.glossary,)),
        kind="word",
        title=title,
        anchor=shown.anchor,
        place=(site.texts._(N_("Glossary")),),
        paragraphs=(shown.explanation,),
        names=(*term.synonyms, *term.forms),
        facets={"plan": (plan.plan.id,)} if plan else {},
    )
