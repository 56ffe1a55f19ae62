"""Languages by their tags: the way they are written, and whether there is a catalogue."""

from __future__ import annotations

import pytest

from klarplan.text.languages import catalogues, direction, has_catalogue, language_name, told_in


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("sv", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("he-IL", "rtl"), ("ku", "ltr"), ("ku-Arab", "rtl"),
     ("ar-Latn", "ltr"), ("se", "ltr"), ("fit", "ltr"), ("zzz", "ltr")],
)  # fmt: skip
def test_which_way_it_is_written(lang: str, expected: str) -> None:
    assert direction(lang) == expected


@pytest.mark.parametrize(
    ("lang", "name"),
    [("sv", "Svenska"), ("fi", "Suomi"), ("se", "Davvisámegiella"), ("fit", "Meänkieli"), ("smj", "Julevsámegiella"),
     ("sma", "Åarjelsaemien gïele"), ("zzz", "Zzz")],
)  # fmt: skip
def test_what_a_language_calls_itself(lang: str, name: str) -> None:
    assert language_name(lang) == name


def test_catalogues() -> None:
    assert catalogues() == ("en", "fi", "sv")
    assert [lang for lang in ("sv", "sv-FI", "en", "fi", "se") if has_catalogue(lang)] == ["sv", "sv-FI", "en", "fi"]


@pytest.mark.parametrize(
    ("lang", "expected"), [("sv", "sv"), ("en-GB", "en-GB"), ("fi", "fi"), ("se", "sv"), ("xx", "sv")]
)
def test_problems_are_told_in_a_language_that_there_is_a_catalogue_of(lang: str, expected: str) -> None:
    assert told_in(lang) == expected
