"""What the pages about the site itself show: start, statement, open data, ordinary pages."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.pages.views.view import View
from klarplan.site.parts import DateView, Fact, Link, PlanView, Section, Table


@dataclass(frozen=True)
class StartView(View):
    """The start page: what this is, find your municipality, the plans, dates ahead. Its own text is `page.content`."""

    TEMPLATE = "start.html"

    municipalities: tuple[Section, ...]
    """By county, for the finder."""
    municipalities_url: str
    plans: tuple[PlanView, ...]
    dates: tuple[DateView, ...]
    dates_url: str
    examples: tuple[Link, ...]
    """A few pages that many look for."""


@dataclass(frozen=True)
class GapView:
    """Something on the site that not everyone can use."""

    what: str
    facts: tuple[Fact, ...]
    """Why, what to do instead, the criterion, by when it is mended."""


@dataclass(frozen=True)
class StatementView(View):
    """The accessibility statement, with the parts that the law asks for."""

    TEMPLATE = "statement.html"

    organisation: str
    service: str
    """What the statement is about: the site's name."""
    note: str
    conformance: str
    """How well the law is met, in a sentence."""
    response_time: str
    form: Link
    contact: Link
    complaint_url: str
    faults: tuple[GapView, ...]
    burdens: tuple[GapView, ...]
    """What the law would ask too much to mend."""
    exempt: tuple[GapView, ...]
    """What the law does not cover."""
    method: str
    tests: tuple[str, ...]
    days: tuple[str, ...]
    """When the site was assessed and published, and the statement updated: a sentence each."""


@dataclass(frozen=True)
class DataFiles:
    """The files of one plan, or of all plans together."""

    title: str
    anchor: str
    files: Table
    """Table by table: how many rows, the files; without rows where tables are switched off."""
    links: tuple[Link, ...]
    """Feed and calendar."""


@dataclass(frozen=True)
class DataColumns:
    """A table of open data, and what its columns hold."""

    title: str
    about: str
    """What a row is."""
    columns: tuple[Fact, ...]
    """Name: what it holds, and of what kind that is."""


@dataclass(frozen=True)
class DataView(View):
    """Open data: the files, what their columns hold, how to open and to follow them."""

    TEMPLATE = "data.html"

    licence: Link
    sets: tuple[DataFiles, ...]
    """All plans together first."""
    tables: tuple[DataColumns, ...]
    """Empty where tables are switched off."""
    links: tuple[Link, ...]
    """For those who make programs: data package, schemas, the description for data portals."""


@dataclass(frozen=True)
class PageView(View):
    """An ordinary page; its text is `page.content`."""

    TEMPLATE = "page.html"


@dataclass(frozen=True)
class NotFoundView(View):
    """404: what happened, and ways on."""

    TEMPLATE = "404.html"

    links: tuple[Link, ...]
