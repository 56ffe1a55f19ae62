"""How far something has come: only a whole text that is known is certain.

Also tests: importing.understanding.qualifiers
"""

from __future__ import annotations

import pytest

from klarplan.importing.understanding.qualifiers import qualifier_in
from klarplan.importing.understanding.reading import CellContext, DoubtKind, Rule
from klarplan.importing.understanding.statuses import read_status
from klarplan.model.values import Status
from klarplan.model.words import STATUS_WORDS
from klarplan.site.texts import Texts

CERTAIN = {
    "not_started": "Ej påbörjad|Inte påbörjat|Ännu ej påbörjad|Inte startad|Ej påbörjad ännu|Planerad|Kommande|"
    "Not started|"
    "EJ PÅBÖRJAD.|Ej  påbörjade|Är inte påbörjad",
    "started": "Pågår|Pågående|Påbörjad|påbörjat|Startad|Igång|Under arbete|Arbetet pågår|Arbetet har påbörjats|"
    "In progress|"
    "Started|Påbörjat men ej slutfört|Påbörjad, ej slutförd|Pågår!|”Pågår”",
    "halfway": "Halvvägs|Hälften eller mer",
    "done": "Klar|Klart|Klara|KLAR|Genomförd|Genomfört|Är genomförd|Har genomförts|Avslutad|Slutfört|Färdig|"
    "Färdigställd|"
    "Uppfyllt|Uppnådd|Helt klar|Done|Completed|Genomfört – bör följas upp|Genomfört - bör följas upp",
    "continuous": "Löpande|Fortlöpande|Kontinuerligt|Pågår löpande|Genomförs löpande|Sker kontinuerligt",
    "paused": "Pausad|Paus|Vilande|Tillfälligt pausad|On hold",
    "not_relevant": "Utgår|Utgått|Struken|Ej aktuell|Inte längre aktuellt|Ej relevant|No longer relevant",
    "unknown": "Okänt|Läget är okänt|Unknown",
}
ASKED = [
    ("Uppnås inte", "negated", "started"), ("Uppfylls ej", "negated", "started"),
    ("Pågår ej", "negated", "not_started"),
    ("Ej klar", "negated", "started"), ("Inte genomförd", "negated", "started"), ("Ej färdigt", "negated", "started"),
    ("Ej påbörjad. Startar 2027.", "negated", "not_started"), ("Avbruten", "negated", "not_relevant"),
    ("Avslutas 2027", "future", "started"), ("Slutförs under 2027", "future", "started"),
    ("Färdigställs 2027", "future", "started"), ("Påbörjas 2027", "future", "not_started"),
    ("Startar hösten 2026", "future", "not_started"), ("Pågår – beräknas klar 2026", "future", "started"),
    ("Genomförs", "future", "started"), ("Ska vara klart 2027", "future", "started"),
    ("Klar. Ny utbildning planeras", "future", "started"),
    ("Genomförd delvis", "part", "started"), ("Delvis klar", "part", "started"), ("Delvis", "part", "started"),
    ("Nästan klar", "part", "started"), ("Klar (utom Söderby)", "part", "started"),
    ("Klar till 50 %", "share", "halfway"), ("100 %", "share", "done"), ("0 %", "share", "not_started"),
    ("25 procent", "share", "started"), ("120 %", "share", None),
    ("Klar om medel beviljas", "condition", "started"), ("Pågår, väntar på beslut", "condition", "started"),
    ("Klar?", "doubted", "done"), ("Eventuellt klar", "doubted", "done"), ("Klar eller pågår", "doubted", "done"),
    ("2024: pågår, 2025: klar", "several", "done"), ("Klart i Norrby, pågår i Söderby", "several", "done"),
    ("Klar/pågår", "several", "done"),
    ("Klar 2024", "present", "done"), ("Uppfylls", "present", "done"), ("Rapporten är klar", "present", "done"),
    ("ongoing", "present", "started"), ("Mer klar än 2024", "compared", "done"),
    ("Ferdig", "other-language", "done"), ("Ikke startet", "other-language", "not_started"),
    ("Igangværende", "other-language", "started"), ("Valmis", "other-language", "done"),
    ("X", "one-sign", "done"), ("Ja", "one-sign", "done"), ("Röd", "one-sign", "not_started"),
    ("gul", "one-sign", "started"), ("Enligt plan", "one-sign", "started"),
    ("#DIVISION/0!", "cell-error", None), ("=A1", "cell-error", None), ("#REF!", "cell-error", None),
    ("Se bilaga", "unknown-words", None), ("Utbilda personal", "unknown-words", None), ("3", "unknown-words", None),
]  # fmt: skip


@pytest.mark.parametrize(("status", "text"), [(s, text) for s, texts in CERTAIN.items() for text in texts.split("|")])
def test_known_phrases_are_certain(status: str, text: str) -> None:
    reading = read_status(text)
    assert (reading.certain_by, reading.candidates, reading.kept) == (Rule.PHRASE, (Status(status),), "")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("status", Status)
def test_the_words_of_the_site_are_certain(status: Status, lang: str) -> None:
    assert read_status(Texts(lang)._(STATUS_WORDS[status])).value is status


@pytest.mark.parametrize(("text", "doubt", "proposal"), ASKED)
def test_everything_else_is_asked(text: str, doubt: str, proposal: str | None) -> None:
    reading = read_status(text)
    assert not reading.certain
    assert reading.doubt
    assert (reading.doubt.kind, reading.proposal, reading.kept) == (doubt, proposal, text)


@pytest.mark.parametrize(
    ("text", "status", "kept"),
    [
        ("Klar. Rapport finns.", "done", "Rapport finns."),
        ("Klar - se rapport", "done", "se rapport"),
        ("Pågår (enligt plan)", "started", "enligt plan"),
        ("Löpande: personalen är med", "continuous", "personalen är med"),
    ],
)
def test_a_comment_that_changes_nothing_is_kept(text: str, status: str, kept: str) -> None:
    reading = read_status(text)
    assert (reading.certain_by, reading.value, reading.kept) == (Rule.PHRASE_AND_COMMENT, status, kept)


@pytest.mark.parametrize(
    "text",
    ["Genomförd: nej", "Klar (pilot)", "Klar – två av fem skolor", "Klar, stoppad sedan", "Klart – hoppas vi"],
)
def test_a_comment_that_may_change_it_is_asked(text: str) -> None:
    assert not read_status(text).certain


@pytest.mark.parametrize("text", ["Uppnås inte", "Ej genomförd", "Klart 2027", "Klar i januari"])
def test_nothing_is_proposed_where_nothing_is_likely(text: str) -> None:
    assert not read_status(text).proposes


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—"])
def test_an_empty_cell_says_nothing(text: str) -> None:
    assert (read_status(text).certain_by, read_status(text).value) == (Rule.NOTHING, None)


@pytest.mark.parametrize("language", ["nb", "da", "fi", "no"])
def test_tables_in_other_languages_are_asked_about(language: str) -> None:
    reading = read_status("Pågår", CellContext(language=language))
    assert reading.doubt
    assert (reading.doubt.kind, reading.proposal) == (DoubtKind.OTHER_LANGUAGE, Status.STARTED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rapport finns", None), ("ej", "negated"), ("utan personal", "negated"), ("till viss del", "part"),
        ("om det går", "condition"), ("kanske", "doubted"), ("ska göras", "future"), ("mer än 2024", "compared"),
        ("ja?", "doubted"), ("<10", "compared"), ("omsorg", None), ("Delstaten", None),
    ],
)  # fmt: skip
def test_words_that_change_a_statement(text: str, kind: str | None) -> None:
    assert qualifier_in(text) == kind
