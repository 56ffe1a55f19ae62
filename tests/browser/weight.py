"""What a first visit to a page costs: bytes over the wire, and whether anything moves while it loads."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Page, Response

LIMIT, LIMIT_WITH_FONTS = 60_000, 100_000
_PACKED = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gz", ".pagefind")
"""Files that are compressed already, which servers send as they are."""
_KINDS = {"document": "page", "stylesheet": "styles", "script": "scripts", "font": "fonts"}


@dataclass(frozen=True)
class Weight:
    """Bytes as a server sends them, compressed with gzip."""

    page: int = 0
    styles: int = 0
    scripts: int = 0
    fonts: int = 0
    other: int = 0

    @property
    def without_fonts(self) -> int:
        """All but the typeface."""
        return self.page + self.styles + self.scripts + self.other

    def problems(self) -> list[str]:
        """The limits that are exceeded."""
        totals = (
            ("without typeface", self.without_fonts, LIMIT),
            ("with typeface", self.without_fonts + self.fonts, LIMIT_WITH_FONTS),
        )
        return [f"the page {what} is {size} bytes of {limit}" for what, size, limit in totals if size > limit]


def weighed(responses: Iterable[Response]) -> Weight:
    """The sum of what was really asked for."""
    sizes: Counter[str] = Counter()
    for one in responses:
        sizes[_KINDS.get(one.request.resource_type, "other")] += _wire_size(one)
    return Weight(**sizes)


def _wire_size(response: Response) -> int:
    body = response.body()
    return len(body) if response.url.endswith(_PACKED) else len(gzip.compress(body, 6, mtime=0))


def shifts(page: Page) -> list[str]:
    """What has moved on the page since it was opened, without anyone doing anything."""
    return [f"{one['value']:.4f} {one['moved']}" for one in page.evaluate("watched.shifts") if one["value"] > 0]
