"""The message catalogue: every text that a person sees. Message ids are English; `locale/<lang>.po` has the rest."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

SOURCE_LANGUAGE = "en"
"""The language that message ids are written in."""


def N_(message: str) -> str:  # noqa: N802 (gettext's own name)
    """Mark a text for the catalogue where it stands as data and is translated later."""
    return message


@cache
def catalogue(lang: str) -> Translations:
    """The messages of one language ("sv", "en"). A language without a catalogue gets the message ids, in English.

    The `.po` file is read as it is, so that there is no compiled file to forget.
    """
    path = files("klarplan.text") / "locale" / f"{lang.split('-')[0]}.po"
    if not path.is_file():
        return Translations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=lang.split("-")[0]))
    compiled.seek(0)
    return Translations(compiled)
