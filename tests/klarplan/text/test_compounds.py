"""The parts of Swedish compounds."""

from __future__ import annotations

import pytest

from klarplan.text.compounds import Splitter, stem

ALONE = """medverkan brukare brukarna vård missbruk missbruket barn hälsa kommun kommunen plan planer handling arbete
arbetar grupp grupper ungdom ungdomar mottagning samtal sjuk prevention äldre kvinna kvinnor skola familj familjer
hemmet regionen arbetet samma sameby same tjänst utskrivning""".split()  # noqa: SIM905
"""What stands by itself on an imagined site."""


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("brukarmedverkan", ["brukar", "medverkan"]),
        ("Suicidprevention", ["suicid", "prevention"]),
        ("missbruksvård", ["missbruks", "vård"]),
        ("missbruksvården", ["missbruks", "vården"]),
        ("handlingsplan", ["handlings", "plan"]),
        ("arbetsgruppen", ["arbets", "gruppen"]),
        ("ungdomsmottagningar", ["ungdoms", "mottagningar"]),
        ("samtalsmottagning", ["samtals", "mottagning"]),
        ("familjevården", ["familje", "vården"]),
        ("kvinnogrupper", ["kvinno", "grupper"]),
        ("utskrivningssjuksköterska", ["utskrivnings", "sjuksköterska", "sjuk", "sköterska"]),
        ("barnhälsoplan", ["barnhälso", "barn", "hälso", "plan"]),
        ("bedömningsinstrument", ["bedömnings", "instrument"]),
        ("äldrecentral", ["äldre", "central"]),
        # no compounds: too short, inflected, or with endings that look like words
        ("barn", []), ("kommunerna", []), ("kommunernas", []), ("arbetade", []), ("arbetande", []), ("planering", []),
        ("regionerna", []), ("sammanhang", []), ("xyzzyplugh", []), ("", []),
    ],
)  # fmt: skip
def test_compounds_are_split_where_words_meet(word: str, parts: list[str]) -> None:
    found = Splitter(ALONE).parts(word)
    assert [part for part in parts if part not in found] == []
    assert not (found and not parts), found


def test_without_words_of_the_site_nothing_is_split_by_guess() -> None:
    assert Splitter([]).parts("brukarmedverkan") == ()


def test_stems_are_those_of_pagefind() -> None:
    """Snowball's Swedish stems, as Pagefind has them: the words that the browser takes for the same."""
    assert stem("ungdomsmottagningarna") == stem("ungdomsmottagning")
    assert stem("hemlösa") == stem("hemlös") == stem("hemlöshet")
