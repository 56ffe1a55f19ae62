"""What is measured: values of years to come and of other places, targets that lie the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.records import Records
from klarplan.model.indicators import Direction, Indicator
from klarplan.model.paths import FieldPath
from klarplan.model.words import DIRECTION_WORDS


def indicator_problems(records: Records, today: date | None) -> Iterator[Problem]:
    """Of each indicator. `today`: the day of the build; None where it is not known, and no year is ahead of it then."""
    municipalities = {plan.id: frozenset(plan.municipalities) for plan in records.plans}
    for indicator in records.indicators:
        document = records.documents[indicator.path]
        yield from _baseline(indicator, document)
        yield from _target(indicator, document)
        yield from _values(indicator, document, today)
        for place in indicator.by_municipality:
            if place not in municipalities.get(indicator.plan, (place,)):
                position = document.position(("by_municipality", place), key=True)
                yield Problem(position, "value-outside-plan", {"found": place})


def _baseline(indicator: Indicator, document: Document) -> Iterator[Problem]:
    baseline = indicator.baseline
    value = indicator.values.get(baseline.year) if baseline else None
    if baseline and value is not None and value != baseline.value:
        values = {"year": baseline.year, "found": baseline.value, "other": value}
        yield Problem(document.position(("baseline", "value")), "baseline-differs", values)


def _target(indicator: Indicator, document: Document) -> Iterator[Problem]:
    target, baseline = indicator.target, indicator.baseline
    if not target or not baseline:
        return
    wrong = {
        Direction.UP: target.value < baseline.value, Direction.DOWN: target.value > baseline.value,
    }  # fmt: skip
    if wrong.get(indicator.wanted):
        wanted = Label(DIRECTION_WORDS[indicator.wanted])
        values = {"found": target.value, "other": baseline.value, "wanted": wanted}
        yield Problem(document.position(("target", "value")), "target-direction", values)


def _values(indicator: Indicator, document: Document, today: date | None) -> Iterator[Problem]:
    places: list[tuple[FieldPath, dict[int, object]]] = [(("values",), dict(indicator.values))]
    places += [(("by_municipality", place), dict(values)) for place, values in indicator.by_municipality.items()]
    for at, values in places:
        for year in values:
            if today and year > today.year:
                yield Problem(document.position((*at, str(year)), key=True), "value-ahead", {"found": year})
