"""What entries are also found by, and what helps to understand a question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import samples

from klarplan.publishing.kept import Kept
from klarplan.publishing.search.words import Aliases, AliasFinder, Lexicon, letter
from klarplan.text.fold import fold

TERMS = (
    samples.term("suicid", synonyms=["självmord", "ta sitt liv"], forms=["suicidet"]),
    samples.term("barn- och ungdomspsykiatri", abbreviation="BUP", synonyms=["barnpsykiatri"]),
    samples.term("brukarmedverkan", synonyms=["inflytande"]),
)
WORDS = "suicid prevention barn ungdom psykiatri brukare brukar medverkan brukarmedverkan vård missbruk".split()  # noqa: SIM905


def finder(lang: str = "sv") -> AliasFinder:
    return AliasFinder(TERMS, WORDS, lang)


def test_everyday_words_of_the_title_are_strong_and_of_the_text_weak() -> None:
    aliases = finder().aliases("Arbete mot suicid", (), "Här finns BUP.")
    assert "självmord" in aliases.strong
    assert "ungdomspsykiatri" in aliases.weak
    assert "självmord" not in aliases.weak


@pytest.mark.parametrize(
    ("title", "other"), [("BUP i länet", "ungdomspsykiatri"), ("Barn- och ungdomspsykiatri", "BUP")]
)
def test_abbreviations_work_both_ways(title: str, other: str) -> None:
    assert other in finder().aliases(title, (), "").strong


def test_a_title_with_an_everyday_word_is_found_by_the_term() -> None:
    assert "suicid" in finder().aliases("Fråga om självmord", (), "").strong
    assert "suicid" not in finder().aliases("Titel", (), "Fråga om självmord").weak


def test_parts_of_compounds_are_found_but_not_in_other_languages() -> None:
    assert "medverkan" in finder().aliases("Brukarmedverkan", (), "").strong
    assert "vården" in finder().aliases("Titel", (), "Missbruksvården").weak
    assert finder("en").aliases("Brukarmedverkan", (), "missbruksvården").weak == ()


BEFORE: dict[str, Any] = {"title": "Suicid", "names": (), "text": "Missbruksvården", "of_term": False}


def kept_aliases(kept: Kept, words: list[str] = WORDS, terms: Any = TERMS, lang: str = "sv", **entry: Any) -> Aliases:
    """As they are taken from what is kept; they must be what a finder that keeps nothing has."""
    entry = {**BEFORE, **entry}
    aliases = AliasFinder(terms, words, lang, kept).aliases(**entry)
    assert aliases == AliasFinder(terms, words, lang).aliases(**entry)
    return aliases


@pytest.mark.parametrize(
    ("change", "is_kept"),
    [
        ({}, True),
        ({"words": [*WORDS, "Vård", "och"]}, True),  # the same words for a splitter
        ({"words": [word for word in WORDS if word not in ("vård", "missbruk")]}, False),
        ({"terms": TERMS[1:]}, False),
        ({"lang": "en"}, False),
        ({"title": "Prevention"}, False),
        ({"names": ("BUP",)}, False),
        ({"text": "Brukarmedverkan"}, False),
        ({"of_term": True}, False),
    ],
)
def test_aliases_are_kept_as_long_as_all_that_they_are_made_from(
    tmp_path: Path, change: dict[str, Any], is_kept: bool
) -> None:
    kept = Kept(tmp_path)
    kept_aliases(kept)
    kept_aliases(kept, **change)
    assert kept.counts == ({"aliases missing": 1, "aliases hits": 1} if is_kept else {"aliases missing": 2})


def test_damaged_aliases_are_made_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept_aliases(kept)
    kept._ask("UPDATE kept SET content = substr(content, 2)")
    kept_aliases(kept)
    assert kept.counts == {"aliases missing": 2}


def test_what_the_text_says_already_is_no_alias() -> None:
    aliases = finder().aliases("Suicid", (), "Självmord och BUP och barnpsykiatri")
    assert not {"suicid", "bup", "barnpsykiatri"} & {word.lower() for word in (*aliases.strong, *aliases.weak)}


def test_a_word_of_the_glossary_is_called_by_its_own_names_alone() -> None:
    aliases = finder().aliases("självmordsnära", ("nära suicid",), "", of_term=True)
    assert {"nära", "suicid"} <= set(aliases.strong)
    assert "liv" not in aliases.strong


def lexicon(*texts: str, lang: str = "sv") -> dict[str, dict[str, Any]]:
    made = Lexicon(lang)
    for text in texts:
        made.add(text)
    return made.files(TERMS)


def test_words_stand_in_the_file_of_their_letter_the_likeliest_first() -> None:
    files = lexicon("Barn och barn", "bra båt", "Älvdalen älv", "1177 K8 på")
    assert files["b"]["words"] == ["barn", "bra", "båt"]
    assert files["a"]["words"] == ["älv", "älvdalen"]
    assert files["o"]["words"] == ["och"]
    assert set(files) == set("0abcdefghijklmnopqrstuvwxyz")


def test_everyday_words_and_abbreviations_tell_what_they_stand_for() -> None:
    files = lexicon()
    assert files["s"]["synonyms"] == {"självmord": ["suicid"]}
    assert files["b"]["synonyms"] == {
        "barnpsykiatri": ["barn- och ungdomspsykiatri"], "bup": ["barn- och ungdomspsykiatri"],
    }  # fmt: skip
    assert files["t"]["synonyms"] == {"ta liv": ["suicid"]}  # without words that tell nothing
    assert files["i"]["synonyms"] == {"inflytande": ["brukarmedverkan"]}


def test_a_long_name_explains_an_abbreviation_but_no_everyday_word() -> None:
    long = samples.term("lagen om vård av missbrukare i vissa fall", abbreviation="LVM", synonyms=["tvång"])
    files = Lexicon("sv").files([long])
    assert files["l"]["synonyms"] == {"lvm": [long.term]}
    assert files["t"]["synonyms"] == {}


@pytest.mark.parametrize(
    ("word", "file"), [("Örebro", "o"), ("åldras", "a"), ("éclair", "e"), ("8", "0"), ("", "0"), ("ж", "0")]
)
def test_letters_are_folded(word: str, file: str) -> None:
    assert letter(word) == file


def test_folding_leaves_out_marks_and_case() -> None:
    assert fold("Älvsbyn Övertorneå") == "alvsbyn overtornea"
