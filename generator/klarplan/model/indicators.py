"""What a plan measures: `plans/<plan>/indicators/<name>.yml`."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from klarplan.model.base import Listed, Model, Reference, Text, WebAddress
from klarplan.model.records import ActivityIds, FileRecord
from klarplan.model.values import Source, Year
from klarplan.text.catalogue import N_

_COMMA_NUMBER = re.compile(r"[-−]?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:,\d+)?\s*%?", re.ASCII)
MOST_DECIMALS = 18
"""As many as our reader of YAML takes; Kolada gives up to 16."""


def _number(value: Any) -> Decimal:
    """A number as it is, exact. Other ways of writing are refused with the right one as a hint."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    text = str(value).strip()
    if not isinstance(value, bool) and re.fullmatch(rf"-?[0-9]{{1,18}}(\.[0-9]{{1,{MOST_DECIMALS}}})?", text):
        return Decimal(text)
    suggestion = ""
    if _COMMA_NUMBER.fullmatch(text):
        suggestion = re.sub(r"[^0-9,-]", "", text.replace("−", "-")).replace(",", ".")
    raise PydanticCustomError("bad_number", "", {"suggestion": suggestion})


Number = Annotated[Decimal, BeforeValidator(_number)]
"""A measured value, exact: 84.2 or 1512."""

ByYear = dict[Year, Number]
KOLADA_PATTERN = r"^[A-Z][0-9]{5}$"


class Direction(StrEnum):
    """Where a value should go."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Baseline(Model):
    """The value to compare with: how it was when the plan began."""

    year: Year = Field(title=N_("year"))
    value: Number = Field(title=N_("value"))


class Target(Model):
    """The value to reach, and by when, where the plan says that."""

    value: Number = Field(title=N_("value"))
    year: Year | None = Field(None, title=N_("year"))
    note: Text | None = Field(None, title=N_("note"))


class ValuesSource(Model):
    """Where the values come from: its name alone, or with its address."""

    title: Text = Field(title=N_("title"))
    url: WebAddress | None = Field(None, title=N_("web address"))

    BARE: ClassVar[str] = "title"

    @model_validator(mode="before")
    @classmethod
    def _bare_title(cls, value: Any) -> Any:
        return {cls.BARE: value} if isinstance(value, str) else value


class Indicator(FileRecord):
    """Something that a plan measures, with the values that are known. `title` says what is measured."""

    unit: Text = Field(title=N_("unit"))
    wanted: Direction = Field(Direction.NONE, title=N_("direction wanted"), strict=False)
    text: Text | None = Field(None, title=N_("text"))
    order: int = Field(0, title=N_("order"))
    focus_areas: Annotated[tuple[str, ...], Listed, Reference("focus_area")] = Field((), title=N_("focus areas"))
    goals: Annotated[tuple[str, ...], Listed, Reference("goal")] = Field((), title=N_("goals"))
    activities: ActivityIds = Field((), title=N_("activities"))
    baseline: Baseline | None = Field(None, title=N_("baseline"))
    target: Target | None = Field(None, title=N_("target"))
    values: ByYear = Field({}, title=N_("values by year"))
    by_municipality: Annotated[dict[str, ByYear], Reference("municipality")] = Field(
        {}, title=N_("values by municipality")
    )
    kolada: Annotated[str, Field(pattern=KOLADA_PATTERN)] | None = Field(None, title=N_("key figure in Kolada"))
    values_from: ValuesSource | None = Field(None, title=N_("where the values come from"))
    note: Text | None = Field(None, title=N_("note"))
    source: Source = Field(title=N_("source"))
