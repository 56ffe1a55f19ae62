"""The page of search results, and what lists can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from klarplan.model.values import Status
from klarplan.pages.views.maps import absent_municipalities, overview_map
from klarplan.pages.views.view import View
from klarplan.site.parts import Choice, Facet, Table
from klarplan.site.phrases import plan_name
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.stop_words import stop_words


@dataclass(frozen=True)
class SearchView(View):
    """The results of a search. A script fills it in; without one it says where to look instead."""

    TEMPLATE = "search.html"

    facets: tuple[Facet, ...]
    stop_words: str
    """Words that tell nothing of what is sought, with spaces between."""
    file: str
    """What the address of a page ends with: empty, or "index.html"."""
    index_url: str
    """A–Ö, where everything is found without a script."""
    activities_url: str
    glossary_url: str
    absent: tuple[str, ...]
    """Municipalities that are not on the site, for whoever looks for one; empty where there are no maps."""


KIND = "kind"
"""The key of the facet that tells what a result is."""


KINDS: Mapping[str, str] = {
    "plan": N_("Plan"), "area": N_("Focus area"), "activity": N_("Activity"), "municipality": N_("Municipality"),
    "group": N_("Target group"), "money": N_("Money"), "follow-up": N_("Follow-up"), "word": N_("Word in the glossary"),
    "page": N_("Other page"),
}  # fmt: skip
"""What a search result can be, in the order in which the kinds are shown."""


NAMES: Mapping[str, str] = {
    KIND: "typ", "plan": "plan", "municipality": "kommun", "area": "omrade", "group": "malgrupp", "status": "status",
}  # fmt: skip
"""What facets are called in addresses and in the search index. Never translated, so that saved searches stay."""


def search_view(site: Site) -> SearchView:
    """The page of search results."""
    names, addresses, _ = site.addresses.names, site.addresses, site.texts._
    kinds = tuple(Choice(kind, _(title)) for kind, title in KINDS.items())
    return SearchView(
        lead="",
        facets=(Facet(NAMES[KIND], KIND, _(N_("Kind of page")), kinds), *_facets(site)),
        stop_words=stop_words(site.texts.lang),
        file="" if addresses.directory_urls else "index.html",
        index_url=addresses.url(names.index),
        activities_url=addresses.url(names.activities),
        glossary_url=addresses.url(names.glossary),
        absent=absent_municipalities(site) if overview_map(site) else (),
    )


def table_facets(site: Site, tables: Iterable[Table]) -> tuple[Facet, ...]:
    """What the rows of these tables can be narrowed by; facets with nothing to choose between are left out."""
    present: dict[str, set[str]] = {}
    for table in tables:
        for row in table.rows:
            for key, values in row.keys.items():
                present.setdefault(key, set()).update(values)
    facets = []
    for facet in _facets(site):
        choices = tuple(choice for choice in facet.choices if choice.value in present.get(facet.key, ()))
        if len(choices) > 1:
            facets.append(replace(facet, choices=choices))
    return tuple(facets)


def _facets(site: Site) -> Iterator[Facet]:
    """All facets with all their values, in the order in which they are shown."""
    library, texts, _ = site.library, site.texts, site.texts._

    def facet(key: str, title: str, choices: Iterable[tuple[str, str]]) -> Facet:
        return Facet(NAMES[key], key, title, tuple(Choice(value, label) for value, label in choices))

    plans = [contents.plan for contents in library.current.values()]
    yield facet("plan", _(N_("Plan")), ((plan.id, plan_name(site, plan)) for plan in plans))
    places = {place for plan in plans for place in plan.municipalities}
    yield facet(
        "municipality", _(N_("Municipality")),
        ((place.id, place.title) for place in library.municipalities.values() if place.id in places),
    )  # fmt: skip
    yield facet(
        "area", _(N_("Focus area")),
        (
            (f"{area.plan}/{area.id}", f"{area.title} ({contents.plan.short_title})")
            for contents in library.current.values() for area in contents.focus_areas
        ),
    )  # fmt: skip
    yield facet("group", _(N_("Target group")), ((group.id, group.name) for group in library.target_groups.values()))
    yield facet("status", _(N_("Status")), ((status.value, texts.status(status)) for status in Status))
