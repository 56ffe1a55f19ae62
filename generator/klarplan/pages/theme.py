"""Where the theme is, and which files of a site win over it."""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

FONT = "assets/fonts/source-sans-3-latin.woff2"
"""The theme's typeface, variable in weight, below its folder."""
PRINT_STYLE = "assets/css/pdf.css"
"""The style sheet of what is printed, which no page of the site loads."""


def theme_folder() -> Path:
    """The theme: in the installed package, or beside the generator in a checkout."""
    packaged = Path(str(package_files("klarplan"))) / "theme"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "theme"


def theme_folders(own: Path | None) -> tuple[Path, ...]:
    """Where templates are looked for: first in the site's `own` folder, if it has one."""
    return (*([own] if own else []), theme_folder())
