"""Tables of web pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarplan.importing.files.contents import Hidden, TableFile
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.grid import Link


def page(body: str, tmp_path: Path, name: str = "fil.html") -> TableFile:
    text = f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>"
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_file(tmp_path / name)


def texts(contents: TableFile) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in contents.grids]


def test_cells_that_reach_over_rows_and_columns(tmp_path: Path) -> None:
    (grid,) = page(
        "<h2>Plan</h2><table><caption>Åtgärder</caption><thead><tr><th>A<th>B<th>C</tr></thead>"
        "<tr><td rowspan=2>1<td><b>två</b><br>rader<td>3</tr><tr><td colspan=2>5</tr></table>", tmp_path,
    ).grids  # fmt: skip
    assert [[(c.text, c.width, c.continued) for c in row] for row in grid.rows] == [
        [("A", 1, False), ("B", 1, False), ("C", 1, False)],
        [("1", 1, False), ("två\nrader", 1, False), ("3", 1, False)],
        [("1", 1, True), ("5", 2, False)],
    ]
    assert (grid.captions, grid.heading_rows) == (("Plan", "Åtgärder"), 1)
    assert [line.bold for line in grid.rows[1][1].lines] == [True, False]


@pytest.mark.parametrize(
    ("cell", "text", "left_out"),
    [
        ("kvar <s>bort</s>", "kvar", Hidden.STRUCK_OUT),
        ('kvar <span style="text-decoration: line-through">bort</span>', "kvar", Hidden.STRUCK_OUT),
        ('kvar <span style="display:none">bort</span>', "kvar", Hidden.TEXT),
        ('kvar <span style="color: #fff">bort</span>', "kvar", Hidden.TEXT),
        ('kvar <b style="color: white; background: navy">också</b>', "kvar också", None),
        ("kvar <!-- bort --><script>bort</script>", "kvar", None),
        ("<ul><li>ett<li>två</ul>", "ett\ntvå", None),
    ],
)
def test_what_is_not_seen_is_left_out(cell: str, text: str, left_out: Hidden | None, tmp_path: Path) -> None:
    contents = page(f"<table><tr><td>{cell}<td>x</table>", tmp_path)
    assert contents.grids[0].rows[0][0].text == text
    assert [gone.kind for gone in contents.left_out] == ([left_out] if left_out else [])


def test_hidden_rows_links_and_colours(tmp_path: Path) -> None:
    contents = page(
        '<table><tr hidden><td>x</tr><tr><td bgcolor="#00b050"><td><a href="https://example.se/">Läs</a></table>',
        tmp_path,
    )
    first, second = contents.grids[0].rows[0]
    assert (first.fill, second.links) == ("00B050", (Link("Läs", "https://example.se/"),))
    assert [(gone.kind, gone.count) for gone in contents.left_out] == [(Hidden.ROW, 1)]


def test_a_table_that_arranges_the_page_is_none(tmp_path: Path) -> None:
    assert texts(page("<table><tr><td><table><tr><td>a<td>b</table></table>", tmp_path)) == [[["a", "b"]]]


def test_text_around_tables_is_offered(tmp_path: Path) -> None:
    contents = page("<h1>Plan</h1><p>Före <b>allt</b>.</p><table><tr><td>a<td>b</table><div>Efter.</div>", tmp_path)
    assert [(text.text, text.level, text.table) for text in contents.texts] == [
        ("Plan", 1, 0), ("Före allt.", None, 0), ("Efter.", None, 1),
    ]  # fmt: skip


def test_a_page_with_the_name_of_a_workbook(tmp_path: Path) -> None:
    """What many systems export as Excel."""
    assert texts(page("<table><tr><td>a<td>b</table>", tmp_path, "fil.xls")) == [[["a", "b"]]]


@pytest.mark.parametrize("span", ["999999999", "-1", "x", "0", ""])
def test_spans_beyond_reason(span: str, tmp_path: Path) -> None:
    body = f'<table><tr><td rowspan="{span}" colspan="{span}">a<td>b<tr><td>c</table>'
    assert sum(len(row) for row in page(body, tmp_path).grids[0].rows) <= 4
