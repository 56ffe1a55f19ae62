"""What all pages have in common: one dataclass for each template, which receives it as `view`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class View:
    """Base of what a page's template receives. `lead` answers in a sentence what the page is about."""

    TEMPLATE: ClassVar[str]
    PROSE_LEVEL: ClassVar[int] = 2
    """The level of the highest headings in the page's own text."""

    lead: str
