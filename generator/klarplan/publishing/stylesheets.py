"""The theme's style sheet: files by subject in `assets/css/klarplan/`, joined into the one file that pages load.

`index.css` there is CSS as browsers know it: it declares the cascade layers in their order, and imports every file into
one of them. Joining puts each file in the place of its import. Addresses in the files count from the joined file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from klarplan.text.catalogue import N_

JOINED = "assets/css/klarplan.css"
"""The address of the joined style sheet."""
PARTS = "assets/css/klarplan/"
"""The folder of the files that it is joined from, which no page loads."""
INDEX = f"{PARTS}index.css"

_IMPORT = re.compile(r"^[ \t]*@import\b.*$", re.MULTILINE)
_IN_LAYER = re.compile(r'@import "([^":]+)" layer\(([a-z-]+)\);')


class StylesheetError(Exception):
    """The style sheet cannot be joined. The message is a message id, which `values` fill."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.values = values


def joined(folders: Iterable[Path]) -> str:
    """The style sheet, from the theme's folders: a file in an earlier one wins over its namesake in a later one.

    Raises StylesheetError where the index imports what does not exist, or in another form than a file and its layer.
    """
    folders = tuple(folders)

    def layer(statement: re.Match[str]) -> str:
        parts = _IN_LAYER.fullmatch(statement[0].strip())
        if parts is None:
            raise StylesheetError(
                N_('{file}: “{found}” should be like this: @import "base/text.css" layer(base);'),
                file=INDEX, found=statement[0].strip(),
            )  # fmt: skip
        return f"@layer {parts[2]} {{\n{_read(folders, PARTS + parts[1]).strip()}\n}}\n"

    return _IMPORT.sub(layer, _read(folders, INDEX))


def _read(folders: tuple[Path, ...], path: str) -> str:
    for folder in folders:
        if (folder / path).is_file():
            return (folder / path).read_text(encoding="utf-8")
    raise StylesheetError(N_("{file} imports {found}, which does not exist."), file=INDEX, found=path)
