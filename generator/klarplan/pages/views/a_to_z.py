"""A–Ö: pages, terms and everyday words in alphabetical order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klarplan.pages.views.glossary import letter_anchor, term_view
from klarplan.pages.views.view import View
from klarplan.site.parts import Link, Section
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import initial, sort_key


@dataclass(frozen=True)
class IndexView(View):
    """A–Ö: pages, terms and everyday words. Activities are too many: it leads to their list."""

    TEMPLATE = "a-z.html"

    letters: tuple[Section, ...]
    activities: Link
    """The list of all activities."""


def index_view(site: Site, pages: Iterable[Link]) -> IndexView:
    """A–Ö over pages, terms and everyday words. `pages` are the site's pages by title."""
    entries = [*pages, *_group_entries(site), *_term_entries(site)]
    by_letter: defaultdict[str, list[Link]] = defaultdict(list)
    for link in sorted(dict.fromkeys(entries), key=lambda link: (sort_key(link.text), link.note, link.url)):
        by_letter[initial(link.text)].append(link)
    sections = (Section(letter, letter_anchor(letter), tuple(links)) for letter, links in by_letter.items())
    ordered = tuple(sorted(sections, key=lambda section: sort_key(section.title)))
    _ = site.texts._
    return IndexView(
        lead=_(N_("Pages and words in alphabetical order, with everyday words too.")),
        letters=ordered,
        activities=Link(_(N_("All activities")), site.addresses.url(site.addresses.names.activities)),
    )


def _group_entries(site: Site) -> Iterator[Link]:
    """Everyday words for target groups; the groups' own names are pages."""
    for group in site.library.target_groups.values():
        address = site.target_group_link(group.id).url
        for synonym in group.synonyms:
            yield Link(synonym, address, note=site.texts._(N_("see {term}"), term=group.name))


def _term_entries(site: Site) -> Iterator[Link]:
    word = site.texts._(N_("word"))
    for term in site.library.current_terms:
        view = term_view(site, term)
        yield Link(term.term, view.url, note=word)
        if term.abbreviation and term.abbreviation != term.term:
            yield Link(term.abbreviation, view.url, note=term.term)
        for synonym in term.synonyms:
            if synonym.lower() != term.term.lower():
                yield Link(synonym, view.url, note=site.texts._(N_("see {term}"), term=term.term))
