"""How facts are said: the one reading of each, for pages, files, feeds and search alike."""

from __future__ import annotations

from klarplan.model.periods import Period
from klarplan.model.values import Cost, CostKind, Decision
from klarplan.site.deadlines import Deadline, DeadlineKind
from klarplan.site.library import PlanContents
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_PLAN_TEXTS = {
    DeadlineKind.PLAN_ENDS: N_("The plan's last day"), DeadlineKind.PLAN_REVIEW: N_("The plan is to be reviewed"),
}  # fmt: skip


def deadline_when(site: Site, one: Deadline) -> str:
    """ "31 mars 2021", "Hösten 2021"; empty for a duty without a time."""
    texts = site.texts
    if one.when is None:
        return ""
    return texts.sentence(texts.period(one.when) if isinstance(one.when, Period) else texts.point(one.when))


def deadline_text(site: Site, one: Deadline) -> str:
    """What happens."""
    return one.text or site.texts._(_PLAN_TEXTS[one.kind])


def deadline_url(site: Site, one: Deadline) -> str:
    """Where the site tells of it."""
    if one.kind is DeadlineKind.REPORTING:
        return site.addresses.url(*site.addresses.money(one.plan))
    if one.kind is DeadlineKind.ACTIVITY_ENDS:
        return site.activity_url(site.library.plans[one.plan].activities[one.name])
    return site.plan_url(one.plan)


def cost_link(site: Site, contents: PlanContents, cost: Cost) -> Link:
    """A cost in words, with a link to the activity that it is a part of."""
    _ = site.texts._
    owner = site.library.activity(cost.included_in, contents.plan.id) if cost.included_in else None
    if cost.kind is CostKind.INCLUDED and owner:
        text = _(N_("Part of the cost of “{activity}”"), activity=owner.title)
        return Link(_with_notes(text, cost.note), site.activity_url(owner))
    return Link(cost_text(site, cost))


def cost_text(site: Site, cost: Cost) -> str:
    """ "Uppskattad till 100 000 kr för 2017. Betalas av Region Norrbotten." """
    _, money = site.texts._, site.texts.money
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
            amount = site.texts.amount_per(amount, cost.per)
        if cost.estimated:
            amount = _(N_("About {amount}"), amount=amount)
        parts.append(_(N_("{amount} for {year}"), amount=amount, year=cost.year) if cost.year else amount)
    parts.append(cost.staffing or "")
    payers = [site.library.parties[payer].name for payer in cost.payers]
    paid = _(N_("Paid by {payers}"), payers=site.texts.listed(payers)) if payers else ""
    return _with_notes(", ".join(filter(None, parts)), paid, cost.note)


def _with_notes(text: str, *notes: str | None) -> str:
    return ". ".join(part.rstrip(".") for part in (text, *notes) if part)


def decision_text(site: Site, decision: Decision) -> str:
    """ "Direktionen, 10 februari 2021, § 6: godkänner planen" """
    day = site.texts.day(decision.date) if decision.date else ""
    head = ", ".join(filter(None, [decision.body, day, decision.reference]))
    return f"{head}: {decision.decision}" if decision.decision else head
