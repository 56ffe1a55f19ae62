"""Where long words may be parted."""

from __future__ import annotations

import pytest

from klarplan.text.hyphenation import SOFT_HYPHEN, hyphenated


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
        ("Tillgänglighetsredogörelse", "xx", "Tillgänglighetsredogörelse"),
        ("", "sv", ""),
    ],
)
def test_long_words_have_soft_hyphens(text: str, lang: str, parted: str) -> None:
    assert hyphenated(text, lang).replace(SOFT_HYPHEN, "-") == parted
