"""What the law on accessibility to public web sites asks an organisation to tell: `accessibility:` among the options.

The law is SFS 2018:1937 (DOS-lagen); what a statement must hold is in the Commission's decision (EU) 2018/1523, and
what the authority asks for in Sweden at https://www.digg.se/webbriktlinjer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.model.base import Listed, Model, Text, Texts, WebAddress
from klarplan.model.paths import FieldPath
from klarplan.model.values import Contact, Day
from klarplan.text.catalogue import N_

COMPLAINT_ADDRESS = "https://www.digg.se/tdosanmalan"
"""Where anyone can complain to the authority that supervises the law."""

Conformance = Literal["full", "partial", "none"]
"""Helt, delvis or inte förenlig: the three that the Commission's decision has."""
Method = Literal["self_assessment", "external_review"]
GapKind = Literal["fault", "undue_burden", "exempt"]
"""Why something is not accessible: it breaks the law, the law would ask too much, or the law does not cover it."""


class Gap(Model):
    """Something on the site that not everyone can use."""

    what: Text = Field(title=N_("what does not work"))
    reason: Text = Field(title=N_("why"))
    alternative: Text = Field(title=N_("what to do instead"))
    criterion: Text | None = Field(None, title=N_("criterion in WCAG"))
    kind: GapKind = Field("fault", title=N_("kind of gap"))
    mended_by: Day | None = Field(None, title=N_("mended by"))


class Accessibility(Model):
    """The accessibility statement's facts. The organisation is that of the site."""

    status: Conformance = Field(title=N_("how well the law is met"))
    assessed: Day = Field(title=N_("day of the assessment"))
    method: Method = Field(title=N_("how it was assessed"))
    assessor: Text | None = Field(None, title=N_("who made the review"))
    tests: Texts = Field((), title=N_("what was tested, and how"))
    gaps: Annotated[tuple[Gap, ...], Listed] = Field((), title=N_("what is not accessible"))
    published: Day | None = Field(None, title=N_("day when the site was published"))
    updated: Day | None = Field(None, title=N_("day when the statement was updated"))
    form: WebAddress | None = Field(None, title=N_("address of the form"))
    contact: Contact | None = Field(None, title=N_("contact"))
    response_time: Text | None = Field(None, title=N_("how soon you get an answer"))
    note: Text | None = Field(None, title=N_("note"))

    @model_validator(mode="after")
    def _names_the_reviewer(self) -> Self:
        if self.method == "external_review" and not self.assessor:
            raise PydanticCustomError("needed", "", {"field": "assessor"})
        return self

    def gaps_of(self, kind: GapKind) -> tuple[Gap, ...]:
        """The gaps of one kind, in the order in which they were written."""
        return tuple(gap for gap in self.gaps if gap.kind == kind)


def statement_problems(
    accessibility: Accessibility | None, contact: Contact | None, form: str | None, document: Document, at: FieldPath
) -> Iterator[Problem]:
    """What the statement lacks. `contact` and `form` are the site's, which serve where it has none of its own."""
    if accessibility is None:
        yield Problem(document.position(at), "missing-statement")
        return
    place, within = document.position((*at, "accessibility"), key=True), "accessibility:"
    if not (accessibility.form or form):
        # the law lets anyone tell of a fault without saying who they are, so e-mail alone is not enough
        label = Label(N_("address of the form"))
        yield Problem(place, "missing-setting-in", {"found": "form", "label": label, "within": within})
    chosen = accessibility.contact or contact
    if not chosen or not (chosen.email or chosen.url):
        label = Label(N_("contact, with e-mail or web address"))
        yield Problem(place, "missing-setting-in", {"found": "contact", "label": label, "within": within})
    counted = [gap for gap in accessibility.gaps if gap.kind != "exempt"]  # the law does not cover the others
    status = document.position((*at, "accessibility", "status"))
    if accessibility.status == "full" and counted:
        yield Problem(status, "full-with-gaps", {"found": len(counted)})
    elif accessibility.status != "full" and not counted:
        yield Problem(status, "missing-gaps", {"found": accessibility.status})
