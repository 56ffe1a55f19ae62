"""A plan that has no file yet: a draft of its facts, from what a person says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.understanding.values import time_in
from klarplan.importing.understanding.vocabulary import short_id
from klarplan.model.records import Plan
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class NewPlan:
    """What must be known of a plan before it has a page."""

    id: str
    title: str
    area: str
    period: str
    source_title: str

    @property
    def document(self) -> str:
        """The id of the source that the tables are."""
        return short_id(self.source_title)

    def facts(self, texts: Texts) -> dict[str, Any]:
        """The front matter. The plan is a draft until somebody has looked it through."""
        time = time_in(self.period)
        return {
            "title": self.title, "short_title": self.area,
            "summary": texts._(N_("A plan for {area}, {period}."), area=self.area, period=self.period),
            "kind": "action_plan", "area": self.area, "period": time.period if time and time.exact else self.period,
            "status": "draft", "sources": [{"id": self.document, "title": self.source_title}],
        }  # fmt: skip

    def record(self, texts: Texts) -> Plan:
        """The plan as the model has it. Raises pydantic's ValidationError, for instance for a period."""
        path = f"plans/{self.id}/index.md"
        return Plan.model_validate({"id": self.id, "path": path, "plan": self.id, **self.facts(texts)})

    def draft(self, texts: Texts) -> Draft:
        """The plan's file."""
        draft = Draft(f"plans/{self.id}/index.md", FileKind.PLAN)
        for name, value in self.facts(texts).items():
            if name == "sources":
                for source in value:
                    draft.values |= {("sources", source["id"], key): part for key, part in source.items()}
            else:
                draft.values[name,] = value
        return draft
