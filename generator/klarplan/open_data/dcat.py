"""The description for data portals: DCAT-AP-SE 3.0.1 (https://docs.dataportal.se/dcat/3.0.1/sv/) as RDF/XML.

Harvesting wants absolute IRIs and no blank nodes for what is described, so everything here has an IRI of its own:
a name within this file, and for the publisher the one that the Swedish portal gives each organisation number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from klarplan.content.settings.config import Config
from klarplan.content.settings.export import Dcat
from klarplan.model.periods import Period
from klarplan.open_data.datapackage import FILE as DATAPACKAGE
from klarplan.open_data.table_files import schema_name
from klarplan.open_data.tables import TABLES
from klarplan.site.library import PlanContents
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

FILE = "dcat.rdf"

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_DCATAP = Namespace("http://data.europa.eu/r5r/")
_EU = "http://publications.europa.eu/resource/authority/"
_CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
"""The licence of the description itself: the profile allows no other."""
_LANGUAGES = {"sv": "SWE", "en": "ENG", "fi": "FIN", "de": "DEU", "da": "DAN", "nb": "NOB", "se": "SME", "yi": "YID"}
_PUBLISHER_TYPES = {
    "local_authority": "LocalAuthority", "regional_authority": "RegionalAuthority",
    "national_authority": "NationalAuthority", "supra_national_authority": "SupraNationalAuthority",
    "academia": "Academia-ScientificOrganisation", "company": "Company", "industry_consortium": "IndustryConsortium",
    "non_governmental_organisation": "NonGovernmentalOrganisation", "non_profit_organisation": "NonProfitOrganisation",
    "private_individual": "PrivateIndividual(s)", "standardisation_body": "StandardisationBody",
}  # fmt: skip
"""ADMS' types of publishers."""
_FORMATS = {"csv": "text/csv", "json": "application/json"}


def catalogue(site: Site, config: Config, settings: Dcat) -> bytes:
    """The catalogue of all datasets: one of all plans, one of each plan."""
    # this store keeps the order in which things were added; the default one does not, so that files would differ
    described = _Description(site, config, settings, Graph(store="SimpleMemory"))
    described.everything()
    return described.graph.serialize(format="xml", encoding="utf-8")


def licence_iri(url: str) -> str:
    """The one IRI of a licence. Creative Commons' are known by http, without "deed.sv" and with a slash at the end."""
    _, host, path = url.partition("creativecommons.org/")
    if not host:
        return url
    parts = [part for part in path.split("/") if part and not part.startswith(("deed", "legalcode"))]
    return f"http://creativecommons.org/{'/'.join(parts)}/"


@dataclass
class _Description:
    """A graph in the making."""

    site: Site
    config: Config
    settings: Dcat
    graph: Graph

    def everything(self) -> None:
        """Describe the catalogue, its publisher and contact, and every dataset."""
        for prefix, namespace in (("dcterms", DCTERMS), ("dcatap", _DCATAP), ("vcard", VCARD)):
            self.graph.bind(prefix, namespace)
        catalogue, settings = self._name("catalog"), self.settings
        self._add(catalogue, RDF.type, DCAT.Catalog)
        self._texts(catalogue, DCTERMS.title, settings.title or self.config.site_name)
        self._texts(catalogue, DCTERMS.description, settings.description or self.config.site_description)
        self._add(catalogue, DCTERMS.publisher, self._publisher())
        self._add(catalogue, DCTERMS.license, _CC0)
        self._add(catalogue, FOAF.homepage, URIRef(self.site.site_url))
        self._add(catalogue, DCAT.themeTaxonomy, URIRef(f"{_EU}data-theme"))
        self._dates(catalogue, self.site.changed.values())
        self._spatial(catalogue)
        self._language(catalogue)
        for contents in (None, *self.site.library.plans.values()):
            self._add(catalogue, DCAT.dataset, self._dataset(contents))

    # ---- what is described ----

    def _publisher(self) -> URIRef:
        publisher = self.settings.publisher
        number = (publisher.organisation_number or "").replace("-", "")
        # https://docs.dataportal.se/dcat/docs/harvesting/: so that one organisation is known from several catalogues
        agent = URIRef(f"http://dataportal.se/organisation/SE{number}") if number else self._name("publisher")
        self._add(agent, RDF.type, FOAF.Agent)
        self._texts(agent, FOAF.name, publisher.name or self.config.settings.organisation)
        self._add(agent, DCTERMS.type, URIRef(f"http://purl.org/adms/publishertype/{_PUBLISHER_TYPES[publisher.type]}"))
        self._texts(agent, DCTERMS.description, publisher.description)
        if publisher.organisation_number:
            self._add(agent, DCTERMS.identifier, Literal(publisher.organisation_number))
        if publisher.homepage:
            self._add(agent, FOAF.homepage, URIRef(publisher.homepage))
        return agent

    def _contact(self) -> URIRef:
        """The contact of the data, or the site's own."""
        contact, other = self.settings.contact, self.config.settings.contact
        place = self._name("contact")
        name, email = (contact.name, contact.email) if contact else (other.role, other.email) if other else ("", "")
        self._add(place, RDF.type, VCARD.Organization)
        self._add(place, VCARD.fn, Literal(name))
        self._add(place, VCARD.hasEmail, URIRef(f"mailto:{email}"))
        if contact and contact.telephone:
            telephone = self._name("contact", "telephone")
            self._add(place, VCARD.hasTelephone, telephone)
            self._add(telephone, RDF.type, VCARD.Voice)
            self._add(telephone, VCARD.hasValue, URIRef(f"tel:{contact.telephone.replace(' ', '')}"))
        if contact and contact.address:
            address, where = self._name("contact", "address"), contact.address
            self._add(place, VCARD.hasAddress, address)
            self._add(address, RDF.type, VCARD.Address)
            self._add(address, VCARD["street-address"], Literal(where.street))
            self._add(address, VCARD["postal-code"], Literal(where.postal_code))
            self._add(address, VCARD.locality, Literal(where.locality))
            self._add(address, VCARD["country-name"], Literal(where.country))
        return place

    def _dataset(self, contents: PlanContents | None) -> URIRef:
        """The data of one plan, or of all plans together."""
        plan = contents.plan if contents else None
        dataset = self._name("dataset", plan.id if plan else "")
        _ = self.site.texts._
        self._add(dataset, RDF.type, DCAT.Dataset)
        self._texts(dataset, DCTERMS.title, plan.title if plan else self.settings.title or self.config.site_name)
        about = plan.summary if plan else _(N_("All tables, with the rows of all plans."))
        holds = _(N_("Plans, focus areas, goals, activities, indicators, money, statuses and dates."))
        self._texts(dataset, DCTERMS.description, f"{about} {holds}")
        self._add(dataset, DCTERMS.publisher, self._publisher())
        self._add(dataset, DCAT.contactPoint, self._contact())
        self._add(dataset, DCTERMS.accessRights, URIRef(f"{_EU}access-right/PUBLIC"))
        self._add(dataset, DCAT.landingPage, URIRef(self._page(plan.id if plan else "")))
        for theme in self.settings.themes:
            self._add(dataset, DCAT.theme, URIRef(f"{_EU}data-theme/{theme}"))
        areas = [described.plan.area for described in ([contents] if contents else self.site.library.plans.values())]
        for keyword in dict.fromkeys((*self.settings.keywords, *areas)):
            self._texts(dataset, DCAT.keyword, keyword)
        self._dates(dataset, self._days(contents))
        self._temporal(dataset, plan.period if plan else None, plan.id if plan else "")
        self._spatial(dataset)
        self._language(dataset)
        self._standard(dataset, self.site.absolute(self.site.addresses.export(DATAPACKAGE, plan.id if plan else "")))
        for kind in _FORMATS:
            self._add(dataset, DCAT.distribution, self._distribution(kind, plan.id if plan else ""))
        return dataset

    def _distribution(self, kind: str, plan: str) -> URIRef:
        """The tables in one format. Several files are several downloadURLs, as the Swedish recommendation has it."""
        place, _ = self._name("distribution", plan, kind), self.site.texts._
        addresses, absolute = self.site.addresses, self.site.absolute
        self._add(place, RDF.type, DCAT.Distribution)
        self._texts(place, DCTERMS.title, kind.upper())
        text = _(N_("The tables as CSV: commas, UTF-8, amounts with a decimal point.")) if kind == "csv" else _(
            N_("The tables as JSON, each with a JSON Schema.")
        )  # fmt: skip
        self._texts(place, DCTERMS.description, text)
        self._language(place)
        self._add(place, DCAT.accessURL, URIRef(self._page(plan)))
        for table in TABLES:
            self._add(place, DCAT.downloadURL, URIRef(absolute(addresses.export(f"{table.FILE}.{kind}", plan))))
            if kind == "json":
                self._standard(place, absolute(addresses.export(schema_name(table))))
        self._add(place, DCTERMS["format"], Literal(_FORMATS[kind]))
        self._add(place, DCTERMS.license, URIRef(licence_iri(self.config.settings.licence.url)))
        self._add(place, _DCATAP.availability, URIRef(f"{_EU}planned-availability/STABLE"))
        return place

    # ---- properties ----

    def _days(self, contents: PlanContents | None) -> list[date]:
        """The days on which the files of a plan, or any, were changed."""
        changed = self.site.changed
        if contents is None:
            return list(changed.values())
        folder = f"plans/{contents.plan.id}/"
        return [day for path, day in changed.items() if path.startswith(folder)]

    def _dates(self, subject: URIRef, changed: Iterable[date]) -> None:
        if self.settings.issued:
            self._add(subject, DCTERMS.issued, Literal(self.settings.issued.isoformat(), datatype=XSD.date))
        if newest := max(changed, default=None):
            self._add(subject, DCTERMS.modified, Literal(newest.isoformat(), datatype=XSD.date))

    def _temporal(self, dataset: URIRef, period: Period | None, plan: str) -> None:
        """The time of a plan, or from the first day of the first plan to the last of the last."""
        periods = [period] if period else [contents.plan.period for contents in self.site.library.plans.values()]
        first = min((applies.start.first for applies in periods if applies.start), default=None)
        last = max((applies.end.last for applies in periods if applies.end), default=None)
        if not all(applies.end for applies in periods):
            last = None
        if not first and not last:
            return
        time = self._name("period", plan)
        self._add(dataset, DCTERMS.temporal, time)
        self._add(time, RDF.type, DCTERMS.PeriodOfTime)
        for predicate, day in ((DCAT.startDate, first), (DCAT.endDate, last)):
            if day:
                self._add(time, predicate, Literal(day.isoformat(), datatype=XSD.date))

    def _spatial(self, subject: URIRef) -> None:
        for place in self.settings.spatial:
            self._add(subject, DCTERMS.spatial, URIRef(place))
            self._add(URIRef(place), RDF.type, DCTERMS.Location)

    def _language(self, subject: URIRef) -> None:
        if code := _LANGUAGES.get(self.site.texts.lang.partition("-")[0]):
            self._add(subject, DCTERMS.language, URIRef(f"{_EU}language/{code}"))

    def _standard(self, subject: URIRef, address: str) -> None:
        self._add(subject, DCTERMS.conformsTo, URIRef(address))
        self._add(URIRef(address), RDF.type, DCTERMS.Standard)

    def _texts(self, subject: URIRef, predicate: URIRef, text: str | None) -> None:
        if text:
            self._add(subject, predicate, Literal(text, lang=self.site.texts.lang))

    def _add(self, subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> None:
        self.graph.add((subject, predicate, value))

    def _page(self, plan: str) -> str:
        addresses = self.site.addresses
        return self.site.absolute(addresses.url(addresses.names.data, anchor=plan))

    def _name(self, *parts: str) -> URIRef:
        """The IRI of something that is described: a name within this file."""
        name = "-".join(filter(None, parts))
        return URIRef(f"{self.site.absolute(self.site.addresses.export(FILE))}#{name}")
