"""PDF files with tables, made from HTML by WeasyPrint.

Also tests: importing.files.pdf_lines, importing.files.pdf_unlined, importing.files.pdf_words
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from weasyprint import HTML

from klarplan.importing.files.contents import Hidden, TableFile
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.pdf_words import Paragraphs, Word
from klarplan.importing.files.unreadable import UnreadableError

STYLE = "@page {{ size: A4; margin: 2cm }} body {{ font: 10pt sans-serif }} table {{ width: 100% }} {more}"
LINED = "table { border-collapse: collapse } td, th { border: 1px solid; padding: 4pt }"
UNLINED = "td, th { padding: 4pt; text-align: left; vertical-align: top }"

Printed = Callable[..., TableFile]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Reads a page of HTML that has been printed with these styles."""

    def read(body: str, style: str = LINED) -> TableFile:
        html = f"<style>{STYLE.format(more=style)}</style>{body}"
        HTML(string=html).write_pdf(tmp_path / "fil.pdf")
        return read_file(tmp_path / "fil.pdf")

    return read


def table(rows: list[list[str]]) -> str:
    """The rows as a table; the first is repeated on each page."""
    head = "".join(f"<th>{text}</th>" for text in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead>{body}</table>"


def texts(contents: TableFile) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in contents.grids]


HEAD = ["Åtgärd", "Ansvarig", "Tid", "Kostnad"]
LONG = "Bygg om alla korsningar utmed de stora vägarna så att den som går eller cyklar kommer fram säkert"
ROWS = [HEAD, [LONG, "Tekniska nämnden", "2026", "100 tkr"], ["Riv", "Socialnämnden", "2027", "inom ram"]]


def test_a_table_with_lines_has_its_cells_whole(printed: Printed) -> None:
    contents = printed(f"<h1>Handlingsplan</h1><p>Inledning till planen.</p>{table(ROWS)}<p>Efteråt.</p>")
    assert texts(contents) == [ROWS]
    assert contents.problems == ()
    assert contents.grids[0].captions == ("Handlingsplan", "Inledning till planen.")
    assert [(text.text, text.place) for text in contents.texts] == [
        ("Handlingsplan", "1"), ("Inledning till planen.", "1"), ("Efteråt.", "1"),
    ]  # fmt: skip


def test_a_table_without_lines_is_read_and_told(printed: Printed) -> None:
    contents = printed(table(ROWS), UNLINED)
    assert texts(contents) == [ROWS]
    assert [problem.kind for problem in contents.problems] == ["table-no-lines"]


def test_a_table_goes_on_over_pages_without_its_repeated_headings(printed: Printed) -> None:
    rows = [HEAD, *([f"Åtgärd {number}", "Nämnden", "2026", "inom ram"] for number in range(1, 101))]
    contents = printed(table(rows))
    assert texts(contents) == [rows]
    assert contents.grids[0].heading_rows == 1
    assert [cell.row for cell in contents.grids[0].rows[-1]] == [101] * 4


def test_tables_with_a_heading_between_are_two(printed: Printed) -> None:
    contents = printed(f"<h2>Ett</h2>{table(ROWS)}<h2>Två</h2>{table(ROWS)}")
    assert texts(contents) == [ROWS, ROWS]
    assert [grid.captions for grid in contents.grids] == [("Ett",), ("Två",)]


def test_merged_cells(printed: Printed) -> None:
    body = '<table><tr><td colspan="2">ett</td><td>c</td></tr><tr><td rowspan="2">a</td><td>b</td><td>c</td></tr>'
    (grid,) = printed(f"{body}<tr><td>e</td><td>f</td></tr></table>").grids
    assert [[(cell.text, cell.column, cell.width, cell.continued) for cell in row] for row in grid.rows] == [
        [("ett", 1, 2, False), ("c", 3, 1, False)],
        [("a", 1, 1, False), ("b", 2, 1, False), ("c", 3, 1, False)],
        [("a", 1, 1, True), ("e", 2, 1, False), ("f", 3, 1, False)],
    ]


def test_lists_in_cells_keep_their_entries(printed: Printed) -> None:
    contents = printed(table([["Åtgärd", "Mål"], ["Bygg", f"• Fler går<br>• {LONG}"]]))
    assert contents.grids[0].rows[1][1].text == f"Fler går\n{LONG}"


NARROW = (
    "table { border-collapse: collapse; width: 120pt !important; table-layout: fixed }"
    "td, th { border: 1px solid; padding: 2pt; overflow-wrap: anywhere }"
)


@pytest.mark.parametrize(
    ("elsewhere", "text", "found"),
    [("", None, ["table-broken-word"]), ("Bildningsnämnden leder arbetet.", "Bildningsnämnden", [])],
)
def test_a_word_that_a_narrow_column_breaks(
    elsewhere: str, text: str | None, found: list[str], printed: Printed
) -> None:
    """It is asked about, unless the document has the word whole somewhere else."""
    contents = printed(f"{table([['Vad', 'Vem'], ['Riv', 'Bildningsnämnden']])}<p>{elsewhere}</p>", NARROW)
    cell = contents.grids[0].rows[1][1]
    assert [problem.kind for problem in contents.problems] == found
    assert (cell.fault is None) == (text is not None)
    if text:
        assert cell.text == text


def test_a_word_that_a_column_without_lines_breaks_is_asked_about(printed: Printed) -> None:
    rows = [
        ["Vad ska göras", "Vem", "Tid"],
        ["Riv muren", "Utbildningsförvaltningen", "2026"],
        ["Laga", "Polisen", "2027"],
    ]
    narrow = "table { width: 200pt !important; table-layout: fixed } td { overflow-wrap: anywhere }"
    contents = printed(table(rows), UNLINED + narrow)
    assert "table-broken-word" in [problem.kind for problem in contents.problems]


def test_lines_under_words_strike_nothing_out(printed: Printed) -> None:
    contents = printed(table([["Åtgärd", "Tid"], ["<u>kvar</u>", "2026"]]))
    assert contents.left_out == ()


def test_headers_and_footers_are_left_out(printed: Printed) -> None:
    page = '@page { @top-left { content: "Solviks kommun" } @bottom-right { content: "Sida " counter(page) } }'
    body = "".join(f'<p style="break-after: page">Text {word}</p>' for word in ("ett", "två", "tre"))
    contents = printed(f"{body}{table(ROWS)}", LINED + page)
    assert [text.text for text in contents.texts] == ["Text ett", "Text två", "Text tre"]
    assert [(gone.kind, gone.count) for gone in contents.left_out] == [(Hidden.HEADER_FOOTER, 2)]


def test_struck_out_words_are_left_out(printed: Printed) -> None:
    contents = printed(table([["Åtgärd", "Tid"], ["kvar <s>bort</s>", "2026"]]))
    assert texts(contents) == [[["Åtgärd", "Tid"], ["kvar", "2026"]]]
    assert [gone.kind for gone in contents.left_out] == [Hidden.STRUCK_OUT]


def test_links_keep_their_addresses(printed: Printed) -> None:
    contents = printed(table([["Åtgärd", "Tid"], ['<a href="https://example.se/">Läs mer</a>', "2026"]]))
    assert [(link.text, link.address) for link in contents.grids[0].rows[1][0].links] == [
        ("Läs mer", "https://example.se/")
    ]


def test_a_scanned_document_is_refused_with_what_to_do(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(picture, "PDF")
    (tmp_path / "fil.pdf").write_bytes(picture.getvalue())
    with pytest.raises(UnreadableError) as raised:
        read_file(tmp_path / "fil.pdf")
    problem = raised.value.problem
    assert problem.kind == "table-scanned"
    assert "OCR" in problem.hint("sv")


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"%PDF-1.4 rubbish \x00\xff", b"%PDF-1.7\nxref\n0 1\ntrailer\n<<>>"])
def test_a_damaged_document(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "fil.pdf").write_bytes(raw)
    with pytest.raises(UnreadableError) as raised:
        read_file(tmp_path / "fil.pdf")
    assert raised.value.problem.kind in ("table-broken", "table-scanned")


@pytest.mark.parametrize(
    ("lines", "known", "text", "doubt"),
    [
        (("kompetens-", "utveckling för"), "kompetensutveckling", "kompetensutveckling för", ""),
        (("kompetens-", "utveckling för"), "", "kompetensutveckling för", "kompetensutveckling"),
        (("icke-", "binära"), "icke-binära", "icke-binära", ""),
        (("Kultur-", "och fritidsnämnden"), "", "Kultur- och fritidsnämnden", ""),
        (("EU-", "projekt"), "", "EU-projekt", ""),
        (("e-", "post"), "", "e-post", ""),
        (("Norr-", "Syd"), "", "Norr-Syd", ""),
        (("2025 –", "2026"), "", "2025 – 2026", ""),
    ],
)
def test_hyphens_at_the_end_of_lines(lines: tuple[str, str], known: str, text: str, doubt: str) -> None:
    paragraphs = Paragraphs()
    paragraphs.learn([known])
    words = [
        Word(word, 10 + 5 * at, 12.0 * number, 10 + 5 * at + 5 * len(word), 12.0 * number + 10)
        for number, line in enumerate(lines)
        for at, word in ((line.index(word), word) for word in line.split())
    ]
    read, doubts, _ = paragraphs.of(words, max(word.x1 for word in words))
    assert ([line.text for line in read], doubts) == ([text], (doubt,) if doubt else ())
