"""Records that share a file: money, and the vocabularies that all plans use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, create_model

from klarplan.model.base import Id, Listed, Model, Reference, Text, Texts, WebAddress
from klarplan.model.values import Amount, Day, InvolvedList, Source, TimeSpan, Year
from klarplan.text.catalogue import N_

COUNTY = "county"
"""The recipient of money that the county's parties get together."""


class Purpose(Model):
    """What a sum is for."""

    id: Id = Field(title=N_("id"))
    title: Text = Field(title=N_("title"))
    text: Text | None = Field(None, title=N_("text"))
    focus_area: Annotated[str, Reference("focus_area")] | None = Field(None, title=N_("focus area"))
    activities: Annotated[tuple[str, ...], Listed, Reference("activity")] = Field((), title=N_("activities"))


class Allocation(Model):
    """One recipient's row: an amount per purpose, and the total that the source states."""

    recipient: Annotated[str, Reference("recipient")] = Field(title=N_("recipient"))
    amounts: Annotated[dict[str, Amount], Reference("purpose")] = Field(title=N_("amounts"))
    stated_total: Amount | None = Field(None, title=N_("stated total"))


class FundingStatement(Model):
    """A sum that the plan mentions but does not divide: what the state set aside, what a project had."""

    text: Text = Field(title=N_("text"))
    amount: Amount = Field(title=N_("amount in kronor"))
    amount_to: Amount | None = Field(None, title=N_("upper amount in kronor"))
    approximate: bool = Field(False, title=N_("approximate"))
    per: Text | None = Field(None, title=N_("per what"))
    year: Year | None = Field(None, title=N_("year"))
    payer: Annotated[str, Reference("party")] | None = Field(None, title=N_("who pays"))
    note: Text | None = Field(None, title=N_("note"))
    source: Source | None = Field(None, title=N_("source"))


class FundingUse(Model):
    """What the money was or will be used for."""

    text: Text = Field(title=N_("text"))
    activity: Annotated[str, Reference("activity")] | None = Field(None, title=N_("activity"))


class ReportingDuty(Model):
    """Something that must be reported: by a day, or during a time."""

    text: Text = Field(title=N_("text"))
    date: Day | None = Field(None, title=N_("date"))
    period: TimeSpan | None = Field(None, title=N_("period"))
    responsible: InvolvedList = Field((), title=N_("responsible"))
    note: Text | None = Field(None, title=N_("note"))


class EarlierFunding(Model):
    """What the money was before a later decision changed it."""

    year: Year = Field(title=N_("year"))
    total: Amount = Field(title=N_("total in kronor"))
    decided: Day = Field(title=N_("decided"))


class Funding(Model):
    """A plan's money: `funding.yml`."""

    year: Year = Field(title=N_("year"))
    decided: Day | None = Field(None, title=N_("decided"))
    earlier: Annotated[tuple[EarlierFunding, ...], Listed] = Field((), title=N_("what the money was before"))
    agreement: Text | None = Field(None, title=N_("agreement"))
    text: Text | None = Field(None, title=N_("text"))
    rounding: Amount = Field("1", title=N_("rounding in kronor"), validate_default=True)
    purposes: Annotated[tuple[Purpose, ...], Listed] = Field((), title=N_("purposes"))
    allocations: Annotated[tuple[Allocation, ...], Listed] = Field((), title=N_("allocations"))
    stated_total: Amount | None = Field(None, title=N_("stated total"))
    statements: Annotated[tuple[FundingStatement, ...], Listed] = Field((), title=N_("sums that the plan mentions"))
    uses: Annotated[tuple[FundingUse, ...], Listed] = Field((), title=N_("uses"))
    reporting: Annotated[tuple[ReportingDuty, ...], Listed] = Field((), title=N_("reporting duties"))
    source: Source = Field(title=N_("source"))


PartyKind = Literal[
    "state", "authority", "region", "municipality", "federation", "group", "association", "role", "other"
]


class Party(Model):
    """Someone who decides, does, pays or takes part. Municipalities need no entry: they are parties already."""

    id: Id = Field(title=N_("id"))
    name: Text = Field(title=N_("name"))
    short_name: Text | None = Field(None, title=N_("short name"))
    kind: PartyKind = Field(title=N_("kind of party"))
    text: Text | None = Field(None, title=N_("text"))
    website: WebAddress | None = Field(None, title=N_("website"))


GroupIcon = Literal["child", "adult", "older", "family", "mind", "addiction", "crisis", "home", "work", "everyone"]


class TargetGroup(Model):
    """People whom plans are for. `synonyms` are everyday words that should lead to them.

    One with an icon is a situation in life: it stands on the start page, and gathers those that are `part_of` it.
    """

    id: Id = Field(title=N_("id"))
    name: Text = Field(title=N_("name"))
    text: Text | None = Field(None, title=N_("text"))
    icon: GroupIcon | None = Field(None, title=N_("icon"))
    part_of: Annotated[str, Reference("target_group")] | None = Field(None, title=N_("part of the target group"))
    synonyms: Texts = Field((), title=N_("everyday words"))
    help: bool = Field(False, title=N_("says where to get help"))


class Term(Model):
    """A word explained. `synonyms` are everyday words that should lead to it; `forms` are inflections to recognise."""

    term: Text = Field(title=N_("term"))
    abbreviation: Text | None = Field(None, title=N_("abbreviation"))
    explanation: Text = Field(title=N_("explanation"))
    synonyms: Texts = Field((), title=N_("everyday words"))
    forms: Texts = Field((), title=N_("inflected forms"))
    plan: Annotated[str, Reference("plan")] | None = Field(None, title=N_("plan"))
    source: Text | None = Field(None, title=N_("source"))


_PART = r"""[^\s./?#%&<>"'|:*\\\x00-\x1f\x7f][^\s/?#%&<>"'|:*\\\x00-\x1f\x7f]*"""
ADDRESS_PATTERN = f"^/?{_PART}(/{_PART})*/?$"
"""An address on the site, counted from the start page: planer/dalarna-2020/. No part of it begins with a point."""


class Moved(Model):
    """A page that has another address than before, or is gone; see `Redirect`."""

    @property
    def old(self) -> str:
        """The address that it had."""
        return str(self.__dict__["from"])

    @property
    def new(self) -> str:
        """The address that it has now, or of the page that helps instead; an anchor may follow."""
        return str(self.__dict__["to"])


Redirect: type[Moved] = create_model(
    "Redirect",
    __base__=Moved,
    **{
        "from": (Annotated[str, Field(pattern=ADDRESS_PATTERN)], Field(title=N_("old address"))),
        "to": (Text, Field(title=N_("new address"))),
    },
)  # type: ignore[call-overload]
"""An entry of `redirects.yml`. It is made by a function because `from` is a word of Python's."""
