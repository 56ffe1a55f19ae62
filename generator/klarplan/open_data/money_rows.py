"""Rows of money: what is shared out, what the source states, what the plan mentions, what activities cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from klarplan.model.records import Activity
from klarplan.model.shared import COUNTY, Allocation, Funding
from klarplan.model.values import Cost, CostKind
from klarplan.open_data.cells import address, list_text
from klarplan.open_data.columns import ACTIVITY, ACTIVITY_TITLE, NOTE, PLAN, SOURCE, URL, DataRow, column
from klarplan.open_data.ids import activity_id, money_id
from klarplan.site.library import PlanContents
from klarplan.site.phrases import cost_owner, party_names, source_text
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

# ruff: noqa: RUF009 (column is dataclasses.field)


class MoneyKind(StrEnum):
    """What a row of the table of money is."""

    ALLOCATION = "allocation"
    STATED_TOTAL = "stated_total"
    STATEMENT = "statement"
    USE = "use"
    COST = "cost"


@dataclass(frozen=True, kw_only=True)
class MoneyRow(DataRow):
    """An amount, or what the plan says of money without one."""

    NAME, FILE, TITLE = "funding", "pengar", N_("Money and costs")
    ABOUT = N_("Every amount in the plans, in kronor. Only rows of the kind allocation can be added up: totals and "
               "sums that the plan mentions may hold the same money.")  # fmt: skip

    plan: str = column(PLAN, table="plans")
    kind: str = column(
        N_("allocation: share of a recipient; stated_total: sum that the source states; statement: sum that the plan "
           "mentions; use: what money goes to; cost: what an activity costs"), values=MoneyKind,
    )  # fmt: skip
    year: int | None = column(N_("The year that the money is for"), default=None)
    recipient: str | None = column(
        N_("Who gets the money, as an id; county is the county's parties together"), default=None
    )
    recipient_name: str | None = column(N_("Who gets the money"), default=None)
    recipient_code: str | None = column(
        N_("Statistics Sweden's code, where the recipient is a municipality"), default=None
    )
    purpose: str | None = column(N_("The purpose of the money, as an id"), default=None)
    purpose_title: str | None = column(N_("The purpose of the money"), default=None)
    activity: str | None = column(ACTIVITY, default=None)
    activity_title: str | None = column(ACTIVITY_TITLE, default=None)
    amount: Decimal | None = column(N_("Kronor, exact; the lower amount of a span"), default=None)
    amount_to: Decimal | None = column(N_("Kronor, the upper amount of a span"), default=None)
    per: str | None = column(N_("What the amount is per"), default=None)
    approximate: bool = column(N_("The source says that the amount is estimated"), default=False)
    cost_kind: str | None = column(N_("What is known of a cost"), values=CostKind, default=None)
    included_in: str | None = column(N_("The id of the activity whose cost holds this one"), default=None)
    payers: str | None = column(N_("Who pays"), default=None)
    staffing: str | None = column(N_("Staff"), default=None)
    text: str | None = column(N_("What the plan says of the sum"), default=None)
    note: str | None = column(NOTE, default=None)
    source: str | None = column(SOURCE, default=None)
    url: str | None = column(URL, address=True)


def money_rows(site: Site, contents: PlanContents) -> Iterator[MoneyRow]:
    """Every amount of a plan, and what it says of money without one."""
    if contents.funding:
        yield from _funding_rows(site, contents, contents.funding)
    for activity in contents.activities.values():
        for number, cost in enumerate(activity.cost, 1):
            yield _cost_row(site, contents, activity, cost, number)


def _row(site: Site, contents: PlanContents, kind: MoneyKind, name: str, source: str | None) -> MoneyRow:
    """A row without what it says; `name` tells it from others of its kind."""
    plan = contents.plan.id
    return MoneyRow(
        id=money_id(plan, kind.value, name),
        plan=plan,
        kind=kind.value,
        source=source,
        url=address(site, site.addresses.url(*site.addresses.money(plan))),
    )


def _funding_rows(site: Site, contents: PlanContents, funding: Funding) -> Iterator[MoneyRow]:
    source = source_text(contents.plan, funding.source) or None
    for allocation in funding.allocations:
        yield from _allocation_rows(site, contents, funding, allocation, source)
    if funding.stated_total is not None:
        row = _row(site, contents, MoneyKind.STATED_TOTAL, "", source)
        yield replace(row, year=funding.year, amount=funding.stated_total, text=funding.agreement)
    for number, statement in enumerate(funding.statements, 1):
        own_source = source_text(contents.plan, statement.source) or source
        yield replace(
            _row(site, contents, MoneyKind.STATEMENT, str(number), own_source),
            year=statement.year,
            amount=statement.amount,
            amount_to=statement.amount_to,
            per=statement.per,
            approximate=statement.approximate,
            payers=list_text(party_names(site, [statement.payer] if statement.payer else ())),
            text=statement.text,
            note=statement.note,
        )
    for number, use in enumerate(funding.uses, 1):
        activity = site.library.activity(use.activity, contents.plan.id) if use.activity else None
        yield replace(
            _row(site, contents, MoneyKind.USE, str(number), source),
            year=funding.year,
            activity=activity_id(activity) if activity else None,
            activity_title=activity.title if activity else None,
            text=use.text,
        )


def _allocation_rows(
    site: Site, contents: PlanContents, funding: Funding, allocation: Allocation, source: str | None
) -> Iterator[MoneyRow]:
    """A recipient's row for each purpose, and the total that the source states."""
    purposes = {purpose.id: purpose.title for purpose in funding.purposes}

    def row(kind: MoneyKind, name: str) -> MoneyRow:
        recipient = allocation.recipient
        place = site.library.municipalities.get(recipient)
        county = site.texts._(N_("The county together")) if recipient == COUNTY else ""
        return replace(
            _row(site, contents, kind, "/".join(filter(None, (recipient, name))), source),
            year=funding.year,
            recipient=recipient,
            recipient_name=county or site.library.parties[recipient].name,
            recipient_code=place.code if place else None,
            text=funding.agreement,
        )

    for purpose, amount in allocation.amounts.items():
        allocated = row(MoneyKind.ALLOCATION, purpose)
        yield replace(allocated, purpose=purpose, purpose_title=purposes[purpose], amount=amount)
    if allocation.stated_total is not None:
        yield replace(row(MoneyKind.STATED_TOTAL, ""), amount=allocation.stated_total)


def _cost_row(site: Site, contents: PlanContents, activity: Activity, cost: Cost, number: int) -> MoneyRow:
    owner = cost_owner(site, contents, cost)
    source = source_text(contents.plan, activity.source) or None
    return replace(
        _row(site, contents, MoneyKind.COST, f"{activity.id}/{number}", source),
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
        url=address(site, site.activity_url(activity)),
    )
