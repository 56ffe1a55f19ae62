from __future__ import annotations

import pytest

from klarplan.content.reading.file_kinds import FileKind, classify, expected_names, suggested_place
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.text.slug import slug

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
    (f"{PLAN}/activities/stodlinje.md", K.ACTIVITY, None),
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


MISPLACED: list[tuple[str, str, tuple[str, ...]]] = [
    # path, where it was probably meant to be, what can stand in its place
    ("parties.yaml", "parties.yml", ("index.md", "glossary.yml", "target-groups.yml", "parties.yml", "redirects.yml")),
    ("ord.yml", "", ("index.md", "glossary.yml", "target-groups.yml", "parties.yml", "redirects.yml")),
    ("plans/norrby-2021.md", "plans/norrby-2021/index.md",
     ("index.md", "funding.yml", "focus-areas/….md", "activities/….md", "follow-ups/….md")),
    (f"{PLAN}/Index.md", f"{PLAN}/index.md", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/funding.yaml", f"{PLAN}/funding.yml", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/karta.png", "", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/Activities/a.md", f"{PLAN}/activities/a.md", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/activities/a.yml", f"{PLAN}/activities/a.md", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/followup/a.markdown", f"{PLAN}/follow-ups/a.md", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/activities/a.png", "", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/bilder/a.md", "", expected_names(f"{PLAN}/x")),
    ("municipalities/norrby.yml", "municipalities/norrby.md", ("municipalities/….md",)),
    ("municipalities/norrby.txt", "", ("municipalities/….md",)),
    ("activities/a.md", "", ("plans/…/activities/….md",)),
]  # fmt: skip


@pytest.mark.parametrize(("path", "suggestion", "allowed"), MISPLACED)
def test_misplaced_files(path: str, suggestion: str, allowed: tuple[str, ...]) -> None:
    assert classify(path) == K.MISPLACED
    assert (suggested_place(path), expected_names(path)) == (suggestion, allowed)
    assert not suggestion or classify(suggestion) != K.MISPLACED


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


SLUGS = [
    ("Tillgängliga insatser", "tillgangliga-insatser"),
    ("Åby 2022–2023", "aby-2022-2023"),
    ("  --x--  ", "x"),
    ("é", "e"),
    ("Sør-Ærø", "sor-aero"),
    ("!!!", ""),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected
