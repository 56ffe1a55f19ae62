"""Values that rows of several tables have: names, texts, days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from klarplan.model.periods import Period
from klarplan.model.records import FileRecord
from klarplan.model.values import Involved
from klarplan.site.site import Site
from klarplan.text.html import text_lines


def address(site: Site, url: str) -> str | None:
    """The absolute address of a page; None on a site that does not know its own."""
    return site.absolute(url) or None


def list_text(values: Iterable[str]) -> str | None:
    """Several values in one text: "Region Örebro län (samordnar); Nora". None for no values."""
    return "; ".join(values) or None


def involved_text(site: Site, parties: Iterable[Involved]) -> str | None:
    """Those who take part, with their roles."""
    return list_text(link.text for link in site.involved(parties))


def group_names(site: Site, target_groups: Iterable[str]) -> str | None:
    """Target groups by name."""
    return list_text(site.library.target_groups[group].name for group in target_groups)


def place_names(site: Site, municipalities: Iterable[str]) -> tuple[str, ...]:
    """Municipalities by name."""
    return tuple(site.library.municipalities[place].title for place in municipalities)


def place_codes(site: Site, municipalities: Iterable[str]) -> tuple[str, ...]:
    """Municipalities by Statistics Sweden's code."""
    return tuple(site.library.municipalities[place].code for place in municipalities)


def span(period: Period | None) -> tuple[date | None, date | None]:
    """The first and the last day of a period, where it says them."""
    if period is None:
        return None, None
    return period.start.first if period.start else None, period.end.last if period.end else None


def body_text(site: Site, record: FileRecord, level: int) -> str | None:
    """A record's text as it reads on the page, a line for each paragraph. `level`: of its headings on that page."""
    return "\n".join(text_lines(site.fragment(record, level).html)) or None
