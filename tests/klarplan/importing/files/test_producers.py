"""Files as LibreOffice saves them say the same as those that they were made from.

Also tests: importing.files.old_excel
"""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from klarplan.importing.files.contents import Hidden, TableFile
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.grid import FaultKind, Link
from klarplan.importing.files.unreadable import UnreadableError

pytestmark = pytest.mark.slow
MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


def converted(file: Path, kind: str) -> TableFile:
    """The file as LibreOffice saves it in another form, read."""
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    program = shutil.which("soffice") or MAC
    subprocess.run([program, profile, "--headless", "--convert-to", kind, "--outdir", file.parent, file],
                   check=True, capture_output=True, timeout=300)  # fmt: skip
    return read_file(file.with_suffix(f".{kind}"))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    for row in (
        ["Åtgärd", "Kostnad", "Status", "Intern", "Dag"],
        ["Bygg lekplats", 1250, None, "hemligt", datetime.date(2026, 3, 31)],
        ["Dold rad", 1, "Klar", "x"],
        ["Struken", 0.5, "Klar", "x"],
        ["Läs mer", "=1/0", "=10*2500", "x"],
        ["Sammanslagen"],
    ):
        sheet.append(row)
    sheet["B2"].number_format, sheet["B4"].number_format = '#,##0" tkr"', "0%"
    sheet["C2"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet["A4"].font = Font(strike=True)
    sheet["A5"].hyperlink, sheet["A5"].comment = "https://example.se/", Comment("fråga chefen", "x")
    sheet.row_dimensions[3].hidden = sheet.column_dimensions["D"].hidden = True
    sheet.merge_cells("A6:B6")
    hidden = book.create_sheet("Dolt")
    hidden["A1"], hidden.sheet_state = "hemligt", "hidden"
    book.save(tmp_path / "fil.xlsx")
    return tmp_path / "fil.xlsx"


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_workbooks(kind: str, workbook: Path) -> None:
    contents = converted(workbook, kind)
    (grid,) = contents.grids
    assert [[cell.flat.replace(" %", "%") for cell in row] for row in grid.rows] == [
        ["Åtgärd", "Kostnad", "Status", "Dag"],
        ["Bygg lekplats", "1 250 tkr", "", "2026-03-31"],
        ["", "50%", "Klar", ""],
        ["Läs mer", "", "25000", ""],
        ["Sammanslagen", "", ""],
    ]
    cost, colour = grid.rows[1][1:3]
    assert (cost.value, cost.unit, colour.fill, grid.rows[4][0].width) == (1250, "tkr", "00B050", 2)
    assert grid.rows[3][0].links == (Link("Läs mer", "https://example.se/"),)
    assert [cell.fault.kind for cell in grid.faults if cell.fault] == [FaultKind.ERROR_VALUE]
    assert {(gone.kind, gone.count) for gone in contents.left_out} == {
        (Hidden.SHEET, 1), (Hidden.ROW, 1), (Hidden.COLUMN, 1), (Hidden.STRUCK_OUT, 1), (Hidden.COMMENT, 1),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["odt", "pdf", "html"])
def test_documents(kind: str, tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Plan", 1)
    document.add_paragraph("Inledning till planen.")
    table = document.add_table(3, 3, style="Table Grid")
    rows = [["Åtgärd", "Mål", "Tid"], ["Bygg", "Fler går", "2026"], ["Riv", "Färre faror", "2027"]]
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(2, 1).paragraphs[0].add_run(" bort").font.strike = True
    document.save(str(tmp_path / "fil.docx"))
    contents = converted(tmp_path / "fil.docx", kind)
    (grid,) = contents.grids
    assert [[cell.text for cell in row] for row in grid.rows] == rows
    assert grid.captions == ("Plan", "Inledning till planen.")
    assert Hidden.STRUCK_OUT in {gone.kind for gone in contents.left_out}


def test_an_old_word_document_is_refused_with_what_to_do(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "fil.docx"))
    with pytest.raises(UnreadableError) as raised:
        converted(tmp_path / "fil.docx", "doc")
    assert raised.value.problem.values == {"found": ".doc", "suggestion": ".docx"}
