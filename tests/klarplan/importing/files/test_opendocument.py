"""OpenDocument files, as LibreOffice writes them.

Also tests: importing.files.opendocument_text
"""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from klarplan.importing.files.contents import Hidden, LeftOut, TableFile
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.grid import FaultKind, Link
from klarplan.importing.files.opendocument_text import NAMES

STYLES = """
<style:style style:name="gone" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/></style:style>
<style:style style:name="base" style:family="table-cell"><style:table-cell-properties fo:background-color="#00b050"/></style:style>
<style:style style:name="green" style:family="table-cell" style:parent-style-name="base"/>
"""  # noqa: E501


def file_of(body: str, kind: str, tmp_path: Path) -> TableFile:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    content = (
        f"<office:document-content {names}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "fil", "w") as archive:
        archive.writestr("content.xml", content)
    return read_file(tmp_path / "fil")


def sheet(rows: str, tmp_path: Path, columns: str = "") -> TableFile:
    return file_of(f'<table:table table:name="Plan">{columns}{rows}</table:table>', "spreadsheet", tmp_path)


def row(*cells: str, look: str = "") -> str:
    return f"<table:table-row {look}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", more: str = "") -> str:
    return f"<table:table-cell {more}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def texts(contents: TableFile) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in contents.grids]


@pytest.mark.parametrize(
    ("written", "number", "kind", "text", "value", "unit"),
    [
        ("1,250 tkr", "1250", "float", "1 250 tkr", "1250", "tkr"),  # saved by a program that speaks English
        ("1,250 tkr", "1.25", "float", "1,250 tkr", "1.25", "tkr"),
        ("1 250,50 kr", "1250.5", "currency", "1 250,50 kr", "1250.5", "kr"),
        ("1,500 tkr", "1500000", "float", "1 500 tkr", "1500", "tkr"),
        ("50%", "0.5", "percentage", "50%", "50", "%"),
        ("2026", "2026", "float", "2026", "2026", ""),
        ("-5.5", "-5.5", "float", "-5,5", "-5.5", ""),
        ("fem", "5", "float", "fem", "5", ""),
    ],
)
def test_numbers_are_written_in_swedish(
    written: str, number: str, kind: str, text: str, value: str, unit: str, tmp_path: Path
) -> None:
    (read,) = (
        sheet(row(cell(written, f'office:value-type="{kind}" office:value="{number}"')), tmp_path).grids[0].rows[0]
    )
    assert (read.text, read.value, read.unit) == (text, Decimal(value), unit)


@pytest.mark.parametrize(
    ("written", "text"),
    [("03/31/26", "2026-03-31"), ("31 mars 2026", "2026-03-31"), ("mars 2026", "2026-03"), ("2026", "2026"),
     ("31 mars", "31 mars")],
)  # fmt: skip
def test_days_are_as_exact_as_they_are_shown(written: str, text: str, tmp_path: Path) -> None:
    look = 'office:value-type="date" office:date-value="2026-03-31"'
    (read,) = sheet(row(cell(written, look)), tmp_path).grids[0].rows[0]
    assert (read.text, read.value) == (text, date(2026, 3, 31))


def test_hidden_rows_columns_and_sheets(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    rows = (
        row(cell("a"), cell("hemlig"), cell("c"))
        + row(cell("bort"), look='table:visibility="collapse"')
        + row(cell("filtrerad"), look='table:visibility="filter"')
        + row(cell("sist"))
    )
    body = (
        f'<table:table table:name="Plan">{columns}{rows}</table:table>'
        f'<table:table table:name="Lön" table:style-name="unseen">{row(cell("x"))}</table:table>'
    )
    contents = file_of(body, "spreadsheet", tmp_path)
    assert texts(contents) == [[["a", "c"], ["sist", ""]]]
    assert set(contents.left_out) == {
        LeftOut(Hidden.SHEET, 1, "", ("Lön",)),
        LeftOut(Hidden.ROW, 1, "Plan", ("2",)),
        LeftOut(Hidden.FILTERED_ROW, 1, "Plan", ("3",)),
        LeftOut(Hidden.COLUMN, 1, "Plan", ("B",)),
    }


def test_looks_links_comments_and_formulas(tmp_path: Path) -> None:
    contents = sheet(
        row(
            cell('kvar <text:span text:style-name="gone">bort</text:span>'),
            cell('<text:a xlink:href="https://example.se/">Läs</text:a>'),
            cell('<text:span text:style-name="bold">fet</text:span>', 'table:style-name="green"'),
            cell("", 'table:formula="of:=1+1"'),
            cell("#DIV/0!", 'table:formula="of:=1/0" office:value-type="string"'),
            "<table:table-cell><office:annotation><text:p>fråga</text:p></office:annotation><text:p>sagt</text:p>"
            "</table:table-cell>",
            cell('två<text:s text:c="2"/>ord<text:line-break/>rad'),
        ),
        tmp_path,
    )
    kept, link, bold, unsaved, error, said, broken = contents.grids[0].rows[0]
    assert (kept.text, said.text, broken.text) == ("kvar", "sagt", "två ord\nrad")
    assert link.links == (Link("Läs", "https://example.se/"),)
    assert (bold.bold, bold.fill) == (True, "00B050")
    assert [read.fault.kind for read in (unsaved, error) if read.fault] == [FaultKind.NO_VALUE, FaultKind.ERROR_VALUE]
    assert {(gone.kind, gone.count) for gone in contents.left_out} == {(Hidden.STRUCK_OUT, 1), (Hidden.COMMENT, 1)}


def test_what_is_repeated_a_million_times_costs_nothing(tmp_path: Path) -> None:
    rows = (
        row(cell("a", 'table:number-columns-repeated="2"'), cell("", 'table:number-columns-repeated="16382"'))
        + row(cell("", 'table:style-name="green" table:number-columns-repeated="16384"'),
              look='table:number-rows-repeated="1048570"')
        + row(cell("b"))
    )  # fmt: skip
    (grid,) = sheet(rows, tmp_path).grids
    assert [[c.text for c in line] for line in grid.rows] == [["a", "a"], [], ["b", ""]]
    assert grid.rows[-1][0].row == 1048572


DOCUMENT = (
    '<text:h text:outline-level="1">Plan</text:h><text:p>Före.</text:p>'
    "<table:table><table:table-header-rows>" + row(cell("A"), cell("B")) + "</table:table-header-rows>"
    + row(cell("1", 'table:number-rows-spanned="2"'), cell("två"))
    + row("<table:covered-table-cell/>", cell("tre")) + "</table:table>"
    "<text:list><text:list-item><text:p>efter</text:p></text:list-item></text:list>"
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>bort</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)  # fmt: skip


def test_documents(tmp_path: Path) -> None:
    contents = file_of(DOCUMENT, "text", tmp_path)
    (grid,) = contents.grids
    assert [[(c.text, c.continued) for c in line] for line in grid.rows] == [
        [("A", False), ("B", False)], [("1", False), ("två", False)], [("1", True), ("tre", False)],
    ]  # fmt: skip
    assert (grid.captions, grid.heading_rows, grid.name) == (("Plan", "Före."), 1, "tabell 1")
    assert [(text.text, text.level, text.table) for text in contents.texts] == [
        ("Plan", 1, 0), ("Före.", None, 0), ("efter", None, 1),
    ]  # fmt: skip
    assert contents.left_out == (LeftOut(Hidden.DELETED, 1),)
