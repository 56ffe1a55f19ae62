"""What a plan gives a municipality, beside what it gives the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from klarplan.content.checks.money import total
from klarplan.model.records import Municipality
from klarplan.model.shared import COUNTY, Allocation, Funding
from klarplan.site.library import PlanContents
from klarplan.site.parts import Cell, Link, Row, Table
from klarplan.site.phrases import plan_name
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import genitive


@dataclass(frozen=True)
class Column:
    """A municipality's money among the others': as a share of the largest (0–1). The page's own is marked."""

    name: str
    share: float
    own: bool


@dataclass(frozen=True)
class MunicipalityMoney:
    """What a plan gives a municipality: a sentence, its place among the others, and the figures."""

    sentence: str
    columns: tuple[Column, ...]
    """Largest first; empty where nobody else gets money."""
    description: str
    """The columns in words."""
    own: Table
    """What its money is for."""
    others: Table
    """What each gets; without rows where nobody else does."""
    page: Link
    """All about the plan's money."""


def municipality_money(site: Site, place: Municipality, contents: PlanContents) -> MunicipalityMoney | None:
    """What a plan gives the municipality; None where its money is not divided, or not to it."""
    funding, row = contents.funding, _row(place, contents)
    if funding is None or row is None:
        return None
    ranked = _ranked(funding)
    most = max(total([other]) for other in ranked)
    columns = tuple(
        Column(site.library.parties[other.recipient].name, float(total([other]) / most) if most else 0, other is row)
        for other in ranked
    )
    names = [column.name for column in columns]
    plan_page = site.addresses.url(*site.addresses.money(contents.plan.id))
    return MunicipalityMoney(
        sentence=" ".join(_sentences(site, place, row, ranked)),
        columns=columns if len(columns) > 1 else (),
        description=site.texts._(
            N_("{name} is number {rank} of {all}. Most: {most}. Least: {least}."), name=place.title,
            rank=ranked.index(row) + 1, all=len(ranked), most=names[0], least=names[-1],
        ),
        own=_own_table(site, place, funding, row),
        others=_others_table(site, ranked),
        page=Link(site.texts._(N_("All about the money in {plan}"), plan=plan_name(site, contents.plan)), plan_page),
    )  # fmt: skip


def money_answer(site: Site, place: Municipality, plans: Sequence[PlanContents]) -> str:
    """ "1 726 309 kr (avrundat), mest av 15"; empty where no plan gives the municipality money."""
    parts = []
    for contents in plans:
        if contents.funding and (row := _row(place, contents)):
            amount = total([row])
            said = site.texts.money(_whole(amount))
            if _whole(amount) != amount:
                said = site.texts._(N_("{amount} (rounded)"), amount=said)
            rank = _rank(site, _ranked(contents.funding), row)
            parts.append(", ".join(filter(None, (said, rank))))
    return "; ".join(parts)


def _row(place: Municipality, contents: PlanContents) -> Allocation | None:
    rows = contents.funding.allocations if contents.funding else ()
    return next((row for row in rows if row.recipient == place.id), None)


def _ranked(funding: Funding) -> list[Allocation]:
    """Those that get money of their own, largest first."""
    own = (row for row in funding.allocations if row.recipient != COUNTY)
    return sorted(own, key=lambda row: -total([row]))


def _rank(site: Site, ranked: Sequence[Allocation], row: Allocation) -> str:
    """A row's place among the others: "mest av 15"; empty where it is alone."""
    _, amounts, own = site.texts._, [total([other]) for other in ranked], total([row])
    if len(ranked) < 2:
        return ""
    if amounts.count(own) > 1:
        return _(N_("as much as others of {all}"), all=len(ranked))
    if own == amounts[0]:
        return _(N_("most of {all}"), all=len(ranked))
    if own == amounts[-1]:
        return _(N_("least of {all}"), all=len(ranked))
    return _(N_("number {rank} of {all}"), rank=amounts.index(own) + 1, all=len(ranked))


def _whole(amount: Decimal) -> Decimal:
    """In whole kronor; below a hundred kronor öre make a difference, and stay."""
    return amount.quantize(Decimal(1), ROUND_HALF_UP) if amount >= 100 else amount


def _sentences(site: Site, place: Municipality, row: Allocation, ranked: Sequence[Allocation]) -> Iterator[str]:
    _, texts = site.texts._, site.texts
    amount = total([row])
    said = texts.money(_whole(amount))
    rank = _rank(site, ranked, row)
    if _whole(amount) == amount:
        yield _(N_("{name} got {amount}."), name=place.title, amount=said)
    else:
        yield _(N_("{name} got {amount}, rounded to whole kronor."), name=place.title, amount=said)
    if rank:
        yield _(N_("That is {rank} that got money."), rank=rank)
    if place.inhabitants:
        people = place.inhabitants
        yield _(
            N_("It is {amount} per inhabitant, counted on {number} inhabitants in {year} ({source})."),
            amount=texts.money((amount / people.number).quantize(Decimal(1), ROUND_HALF_UP)),
            number=texts.number(people.number), year=people.year, source=people.source,
        )  # fmt: skip


def _own_table(site: Site, place: Municipality, funding: Funding, row: Allocation) -> Table:
    _, figure = site.texts._, site.texts.figure
    rows = tuple(
        Row((Cell(purpose.title), Cell(figure(row.amounts[purpose.id], exact=True), number=True)))
        for purpose in funding.purposes
        if purpose.id in row.amounts
    )
    foot = [Row((Cell(_(N_("Sum"))), Cell(figure(total([row]), exact=True), number=True)))]
    if row.stated_total is not None:
        label = _(N_("Sum as the plan states it, rounded"))
        foot.append(Row((Cell(label), Cell(site.texts.stated(row.stated_total), number=True))))
    caption = _(N_("{names} money {year}, in kronor"), names=genitive(place.title), year=funding.year)
    return Table(caption, (Cell(_(N_("What the money is for"))), Cell(_(N_("Kronor")), number=True)), rows, tuple(foot))


def _others_table(site: Site, ranked: Sequence[Allocation]) -> Table:
    """Each recipient's sum; per inhabitant too where all of them have their inhabitants."""
    _, texts = site.texts._, site.texts
    people = [
        place.inhabitants.number if (place := site.library.municipalities.get(row.recipient)) and place.inhabitants
        else 0 for row in ranked
    ]  # fmt: skip
    columns = [Cell(_(N_("Recipient"))), Cell(_(N_("Kronor")), number=True)]
    if all(people):
        columns.append(Cell(_(N_("Kronor per inhabitant")), number=True))
    rows = []
    for row, number in zip(ranked, people, strict=True):
        party, amount = site.party_link(row.recipient), total([row])
        cells = [Cell(party.text, party.url), Cell(texts.figure(amount, exact=True), number=True)]
        if all(people):
            per_head = (amount / number).quantize(Decimal(1), ROUND_HALF_UP)
            cells.append(Cell(texts.figure(per_head, exact=False), number=True))
        rows.append(Row(tuple(cells)))
    caption = _(N_("What each one got, largest first"))
    return Table(caption, tuple(columns), tuple(rows) if len(ranked) > 1 else ())
