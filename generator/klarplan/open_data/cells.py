"""Permanent ids and texts that rows of several tables have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from klarplan.model.periods import Period
from klarplan.model.records import Activity, FileRecord
from klarplan.model.values import Involved
from klarplan.site.site import Site
from klarplan.text.html import text_lines


def activity_id(activity: Activity) -> str:
    """An activity's permanent id."""
    return f"{activity.plan}/activity/{activity.id}"


def activity_ids(site: Site, plan: str, references: Iterable[str]) -> tuple[str, ...]:
    """Permanent ids of the activities that references in `plan` name."""
    found = (site.library.activity(reference, plan) for reference in references)
    return tuple(activity_id(one) for one in found if one)


def follow_up_id(plan: str, follow_up: str) -> str:
    """A follow-up's permanent id."""
    return f"{plan}/follow-up/{follow_up}"


def goal_id(plan: str, goal: str | None) -> str | None:
    """A goal's permanent id; None for no goal."""
    return f"{plan}/goal/{goal}" if goal else None


def area_id(plan: str, area: str | None) -> str | None:
    """A focus area's permanent id; None for no focus area."""
    return f"{plan}/focus-area/{area}" if area else None


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
    return list_text(site.library.target_groups[one].name for one in target_groups)


def place_names(site: Site, municipalities: Iterable[str]) -> tuple[str, ...]:
    """Municipalities by name."""
    return tuple(site.library.municipalities[one].title for one in municipalities)


def place_codes(site: Site, municipalities: Iterable[str]) -> tuple[str, ...]:
    """Municipalities by Statistics Sweden's code."""
    return tuple(site.library.municipalities[one].code for one in municipalities)


def span(period: Period | None) -> tuple[date | None, date | None]:
    """The first and the last day of a period, where it says them."""
    if period is None:
        return None, None
    return period.start.first if period.start else None, period.end.last if period.end else None


def body_text(site: Site, record: FileRecord, level: int) -> str | None:
    """A record's text as it reads on the page, a line for each paragraph. `level`: of its headings on that page."""
    return "\n".join(text_lines(site.fragment(record, level).html)) or None
