"""The source documents of the plans in this repository, as PDF files made from their tables."""

from __future__ import annotations

import hashlib
from pathlib import Path

from importing.corpus.files import convert
from table_files import PLANS, make, parts_of


def plan_pdfs(folder: Path) -> dict[str, Path]:
    """The PDF of each plan in `plans/*.txt`, by the plan's name: LibreOffice saves the Word document.

    What is in the folder already is taken from there. Raises NoOfficeError where LibreOffice is needed and missing.
    """
    files: dict[str, Path] = {}
    for source in sorted(PLANS.glob("*.txt")):
        text = source.read_text(encoding="utf-8")
        home = folder / f"plan-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
        home.mkdir(parents=True, exist_ok=True)
        files[source.stem] = home / "pdf" / f"{source.stem}.pdf"
        if not files[source.stem].exists():
            make(parts_of(text), home / f"{source.stem}.docx")
    missing = [file for file in files.values() if not file.exists()]
    if missing:
        convert([file.parent.parent / f"{file.stem}.docx" for file in missing], "pdf")
    return files
