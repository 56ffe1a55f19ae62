"""What a reader of a plan will miss: facts that are not there, texts out of date, words and sums unexplained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from klarplan.content.plain_language.advice import unexplained
from klarplan.content.problems.problem import Position
from klarplan.content.reading.file_kinds import funding_path
from klarplan.content.reading.records import Records
from klarplan.model.records import Activity, FocusArea, Plan
from klarplan.model.values import Status
from klarplan.site.library import Library, PlanContents
from klarplan.site.reviews import overdue


class Gap(StrEnum):
    """What may be missing."""

    STATUS = "status"
    RESPONSIBLE = "responsible"
    TIME = "time"
    INDICATOR = "indicator"
    TEXT = "text"
    REVIEW = "review"
    TRANSLATION = "translation"
    WORDS = "words"
    SUMS = "sums"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: what it is of, and the place to mend it."""

    name: str
    """The record's title, the word, or the recipient."""
    position: Position


@dataclass(frozen=True)
class PlanGaps:
    """All that is missing in one plan."""

    plan: PlanContents
    missing: Mapping[Gap, tuple[Missing, ...]]
    """Every kind of gap, in order; empty where nothing is missing."""


def all_gaps(
    records: Records, library: Library, lang: str, today: date, changed: Mapping[str, date] | None = None
) -> Iterator[PlanGaps]:
    """The gaps of each plan. `library` is what the records became, `lang` the site's language; `changed` are the days
    on which files last changed, by their paths, as far as they are known.
    """
    documents = records.documents
    paths = _paths_by_plan(documents)
    outdated = _outdated(records, changed or {})
    for contents in library.plans.values():
        gaps: dict[Gap, list[Missing]] = {gap: [] for gap in Gap}
        for gap, title, path in (*_activity_gaps(contents), *_late(contents, today)):
            gaps[gap].append(Missing(title, Position(documents[path].path)))
        for word, position in unexplained(records, lang, paths.get(contents.plan.id, ())).items():
            gaps[Gap.WORDS].append(Missing(word, position))
        gaps[Gap.TRANSLATION].extend(outdated.get(contents.plan.id, ()))
        gaps[Gap.SUMS].extend(_unsummed(contents, records))
        yield PlanGaps(contents, {gap: tuple(missing) for gap, missing in gaps.items()})


def outdated_elsewhere(records: Records, changed: Mapping[str, date]) -> tuple[Missing, ...]:
    """The translations and easy-read versions of files that belong to no plan, such as municipalities and ordinary
    pages, whose original has changed since. `changed` as in `all_gaps`."""
    return tuple(_outdated(records, changed).get("", ()))


def _paths_by_plan(paths: Mapping[str, object]) -> dict[str, list[str]]:
    by_plan: dict[str, list[str]] = {}
    for path in paths:
        if path.startswith("plans/"):
            by_plan.setdefault(path.split("/")[1], []).append(path)
    return by_plan


def _outdated(records: Records, changed: Mapping[str, date]) -> dict[str, list[Missing]]:
    """By plan: translations and easy-read versions whose original has changed since they were written, or since
    somebody compared them with it (`translated`)."""
    by_plan: dict[str, list[Missing]] = {}
    for translation in records.translations:
        days = [day for day in (changed.get(translation.path), translation.translated) if day]
        original = changed.get(translation.of)
        if original and days and original > max(days):
            missing = Missing(translation.title or translation.of, Position(records.documents[translation.path].path))
            by_plan.setdefault(translation.plan, []).append(missing)
    return by_plan


def _activity_gaps(contents: PlanContents) -> Iterator[tuple[Gap, str, str]]:
    measured = {name for indicator in contents.indicators for name in indicator.activities}
    for activity in contents.activities.values():
        there = {
            Gap.STATUS: contents.statuses[activity.id].status is not Status.UNKNOWN,
            Gap.RESPONSIBLE: bool(activity.responsible),
            Gap.TIME: bool(activity.period or activity.period_note),
            Gap.INDICATOR: bool(activity.indicators) or activity.id in measured,
            Gap.TEXT: bool(activity.body.strip()),
        }
        yield from ((gap, activity.title, activity.path) for gap, is_there in there.items() if not is_there)


def _late(contents: PlanContents, today: date) -> Iterator[tuple[Gap, str, str]]:
    records: tuple[Plan | FocusArea | Activity, ...] = (
        contents.plan, *contents.focus_areas, *contents.activities.values(),
    )  # fmt: skip
    for record in records:
        if overdue(record, contents.plan, today):
            yield Gap.REVIEW, record.title, record.path


def _unsummed(contents: PlanContents, records: Records) -> Iterator[Missing]:
    """Rows of money, and the whole, that no stated total can be compared with."""
    funding = contents.funding
    if not funding or not funding.allocations:
        return
    document = records.documents[funding_path(contents.plan.id)]
    for index, row in enumerate(funding.allocations):
        if row.stated_total is None:
            yield Missing(row.recipient, document.position(("allocations", index, "recipient")))
    if funding.stated_total is None:
        yield Missing(str(funding.year), document.position(("allocations",), key=True))
