"""A text in Swedish Sign Language, as its page shows it."""

from __future__ import annotations

from klarplan.model.records import FocusArea, Plan
from klarplan.model.values import VIDEO_TYPES, media_path
from klarplan.site.parts import SignLanguageView
from klarplan.site.site import Site


def sign_language_view(site: Site, record: Plan | FocusArea) -> SignLanguageView | None:
    """The film of a plan or an area, or where there is one; None where it has none. Captions are in the language of the
    original, whichever language the page is in."""
    film = record.sign_language
    if film is None:
        return None
    ending = next((ending for ending in VIDEO_TYPES if film.video and film.video.lower().endswith(ending)), "")
    return SignLanguageView(
        url=film.url or "",
        video=media_path(film.video) if film.video else "",
        video_type=VIDEO_TYPES.get(ending, ""),
        captions=media_path(film.captions) if film.captions else "",
        captions_lang=site.original_lang or site.texts.lang,
    )
