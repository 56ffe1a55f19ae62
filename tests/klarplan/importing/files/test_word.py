"""Word files: text as Word shows it, and nothing that is deleted, struck out or hidden.

Also tests: importing.files.word_text, importing.files.captions
"""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from klarplan.importing.files.contents import Hidden, LeftOut, TableFile
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.grid import FaultKind, Link

NAMES = (
    f'{nsdecls("w", "r")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def cell_file(content: str, tmp_path: Path) -> TableFile:
    """A document with a table of two cells, the first of which has a paragraph of this XML."""
    document = Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell._tc.append(parse_xml(f"<w:p {NAMES}>{content}</w:p>"))
    document.part.relate_to("https://example.se/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.save(str(tmp_path / "fil.docx"))
    return read_file(tmp_path / "fil.docx")


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "text", "left_out"),
    [
        (run("kvar ") + run("bort", "<w:strike/>"), "kvar", Hidden.STRUCK_OUT),
        (run("kvar ") + run("bort", "<w:dstrike/>"), "kvar", Hidden.STRUCK_OUT),
        (run("kvar ") + run("bort", "<w:vanish/>"), "kvar", Hidden.TEXT),
        (run("kvar ") + run("också", '<w:strike w:val="0"/>'), "kvar också", None),
        (run("vit i första raden", '<w:color w:val="FFFFFF"/>'), "vit i första raden", None),
        (run("kvar") + '<w:del w:id="1" w:author="a"><w:r><w:delText>x</w:delText></w:r></w:del>', "kvar",
         Hidden.DELETED),
        ('<w:ins w:id="1" w:author="a">' + run("tillagt") + "</w:ins>", "tillagt", None),
        (run("kvar") + '<w:moveFrom w:id="1" w:author="a">' + run("x") + "</w:moveFrom>", "kvar", Hidden.DELETED),
    ],
)  # fmt: skip
def test_what_is_not_seen_is_counted(content: str, text: str, left_out: Hidden | None, tmp_path: Path) -> None:
    contents = cell_file(content, tmp_path)
    assert contents.grids[0].rows[0][0].text == text
    assert contents.left_out == ((LeftOut(left_out, 1, "tabell 1"),) if left_out else ())


@pytest.mark.parametrize(("shade", "text"), [("", "kvar"), ('<w:shd w:val="clear" w:fill="2F5496"/>', "kvar vitt")])
def test_white_letters_on_white_are_left_out(shade: str, text: str, tmp_path: Path) -> None:
    document = Document()
    cell = document.add_table(2, 2).cell(1, 0)
    content = run("kvar ") + run("vitt", f'<w:color w:val="FFFFFF"/>{shade}')
    cell._tc.append(parse_xml(f"<w:p {NAMES}>{content}</w:p>"))
    document.save(str(tmp_path / "fil.docx"))
    contents = read_file(tmp_path / "fil.docx")
    assert contents.grids[0].rows[1][0].text == text
    assert [gone.kind for gone in contents.left_out] == ([] if shade else [Hidden.TEXT])


def test_a_style_can_strike_out(tmp_path: Path) -> None:
    document = Document()
    style = document.styles.add_style("Utgår", WD_STYLE_TYPE.CHARACTER)
    style.font.strike = True
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    paragraph.add_run("kvar ")
    paragraph.add_run("bort", style="Utgår")
    document.save(str(tmp_path / "fil.docx"))
    assert read_file(tmp_path / "fil.docx").grids[0].rows[0][0].text == "kvar"


@pytest.mark.parametrize(
    ("symbol", "text", "fault"),
    [
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "Andel ≥ 80 %", None),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "Andel ✓ 80 %", None),
        ('<w:sym w:font="Webdings" w:char="F0C1"/>', "Andel □ 80 %", FaultKind.SYMBOL),
    ],
)
def test_symbols_become_characters(symbol: str, text: str, fault: FaultKind | None, tmp_path: Path) -> None:
    space = '<w:t xml:space="preserve">'
    contents = cell_file(f"<w:r>{space}Andel </w:t>{symbol}{space} 80 %</w:t></w:r>", tmp_path)
    cell = contents.grids[0].rows[0][0]
    assert (cell.text, cell.fault.kind if cell.fault else None) == (text, fault)
    assert [problem.kind for problem in contents.problems] == (["table-symbol"] if fault else [])


def test_letters_of_a_symbol_font_become_characters(tmp_path: Path) -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert cell_file(run("ü", font) + run(" klart"), tmp_path).grids[0].rows[0][0].text == "✓ klart"


BOX = "<w:txbxContent><w:p><w:r><w:t>i en ruta</w:t></w:r></w:p></w:txbxContent>"
TWICE = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    assert cell_file(run("före") + TWICE, tmp_path).grids[0].rows[0][0].text == "före\ni en ruta"


def test_a_text_box_outside_tables_is_text(tmp_path: Path) -> None:
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {NAMES}>{TWICE}</w:p>"))
    document.save(str(tmp_path / "fil.docx"))
    assert [text.text for text in read_file(tmp_path / "fil.docx").texts] == ["i en ruta"]


@pytest.mark.parametrize(
    "content",
    [
        '<w:hyperlink r:id="{id}">' + run("Läs mer") + "</w:hyperlink>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.se/" </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Läs mer")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
)  # fmt: skip
def test_links_keep_their_addresses(content: str, tmp_path: Path) -> None:
    document = Document()
    relation = document.part.relate_to("https://example.se/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.append(parse_xml(f"<w:p {NAMES}>{content.replace('{id}', relation)}</w:p>"))
    document.save(str(tmp_path / "fil.docx"))
    read = read_file(tmp_path / "fil.docx").grids[0].rows[0][0]
    assert (read.text, read.links) == ("Läs mer", (Link("Läs mer", "https://example.se/"),))


def test_colours_heading_rows_and_rows_that_are_gone(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(3, 2)
    for row, words in zip(table.rows, ("Rubrik", "kvar", "borta"), strict=True):
        row.cells[0].text = words
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    table.rows[2]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"/>'))
    shading = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="00B050"/>')
    table.cell(1, 1)._tc.get_or_add_tcPr().append(shading)
    document.save(str(tmp_path / "fil.docx"))
    contents = read_file(tmp_path / "fil.docx")
    (grid,) = contents.grids
    assert ([row[0].text for row in grid.rows], grid.heading_rows) == (["Rubrik", "kvar"], 1)
    assert grid.rows[1][1].fill == "00B050"
    assert contents.left_out == (LeftOut(Hidden.DELETED, 1, "tabell 1"),)


def test_text_outside_tables_is_offered_with_its_place(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Solviks kommun"
    document.add_heading("Plan", 0)
    document.add_heading("Trygghet", 1)
    document.add_paragraph("Vi vill att alla ska känna sig trygga.")
    document.add_table(1, 1).cell(0, 0).text = "x"
    document.add_paragraph("Efteråt.")
    document.save(str(tmp_path / "fil.docx"))
    contents = read_file(tmp_path / "fil.docx")
    assert [(text.text, text.level, text.captions, text.table) for text in contents.texts] == [
        ("Plan", 0, (), 0),
        ("Trygghet", 1, ("Plan",), 0),
        ("Vi vill att alla ska känna sig trygga.", None, ("Plan", "Trygghet"), 0),
        ("Efteråt.", None, ("Plan", "Trygghet"), 1),
    ]
    assert contents.left_out == (LeftOut(Hidden.HEADER_FOOTER, 1),)
