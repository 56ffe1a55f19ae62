"""What a translation of a file may hold: its texts. Facts come from the original alone, so that they cannot differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from klarplan.model.base import Id, Listed, Model, Reference, Text, Texts
from klarplan.model.records import FileRecord, PlanTerms, Principle
from klarplan.model.values import Day
from klarplan.text.catalogue import N_


class TranslatedGoal(Model):
    """A goal's text in another language. Its id says which goal of the original it is."""

    id: Id = Field(title=N_("id"))
    text: Text = Field(title=N_("text"))
    note: Text | None = Field(None, title=N_("note"))


class TranslatedPriority(Model):
    """A priority class's texts. Its id says which one of the original it is."""

    id: Id = Field(title=N_("id"))
    title: Text = Field(title=N_("title"))
    text: Text | None = Field(None, title=N_("text"))


class TranslatedRole(Model):
    """What a party does in the plan."""

    party: Annotated[str, Reference("party")] = Field(title=N_("party"))
    role: Text = Field(title=N_("role"))


class TranslatedSource(Model):
    """Where in the source the facts stand, and what is to be said of it."""

    place: Text | None = Field(None, title=N_("place"))
    note: Text | None = Field(None, title=N_("note"))


class Translation(FileRecord):
    """The texts of a file in another language; `lang` is that language, and comes from the file's name."""

    FROM_FILE: ClassVar[frozenset[str]] = frozenset({*FileRecord.FROM_FILE, "lang", "of", "code"})
    COMPLETE: ClassVar[tuple[str, ...]] = ()
    """The fields that it must have where the original has them."""

    of: str
    """The original's path."""
    code: str
    """The language, or what stands for the easy-read version."""
    translated: Day | None = Field(None, title=N_("translated"))
    """The day that the text was last compared with the original, where git does not know it better."""


class PlanTranslation(Translation):
    """A plan's texts in another language."""

    COMPLETE = ("basis", "purpose", "goals", "principles", "success_factors", "priorities", "parties")

    short_title: Text | None = Field(None, title=N_("short title"))
    summary: Text = Field(title=N_("summary"))
    area: Text | None = Field(None, title=N_("area"))
    basis: Text | None = Field(None, title=N_("what it rests on"))
    purpose: Text | None = Field(None, title=N_("purpose"))
    goals: Annotated[tuple[TranslatedGoal, ...], Listed] = Field((), title=N_("goals"))
    principles: Annotated[tuple[Principle, ...], Listed] = Field((), title=N_("principles"))
    success_factors: Texts = Field((), title=N_("success factors"))
    priorities: Annotated[tuple[TranslatedPriority, ...], Listed] = Field((), title=N_("priority classes"))
    parties: Annotated[tuple[TranslatedRole, ...], Listed] = Field((), title=N_("who takes part"))
    terms: PlanTerms | None = Field(None, title=N_("the plan's own words"))
    source: TranslatedSource | None = Field(None, title=N_("source"))


class FocusAreaTranslation(Translation):
    """A focus area's texts in another language."""

    COMPLETE = ("definition", "goals")

    summary: Text = Field(title=N_("summary"))
    definition: Text | None = Field(None, title=N_("definition"))
    goals: Annotated[tuple[TranslatedGoal, ...], Listed] = Field((), title=N_("goals"))
    source: TranslatedSource | None = Field(None, title=N_("source"))


class ActivityTranslation(Translation):
    """An activity's texts in another language."""

    COMPLETE = ("period_note", "situation", "aim", "indicators", "follow_up", "status_reason")

    period_note: Text | None = Field(None, title=N_("note on the period"))
    situation: Text | None = Field(None, title=N_("current situation"))
    aim: Text | None = Field(None, title=N_("aim"))
    indicators: Texts = Field((), title=N_("indicators"))
    follow_up: Text | None = Field(None, title=N_("follow-up"))
    status_reason: Text | None = Field(None, title=N_("reason for the status"))


class FollowUpTranslation(Translation):
    """A follow-up's texts in another language."""

    summary: Text = Field(title=N_("summary"))


class MunicipalityTranslation(Translation):
    """A municipality's name and text in another language."""

    county: Text | None = Field(None, title=N_("county"))


class PageTranslation(Translation):
    """An ordinary page in another language."""

    COMPLETE = ("summary", "examples")

    title: Text | None = Field(None, title=N_("title"))  # type: ignore[assignment]
    summary: Text | None = Field(None, title=N_("summary"))
    examples: Texts = Field((), title=N_("example questions"))


class EasyRead(Translation):
    """A file's text in easy words, in the language of the original. What it does not say, the original says."""

    title: Text | None = Field(None, title=N_("title"))  # type: ignore[assignment]
    summary: Text | None = Field(None, title=N_("summary"))


BY_KEY: Mapping[str, str] = {"goals": "id", "priorities": "id", "parties": "party"}
"""Lists whose entries say by this field which entry of the original they are; others are in the original's order."""
