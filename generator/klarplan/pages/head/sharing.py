"""What programs show of a link to a page: its title, and the picture that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from babel.core import get_global

from klarplan.pages.head.cards import Card, Cards
from klarplan.site.library import PlanContents


@dataclass(frozen=True)
class Sharing:
    """What programs show of a link to the page, besides its description: `og:…` and `twitter:…` in the head."""

    title: str
    """The heading, with the plan's name where it says nothing alone."""
    kind: str
    """"website" for the start page, "article" for all others."""
    locale: str
    """Language and country: "sv_SE"."""
    picture_url: str
    """Absolute; empty where there is no picture."""
    picture_text: str
    """What stands on the picture."""


def sharing(cards: Cards, heading: str, address: tuple[str, ...], contents: PlanContents | None) -> Sharing:
    """A page with its `heading`; `contents` is the plan that it belongs to. The start page's address is empty."""
    site = cards.site
    plan = contents.plan if contents else None
    title = heading if address else cards.config.site_name or heading
    if plan and address != site.addresses.plan(plan.id):
        title = f"{heading} – {plan.short_title}"
    card = _card(cards, address, contents) if site.exports.cards else None
    return Sharing(
        title=title,
        kind="article" if address else "website",
        locale=_locale((plan.lang if plan else None) or site.texts.lang),
        picture_url=site.absolute(card.address) if card else "",
        picture_text=card.alt if card else "",
    )


def _card(cards: Cards, address: tuple[str, ...], contents: PlanContents | None) -> Card | None:
    if contents:
        return cards.of_plan(contents)
    library, addresses = cards.site.library, cards.site.addresses
    place = library.municipalities.get(address[-1]) if address else None
    own = place is not None and address == addresses.municipality(place.id)
    return cards.of_municipality(place) if place and own else cards.of_site()


def _locale(lang: str) -> str:
    """The language with the country where most speak it, as `og:locale` has it: "sv" → "sv_SE"."""
    if "-" in lang:
        return lang.replace("-", "_")
    language, _, rest = str(get_global("likely_subtags").get(lang, "")).partition("_")
    return f"{language}_{rest.rpartition('_')[2]}" if rest else ""
