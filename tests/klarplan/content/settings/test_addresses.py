"""The address of every page and file."""

from __future__ import annotations

import pytest

from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames

K = FileKind
PLAN = "plans/norrby-2021"

FILES: list[tuple[str, FileKind, tuple[str, ...] | None]] = [
    # path, what it is, the address of its page
    ("index.md", K.START, ()),
    ("glossary.yml", K.GLOSSARY, None),
    ("redirects.yml", K.REDIRECTS, None),
    ("target-groups.yml", K.TARGET_GROUPS, None),
    ("parties.yml", K.PARTIES, None),
    (f"{PLAN}/index.md", K.PLAN, ("planer", "norrby-2021")),
    (f"{PLAN}/funding.yml", K.FUNDING, None),
    (f"{PLAN}/focus-areas/trygga-barn.md", K.FOCUS_AREA, ("planer", "norrby-2021", "trygga-barn")),
    (f"{PLAN}/activities/stodlinje.md", K.ACTIVITY, ("planer", "norrby-2021", "aktiviteter", "stodlinje")),
    (f"{PLAN}/follow-ups/2022.md", K.FOLLOW_UP, ("planer", "norrby-2021", "uppfoljningar", "2022")),
    ("municipalities/norrby.md", K.MUNICIPALITY, ("kommuner", "norrby")),
    ("pages/om.md", K.PAGE, ("om",)),
    ("pages/om/index.md", K.PAGE, ("om",)),
    ("pages/om/README.md", K.PAGE, ("om",)),
    ("pages.md", K.PAGE, ("pages",)),
    ("skrifter/2021/rapport.markdown", K.PAGE, ("skrifter", "2021", "rapport")),
    ("media/karta.png", K.MEDIA, None),
    ("media/data.yml", K.MEDIA, None),
    ("skrifter/bild.jpg", K.MEDIA, None),
    ("robots.txt", K.MEDIA, None),
    ("ord.yml", K.MISPLACED, None),
    ("plans/index.md", K.MISPLACED, None),
    (f"{PLAN}/plan.md", K.MISPLACED, None),
    (f"{PLAN}/activities/lista.yml", K.MISPLACED, None),
    (f"{PLAN}/activities/2021/a.md", K.MISPLACED, None),
    ("municipalities/norr/norrby.md", K.MISPLACED, None),
    ("municipalities/norrby.yml", K.MISPLACED, None),
    ("focus-areas/a.md", K.MISPLACED, None),
]


@pytest.mark.parametrize(("path", "kind", "address"), FILES)
def test_files(path: str, kind: FileKind, address: tuple[str, ...] | None) -> None:
    assert classify(path) == kind
    assert Addresses(AddressNames()).of_file(path) == address


def test_every_page_has_an_address_of_its_own() -> None:
    addresses = Addresses(AddressNames())
    pages = [
        *addresses.lists, *addresses.generated("norrby-2021"), addresses.plan("norrby-2021"),
        addresses.follow_up("norrby-2021", "2022"), addresses.target_group("aldre"),
        addresses.municipality("norrby"), (),
    ]  # fmt: skip
    assert len(set(pages)) == len(pages)


URLS = [
    (True, ("planer", "a"), "", "planer/a/"),
    (True, ("planer", "a"), "b", "planer/a/#b"),
    (True, (), "", "./"),
    (False, ("planer", "a"), "b", "planer/a/index.html#b"),
    (False, (), "", "index.html"),
]


@pytest.mark.parametrize(("directory_urls", "parts", "anchor", "url"), URLS)
def test_urls(directory_urls: bool, parts: tuple[str, ...], anchor: str, url: str) -> None:
    assert Addresses(AddressNames(), directory_urls).url(*parts, anchor=anchor) == url


def test_addresses_are_settings() -> None:
    assert Addresses(AddressNames(plans="plans", money="money")).money("a") == ("plans", "a", "money")
