"""Two builds of a page, compared by what a browser makes of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

_ADDRESSES = ("href", "src", "action", "data-address")
_INDEX = re.compile(r"(?<![^/])index\.html(?=#|$)")
_NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d+")


def parts(file: Path, folder: Path) -> list[str]:
    """The elements and texts of a page in their order: attributes by name, addresses counted from the site's root."""
    reader = _Reader(file.relative_to(folder).as_posix())
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    reader.told()
    return reader.parts


def main_parts(file: Path, folder: Path) -> list[str]:
    """The same of the page's own content: what stands in `<main>`."""
    whole = parts(file, folder)
    start = next(at for at, part in enumerate(whole) if part.startswith("<main"))
    return whole[start : whole.index("</main>")]


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.parts, self.text = f"https://x.example/{page}", list[str](), ""

    def told(self) -> None:
        """A text has come to its end. White space between elements differs, and nobody sees it."""
        if text := " ".join(self.text.split()):
            self.parts.append(text)
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told()
        values = {name: _NUMBER.sub(lambda number: f"{float(number[0]):g}", value or "") for name, value in attrs}
        values |= {name: self._counted(values[name]) for name in _ADDRESSES if name in values}
        self.parts.append(
            " ".join((f"<{tag}", *(f"{name}={value.strip()!r}" for name, value in sorted(values.items()))))
        )

    def handle_endtag(self, tag: str) -> None:
        self.told()
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    def _counted(self, address: str) -> str:
        return _INDEX.sub("", urljoin(self.page, address).removeprefix("https://x.example/"))
