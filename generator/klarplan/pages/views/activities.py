"""Activities, goals and statuses as templates show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from klarplan.content.settings.addresses import GOAL_ANCHOR
from klarplan.model.records import Activity, Goal
from klarplan.model.values import Cost, CostKind, Status
from klarplan.site.library import RelatedPlan
from klarplan.site.parts import ActivityGroup, ActivityView, Bar, Cell, Chart, Fact, GoalView, Link, Row, Table
from klarplan.site.site import Edition
from klarplan.text.catalogue import N_


def activity_view(
    edition: Edition, related: RelatedPlan, activity: Activity, page: str, *, level: int = 4, prefix: str = "",
    with_goals: bool = False,
) -> ActivityView:  # fmt: skip
    """An activity as it stands on the page with the address `page`; headings in its text begin at `level`.

    `prefix` keeps anchors apart on pages that show activities of several plans; `with_goals` names the goals that it
    works for, on pages that do not list them.
    """
    area = related.area(activity.focus_area)
    place = [Link(related.plan.short_title, edition.plan_url(activity.plan))]
    if area:
        place.append(Link(area.title, edition.sitemap.url(*edition.sitemap.focus_area(area.plan, area.id))))
    priority = next((one.title for one in related.plan.priorities if one.id == activity.priority), "")
    return ActivityView(
        title=activity.title,
        url=edition.activity_url(activity),
        anchor=prefix + activity.id,
        status=edition.status_mark(related.statuses[activity.id]),
        html=edition.fragment(activity, level).on(page),
        facts=tuple(_facts(edition, related, activity, with_goals)),
        moved_on=tuple(_moved_on(edition, activity)),
        place=tuple(place),
        priority=priority,
        source=edition.source_text(related.plan, activity.source),
        review=edition.review_text(related.plan, activity),
        edit_url=edition.edit_address(activity.path),
    )


def _facts(edition: Edition, related: RelatedPlan, activity: Activity, with_goals: bool) -> Iterator[Fact]:
    """Key facts in the order in which readers ask: who, with whom, for whom, where, when, cost, how we know."""
    _ = edition.texts._
    goals = [related.goals[goal].text for goal in activity.goals if with_goals and goal in related.goals]
    where = tuple(map(edition.municipality_link, activity.municipalities or ()))
    found: list[tuple[str, tuple[Link, ...]]] = [
        (_(N_("Who")), edition.involved(activity.responsible)),
        (_(N_("Together with")), edition.involved(activity.collaborating)),
        (_(N_("For whom")), tuple(map(edition.target_group_link, activity.target_groups))),
        (_(N_("Where")), where),
        (_(N_("When")), _texts(_when(edition, activity))),
        (_(N_("Cost")), tuple(cost_link(edition, related, cost) for cost in activity.cost)),
        (_(N_("Situation today")), _texts(activity.situation)),
        (_(N_("Why")), _texts(activity.aim)),
        (_(N_("Goals")), _texts(*goals)),
        (_(N_("How we know that it works")), _texts(*activity.indicators)),
        (_(N_("Followed up")), _texts(activity.follow_up)),
        (_(N_("Added")), _texts(edition.texts.day(activity.added) if activity.added else None)),
        (_(N_("Ended")), _texts(edition.texts.day(activity.ended) if activity.ended else None)),
        (_(N_("Merged with")), activity_links(edition, activity.plan, () if activity.ended else activity.merged_with)),
        (_(N_("See also")), activity_links(edition, activity.plan, activity.see_also)),
    ]
    yield from (Fact(label, values) for label, values in found if values)


def _moved_on(edition: Edition, activity: Activity) -> Iterator[Fact]:
    """Where whoever looks for an activity should go instead."""
    _ = edition.texts._
    if links := activity_links(edition, activity.plan, activity.replaced_by):
        yield Fact(_(N_("Replaced by")), links)
    if activity.ended and (links := activity_links(edition, activity.plan, activity.merged_with)):
        yield Fact(_(N_("Merged with")), links)


def _texts(*values: str | None) -> tuple[Link, ...]:
    return tuple(Link(value) for value in values if value)


def activity_links(edition: Edition, plan: str, references: Iterable[str]) -> tuple[Link, ...]:
    """The activities that references in a plan name, as far as they are shown."""
    found = (edition.library.activity(reference, plan) for reference in references)
    return tuple(Link(one.title, edition.activity_url(one)) for one in found if one)


def _when(edition: Edition, activity: Activity) -> str:
    period = edition.texts.sentence(edition.texts.period(activity.period)) if activity.period else ""
    return (
        f"{period}. {activity.period_note}" if period and activity.period_note else period or activity.period_note or ""
    )


def cost_link(edition: Edition, related: RelatedPlan, cost: Cost) -> Link:
    """A cost in words, with a link to the activity that it is a part of."""
    _ = edition.texts._
    owner = edition.library.activity(cost.included_in, related.plan.id) if cost.included_in else None
    if cost.kind is CostKind.INCLUDED and owner:
        text = _(N_("Part of the cost of “{activity}”"), activity=owner.title)
        return Link(_with_notes(text, cost.note), edition.activity_url(owner))
    return Link(cost_text(edition, cost))


def cost_text(edition: Edition, cost: Cost) -> str:
    """ "Uppskattad till 100 000 kr för 2017. Betalas av Region Norrbotten." """
    _, money = edition.texts._, edition.texts.money
    if cost.kind is CostKind.WITHIN_BUDGET:
        return _with_notes(_(N_("Within the existing budget")), cost.note)
    if cost.kind is CostKind.NOT_CALCULATED:
        return _with_notes(_(N_("Not yet calculated")), cost.note)
    if cost.kind is CostKind.INCLUDED:
        return _with_notes(_(N_("Part of the cost of another activity")), cost.note)
    parts = []
    if cost.amount is not None:
        amount = money(cost.amount)
        if cost.amount_to is not None:
            amount = _(N_("{low} to {high}"), low=amount, high=money(cost.amount_to))
        if cost.per:
            amount = edition.texts.amount_per(amount, cost.per)
        if cost.estimated:
            amount = _(N_("About {amount}"), amount=amount)
        parts.append(_(N_("{amount} for {year}"), amount=amount, year=cost.year) if cost.year else amount)
    parts.append(cost.staffing or "")
    payers = [edition.library.parties[payer].name for payer in cost.payers]
    paid = _(N_("Paid by {payers}"), payers=edition.texts.listed(payers)) if payers else ""
    return _with_notes(", ".join(filter(None, parts)), paid, cost.note)


def _with_notes(text: str, *notes: str | None) -> str:
    return ". ".join(part.rstrip(".") for part in (text, *notes) if part)


def groups(
    edition: Edition, related: RelatedPlan, activities: Iterable[Activity], page: str, *, level: int = 4
) -> tuple[ActivityGroup, ...]:
    """Activities by priority class, in the plan's order of classes; one group without title where there are none."""
    by_class: dict[str, list[Activity]] = {priority.id: [] for priority in related.plan.priorities}
    rest: list[Activity] = []
    for activity in activities:
        by_class.get(activity.priority or "", rest).append(activity)
    titles = {priority.id: priority for priority in related.plan.priorities}
    found = []
    for key, members in by_class.items():
        if members:
            shown = _views(edition, related, members, page, level + 1)
            found.append(ActivityGroup(titles[key].title, f"prioritet-{key}", shown, lead=titles[key].text or ""))
    if rest:
        title = edition.texts._(N_("Other activities")) if found else ""
        found.append(ActivityGroup(title, "ovriga", _views(edition, related, rest, page, level + bool(found))))
    return tuple(found)


def _views(
    edition: Edition, related: RelatedPlan, activities: Iterable[Activity], page: str, level: int
) -> tuple[ActivityView, ...]:
    return tuple(activity_view(edition, related, activity, page, level=level) for activity in activities)


def goal_views(edition: Edition, related: RelatedPlan, goals: Iterable[Goal]) -> tuple[GoalView, ...]:
    """Goals as a tree: those that are part of another among these stand below it."""
    goals = list(goals)
    names = {goal.id for goal in goals}
    parts: dict[str, list[Goal]] = {}
    for goal in goals:
        parts.setdefault(goal.part_of if goal.part_of in names else "", []).append(goal)

    def views(parent: str) -> tuple[GoalView, ...]:
        return tuple(_goal_view(edition, related, goal, views(goal.id)) for goal in parts.get(parent, ()))

    return views("")


def _goal_view(edition: Edition, related: RelatedPlan, goal: Goal, parts: tuple[GoalView, ...]) -> GoalView:
    activities = related.activities_by_goal.get(goal.id, ())
    return GoalView(
        text=goal.text,
        anchor=GOAL_ANCHOR + goal.id,
        aim=edition.texts.aim(goal.aim) if goal.aim else "",
        note=goal.note or "",
        groups=tuple(map(edition.target_group_link, goal.target_groups)),
        activities=tuple(Link(activity.title, edition.activity_url(activity)) for activity in activities),
        parts=parts,
    )


def status_table(edition: Edition, related: RelatedPlan) -> tuple[Table, Chart, str]:
    """How many activities have each status: as a table, as a bar, and in a sentence.

    Where nobody says how far any has come, there is nothing to count, and the sentence alone says so.
    """
    _, total = edition.texts._, len(related.activities)
    counted = Counter(current.status for current in related.statuses.values())
    known = total > counted[Status.UNKNOWN]
    present = [status for status in Status if counted[status]] if known else []
    rows = tuple(
        Row((Cell(edition.texts.status(status)), Cell(edition.texts.number(counted[status]), number=True)))
        for status in present
    )
    table = Table(
        caption=_(N_("Activities by status")),
        columns=(Cell(_(N_("Status"))), Cell(_(N_("Activities")), number=True)),
        rows=rows,
        foot=(Row((Cell(_(N_("All"))), Cell(edition.texts.number(total), number=True))),) if len(rows) > 1 else (),
    )
    bars = status_bars(edition, counted, total) if known else ()
    sentence = status_sentence(edition, counted, total)
    return table, Chart(table.caption, sentence, bars, stacked=True), sentence


def status_bars(edition: Edition, counted: Mapping[Status, int], total: int) -> tuple[Bar, ...]:
    """The parts of a bar: each status that there is, by its share."""
    return tuple(
        Bar(edition.texts.status(status), edition.texts.number(number), number / total, status.value)
        for status in Status
        if (number := counted.get(status, 0))
    )


def status_sentence(edition: Edition, counted: Mapping[Status, int], total: int) -> str:
    """ "3 av 25 aktiviteter är genomförda. För 20 säger källan inte hur långt de har kommit." """
    plural = edition.texts.plural
    if not total:
        return ""
    silent = counted.get(Status.UNKNOWN, 0)
    if silent == total:
        return edition.texts._(N_("The source does not say how far the activities have come."))
    done, _ = counted.get(Status.DONE, 0), edition.texts._
    if total == 1:
        return _(N_("The activity is done.")) if done else _(N_("The activity is not done yet."))
    text = plural(
        "{n} of {total} activities is done.", "{n} of {total} activities are done.", done,
        total=edition.texts.number(total),
    )  # fmt: skip
    if silent:
        text += " " + plural(
            "For {n} the source does not say how far it has come.",
            "For {n} the source does not say how far they have come.", silent,
        )  # fmt: skip
    return text


def activity_row(edition: Edition, related: RelatedPlan, activity: Activity) -> Row:
    """An activity in the table of all activities, with the facets that filters use."""
    area = related.area(activity.focus_area)
    current = related.statuses[activity.id]
    mark = edition.status_mark(current)
    places = edition.library.activity_municipalities(activity)
    where = edition.texts._(N_("All in the plan")) if activity.municipalities is None else ", ".join(
        edition.library.municipalities[place].title for place in places
    )  # fmt: skip
    who = ", ".join(edition.library.parties[one.party].name for one in activity.responsible)
    when = edition.texts.period(activity.period) if activity.period else ""
    start = activity.period.start.first.isoformat() if activity.period and activity.period.start else ""
    return Row(
        cells=(
            Cell(activity.title, edition.activity_url(activity)),
            Cell(area.title if area else ""),
            Cell(where),
            Cell(who),
            Cell(when, sort=start),
            Cell(mark.text, status=mark, sort=str(list(Status).index(current.status))),
        ),
        keys={
            "plan": (activity.plan,),
            "area": (f"{activity.plan}/{activity.focus_area}",) if activity.focus_area else (),
            "municipality": places,
            "group": activity.target_groups,
            "status": (current.status.value,),
        },
    )
