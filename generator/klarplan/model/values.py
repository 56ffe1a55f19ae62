"""Values that fields hold: periods, amounts, dates, costs, statuses, sources, parties with roles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from klarplan.model.base import EmailAddress, Listed, Model, Reference, SecureAddress, Text, Texts, WebAddress
from klarplan.model.periods import YEARS, Period, parse_period
from klarplan.text.catalogue import N_

_COMMA_AMOUNT = re.compile(
    r"\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*,\d{1,2}\s*(?:kr|kronor|sek)?|\d+,\d{1,2}", re.IGNORECASE | re.ASCII
)
_SPACED_AMOUNT = re.compile(
    r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+\s*(?:kr|kronor|sek)?|\d+\s*(?:kr|kronor|sek)", re.IGNORECASE | re.ASCII
)


MOST_KRONOR = Decimal(10) ** 14
"""More than ten times what Sweden produces in a year, and nearly more than spreadsheets count exactly."""


def _amount(value: Any) -> Decimal:
    """Kronor as a Decimal with at most two decimals. Other ways of writing are refused with the right one as a hint."""
    if isinstance(value, bool):
        raise PydanticCustomError("bad_amount", "", {"suggestion": ""})
    if isinstance(value, int):
        return _possible(Decimal(value))
    if isinstance(value, Decimal):
        if value.as_tuple().exponent == -3:  # 100.000 is a hundred thousand to a Swede and a hundred to YAML
            raise PydanticCustomError("bad_amount", "", {"suggestion": str(value).replace(".", "")})
        if isinstance(exponent := value.as_tuple().exponent, int) and exponent >= -2:
            return _possible(value)
    text = str(value).strip()
    if re.fullmatch(r"-?[0-9]+(\.[0-9]{1,2})?", text):
        return _possible(Decimal(text))
    raise PydanticCustomError("bad_amount", "", {"suggestion": _amount_suggestion(text)})


def _possible(amount: Decimal) -> Decimal:
    if amount >= MOST_KRONOR:
        raise PydanticCustomError("large_amount", "", {})
    return amount


def _amount_suggestion(text: str) -> str:
    digits = re.sub(r"[^0-9.,]", "", text)
    if _COMMA_AMOUNT.fullmatch(text):
        whole, _, decimals = digits.rpartition(",")
        return f"{whole.replace('.', '')}.{decimals}"
    if _SPACED_AMOUNT.fullmatch(text):
        return digits.replace(".", "")
    return ""


Amount = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0)]
"""Kronor, exact to the öre: 100000 or 131634.63."""


def _date(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("impossible_date", "", {}) from None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise PydanticCustomError("bad_date", "", {})
    if value.year not in YEARS:  # 9999-12-31 stands for "until further notice" in registers, and is no day
        raise PydanticCustomError("distant_date", "", {})
    return value


Day = Annotated[date, BeforeValidator(_date)]
"""A calendar day, ISO 8601: 2021-03-31."""


def _year(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value not in YEARS:
        raise PydanticCustomError("bad_year", "", {})
    return value


Year = Annotated[int, BeforeValidator(_year)]


def _period(value: Any) -> Period:
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise PydanticCustomError("bad_period", "", {})
    try:
        period = parse_period(str(value))
    except ValueError:
        raise PydanticCustomError("bad_period", "", {}) from None
    if period.start and period.end and period.end.last < period.start.first:
        raise PydanticCustomError("end_before_start", "", {})
    return period


TimeSpan = Annotated[Period, BeforeValidator(_period)]
"""See `parse_period` for what may be written."""


class Status(StrEnum):
    """How far an activity has come: Åtgärdswebben's scale, with "continuous", "paused" and an honest "unknown"."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    HALFWAY = "halfway"
    DONE = "done"
    CONTINUOUS = "continuous"
    PAUSED = "paused"
    NOT_RELEVANT = "not_relevant"
    UNKNOWN = "unknown"


class PlanStatus(StrEnum):
    """Where a plan is in its life. A draft is shown in previews only."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    REVISED = "revised"
    ENDED = "ended"


class CostKind(StrEnum):
    """What is known of a cost."""

    AMOUNT = "amount"
    WITHIN_BUDGET = "within_budget"
    NOT_CALCULATED = "not_calculated"
    INCLUDED = "included"
    DESCRIBED = "described"


class Source(Model):
    """Where a fact comes from: a document in the plan's `sources`, and the place in it."""

    document: Annotated[str, Reference("source")] = Field(title=N_("document"))
    place: Text | None = Field(None, title=N_("place in the document"))
    note: Text | None = Field(None, title=N_("how the source was interpreted"))


class Involved(Model):
    """Someone who takes part, and how."""

    party: Annotated[str, Reference("party")] = Field(title=N_("party"))
    role: Text | None = Field(None, title=N_("role"))

    BARE: ClassVar[str] = "party"

    @model_validator(mode="before")
    @classmethod
    def _bare_id(cls, value: Any) -> Any:
        return cls.in_normal_form(value)


InvolvedList = Annotated[tuple[Involved, ...], Listed]


class PlanParty(Involved):
    """Someone who takes part in a plan, and how."""

    leads: bool = Field(False, title=N_("leads the work"))


class Cost(Model):
    """What an activity costs, or what the plan says of it. `amount_to` makes it a span; `per` says per what."""

    kind: CostKind = Field(title=N_("kind of cost"), strict=False)
    amount: Amount | None = Field(None, title=N_("amount in kronor"))
    amount_to: Amount | None = Field(None, title=N_("upper amount in kronor"))
    per: Text | None = Field(None, title=N_("per what"))
    estimated: bool = Field(False, title=N_("estimated"))
    year: Year | None = Field(None, title=N_("year"))
    staffing: Text | None = Field(None, title=N_("staffing"))
    payers: Annotated[tuple[Annotated[str, Reference("party")], ...], Listed, Reference("party")] = Field(
        (), title=N_("who pays")
    )
    included_in: Annotated[str, Reference("activity")] | None = Field(None, title=N_("included in"))
    note: Text | None = Field(None, title=N_("note"))

    @model_validator(mode="before")
    @classmethod
    def _kind_from_value(cls, value: Any) -> Any:
        named = cls.in_normal_form(value)
        return {**named, "kind": _kind_of(named)} if isinstance(named, dict) and "kind" not in named else named

    @classmethod
    def in_normal_form(cls, value: Any) -> Any:
        """A bare word is the kind, a bare number the amount; a kind that follows from what is given is left out."""
        if isinstance(value, str) and not re.search(r"\d", value):
            return {"kind": value}
        if isinstance(value, int | Decimal | str) and not isinstance(value, bool):
            return {"amount": value}
        if isinstance(value, dict) and len(value) > 1 and value.get("kind") == _kind_of(value):
            return {key: part for key, part in value.items() if key != "kind"}
        return value

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        key = _TELLING_KEYS.get(self.kind)
        if key and getattr(self, key) is None:
            raise PydanticCustomError("needed", "", {"field": key})
        return self


_TELLING_KEYS = {CostKind.AMOUNT: "amount", CostKind.INCLUDED: "included_in"}


def _kind_of(cost: dict[Any, Any]) -> CostKind:
    """The kind that follows from what is given of a cost."""
    return next((kind for kind, key in _TELLING_KEYS.items() if key in cost), CostKind.DESCRIBED)


class Decision(Model):
    """A decision by an elected body or a board."""

    body: Text = Field(title=N_("who decided"))
    date: Day | None = Field(None, title=N_("date"))
    reference: Text | None = Field(None, title=N_("reference"))
    decision: Text | None = Field(None, title=N_("what was decided"))


class Contact(Model):
    """Where to turn: a role, never a person's name."""

    role: Text = Field(title=N_("role"))
    email: EmailAddress | None = Field(None, title=N_("e-mail"))
    url: WebAddress | None = Field(None, title=N_("web address"))


class Figure(Model):
    """One figure of a follow-up: "processes under way", 25, "processes"."""

    label: Text = Field(title=N_("label"))
    value: Text = Field(title=N_("value"))
    unit: Text | None = Field(None, title=N_("unit"))


VIDEO_TYPES: Mapping[str, str] = {".mp4": "video/mp4", ".webm": "video/webm"}
"""The films that all browsers show, by their files' endings, with their media types (RFC 6838)."""
CAPTION_ENDINGS = (".vtt",)
"""WebVTT is the one format of captions that browsers read (https://www.w3.org/TR/webvtt1/)."""


class SignLanguage(Model):
    """The text in Swedish Sign Language: a film of the site's own, with captions, or an address where there is one."""

    url: SecureAddress | None = Field(None, title=N_("web address"))
    video: Text | None = Field(None, title=N_("film"))
    captions: Text | None = Field(None, title=N_("captions"))

    @model_validator(mode="after")
    def _can_be_seen(self) -> Self:
        if not (self.url or self.video):
            raise PydanticCustomError("needed", "", {"field": "url"})
        if self.video and not self.captions:  # WCAG 2.2, 1.2.2
            raise PydanticCustomError("needed", "", {"field": "captions"})
        if self.captions and not self.video:
            raise PydanticCustomError("needed", "", {"field": "video"})
        return self


def media_path(file: str) -> str:
    """The path of a file that is named with the folder media or without: "film.mp4" → "media/film.mp4"."""
    return f"media/{file.removeprefix('media/')}"


__all__ = [
    "Amount", "Contact", "Cost", "CostKind", "Day", "Decision", "Figure", "Involved", "InvolvedList", "PlanParty",
    "PlanStatus", "SignLanguage", "Source", "Status", "Texts", "TimeSpan", "Year",
]  # fmt: skip
