"""Money as templates show it: tables and charts of allocations, sums in sentences, costs activity by activity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from klarplan.content.checks.money import allocated, total
from klarplan.model.records import Activity, Plan
from klarplan.model.shared import COUNTY, Allocation, Funding, FundingStatement, Purpose, ReportingDuty
from klarplan.model.values import Cost
from klarplan.pages.views.view import View
from klarplan.site.library import PlanContents
from klarplan.site.parts import Bar, Cell, Chart, Fact, Link, Row, Table
from klarplan.site.phrases import amount_text, cost_links, funding_text, is_over, paid_by, source_place
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class MoneyHeadings:
    """What the parts of a funding file are called; of a plan whose time is over, as something past."""

    purposes: str
    shares: str
    uses: str
    reporting: str


@dataclass(frozen=True)
class MoneyPart:
    """One funding file: purposes, who gets what, totals, statements, uses, duties."""

    title: str
    lead: str
    headings: MoneyHeadings
    purposes: tuple[Fact, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    statements: tuple[Fact, ...]
    """Label: the sum; values: what it is."""
    uses: tuple[Link, ...]
    reporting: tuple[Fact, ...]
    """Label: by when; values: what, and who."""
    source: str
    """Where it stands, in a line."""
    source_note: str = ""
    """How the source was read."""


@dataclass(frozen=True)
class ActivityCost:
    """What an activity costs: in words, and with a link to the activity whose cost holds it."""

    activity: Link
    costs: tuple[Link, ...]


@dataclass(frozen=True)
class MoneyView(View):
    """A plan's money: funding, and what the activities cost."""

    TEMPLATE = "money.html"

    funding: tuple[MoneyPart, ...]
    costs: tuple[ActivityCost, ...]
    """Activities whose costs have an amount, in the plan's order."""
    other_costs: tuple[ActivityCost, ...]
    """Those of which the plan says something else than an amount."""
    other_costs_title: str
    """"36 aktiviteter utan belopp"."""
    costs_sentence: str


def money_view(site: Site, contents: PlanContents) -> MoneyView:
    """A plan's money page."""
    parts = (money_part(site, contents),) if contents.funding else ()
    priced = {activity for activity, cost in contents.activities.items() if any(map(has_amount, cost.cost))}
    shown = [activity for activity in contents.activities.values() if activity.cost]
    others = tuple(_activity_cost(site, contents, activity) for activity in shown if activity.id not in priced)
    return MoneyView(
        lead=_lead(site, contents),
        funding=tuple(filter(None, parts)),
        costs=tuple(_activity_cost(site, contents, activity) for activity in shown if activity.id in priced),
        other_costs=others,
        other_costs_title=site.texts.plural(
            "{n} activity without an amount", "{n} activities without an amount", len(others)
        ),
        costs_sentence=costs_sentence(site, contents),
    )


@dataclass(frozen=True)
class PlanMoney:
    """A plan's money on its first page: the most important, and where the rest is."""

    sentence: str
    """What is shared out in all; empty where the plan shares out nothing."""
    chart: Chart | None
    """What that is for; None where it is for one thing."""
    sums: tuple[Fact, ...]
    """The first sums that the plan mentions: the sum, and what it is."""
    costs: str
    """What the activities cost, in a sentence."""
    page: Link


_MOST_SUMS = 2
"""Sums that stand on the plan's first page; the others are on the page of its money."""


def plan_money(site: Site, contents: PlanContents) -> PlanMoney | None:
    """What a plan's first page says of money; None where there is nothing to say."""
    if not has_money(contents):
        return None
    _, funding = site.texts._, contents.funding
    rows = funding.allocations if funding else ()
    sentence, chart = "", None
    if funding and rows:
        parts = [(purpose.title, total(rows, purpose.id)) for purpose in _purposes_of(funding, rows)]
        sentence = shared_out(site, contents.plan, funding)
        purpose = _(N_("This is what it is for:")) if len(parts) > 1 else ""
        sentence = f"{sentence}. {purpose}".strip()
        chart = bar_chart(site, "", sorted(parts, key=lambda part: -part[1])) if len(parts) > 1 else None
    statements = funding.statements[:_MOST_SUMS] if funding else ()
    page = site.addresses.url(*site.addresses.money(contents.plan.id))
    return PlanMoney(
        sentence=sentence,
        chart=chart,
        sums=tuple(Fact(statement_amount(site, one), (Link(one.text, lang=site.original_lang),)) for one in statements),
        costs=costs_sentence(site, contents),
        page=Link(_(N_("All about the money")), page),
    )


def shared_out(site: Site, plan: Plan, funding: Funding) -> str:
    """ "18 172 239 kr delades ut för 2020" """
    text = N_("{amount} was shared out for {year}") if is_over(site, plan) else N_("{amount} is shared out for {year}")
    return site.texts._(text, amount=site.texts.money(allocated(funding)), year=funding.year)


def has_money(contents: PlanContents) -> bool:
    """Whether there is anything to say on a money page."""
    return bool(contents.funding) or any(activity.cost for activity in contents.activities.values())


def _lead(site: Site, contents: PlanContents) -> str:
    _ = site.texts._
    if contents.funding and contents.funding.allocations:
        if is_over(site, contents.plan):
            return _(N_("Here you see which money the plan tells of, who got it and what it was for."))
        return _(N_("Here you see which money the plan tells of, who gets it and what it is for."))
    return _(N_("Here you see what the plan says about money and costs."))


def money_part(site: Site, contents: PlanContents) -> MoneyPart:
    """What a plan's funding file says."""
    funding = contents.funding
    assert funding is not None
    _ = site.texts._
    tables = tuple(_allocation_tables(site, funding))
    return MoneyPart(
        title=_(N_("Money {year}"), year=funding.year),
        lead=funding_text(site, funding),
        headings=_headings(site, contents.plan),
        purposes=tuple(_purpose_fact(site, contents, purpose) for purpose in funding.purposes),
        tables=tables,
        charts=tuple(_charts(site, funding)),
        statements=(*_stated_total(site, funding), *(_statement(site, statement) for statement in funding.statements)),
        uses=tuple(_use(site, contents, use.text, use.activity) for use in funding.uses),
        reporting=tuple(_duty(site, duty) for duty in funding.reporting),
        source=source_place(contents.plan, funding.source),
        source_note=funding.source.note or "",
    )


def _headings(site: Site, plan: Plan) -> MoneyHeadings:
    _ = site.texts._
    if is_over(site, plan):
        return MoneyHeadings(
            purposes=_(N_("What the money was for")),
            shares=_(N_("Who got what")),
            uses=_(N_("What the money was to be used for")),
            reporting=_(N_("What was to be reported")),
        )
    return MoneyHeadings(
        purposes=_(N_("What the money is for")),
        shares=_(N_("Who gets what")),
        uses=_(N_("What the money is used for")),
        reporting=_(N_("What must be reported")),
    )


def _purpose_fact(site: Site, contents: PlanContents, purpose: Purpose) -> Fact:
    values = [Link(purpose.text)] if purpose.text else []
    if area := contents.area(purpose.focus_area):
        values.append(Link(area.title, site.addresses.url(*site.addresses.focus_area(area.plan, area.id))))
    return Fact(purpose.title, tuple(values))


def _rows_by_kind(funding: Funding) -> tuple[list[Allocation], list[Allocation]]:
    county = [row for row in funding.allocations if row.recipient == COUNTY]
    return county, [row for row in funding.allocations if row.recipient != COUNTY]


def _purposes_of(funding: Funding, rows: Sequence[Allocation]) -> list[Purpose]:
    named = {key for row in rows for key in row.amounts}
    return [purpose for purpose in funding.purposes if purpose.id in named]


def _allocation_tables(site: Site, funding: Funding) -> Iterator[Table]:
    _ = site.texts._
    county, recipients = _rows_by_kind(funding)
    if county:
        yield _county_table(site, funding, county[0])
    if recipients:
        yield recipients_table(site, funding, recipients, _(N_("Money to the municipalities, in kronor")))


def _county_table(site: Site, funding: Funding, row: Allocation) -> Table:
    _, texts = site.texts._, site.texts
    rows = tuple(
        Row((Cell(purpose.title), Cell(texts.figure(row.amounts[purpose.id], exact=True), number=True)))
        for purpose in _purposes_of(funding, [row])
    )
    return Table(
        caption=_(N_("Money for the county together, in kronor")),
        columns=(Cell(_(N_("What the money is for"))), Cell(_(N_("Kronor")), number=True)),
        rows=rows,
        foot=tuple(_total_rows(site, [total([row])], row.stated_total)),
    )


def _total_rows(site: Site, sums: Sequence[Decimal], stated: Decimal | None) -> Iterator[Row]:
    """A foot: what the columns add up to, and what the source states where that is rounded."""
    _, figure = site.texts._, site.texts.figure
    yield Row((Cell(_(N_("Sum"))), *(Cell(figure(amount, exact=True), number=True) for amount in sums)))
    if stated is not None:
        blank = (Cell(""),) * (len(sums) - 1)
        yield Row(
            (Cell(_(N_("Sum as the plan states it, rounded"))), *blank, Cell(site.texts.stated(stated), number=True))
        )


def recipients_table(site: Site, funding: Funding, rows: Sequence[Allocation], caption: str) -> Table:
    """Recipients by row, purposes by column, with sums both ways."""
    _, figure = site.texts._, site.texts.figure
    purposes = _purposes_of(funding, rows)
    stated = any(row.stated_total is not None for row in rows)
    columns = [Cell(_(N_("Recipient"))), *(Cell(purpose.title, number=True) for purpose in purposes)]
    columns.append(Cell(_(N_("Sum")), number=True))
    if stated:
        columns.append(Cell(_(N_("Stated in the plan")), number=True))

    def cells(row: Allocation) -> Iterator[Cell]:
        party = site.party_link(row.recipient)
        yield Cell(party.text, party.url)
        for purpose in purposes:
            amount = row.amounts.get(purpose.id)
            yield Cell("" if amount is None else figure(amount, exact=True), number=True)
        yield Cell(figure(total([row]), exact=True), number=True)
        if stated:
            yield Cell("" if row.stated_total is None else site.texts.stated(row.stated_total), number=True)

    foot = [
        Cell(_(N_("All"))),
        *(Cell(figure(total(rows, purpose.id), exact=True), number=True) for purpose in purposes),
    ]
    foot.append(Cell(figure(total(rows), exact=True), number=True))
    if stated:
        sums = [row.stated_total for row in rows if row.stated_total is not None]
        whole = site.texts.stated(sum(sums, Decimal(0))) if len(sums) == len(rows) else ""
        foot.append(Cell(whole, number=True))
    note = _(N_("The plan rounds each sum to whole kronor.")) if stated and funding.rounding == 1 else ""
    return Table(caption, tuple(columns), tuple(Row(tuple(cells(row))) for row in rows), (Row(tuple(foot)),), note)


def _charts(site: Site, funding: Funding) -> Iterator[Chart]:
    _ = site.texts._
    county, recipients = _rows_by_kind(funding)
    if county:
        purposes = _purposes_of(funding, county)
        parts = [(purpose.title, county[0].amounts[purpose.id]) for purpose in purposes]
        yield bar_chart(site, _(N_("The county's money by purpose")), parts)
    if recipients:
        ordered = sorted(recipients, key=lambda row: -total([row]))
        parts = [(site.party_link(row.recipient).text, total([row])) for row in ordered]
        yield bar_chart(site, _(N_("Money by municipality, largest first")), parts)


def bar_chart(site: Site, title: str, parts: Sequence[tuple[str, Decimal]], *, stacked: bool = False) -> Chart:
    """Bars for amounts. What they say in words: the largest and the smallest."""
    _, money = site.texts._, site.texts.money
    whole = (
        sum((amount for _label, amount in parts), Decimal(0)) if stacked else max(amount for _label, amount in parts)
    )
    bars = tuple(Bar(label, money(amount), float(amount / whole) if whole else 0.0) for label, amount in parts)
    most, least = max(parts, key=lambda part: part[1]), min(parts, key=lambda part: part[1])
    description = _(
        N_("Most: {most}, {most_amount}. Least: {least}, {least_amount}."),
        most=most[0], most_amount=money(most[1]),
        least=least[0], least_amount=money(least[1]),
    )  # fmt: skip
    return Chart(title, description if len(parts) > 1 else "", bars, stacked)


def statement_amount(site: Site, statement: FundingStatement) -> str:
    """ "ungefär 7 000 000 kr per år" """
    return amount_text(site, statement.amount, statement.amount_to, statement.per, approximate=statement.approximate)


def _stated_total(site: Site, funding: Funding) -> Iterator[Fact]:
    """What the source states that all of it comes to."""
    if funding.stated_total is not None:
        text = site.texts._(N_("All the money together, as the plan states it"))
        yield Fact(site.texts.money(funding.stated_total), (Link(text),))


def _statement(site: Site, statement: FundingStatement) -> Fact:
    _ = site.texts._
    values = [Link(statement.text)]
    if statement.payer:
        values.append(Link(paid_by(site, (statement.payer,))))
    if statement.year:
        values.append(Link(_(N_("For the year {year}"), year=statement.year)))
    if statement.note:
        values.append(Link(statement.note))
    return Fact(statement_amount(site, statement), tuple(values))


def _use(site: Site, contents: PlanContents, text: str, activity: str | None) -> Link:
    """What money is used for; the activity that it is used for is a link, and the rest stands beside it."""
    owner = site.library.activity(activity or "", contents.plan.id)
    return Link(owner.title, site.activity_url(owner), note=text) if owner else Link(text)


def _duty(site: Site, duty: ReportingDuty) -> Fact:
    _ = site.texts._
    when = site.texts.day(duty.date) if duty.date else ""
    if not when and duty.period:
        when = site.texts.sentence(site.texts.period(duty.period))
    values = [Link(duty.text), *site.involved(duty.responsible)]
    if duty.note:
        values.append(Link(duty.note))
    return Fact(when or _(N_("No date given")), tuple(values))


def _activity_cost(site: Site, contents: PlanContents, activity: Activity) -> ActivityCost:
    costs = tuple(link for cost in activity.cost for link in cost_links(site, contents, cost))
    return ActivityCost(Link(activity.title, site.activity_url(activity)), costs)


def has_amount(cost: Cost) -> bool:
    """Whether a cost says how many kronor."""
    return cost.amount is not None or cost.amount_to is not None


def priced_costs(contents: PlanContents) -> list[list[Cost]]:
    """The costs that have an amount, activity by activity; activities without any are left out."""
    costs = (activity.cost for activity in contents.activities.values())
    stated = ([cost for cost in group if has_amount(cost)] for group in costs)
    return [group for group in stated if group]


def costs_sentence(site: Site, contents: PlanContents) -> str:
    """How many activities have an amount, and their sum; spans and sums per year are not added, nor what another
    cost holds already."""
    costs = [activity.cost for activity in contents.activities.values() if activity.cost]
    if not costs:
        return ""
    priced = priced_costs(contents)
    if not priced:
        return site.texts._(N_("The plan gives no amounts for the activities."))
    amounts = [cost.amount for stated in priced for cost in stated if cost.amount is not None and not cost.included_in]
    plain = all(cost.amount_to is None and cost.per is None for group in costs for cost in group)
    text = site.texts.plural(
        "The plan gives an amount for {n} activity.",
        "The plan gives amounts for {n} activities.",
        len(priced),
    )
    if plain and len(amounts) > 1:
        text += " " + site.texts._(N_("Together they are {amount}."), amount=site.texts.money(sum(amounts, Decimal(0))))
    return text
