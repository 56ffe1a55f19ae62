"""What an organisation decides for its open data, feeds and calendar: `exports:` among the plugin's options."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.model.base import EmailAddress, Listed, Model, Text, Texts, WebAddress
from klarplan.model.paths import FieldPath
from klarplan.model.values import Contact, Day
from klarplan.text.catalogue import N_

OrganisationNumber = Annotated[str, Field(pattern=r"^[0-9]{6}-[0-9]{4}$")]
Telephone = Annotated[str, Field(pattern=r"^\+[0-9][0-9 -]*$")]

PublisherType = Literal[
    "local_authority", "regional_authority", "national_authority", "supra_national_authority", "academia", "company",
    "industry_consortium", "non_governmental_organisation", "non_profit_organisation", "private_individual",
    "standardisation_body",
]  # fmt: skip
Theme = Literal[
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "OP_DATPRO", "REGI", "SOCI", "TECH", "TRAN"
]
"""The EU's data themes (http://publications.europa.eu/resource/authority/data-theme)."""


class Publisher(Model):
    """Who publishes the data. The name is that of the organisation where none is given."""

    name: Text | None = Field(None, title=N_("name"))
    type: PublisherType = Field(title=N_("kind of organisation"))
    description: Text | None = Field(None, title=N_("description"))
    organisation_number: OrganisationNumber | None = Field(None, title=N_("organisation number"))
    homepage: WebAddress | None = Field(None, title=N_("web address"))


class PostalAddress(Model):
    """Where letters to the contact go."""

    street: Text = Field(title=N_("street"))
    postal_code: Text = Field(title=N_("postal code"))
    locality: Text = Field(title=N_("town"))
    country: Text = Field("Sverige", title=N_("country"))


class DataContact(Model):
    """Where questions about the data go: a function of the organisation, never a person."""

    name: Text = Field(title=N_("name"))
    email: EmailAddress = Field(title=N_("e-mail"))
    telephone: Telephone | None = Field(None, title=N_("telephone"))
    address: PostalAddress | None = Field(None, title=N_("address"))


class Dcat(Model):
    """What DCAT-AP-SE asks of a catalogue and cannot be known from the content."""

    title: Text | None = Field(None, title=N_("title"))
    description: Text | None = Field(None, title=N_("description"))
    publisher: Publisher = Field(title=N_("publisher"))
    contact: DataContact | None = Field(None, title=N_("contact"))
    issued: Day | None = Field(None, title=N_("day of first publication"))
    spatial: Annotated[tuple[WebAddress, ...], Listed] = Field((), title=N_("area, as addresses at GeoNames"))
    themes: Annotated[tuple[Theme, ...], Listed] = Field(("HEAL",), title=N_("the EU's data themes"))
    keywords: Texts = Field((), title=N_("keywords"))


class Exports(Model):
    """What is published beside the pages. `exports: false` switches all of it off, and `true` on but PDF and DCAT."""

    tables: bool = Field(True, title=N_("tables as CSV and JSON"))
    feeds: bool = Field(True, title=N_("feeds"))
    calendar: bool = Field(True, title=N_("calendar"))
    structured_data: bool = Field(True, title=N_("structured data for search engines"))
    cards: bool = Field(True, title=N_("pictures for shared links"))
    pdf: bool = Field(False, title=N_("the plans as PDF"))
    """Off unless it is asked for: it needs the extra `pdf`, and libraries of the system."""
    dcat: Dcat | None = Field(None, title=N_("description for data portals"))
    id_authority: Annotated[str, Field(pattern=r"^[a-z0-9.-]+,[0-9]{4}$")] | None = Field(
        None, title=N_("name in permanent ids")
    )
    """What begins the permanent ids in feeds and calendars, as RFC 4151 has it: "norrtalje.se,2026". Set it to the old
    one when the site moves, so that readers do not get everything as new."""

    @model_validator(mode="before")
    @classmethod
    def _switched(cls, value: Any) -> Any:
        if isinstance(value, bool):
            return dict.fromkeys(("tables", "feeds", "calendar", "structured_data", "cards"), value)
        return value

    def without_addresses(self) -> Exports:
        """What is left on a site that does not know its own address."""
        return self.model_copy(update={"feeds": False, "structured_data": False, "cards": False, "dcat": None})

    @property
    def has_page(self) -> bool:
        """Whether there is anything for the page on open data to tell of."""
        return self.tables or self.feeds or self.calendar or self.dcat is not None


EVERYTHING_OFF = Exports(tables=False, feeds=False, calendar=False, structured_data=False, cards=False)


def export_problems(
    exports: Exports, contact: Contact | None, site: dict[str, str], document: Document, at: FieldPath
) -> Iterator[Problem]:
    """What the exports that are switched on lack. `site` has MkDocs' site_url and site_description."""
    needing = [
        name for name, on in (
            ("feeds", exports.feeds), ("structured_data", exports.structured_data), ("cards", exports.cards),
            ("dcat", exports.dcat),
        ) if on
    ]  # fmt: skip
    if needing and not site["site_url"]:
        yield Problem(document.position(()), "missing-site-url", {"found": ", ".join(needing)})
    if exports.pdf and find_spec("weasyprint") is None:
        place = document.position((*at, "exports", "pdf"), key=True)
        yield Problem(place, "missing-extra", {"found": "pdf", "package": "WeasyPrint", "extra": "pdf"})
    if exports.dcat is None:
        return
    place = document.position((*at, "exports", "dcat"), key=True)
    if not exports.dcat.contact and not (contact and contact.email):
        label = Label(N_("contact"))
        yield Problem(place, "missing-setting-in", {"found": "contact", "label": label, "within": "exports: dcat:"})
    if not exports.dcat.description and not site["site_description"]:
        label = Label(N_("description"))
        yield Problem(place, "missing-setting-in", {"found": "description", "label": label, "within": "exports: dcat:"})
    if find_spec("rdflib") is None:
        yield Problem(place, "missing-extra", {"found": "dcat", "package": "rdflib", "extra": "data"})
