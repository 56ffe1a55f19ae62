"""The source documents of the plans in this repository, as PDF files made from their tables."""

from __future__ import annotations

import hashlib
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from importing.corpus.alone import made_once
from importing.corpus.files import convert
from table_files import PLANS, make, parts_of

_LOOK = "A3, lying, lines"
"""How the files look, for what has been made before."""


def plan_pdfs(folder: Path) -> dict[str, Path]:
    """The PDF of each plan in `plans/*.txt`, by the plan's name: LibreOffice saves the Word document. Its pages lie
    down, as those of the sources do.

    What is in the folder already is taken from there. Raises NoOfficeError where LibreOffice is needed and missing.
    """
    with made_once(folder):
        return _plan_pdfs(folder)


def _plan_pdfs(folder: Path) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for source in sorted(PLANS.glob("*.txt")):
        text = source.read_text(encoding="utf-8")
        digest = hashlib.sha256((_LOOK + text).encode()).hexdigest()
        home = folder / f"plan-{digest[:16]}"
        home.mkdir(parents=True, exist_ok=True)
        files[source.stem] = home / "pdf" / f"{source.stem}.pdf"
        if not files[source.stem].exists():
            _lie_down(make(parts_of(text), home / f"{source.stem}.docx"))
    missing = [file for file in files.values() if not file.exists()]
    if missing:
        convert([file.parent.parent / f"{file.stem}.docx" for file in missing], "pdf")
    return files


def _lie_down(file: Path) -> None:
    """A Word document on pages that lie down, in small type, with lines between the cells of its tables."""
    document = Document(str(file))
    for section in document.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(420), Mm(297)
        section.left_margin = section.right_margin = Mm(15)
    for table in document.tables:
        table.style = "Table Grid"
        for paragraph in table._element.iter(qn("w:p")):
            for run in Paragraph(paragraph, table).runs:
                run.font.size = Pt(8)
        width = (section.page_width - section.left_margin - section.right_margin) // len(table.columns)
        for column in table.columns:
            column.width = width
    document.save(str(file))
