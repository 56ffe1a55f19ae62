"""The pieces that views are made of: texts are ready to show, in the page's language; html is sanitised.

Every `url` is relative to the site's root ("planer/dalarna-2020/#mobila-team") or absolute; templates pass it through
MkDocs' `url` filter. An empty `url` means that there is nothing to link to.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """A text, and where it leads."""

    text: str
    url: str = ""
    current: bool = False
    """The page that the reader is on, in a navigation."""
    note: str = ""
    """A few words beside the link: "12 aktiviteter"."""
    lang: str = ""
    """The language of the text, where it is another than the page's."""


@dataclass(frozen=True)
class Fact:
    """A label and one or more values: "Vem" — "Region Örebro län (samordnar)", "Nora kommun"."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True)
class SignLanguageView:
    """A text in Swedish Sign Language: a film that the page shows, an address of one, or both."""

    url: str = ""
    video: str = ""
    video_type: str = ""
    """The film's media type: "video/mp4"."""
    captions: str = ""
    captions_lang: str = ""


@dataclass(frozen=True)
class StatusMark:
    """A status: the name of its icon ("done", see `model.words.STATUSES`), the word, and why and when."""

    name: str
    text: str
    reason: str = ""
    date: str = ""


@dataclass(frozen=True)
class ActivityView:
    """An activity as a section: heading with anchor, text, key facts, where it comes from."""

    title: str
    url: str
    """Its permanent address, with the anchor."""
    anchor: str
    status: StatusMark
    html: str
    facts: tuple[Fact, ...]
    """Who, for whom, when, cost, how we know that it works … in this order; absent ones are left out."""
    priority: str = ""
    moved_on: tuple[Fact, ...] = ()
    """What took its place, where something did: said before its text."""
    source: str = ""
    """Document and row, and how it was interpreted."""
    edit_url: str = ""
    review: str = ""
    """That the text should have been looked over; empty where it is not late."""
    lang: str = ""
    """Its language, where its file or its plan says one; empty: the page's."""
    direction: str = ""
    """Which way that language is written, as HTML's `dir` has it."""


@dataclass(frozen=True)
class ActivityRow:
    """An activity as a line of a list: what, who, when and how it goes."""

    title: str
    url: str
    """Its own page."""
    anchor: str
    """Its id: addresses that were published before it had a page lead to its row."""
    who: str
    """Who is responsible: "Region Dalarna och Falun". Where nobody is, who takes part, or that nobody says."""
    when: str
    """Its time in few words: "2021–2025"; empty where it has none."""
    status: StatusMark
    named: bool = True
    """Whether `who` is the names alone; otherwise it says itself what it tells."""
    place: str = ""
    """Where it is for some of the plan's municipalities alone: "Falun och Mora"."""
    lang: str = ""
    """The language of its title, where it is another than that of the site's words."""


@dataclass(frozen=True)
class RowGroup:
    """Activities as rows under a heading; one without title is the whole list."""

    title: str
    anchor: str
    rows: tuple[ActivityRow, ...]
    url: str = ""
    """The page of what the heading names."""
    lead: str = ""


@dataclass(frozen=True)
class ActivityGroup:
    """Activities under a heading."""

    title: str
    activities: tuple[ActivityView, ...]
    url: str = ""
    lead: str = ""


@dataclass(frozen=True)
class GoalView:
    """A goal with the goals that serve it and the activities that work for it."""

    text: str
    anchor: str
    aim: str
    """"Långsiktigt mål"."""
    note: str = ""
    groups: tuple[Link, ...] = ()
    """The target groups that it is for."""
    activities: tuple[Link, ...] = ()
    parts: tuple[GoalView, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A table cell. `sort` is its value for sorting where that is not the text; of a column's heading, its number among
    those of all tables on the page, where some lack columns that others have."""

    text: str
    url: str = ""
    number: bool = False
    status: StatusMark | None = None
    sort: str = ""
    lang: str = ""
    """The language of the text, where it is another than the page's."""


@dataclass(frozen=True)
class Row:
    """A table row; its first cell is its header. `keys` are the facets that filters use."""

    cells: tuple[Cell, ...]
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """One value of a facet: what stands in addresses and in the index, and what people read."""

    value: str
    label: str


@dataclass(frozen=True)
class Facet:
    """Something that a list can be narrowed by. `name` stands in addresses ("kommun"), `key` in `Row.keys`."""

    name: str
    key: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Table:
    """A table with caption, column headings, rows, and a foot of totals."""

    caption: str
    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: label, value as text, and its length as a share of the longest, or of the whole (0–1)."""

    label: str
    value: str
    share: float
    icon: str = ""
    """The icon of the status that it stands for, which gives its colour too; empty where it stands for none."""


@dataclass(frozen=True)
class Chart:
    """Bars drawn as inline SVG beside the table that holds the same figures.

    `stacked` draws one bar whose parts are shares of the whole; otherwise each bar has a line of its own.
    """

    title: str
    description: str
    """The same in words, for those who do not see the picture."""
    bars: tuple[Bar, ...]
    stacked: bool = False


@dataclass(frozen=True)
class Answer:
    """A question that a reader comes with, and the answer in a few words. `url` leads to where the page says more."""

    question: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class ChangeGroup:
    """Changes of one sort: a sentence that tells how many, and what they are."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class ChangesView:
    """What has changed between two days. `title` says which, as a heading or as the beginning of a text."""

    title: str
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True)
class TermView:
    """A word explained. `synonyms` are everyday words for it."""

    term: str
    explanation: str
    url: str
    anchor: str
    abbreviation: str = ""
    synonyms: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class PlanView:
    """A plan in a list."""

    title: str
    short_title: str
    url: str
    summary: str
    area: str
    period: str
    status: str
    status_name: str
    """The name of the status' icon."""
    counts: str
    """"5 fokusområden · 22 aktiviteter · 4 kommuner"."""


@dataclass(frozen=True)
class KeyFigure:
    """A figure with its words: "22", "aktiviteter"."""

    value: str
    label: str
    url: str = ""


@dataclass(frozen=True)
class DateView:
    """Something that happens or must be done by a time."""

    when: str
    text: str
    url: str
    place: Link
    iso: str = ""
    """The day that it is sorted by, ISO 8601: the first of what begins, the last of all else."""
    happens: str = ""
    """What happens to what the text is about: "Börjar", "Slutar", "Redovisas"; empty where the text says it."""
    past: bool = False


@dataclass(frozen=True)
class Section:
    """A part of a page or of a list under a heading, with links."""

    title: str
    anchor: str
    links: tuple[Link, ...]
    lead: str = ""


@dataclass(frozen=True)
class DocumentView:
    """A document that facts come from."""

    title: str
    url: str = ""
    details: str = ""
    """Publisher, date, reference: ready to show."""
    lang: str = ""
    """The language of the title, where it is another than the page's."""
