"""What a plan on paper shows."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.pages.views.plans_contexts import WholePlanView
from klarplan.site.parts import ChangesView, Chart, Fact, KeyFigure, Link, Table, TermView


@dataclass(frozen=True)
class PrintedPart:
    """A line of a printed plan's contents: its heading, and how deep that stands (2 or 3)."""

    title: str
    anchor: str
    level: int


@dataclass(frozen=True)
class PrintedFollowUp:
    """A follow-up in a printed plan."""

    title: str
    anchor: str
    lead: str
    html: str
    """Its text, headings from h4."""
    facts: tuple[Fact, ...]
    figures: tuple[KeyFigure, ...]
    statuses: Table
    source: str


@dataclass(frozen=True, kw_only=True)
class PrintedPlanView(WholePlanView):
    """The whole plan as a document of its own. Addresses are absolute, or anchors within it."""

    TEMPLATE = "pdf.html"

    lang: str
    title: str
    """For the reader's window: the plan and the site."""
    organisation: str
    site_name: str
    logo: str
    """The address of a picture; empty where there is none."""
    colours: dict[str, str]
    """The organisation's colours in the light scheme, by the names of the settings."""
    notice: str
    superseded: Link | None
    """The plan that holds instead of this one; its note is the time that it is for."""
    contents: tuple[PrintedPart, ...]
    statuses: Table
    status_chart: Chart
    status_sentence: str
    progress_table: Table | None
    """Statuses by focus area; None where nobody says how it goes there."""
    changes: tuple[ChangesView, ...]
    """What has changed since the newest follow-up, and what that one showed against the one before."""
    costs: Table
    costs_sentence: str
    follow_ups: tuple[PrintedFollowUp, ...]
    terms: tuple[TermView, ...]
    address: str
    """Where the plan is on the web; empty where the site does not know its own address."""
    dated: str
    """The day of the newest that it holds, ISO 8601; empty where none is known."""
    changed: str
    """The same in words, where it is known from the files' history."""
    licence: Link
