"""How a plan goes: focus area by focus area, and what has changed, told in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from klarplan.model.records import Activity, FollowUp
from klarplan.model.values import Status
from klarplan.pages.views.activities import activity_links, status_bars, status_sentence
from klarplan.pages.views.rows import REST_ANCHOR
from klarplan.site.changes import Changes, MoneyChange, Move
from klarplan.site.library import NO_AREA, PlanContents
from klarplan.site.parts import AreaProgress, Cell, ChangeGroup, ChangesView, Chart, Link, Row, Table
from klarplan.site.phrases import plan_words
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

Counts = Counter[Status]


def area_progress(site: Site, contents: PlanContents) -> tuple[tuple[AreaProgress, ...], Table | None]:
    """Each focus area's statuses in words and as a bar, and a table of all their figures.

    Nothing where nobody says how far any activity has come, or where there is one area only: the plan says it all.
    """
    counted = list(_counted(site, contents))
    known = any(counts.total() > counts[Status.UNKNOWN] for _, counts in counted)
    if not known or len(counted) < 2:
        return (), None
    shown = tuple(
        AreaProgress(area, status_sentence(site, counts, counts.total()), _chart(site, area, counts))
        for area, counts in counted
    )
    return shown, _table(site, contents, counted)


def _counted(site: Site, contents: PlanContents) -> Iterator[tuple[Link, Counts]]:
    """Focus areas that have activities, and then the activities that belong to none."""
    addresses, plan = site.addresses, contents.plan.id
    places = [
        (part.id, Link(part.title, addresses.url(*addresses.focus_area(plan, part.id))))
        for part in contents.focus_areas
    ]
    rest = site.texts._(N_("Other activities"))
    for area, link in (
        *places,
        (NO_AREA, Link(rest, addresses.url(*addresses.plan_activities(plan), anchor=REST_ANCHOR))),
    ):
        if activities := contents.activities_by_area.get(area):
            yield link, Counter(contents.statuses[activity.id].status for activity in activities)


def _chart(site: Site, area: Link, counts: Counts) -> Chart:
    """A bar without a title of its own, below a heading; none where no activity has a status."""
    known = counts.total() > counts[Status.UNKNOWN]
    bars = status_bars(site, counts, counts.total()) if known else ()
    listed = site.texts.listed(f"{bar.label}: {bar.value}" for bar in bars)
    return Chart("", f"{area.text}. {listed}", bars, stacked=True)


def _table(site: Site, contents: PlanContents, counted: Iterable[tuple[Link, Counts]]) -> Table:
    _, texts = site.texts._, site.texts
    present = [status for status in Status if any(counts[status] for _, counts in counted)]

    def cells(counts: Counts) -> tuple[Cell, ...]:
        figures = [counts[status] for status in present]
        return tuple(Cell(texts.number(figure), number=True) for figure in (*figures, counts.total()))

    rows = tuple(Row((Cell(area.text, area.url), *cells(counts))) for area, counts in counted)
    heads = [Cell(texts.status(status), number=True) for status in present]
    return Table(
        caption=_(N_("Activities by status, in each part of the plan")),
        columns=(
            Cell(texts.sentence(plan_words(site, contents.plan).focus_area)), *heads,
            Cell(_(N_("All")), number=True),
        ),
        rows=rows,
    )  # fmt: skip


def plan_changes(site: Site, contents: PlanContents) -> tuple[ChangesView, ...]:
    """What has changed since the newest follow-up, and what that one showed against the one before it."""
    if not contents.follow_ups:
        return ()
    shown = []
    if since := site.histories[contents.plan.id].since_last(site.today):
        day = site.texts.day(since.since)
        shown.append(ChangesView(site.texts._(N_("After the follow-up of {day}"), day=day), _groups(site, since)))
    if newest := follow_up_changes(site, contents, contents.follow_ups[0]):
        shown.append(newest)
    return tuple(shown)


def follow_up_changes(site: Site, contents: PlanContents, follow_up: FollowUp) -> ChangesView | None:
    """What a follow-up shows against the one before it; None where that is nothing, or it is the first."""
    if not (changes := site.histories[contents.plan.id].since_before(follow_up)):
        return None
    before, day = site.texts.day(changes.since), site.texts.day(changes.until)
    title = site.texts._(N_("Between the follow-ups of {before} and {day}"), before=before, day=day)
    return ChangesView(title, _groups(site, changes))


def _groups(site: Site, changes: Changes) -> tuple[ChangeGroup, ...]:
    return tuple(change_groups(site, changes))


def change_groups(site: Site, changes: Changes) -> Iterator[ChangeGroup]:
    """Changes in sentences, with what each is about: what came, what went, what moved on, the money."""
    plural = site.texts.plural
    if number := len(changes.added):
        text = plural("{n} activity was added:", "{n} activities were added:", number)
        yield ChangeGroup(text, tuple(_dated(site, activity, activity.added) for activity in changes.added))
    if number := len(changes.ended):
        text = plural("{n} activity ended:", "{n} activities ended:", number)
        yield ChangeGroup(text, tuple(_dated(site, activity, activity.ended) for activity in changes.ended))
    if number := len(changes.merged):
        text = plural("{n} activity became one with another:", "{n} activities became one with others:", number)
        yield ChangeGroup(text, tuple(_joined(site, activity, N_("with {names}")) for activity in changes.merged))
    if number := len(changes.replaced):
        text = plural("{n} activity was replaced by another:", "{n} activities were replaced by others:", number)
        yield ChangeGroup(text, tuple(_joined(site, activity, N_("by {names}")) for activity in changes.replaced))
    yield from _moves(site, changes.moved)
    if changes.money:
        money = site.addresses.url(*site.addresses.money(changes.money.plan))
        link = Link(site.texts._(N_("The plan's money")), money)
        yield ChangeGroup(money_sentence(site, changes.money), (link,))


def _activity_link(site: Site, activity: Activity, note: str) -> Link:
    return Link(activity.title, site.activity_url(activity), note=note)


def _dated(site: Site, activity: Activity, day: date | None) -> Link:
    return _activity_link(site, activity, site.texts.day(day) if day else "")


def _joined(site: Site, activity: Activity, message: str) -> Link:
    """An activity, and what it became a part of."""
    names = [link.text for link in activity_links(site, activity.plan, activity.replaced_by or activity.merged_with)]
    quoted = site.texts.listed(site.texts._(N_("“{title}”"), title=name) for name in names)
    return _activity_link(site, activity, site.texts._(message, names=quoted) if names else "")


def _moves(site: Site, moved: Iterable[Move]) -> Iterator[ChangeGroup]:
    """Activities by the status that they have now, in the order of statuses."""
    texts, order = site.texts, list(Status)
    for status, group in groupby(sorted(moved, key=lambda move: order.index(move.after)), key=lambda move: move.after):
        moves = list(group)
        text = texts.plural(
            "{n} activity now has the status “{status}”:", "{n} activities now have the status “{status}”:",
            len(moves), status=texts.status(status),
        )  # fmt: skip
        yield ChangeGroup(text, tuple(_activity_link(site, move.activity, _before(site, move)) for move in moves))


def _before(site: Site, move: Move) -> str:
    _ = site.texts._
    if move.before is Status.UNKNOWN:
        return _(N_("nobody had told of it before"))
    return _(N_("before: {status}"), status=site.texts.status(move.before))


def money_sentence(site: Site, change: MoneyChange) -> str:
    """Two sums compared: how much more or less there is to share out."""
    _, money, before, after = site.texts._, site.texts.money, change.before, change.after
    difference = after.amount - before.amount
    values = {
        "before": money(before.amount), "after": money(after.amount), "difference": money(abs(difference)),
        "earlier": before.year, "year": after.year,
    }  # fmt: skip
    if not difference:
        return _(N_("The money to share out is {after} for {year}, the same sum as for {earlier}."), **values)
    if before.year == after.year:
        raised = N_("The money for {year} was raised by {difference}, from {before} to {after}.")
        lowered = N_("The money for {year} was lowered by {difference}, from {before} to {after}.")
        return _(raised if difference > 0 else lowered, **values)
    more = N_("The money to share out is {after} for {year}. That is {difference} more than for {earlier}.")
    less = N_("The money to share out is {after} for {year}. That is {difference} less than for {earlier}.")
    return _(more if difference > 0 else less, **values)
