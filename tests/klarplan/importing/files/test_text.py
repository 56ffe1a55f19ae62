"""Text files with one table, or with tables among other lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarplan.importing.files.contents import Hidden, TableFile
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.grid import FaultKind, Link
from klarplan.importing.files.unreadable import UnreadableError


def text_file(raw: bytes | str, tmp_path: Path, name: str = "fil.csv") -> TableFile:
    (tmp_path / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return read_file(tmp_path / name)


def texts(contents: TableFile) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in contents.grids]


def test_what_is_wrong_is_told_with_its_row_and_column_all_at_once(tmp_path: Path) -> None:
    contents = text_file('Åtgärd;Kostnad\n"Ordna "Grön tråd" nu";=10*2500\nsom\x07 går;#SAKNAS!\nMÃ¥l;5\n', tmp_path)
    assert [problem.kind for problem in contents.problems] == [
        "table-quote", "table-no-value", "table-control", "table-error-value", "table-garbled",
    ]  # fmt: skip
    assert contents.problems[2].message("sv") == (
        "Rad 3, kolumn 1 (Åtgärd): texten har ett osynligt tecken som inte får stå där: U+0007."
    )
    assert [cell.fault.kind for cell in contents.grids[0].faults if cell.fault] == [
        FaultKind.NO_VALUE, FaultKind.CONTROL, FaultKind.ERROR_VALUE, FaultKind.GARBLED,
    ]  # fmt: skip


MARKDOWN = """# Plan

Vi vill väl.

| Nr | Aktivitet |
|---|---|
| 1 | Läs [mer](https://example.se/) ~~bort~~ |

| Risk | Hög |
|---|---|
| Regn | Ja |
"""


def test_markdown_tables_begin_with_their_headings(tmp_path: Path) -> None:
    contents = text_file(MARKDOWN, tmp_path, "fil.md")
    assert texts(contents) == [[["Nr", "Aktivitet"], ["1", "Läs mer"]], [["Risk", "Hög"], ["Regn", "Ja"]]]
    assert [grid.heading_rows for grid in contents.grids] == [1, 1]
    assert contents.grids[0].rows[1][1].links == (Link("mer", "https://example.se/"),)
    assert [(gone.kind, gone.count) for gone in contents.left_out] == [(Hidden.STRUCK_OUT, 1)]
    assert [(text.text, text.level) for text in contents.texts] == [("Plan", 1), ("Vi vill väl.", None)]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [("**Öppna** café", ["Öppna café"]), ("**Öppna café** Vi vill träffas.", ["Öppna café", "Vi vill träffas."])],
)
def test_bold_words_part_a_cell_only_where_a_sentence_begins(cell: str, lines: list[str], tmp_path: Path) -> None:
    (tmp_path / "fil.md").write_text(f"| Åtgärd | Tid |\n|---|---|\n| {cell} | 2026 |\n", encoding="utf-8")
    (grid,) = read_file(tmp_path / "fil.md").grids
    assert [line.text for line in grid.rows[1][0].lines] == lines


@pytest.mark.parametrize("raw", ["x;" * 17_000, "a" * 200_000])
def test_a_row_or_a_cell_that_no_table_has_is_refused(raw: str, tmp_path: Path) -> None:
    (tmp_path / "fil.csv").write_text(f"Åtgärd;Tid\n{raw}\n", encoding="utf-8")
    with pytest.raises(UnreadableError) as error:
        read_file(tmp_path / "fil.csv")
    assert error.value.problem.kind == "table-broken"


def test_a_file_of_bytes_is_refused_and_not_asked_about(tmp_path: Path) -> None:
    (tmp_path / "fil.csv").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(UnreadableError) as error:
        read_file(tmp_path / "fil.csv")
    assert error.value.problem.kind == "table-broken"


@pytest.mark.parametrize("raw", ["", "\n\n", ";;;\n", "\x00\x00\x00"])
def test_files_with_nothing_have_no_table(raw: str, tmp_path: Path) -> None:
    assert [grid for grid in text_file(raw, tmp_path).grids if list(grid.cells)] == []
