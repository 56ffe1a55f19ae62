"""Makes files with tables from rows in a neutral form, for tests that read them.

The form looks like Markdown. Lines with # are headings. A row is written | … | … |, a cell's lines have // between
them, **text** is bold, "- " begins an entry of a list, ^ is merged with the cell above and < with the one to the left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

PLANS = Path(__file__).parent / "importing" / "plans"


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, ...], ...]

    def reach(self, row: int, column: int) -> tuple[int, int]:
        """The last row and column of the cell whose corner is here."""
        last_row, last_column = row, column
        while last_column + 1 < len(self.rows[row]) and self.rows[row][last_column + 1] == "<":
            last_column += 1
        while last_row + 1 < len(self.rows) and self.rows[last_row + 1][column] == "^":
            last_row += 1
        return last_row, last_column


Part = Heading | Table


def parts_of(text: str) -> list[Part]:
    parts: list[Part] = []
    rows: list[tuple[str, ...]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip()[1:-1].split("|")))
            continue
        if rows:
            parts.append(Table(tuple(rows)))
            rows = []
        if match := re.match(r"(#+) +(.*)", line):
            parts.append(Heading(len(match[1]), match[2]))
    return parts


def plan_parts(name: str) -> list[Part]:
    return parts_of((PLANS / f"{name}.txt").read_text(encoding="utf-8"))


def lines_of(cell: str) -> list[tuple[str, bool]]:
    """A cell's lines, each with whether it is bold."""
    lines = [line.strip() for line in cell.split("//")] if cell not in ("^", "<") else []
    return [(line.strip("*"), line.startswith("**")) for line in lines if line]


def make(parts: Sequence[Part], file: Path) -> Path:
    """Write the parts as a file of the kind that its name says."""
    {".docx": _docx, ".xlsx": _xlsx, ".txt": _txt, ".csv": _csv}[file.suffix](parts, file)
    return file


def _docx(parts: Sequence[Part], file: Path) -> None:
    document = Document()
    for part in parts:
        if isinstance(part, Heading):
            document.add_heading(part.text, part.level)
            continue
        table = document.add_table(len(part.rows), len(part.rows[0]))
        grid = [row.cells for row in table.rows]
        for row, cells in enumerate(part.rows):
            for column, cell in enumerate(cells):
                if cell in ("^", "<"):
                    continue
                made = grid[row][column]
                if (end := part.reach(row, column)) != (row, column):
                    made = made.merge(grid[end[0]][end[1]])
                for number, (line, bold) in enumerate(lines_of(cell)):
                    paragraph = made.paragraphs[0] if number == 0 else made.add_paragraph()
                    bullet = line.startswith("- ")
                    paragraph.add_run(line.removeprefix("- ")).bold = bold
                    if bullet:
                        paragraph.style = document.styles["List Bullet"]
        document.add_paragraph("")
    document.save(str(file))


def _xlsx(parts: Sequence[Part], file: Path) -> None:
    """Everything in one sheet, with an empty row below each table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    at = 0
    for part in parts:
        at += 1
        if isinstance(part, Heading):
            sheet.cell(at, 1, part.text).font = Font(bold=True)
            continue
        for row, cells in enumerate(part.rows):
            for column, cell in enumerate(cells):
                lines = lines_of(cell)
                if not lines:
                    continue
                made = sheet.cell(at + row, column + 1)
                if any(bold for _, bold in lines) and len(lines) > 1:
                    bits = [
                        TextBlock(InlineFont(b=bold), line + ("\n" if number < len(lines) - 1 else ""))
                        for number, (line, bold) in enumerate(lines)
                    ]
                    made.value = CellRichText(*bits)
                else:
                    made.value = "\n".join(line for line, _ in lines)
                    made.font = Font(bold=lines[0][1])
                end = part.reach(row, column)
                if end != (row, column):
                    sheet.merge_cells(
                        start_row=at + row, start_column=column + 1, end_row=at + end[0], end_column=end[1] + 1
                    )
        at += len(part.rows)
    book.save(file)


def _txt(parts: Sequence[Part], file: Path) -> None:
    """As it looks when it is pasted: tabs between cells, and no line breaks in them."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            lines += ["", part.text]
        else:
            lines += ["\t".join(" ".join(line for line, _ in lines_of(cell)) for cell in row) for row in part.rows]
    file.write_text("\n".join(lines), encoding="utf-8")


def _csv(parts: Sequence[Part], file: Path) -> None:
    rows = [row for part in parts if isinstance(part, Table) for row in part.rows]
    text = "\n".join(
        ";".join('"' + "\n".join(line for line, _ in lines_of(cell)).replace('"', '""') + '"' for cell in row)
        for row in rows
    )
    file.write_text(text, encoding="cp1252", errors="replace")
