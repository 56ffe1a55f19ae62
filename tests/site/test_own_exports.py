"""What the repository's own site publishes beside its pages, each opened by a reader that is not ours."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag

import feedparser  # type: ignore[import-untyped]
import icalendar
import jsonschema  # type: ignore[import-untyped]
import pyshacl
import pytest
from frictionless import validate
from rdflib import RDF, Graph, Namespace
from site_builds import ROOT
from site_checks import Site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("own-site")]

PLANS = sorted(path.name for path in (ROOT / "content" / "plans").iterdir())
SHAPES = ROOT / "tests" / "klarplan" / "open_data" / "dcat_ap_se.ttl"
SH = Namespace("http://www.w3.org/ns/shacl#")
TABLES = {
    "planer", "fokusomraden", "mal", "aktiviteter", "status", "pengar", "datum", "indikatorer", "matt", "matvarden",
}  # fmt: skip
STARTS = {
    "dalarna-2020/date/activity-starts/leda-arbetsgruppen-for-samsjuklighet": date(2020, 9, 1),
    "norrbotten-2021-2025/date/activity-starts/forstudie-missbruk-och-sexualitet": date(2021, 12, 1),
    "norrbotten-2021-2025/date/activity-starts/utbilda-i-att-vaga-fraga": date(2021, 9, 1),
    "norrbotten-2021-2025/date/activity-starts/utbilda-instruktorer-i-aosp": date(2021, 9, 1),
    "norrbotten-2021-2025/date/activity-starts/utbilda-raddningstjansten-i-aosp": date(2021, 9, 1),
}
"""The activities that begin in a season or a month that their plan tells, and go on after it. The table of days has
only what ends, so these events are what the calendars have besides it.
"""
LACKING = {
    "http://purl.org/dc/terms/identifier",
    "http://www.w3.org/2006/vcard/ns#hasTelephone",
    "http://www.w3.org/2006/vcard/ns#hasAddress",
}
"""Recommended, but a project that is no organisation has none."""


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, strict=True))


def plain_tables(own_site: Site) -> list[Path]:
    """The CSV files for programs, with the rows of all plans."""
    return [file for file in (own_site.folder / "data").glob("*.csv") if "." not in file.stem]


@pytest.mark.parametrize("plan", ["", *PLANS])
def test_data_packages_are_valid(plan: str, own_site: Site) -> None:
    report = validate(str(own_site.folder / "data" / plan / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []


def test_json_is_as_the_schemas_say(own_site: Site) -> None:
    tables = [file for file in sorted((own_site.folder / "data").rglob("*.json")) if "." not in file.stem]
    checked = [file for file in tables if file.name != "datapackage.json"]
    assert len(checked) == len(TABLES) * (1 + len(PLANS))
    assert {file.stem for file in checked} == TABLES
    for file in checked:
        schema = json.loads((own_site.folder / "data" / f"{file.stem}.schema.json").read_text(encoding="utf-8"))
        checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        assert list(checker.iter_errors(json.loads(file.read_text(encoding="utf-8")))) == [], file


def test_every_address_in_the_tables_is_a_place_on_the_site(own_site: Site) -> None:
    addresses = {row["url"] for file in plain_tables(own_site) for row in read(file)}
    assert len(addresses) > 150
    wrong = []
    for address in sorted(addresses):
        url, anchor = urldefrag(address)
        assert url.startswith(own_site.address)
        page = own_site.pages.get(f"{url.removeprefix(own_site.address)}index.html")
        if page is None or (anchor and anchor not in page.ids):
            wrong.append(address)
    assert wrong == []


def test_all_plans_together_are_the_plans(own_site: Site) -> None:
    for file in plain_tables(own_site):
        together = read(file)
        apart = [row for plan in PLANS for row in read(own_site.folder / "data" / plan / file.name)]
        assert sorted(row["id"] for row in together) == sorted(row["id"] for row in apart), file.name


def test_feeds_are_read(own_site: Site) -> None:
    feeds = sorted(own_site.folder.rglob("feed.xml"))
    municipalities, translated = list((ROOT / "content" / "municipalities").glob("*.md")), ("en", "fi")
    assert len(feeds) == 1 + len(PLANS) + len(municipalities) + len(translated)
    for file in feeds:
        found = feedparser.parse(file.read_bytes())
        assert (found.bozo, found.version) == (False, "atom10"), file
        assert len({one.id for one in found.entries}) == len(found.entries)
        assert all(one.link.startswith(own_site.address) and one.updated_parsed for one in found.entries)


def test_calendars_are_read(own_site: Site) -> None:
    (site,), plans = own_site.folder.glob("datum/*.ics"), sorted(own_site.folder.glob("planer/*/*.ics"))
    assert len(plans) == len(PLANS)
    events = icalendar.Calendar.from_ical(site.read_bytes()).walk("VEVENT")
    apart = [icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT") for file in plans]
    days = {event_id(one): one.decoded("dtstart") for one in events}
    assert len(days) == len(events)
    assert {event_id(one): one.decoded("dtstart") for calendar in apart for one in calendar} == days
    assert len(events) == sum(map(len, apart))
    ends = {row["id"]: date.fromisoformat(row["end"]) for row in read(own_site.folder / "data/datum.csv") if row["end"]}
    assert days == ends | STARTS
    begun = {event_id(one) for one in events if str(one["summary"]).startswith("Börjar: ")}
    assert begun == STARTS.keys()


def event_id(event: icalendar.cal.Component) -> str:
    """What stands for the event in the open data: "dalarna-2020/date/reporting/1"."""
    return str(event["uid"]).partition("/")[2].partition("@")[0]


def test_the_description_for_portals_has_all_that_is_mandatory(own_site: Site) -> None:
    graph = Graph().parse(own_site.folder / "data" / "dcat.rdf", format="xml")
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES))
    assert isinstance(report, Graph)
    results = list(report.subjects(RDF.type, SH.ValidationResult))
    severities = {str(report.value(one, SH.resultSeverity)).rpartition("#")[2] for one in results}
    paths = {str(report.value(one, SH.resultPath)) for one in results}
    assert severities <= {"Warning"}
    modified = {"http://purl.org/dc/terms/modified"}  # known from git, which a downloaded archive lacks
    assert paths - modified == LACKING


def test_structured_data_is_json(own_site: Site) -> None:
    shown = [page for page in own_site.pages.values() if "noindex" not in page.meta.get("robots", "")]
    told = [page.html.partition('<script type="application/ld+json">')[2].partition("</script>")[0] for page in shown]
    assert len(told) > 100
    assert all(json.loads(text)["@graph"] for text in told)
