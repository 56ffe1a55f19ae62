"""Addresses of content files, names with their links, and what stands under a page."""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.site.site import Site


def site(**options: Any) -> Site:
    return samples.site(
        samples.plan("a"), samples.plan("utkast", status="draft"), samples.area("a", "stod"),
        samples.activity("a", "ett", focus_area="stod"), samples.activity("a", "fritt"),
        samples.activity("utkast", "nytt"),
        samples.follow_up("a", "2022-01-01"), samples.follow_up("a", "2027-01-01"),
        samples.municipality("falun", "Falun", "2080"),
        samples.page("pages/om.md"), samples.page("index.md"), samples.party("region", "Region Dalarna"), **options,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", "./"),
        ("pages/om.md", "om/"),
        ("pages/guide/index.md", "guide/"),
        ("pages/guide/README.md", "guide/"),
        ("om.md", "om/"),
        ("plans/a/index.md", "planer/a/"),
        ("plans/a/focus-areas/stod.md", "planer/a/stod/"),
        ("plans/a/activities/ett.md", "planer/a/aktiviteter/ett/"),
        ("plans/a/activities/fritt.md", "planer/a/aktiviteter/fritt/"),
        ("plans/a/follow-ups/2022-01-01.md", "planer/a/uppfoljningar/2022-01-01/"),
        ("plans/a/follow-ups/2027-01-01.md", "planer/a/"),  # ahead of its day
        ("plans/a/funding.yml", "planer/a/pengar/"),
        ("municipalities/falun.md", "kommuner/falun/"),
        ("glossary.yml", "ordlista/"),
        ("target-groups.yml", "malgrupper/"),
        # shown nowhere
        ("plans/a/activities/saknas.md", None),
        ("plans/utkast/index.md", None),
        ("plans/utkast/activities/nytt.md", None),
        ("plans/utkast/funding.yml", None),
        ("parties.yml", None),
        ("media/plan.pdf", None),
    ],
)
def test_address_of_file(path: str, address: str | None) -> None:
    assert site().address_of_file(path) == address


def test_files_of_a_draft_have_addresses_where_it_is_shown() -> None:
    assert site(drafts=True).address_of_file("plans/utkast/activities/nytt.md") == "planer/utkast/aktiviteter/nytt/"


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", "index.html"), ("plans/a/activities/ett.md", "planer/a/aktiviteter/ett/index.html")],
)
def test_addresses_where_pages_are_files(path: str, address: str) -> None:
    assert site(directory_urls=False).address_of_file(path) == address


@pytest.mark.parametrize(
    ("party", "role", "text", "url"),
    [
        ("falun", None, "Falun", "kommuner/falun/"),
        ("falun", "leder", "Falun (leder)", "kommuner/falun/"),
        ("region", "betalar", "Region Dalarna (betalar)", ""),
    ],
)
def test_parties(party: str, role: str | None, text: str, url: str) -> None:
    link = site().party_link(party, role)
    assert (link.text, link.url) == (text, url)


def test_page_titles() -> None:
    found = site()
    assert found.page_title(samples.page("pages/om-oss.md", "text")) == "Om oss"
    assert found.page_title(samples.page("pages/x.md", "# Vilka *vi* är\n")) == "Vilka vi är"
    assert found.page_title(samples.page("pages/x.md", "# Annat\n", title="Om oss")) == "Om oss"
