"""Maps of municipalities, as inline SVG: a county's, a municipality's neighbours, and the whole country in small.

What a map shows stands in a list beside it too, which is how most will use it. Places are marked by more than colour:
those on the site are filled and have their names as links, others have broken borders, and the page's own has a dot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from klarplan.content.register.municipalities import municipality_by_code, official_municipalities
from klarplan.content.register.outlines import (
    OUTLINES_LICENCE,
    OUTLINES_PACKAGE,
    OUTLINES_SOURCE,
    Box,
    Outline,
    box_around,
    outline,
    outlines_of_county,
    overview,
)
from klarplan.model.records import Municipality
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.slug import slug


@dataclass(frozen=True)
class MapPlace:
    """A municipality on a map."""

    name: str
    path: str
    """The commands of an SVG path."""
    url: str = ""
    """Its page; empty for one that is not on the site, and for the page's own."""
    label: tuple[int, int] | None = None
    """Where its name stands, as the middle of its line; None where there is no room."""
    own: bool = False
    """The municipality that the page is about."""
    dot: tuple[int, int] = (0, 0)
    """Where the mark of the page's own municipality stands."""


@dataclass(frozen=True)
class Map:
    """A map: what it shows in words, the part of the grid that is seen, and what is on it."""

    title: str
    view_box: str
    places: tuple[MapPlace, ...]
    """Those on the site last, so that their borders are whole."""
    text_size: int
    """The height of names, in steps of the grid."""
    width: int
    """How wide it is best shown, in CSS pixels."""
    height: int


@dataclass(frozen=True)
class CountyOnMap:
    """A county of the overview: a link where some of its municipalities are on the site."""

    name: str
    path: str
    url: str = ""


@dataclass(frozen=True)
class OverviewMap:
    """The country, its counties, and which municipalities are on the site."""

    title: str
    sentence: str
    """ "42 av Sveriges 290 kommuner är med"."""
    view_box: str
    counties: tuple[CountyOnMap, ...]
    """Those with municipalities on the site last."""
    municipalities: str
    """One path of all that are on the site."""


_WIDTH, _HEIGHT = 328, 400
"""The room that a map has on a phone, in CSS pixels: its width, and a height that leaves room for other things."""
_LOW = 272
"""The height of a map that is one of many things on its page."""
_TEXT = 14
"""The height of names there."""
_LETTER = 0.53
"""The mean width of a letter, in heights of the text."""


def county_map(site: Site, county: str) -> Map | None:
    """A county's municipalities, by the county's name; None where no municipality of the site there is on the map."""
    on_site = site.library.municipalities_by_code
    codes = Counter(code[:2] for code, place in on_site.items() if place.county == county and outline(code))
    if not codes:
        return None
    (code, _number) = codes.most_common(1)[0]
    title = site.texts._(N_("Map of {county}"), county=county)
    return _map(site, title, outlines_of_county(code), on_site)


def neighbour_map(site: Site, place: Municipality) -> Map | None:
    """A municipality and its neighbours; None where it is not on the map, or an island."""
    own = outline(place.code)
    if own is None or not own.neighbours:
        return None
    shown = [own, *filter(None, map(outline, own.neighbours))]
    title = site.texts._(N_("Map of {name} and its neighbours"), name=place.title)
    return _map(site, title, shown, site.library.municipalities_by_code, own=own, height=_LOW)


def neighbours(site: Site, place: Municipality) -> tuple[Link, ...]:
    """A municipality's neighbours by name, as the map has them; those that are on the site lead to their pages."""
    own, on_site = outline(place.code), site.library.municipalities_by_code
    links = []
    for code in own.neighbours if own else ():
        official = municipality_by_code(code)
        if code in on_site:
            links.append(site.municipality_link(on_site[code].id))
        elif official:
            links.append(Link(official.name))
    return tuple(sorted(links, key=lambda link: (not link.url, link.text)))


def overview_map(site: Site) -> OverviewMap | None:
    """The whole country; None where no municipality of the site is in Sweden's register."""
    whole, on_site = overview(), site.library.municipalities_by_code
    codes = [code for code in on_site if code in whole.municipalities]
    if not codes:
        return None
    by_county = {code[:2]: on_site[code].county for code in codes}
    names = {place.county.code: place.county.name for place in official_municipalities()}
    list_page = site.addresses.names.municipalities
    counties = [
        CountyOnMap(
            _county_text(site, by_county[code], sum(other.startswith(code) for other in codes)), path,
            site.addresses.url(list_page, anchor=slug(by_county[code])),
        ) if code in by_county else CountyOnMap(names[code], path)
        for code, path in whole.counties.items()
    ]  # fmt: skip
    return OverviewMap(
        title=site.texts._(N_("Map of Sweden's counties")),
        sentence=site.texts._(
            N_("{n} of Sweden's {all} municipalities are here"),
            n=site.texts.number(len(codes)), all=site.texts.number(len(whole.municipalities)),
        ),
        view_box=_view_box(whole.box.wider(4)),
        counties=tuple(sorted(counties, key=lambda county: bool(county.url))),
        municipalities="".join(whole.municipalities[code] for code in codes),
    )  # fmt: skip


def map_source(site: Site) -> str:
    """Whose borders the maps have, and under which licence."""
    text = N_("The borders are those of {source}, made simpler. They come from {package}, licence {licence}.")
    return site.texts._(text, source=OUTLINES_SOURCE, package=OUTLINES_PACKAGE, licence=OUTLINES_LICENCE)


def map_note(site: Site) -> str:
    """The same in a few words, for a map among other things."""
    return site.texts._(N_("Map: {source}, simplified"), source=OUTLINES_SOURCE)


def absent_municipalities(site: Site) -> tuple[str, ...]:
    """The names of those of the official list that are not on the site, in the order of their codes."""
    names, codes = {place.title for place in site.library.municipalities.values()}, site.library.municipalities_by_code
    return tuple(
        place.name for place in official_municipalities() if place.code not in codes and place.name not in names
    )


def _county_text(site: Site, county: str, number: int) -> str:
    return site.texts.plural("{county}: {n} municipality", "{county}: {n} municipalities", number, county=county)


def _view_box(box: Box) -> str:
    return f"{box.left} {box.top} {box.width} {box.height}"


def _map(
    site: Site,
    title: str,
    shown: Sequence[Outline],
    on_site: Mapping[str, Municipality],
    own: Outline | None = None,
    height: int = _HEIGHT,
) -> Map:
    box = box_around(shown)
    box = box.wider(max(box.width, box.height) // 40 + 1)
    scale = max(box.width / _WIDTH, box.height / height)
    size = max(1, round(_TEXT * scale))
    ordered = sorted(shown, key=lambda place: (place == own, place.code in on_site, place.code))
    named = sorted(ordered, key=lambda place: (place != own, place.code not in on_site, -_area(place.box)))
    labels = dict(_labels(((place, _name(place.code, on_site), place == own) for place in named), box, size))
    places = tuple(
        MapPlace(
            name=_name(place.code, on_site),
            path=place.path,
            url=site.municipality_link(on_site[place.code].id).url if place.code in on_site and place != own else "",
            label=labels.get(place.code),
            own=place == own,
            dot=place.middle,
        )
        for place in ordered
    )
    return Map(title, _view_box(box), places, size, round(box.width / scale), round(box.height / scale))


def _name(code: str, on_site: Mapping[str, Municipality]) -> str:
    official = municipality_by_code(code)
    return on_site[code].title if code in on_site else official.name if official else code


def _area(box: Box) -> int:
    return box.width * box.height


_SHIFTS, _ABOVE_A_DOT = (0, -0.6, 0.6, -1.1, 1.1), (-0.95, 0.95)
"""How far from the middle a name may stand, in heights of the text, the best first."""


def _labels(named: Iterable[tuple[Outline, str, bool]], box: Box, size: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where names stand, by code: in the order given, each at the first of a few places that no other name has taken.

    `named`: outline, name, and whether a dot stands in its middle. A name that has no room is left out; the link has it
    all the same, and the list beside.
    """
    taken: list[Box] = []
    for place, name, with_dot in named:
        half = round(len(name) * size * _LETTER / 2) + size // 4
        x = min(max(place.middle[0], box.left + half), box.right - half)
        for shift in _ABOVE_A_DOT if with_dot else _SHIFTS:
            y = place.middle[1] + round(shift * size)
            room = Box(x - half, y - round(size * 0.6), x + half, y + round(size * 0.6))
            if box.top <= room.top and room.bottom <= box.bottom and not any(_meet(room, other) for other in taken):
                taken.append(room)
                yield place.code, (x, y)
                break


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
