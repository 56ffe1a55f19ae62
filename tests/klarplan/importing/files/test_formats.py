"""Files → cells: what stands in each, and nothing of what it means.

Also tests: content.problems.kinds.tables, importing.files.unreadable
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.styles import Font
from table_files import make, parts_of

from klarplan.importing.files import formats as readers
from klarplan.importing.files import unreadable
from klarplan.importing.files.formats import read_tables
from klarplan.importing.files.grid import Fault, FaultKind, Grid
from klarplan.importing.files.unreadable import UnreadableError


def grids(file: Path) -> list[Grid]:
    return list(read_tables(file))


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def problem_of(file: Path) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UnreadableError) as raised:
        grids(file)
    return raised.value.problem.kind, dict(raised.value.problem.values)


# ---- Word and Excel say the same ----

MERGED = """
# Plan
## Tabellen
| A | B | C |
| 1 | **två** // rader | 3 |
| ^ | 5 | < |
| 7 | - en // - två |  |
"""


@pytest.mark.parametrize("kind", [".docx", ".xlsx"])
def test_merged_cells_stand_once_and_again_where_they_reach_down(kind: str, tmp_path: Path) -> None:
    grid = grids(make(parts_of(MERGED), tmp_path / f"fil{kind}"))[-1]
    rows = [row for row in grid.rows if len(row) > 1 and row[0].text != ""][-4:]
    first, second, third, _ = rows
    assert [cell.text for cell in first] == ["A", "B", "C"]
    assert [(cell.text, cell.continued, cell.width) for cell in third] == [("1", True, 1), ("5", False, 2)]
    assert [(line.text, line.bold) for line in second[1].lines] == [("två", True), ("rader", False)]


@pytest.mark.parametrize("kind", [".docx", ".xlsx"])
def test_lists_lose_their_marks_and_stay_lists(kind: str, tmp_path: Path) -> None:
    grid = grids(make(parts_of(MERGED), tmp_path / f"fil{kind}"))[-1]
    cell = next(cell for row in grid.rows for cell in row if cell.text == "en\ntvå")
    assert [line.bullet for line in cell.lines] == [True, True]


# ---- Word ----


def test_headings_hold_until_the_next_of_their_level(tmp_path: Path) -> None:
    parts = parts_of("# Plan\n## Ett\n| a | b |\n### Under ett\n| c | d |\n## Två\n| e | f |\n")
    found = grids(make(parts, tmp_path / "fil.docx"))
    assert [grid.captions for grid in found] == [("Plan", "Ett"), ("Plan", "Ett", "Under ett"), ("Plan", "Två")]
    assert [grid.name for grid in found] == ["tabell 1", "tabell 2", "tabell 3"]


def word_cell(content: str, tmp_path: Path) -> str:
    """The text of a cell whose paragraph has this XML."""
    document = Document()
    cell = document.add_table(1, 2).cell(0, 0)
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>")
    cell._tc.append(paragraph)
    document.save(str(tmp_path / "fil.docx"))
    return grids(tmp_path / "fil.docx")[0].rows[0][0].text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:r><w:t>vanlig</w:t></w:r>", "vanlig"),
        ("<w:r><w:t>en</w:t><w:br/><w:t>två</w:t></w:r>", "en\ntvå"),
        ('<w:ins w:id="1" w:author="a"><w:r><w:t>tillagt</w:t></w:r></w:ins>', "tillagt"),
        (
            '<w:r><w:t>kvar</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>borta</w:delText></w:r></w:del>',
            "kvar",
        ),
        ("<w:sdt><w:sdtContent><w:r><w:t>valt i en lista</w:t></w:r></w:sdtContent></w:sdt>", "valt i en lista"),
        ("<w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink>", "länk"),
        (
            "<w:moveFrom><w:r><w:t>flyttat</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>hit</w:t></w:r></w:moveTo>",
            "hit",
        ),
    ],
)
def test_all_kinds_of_text_in_word(content: str, text: str, tmp_path: Path) -> None:
    assert word_cell(content, tmp_path) == text


def test_a_table_inside_a_cell_is_text_of_the_cell(tmp_path: Path) -> None:
    document = Document()
    inner = document.add_table(1, 2).cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "inne", "också"
    document.save(str(tmp_path / "fil.docx"))
    assert grids(tmp_path / "fil.docx")[0].rows[0][0].text == "inne\nockså"


def test_rows_that_begin_further_to_the_right(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 3)
    for row, values in zip(table.rows, (("a", "b", "c"), ("", "d", "e")), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    second = table.rows[1]._tr
    second.remove(second.tc_lst[0])
    second.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
    document.save(str(tmp_path / "fil.docx"))
    assert [(cell.column, cell.text) for cell in grids(tmp_path / "fil.docx")[0].rows[1]] == [(2, "d"), (3, "e")]


# ---- Excel ----


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        ("text", "General", "text"),
        (2017, "General", "2017"),
        (2017.0, "General", "2017"),
        (0.5, "General", "0,5"),
        (0.5, "0%", "50 %"),
        (131634.63, "General", "131634,63"),
        (100000, '# ##0 "kr"', "100 000 kr"),
        (datetime(2021, 3, 31), "yyyy-mm-dd", "2021-03-31"),
        (date(2021, 3, 31), "yyyy-mm", "2021-03"),
        (date(2021, 3, 31), "yyyy", "2021"),
        (datetime(2021, 3, 31, 9, 30), "yyyy-mm-dd hh:mm", "2021-03-31 09:30"),
        (True, "General", "SANT"),
        ("  mellan   rum  ", "General", "mellan rum"),
        ("en\r\ntvå", "General", "en\ntvå"),
    ],
)
def test_values_of_excel_as_people_see_them(value: Any, form: str, text: str, tmp_path: Path) -> None:
    book = Workbook()
    cell = book.worksheets[0].cell(1, 1, value)
    cell.number_format = form
    book.save(tmp_path / "fil.xlsx")
    assert texts(grids(tmp_path / "fil.xlsx")[0]) == [[text]]


def test_sheets_formulas_and_bold_text(tmp_path: Path) -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Vuxna"
    first.append(["Fet", "=1+1"])
    first["A1"].font = Font(bold=True)
    hidden = book.create_sheet("Dold")
    hidden.append(["syns inte"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Tom")
    book.create_sheet("Blad3").append(["sist"])
    book.save(tmp_path / "fil.xlsx")
    found = grids(tmp_path / "fil.xlsx")
    assert [(grid.name, grid.captions) for grid in found] == [("Vuxna", ("Vuxna",)), ("Blad3", ()), ("Dold", ())]
    assert found[2].rows == ()  # only its name is told
    assert found[0].rows[0][0].bold
    assert found[0].rows[0][1].fault == Fault(FaultKind.NO_VALUE, "=1+1")  # no program has worked it out yet


# ---- text ----


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_by_its_own_delimiter(delimiter: str, tmp_path: Path) -> None:
    file = tmp_path / "fil.csv"
    rows = [["Aktivitet", "Mål", "Tid"], ["Utbilda", '"två\nrader"', "2017"], ["Leda", "allt", "2018"]]
    file.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    found = texts(grids(file)[0])
    assert found == [["Aktivitet", "Mål", "Tid"], ["Utbilda", "två\nrader", "2017"], ["Leda", "allt", "2018"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_the_encodings_that_programs_write(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "fil.csv"
    file.write_bytes("Målgrupp;Åtgärd\r\nÄldre;Öva\r\n".encode(encoding))
    assert texts(grids(file)[0]) == [["Målgrupp", "Åtgärd"], ["Äldre", "Öva"]]


def test_a_quotation_mark_is_only_a_mark(tmp_path: Path) -> None:
    file = tmp_path / "fil.txt"
    file.write_text('Mål\tAktivitet\n"Röd tråd" i skolan\t0,5 tjänst "lots\nNästa\tRad\n', encoding="utf-8")
    assert texts(grids(file)[0])[1:] == [['"Röd tråd" i skolan', '0,5 tjänst "lots'], ["Nästa", "Rad"]]


PASTED = """
Inledande text som är för lång för att vara en rubrik, för den fortsätter och fortsätter och fortsätter och fortsätter.

Fokusområde utsatta grupper
Mål\tAktivitet
A\tB

Annan rubrik
C\tD\tE
"""


def test_pasted_text_has_tables_among_other_lines(tmp_path: Path) -> None:
    file = tmp_path / "fil.txt"
    file.write_text(PASTED, encoding="utf-8")
    found = grids(file)
    assert [(grid.captions, texts(grid)) for grid in found] == [
        (("Fokusområde utsatta grupper",), [["Mål", "Aktivitet"], ["A", "B"]]),
        (("Annan rubrik",), [["C", "D", "E"]]),
    ]


def test_pasted_markdown_and_html(tmp_path: Path) -> None:
    file = tmp_path / "fil.md"
    file.write_text(
        "# Plan\n\n## Del\n\n| Mål | Aktivitet |\n|---|:---:|\n"
        "| **Utsatta grupper** ”Behov” | <b>Fet</b><br>mager <ul><li>en</li><li>två</li></ul> |\n| a \\| b | |\n",
        encoding="utf-8",
    )
    (grid,) = grids(file)
    assert grid.captions == ("Plan", "Del")
    assert texts(grid)[1:] == [["Utsatta grupper\n”Behov”", "Fet\nmager\nen\ntvå"], ["a | b", ""]]
    assert [(line.bold, line.bullet) for line in grid.rows[1][1].lines] == [
        (True, False), (False, False), (False, True), (False, True),
    ]  # fmt: skip


# ---- files that cannot be read ----


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("plan.numbers", ".xlsx"),
        ("plan.doc", ".docx"),
        ("plan.rtf", ".docx"),
        ("plan.pages", ".docx"),
        ("plan.png", ""),
    ],
)
def test_other_kinds_of_files(name: str, suggestion: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"?")
    assert problem_of(tmp_path / name) == ("table-kind", {"found": Path(name).suffix, "suggestion": suggestion})


def _not_a_zip(file: Path) -> None:
    file.write_bytes(b"\xd0\xcf\x11\xe0 a file with a password")


def _empty_zip(file: Path) -> None:
    zipfile.ZipFile(file, "w").close()


def _broken_xml(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")


@pytest.mark.parametrize("kind", [".xlsx", ".docx"])
@pytest.mark.parametrize("write", [_not_a_zip, _empty_zip, _broken_xml])
def test_damaged_files(kind: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / f"fil{kind}")
    assert problem_of(tmp_path / f"fil{kind}")[0] == "table-broken"


@pytest.mark.parametrize("kind", [".xlsx", ".docx"])
def test_a_file_that_unpacks_to_far_too_much_is_not_opened(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 1_000_000)
    with zipfile.ZipFile(tmp_path / f"fil{kind}", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"{number}.xml", b"0" * 2_000_000)
    assert problem_of(tmp_path / f"fil{kind}")[0] == "too-large"


@pytest.mark.parametrize(("kind", "module"), [(".xlsx", "openpyxl"), (".docx", "docx")])
def test_a_missing_package_is_named(kind: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    file = make(parts_of(MERGED), tmp_path / f"fil{kind}")
    monkeypatch.setattr(unreadable, "import_module", missing)
    kind_found, values = problem_of(file)
    assert kind_found == "missing-extra"
    assert values["extra"] == "import"
    assert values["package"].replace("python-", "") == module
