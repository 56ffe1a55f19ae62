"""The accessibility statement: the settings as the sentences that the law asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klarplan.content.settings.accessibility import COMPLAINT_ADDRESS, Accessibility, Conformance, Gap
from klarplan.content.settings.config import Config
from klarplan.model.values import Contact
from klarplan.pages.fault_reports import form_address
from klarplan.pages.views.view import View
from klarplan.site.parts import Fact, Link
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class GapView:
    """Something on the site that not everyone can use."""

    what: str
    facts: tuple[Fact, ...]
    """Why, what to do instead, the criterion, by when it is mended."""


@dataclass(frozen=True)
class StatementView(View):
    """The accessibility statement, with the parts that the law asks for."""

    TEMPLATE = "statement.html"

    organisation: str
    service: str
    """What the statement is about: the site's name."""
    note: str
    conformance: str
    """How well the law is met, in a sentence."""
    response_time: str
    form: Link
    contact: Link
    complaint_url: str
    faults: tuple[GapView, ...]
    burdens: tuple[GapView, ...]
    """What the law would ask too much to mend."""
    exempt: tuple[GapView, ...]
    """What the law does not cover."""
    method: str
    tests: tuple[str, ...]
    sources: str
    """Whose servers the pages load from, besides the site's own; empty where it is nobody's."""
    days: tuple[str, ...]
    """When the site was assessed and published, and the statement updated: a sentence each."""


_CONFORMANCE: dict[Conformance, str] = {
    "full": N_("The web site fully conforms to the law on accessibility to digital public services."),
    "partial": N_(
        "The web site partly conforms to the law on accessibility to digital public services, because of the faults "
        "that are described below."
    ),
    "none": N_(
        "The web site does not conform to the law on accessibility to digital public services, because of the faults "
        "that are described below."
    ),
}


def statement_view(config: Config, accessibility: Accessibility, texts: Texts, page: str) -> StatementView:
    """The statement. `page` is its own address, for the form. Form and contact are the site's where it names none."""
    settings, _ = config.settings, texts._
    contact = accessibility.contact or settings.contact
    url = (contact.url or f"mailto:{contact.email}") if contact else ""
    return StatementView(
        lead=_(N_("How accessible this web site is, what does not work, and how you tell us.")),
        organisation=settings.organisation,
        service=config.site_name,
        note=accessibility.note or "",
        conformance=_(_CONFORMANCE[accessibility.status]),
        response_time=accessibility.response_time or "",
        form=Link(_(N_("the form")), form_address(accessibility.form or settings.report.form, page)),
        contact=_contact(contact, url),
        complaint_url=COMPLAINT_ADDRESS,
        faults=tuple(_gap(gap, texts) for gap in accessibility.gaps_of("fault")),
        burdens=tuple(_gap(gap, texts) for gap in accessibility.gaps_of("undue_burden")),
        exempt=tuple(_gap(gap, texts) for gap in accessibility.gaps_of("exempt")),
        method=_method(accessibility, texts),
        tests=accessibility.tests,
        sources=", ".join(origin.removeprefix("https://") for origin in settings.sources.origins),
        days=tuple(_days(accessibility, texts)),
    )


def _contact(contact: Contact | None, url: str) -> Link:
    """Where to turn: the address after what it is, or what it is alone."""
    if not contact:
        return Link("", url)
    return Link(contact.email, url, note=contact.role) if contact.email else Link(contact.role, url)


def _gap(gap: Gap, texts: Texts) -> GapView:
    _ = texts._
    facts = [
        (_(N_("Why")), gap.reason),
        (_(N_("What you can do instead")), gap.alternative),
        (_(N_("Criterion in WCAG")), gap.criterion),
        (_(N_("Mended by")), texts.day(gap.mended_by) if gap.mended_by else None),
    ]
    return GapView(gap.what, tuple(Fact(label, (Link(value),)) for label, value in facts if value))


def _method(accessibility: Accessibility, texts: Texts) -> str:
    if accessibility.method == "external_review":
        message = N_("{assessor} has reviewed the web site independently of us.")
        return texts._(message, assessor=accessibility.assessor)
    return texts._(N_("We have tested the web site ourselves."))


def _days(accessibility: Accessibility, texts: Texts) -> Iterator[str]:
    yield texts._(N_("The latest assessment was made on {day}."), day=texts.day(accessibility.assessed))
    if accessibility.published:
        yield texts._(N_("The web site was published on {day}."), day=texts.day(accessibility.published))
    updated = accessibility.updated or accessibility.assessed
    yield texts._(N_("This statement was last updated on {day}."), day=texts.day(updated))
