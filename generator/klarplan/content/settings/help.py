"""Where the site's readers turn when they need help: `help:` among the plugin's options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import Document
from klarplan.model.base import Listed, Model, Text, Texts, WebAddress
from klarplan.model.paths import FieldPath
from klarplan.text.catalogue import N_

PHONE_PATTERN = r"^\+?[0-9][0-9 -]*$"


class HelpLine(Model):
    """Somebody who helps: a name, with a telephone number, an address on the web, or both."""

    name: Text = Field(title=N_("name"))
    phone: Annotated[Text, Field(pattern=PHONE_PATTERN)] | None = Field(None, title=N_("telephone number"))
    url: WebAddress | None = Field(None, title=N_("web address"))
    note: Text | None = Field(None, title=N_("for whom, or when"))

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.phone or self.url):
            raise PydanticCustomError("needed", "", {"field": "phone"})
        return self

    @property
    def dialled(self) -> str:
        """The number as a telephone dials it: "+46812345"."""
        return "".join(char for char in self.phone or "" if char.isdigit() or char == "+")


class Help(Model):
    """What stands on the start page, on areas and target groups that say `help: true`, and above a search for help."""

    text: Text = Field(title=N_("text"))
    lines: Annotated[tuple[HelpLine, ...], Listed] = Field(title=N_("who helps"))
    words: Texts = Field((), title=N_("more words that ask for help"))


def help_problems(help_: Help | None, document: Document, at: FieldPath) -> Iterator[Problem]:
    """Help that nobody can call, names twice, words that would match every search."""
    if help_ is None:
        return
    if not any(line.phone for line in help_.lines):
        yield Problem(document.position((*at, "help", "lines"), key=True), "help-without-phone")
    first: dict[str, int] = {}
    for index, line in enumerate(help_.lines):
        place = document.position((*at, "help", "lines", index, "name"))
        if (other := first.setdefault(line.name.lower(), place.line)) != place.line:
            yield Problem(place, "help-twice", {"found": line.name, "line": other})
    for index, word in enumerate(help_.words):
        if len(word.strip("* ")) < _SHORTEST_WORD:
            yield Problem(document.position((*at, "help", "words", index)), "help-short-word", {"found": word})


_SHORTEST_WORD = 3
"""Shorter words stand in searches for anything."""
