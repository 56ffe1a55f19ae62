"""Rows of CSV and TSV, with all that people do to them."""

from __future__ import annotations

import pytest

from klarplan.importing.files.separated import delimiter_of, records_of

HEAD = "Aktivitet;Ansvarig;Tid\n"


@pytest.mark.parametrize(
    ("rows", "expected", "stray"),
    [
        ('"två\nrader";b;2026\n', [["två\nrader", "b", "2026"]], []),
        ('"med; tecken";b;"""citat"""\n', [["med; tecken", "b", '"citat"']], []),
        ('Ordna "Grön tråd" nu;b;2026\n', [['Ordna "Grön tråd" nu', "b", "2026"]], []),
        ('"Ordna "Grön tråd" nu";b;2026\nx;y;z\n', [['Ordna "Grön tråd" nu', "b", "2026"], ["x", "y", "z"]], [1]),
        ('"aldrig stängt;b;2026\nx;y;z\n', [['"aldrig stängt', "b", "2026"], ["x", "y", "z"]], [1]),
        ('"oj;b;2026\n"rätt";y;z\n', [['"oj', "b", "2026"], ["rätt", "y", "z"]], [1]),
        ('"två\nrader";b;2026\n"Ordna "Grön tråd" nu";b;2027\n',
         [["två\nrader", "b", "2026"], ['Ordna "Grön tråd" nu', "b", "2027"]], [2]),
        ('0,5 tjänst "lots;b;c\nx;y;z\n', [['0,5 tjänst "lots', "b", "c"], ["x", "y", "z"]], []),
        ('a;";2026\nb;c;2027\nd;";2028\n', [["a", '"', "2026"], ["b", "c", "2027"], ["d", '"', "2028"]], [1, 3]),
        ("a;b\n\nc;d;e", [["a", "b"], [""], ["c", "d", "e"]], []),
    ],
)  # fmt: skip
def test_quotation_marks_never_swallow_other_rows(rows: str, expected: list[list[str]], stray: list[int]) -> None:
    records = records_of(HEAD + rows, ";")
    assert [list(record.fields) for record in records[1:]] == expected
    assert [number for number, record in enumerate(records) if record.stray] == stray


def test_a_row_knows_its_line() -> None:
    assert [record.line for record in records_of(HEAD + '"två\nrader";b;c\nx;y;z\n', ";")] == [1, 2, 4]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n", ";"),
        ("a,b,c\n1,2,3\n", ","),
        ("a\tb;c\n1\t2;3\n", "\t"),
        ("a|b|c\nd|e|f\n", "|"),
        ("sep=,\na;x,b\n", ","),
        ("bara en kolumn\n", "\t"),
        ("", "\t"),
    ],
)
def test_the_character_between_cells(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_excels_word_for_the_character_is_no_row() -> None:
    assert [record.fields for record in records_of("sep=;\na;b\n", ";")] == [("a", "b")]


def test_time_grows_with_the_size_and_not_faster() -> None:
    """A quotation mark that is never closed on each of many lines: every line is still one row."""
    assert len(records_of('"a;b\n' * 3000, ";")) == 3000
