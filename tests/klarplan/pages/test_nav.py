"""Menus, a plan's own navigation, breadcrumbs and contents."""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.pages import nav
from klarplan.site.parts import Link

COST = [{"amount": 1000}]


def texts(links: tuple[Link, ...]) -> list[str]:
    return [link.text for link in links]


def test_the_main_menu_leads_to_the_lists() -> None:
    links = nav.menu(samples.site(), ())
    assert [(link.text, link.url, link.current) for link in links] == [
        ("Plans", "planer/", False), ("Municipalities", "kommuner/", False), ("For whom", "malgrupper/", False),
        ("Activities", "aktiviteter/", False), ("Glossary", "ordlista/", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ((), None),
        (("planer",), "Plans"),
        (("planer", "a"), "Plans"),
        (("planer", "a", "aktiviteter"), "Plans"),
        (("aktiviteter",), "Activities"),
        (("kommuner", "falun"), "Municipalities"),
        (("planera",), None),
        (("404",), None),
    ],
)
def test_the_menu_knows_where_the_page_belongs(address: tuple[str, ...], current: str | None) -> None:
    found = [link.text for link in nav.menu(samples.site(), address) if link.current]
    assert found == ([current] if current else [])


def test_the_footer_has_ordinary_pages_in_their_order() -> None:
    site = samples.site(
        samples.page("pages/om.md", title="Om", order=2),
        samples.page("pages/oga.md", "# Ögon\n\ntext", order=1),
        samples.page("pages/angest.md", title="Ångest", order=1),
        samples.page("fri.md", title="Fri"),
        samples.page("pages/utan-namn.md", "text", order=3),
        samples.page("pages/guide/djup.md", title="Inte på första nivån"),
        samples.page("index.md", title="Start"),
    )
    footer = [(link.text, link.url) for link in nav.footer_menu(site)]
    assert footer[:2] == [("A–Ö", "a-o/"), ("Dates", "datum/")]
    assert footer[-5:] == [
        ("Fri", "fri/"), ("Ångest", "angest/"), ("Ögon", "oga/"),
        ("Om", "om/"), ("Utan namn", "utan-namn/"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ["Overview", "The whole plan on one page"]),
        (
            [samples.area("a", "x"), samples.activity("a", "ett", focus_area="x")],
            ["Overview", "x", "All activities", "The whole plan on one page"],
        ),
        (
            [samples.area("a", "x"), samples.activity("a", "ett")],
            ["Overview", "x", "All activities", "The whole plan on one page"],
        ),
        ([samples.activity("a", "ett")], ["Overview", "Activities", "The whole plan on one page"]),
        (
            [samples.activity("a", "ett", cost=COST), samples.follow_up("a", "2022-01-01")],
            ["Overview", "Activities", "Money", "Follow-ups", "The whole plan on one page"],
        ),
    ],
)
def test_a_plan_lists_the_pages_that_it_has(given: list[Any], expected: list[str]) -> None:
    site = samples.site(samples.plan("a"), *given)
    assert texts(nav.section(site, site.library.plans["a"], ())) == expected


def test_a_plan_with_funding_has_a_page_for_it() -> None:
    site = samples.site(samples.plan("a"), fundings=[("a", samples.funding())])
    assert "Money" in texts(nav.section(site, site.library.plans["a"], ()))


def test_the_page_that_one_is_on_is_the_current_one() -> None:
    site = samples.site(samples.plan("a"), samples.area("a", "x"), samples.area("a", "y", 2))
    section = nav.section(site, site.library.plans["a"], ("planer", "a", "y"))
    assert [(link.url, link.current) for link in section] == [
        ("planer/a/", False), ("planer/a/x/", False), ("planer/a/y/", True), ("planer/a/hela-planen/", False),
    ]  # fmt: skip


def test_breadcrumb() -> None:
    above = ((("planer",), "Plans"), (("planer", "a"), "a"))
    links = nav.breadcrumb(samples.site(), above, "Money")
    assert links == (Link("Plans", "planer/"), Link("a", "planer/a/"), Link("Money", current=True))


def test_addresses_where_pages_are_files() -> None:
    site = samples.site(samples.plan("a"), directory_urls=False)
    assert nav.menu(site, ())[0].url == "planer/index.html"


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ([], []),
        ([("A", "a"), ("B", "b")], []),
        ([("A", "a"), ("B", "b"), ("C", "c")], ["#a", "#b", "#c"]),
        ([("A", "a"), ("", "b"), ("C", "c")], []),
    ],
)
def test_contents_only_where_they_help(sections: list[tuple[str, str]], expected: list[str]) -> None:
    assert [link.url for link in nav.contents(sections)] == expected
