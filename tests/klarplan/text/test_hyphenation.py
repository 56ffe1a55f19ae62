"""Where long words may be parted."""

from __future__ import annotations

import pytest

from klarplan.text.hyphenation import SOFT_HYPHEN, ends_linked, hyphen_places, hyphenated


@pytest.mark.parametrize(
    ("text", "lang", "parted"),
    [
        ("Tillgänglighetsredogörelse", "sv", "Tillgänglighets-redogörelse"),
        ("Om tillgänglighetsredogörelsen", "sv-FI", "Om tillgänglighets-redogörelsen"),
        ("Samverkansöverenskommelse", "sv", "Samver-kans-över-ens-kom-melse"),
        ("Suicidprevention", "sv", "Suicidprevention"),
        ("Plan för psykisk hälsa 2021", "sv", "Plan för psykisk hälsa 2021"),
        ("Kommun-och-regionsamverkan", "sv", "Kommun-och-regionsamverkan"),
        ("Internationalization", "en", "Inter-na-tion-al-iz-ation"),
        ("Saavutettavuusseloste", "fi", "Saavu-tet-ta-vuus-seloste"),
        ("Tillgänglighetsredogörelse", "xx", "Tillgänglighetsredogörelse"),
        ("", "sv", ""),
    ],
)
def test_long_words_have_soft_hyphens(text: str, lang: str, parted: str) -> None:
    assert hyphenated(text, lang).replace(SOFT_HYPHEN, "-") == parted


@pytest.mark.parametrize(
    ("word", "lang", "shortest", "places"),
    [
        ("kommunplan", "sv", 2, [3, 6]),
        ("kommunplan", "sv-SE", 4, [6]),
        ("painopistealue", "fi", 2, [3, 5, 8, 11]),
        ("kommunplan", "xx", 2, []),
        ("", "sv", 2, []),
    ],
)
def test_where_a_word_may_be_parted(word: str, lang: str, shortest: int, places: list[int]) -> None:
    assert hyphen_places(word, lang, shortest) == places


@pytest.mark.parametrize(
    ("head", "before"), [("tillgänglighets", 11), ("handlings", 5), ("ings", 0), ("handling", -1), ("brukar", -1)]
)
def test_nouns_that_are_bound_to_another(head: str, before: int) -> None:
    assert ends_linked(head) == before
