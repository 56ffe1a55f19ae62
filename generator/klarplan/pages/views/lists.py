"""Pages that gather from all plans: start, plans, activities, dates, glossary, A–Ö, not found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from klarplan.model.records import Page
from klarplan.model.shared import Term
from klarplan.pages.views.activities import activity_row
from klarplan.pages.views.dates import date_views
from klarplan.pages.views.downloads import dates_downloads
from klarplan.pages.views.lists_contexts import (
    ActivitiesView,
    DatesView,
    GlossaryLetter,
    GlossaryView,
    IndexView,
    YearDates,
)
from klarplan.pages.views.places import counties
from klarplan.pages.views.plans_contexts import PlansView
from klarplan.pages.views.search import table_facets
from klarplan.pages.views.site_contexts import NotFoundView, StartView
from klarplan.site.library import PlanContents
from klarplan.site.parts import Cell, DateView, Link, Section, Table, TermView
from klarplan.site.phrases import activity_count, plan_view, plan_words
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import initial, sort_key

_MOST_ON_START = 4


def start_view(site: Site, page: Page) -> StartView:
    """The start page."""
    ahead = [one for one in date_views(site) if not one.past]
    addresses = site.addresses
    return StartView(
        lead=page.summary or "",
        municipalities=counties(site),
        municipalities_url=addresses.url(addresses.names.municipalities),
        plans=tuple(plan_view(site, contents) for contents in site.library.current.values()),
        dates=tuple(ahead[:_MOST_ON_START]),
        dates_url=addresses.url(addresses.names.dates),
        examples=(),
    )


def plans_view(site: Site) -> PlansView:
    """The list of plans."""
    lead = site.texts._(N_("Here are all plans. Choose one to see what it wants, who does what and what it costs."))
    return PlansView(lead=lead, plans=tuple(plan_view(site, contents) for contents in site.library.current.values()))


def activities_view(site: Site) -> ActivitiesView:
    """All activities, a table for each plan."""
    _ = site.texts._
    number = sum(len(contents.activities) for contents in site.library.current.values())
    tables = tuple(_activity_table(site, contents) for contents in site.library.current.values() if contents.activities)
    return ActivitiesView(
        lead=_(N_("Here are all activities of all plans, plan by plan.")),
        tables=tables,
        count=activity_count(site, number),
        facets=table_facets(site, tables),
    )


def _activity_table(site: Site, contents: PlanContents) -> Table:
    _, texts = site.texts._, site.texts
    heads = (
        _(N_("Activity")), texts.sentence(plan_words(site, contents.plan).focus_area), _(N_("Where")), _(N_("Who")),
        _(N_("When")), _(N_("Status")),
    )  # fmt: skip
    caption = f"{contents.plan.short_title} {texts.period(contents.plan.period)}"
    rows = tuple(activity_row(site, contents, one) for one in contents.activities.values())
    return Table(caption, tuple(map(Cell, heads)), rows)


# ---- dates ----


def dates_view(site: Site) -> DatesView:
    """Dates ahead, then past ones, by year."""
    found = date_views(site)
    _ = site.texts._
    ahead = [one for one in found if not one.past]
    past = [one for one in reversed(found) if one.past]
    lead = _(N_("Here you see what is to be done and reported, and by when.")) if ahead else _(
        N_("No dates lie ahead. Here you see those that have passed.")
    )  # fmt: skip
    return DatesView(
        lead=lead,
        ahead=_by_year(ahead, "kommande"),
        past=_by_year(past, "tidigare"),
        downloads=dates_downloads(site),
    )


def _by_year(dates: Iterable[DateView], prefix: str) -> tuple[YearDates, ...]:
    return tuple(
        YearDates(year, f"{prefix}-{year}", tuple(members))
        for year, members in groupby(dates, key=lambda one: one.iso[:4])
    )


# ---- words ----


def glossary_view(site: Site) -> GlossaryView:
    """The glossary."""
    lead = site.texts._(N_("Words and abbreviations in the plans, explained."))
    by_letter: defaultdict[str, list[TermView]] = defaultdict(list)
    for term in site.library.terms:
        by_letter[initial(term.term)].append(term_view(site, term))
    return GlossaryView(
        lead=lead,
        letters=tuple(
            GlossaryLetter(letter, letter_anchor(letter), tuple(by_letter[letter]))
            for letter in sorted(by_letter, key=sort_key)
        ),
    )


def letter_anchor(letter: str) -> str:
    """An anchor for a letter: å, ä and ö have names of their own, since addresses have only a–z."""
    return "bokstav-" + {"Å": "aa", "Ä": "ae", "Ö": "oe", "0–9": "siffra", "#": "tecken"}.get(letter, letter.lower())


def term_view(site: Site, term: Term) -> TermView:
    """A word explained."""
    anchor = site.term_anchors[term]
    plan = site.library.plans.get(term.plan or "")
    source = ", ".join(filter(None, [plan.plan.short_title if plan else "", term.source]))
    glossary = site.addresses.url(site.addresses.names.glossary, anchor=anchor)
    return TermView(term.term, term.explanation, glossary, anchor, term.abbreviation or "", term.synonyms, source)


def index_view(site: Site, pages: Iterable[Link]) -> IndexView:
    """A–Ö over pages, activities, terms and everyday words. `pages` are the site's pages by title."""
    entries = [*pages, *_activity_entries(site), *_group_entries(site), *_term_entries(site)]
    by_letter: defaultdict[str, list[Link]] = defaultdict(list)
    for link in sorted(dict.fromkeys(entries), key=lambda link: (sort_key(link.text), link.note, link.url)):
        by_letter[initial(link.text)].append(link)
    sections = (Section(letter, letter_anchor(letter), tuple(links)) for letter, links in by_letter.items())
    ordered = tuple(sorted(sections, key=lambda section: sort_key(section.title)))
    lead = site.texts._(N_("Everything on the web site in alphabetical order, with everyday words too."))
    return IndexView(lead=lead, letters=ordered)


def _activity_entries(site: Site) -> Iterator[Link]:
    for contents in site.library.current.values():
        for one in contents.activities.values():
            yield Link(one.title, site.activity_url(one), note=contents.plan.short_title)


def _group_entries(site: Site) -> Iterator[Link]:
    """Everyday words for target groups; the groups' own names are pages."""
    for group in site.library.target_groups.values():
        address = site.target_group_link(group.id).url
        for synonym in group.synonyms:
            yield Link(synonym, address, note=site.texts._(N_("see {term}"), term=group.name))


def _term_entries(site: Site) -> Iterator[Link]:
    word = site.texts._(N_("word"))
    for term in site.library.current_terms:
        view = term_view(site, term)
        yield Link(term.term, view.url, note=word)
        if term.abbreviation and term.abbreviation != term.term:
            yield Link(term.abbreviation, view.url, note=term.term)
        for synonym in term.synonyms:
            if synonym.lower() != term.term.lower():
                yield Link(synonym, view.url, note=site.texts._(N_("see {term}"), term=term.term))


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
