"""Atom: read by feedparser, and checked for what RFC 4287 demands; the check finds planted faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
from exported import Publish

from klarplan.content import history
from klarplan.open_data.feeds import MOST
from klarplan.publishing.files import files

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://norrby.se/planer/"
FEEDS = ["feed.xml", "planer/norrby-2021/feed.xml", "kommuner/norrby/feed.xml", "kommuner/soderby/feed.xml"]
DAYS = {
    "plans/norrby-2021/index.md": date(2026, 3, 1),
    "plans/norrby-2021/funding.yml": date(2026, 2, 1),
    "plans/norrby-2021/activities/foraldragrupper.md": date(2026, 3, 4),
    "plans/norrby-2021/focus-areas/tidigt-stod.md": date(2026, 3, 1),
    "pages/om.md": date(2026, 1, 9),
}


def atom_faults(found: bytes) -> list[str]:
    """What RFC 4287, section 4, would refuse, and what feedparser stumbles on."""
    parsed = feedparser.parse(found)
    told = [f"feedparser: {parsed.bozo_exception}"] if parsed.bozo else []
    try:
        root = ElementTree.fromstring(found)
    except ElementTree.ParseError as error:
        return [*told, f"not well-formed: {error}"]
    if root.tag != f"{ATOM}feed":
        return [*told, "not a feed"]
    entries = root.findall(f"{ATOM}entry")
    told += [fault for place in (root, *entries) for fault in part_faults(root, place)]
    if [one.get("rel") for one in root.findall(f"{ATOM}link")].count("self") != 1:
        told.append("self: not one")
    ids = [one.findtext(f"{ATOM}id") for one in (root, *entries)]
    told += ["id: twice"] if len(set(ids)) < len(ids) else []
    days = [one.findtext(f"{ATOM}updated") or "" for one in entries]
    return told + (["updated: not newest first"] if days != sorted(days, reverse=True) else [])


FORMS = {
    "id": r"[a-z][a-z0-9+.-]*:\S+\Z",  # an IRI
    "title": r"\S",
    "updated": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)\Z",  # RFC 3339
}


def part_faults(root: ElementTree.Element, place: ElementTree.Element) -> Iterator[str]:
    """What the feed and each entry must have."""
    for name, form in FORMS.items():
        texts = [one.text or "" for one in place.findall(ATOM + name)]
        if len(texts) != 1:
            yield f"{name}: not one"
        yield from (f"{name}: bad form: {text}" for text in texts if not re.match(form, text))
    links = [one for one in place.findall(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]
    if len(links) != 1:
        yield "alternate: not one"
    yield from (f"link: {url}" for one in links if not (url := one.get("href", "")).startswith("https://"))
    if not root.findall(f"{ATOM}author") and not place.findall(f"{ATOM}author"):
        yield "author: none"


@pytest.fixture
def feeds(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The feeds of the base site, with a history."""
    monkeypatch.setattr(history, "changed_days", lambda content: DAYS)
    return {path: found for path, found in files(publish()) if path.endswith("feed.xml")}


def entries(found: bytes) -> list[tuple[str, str]]:
    """Day and permanent name of each entry."""
    return [(one.updated[:10], one.id.partition(":planer/")[2]) for one in feedparser.parse(found).entries]


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_are_valid(name: str, feeds: dict[str, bytes]) -> None:
    assert set(feeds) == set(FEEDS)
    assert atom_faults(feeds[name]) == []
    links = {link.rel: link.href for link in feedparser.parse(feeds[name]).feed.links}
    assert links == {"self": SITE + name, "alternate": SITE + name.removesuffix("feed.xml")}


PLANTED: list[tuple[str, Callable[[str], str], str]] = [
    ("no id", lambda text: re.sub(r"<id>.*?</id>", "", text, count=1), "id: not one"),
    ("an id that is no IRI", lambda text: text.replace("<id>tag:", "<id>", 1), "id: bad form"),
    ("an id twice", lambda text: text.replace("focus-area/tidigt-stod</id>", "money</id>"), "id: twice"),
    ("no title", lambda text: re.sub(r"<title>.*?</title>", "<title />", text, count=1), "title: bad form"),
    ("a day alone", lambda text: text.replace("T00:00:00Z", "", 1), "updated: bad form"),
    ("no author", lambda text: re.sub(r"<author>.*?</author>", "", text, flags=re.DOTALL), "author: none"),
    ("a relative link", lambda text: text.replace(f'href="{SITE}"', 'href="/planer/"'), "link:"),
    ("no self", lambda text: text.replace('rel="self"', 'rel="via"'), "self: not one"),
    ("a bare ampersand", lambda text: text.replace("CC0", "C&C0"), "not well-formed"),
    ("not newest first", lambda text: text.replace("2026-03-04T", "2020-03-04T"), "updated: not newest first"),
]


@pytest.mark.parametrize(("planted", "expected"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_faults_in_feeds_are_found(planted: Callable[[str], str], expected: str, feeds: dict[str, bytes]) -> None:
    text = feeds["feed.xml"].decode("utf-8")
    assert planted(text) != text
    assert any(told.startswith(expected) for told in atom_faults(planted(text).encode()))


SHARED = [
    ("2026-03-01", "norrby-2021"),
    ("2026-03-01", "norrby-2021/focus-area/tidigt-stod"),
    ("2026-02-01", "norrby-2021/money"),
    ("2022-12-14", "norrby-2021/follow-up/2022"),
    ("2022-01-31", "norrby-2021/activity/stodlinje"),
]
OWN = [("2026-03-04", "norrby-2021/activity/foraldragrupper")]
CASES = {
    "feed.xml": [*OWN, *SHARED[:3], ("2026-01-09", "page/om"), *SHARED[3:]],
    "planer/norrby-2021/feed.xml": [*OWN, *SHARED],
    "kommuner/norrby/feed.xml": [*OWN, *SHARED],
    "kommuner/soderby/feed.xml": SHARED,
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_told_and_when(name: str, feeds: dict[str, bytes]) -> None:
    assert entries(feeds[name]) == CASES[name]


def test_an_entry(feeds: dict[str, bytes]) -> None:
    found: Any = feedparser.parse(feeds["feed.xml"])
    first = found.entries[0]
    assert first.id == "tag:norrby.se,2026:planer/norrby-2021/activity/foraldragrupper"
    assert first.title == "Starta föräldragrupper – Norrby"
    assert first.link == f"{SITE}planer/norrby-2021/aktiviteter/foraldragrupper/"
    assert first.summary == "Föräldrar träffas och pratar."
    assert [tag.term for tag in first.tags] == ["activity"]
    assert (found.feed.author, found.feed.title, found.feed.language) == ("Norrby kommun", "Planer i Norrby", "sv")
    assert found.feed.updated == first.updated


def test_ids_that_outlive_the_address(publish: Publish) -> None:
    exports = "      exports: {id_authority: 'gamla.norrby.se,2025'}\n"
    first = feedparser.parse(dict(files(publish(exports=exports)))["feed.xml"]).entries[0]
    assert first.id == "tag:gamla.norrby.se,2025:norrby-2021/follow-up/2022"


def test_without_a_history_records_give_the_days(publish: Publish) -> None:
    found = dict(files(publish()))["feed.xml"]
    assert atom_faults(found) == []
    assert entries(found) == [SHARED[3], SHARED[4], ("2021-02-10", "norrby-2021")]


def test_no_days_at_all(publish: Publish) -> None:
    found = dict(files(publish({"plans/norrby-2021/index.md": None, **{
        f"plans/norrby-2021/{name}": None for name in (
            "funding.yml", "activities/stodlinje.md", "activities/foraldragrupper.md", "focus-areas/tidigt-stod.md",
            "focus-areas/trygga-barn.md", "follow-ups/2022.md",
        )
    }, "glossary.yml": None, "index.md": "---\ntitle: Start\n---\n"})))["feed.xml"]  # fmt: skip
    assert entries(found) == []
    assert atom_faults(found) == []


def test_a_feed_has_an_end(publish: Publish) -> None:
    one = "---\ntitle: Aktivitet {n}\nstatus_date: 2024-01-01\nsource: {{document: planen}}\n---\nText.\n"
    more = {f"plans/norrby-2021/activities/a{n:03}.md": one.format(n=n) for n in range(MOST + 5)}
    found = dict(files(publish(more)))["feed.xml"]
    told = entries(found)
    assert len(told) == MOST
    assert told[-1] == ("2024-01-01", f"norrby-2021/activity/a{MOST - 1:03}")


def test_what_xml_cannot_hold(publish: Publish) -> None:
    path = "plans/norrby-2021/activities/stodlinje.md"
    text = (publish().config.content / path).read_text(encoding="utf-8")
    found = dict(files(publish({path: text.replace("Du kan ringa", "A&#12;&#1; & <b>B</b> &lt;c&gt;")})))["feed.xml"]
    assert atom_faults(found) == []
    assert " ".join(feedparser.parse(found).entries[1].summary.split()) == "A & B <c> och få stöd."
