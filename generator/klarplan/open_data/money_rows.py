"""Rows of money: what is shared out, what the source states, what the plan mentions, what activities cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from klarplan.model.records import Activity
from klarplan.model.shared import COUNTY, Allocation, Funding
from klarplan.model.values import Cost
from klarplan.open_data.cells import activity_id, address, list_text
from klarplan.open_data.columns import columns
from klarplan.open_data.rows import MoneyKind, MoneyRow
from klarplan.site.library import PlanContents
from klarplan.site.phrases import cost_owner, party_names
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_EMPTY: dict[str, Any] = {one.name: None if one.optional else False for one in columns(MoneyRow)}
"""A row that says nothing."""


def money_rows(site: Site, contents: PlanContents) -> Iterator[MoneyRow]:
    """Every amount of a plan, and what it says of money without one."""
    if contents.funding:
        yield from _funding_rows(site, contents, contents.funding)
    for activity in contents.activities.values():
        for number, cost in enumerate(activity.cost, 1):
            yield _cost_row(site, contents, activity, cost, number)


def _row(site: Site, contents: PlanContents, kind: MoneyKind, name: str, **values: Any) -> MoneyRow:
    """A row; `name` tells it from others of its kind."""
    plan = contents.plan.id
    given = {
        "id": "/".join(filter(None, (plan, kind.value.replace("_", "-"), name))),
        "plan": plan,
        "kind": kind.value,
        "url": address(site, site.addresses.url(*site.addresses.money(plan))),
    }
    return MoneyRow(**{**_EMPTY, **given, **values})


def _funding_rows(site: Site, contents: PlanContents, funding: Funding) -> Iterator[MoneyRow]:
    source = site.source_text(contents.plan, funding.source) or None
    for allocation in funding.allocations:
        yield from _allocation_rows(site, contents, funding, allocation, source)
    if funding.stated_total is not None:
        yield _row(
            site, contents, MoneyKind.STATED_TOTAL, "", year=funding.year, amount=funding.stated_total,
            text=funding.agreement, source=source,
        )  # fmt: skip
    for number, one in enumerate(funding.statements, 1):
        yield _row(
            site, contents, MoneyKind.STATEMENT, str(number), year=one.year, amount=one.amount,
            amount_to=one.amount_to, per=one.per, approximate=one.approximate,
            payers=site.library.parties[one.payer].name if one.payer else None, text=one.text, note=one.note,
            source=site.source_text(contents.plan, one.source) or source,
        )  # fmt: skip
    for number, use in enumerate(funding.uses, 1):
        activity = site.library.activity(use.activity, contents.plan.id) if use.activity else None
        yield _row(
            site, contents, MoneyKind.USE, str(number), year=funding.year, text=use.text, source=source,
            activity=activity_id(activity) if activity else None, activity_title=activity.title if activity else None,
        )  # fmt: skip


def _allocation_rows(
    site: Site, contents: PlanContents, funding: Funding, allocation: Allocation, source: str | None
) -> Iterator[MoneyRow]:
    purposes = {one.id: one.title for one in funding.purposes}
    place = site.library.municipalities.get(allocation.recipient)
    county = allocation.recipient == COUNTY
    common = {
        "year": funding.year,
        "recipient": allocation.recipient,
        "recipient_name": (
            site.texts._(N_("The county together")) if county else site.library.parties[allocation.recipient].name
        ),
        "recipient_code": place.code if place else None,
        "text": funding.agreement,
        "source": source,
    }
    for purpose, amount in allocation.amounts.items():
        name = f"{allocation.recipient}/{purpose}"
        title = purposes[purpose]
        yield _row(
            site, contents, MoneyKind.ALLOCATION, name, purpose=purpose, purpose_title=title, amount=amount, **common
        )
    if allocation.stated_total is not None:
        stated, name = allocation.stated_total, allocation.recipient
        yield _row(site, contents, MoneyKind.STATED_TOTAL, name, amount=stated, **common)


def _cost_row(site: Site, contents: PlanContents, activity: Activity, cost: Cost, number: int) -> MoneyRow:
    owner = cost_owner(site, contents, cost)
    return _row(
        site, contents, MoneyKind.COST, f"{activity.id}/{number}",
        year=cost.year,
        activity=activity_id(activity),
        activity_title=activity.title,
        amount=cost.amount,
        amount_to=cost.amount_to,
        per=cost.per,
        approximate=cost.estimated,
        cost_kind=cost.kind.value,
        included_in=activity_id(owner) if owner else None,
        payers=list_text(party_names(site, cost.payers)),
        staffing=cost.staffing,
        note=cost.note,
        source=site.source_text(contents.plan, activity.source) or None,
        url=address(site, site.activity_url(activity)),
    )  # fmt: skip
