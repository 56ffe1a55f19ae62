from __future__ import annotations

import json
from typing import Any

import pytest
import samples
from exported import Publish, shell_at

from klarplan.pages.head.jsonld import action, script_text
from klarplan.publishing.build import Publication

SITE = "https://norrby.se/planer/"


def told(publication: Publication, dest: str) -> list[dict[str, Any]]:
    """What search engines are told on a page."""
    if not (text := shell_at(publication, dest).structured):
        return []
    read = json.loads(text)
    assert read["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = read["@graph"]
    return graph


def test_the_start_page_tells_of_the_site(publish: Publish) -> None:
    (site,) = told(publish(), "index.html")
    assert site == {
        "@type": "WebSite",
        "name": "Planer i Norrby",
        "url": SITE,
        "description": "Vad Norrby vill göra för att fler ska må bra.",
        "inLanguage": "sv",
        "publisher": {"@type": "Organization", "name": "Norrby kommun"},
    }


def test_pages_tell_the_way_to_them(publish: Publish) -> None:
    (way,) = told(publish(), "planer/norrby-2021/tidigt-stod/index.html")
    steps = [(one["position"], one["name"], one.get("item")) for one in way["itemListElement"]]
    assert steps == [
        (1, "Start", SITE),
        (2, "Planer", f"{SITE}planer/"),
        (3, "Norrby", f"{SITE}planer/norrby-2021/"),
        (4, "Tidigt stöd", None),
    ]


def test_an_activity_tells_who_does_it_where_and_how_far_it_has_come() -> None:
    who = {"responsible": ["regionen", "samordnaren"], "collaborating": ["falun"], "municipalities": ["falun"]}
    site = samples.site(
        samples.plan("a", period="2021–"),
        samples.activity("a", "x", title="Öppna en stödlinje", status="halfway", **who),
        samples.activity("a", "y", status="paused"), samples.municipality("falun", "Falun", "2080"),
        samples.party("regionen", "Regionen"), samples.party("samordnaren", "Samordnaren", "role"),
    )  # fmt: skip
    contents = site.library.plans["a"]
    assert action(site, contents, contents.activities["x"]) == {
        "@type": "Action",
        "name": "Öppna en stödlinje",
        "actionStatus": "https://schema.org/ActiveActionStatus",
        "agent": [{"@type": "Organization", "name": "Regionen"}],
        "participant": [{"@type": "Organization", "name": "Falun"}],
        "location": [{"@type": "AdministrativeArea", "name": "Falun"}],
    }
    assert action(site, contents, contents.activities["y"]) == {"@type": "Action", "name": "y"}


@pytest.mark.parametrize(("status", "said"), [("started", None), ("not_started", None), ("done", "Completed")])
def test_nothing_of_a_plan_that_has_ended_is_still_under_way(status: str, said: str | None) -> None:
    site = samples.site(samples.plan("a", status="ended"), samples.activity("a", "x", status=status))
    contents = site.library.plans["a"]
    expected = f"https://schema.org/{said}ActionStatus" if said else None
    assert action(site, contents, contents.activities["x"]).get("actionStatus") == expected


def test_the_data_page_tells_of_datasets(publish: Publish) -> None:
    _, dataset = told(publish(), "data/index.html")
    assert (dataset["@type"], dataset["name"]) == ("Dataset", "Plan för psykisk hälsa i Norrby")
    assert dataset["temporalCoverage"] == "2021-01-01/2023-12-31"
    assert dataset["url"] == f"{SITE}data/#norrby-2021"
    assert 50 <= len(dataset["description"]) <= 5000  # what Google's Dataset Search wants
    files = [(one["encodingFormat"], one["contentUrl"]) for one in dataset["distribution"]]
    assert len(files) == 20
    assert {("text/csv", f"{SITE}data/norrby-2021/{name}.csv") for name in ("pengar", "matt", "matvarden")} <= {*files}


def test_it_can_be_switched_off(publish: Publish) -> None:
    publication = publish(exports="      exports: {structured_data: false}\n")
    assert {len(told(publication, spec.dest_uri)) for spec in publication.pages} == {0}
    assert told(publish(exports="", config=lambda text: text.replace(f"site_url: {SITE}\n", "")), "index.html") == []


def test_pages_that_search_engines_may_not_show_tell_nothing(publish: Publish) -> None:
    publication = publish()
    assert publication.shells.around(publication.not_found).structured == ""


@pytest.mark.parametrize("text", ["</script><script>x</script>", "<!--", "a & b", "\u2028\u2029", 'å "citat" \\'])
def test_no_text_ends_the_script_element(text: str) -> None:
    found = script_text([{"name": text}])
    assert not set("<>&\u2028\u2029") & set(found)
    assert json.loads(found)["@graph"] == [{"name": text}]


def test_nothing_to_tell_is_no_element() -> None:
    assert script_text([]) == ""
