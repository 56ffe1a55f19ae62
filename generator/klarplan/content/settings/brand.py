"""An organisation's own colours: `brand:` among the options, checked for contrast, and written as a style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.content.settings.contrast import GRAPHICS, TEXT, nearest_with_contrast, ratio
from klarplan.model.base import Model
from klarplan.model.paths import FieldPath
from klarplan.text.catalogue import N_

STYLESHEET = "assets/css/brand.css"
"""Where the style sheet is written; pages load it after the theme's tokens."""

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Scheme = Literal["light", "dark"]

TOKENS: dict[Scheme, dict[str, str]] = {
    "light": {
        "primary": "#0b4a50", "on_primary": "#ffffff", "accent": "#ffc73a", "on_accent": "#17211f",
        "link": "#0a5a63", "link_hover": "#062f34", "page": "#ffffff", "quiet": "#f1f5f4",
    },
    "dark": {
        "primary": "#0c4046", "on_primary": "#ffffff", "accent": "#ffc73a", "on_accent": "#17211f",
        "link": "#85d3d9", "link_hover": "#c4f0f3", "page": "#121a1b", "quiet": "#1a2526",
    },
}  # fmt: skip
"""The theme's own colours, as assets/css/tokens.css has them. The last two cannot be set."""

PROPERTIES = {
    "primary": "brand", "on_primary": "on-brand", "accent": "accent", "on_accent": "on-accent", "link": "link",
    "link_hover": "link-hover",
}  # fmt: skip
"""The custom property of tokens.css that each colour sets, without the scheme that it begins with."""

_NAMES = {
    "primary": N_("main colour"), "on_primary": N_("text on the main colour"), "accent": N_("accent colour"),
    "on_accent": N_("text on the accent colour"), "link": N_("links"), "link_hover": N_("links under the pointer"),
    "page": N_("the page's ground"), "quiet": N_("the quiet ground"),
}  # fmt: skip


class Colours(Model):
    """The colours of one scheme; the theme's own where there are none."""

    primary: Colour | None = Field(None, title=_NAMES["primary"])
    on_primary: Colour | None = Field(None, title=_NAMES["on_primary"])
    accent: Colour | None = Field(None, title=_NAMES["accent"])
    on_accent: Colour | None = Field(None, title=_NAMES["on_accent"])
    link: Colour | None = Field(None, title=_NAMES["link"])
    link_hover: Colour | None = Field(None, title=_NAMES["link_hover"])

    @property
    def chosen(self) -> dict[str, str]:
        """The colours that the organisation has set, by name."""
        return {name: colour for name in PROPERTIES if (colour := getattr(self, name))}


class Brand(Model):
    """The organisation's colours."""

    light: Colours = Field(Colours(), title=N_("colours of the light scheme"))
    dark: Colours = Field(Colours(), title=N_("colours of the dark scheme"))

    def chosen(self, scheme: Scheme) -> dict[str, str]:
        """The colours that are set for a scheme."""
        return self.light.chosen if scheme == "light" else self.dark.chosen


@dataclass(frozen=True)
class _Pair:
    """Two colours that the theme puts on each other, and the contrast that they must have."""

    colour: str
    ground: str
    needed: float


_PAIRS: dict[Scheme, tuple[_Pair, ...]] = {
    "light": (
        _Pair("on_primary", "primary", TEXT),
        _Pair("primary", "page", TEXT),  # the menu button's text
        _Pair("on_accent", "accent", TEXT),
        _Pair("accent", "primary", GRAPHICS),  # the button on the start page
        _Pair("link", "page", TEXT),
        _Pair("link", "quiet", TEXT),
        _Pair("link_hover", "page", TEXT),
        _Pair("link_hover", "quiet", TEXT),
    ),
    "dark": (
        _Pair("on_primary", "primary", TEXT),
        _Pair("on_accent", "accent", TEXT),
        _Pair("accent", "primary", GRAPHICS),
        _Pair("link", "page", TEXT),
        _Pair("link", "quiet", TEXT),
        _Pair("link_hover", "page", TEXT),
        _Pair("link_hover", "quiet", TEXT),
    ),
}


def brand_problems(brand: Brand, document: Document, at: FieldPath) -> Iterator[Problem]:
    """Colours that cannot be told apart well enough, each at the line that sets it; and colours that YAML dropped."""
    for scheme in ("light", "dark"):
        path = (*at, "brand", scheme)
        chosen = brand.chosen(scheme)
        for name in PROPERTIES:
            if (*path, name) in document.keys and name not in chosen:  # what follows # is a comment
                yield Problem(document.position((*path, name), key=True), "unquoted-colour", {"found": name})
        yield from _low_contrast(scheme, chosen, document, path)


def _low_contrast(scheme: Scheme, chosen: dict[str, str], document: Document, path: FieldPath) -> Iterator[Problem]:
    colours, reported = {**TOKENS[scheme], **chosen}, set()
    ratios = {pair: ratio(colours[pair.colour], colours[pair.ground]) for pair in _PAIRS[scheme]}
    for pair in sorted(ratios, key=lambda pair: ratios[pair] / pair.needed):
        changed = pair.colour if pair.colour in chosen else pair.ground
        if changed not in chosen or ratios[pair] >= pair.needed or (changed, pair.needed) in reported:
            continue
        reported.add((changed, pair.needed))  # of grounds on which a link is too pale, the worst tells enough
        other = pair.ground if changed == pair.colour else pair.colour
        yield Problem(document.position((*path, changed)), "low-contrast", {
            "found": colours[changed], "name": Label(_NAMES[changed]), "other": colours[other],
            "other_name": Label(_NAMES[other]),
            "ratio": _two_decimals(ratios[pair]), "needed": _two_decimals(pair.needed),
            "suggestion": nearest_with_contrast(colours[changed], colours[other], pair.needed),
        })  # fmt: skip


def _two_decimals(contrast: float) -> Decimal:
    """Two decimals, rounded down, so that too little never looks like enough."""
    return Decimal(int(contrast * 100)) / 100


def stylesheet(brand: Brand) -> str:
    """The style sheet that sets the chosen colours; empty where there are none."""
    lines = [
        f"  --{scheme}-{PROPERTIES[name]}: {colour};"
        for scheme in ("light", "dark")
        for name, colour in brand.chosen(scheme).items()
    ]
    return "\n".join((":root {", *lines, "}", "")) if lines else ""
