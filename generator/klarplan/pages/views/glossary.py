"""The glossary: words explained, letter by letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from klarplan.model.shared import Term
from klarplan.pages.views.view import View
from klarplan.site.parts import TermView
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import initial, sort_key


@dataclass(frozen=True)
class GlossaryLetter:
    """The terms under one letter."""

    title: str
    anchor: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryView(View):
    """Words explained, in Swedish alphabetical order."""

    TEMPLATE = "glossary.html"

    letters: tuple[GlossaryLetter, ...]


def glossary_view(site: Site) -> GlossaryView:
    """The glossary."""
    lead = site.texts._(N_("Words and abbreviations in the plans, explained."))
    by_letter: defaultdict[str, list[TermView]] = defaultdict(list)
    for term in site.library.terms:
        by_letter[initial(term.term)].append(term_view(site, term))
    return GlossaryView(
        lead=lead,
        letters=tuple(
            GlossaryLetter(letter, letter_anchor(letter), tuple(by_letter[letter]))
            for letter in sorted(by_letter, key=sort_key)
        ),
    )


MOST_TERMS = 8
"""Words that a page explains at its end; the others are explained in the glossary."""


def hardest(terms: Sequence[Term]) -> list[Term]:
    """The hardest words of a page, in their own order: abbreviations, then long words, and then the others.

    Length is what LIX counts too: long words are the rare ones, and compounds.
    """

    def ease(term: Term) -> tuple[bool, int]:
        short = term.abbreviation or term.term
        is_abbreviation = sum(char.isupper() for char in short) > 1
        return not is_abbreviation, -max(map(len, term.term.split()))

    chosen = sorted(terms, key=ease)[:MOST_TERMS]
    return [term for term in terms if term in chosen]


def letter_anchor(letter: str) -> str:
    """An anchor for a letter: å, ä and ö have names of their own, since addresses have only a–z."""
    return "bokstav-" + {"Å": "aa", "Ä": "ae", "Ö": "oe", "0–9": "siffra", "#": "tecken"}.get(letter, letter.lower())


def term_view(site: Site, term: Term) -> TermView:
    """A word explained."""
    anchor = site.term_anchors[term]
    plan = site.library.plans.get(term.plan or "")
    source = ", ".join(filter(None, [plan.plan.short_title if plan else "", term.source]))
    glossary = site.addresses.url(site.addresses.names.glossary, anchor=anchor)
    return TermView(term.term, term.explanation, glossary, anchor, term.abbreviation or "", term.synonyms, source)
