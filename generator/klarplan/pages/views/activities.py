"""Activities, goals and statuses as templates show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from klarplan.content.settings.addresses import GOAL_ANCHOR
from klarplan.model.records import Activity, Goal
from klarplan.model.values import Status
from klarplan.model.words import STATUSES
from klarplan.site.library import PlanContents
from klarplan.site.parts import ActivityGroup, ActivityView, Bar, Cell, Chart, Fact, GoalView, Link, Row, Table
from klarplan.site.phrases import activity_when, cost_links, is_over, review_text, source_text, status_mark
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.languages import direction


def activity_view(site: Site, contents: PlanContents, activity: Activity, page: str, *, level: int = 4) -> ActivityView:
    """An activity as it stands on the page with the address `page`; headings in its text begin at `level`."""
    lang = activity.lang or contents.plan.lang or ""
    priority = next((known.title for known in contents.plan.priorities if known.id == activity.priority), "")
    return ActivityView(
        title=activity.title,
        url=site.activity_url(activity),
        anchor=activity.id,
        status=status_mark(site, contents.statuses[activity.id]),
        html=site.fragment(activity, level).on(page),
        facts=(*key_facts(site, activity, contents), *background_facts(site, activity)),
        moved_on=tuple(_moved_on(site, activity)),
        priority=priority,
        source=source_text(contents.plan, activity.source),
        review=review_text(site, contents.plan, activity),
        edit_url=site.edit_address(activity.path),
        lang=lang,
        direction=direction(lang) if lang else "",
    )


def key_facts(site: Site, activity: Activity, contents: PlanContents) -> Iterator[Fact]:
    """What readers ask, in their order: why, who, when, for how much, for whom, where, how we know."""
    _ = site.texts._
    with_whom = _(N_("Together with") if activity.responsible else N_("Take part"))
    yield from _said(
        (_(N_("Why")), _texts(activity.aim)),
        (_(N_("Who")), site.involved(activity.responsible)),
        (with_whom, site.involved(activity.collaborating)),
        (_(N_("When")), _texts(activity_when(site, activity))),
        (_(N_("Cost")), tuple(link for cost in activity.cost for link in cost_links(site, contents, cost))),
        (_(N_("For whom")), tuple(map(site.target_group_link, activity.target_groups))),
        (_(N_("Where")), tuple(map(site.municipality_link, activity.municipalities or ()))),
        (_(N_("How we know that it works")), _texts(*activity.indicators)),
    )


def goal_facts(site: Site, activity: Activity, contents: PlanContents) -> Iterator[Fact]:
    """The goals that an activity works for."""
    goals = [contents.goals[goal].text for goal in activity.goals if goal in contents.goals]
    yield from _said((site.texts._(N_("Goals")), _texts(*goals)))


def background_facts(site: Site, activity: Activity) -> Iterator[Fact]:
    """What is known besides: how it is today, how it is followed up, and what it has to do with others."""
    _ = site.texts._
    yield from _said(
        (_(N_("Situation when the plan was written")), _texts(activity.situation)),
        (_(N_("Followed up")), _texts(activity.follow_up)),
        (_(N_("Added")), _texts(site.texts.day(activity.added) if activity.added else None)),
        (_(N_("Ended")), _texts(site.texts.day(activity.ended) if activity.ended else None)),
        (_(N_("Merged with")), activity_links(site, activity.plan, () if activity.ended else activity.merged_with)),
        (_(N_("See also")), activity_links(site, activity.plan, activity.see_also)),
    )


def _said(*facts: tuple[str, tuple[Link, ...]]) -> Iterator[Fact]:
    return (Fact(label, values) for label, values in facts if values)


def _moved_on(site: Site, activity: Activity) -> Iterator[Fact]:
    """Where whoever looks for an activity should go instead."""
    _ = site.texts._
    if links := activity_links(site, activity.plan, activity.replaced_by):
        yield Fact(_(N_("Replaced by")), links)
    if activity.ended and (links := activity_links(site, activity.plan, activity.merged_with)):
        yield Fact(_(N_("Merged with")), links)


def _texts(*values: str | None) -> tuple[Link, ...]:
    return tuple(Link(value) for value in values if value)


def activity_links(site: Site, plan: str, references: Iterable[str]) -> tuple[Link, ...]:
    """The activities that references in a plan name, as far as they are shown."""
    named = (site.library.activity(reference, plan) for reference in references)
    return tuple(Link(activity.title, site.activity_url(activity)) for activity in named if activity)


def groups(
    site: Site, contents: PlanContents, activities: Iterable[Activity], page: str, *, level: int = 4
) -> tuple[ActivityGroup, ...]:
    """Activities by priority class, in the plan's order of classes; one group without title where there are none."""
    by_class: dict[str, list[Activity]] = {priority.id: [] for priority in contents.plan.priorities}
    rest: list[Activity] = []
    for activity in activities:
        by_class.get(activity.priority or "", rest).append(activity)
    titles = {priority.id: priority for priority in contents.plan.priorities}
    shown_groups = []
    for key, members in by_class.items():
        if members:
            shown = _views(site, contents, members, page, level + 1)
            shown_groups.append(ActivityGroup(titles[key].title, shown, lead=titles[key].text or ""))
    if rest:
        title = site.texts._(N_("Other activities")) if shown_groups else ""
        shown_groups.append(ActivityGroup(title, _views(site, contents, rest, page, level + bool(shown_groups))))
    return tuple(shown_groups)


def _views(
    site: Site, contents: PlanContents, activities: Iterable[Activity], page: str, level: int
) -> tuple[ActivityView, ...]:
    return tuple(activity_view(site, contents, activity, page, level=level) for activity in activities)


def goal_views(site: Site, contents: PlanContents, goals: Iterable[Goal]) -> tuple[GoalView, ...]:
    """Goals as a tree: those that are part of another among these stand below it."""
    goals = list(goals)
    names = {goal.id for goal in goals}
    parts: dict[str, list[Goal]] = {}
    for goal in goals:
        parts.setdefault(goal.part_of if goal.part_of in names else "", []).append(goal)

    def views(parent: str) -> tuple[GoalView, ...]:
        return tuple(_goal_view(site, contents, goal, views(goal.id)) for goal in parts.get(parent, ()))

    return views("")


def _goal_view(site: Site, contents: PlanContents, goal: Goal, parts: tuple[GoalView, ...]) -> GoalView:
    activities = contents.activities_by_goal.get(goal.id, ())
    return GoalView(
        text=goal.text,
        anchor=GOAL_ANCHOR + goal.id,
        aim=site.texts.aim(goal.aim) if goal.aim else "",
        note=goal.note or "",
        groups=tuple(map(site.target_group_link, goal.target_groups)),
        activities=tuple(Link(activity.title, site.activity_url(activity)) for activity in activities),
        parts=parts,
    )


def status_table(site: Site, contents: PlanContents) -> tuple[Table, Chart, str]:
    """How many activities have each status: as a table, as a bar, and in a sentence.

    Where nobody says how far any has come, there is nothing to count, and the sentence alone says so.
    """
    _, total = site.texts._, len(contents.activities)
    counted = Counter(current.status for current in contents.statuses.values())
    known = total > counted[Status.UNKNOWN]
    present = [status for status in Status if counted[status]] if known else []
    rows = tuple(
        Row((Cell(site.texts.status(status)), Cell(site.texts.number(counted[status]), number=True)))
        for status in present
    )
    table = Table(
        caption=_(N_("Activities by status")),
        columns=(Cell(_(N_("Status"))), Cell(_(N_("Activities")), number=True)),
        rows=rows,
        foot=(Row((Cell(_(N_("All"))), Cell(site.texts.number(total), number=True))),) if len(rows) > 1 else (),
    )
    bars = status_bars(site, counted, total) if len(present) > 1 else ()  # a bar of one part shows nothing
    sentence = status_sentence(site, counted, total, over=is_over(site, contents.plan))
    return table, Chart(table.caption, sentence, bars, stacked=True), sentence


def status_bars(site: Site, counted: Mapping[Status, int], total: int) -> tuple[Bar, ...]:
    """The parts of a bar: each status that there is, by its share."""
    return tuple(
        Bar(site.texts.status(status), site.texts.number(number), number / total, STATUSES[status].icon)
        for status in Status
        if (number := counted.get(status, 0))
    )


def status_sentence(site: Site, counted: Mapping[Status, int], total: int, *, over: bool = False) -> str:
    """ "3 av 25 aktiviteter är genomförda. 20 av 25: planen säger inte hur det gick." `over`: the plan's time is."""
    if not total:
        return ""
    (_, number), silent, done = (
        (site.texts._, site.texts.number),
        counted.get(Status.UNKNOWN, 0),
        counted.get(Status.DONE, 0),
    )
    if silent == total:
        return _(N_("The plan does not say how it went.") if over else N_("The plan does not say how it goes."))
    if total == 1:
        return _(N_("The activity is done.")) if done else _(N_("The activity is not done yet."))
    text = site.texts.plural(
        "{n} of {total} activities is done.", "{n} of {total} activities are done.", done, total=number(total)
    )
    if silent:
        went, goes = (
            N_("{n} of {total}: the plan does not say how it went."),
            N_("{n} of {total}: the plan does not say how it goes."),
        )
        text += " " + _(went if over else goes, n=number(silent), total=number(total))
    return text


def activity_link(site: Site, contents: PlanContents, activity: Activity) -> Link:
    """An activity in a list, with its status if there is one: line after line of "unknown" tells nobody anything."""
    status = contents.statuses[activity.id].status
    note = "" if status is Status.UNKNOWN else site.texts.status(status)
    return Link(activity.title, site.activity_url(activity), note=note)
