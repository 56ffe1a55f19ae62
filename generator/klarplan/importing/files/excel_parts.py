"""The sheets of an Excel file as they stand in its XML, before openpyxl reads them: cells without content are left
out, merged cells are noted instead of filled, and of a formula only its saved value is kept.

Without this a single formatted cell in the last row, or a merged area of a whole sheet, makes openpyxl fill memory.
The elements are those of ECMA-376, part 1, 18.3 (worksheets) and 18.8 (styles).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

from klarplan.importing.files.contents import column_name
from klarplan.importing.files.packages import part_of, safe_copy
from klarplan.importing.files.sheets import Area
from klarplan.importing.files.unreadable import require_few_cells

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN_BODY = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_COMMENTS = re.compile(r"^xl/comments(?:/comment)?\d*\.xml$")
_DRAWINGS = re.compile(r"^xl/drawings/drawing\d+\.xml$")
_KEPT = ("sheetFormatPr", "cols", "hyperlinks")
"""What openpyxl is given of a sheet besides its cells."""
_MERGED_COST = 6
"""A merged area costs about as much as so many cells."""
_FORMULA_LINK = re.compile(r'HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)


@dataclass
class SheetPart:
    """What stands in the XML of a sheet. Places are (row, column), from 1."""

    places: dict[int, list[int]] = field(default_factory=dict)
    """The columns of the cells that hold something or are coloured, by row."""
    unsaved: dict[tuple[int, int], str] = field(default_factory=dict)
    """The formulas that have no saved value."""
    formula_links: dict[tuple[int, int], str] = field(default_factory=dict)
    """The addresses of HYPERLINK formulas."""
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    filtered: tuple[int, int] | None = None
    last_row: int = 0
    last_column: int = 0
    """The last that hold something; a colour alone does not count."""


@dataclass(frozen=True)
class Workbook:
    """A workbook that openpyxl can open, what stands in each sheet by the sheet's name, how many comments there are,
    and the texts of boxes and shapes.
    """

    copy: IO[bytes]
    sheets: dict[str, SheetPart]
    comments: int
    drawn: tuple[str, ...]


def prepared(file: Path) -> Workbook:
    """The workbook for openpyxl. Raises UnreadableError, and what `packages.BROKEN` lists."""
    with zipfile.ZipFile(file) as archive:
        names = _sheet_names(archive, file)
        coloured = _coloured_styles(archive, file)
    parts: dict[str, SheetPart] = {}
    comments = 0
    drawn: list[str] = []

    def rewrite(name: str, raw: bytes) -> bytes:
        nonlocal comments
        if _COMMENTS.search(name):
            comments += sum(1 for _ in etree.fromstring(raw).iter(f"{MAIN}comment"))
        elif _DRAWINGS.search(name):
            drawn.extend(_texts_of(raw))
        if name not in names:
            return raw
        part = SheetPart()
        _read(raw, part, coloured)
        require_few_cells(sum(map(len, part.places.values())), names[name], file.name)
        require_few_cells(len(part.merged) * _MERGED_COST, names[name], file.name)
        parts[names[name]] = part
        return _written(raw, part)

    return Workbook(safe_copy(file, rewrite), parts, comments, tuple(drawn))


def _texts_of(drawing: bytes) -> Iterator[str]:
    """The text of each box and shape of a drawing, a line a paragraph."""
    for body in etree.fromstring(drawing).iter(f"{_DRAWN_BODY}txBody"):
        paragraphs = ("".join(text.text or "" for text in part.iter(f"{_DRAWN}t")) for part in body.iter(f"{_DRAWN}p"))
        if text := "\n".join(paragraphs).strip():
            yield text


def _sheet_names(archive: zipfile.ZipFile, file: Path) -> dict[str, str]:
    """The name of the part of each sheet → what people call the sheet."""
    book = etree.fromstring(part_of(archive, "xl/workbook.xml", file))
    relations = etree.fromstring(part_of(archive, "xl/_rels/workbook.xml.rels", file))
    targets = {relation.get("Id"): relation.get("Target") or "" for relation in relations}
    names = {}
    for sheet in book.iter(f"{MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        names[path] = sheet.get("name") or ""
    return names


def _coloured_styles(archive: zipfile.ZipFile, file: Path) -> set[str]:
    """The numbers of the cell styles that have a colour behind the text."""
    if "xl/styles.xml" not in archive.namelist():
        return set()
    styles = etree.fromstring(part_of(archive, "xl/styles.xml", file))
    fills = {
        str(number)
        for number, fill in enumerate(styles.iterfind(f"{MAIN}fills/{MAIN}fill"))
        if (pattern := fill.find(f"{MAIN}patternFill")) is not None and pattern.get("patternType") == "solid"
    }
    formats = styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    return {str(number) for number, style in enumerate(formats) if style.get("fillId") in fills}


def _elements(raw: bytes) -> Iterator[Any]:
    """Every row of a sheet and every other element below its root, each forgotten when the next one comes."""
    depth = 0
    for event, element in etree.iterparse(io.BytesIO(raw), events=("start", "end"), resolve_entities=False):
        if event == "start":
            depth += 1
            continue
        depth -= 1
        if element.tag == f"{MAIN}row" or (depth == 1 and element.tag != f"{MAIN}sheetData"):
            yield element
            element.clear()
            parent = element.getparent()
            while element.getprevious() is not None:
                del parent[0]


def _read(raw: bytes, part: SheetPart, coloured: set[str]) -> None:
    colours: dict[int, list[int]] = {}
    number = 0
    for element in _elements(raw):
        name = etree.QName(element).localname
        if name == "row":
            number = int(element.get("r") or number + 1)
            if _on(element.get("hidden")) or element.get("ht") in ("0", "0.0"):
                part.hidden_rows.add(number)
            _read_cells(element, number, part, coloured, colours)
        elif name == "mergeCells":
            part.merged = [Area(area[1], area[0], area[3], area[2]) for area in map(_bounds, element) if area]
        elif name == "autoFilter" and (bounds := _bounds(element)) and len(element):
            part.filtered = (bounds[1], bounds[3])
    for row, columns in colours.items():
        if row <= part.last_row and (seen := [column for column in columns if column <= part.last_column]):
            part.places[row] = sorted({*part.places.get(row, ()), *seen})


def _read_cells(row: Any, number: int, part: SheetPart, coloured: set[str], colours: dict[int, list[int]]) -> None:
    column = 0
    for cell in row.iterchildren(f"{MAIN}c"):
        column = _column(cell) or column + 1
        formula, value = cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v")
        has_value = value is not None and value.text is not None
        if formula is not None:
            if not has_value and cell.get("t") != "str":
                part.unsaved[number, column] = f"={formula.text or ''}"
            if link := _FORMULA_LINK.match((formula.text or "").strip()):
                part.formula_links[number, column] = link[1]
        if has_value or formula is not None or cell.find(f"{MAIN}is") is not None:
            part.places.setdefault(number, []).append(column)
            part.last_row, part.last_column = max(part.last_row, number), max(part.last_column, column)
        elif cell.get("s") in coloured:
            colours.setdefault(number, []).append(column)


def _written(raw: bytes, part: SheetPart) -> bytes:
    """The sheet with only its cells that are wanted, at their places, and links by their first cell."""
    out = io.BytesIO()
    kept: list[Any] = []
    with etree.xmlfile(out, encoding="utf-8") as xml, xml.element(f"{MAIN}worksheet", nsmap={None: MAIN[1:-1]}):
        with xml.element(f"{MAIN}sheetData"):
            number = 0
            for element in _elements(raw):
                name = etree.QName(element).localname
                if name == "row":
                    number = int(element.get("r") or number + 1)
                    if number in part.places:
                        xml.write(_row(element, number, set(part.places[number])))
                elif name in _KEPT:
                    kept.append(_copied(element))
        for element in kept:
            xml.write(element)
    return out.getvalue()


def _row(element: Any, number: int, columns: set[int]) -> Any:
    row = etree.Element(f"{MAIN}row", r=str(number))
    column = 0
    for cell in element.iterchildren(f"{MAIN}c"):
        column = _column(cell) or column + 1
        if column in columns:
            cell.set("r", cell.get("r") or f"{column_name(column)}{number}")
            for formula in cell.findall(f"{MAIN}f"):
                cell.remove(formula)
            row.append(cell)
    return row


def _copied(element: Any) -> Any:
    copy = etree.fromstring(etree.tostring(element))
    for link in copy.iterfind(f"{MAIN}hyperlink"):
        link.set("ref", (link.get("ref") or "A1").partition(":")[0])
    return copy


def _column(cell: Any) -> int:
    place = cell.get("r")
    return column_index_from_string(coordinate_from_string(place)[0]) if place else 0


def _bounds(element: Any) -> tuple[int, int, int, int] | None:
    """(first column, first row, last column, last row) of what an element refers to."""
    try:
        left, top, right, bottom = range_boundaries(element.get("ref") or "")
    except (ValueError, TypeError):
        return None
    return (left or 1, top or 1, right or left or 1, bottom or top or 1)


def _on(value: str | None) -> bool:
    return value in ("1", "true")
