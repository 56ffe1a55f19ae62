"""Bytes → text, whatever program wrote them."""

from __future__ import annotations

import pytest

from klarplan.importing.files.encodings import decoded

TEXT = "Fokusområde;Mål;Aktivitet\r\nMötesplatser;Fler träffas;Öppna ett café på Ängön\r\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_encodings_that_programs_write(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), "fil.csv") == (TEXT.replace("\r\n", "\n"), [])


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("text", ["Mål", "ÅTGÄRD", "café", "Åtgärd;Kultur", "NÄRA", "idé", "5 § ändras"])
def test_a_single_word_is_enough(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding), "fil.csv") == (text, [])


def test_a_line_of_another_encoding_is_told_by_its_number() -> None:
    raw = "Mål;Åtgärd\nEtt;Två på\n".encode() + "Öva;på\n".encode("cp1252")
    text, problems = decoded(raw, "fil.csv")
    assert text == "Mål;Åtgärd\nEtt;Två på\nÖva;på\n"
    assert [(problem.kind, problem.position.line, problem.values["found"]) for problem in problems] == [
        ("table-line-encoding", 3, "Öva;på")
    ]


def test_letters_that_may_be_read_in_two_ways_are_asked_about() -> None:
    _, problems = decoded(b"\xe5", "fil.csv")  # å, Â or Õ
    assert [problem.kind for problem in problems] == ["table-encoding"]


@pytest.mark.parametrize("raw", [b"", b"a", b"\x00", b"\xff\xfe", b"a\x00b", b"\x00" * 9])
def test_any_bytes_are_text(raw: bytes) -> None:
    decoded(raw, "fil.csv")
