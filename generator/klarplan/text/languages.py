"""Languages by their tags (BCP 47): what they call themselves, which way they are written, and whether there is a
catalogue for the frame."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError

from klarplan.text.catalogue import SOURCE_LANGUAGE

_SCRIPTS_FROM_THE_RIGHT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
"""Scripts that are written from right to left (Unicode CLDR, script metadata)."""

_NAMES = {"fit": "meänkieli", "smj": "julevsámegiella", "sma": "åarjelsaemien gïele"}
"""What languages call themselves, where Babel does not know it."""


@cache
def direction(lang: str) -> str:
    """ "rtl" for a language that is written from right to left, and else "ltr": ar, fa and ku-Arab are, sv is not."""
    language, *rest = lang.split("-")
    for script in (part.title() for part in rest if len(part) == len("Arab")):
        return "rtl" if script in _SCRIPTS_FROM_THE_RIGHT else "ltr"
    try:
        return "rtl" if Locale.parse(language).character_order == "right-to-left" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"


def has_catalogue(lang: str) -> bool:
    """Whether the frame around the content can be in this language."""
    return lang.split("-")[0] in catalogues()


def told_in(lang: str) -> str:
    """The language in which problems of a site in `lang` are told: Swedish where there is no catalogue for it."""
    return lang if has_catalogue(lang) else "sv"


@cache
def catalogues() -> tuple[str, ...]:
    """The languages that there is a catalogue of, and the one that texts are written in."""
    names = (file.name for file in (files("klarplan.text") / "locale").iterdir())
    return tuple(sorted({SOURCE_LANGUAGE, *(name.removesuffix(".po") for name in names if name.endswith(".po"))}))


def language_name(code: str) -> str:
    """What a language calls itself, with a capital letter: "Svenska"; its code where that is not known."""
    name = _NAMES.get(code)
    if name is None:
        try:
            name = Locale.parse(code, sep="-").get_display_name() or code
        except (UnknownLocaleError, ValueError):
            name = code
    return name[:1].upper() + name[1:]
