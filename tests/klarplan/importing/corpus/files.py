"""Saves declared tables as files of many formats: by the libraries that people's tools are like, and by LibreOffice."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from importing.corpus.declared import Cell, Heading, Part, Sheet, Table
from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

OFFICE = {
    "ods": ("xlsx", "ods"), "xls": ("xlsx", "xls"), "xlsx-saved": ("xlsx", "xlsx"), "sheet-pdf": ("xlsx", "pdf"),
    "odt": ("docx", "odt"), "pdf": ("docx", "pdf"), "docx-saved": ("docx", "docx"),
}  # fmt: skip
"""Formats that LibreOffice saves: from which of ours, and the ending."""

_STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
"""ECMA-376, edition 4: the namespaces of transitional documents, and those of strict ones."""
_LAST_ROW = 1_048_576


class NoOfficeError(RuntimeError):
    """LibreOffice is needed and not there."""


def save(parts: Sequence[Part], file: Path, kind: str) -> Path:
    """Write the parts in a format of our own. `kind`: the format, perhaps with an encoding: csv:mac_roman."""
    name, _, encoding = kind.partition(":")
    _WRITERS[name](parts, file, encoding or "utf-8")
    return file


def save_all(wanted: Iterable[tuple[Sequence[Part], str, str]], folder: Path) -> dict[tuple[str, str], Path]:
    """Write many files: parts, a name and a format each. Returns the file of each name and format.

    Files that are in the folder already, from the same parts, stay as they are. Raises NoOfficeError where a format
    needs LibreOffice and there is none.
    """
    files: dict[tuple[str, str], Path] = {}
    saved_by_office: defaultdict[str, list[Path]] = defaultdict(list)
    for parts, name, kind in wanted:
        home = folder / _digest(parts, kind)
        ours, ending = OFFICE.get(kind, (kind, ""))
        file = home / f"{name}{_ENDINGS[ours.partition(':')[0]]}"
        files[name, kind] = home / ending / f"{name}.{ending}" if ending else file
        if not files[name, kind].exists():
            home.mkdir(parents=True, exist_ok=True)
            save(parts, file, ours)
            if ending:
                saved_by_office[ending].append(file)
    for ending, sources in saved_by_office.items():
        convert(sources, ending)
    return files


def _digest(parts: Sequence[Part], kind: str) -> str:
    said = f"{parts!r} {kind}".encode() + Path(__file__).read_bytes()
    return f"{kind.partition(':')[0]}-{hashlib.sha256(said).hexdigest()[:16]}"


def convert(files: Sequence[Path], ending: str) -> list[Path]:
    """Let LibreOffice save files as another format, each in a folder below its own with the ending's name."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise NoOfficeError("LibreOffice is needed to save tables as others do: run tools/install_test_tools.sh")
    converted = [file.parent / ending / f"{file.stem}.{ending}" for file in files]
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder) / f"{number}{file.suffix}" for number, file in enumerate(files)]
        for file, source in zip(files, sources, strict=True):
            shutil.copyfile(file, source)
        done = subprocess.run(
            [office, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--convert-to", ending,
             "--outdir", f"{folder}/saved", *map(str, sources)],
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
        for source, target in zip(sources, converted, strict=True):
            result = Path(folder, "saved", f"{source.stem}.{ending}")
            if not result.exists():
                raise NoOfficeError(f"LibreOffice did not save {target.name}: {done.stdout} {done.stderr}")
            target.parent.mkdir(exist_ok=True)
            shutil.move(result, target)
    return converted


def _reach(table: Table, cell: Cell) -> tuple[int, int]:
    """The last row and column of a cell with those that are merged into it."""
    row = table.rows[cell.row - 1]
    right, below = cell.column, cell.row
    while right < len(row) and row[right].merged == "<":
        right += 1
    while below < len(table.rows) and table.rows[below][cell.column - 1].merged == "^":
        below += 1
    return below, right


# Spreadsheets


def _xlsx(parts: Sequence[Part], file: Path, encoding: str) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title, used, row = "Blad1", False, 1
    for part in parts:
        if isinstance(part, Sheet):
            if used or sheet.max_row > 1:
                sheet = book.create_sheet(part.cell.text)
            sheet.title, used, row = part.cell.text, True, 1
            sheet.sheet_state = "hidden" if part.hidden else "visible"
        elif isinstance(part, Heading):
            sheet.cell(row, 1, part.cell.text).font = Font(bold=part.level > 0)
            row += 1
        else:
            row = _xlsx_table(sheet, part, row) + 1
    book.save(file)


def _xlsx_table(sheet: Worksheet, table: Table, top: int) -> int:
    """Write a table from this row on. Returns the row below it."""
    for number, (row, flags) in enumerate(zip(table.rows, table.flags, strict=True), top):
        for cell in row:
            target = sheet.cell(number, cell.column)
            if not cell.merged and isinstance(target, ExcelCell):
                _xlsx_cell(target, cell)
                if "hidden-column" in cell.marks:
                    sheet.column_dimensions[target.column_letter].hidden = True
        if flags in ("hidden", "filtered"):
            sheet.row_dimensions[number].hidden = True
        if flags == "filtered":
            sheet.auto_filter.ref = f"A{top}:{sheet.cell(top + len(table.rows) - 1, len(row)).coordinate}"
    for cell in (cell for row in table.rows for cell in row if not cell.merged):
        below, right = _reach(table, cell)
        if (below, right) != (cell.row, cell.column):
            sheet.merge_cells(
                start_row=top + cell.row - 1, start_column=cell.column, end_row=top + below - 1, end_column=right
            )
    return top + len(table.rows)


def _xlsx_cell(target: ExcelCell, cell: Cell) -> None:
    target.value = _value(cell)
    marks = cell.marks
    if "fmt" in marks:
        target.number_format = marks["fmt"]
    if "fill" in marks:
        target.fill = PatternFill("solid", fgColor=f"FF{marks['fill']}")
    if "struck" in marks or "bold" in marks:
        target.font = Font(strike="struck" in marks, bold="bold" in marks)
    if "comment" in marks:
        target.comment = Comment(marks["comment"], "A")
    if "link" in marks:
        target.hyperlink = marks["link"]


def _value(cell: Cell) -> str | int | float | date | None:
    """What a spreadsheet holds: numbers and dates are values of their own."""
    if "formula" in cell.marks:
        return cell.marks["formula"]
    if "date" in cell.marks:
        return date.fromisoformat(cell.text)
    if "text" not in cell.marks and re.fullmatch(r"-?(0|[1-9]\d*)([.,]\d+)?", cell.text):
        return float(cell.text.replace(",", ".")) if re.search("[.,]", cell.text) else int(cell.text)
    return "\n".join(cell.lines) or None


def _xlsx_strict(parts: Sequence[Part], file: Path, encoding: str) -> None:
    """As "Strict Open XML" is saved: other namespaces."""
    _xlsx(parts, file, encoding)
    with zipfile.ZipFile(file) as packed:
        contents = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in contents:
            for transitional in _STRICT:
                contents[name] = contents[name].replace(transitional, _STRICT[transitional])
            packed.writestr(name, contents[name])


def _xlsx_far(parts: Sequence[Part], file: Path, encoding: str) -> None:
    """With one formatted cell in the last row of the sheet."""
    from openpyxl import load_workbook

    _xlsx(parts, file, encoding)
    book = load_workbook(file)
    assert isinstance(book.active, Worksheet)
    book.active.cell(_LAST_ROW, 1).font = Font(bold=True)
    book.save(file)


# Documents


def _docx(parts: Sequence[Part], file: Path, encoding: str) -> None:
    document = Document()
    for part in parts:
        if isinstance(part, Table):
            _docx_table(document, part)
            document.add_paragraph("")
        elif isinstance(part, Sheet):
            document.add_heading(part.cell.text, 1)
        elif part.level:
            document.add_heading(part.cell.text, part.level)
        else:
            document.add_paragraph(part.cell.text)
    document.save(str(file))


def _docx_table(document: WordDocument, table: Table) -> None:
    word = document.add_table(len(table.rows), len(table.rows[0]))
    word.style = document.styles["Table Grid"]
    grid = [row.cells for row in word.rows]
    for cell in (cell for row in table.rows for cell in row if not cell.merged):
        below, right = _reach(table, cell)
        target = grid[cell.row - 1][cell.column - 1]
        if (below, right) != (cell.row, cell.column):
            target = target.merge(grid[below - 1][right - 1])
        _docx_cell(target, cell)


def _docx_cell(target: _Cell, cell: Cell) -> None:
    for number, line in enumerate(cell.lines):
        paragraph = target.paragraphs[0] if number == 0 else target.add_paragraph()
        if "link" in cell.marks:
            _docx_link(paragraph, line, cell.marks["link"])
            continue
        before, symbol, after = line.partition("¤") if "sym" in cell.marks else (line, "", "")
        for text in (before, symbol, after):
            if text == "¤":
                _docx_symbol(paragraph, *cell.marks["sym"].split(":"))
            elif text:
                run = paragraph.add_run(text)
                run.font.strike, run.font.bold = "struck" in cell.marks or None, "bold" in cell.marks or None
                run.font.hidden = "hidden" in cell.marks or None
                run.font.color.rgb = RGBColor.from_string(cell.marks["ink"]) if "ink" in cell.marks else None
    if "fill" in cell.marks:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), cell.marks["fill"])
        target._tc.get_or_add_tcPr().append(shade)


def _docx_symbol(paragraph: Paragraph, font: str, char: str) -> None:
    """What Insert > Symbol writes."""
    symbol = OxmlElement("w:sym")
    symbol.set(qn("w:font"), font)
    symbol.set(qn("w:char"), char)
    paragraph.add_run()._r.append(symbol)


def _docx_link(paragraph: Paragraph, text: str, address: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def _html(parts: Sequence[Part], file: Path, encoding: str) -> None:
    lines = [f'<!doctype html><html lang="sv"><head><meta charset="{encoding}"><title>Plan</title></head><body>']
    for part in parts:
        if isinstance(part, Table):
            lines += ["<table>", *_html_rows(part), "</table>"]
        else:
            tag = "h1" if isinstance(part, Sheet) else f"h{part.level}" if part.level else "p"
            lines.append(f"<{tag}>{html.escape(part.cell.text)}</{tag}>")
    file.write_text("\n".join([*lines, "</body></html>"]), encoding=encoding)


def _html_rows(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        tag, cells = ("th" if number < table.heads else "td"), []
        for cell in row:
            if cell.merged:
                continue
            below, right = _reach(table, cell)
            spans = f' rowspan="{below - cell.row + 1}" colspan="{right - cell.column + 1}"'
            spans = re.sub(r' \w+="1"', "", spans)
            text = "<br>".join(html.escape(line) for line in cell.lines)
            text = f"<s>{text}</s>" if "struck" in cell.marks else text
            text = f'<a href="{cell.marks["link"]}">{text}</a>' if "link" in cell.marks else text
            hidden = " hidden" if "hidden" in cell.marks else ""
            cells.append(f"<{tag}{spans}{hidden}>{text}</{tag}>")
        yield f"<tr>{''.join(cells)}</tr>"


# Text


def _md(parts: Sequence[Part], file: Path, encoding: str) -> None:
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Table):
            rows = [f"| {' | '.join('<br>'.join(cell.lines) for cell in row)} |" for row in part.rows]
            lines += [rows[0], "|---" * len(part.rows[0]) + "|", *rows[1:], ""]
        else:
            level = 1 if isinstance(part, Sheet) else part.level
            lines += [f"{'#' * level} {part.cell.text}".strip(), ""]
    file.write_text("\n".join(lines), encoding=encoding)


def _txt(parts: Sequence[Part], file: Path, encoding: str) -> None:
    """As it looks when it is pasted: tabs between cells, and no line breaks in them."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Table):
            lines += ["\t".join(" ".join(cell.lines) for cell in row) for row in part.rows]
        else:
            lines += ["", part.cell.text]
    file.write_text("\n".join(lines), encoding=encoding)


def _csv_text(parts: Sequence[Part], delimiter: str = ";") -> str:
    """As a spreadsheet saves its sheet: headings and paragraphs are rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    for part in parts:
        if isinstance(part, Table):
            writer.writerows([["\n".join(cell.lines) for cell in row] for row in part.rows])
        else:
            writer.writerow([part.cell.text])
    return text.getvalue().replace("␇", "\a")


def _csv(parts: Sequence[Part], file: Path, encoding: str) -> None:
    text = _csv_text(parts)
    if encoding == "mac_roman":
        text = text.replace("\r\n", "\r")  # Excel for Mac: "CSV (Macintosh)"
    file.write_bytes(text.encode(encoding))


def _csv_comma(parts: Sequence[Part], file: Path, encoding: str) -> None:
    file.write_bytes(_csv_text(parts, ",").encode(encoding))


def _tsv(parts: Sequence[Part], file: Path, encoding: str) -> None:
    file.write_bytes(_csv_text(parts, "\t").encode(encoding))


def _csv_mixed(parts: Sequence[Part], file: Path, encoding: str) -> None:
    """UTF-8, and the last line in Windows-1252."""
    lines = _csv_text(parts).splitlines(keepends=True)
    file.write_bytes("".join(lines[:-1]).encode() + lines[-1].encode("cp1252"))


def _csv_quote(parts: Sequence[Part], file: Path, encoding: str) -> None:
    """Cells over several lines are in quotation marks; marks within other cells are not doubled."""
    rows = [row for part in parts if isinstance(part, Table) for row in part.rows]
    lines = [
        ";".join('"' + "\r\n".join(cell.lines) + '"' if len(cell.lines) > 1 else cell.text for cell in row)
        for row in rows
    ]
    file.write_bytes("\r\n".join(lines).encode(encoding))


def _csv_packed(parts: Sequence[Part], file: Path, encoding: str) -> None:
    """A workbook that somebody has named .csv."""
    _xlsx(parts, file, encoding)


_WRITERS: Mapping[str, Callable[[Sequence[Part], Path, str], None]] = {
    "xlsx": _xlsx, "xlsx-strict": _xlsx_strict, "xlsx-far": _xlsx_far, "docx": _docx, "html": _html, "md": _md,
    "txt": _txt, "csv": _csv, "csv-comma": _csv_comma, "csv-mixed": _csv_mixed, "csv-quote": _csv_quote,
    "csv-packed": _csv_packed, "tsv": _tsv,
}  # fmt: skip
_ENDINGS = {name: f".{name.partition('-')[0]}" for name in _WRITERS}
