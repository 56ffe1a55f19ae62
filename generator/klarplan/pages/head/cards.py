"""Pictures for shared links: one for each plan and municipality, and one for the site. Programs that show a link with a
picture take it from `og:image` (https://ogp.me/)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klarplan.content.settings.brand import TOKENS
from klarplan.content.settings.config import Config
from klarplan.content.settings.contrast import TEXT, nearest_with_contrast, ratio
from klarplan.model.records import Municipality
from klarplan.pages.head.card_picture import Colours, picture, unwritable
from klarplan.site.library import PlanContents
from klarplan.site.phrases import municipality_heading
from klarplan.site.site import Site

FOLDER = "assets/cards"


@dataclass(frozen=True)
class Card:
    """What stands on a picture: whose it is, the title, and a line below it."""

    address: str
    """Its file below the site's folder."""
    publisher: str
    title: str
    line: str = ""

    @property
    def alt(self) -> str:
        """The same for those who do not see it."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.line, self.publisher) if part)

    @property
    def can_be_drawn(self) -> bool:
        """Whether the typeface has every character."""
        return not unwritable(f"{self.publisher}{self.title}{self.line}")


@dataclass(frozen=True)
class Cards:
    """The cards of one site."""

    site: Site
    config: Config

    def all(self) -> Iterator[Card]:
        """Every card that can be drawn."""
        library = self.site.library
        own = (
            *(self.of_plan(contents) for contents in library.plans.values()),
            *(self.of_municipality(place) for place in library.municipalities.values()),
        )
        yield from dict.fromkeys(filter(None, (self.of_site(), *own)))

    def drawn(self, card: Card) -> bytes:
        """A card as PNG."""
        return picture(card.publisher, card.title, card.line, self.colours)

    def of_site(self) -> Card | None:
        """The site's own card; None where the typeface cannot write it."""
        publisher = self.config.settings.organisation
        title = self.config.site_name or publisher
        card = Card(f"{FOLDER}/site.png", publisher if publisher != title else "", title, self.config.site_description)
        return card if card.can_be_drawn else None

    def of_plan(self, contents: PlanContents) -> Card | None:
        """A plan's card; the site's where the typeface cannot write it."""
        plan = contents.plan
        line = " · ".join(filter(None, (plan.area, self.site.texts.period(plan.period))))
        return self._drawable(Card(f"{FOLDER}/plan-{plan.id}.png", self.config.site_name, plan.title, line))

    def of_municipality(self, place: Municipality) -> Card | None:
        """A municipality's card; the site's where the typeface cannot write it."""
        title = municipality_heading(self.site, place)
        return self._drawable(Card(f"{FOLDER}/kommun-{place.id}.png", self.config.site_name, title, place.county))

    def _drawable(self, card: Card) -> Card | None:
        return card if card.can_be_drawn else self.of_site()

    @property
    def colours(self) -> Colours:
        """The organisation's, with text that can be read on them."""
        colours = {**TOKENS["light"], **self.config.settings.brand.chosen("light")}
        ground, text = colours["primary"], colours["on_primary"]
        if ratio(text, ground) < TEXT:
            text = nearest_with_contrast(text, ground, TEXT)
        return Colours(ground, text, colours["accent"])
