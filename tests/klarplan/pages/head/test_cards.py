"""Pictures for shared links: what stands on them, that it has room and can be read, and what the pages say of them.

Also tests: pages.head.card_picture, pages.head.sharing
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from exported import Publish, shell_at
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from klarplan.content.settings.contrast import TEXT, ratio
from klarplan.pages.head.card_picture import (
    _BOLD,
    _MARGIN,
    _ROOM,
    _TITLE_BOTTOM,
    _TITLE_SIZES,
    _TITLE_TOP,
    HEIGHT,
    WIDTH,
    Colours,
    _font,
    _title,
    picture,
    unwritable,
)
from klarplan.pages.head.cards import Card, Cards
from klarplan.publishing.build import Publication
from klarplan.publishing.files import files

GREEN = Colours("#0b4a50", "#ffffff", "#ffc73a")
TITLE_FILE = "plans/norrby-2021/index.md"


def opened(found: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(found))
    image.load()
    return image


def cards(publication: Publication) -> Cards:
    return Cards(publication.site, publication.config)


def meta(publication: Publication, page: str) -> Any:
    sharing = shell_at(publication, page).sharing
    assert sharing is not None
    return asdict(sharing)


# ---- the picture ----


def test_a_picture_is_a_small_png_of_the_right_size() -> None:
    found = picture("Norrby", "Plan för psykisk hälsa", "Norrby · 2021–2023", GREEN)
    image = opened(found)
    assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")
    assert len(found) < 40_000
    picture.cache_clear()
    assert picture("Norrby", "Plan för psykisk hälsa", "Norrby · 2021–2023", GREEN) == found


def test_a_picture_has_the_colours_that_it_is_given() -> None:
    colours = Colours("#5a1a4a", "#ffeeff", "#00ff00")
    image = opened(picture("", "Rubrik", "", colours)).convert("RGB")
    found = {image.getpixel((x, y)) for x in range(0, WIDTH, 3) for y in range(0, HEIGHT, 3)}
    assert {(0x5A, 0x1A, 0x4A), (0xFF, 0xEE, 0xFF), (0, 0xFF, 0)} <= found
    assert image.getpixel((5, HEIGHT - 5)) == (0, 0xFF, 0)


TITLES = [
    ("Plan", 92, 1),
    ("Länsgemensam analys och handlingsplan för psykisk hälsa i Norrbotten 2021–2025", 76, 3),
    ("Suicidpreventionssamordningsgruppens verksamhetsuppföljning", 52, 2),
]


@pytest.mark.parametrize(("title", "size", "lines"), TITLES)
def test_titles_are_as_large_as_they_can_be(title: str, size: int, lines: int) -> None:
    found, wrapped = _title(title)
    assert (found, len(wrapped)) == (size, lines)
    assert " ".join(wrapped) == title


def test_a_word_without_room_is_parted_where_swedish_allows_it() -> None:
    word = "Suicidpreventionssamordningsgruppsverksamhetsuppföljningsrapport"
    _, lines = _title(word)
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == word


def test_a_title_of_any_length_ends_in_dots() -> None:
    size, lines = _title("Handlingsplan för psykisk hälsa " * 30)
    assert size == _TITLE_SIZES[-1]
    assert lines[-1].endswith(" …")


@settings(max_examples=60, deadline=None)
@given(st.text("abcåäöÅÄÖ -–.,WM", min_size=1, max_size=200))
def test_titles_have_room(title: str) -> None:
    size, lines = _title(title)
    font = _font(_BOLD, size)
    assert all(font.getlength(line) <= _ROOM for line in lines)
    assert len(lines) * size * 1.14 <= _TITLE_BOTTOM - _TITLE_TOP


@settings(max_examples=10, deadline=None)
@given(st.text("abåäöWMg. ", max_size=300), st.text("abåäöWMg ", max_size=300), st.text("abåäöWMg ", max_size=300))
def test_nothing_is_drawn_outside_the_margins(publisher: str, title: str, line: str) -> None:
    drawn = opened(picture(publisher, title, line, GREEN)).convert("L").point(lambda grey: 255 * (grey > 100))
    inside = drawn.crop((0, 0, WIDTH, HEIGHT - 30)).getbbox()
    assert inside is None or (inside[0] >= _MARGIN - 12 and inside[2] <= WIDTH - _MARGIN + 12)


@pytest.mark.parametrize(
    ("text", "missing"), [("Åtgärder – 2021 “så”", ""), ("Guovdageaidnu ŋ", "ŋ"), ("健康 ok", "健康")]
)
def test_characters_that_the_typeface_lacks(text: str, missing: str) -> None:
    assert unwritable(text) == missing


# ---- which cards there are ----


def test_the_cards_say_whose_they_are(publish: Publish) -> None:
    publication = publish()
    found = cards(publication)
    library = publication.site.library
    assert found.of_site() == Card(
        "assets/cards/site.png", "Norrby kommun", "Planer i Norrby", "Vad Norrby vill göra för att fler ska må bra."
    )
    plan = found.of_plan(library.plans["norrby-2021"])
    assert plan == Card(
        "assets/cards/plan-norrby-2021.png", "Planer i Norrby", "Plan för psykisk hälsa i Norrby", "Norrby · 2021–2023"
    )
    assert plan.alt == "Plan för psykisk hälsa i Norrby. Norrby · 2021–2023. Planer i Norrby"
    place = found.of_municipality(library.municipalities["soderby"])
    assert place
    assert place.title == "Söderby: det här planerades"


def test_a_plan_that_cannot_be_written_has_the_sites_card(publish: Publish) -> None:
    text = (publish().config.content / TITLE_FILE).read_text(encoding="utf-8")
    publication = publish({TITLE_FILE: text.replace("title: Plan för psykisk hälsa i Norrby", "title: Plána ŋ")})
    names = [name for name in dict(files(publication)) if name.startswith("assets/cards/")]
    assert sorted(names) == [f"assets/cards/{name}.png" for name in ("kommun-norrby", "kommun-soderby", "site")]
    assert meta(publication, "planer/norrby-2021/index.html")["picture_url"].endswith("/assets/cards/site.png")


PAGES = [
    ("index.html", "Planer i Norrby", "website", "site"),
    ("planer/index.html", "Planer", "article", "site"),
    ("planer/norrby-2021/index.html", "Plan för psykisk hälsa i Norrby", "article", "plan-norrby-2021"),
    ("planer/norrby-2021/pengar/index.html", "Pengar – Norrby", "article", "plan-norrby-2021"),
    ("kommuner/soderby/index.html", "Söderby: det här planerades", "article", "kommun-soderby"),
]


@pytest.mark.parametrize(("page", "title", "kind", "card"), PAGES)
def test_pages_say_what_programs_show(page: str, title: str, kind: str, card: str, publish: Publish) -> None:
    found = meta(publish(), page)
    assert (found["title"], found["kind"], found["locale"]) == (title, kind, "sv_SE")
    assert found["picture_url"] == f"https://norrby.se/planer/assets/cards/{card}.png"
    assert found["picture_text"]


def test_pages_that_nobody_should_find_say_nothing(publish: Publish) -> None:
    assert shell_at(publish(), "sok/index.html").sharing is None


@pytest.mark.parametrize(
    ("exports", "config"),
    [
        ("      exports: {cards: false}\n", lambda text: text),
        ("", lambda text: text.replace("site_url: https://norrby.se/planer/\n", "")),
    ],
    ids=["switched off", "no address"],
)
def test_there_may_be_no_pictures(exports: str, config: Callable[[str], str], publish: Publish) -> None:
    publication = publish(exports=exports, config=config)
    assert not [name for name in dict(files(publication)) if name.endswith(".png")]
    found = meta(publication, "planer/norrby-2021/index.html")
    assert (found["title"], found["picture_url"]) == ("Plan för psykisk hälsa i Norrby", "")


BRANDS: list[tuple[Mapping[str, str], Colours]] = [
    ({}, GREEN),
    ({"primary": "#5a1a4a", "accent": "#00ff00"}, Colours("#5a1a4a", "#ffffff", "#00ff00")),
]


@pytest.mark.parametrize(("brand", "expected"), BRANDS)
def test_the_colours_are_the_organisations(brand: Mapping[str, str], expected: Colours, publish: Publish) -> None:
    lines = "".join(f"          {name}: '{colour}'\n" for name, colour in brand.items())
    publication = publish(exports=f"      brand:\n        light:\n{lines}" if lines else "")
    assert cards(publication).colours == expected


def test_text_on_a_card_can_be_read_whatever_the_colours(publish: Publish, tmp_path: Path) -> None:
    settings = publish().config.settings
    pale = settings.model_copy(
        update={"brand": settings.brand.model_copy(
            update={"light": settings.brand.light.model_copy(update={"primary": "#ffee99"})}
        )}
    )  # fmt: skip
    publication = publish()
    found = Cards(publication.site, type(publication.config)(**{**vars(publication.config), "settings": pale})).colours
    assert found.ground == "#ffee99"
    assert ratio(found.text, found.ground) >= TEXT
