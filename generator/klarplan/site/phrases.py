"""How facts are said: the one reading of each, for pages, files, feeds and search alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from klarplan.model.periods import Period
from klarplan.model.records import Activity
from klarplan.model.shared import Funding
from klarplan.model.values import Cost, CostKind, Decision
from klarplan.site.deadlines import Deadline, DeadlineKind
from klarplan.site.library import PlanContents
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_PLAN_TEXTS = {
    DeadlineKind.PLAN_ENDS: N_("The plan's last day"), DeadlineKind.PLAN_REVIEW: N_("The plan is to be reviewed"),
}  # fmt: skip

_COST_TEXTS = {
    CostKind.WITHIN_BUDGET: N_("Within the existing budget"), CostKind.NOT_CALCULATED: N_("Not yet calculated"),
}  # fmt: skip
"""Kinds that say something by themselves; the others say what their fields hold."""


def deadline_when(site: Site, deadline: Deadline) -> str:
    """ "31 mars 2021", "Hösten 2021"; empty for a duty without a time."""
    texts = site.texts
    if deadline.when is None:
        return ""
    return texts.sentence(
        texts.period(deadline.when) if isinstance(deadline.when, Period) else texts.point(deadline.when)
    )


def deadline_text(site: Site, deadline: Deadline) -> str:
    """What happens."""
    return deadline.text or site.texts._(_PLAN_TEXTS[deadline.kind])


def deadline_url(site: Site, deadline: Deadline) -> str:
    """Where the site tells of it."""
    if deadline.kind is DeadlineKind.REPORTING:
        return site.addresses.url(*site.addresses.money(deadline.plan))
    if deadline.kind is DeadlineKind.ACTIVITY_ENDS:
        return site.activity_url(site.library.plans[deadline.plan].activities[deadline.name])
    return site.plan_url(deadline.plan)


def cost_owner(site: Site, contents: PlanContents, cost: Cost) -> Activity | None:
    """The activity whose cost holds this one, of any plan; None where there is none, or it is not shown."""
    return site.library.activity(cost.included_in, contents.plan.id) if cost.included_in else None


def cost_link(site: Site, contents: PlanContents, cost: Cost) -> Link:
    """A cost of an activity of the plan in words, with a link to the activity that it is a part of."""
    owner = cost_owner(site, contents, cost)
    return Link(cost_text(site, contents, cost), site.activity_url(owner) if owner else "")


def cost_text(site: Site, contents: PlanContents, cost: Cost) -> str:
    """All that is known of a cost: "Ungefär 100 000 kr för 2017, 0,5 tjänst. Betalas av Region Norrbotten".

    Whatever its kind, each field that says something is in it.
    """
    return _sentences(*_cost_sentences(site, contents, cost))


def _cost_sentences(site: Site, contents: PlanContents, cost: Cost) -> Iterator[str | None]:
    _, texts = site.texts._, site.texts
    if cost.kind in _COST_TEXTS:
        yield _(_COST_TEXTS[cost.kind])
    amount = amount_text(site, cost.amount, cost.amount_to, cost.per, approximate=cost.estimated)
    staffing = cost.staffing or ""
    if cost.per and not amount:
        staffing = texts.sentence(texts.amount_per(staffing, cost.per).strip())
    if cost.year and amount:
        yield ", ".join(filter(None, (_(N_("{amount} for {year}"), amount=amount, year=cost.year), staffing)))
    else:
        yield ", ".join(filter(None, (amount, staffing)))
    if owner := cost_owner(site, contents, cost):
        yield _(N_("Part of the cost of “{activity}”"), activity=owner.title)
    elif cost.included_in:
        yield _(N_("Part of the cost of another activity"))
    if cost.year and not amount:
        yield _(N_("For the year {year}"), year=cost.year)
    if cost.payers:
        yield _(N_("Paid by {payers}"), payers=texts.listed(party_names(site, cost.payers)))
    yield cost.note


def amount_text(
    site: Site, low: Decimal | None, high: Decimal | None, per: str | None, *, approximate: bool
) -> str:  # fmt: skip
    """An amount or a span in kronor, and what it is per: "Ungefär 60 000 kr till 100 000 kr per år".

    Empty where there is no amount, and then nothing is said of what it is per.
    """
    _, money = site.texts._, site.texts.money
    if low is None and high is None:
        return ""
    if high is None or low is None:
        text = money(low) if low is not None else _(N_("At most {amount}"), amount=money(high or Decimal(0)))
    else:
        text = _(N_("{low} to {high}"), low=money(low), high=money(high))
    text = site.texts.amount_per(text, per) if per else text
    return _(N_("About {amount}"), amount=text) if approximate else text


def funding_text(site: Site, funding: Funding) -> str:
    """What a plan says of its money as a whole, and the agreement that the money comes from; empty for neither."""
    _ = site.texts._
    agreement = _(N_("Agreement: {agreement}"), agreement=funding.agreement) if funding.agreement else ""
    return " ".join(map(_full_stop, filter(None, (funding.text, agreement))))


def party_names(site: Site, parties: Iterable[str]) -> tuple[str, ...]:
    """Parties by name."""
    return tuple(site.library.parties[party].name for party in parties)


def _full_stop(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _sentences(*texts: str | None) -> str:
    """Texts as sentences, the last without its full stop: they stand in tables and beside labels."""
    return ". ".join(text.rstrip(".") for text in texts if text)


def decision_text(site: Site, decision: Decision) -> str:
    """ "Direktionen, 10 februari 2021, § 6: godkänner planen" """
    day = site.texts.day(decision.date) if decision.date else ""
    head = ", ".join(filter(None, [decision.body, day, decision.reference]))
    return f"{head}: {decision.decision}" if decision.decision else head
