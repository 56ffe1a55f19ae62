"""What the pages that lead to others show: all activities, dates, glossary, A–Ö, search."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.pages.views.view import View
from klarplan.site.parts import DateView, Facet, Link, Section, Table, TermView


@dataclass(frozen=True)
class ActivitiesView(View):
    """All activities of all plans as one complete table, grouped by plan."""

    TEMPLATE = "activities.html"

    tables: tuple[Table, ...]
    count: str
    facets: tuple[Facet, ...]
    """What the table can be narrowed by; a script shows them."""


@dataclass(frozen=True)
class YearDates:
    """The dates of one year."""

    title: str
    anchor: str
    dates: tuple[DateView, ...]


@dataclass(frozen=True)
class DatesView(View):
    """Dates ahead, then those that have passed."""

    TEMPLATE = "dates.html"

    ahead: tuple[YearDates, ...]
    past: tuple[YearDates, ...]
    downloads: tuple[Link, ...]
    """The calendar."""


@dataclass(frozen=True)
class GlossaryLetter:
    """The terms under one letter."""

    title: str
    anchor: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryView(View):
    """Words explained, in Swedish alphabetical order."""

    TEMPLATE = "glossary.html"

    letters: tuple[GlossaryLetter, ...]


@dataclass(frozen=True)
class IndexView(View):
    """A–Ö: pages, activities, terms and everyday words."""

    TEMPLATE = "a-z.html"

    letters: tuple[Section, ...]


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
