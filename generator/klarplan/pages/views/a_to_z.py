"""A–Ö: pages, terms and everyday words in alphabetical order, each word once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from klarplan.pages.views.glossary import letter_anchor, term_view
from klarplan.pages.views.view import View
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import initial, sort_key


@dataclass(frozen=True)
class IndexEntry:
    """A word, and where it leads. One that leads to one place is the link itself, and has no text beside it."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class IndexLetter:
    """The words under one letter."""

    title: str
    anchor: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class IndexView(View):
    """A–Ö: pages, terms and everyday words. Activities are too many: it leads to their list."""

    TEMPLATE = "a-z.html"

    letters: tuple[IndexLetter, ...]
    activities: Link
    """The list of all activities."""


class _Target(NamedTuple):
    """One place that a word leads to. `label` is what the place is called beside others."""

    text: str
    url: str
    note: str
    label: str


def index_view(site: Site, pages: Iterable[Link]) -> IndexView:
    """A–Ö over pages, indicators, terms and everyday words. `pages` are the site's pages by title."""
    page = site.texts._(N_("page"))
    own = (_Target(link.text, link.url, link.note, link.note or page) for link in pages)
    by_word: defaultdict[str, list[_Target]] = defaultdict(list)
    for target in (*own, *_indicator_targets(site), *_group_targets(site), *_term_targets(site)):
        by_word[target.text.casefold()].append(target)
    by_letter: defaultdict[str, list[IndexEntry]] = defaultdict(list)
    for targets in sorted(by_word.values(), key=lambda targets: sort_key(targets[0].text)):
        by_letter[initial(targets[0].text)].append(_entry(targets))
    letters = (IndexLetter(letter, letter_anchor(letter), tuple(entries)) for letter, entries in by_letter.items())
    _ = site.texts._
    return IndexView(
        lead=_(N_("Pages and words in alphabetical order, with everyday words too.")),
        letters=tuple(sorted(letters, key=lambda letter: sort_key(letter.title))),
        activities=Link(_(N_("All activities")), site.addresses.url(site.addresses.names.activities)),
    )


def _entry(targets: Iterable[_Target]) -> IndexEntry:
    """A word with all the places that it leads to, each once."""
    places = list({target.url: target for target in reversed([*targets])}.values())[::-1]
    first = places[0]
    if len(places) == 1:
        return IndexEntry("", (Link(first.text, first.url, note=first.note),))
    return IndexEntry(first.text, tuple(Link(target.label, target.url) for target in places))


def _indicator_targets(site: Site) -> Iterator[_Target]:
    for contents in site.library.current.values():
        for indicator in contents.indicators:
            name = contents.plan.short_title
            yield _Target(indicator.title, site.indicator_url(indicator), name, name)


def _group_targets(site: Site) -> Iterator[_Target]:
    """Everyday words for target groups; the groups' own names are pages."""
    for group in site.library.target_groups.values():
        address = site.target_group_link(group.id).url
        for synonym in group.synonyms:
            yield _Target(synonym, address, site.texts._(N_("see {term}"), term=group.name), group.name)


def _term_targets(site: Site) -> Iterator[_Target]:
    word = site.texts._(N_("word"))
    for term in site.library.current_terms:
        view = term_view(site, term)
        yield _Target(term.term, view.url, word, word)
        if term.abbreviation and term.abbreviation != term.term:
            yield _Target(term.abbreviation, view.url, term.term, term.term)
        for synonym in term.synonyms:
            if synonym.lower() != term.term.lower():
                yield _Target(synonym, view.url, site.texts._(N_("see {term}"), term=term.term), term.term)
