"""Excel files: what is shown, what is hidden, and what would fill memory.

Also tests: importing.files.excel_parts, importing.files.packages, importing.files.sheets, importing.files.contents
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from klarplan.importing.files import excel_parts, packages, unreadable
from klarplan.importing.files.contents import Hidden, LeftOut, TableFile, place_of, words_of
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.grid import FaultKind, Link
from klarplan.importing.files.unreadable import UnreadableError
from klarplan.site.texts import Texts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., TableFile]:
    """Reads a workbook with these rows, changed by `change`."""

    def read(rows: list[list[Any]], change: Callable[[Worksheet], None] = lambda _: None) -> TableFile:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Plan"
        for row in rows:
            sheet.append(row)
        change(sheet)
        book.save(tmp_path / "fil.xlsx")
        return read_file(tmp_path / "fil.xlsx")

    return read


def texts(contents: TableFile) -> list[list[list[str]]]:
    return [[[cell.flat for cell in row] for row in grid.rows] for grid in contents.grids]


def patched(file: Path, changes: Mapping[str, tuple[str, str]]) -> Path:
    """A workbook with something replaced in its parts: part → (pattern, replacement)."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, (pattern, new) in changes.items():
        parts[name] = re.sub(pattern, lambda _, new=new: new, parts[name].decode(), count=1).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return file


def test_a_number_has_its_text_its_value_and_its_unit(workbook: Callable[..., TableFile]) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].number_format = '#,##0" tkr"'
        sheet["B1"].number_format = "d mmm"

    cell, day = workbook([[1250, date(2026, 3, 15)]], change).grids[0].rows[0]
    assert (cell.flat, cell.value, cell.unit, cell.raw) == ("1 250 tkr", Decimal(1250), "tkr", "1 250 tkr")
    assert (day.flat, day.value) == ("15 mars", date(2026, 3, 15))


ROWS = [["Åtgärd", "Ansvarig", "Intern"], ["Bygg", "Nämnden", "hemligt"], ["Dold", "Nämnden", "x"], ["Sist", "N", "x"]]


def test_hidden_rows_columns_and_sheets_are_not_read(workbook: Callable[..., TableFile]) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        assert sheet.parent is not None
        hidden = sheet.parent.create_sheet("Lön")
        hidden["A1"], hidden.sheet_state = "hemligt", "veryHidden"

    contents = workbook(ROWS, change)
    assert texts(contents) == [[["Åtgärd", "Ansvarig"], ["Bygg", "Nämnden"], ["Sist", "N"]]]
    assert contents.left_out == (
        LeftOut(Hidden.SHEET, 1, "", ("Lön",)),
        LeftOut(Hidden.ROW, 1, "Plan", ("3",)),
        LeftOut(Hidden.COLUMN, 1, "Plan", ("C",)),
    )
    swedish = Texts("sv")
    assert [words_of(left_out, swedish) for left_out in contents.left_out] == [
        "1 dolt blad: Lön", "1 dold rad i Plan: 3", "1 dold kolumn i Plan: C",
    ]  # fmt: skip
    grid = contents.grids[0]
    assert place_of(grid, grid.rows[2][1], swedish) == "blad Plan, ruta B4"


def test_rows_that_a_filter_hides(workbook: Callable[..., TableFile]) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:C4"
        sheet.auto_filter.add_filter_column(0, ["Bygg", "Sist"])
        sheet.row_dimensions[3].hidden = True

    assert workbook(ROWS, change).left_out == (LeftOut(Hidden.FILTERED_ROW, 1, "Plan", ("3",)),)


def test_struck_out_text_and_comments_are_counted(workbook: Callable[..., TableFile]) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A2"].font = Font(strike=True)
        sheet["B2"] = CellRichText(TextBlock(InlineFont(strike=True), "gamla "), TextBlock(InlineFont(b=True), "nya"))
        sheet["A1"].comment = Comment("fråga chefen", "x")
        sheet["C2"] = 7
        sheet["C2"].number_format = sheet["C3"].number_format = ";;;"

    contents = workbook([["a", "b", "c"], ["bort", "", ""], ["kvar", "d", "osynlig text"]], change)
    assert texts(contents) == [[["a", "b", "c"], ["", "nya", ""], ["kvar", "d", ""]]]
    assert {(left_out.kind, left_out.count) for left_out in contents.left_out} == {
        (Hidden.STRUCK_OUT, 2), (Hidden.TEXT, 2), (Hidden.COMMENT, 1),
    }  # fmt: skip


def test_what_is_no_value_is_told_with_its_place(workbook: Callable[..., TableFile]) -> None:
    contents = workbook([["Åtgärd", "Kostnad"], ["Bygg", "=10*2500"], ["#DIVISION/0!", "#REF!"], ["som\tvanligt", 1]])
    faults = [(cell.row, cell.column, cell.fault.kind) for cell in contents.grids[0].faults if cell.fault]
    assert faults == [(2, 2, FaultKind.NO_VALUE), (3, 1, FaultKind.ERROR_VALUE), (3, 2, FaultKind.ERROR_VALUE)]
    assert texts(contents)[0][1:3] == [["Bygg", ""], ["", ""]]
    assert [(problem.kind, problem.message("sv")) for problem in contents.problems][:1] == [
        ("table-no-value", "Rad 2, kolumn B (Kostnad): formeln =10*2500 har inget sparat värde. Den läses inte.")
    ]


def test_a_formula_with_a_saved_value_is_that_value(workbook: Callable[..., TableFile], tmp_path: Path) -> None:
    workbook([["Kostnad"], ["=10*2500"]])
    file = patched(tmp_path / "fil.xlsx", {"xl/worksheets/sheet1.xml": (r"</f><v ?/>|</f><v></v>", "</f><v>25000</v>")})
    contents = read_file(file)
    assert (texts(contents), contents.problems) == ([[["Kostnad"], ["25000"]]], ())


def test_a_cell_escapes_control_characters(workbook: Callable[..., TableFile]) -> None:
    cell = workbook([["a_x0007_b"]]).grids[0].rows[0][0]
    assert (cell.text, cell.fault and cell.fault.text) == ("ab", "U+0007")


def test_links_keep_their_addresses(workbook: Callable[..., TableFile]) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].hyperlink = "https://example.se/a"

    cells = workbook([["Läs mer", '=HYPERLINK("https://example.se/b","Läs")']], change).grids[0].rows[0]
    assert cells[0].links == (Link("Läs mer", "https://example.se/a"),)
    assert cells[1].fault  # its text was never saved


def test_colours_of_empty_cells_among_others(workbook: Callable[..., TableFile]) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].fill = PatternFill("solid", fgColor="FF00B050")
        sheet["B3"].fill = PatternFill("solid", fgColor="FFFFFFFF")
        for row in range(4, 200):
            sheet.cell(row, 2).fill = PatternFill("solid", fgColor="FFEEEEEE")  # a form that nobody has filled in

    grid = workbook([["Åtgärd", "Status"], ["Ett", None], ["Två", None]], change).grids[0]
    assert [[cell.fill for cell in row] for row in grid.rows] == [["", ""], ["", "00B050"], ["", ""]]


# ---- structure ----


def test_titles_stay_above_their_table(workbook: Callable[..., TableFile]) -> None:
    (grid,) = workbook([["Åtgärdsplan"], ["Belopp i tkr"], [], ["Åtgärd", "Kostnad"], ["Bygg", 5]]).grids
    assert [cell.flat for cell in grid.titles] == ["Åtgärdsplan", "Belopp i tkr"]
    assert [row[0].row if row else None for row in grid.rows] == [1, 2, None, 4, 5]


def test_tables_side_by_side_are_two(workbook: Callable[..., TableFile]) -> None:
    rows = [["Plan"], ["Åtgärd", "Tid", None, "Risk", "Åtgärd"], ["Bygg", "2026", None, "Regn", "Paraply"]]
    contents = workbook(rows)
    assert texts(contents) == [
        [["Plan", ""], ["Åtgärd", "Tid"], ["Bygg", "2026"]],
        [["Risk", "Åtgärd"], ["Regn", "Paraply"]],
    ]


def test_an_empty_column_before_a_single_one_parts_nothing(workbook: Callable[..., TableFile]) -> None:
    rows = [["Åtgärd", "Tid", None, "Kommentar"], ["Bygg", "2026", None, "x"]]
    assert len(workbook(rows).grids) == 1


def test_words_beside_a_table_are_text(workbook: Callable[..., TableFile]) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["D3"].fill = PatternFill("solid", fgColor="FF00B050")

    rows = [["Åtgärd", "Tid"], ["Bygg", "2026"], ["Riv", "2027", None, "Grön = klart"]]
    contents = workbook(rows, change)
    assert texts(contents) == [[["Åtgärd", "Tid"], ["Bygg", "2026"], ["Riv", "2027"]]]
    assert [(text.text, text.place, text.fill) for text in contents.texts] == [("Grön = klart", "Plan!D3", "00B050")]


def test_tables_below_each_other_are_two_where_headings_look_so(workbook: Callable[..., TableFile]) -> None:
    def change(sheet: Worksheet) -> None:
        for place in ("A1", "B1", "A5", "B5"):
            sheet[place].font = Font(bold=True)

    rows = [["Åtgärd", "Tid"], ["Bygg", "2026"], [], ["Risker"], ["Risk", "Hur stor"], ["Regn", "Hög"]]
    contents = workbook(rows, change)
    assert texts(contents) == [
        [["Åtgärd", "Tid"], ["Bygg", "2026"]],
        [["Risker", ""], ["Risk", "Hur stor"], ["Regn", "Hög"]],
    ]


def test_an_empty_row_alone_parts_nothing(workbook: Callable[..., TableFile]) -> None:
    rows = [["Åtgärd", "Tid"], ["Bygg", "2026"], [], ["Riv", "2027"]]
    assert texts(workbook(rows)) == [[["Åtgärd", "Tid"], ["Bygg", "2026"], [], ["Riv", "2027"]]]


# ---- files that would fill memory ----


def test_a_formatted_cell_in_the_last_row_costs_nothing(workbook: Callable[..., TableFile], tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(1048576, 3).fill = PatternFill("solid", fgColor="FFFF0000")

    contents = workbook([["Åtgärd", "Tid"], ["Bygg", "2026"]], change)
    assert texts(contents) == [[["Åtgärd", "Tid"], ["Bygg", "2026"]]]
    part = excel_parts.prepared(tmp_path / "fil.xlsx").sheets["Plan"]
    assert part.places == {1: [1, 2], 2: [1, 2]}


def test_a_text_in_the_last_row_is_one_row_more(workbook: Callable[..., TableFile]) -> None:
    contents = workbook([["Åtgärd", "Tid"]], lambda sheet: sheet.cell(1048576, 1, "Sist"))
    assert [len(row) for row in contents.grids[0].rows] == [2, 0, 2]
    assert contents.grids[0].rows[-1][0].row == 1048576


@pytest.mark.parametrize("area", ["A3:XFD1048576", "A1:XFD1048576", "B2:XFD2", "A2:A1048576"])
def test_a_merged_area_of_a_whole_sheet_is_a_few_cells(
    area: str, workbook: Callable[..., TableFile], tmp_path: Path
) -> None:
    workbook([["Åtgärd", "Tid"], ["Bygg", "2026"]])
    merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
    file = patched(tmp_path / "fil.xlsx", {"xl/worksheets/sheet1.xml": ("</sheetData>", merged)})
    assert sum(len(row) for row in read_file(file).grids[0].rows) <= 4


def test_more_cells_than_a_plan_has_are_refused(
    workbook: Callable[..., TableFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unreadable, "MOST_CELLS", 10)
    with pytest.raises(UnreadableError) as raised:
        workbook([["a"] * 4] * 4)
    assert (raised.value.problem.kind, raised.value.problem.values["sheet"]) == ("table-cells", "Plan")


def test_a_part_that_is_too_large_is_never_unpacked(
    workbook: Callable[..., TableFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "MOST_IN_A_PART", 1000)
    with pytest.raises(UnreadableError) as raised:
        workbook([["a"] * 100] * 100)
    assert raised.value.problem.kind == "too-large"


@pytest.mark.parametrize(
    ("name", "text"),
    [("fil.csv", "a;b;c\n" * 9), ("fil.txt", "a\tb\n" * 9), ("fil.html", f"<table>{'<tr><td>a<td>b' * 9}</table>")],
)
def test_other_files_have_the_same_limit(name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    read_file(tmp_path / name)
    monkeypatch.setattr(unreadable, "MOST_CELLS", 10)
    with pytest.raises(UnreadableError) as raised:
        read_file(tmp_path / name)
    assert raised.value.problem.kind == "table-cells"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"])
def test_entities_are_never_unpacked(part: str, workbook: Callable[..., TableFile], tmp_path: Path) -> None:
    workbook([["a"]])
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<'
    file = patched(tmp_path / "fil.xlsx", {part: (r"<(?=\w)", bomb)})
    with pytest.raises(UnreadableError) as raised:
        read_file(file)
    assert raised.value.problem.kind == "table-unsafe"


# ---- other forms of the same ----


def test_strict_office_open_xml_is_read(workbook: Callable[..., TableFile], tmp_path: Path) -> None:
    workbook([["Åtgärd", "Tid"], ["Bygg", "2026"]])
    file = tmp_path / "fil.xlsx"
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, raw in parts.items():
            strict = re.sub(rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument)/2006/",
                            rb"http://purl.oclc.org/ooxml/\1/", raw)  # fmt: skip
            archive.writestr(name, strict)
    assert texts(read_file(file)) == [[["Åtgärd", "Tid"], ["Bygg", "2026"]]]


@pytest.mark.parametrize("name", ["fil.csv", "fil.txt", "fil.docx", "fil", "fil.pdf"])
def test_a_workbook_is_known_by_its_content(name: str, workbook: Callable[..., TableFile], tmp_path: Path) -> None:
    workbook([["Åtgärd", "Tid"], ["Bygg", "2026"]])
    assert texts(read_file((tmp_path / "fil.xlsx").rename(tmp_path / name))) == [[["Åtgärd", "Tid"], ["Bygg", "2026"]]]


@pytest.mark.parametrize("name", ["fil.xlsx", "fil.xls", "fil.ods"])
def test_text_with_the_name_of_a_workbook_is_text(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Åtgärd;Tid\nBygg;2026\n", encoding="utf-8")
    assert texts(read_file(tmp_path / name)) == [[["Åtgärd", "Tid"], ["Bygg", "2026"]]]
