"""A follow-up's page, and the list of a plan's follow-ups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klarplan.model.records import FollowUp
from klarplan.pages.views.progress import follow_up_changes
from klarplan.pages.views.view import View
from klarplan.site.library import CurrentStatus, PlanContents
from klarplan.site.parts import Cell, ChangesView, Fact, KeyFigure, Link, Row, Table
from klarplan.site.phrases import decision_text, source_place, status_mark
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class FollowUpView(View):
    """A follow-up of a plan. Its text is `page.content`."""

    TEMPLATE = "follow-up.html"

    facts: tuple[Fact, ...]
    figures: tuple[KeyFigure, ...]
    statuses: Table
    """Activity by activity; without rows where the follow-up names none."""
    source: str
    changes: ChangesView | None = None
    """What it shows against the follow-up before it."""
    source_note: str = ""
    """How the source was read."""


@dataclass(frozen=True)
class FollowUpsView(View):
    """A plan's follow-ups, newest first."""

    TEMPLATE = "follow-ups.html"

    follow_ups: tuple[Link, ...]
    leads: tuple[str, ...]


def follow_up_view(site: Site, contents: PlanContents, follow_up: FollowUp) -> FollowUpView:
    """A follow-up's page."""
    _, texts = site.texts._, site.texts
    facts = [Fact(_(N_("Date")), (Link(texts.day(follow_up.date)),))]
    if follow_up.period:
        facts.append(Fact(_(N_("Is about")), (Link(texts.sentence(texts.period(follow_up.period))),)))
    figures = [
        (f"{figure.value} {figure.unit}" if figure.unit else figure.value, figure.label) for figure in follow_up.figures
    ]
    facts += [Fact(label, (Link(value),)) for value, label in figures if not _has_number(value)]
    if follow_up.decision:
        facts.append(Fact(_(N_("Decision")), (Link(decision_text(site, follow_up.decision)),)))
    return FollowUpView(
        lead=follow_up.summary,
        facts=tuple(facts),
        figures=tuple(KeyFigure(value, label) for value, label in figures if _has_number(value)),
        statuses=_follow_up_table(site, follow_up),
        source=source_place(contents.plan, follow_up.source),
        changes=follow_up_changes(site, contents, follow_up),
        source_note=follow_up.source.note or "",
    )


def _has_number(value: str) -> bool:
    """Whether a figure is one: sources count in words too ("flera")."""
    return any(map(str.isdigit, value))


def _follow_up_table(site: Site, follow_up: FollowUp) -> Table:
    _ = site.texts._

    def rows() -> Iterator[Row]:
        for said in follow_up.statuses:
            activity = site.library.activity(said.activity, follow_up.plan)
            mark = status_mark(site, CurrentStatus(said.status))
            title, url = (activity.title, site.activity_url(activity)) if activity else (said.activity, "")
            yield Row((Cell(title, url), Cell(mark.text, status=mark), Cell(said.note or "")))

    columns = (Cell(_(N_("Activity"))), Cell(_(N_("Status"))), Cell(_(N_("Comment"))))
    return Table(_(N_("What the follow-up says of the activities")), columns, tuple(rows()))


def follow_ups_view(site: Site, contents: PlanContents) -> FollowUpsView:
    """The list of a plan's follow-ups."""
    return FollowUpsView(
        lead=site.texts._(N_("Here you see how the work with the plan has gone.")),
        follow_ups=tuple(follow_up_link(site, follow_up) for follow_up in contents.follow_ups),
        leads=tuple(follow_up.summary for follow_up in contents.follow_ups),
    )


def follow_up_link(site: Site, follow_up: FollowUp) -> Link:
    """A follow-up's title and day."""
    address = site.addresses.follow_up(follow_up.plan, follow_up.id)
    return Link(follow_up.title, site.addresses.url(*address), note=site.texts.day(follow_up.date))
