"""Make the typefaces of PDF files anew: the theme's variable one in each of its three weights, as TrueType.

    .venv/bin/python tools/pdf_fonts.py

WeasyPrint takes a variable typeface too, but makes it static for each document, which takes seconds, and writes the
time of day into it.
"""

from __future__ import annotations

import io
from pathlib import Path

import click
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

ROOT = Path(__file__).parent.parent
VARIABLE = ROOT / "theme" / "assets" / "fonts" / "source-sans-3-latin.woff2"
FOLDER = ROOT / "generator" / "klarplan" / "publishing" / "pdf" / "fonts"
WEIGHTS = (400, 600, 700)


def static(weight: int) -> bytes:
    """The typeface in one weight."""
    font = TTFont(VARIABLE, recalcTimestamp=False)
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font.flavor = None
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def main() -> None:
    """Write the files."""
    for weight in WEIGHTS:
        content = static(weight)
        (FOLDER / f"source-sans-3-{weight}.ttf").write_bytes(content)
        click.echo(f"{weight}: {len(content)} bytes")


if __name__ == "__main__":
    main()
