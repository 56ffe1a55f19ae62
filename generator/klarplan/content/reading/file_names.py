"""Names of files as content has them, and as the file system does: macOS may write letters and marks apart."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from klarplan.text.fold import composed


def on_disk(folder: Path, path: str) -> Path:
    """The file or folder at `path` below `folder`, also where its name has letters and marks apart.

    Where there is none, the path as it is written.
    """
    at = folder
    for part in PurePosixPath(path).parts:
        named = at / part
        if not named.exists() and at.is_dir():
            named = next((other for other in at.iterdir() if composed(other.name) == composed(part)), named)
        at = named
    return at
