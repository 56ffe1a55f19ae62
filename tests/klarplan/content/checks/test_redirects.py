"""Which addresses there are, as the content alone says it, and as the pages say it when they are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from klarplan.content.checks.redirects import address_of, file_of, published_pages
from klarplan.content.checks.validate import validate
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.config import load
from klarplan.content.settings.settings import AddressNames
from klarplan.publishing.build import build

ROOT = Path(__file__).parents[4]
CONFIGS = sorted((ROOT / "tests" / "examples").glob("*/site_config.yml"))


@pytest.mark.parametrize(
    ("address", "file", "short"),
    [
        ("", "index.html", ""),
        ("/", "index.html", ""),
        ("planer", "planer/index.html", "planer/"),
        ("/planer/", "planer/index.html", "planer/"),
        ("planer/index.html", "planer/index.html", "planer/"),
        ("planer/a.html", "planer/a.html", "planer/a.html"),
        ("min-index.html", "min-index.html", "min-index.html"),
        ("bilaga.pdf", "bilaga.pdf/index.html", "bilaga.pdf/"),
        ("höst/", "höst/index.html", "höst/"),
    ],
)
def test_addresses_and_files(address: str, file: str, short: str) -> None:
    assert file_of(address) == file
    assert address_of(file) == short
    assert file_of(short) == file


@pytest.mark.parametrize("config_file", [*CONFIGS, ROOT / "site_config.yml"], ids=lambda path: path.parent.name)
def test_the_content_knows_the_pages(config_file: Path) -> None:
    config, _ = load(config_file)
    assert config
    records, _ = validate(config.content, config.addresses)
    found = published_pages(records, config.addresses)
    publication = build(config_file)
    made = {"404.html", *(page.dest_uri for page in publication.pages)}
    assert set(found.files) == made


@pytest.mark.parametrize("name", ["ordinary", "edge", "revised", "no-focus-areas"])
def test_the_content_knows_the_anchors_of_activities(name: str) -> None:
    config_file = ROOT / "tests" / "examples" / name / "site_config.yml"
    config, _ = load(config_file)
    assert config
    records, _ = validate(config.content, config.addresses)
    anchors = published_pages(records, config.addresses).anchors
    site = build(config_file).site
    for contents in site.library.plans.values():
        for activity in contents.activities.values():
            assert activity.id in anchors[file_of(site.addresses.url(*site.addresses.plan_activities(activity.plan)))]
            if activity.focus_area:
                area = site.addresses.url(*site.addresses.focus_area(activity.plan, activity.focus_area))
                known = anchors.get(file_of(area))  # None where an editor's own anchors make it unsure
                assert known is None or activity.id in known


ADDRESSES = {
    "a part of a page that has activities": ("planer/norrby-2021/tidigt-stod/#stodlinje", []),
    "one of its goals": ("planer/norrby-2021/tidigt-stod/#mal-kortare-vantan", []),
    "what the template adds": ("planer/norrby-2021/tidigt-stod/#del-kallor", []),
    "a heading of its text": ("planer/norrby-2021/trygga-barn/#vad-vi-vill", []),
    "the second of two headings with the same text": ("planer/norrby-2021/trygga-barn/#vad-vi-vill_1", []),
    "nothing like it": ("planer/norrby-2021/trygga-barn/#xyz", ["redirect-anchor"]),
    "any part of a page whose anchors nobody knows": ("planer/norrby-2021/#xyz", []),
    "the start page": ("/", []),
    "a part of the start page": ("/#planerna", []),
    "a file to copy": ("media/kontakt.txt", []),
    "a page as a file": ("planer/norrby-2021/index.html", []),
    "another site": ("https://example.org/", ["redirect-nowhere"]),
    "the page of money": ("planer/norrby-2021/pengar/", []),
    "the list of a plan's activities": ("planer/norrby-2021/aktiviteter/", []),
    "one of them in that list": ("planer/norrby-2021/aktiviteter/#stodlinje", []),
    "its own page": ("planer/norrby-2021/aktiviteter/stodlinje/", []),
    "the page of an activity that there is not": ("planer/norrby-2021/aktiviteter/xyz/", ["redirect-nowhere"]),
}  # fmt: skip


@pytest.mark.parametrize("case", ADDRESSES)
def test_where_an_address_may_lead(case: str, site: Callable[..., Path]) -> None:
    target, kinds = ADDRESSES[case]
    area = "plans/norrby-2021/focus-areas/trygga-barn.md"
    text = (site({}) / area).read_text(encoding="utf-8")
    content = site({
        "redirects.yml": f'- from: gammalt/\n  to: "{target}"\n',
        area: f"{text}\n## Vad vi vill\n\n## Vad vi vill\n",
    })  # fmt: skip
    assert [problem.kind for problem in validate(content, Addresses(AddressNames()))[1]] == kinds


def test_an_anchor_of_an_editors_own_may_be_led_to(site: Callable[..., Path]) -> None:
    area = "plans/norrby-2021/focus-areas/trygga-barn.md"
    text = (site({}) / area).read_text(encoding="utf-8")
    content = site({
        "redirects.yml": "- from: gammalt/\n  to: planer/norrby-2021/trygga-barn/#eget\n",
        area: f"{text}\n## Vad vi vill {{#eget}}\n",
    })  # fmt: skip
    assert validate(content, Addresses(AddressNames()))[1] == []


def test_names_of_folders_are_the_sites_own(site: Callable[..., Path]) -> None:
    content = site({"redirects.yml": "- from: planer/\n  to: plans/norrby-2021/\n"})
    assert validate(content, Addresses(AddressNames(plans="plans")))[1] == []
