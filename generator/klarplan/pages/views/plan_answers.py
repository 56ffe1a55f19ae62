"""The five questions that a reader has about a plan, each with its answer in a few words."""

from __future__ import annotations

from collections.abc import Iterator

from klarplan.model.records import Plan
from klarplan.model.values import Status
from klarplan.pages.views.money import costs_sentence, has_money, priced_costs, shared_out, statement_amount
from klarplan.pages.views.plan_parts import PARTS
from klarplan.site.library import PlanContents
from klarplan.site.parts import Answer, Link
from klarplan.site.phrases import activity_count, area_count, is_over, status_day
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_MOST_NAMES = 3
"""Parties that are named where there is a line for them; the others are counted."""


def answers(site: Site, contents: PlanContents) -> Iterator[Answer]:
    """What, who, when, for how much, and how it goes, in that order."""
    _, plan = site.texts._, contents.plan
    what = "#" + (PARTS["focus_areas"] if contents.focus_areas else PARTS["activities"]).anchor
    yield Answer(_(N_("What")), _what(site, contents), what if contents.activities or contents.focus_areas else "")
    if who := who_text(site, plan):
        yield Answer(_(N_("Who")), who, f"#{PARTS['parties'].anchor}")
    yield Answer(_(N_("When")), when_text(site, plan), f"#{PARTS['timeline'].anchor}" if contents.activities else "")
    money = f"#{PARTS['money'].anchor}" if has_money(contents) else ""
    yield Answer(_(N_("Money")), money_text(site, contents), money)
    if contents.activities:
        went = _(N_("How it went") if is_over(site, plan) else N_("How it goes"))
        yield Answer(went, _status_text(site, contents), f"#{PARTS['statuses'].anchor}")


def _what(site: Site, contents: PlanContents) -> str:
    """ "42 aktiviteter i 4 insatsområden" """
    activities, areas = len(contents.activities), len(contents.focus_areas)
    area_text = area_count(site, contents.plan, areas)
    if not activities:
        return area_text if areas else site.texts._(N_("The plan names no activities."))
    text = activity_count(site, activities)
    return site.texts._(N_("{activities} in {areas}"), activities=text, areas=area_text) if areas else text


def leaders(plan: Plan) -> tuple[str, ...]:
    """Those who lead the work, by id."""
    return tuple(involved.party for involved in plan.parties if involved.leads)


def who_text(site: Site, plan: Plan) -> str:
    """Who leads or led the work; where the plan does not say, who takes part. Empty where it names nobody."""
    _, texts = site.texts._, site.texts
    led = leaders(plan)
    parties = [site.library.parties[party] for party in (led or [involved.party for involved in plan.parties])]
    names = [party.short_name or party.name for party in parties]
    shown = names[:_MOST_NAMES]
    if not led and (rest := len(names) - len(shown)):
        shown.append(texts.plural("{n} more", "{n} more", rest))
    if not led:
        return texts.sentence(texts.listed(shown))
    return _(N_("Was led by {names}") if is_over(site, plan) else N_("Is led by {names}"), names=texts.listed(shown))


def when_text(site: Site, plan: Plan) -> str:
    """ "Gällde 2021–2025. Planens tid är slut." """
    over = N_("Applied {period}. The plan's time is over.")
    return site.texts._(over if is_over(site, plan) else N_("Applies {period}"), period=site.texts.period(plan.period))


def money_text(site: Site, contents: PlanContents) -> str:
    """The plan's money in a line: what is shared out, else what activities cost, else the first sum of all."""
    _, funding = site.texts._, contents.funding
    if funding and funding.allocations:
        return shared_out(site, contents.plan, funding)
    if funding and funding.stated_total is not None:
        return site.texts.money(funding.stated_total)
    if priced_costs(contents):
        return costs_sentence(site, contents)
    if funding and funding.statements:
        first = funding.statements[0]
        text = site.texts.sentence(statement_amount(site, first))
        more = len(funding.statements) - 1
        rest = site.texts.plural("and {n} sum more", "and {n} sums more", more)
        return f"{text} {rest}" if more else text
    return _(N_("The plan does not say what it costs."))


def _status_text(site: Site, contents: PlanContents) -> str:
    """The shortest that tells it: how many are done, or how many nobody tells of."""
    _, texts, total = site.texts._, site.texts, len(contents.activities)
    counted = [current.status for current in contents.statuses.values()]
    silent, done = counted.count(Status.UNKNOWN), counted.count(Status.DONE)
    if silent == total:
        over = is_over(site, contents.plan)
        return _(N_("The plan does not say how it went.") if over else N_("The plan does not say how it goes."))
    text = texts.plural("{n} of {total} done", "{n} of {total} done", done, total=texts.number(total))
    rest = texts.plural("{n} not told", "{n} not told", silent)
    return f"{text}, {rest}" if silent else text


def as_of(site: Site, contents: PlanContents) -> tuple[str, Link | None]:
    """As of when the statuses hold, and the follow-up that says the newest; for none that is known, nothing.

    A status without a day is what the plan itself says, which then gives no day either.
    """
    known = [current for current in contents.statuses.values() if current.status is not Status.UNKNOWN]
    if not known:
        return "", None
    dated = [current for current in known if current.date]
    _ = site.texts._
    if not dated:
        return _(N_("The plan says so, and gives no day for it.")), None
    newest = max(dated, key=lambda current: (current.date, current.follow_up))
    assert newest.date is not None
    follow_up = next((said for said in contents.follow_ups if said.id == newest.follow_up), None)
    source = None
    if follow_up:
        address = site.addresses.follow_up(contents.plan.id, follow_up.id)
        source = Link(follow_up.title, site.addresses.url(*address))
    day = status_day(site, newest.date)
    same = len(dated) == len(known) and all(current.date == newest.date for current in dated)
    text = site.texts.sentence(day) if same else _(N_("The newest is {day}"), day=day)
    return f"{text}.", source
