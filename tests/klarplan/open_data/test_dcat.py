"""DCAT-AP-SE: checked against shapes, and the shapes against planted faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyshacl
import pytest
from exported import DCAT, Publish
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from klarplan.content import history
from klarplan.open_data.dcat import licence_iri
from klarplan.publishing.build import ContentError
from klarplan.publishing.files import files

SHAPES = Graph().parse(Path(__file__).parent / "dcat_ap_se.ttl")
SH = Namespace("http://www.w3.org/ns/shacl#")
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#", "dcatap": "http://data.europa.eu/r5r/", "foaf": "http://xmlns.com/foaf/0.1/",
    "dcterms": "http://purl.org/dc/terms/", "vcard": "http://www.w3.org/2006/vcard/ns#",
}  # fmt: skip
FILE = "https://norrby.se/planer/data/dcat.rdf"

MANDATORY = {
    "dcat:Catalog": ["dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:license", "dcat:dataset"],
    "dcat:Dataset": ["dcterms:title", "dcterms:description", "dcterms:publisher"],
    "dcat:Distribution": ["dcat:accessURL", "dcterms:format"],
    "foaf:Agent": ["foaf:name", "dcterms:type"],
    "vcard:Organization": ["vcard:fn", "vcard:hasEmail"],
}
RECOMMENDED = {
    "dcat:Catalog": ["dcterms:issued", "dcterms:modified", "foaf:homepage", "dcterms:spatial", "dcat:themeTaxonomy"],
    "dcat:Dataset": [
        "dcat:contactPoint", "dcat:keyword", "dcterms:issued", "dcterms:conformsTo", "dcterms:spatial",
        "dcterms:temporal", "dcterms:accessRights",
    ],
    "dcat:Distribution": ["dcterms:description", "dcterms:license", "dcatap:availability"],
    "foaf:Agent": ["dcterms:description", "dcterms:identifier"],
    "vcard:Organization": ["vcard:hasTelephone", "vcard:hasAddress"],
}  # fmt: skip
"""The profile's table, class by class."""


def iri(name: str) -> URIRef:
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def faults(graph: Graph) -> set[tuple[str, str]]:
    """Severity and path of everything that the shapes find wrong."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES)
    assert isinstance(report, Graph)
    return {
        (str(report.value(result, SH.resultSeverity)).rpartition("#")[2], str(report.value(result, SH.resultPath)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.fixture
def graph(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> Graph:
    """The description of the base site, as rdflib reads it."""
    days = {"plans/norrby-2021/index.md": date(2026, 3, 1), "pages/om.md": date(2026, 3, 2)}
    monkeypatch.setattr(history, "changed_days", lambda content: days)
    return Graph().parse(data=dict(files(publish()))["data/dcat.rdf"], format="xml")


def test_everything_mandatory_and_recommended_is_there(graph: Graph) -> None:
    assert faults(graph) == set()
    assert not any(isinstance(part, BNode) for triple in graph for part in triple)


def test_least_settings_lack_only_what_is_recommended(publish: Publish) -> None:
    least = "      exports: {dcat: {publisher: {type: local_authority}}}\n"
    graph = Graph().parse(data=dict(files(publish(exports=least)))["data/dcat.rdf"], format="xml")
    found = faults(graph)
    assert {severity for severity, _ in found} == {"Warning"}
    assert ("Warning", str(iri("dcterms:spatial"))) in found
    contact = URIRef(f"{FILE}#contact")
    assert graph.value(contact, iri("vcard:hasEmail")) == URIRef("mailto:kontakt@norrby.se")


@pytest.mark.parametrize(
    ("kind", "name", "severity"),
    [
        (kind, name, severity)
        for table, severity in ((MANDATORY, "Violation"), (RECOMMENDED, "Warning"))
        for kind, names in table.items()
        for name in names
    ],
)
def test_what_is_missing_is_found(kind: str, name: str, severity: str, graph: Graph) -> None:
    subject = min(graph.subjects(RDF.type, iri(kind)), key=str)
    graph.remove((subject, iri(name), None))
    assert faults(graph) == {(severity, str(iri(name)))}


PLANTED = [
    ("a second publisher", "dataset", "dcterms:publisher", URIRef(f"{FILE}#contact")),
    ("a licence of the catalogue that is not CC0", "catalog", "dcterms:license", URIRef("https://example.org/")),
    ("an unknown type of publisher", "publisher", "dcterms:type", URIRef("https://example.org/kommun")),
    ("an e-mail without mailto", "contact", "vcard:hasEmail", Literal("data@norrby.se")),
    ("a format nobody knows", "distribution-csv", "dcterms:format", Literal("csv")),
    ("a relative address", "distribution-csv", "dcat:accessURL", URIRef("data/")),
    ("a date that is a text", "dataset", "dcterms:issued", Literal("15 januari 2026")),
    ("a dataset that is not described", "catalog", "dcat:dataset", URIRef("https://example.org/x")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "name", "value"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED]
)
def test_what_is_wrong_is_found(subject: str, name: str, value: URIRef | Literal, graph: Graph) -> None:
    place = URIRef("http://dataportal.se/organisation/SE2120000000" if subject == "publisher" else f"{FILE}#{subject}")
    assert (place, iri(name), None) in graph
    if value != URIRef("https://example.org/x"):
        graph.remove((place, iri(name), None))
    graph.add((place, iri(name), value))
    if subject == "dataset" and name == "dcterms:publisher":
        graph.add((place, iri(name), URIRef("http://dataportal.se/organisation/SE2120000000")))
    assert ("Violation", str(iri(name))) in faults(graph)


def test_a_blank_node_is_found(graph: Graph) -> None:
    graph.add((BNode(), RDF.type, iri("dcat:Catalog")))
    assert "Violation" in {severity for severity, _ in faults(graph)}


def test_what_it_says(graph: Graph) -> None:
    datasets = [URIRef(f"{FILE}#dataset"), URIRef(f"{FILE}#dataset-norrby-2021")]
    assert sorted(graph.objects(URIRef(f"{FILE}#catalog"), iri("dcat:dataset")), key=str) == datasets
    period = graph.value(datasets[1], iri("dcterms:temporal"))
    assert graph.value(period, iri("dcat:startDate")) == Literal(date(2021, 1, 1))
    assert graph.value(period, iri("dcat:endDate")) == Literal(date(2023, 12, 31))
    assert [str(graph.value(one, iri("dcterms:modified"))) for one in datasets] == ["2026-03-02", "2026-03-01"]
    published = {str(url) for url in graph.objects(None, iri("dcat:downloadURL"))}
    assert "https://norrby.se/planer/data/norrby-2021/pengar.csv" in published
    assert graph.value(datasets[0], iri("dcterms:publisher")) == URIRef(
        "http://dataportal.se/organisation/SE2120000000"
    )


def test_everything_says_its_language(graph: Graph) -> None:
    swedish = URIRef("http://publications.europa.eu/resource/authority/language/SWE")
    kinds = map(iri, ("dcat:Catalog", "dcat:Dataset", "dcat:Distribution"))
    described = [subject for kind in kinds for subject in graph.subjects(RDF.type, kind)]
    assert len(described) > 3
    assert [graph.value(subject, iri("dcterms:language")) for subject in described] == [swedish] * len(described)


def test_every_file_that_it_names_is_published(published: dict[str, bytes]) -> None:
    graph = Graph().parse(data=published["data/dcat.rdf"], format="xml")
    named = {*graph.objects(None, iri("dcat:downloadURL")), *graph.objects(None, iri("dcterms:conformsTo"))}
    assert len(named) > 40
    assert {str(url).removeprefix("https://norrby.se/planer/") for url in named} <= set(published)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://creativecommons.org/publicdomain/zero/1.0/deed.sv", "http://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://creativecommons.org/licenses/by/4.0", "http://creativecommons.org/licenses/by/4.0/"),
        ("http://creativecommons.org/licenses/by/4.0/legalcode.sv", "http://creativecommons.org/licenses/by/4.0/"),
        ("https://data.norge.no/nlod/no/2.0", "https://data.norge.no/nlod/no/2.0"),
    ],
)  # fmt: skip
def test_a_licence_has_one_iri(url: str, expected: str) -> None:
    assert licence_iri(url) == expected


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (("type: local_authority", "type: kommun"), ["not-allowed"]),
        (("            type: local_authority\n", ""), ["missing-setting-in"]),
        (("email: data@norrby.se", "email: data"), ["bad-form"]),
        (("            email: data@norrby.se\n", ""), ["missing-setting-in"]),
        (("212000-0000", "'212000'"), ["bad-form"]),
        (("telephone: +46 8 465 004 00", "telephone: 08-465 004 00"), ["bad-form"]),
        (("[HEAL, GOVE]", "[HEALTH]"), ["not-allowed"]),
        (("issued: 2026-01-15", "issued: förra året"), ["bad-date"]),
        (("spatial: http", "spatial: geonames http"), ["bad-form"]),
    ],
)
def test_settings_that_are_wrong(change: tuple[str, str], problems: list[str], publish: Publish) -> None:
    assert change[0] in DCAT
    with pytest.raises(ContentError) as error:
        publish(exports=DCAT.replace(*change))
    assert [problem.kind for problem in error.value.problems] == problems
    assert all(problem.position.line > 10 for problem in error.value.problems)
