"""The site in other languages and in easy words.

Also tests: pages.version_links, site.translations, publishing.version_pages
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.pages.views.ordinary import PageView
from klarplan.publishing.build import Publication, build
from klarplan.publishing.files import files
from klarplan.publishing.version_pages import with_languages, with_own_links

ACTIVITY = "plans/norrby-2021/activities/stodlinje.{}.md"


@pytest.fixture(name="publication")
def _publication(site: Callable[..., Path]) -> Publication:
    texts = {
        ACTIVITY.format("en"): "---\ntitle: Open a helpline\n---\n\nYou can call.\n",
        ACTIVITY.format("se"): "---\ntitle: X\n---\n\nY.\n",
        ACTIVITY.format("lattlast"): "Du kan ringa.\n",
    }
    return build(site(texts).parent / "site_config.yml")


def test_each_version_has_what_is_translated_alone(publication: Publication) -> None:
    made = [page.dest_uri for page in publication.pages if page.version]
    place = "planer/norrby-2021/aktiviteter/stodlinje/index.html"
    assert made == [f"en/{place}", "en/sok/index.html", f"lattlast/{place}", f"se/{place}"]


def test_facts_come_from_the_original(publication: Publication) -> None:
    activity = publication.versions["en"].site.library.plans["norrby-2021"].activities["stodlinje"]
    original = publication.site.library.plans["norrby-2021"].activities["stodlinje"]
    assert (activity.title, activity.lang, activity.body.strip()) == ("Open a helpline", "en", "You can call.")
    assert (activity.cost, activity.status, activity.period) == (original.cost, original.status, original.period)


def test_pages_lead_to_each_other_and_say_their_languages(publication: Publication) -> None:
    shells = [publication.shells.around(page) for page in publication.pages if page.address[-1:] == ("stodlinje",)]
    assert [(shell.lang, shell.content_lang, shell.version) for shell in shells] == [
        ("sv", "", ""), ("en", "", "en"), ("sv", "", "lattlast"), ("sv", "se", "se"),
    ]  # fmt: skip
    assert [(link.text, link.hreflang, link.current) for link in shells[1].versions] == [
        ("Svenska", "sv", False), ("English", "en", True), ("Davvisámegiella", "se", False), ("Lättläst", "", False),
    ]  # fmt: skip
    assert all(len(shell.versions) == 4 for shell in shells)
    assert [shell.alternates[0].url for shell in shells] == ["feed.xml", "en/feed.xml", "feed.xml", "se/feed.xml"]


def test_each_language_has_a_feed_of_what_is_translated(publication: Publication) -> None:
    """And no other: easy words are the original's language, and its feed tells of them."""
    day = date(2026, 3, 1)
    days = dict.fromkeys((ACTIVITY.format(code) for code in ("en", "se", "lattlast")), day)
    versions = {
        code: replace(version, site=replace(version.site, changed=days))
        for code, version in publication.versions.items()
    }
    opened = publication.open_data
    exports = opened.site.exports.model_copy(update={"tables": False, "cards": False})
    opened = replace(opened, site=replace(opened.site, exports=exports))
    made = {
        path: feed.decode()
        for path, feed in files(replace(publication, versions=versions, open_data=opened))
        if path.partition("/")[2] == "feed.xml"
    }
    assert list(made) == ["en/feed.xml", "se/feed.xml"]
    english, sami = feedparser.parse(made["en/feed.xml"]), feedparser.parse(made["se/feed.xml"])
    assert [(entry.title, entry.link) for entry in english.entries] == [
        ("Open a helpline – Norrby", "https://norrby.se/planer/en/planer/norrby-2021/aktiviteter/stodlinje/")
    ]
    assert english.entries[0].id.endswith(":planer/en/norrby-2021/activity/stodlinje")
    assert 'xml:lang="en"' in made["en/feed.xml"]
    assert '<entry xml:lang="se">' in made["se/feed.xml"]  # in a frame of the site's language
    assert [entry.title for entry in sami.entries] == ["X – Norrby"]


PLACE = ("en", "planer", "a")
VERSION = Addresses(AddressNames(), version="en", versioned=frozenset({("planer", "a"), ("planer", "a", "b")}))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<a href="../../../planer/a/b/#c">', '<a href="b/#c">'),
        ('<a class="x" href="../../../planer/a/d/">', '<a class="x" href="../../../planer/a/d/">'),
        ('<a href="https://example.org/planer/a/b/">', '<a href="https://example.org/planer/a/b/">'),
        ('<a href="#del">', '<a href="#del">'),
    ],
)
def test_texts_lead_to_what_is_translated(given: str, expected: str) -> None:
    assert with_own_links(given, PLACE, VERSION) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<a href="../../../planer/">', '<a href="../../../planer/" hreflang="sv">'),
        ('<a href="b/">', '<a href="b/">'),
        ('<a href="../../../data/planer.csv">', '<a href="../../../data/planer.csv">'),
        ('<a href="../../../planer/a/a.pdf">', '<a href="../../../planer/a/a.pdf" hreflang="sv">'),
        ('<a href="../../../media/report.pdf">', '<a href="../../../media/report.pdf">'),
        ('<a href="../../../planer/" hreflang="sv">', '<a href="../../../planer/" hreflang="sv">'),
    ],
)
def test_links_to_originals_say_their_language(given: str, expected: str) -> None:
    assert with_languages(given, PLACE, "sv") == expected


def test_easy_words_say_too_that_a_plan_is_over(publication: Publication) -> None:
    """What they tell is what the plan said in its time, as on the original's page."""
    (page,) = (page for page in publication.pages if page.version == "lattlast")
    assert isinstance(page.view, PageView)
    assert page.view.said_then == "Så stod det i planen. Den gällde 2021–2023."
