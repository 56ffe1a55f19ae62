"""The form at `/redigera/` in which the content is edited: `editor:` among the plugin's options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.content.settings.sources import ORIGIN_PATTERN
from klarplan.model.base import Model, Text
from klarplan.model.paths import FieldPath
from klarplan.text.catalogue import N_

REPOSITORY_PATTERN = r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+$"
Origin = Annotated[Text, Field(pattern=ORIGIN_PATTERN)]
Service = Literal["github", "gitlab", "gitea"]


class Editor(Model):
    """Where the form reads and writes files, besides a folder of the editor's own computer, which it always can."""

    service: Service = Field("github", title=N_("where the repository is"))
    repository: Annotated[Text, Field(pattern=REPOSITORY_PATTERN)] | None = Field(None, title=N_("repository"))
    branch: Text | None = Field(None, title=N_("branch"))
    address: Origin | None = Field(None, title=N_("the organisation's own server"))
    sign_in: Origin | None = Field(None, title=N_("sign-in service"))
    app: Text | None = Field(None, title=N_("the application's id"))

    @model_validator(mode="before")
    @classmethod
    def _switched(cls, value: Any) -> Any:
        return {} if value is True else value

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins that the form speaks with when somebody has signed in."""
        if not self.repository:
            return ()
        return (self.address or _ADDRESSES.get(self.service, ""), *([self.sign_in] if self.sign_in else ()))


SwitchedEditor = Annotated[Editor | None, BeforeValidator(lambda value: None if value is False else value)]
"""`true` stands for an editor of folders alone, `false` for none."""

_ADDRESSES = {"github": "https://api.github.com", "gitlab": "https://gitlab.com", "gitea": "https://gitea.com"}


def editor_problems(editor: Editor | None, document: Document, at: FieldPath) -> Iterator[Problem]:
    """Settings of a repository, where none is named."""
    if editor and not editor.repository and editor != Editor():
        values = {"found": "repository", "label": Label(N_("repository")), "within": "editor:"}
        yield Problem(document.position((*at, "editor"), key=True), "missing-setting-in", values)
