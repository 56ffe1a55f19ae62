"""Take the README's pictures anew: docs/images/*.png, of the site of the five plans.

    .venv/bin/python tools/readme_pictures.py [FOLDER]

FOLDER holds the built site; without it the site is built first. Needs Chromium, as the browser tests do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import click
from guide_pictures import ROOT, served
from PIL import Image
from playwright.sync_api import sync_playwright

PICTURES = ROOT / "docs" / "images"
TAKEN = {"start": ("", 960), "plan": ("planer/norrbotten-2021-2025/", 1200), "kommun": ("kommuner/falun/", 1000)}
"""By the file's name: the page, and how much of it is seen, in CSS pixels."""
WIDTH, SHOWN = 1280, 960
"""How wide the window is, and the picture, in pixels."""
COLOURS = 128
NOON = "1796040000"
"""30 November 2026: pictures change only with the site."""


def build(folder: Path) -> None:
    """The site of this repository."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOON, "KLARPLAN_PDF": "0", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "site_config.yml", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603


def smaller(png: bytes) -> Image.Image:
    """The picture as wide as the README shows it, with few colours."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    height = round(picture.height * SHOWN / picture.width)
    return picture.resize((SHOWN, height), Image.Resampling.LANCZOS).quantize(COLOURS, Image.Quantize.MAXCOVERAGE)


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        if len(sys.argv) < 2:
            build(folder)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(locale="sv-SE", color_scheme="light", reduced_motion="reduce")
        with served(folder) as base:
            for name, (address, height) in TAKEN.items():
                page.set_viewport_size({"width": WIDTH, "height": height})
                page.goto(base + address)
                file = PICTURES / f"{name}.png"
                smaller(page.screenshot()).save(file, optimize=True)
                click.echo(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
