"""All records of a content folder as they were read, before they are related to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import FileKind
from klarplan.model.base import Model
from klarplan.model.indicators import Indicator
from klarplan.model.records import Activity, FileRecord, FocusArea, FollowUp, Municipality, Page, Plan
from klarplan.model.shared import Funding, Moved, Party, Redirect, TargetGroup, Term
from klarplan.model.translations import (
    ActivityTranslation,
    FocusAreaTranslation,
    FollowUpTranslation,
    MunicipalityTranslation,
    PageTranslation,
    PlanTranslation,
    Translation,
)
from klarplan.model.values import PlanStatus

FILE_MODELS: Mapping[FileKind, type[FileRecord]] = {
    FileKind.START: Page, FileKind.PAGE: Page, FileKind.PLAN: Plan, FileKind.FOCUS_AREA: FocusArea,
    FileKind.ACTIVITY: Activity, FileKind.FOLLOW_UP: FollowUp, FileKind.INDICATOR: Indicator,
    FileKind.MUNICIPALITY: Municipality,
}  # fmt: skip
"""Files that are one record each."""
TRANSLATION_MODELS: Mapping[FileKind, type[Translation]] = {
    FileKind.START: PageTranslation, FileKind.PAGE: PageTranslation, FileKind.PLAN: PlanTranslation,
    FileKind.FOCUS_AREA: FocusAreaTranslation, FileKind.ACTIVITY: ActivityTranslation,
    FileKind.FOLLOW_UP: FollowUpTranslation, FileKind.MUNICIPALITY: MunicipalityTranslation,
}  # fmt: skip
"""What a translation of each kind of file may hold."""
LIST_MODELS: Mapping[FileKind, type[Model]] = {
    FileKind.GLOSSARY: Term, FileKind.TARGET_GROUPS: TargetGroup, FileKind.PARTIES: Party,
    FileKind.REDIRECTS: Redirect,
}  # fmt: skip
"""Files that are lists of records."""


@dataclass(frozen=True)
class Records:
    """Records by kind, in order of their files' paths. List entries come with their index in the file."""

    plans: tuple[Plan, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    activities: tuple[Activity, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    funding: tuple[tuple[str, Funding], ...] = ()
    """Plan id and its funding file."""
    municipalities: tuple[Municipality, ...] = ()
    parties: tuple[tuple[int, Party], ...] = ()
    target_groups: tuple[tuple[int, TargetGroup], ...] = ()
    terms: tuple[tuple[int, Term], ...] = ()
    redirects: tuple[tuple[int, Moved], ...] = ()
    pages: tuple[Page, ...] = ()
    """Ordinary pages, the start page included."""
    translations: tuple[Translation, ...] = ()
    """Other versions of the files above: in other languages, and in easy words."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """Every file that was read, by its path relative to the content folder."""
    paths: tuple[str, ...] = ()
    """Every file there is, pictures included; with letters and marks together in its name, as links to it have them."""
    names_on_disk: Mapping[str, str] = field(default_factory=dict)
    """The paths of those files that have another name on disk, with letters and marks apart."""
    prefix: str = "content/"
    """What problems put before a path."""

    def problem_path(self, path: str) -> str:
        """What problems call a file: its path as it is on disk, in the content folder."""
        return self.prefix + self.names_on_disk.get(path, path)

    @property
    def with_goals(self) -> tuple[Plan | FocusArea, ...]:
        """The records that have goals."""
        return (*self.plans, *self.focus_areas)

    def is_draft(self, plan: str) -> bool:
        """Whether the plan with this id is a draft, which only previews show."""
        return plan in self._drafts

    @cached_property
    def _drafts(self) -> frozenset[str]:
        return frozenset(plan.id for plan in self.plans if plan.status is PlanStatus.DRAFT)

    def with_files(self, records: Iterable[FileRecord], documents: Mapping[str, Document]) -> Self:
        """The same, with these records in place of those that were read from the same files."""
        new = {record.path: record for record in records}
        kinds = ("plans", "focus_areas", "activities", "follow_ups", "municipalities", "pages")
        changed: dict[str, Any] = {
            kind: tuple(new.get(record.path, record) for record in getattr(self, kind)) for kind in kinds
        }
        return replace(self, **changed, documents={**self.documents, **documents})

    @classmethod
    def of(
        cls,
        gathered: Mapping[FileKind, Iterable[Any]],
        documents: Mapping[str, Document],
        paths: Mapping[str, str],
        prefix: str,
    ) -> Self:
        """From what was read, by kind of file. `paths`: of every file, with the path that it has on disk."""

        def all_of(*kinds: FileKind) -> tuple[Any, ...]:
            return tuple(record for kind in kinds for record in gathered.get(kind, ()))

        return cls(
            plans=all_of(FileKind.PLAN), focus_areas=all_of(FileKind.FOCUS_AREA), activities=all_of(FileKind.ACTIVITY),
            follow_ups=all_of(FileKind.FOLLOW_UP), indicators=all_of(FileKind.INDICATOR),
            funding=all_of(FileKind.FUNDING),
            municipalities=all_of(FileKind.MUNICIPALITY), parties=all_of(FileKind.PARTIES),
            target_groups=all_of(FileKind.TARGET_GROUPS), terms=all_of(FileKind.GLOSSARY),
            redirects=all_of(FileKind.REDIRECTS), translations=all_of(FileKind.TRANSLATION),
            pages=all_of(FileKind.START, FileKind.PAGE), documents=documents, paths=tuple(paths), prefix=prefix,
            names_on_disk={path: name for path, name in paths.items() if path != name},
        )  # fmt: skip
