"""Characters that programs leave in texts.

Also tests: importing.files.symbols, importing.files.colours, importing.files.grid
"""

from __future__ import annotations

import unicodedata

import pytest

from klarplan.importing.files.characters import composed, controls, error_value, formula, garbled, unescaped
from klarplan.importing.files.colours import colour, tinted
from klarplan.importing.files.grid import Cell, Fault, FaultKind, checked, lines_of
from klarplan.importing.files.symbols import character


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (unicodedata.normalize("NFD", "Åtgärd för café"), "Åtgärd för café"),
        ("en\x0btvå\x0ctre", "en\ntvå\ntre"),
        ("e\x1epost", "e-post"),
        ("kom\xadmun\x1f", "kommun"),
        ("\ufeffMål", "Mål"),
        ("a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_letters_are_whole_and_words_codes_are_gone(text: str, whole: str) -> None:
    assert composed(text) == whole


ERRORS = ["#REF!", "#DIVISION/0!", "#DIV/0!", "#N/A", "#SAKNAS!", "#SAKNAS", "#NAMN?", "#VÄRDEFEL!", "########",
          "Err:502", " #REFERENS! ", "NULL", "NaN", "undefined", "[object Object]", "1,#INF", "0000-00-00"]  # fmt: skip


@pytest.mark.parametrize("text", ERRORS)
def test_an_error_of_the_spreadsheet_program_is_no_value(text: str) -> None:
    assert error_value(text)
    assert checked(Cell(1, 1, lines_of(text), raw=text)) == Cell(
        1, 1, (), raw=text, fault=Fault(FaultKind.ERROR_VALUE, text.strip())
    )


@pytest.mark.parametrize("text", ["#", "#1", "Nr #REF!", "# Rubrik", "#tagg", "N/A"])
def test_other_texts_are_values(text: str) -> None:
    assert not error_value(text)


@pytest.mark.parametrize("text", ["=10*2500", "=SUMMA(A1:A3)", '="Byt "&"armaturer"', "=F9*2", "=-B2", "=Blad2!A1"])
def test_a_formula_is_no_value(text: str) -> None:
    assert formula(text)


@pytest.mark.parametrize("text", ["= samma som ovan", "=", "a = b", "=> pil", "=="])
def test_an_equals_sign_alone_makes_no_formula(text: str) -> None:
    assert not formula(text)


def test_control_characters_are_told_and_gone() -> None:
    assert controls("som\x07 fort\x01\x07") == ("U+0007", "U+0001")
    assert controls("tabb\t och\nrad") == ()
    assert controls("om\u202evänt") == ("U+202E",)
    assert unescaped("a_x0007_b_x000D_") == "a\x07b\r"
    cell = checked(Cell(1, 1, lines_of("som\x07 går"), raw="som\x07 går"))
    assert (cell.text, cell.fault) == ("som går", Fault(FaultKind.CONTROL, "U+0007"))


@pytest.mark.parametrize(("text", "word"), [("Vårt MÃ¥l", "MÃ¥l"), ("fÃ¶r alla", "fÃ¶r"), ("M\ufffdl", "M\ufffdl")])
def test_garbled_letters_are_told(text: str, word: str) -> None:
    assert garbled(text) == word


@pytest.mark.parametrize("text", ["Mål", "São Paulo", "Ãvila"])
def test_other_letters_are_not_garbled(text: str) -> None:
    assert garbled(text) == ""


@pytest.mark.parametrize(
    ("font", "code", "char"),
    [
        ("Symbol", "F0B3", "≥"), ("Symbol", "F0A3", "≤"), ("Symbol", "00B1", "±"), ("Symbol", "F0B7", "•"),
        ("Symbol", "F061", "α"), ("Wingdings", "F0FC", "✓"), ("Wingdings", "F0FB", "✗"), ("Wingdings 2", "F050", "✓"),
        ("Calibri", "2265", "≥"), ("Wingdings", "F0C1", ""), ("Webdings", "F061", ""), ("Symbol", "rubbish", ""),
    ],
)  # fmt: skip
def test_pictures_of_symbol_fonts(font: str, code: str, char: str) -> None:
    assert character(font, code) == char


@pytest.mark.parametrize(
    ("code", "digits"),
    [("#ffc000", "FFC000"), ("FFFFC000", "FFC000"), ("red", "FF0000"), ("FFFFFF", ""), ("auto", ""), (None, "")],
)
def test_colours(code: str | None, digits: str) -> None:
    assert colour(code) == digits


def test_a_colour_of_a_theme_is_made_lighter_or_darker() -> None:
    assert (tinted("404040", 0.5), tinted("808080", -0.5), tinted("808080", 0)) == ("A0A0A0", "404040", "808080")
