"""Structured data for search engines: https://schema.org as JSON-LD.

Those are the way to a page (shown in results), the site's name, datasets (for Google's Dataset Search), and activities,
for whoever gathers what public bodies do.

A script element with this type is a data block: nothing runs it, so that the Content-Security-Policy lets it be
(https://html.spec.whatwg.org/multipage/scripting.html, "prepare the script element").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from klarplan.content.settings.config import Config
from klarplan.model.records import Activity
from klarplan.model.values import Involved, Status
from klarplan.open_data.tables import TABLES, OpenData
from klarplan.site.library import PlanContents
from klarplan.site.parts import Link
from klarplan.site.phrases import is_over
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_STATUSES = {
    Status.NOT_STARTED: "Potential", Status.STARTED: "Active", Status.HALFWAY: "Active", Status.CONTINUOUS: "Active",
    Status.DONE: "Completed",
}  # fmt: skip
"""What https://schema.org/ActionStatusType has a word for; nothing is said of the other statuses."""
_FORMATS = {"csv": "text/csv", "json": "application/json"}


def script_text(things: Iterable[dict[str, Any]]) -> str:
    """Things as one JSON text that cannot end the script element it stands in. Empty for none."""
    graph = list(things)
    if not graph:
        return ""
    return script_safe({"@context": "https://schema.org", "@graph": graph})


def script_safe(value: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def breadcrumbs(site: Site, links: Iterable[Link]) -> Iterator[dict[str, Any]]:
    """The path from the start page to a page; nothing for the start page itself."""
    path = list(links)
    if not path:
        return
    path.insert(0, Link(site.texts._(N_("Start")), site.addresses.url()))
    steps = [
        {
            "@type": "ListItem",
            "position": number,
            "name": link.text,
            **({"item": site.absolute(link.url)} if link.url else {}),
        }
        for number, link in enumerate(path, 1)
    ]
    yield {"@type": "BreadcrumbList", "itemListElement": steps}


def website(site: Site, config: Config) -> dict[str, Any]:
    """The site, for its start page."""
    return {
        "@type": "WebSite",
        "name": config.site_name,
        "url": site.site_url,
        **({"description": config.site_description} if config.site_description else {}),
        "inLanguage": site.texts.lang,
        "publisher": _organisation(config),
    }


def action(site: Site, contents: PlanContents, activity: Activity) -> dict[str, Any]:
    """An activity, for its own page: what it is, who does it with whom, where, and how far it has come.

    It has no times: schema.org wants a day and an hour, and plans name years. Of a plan whose time has ended, nobody
    knows that anything is still under way.
    """
    status = _STATUSES.get(contents.statuses[activity.id].status)
    if status != "Completed" and is_over(site, contents.plan):
        status = None
    places = [site.library.municipalities[place].title for place in activity.municipalities or ()]
    return {
        "@type": "Action",
        "name": activity.title,
        **({"url": url} if (url := site.absolute(site.activity_url(activity))) else {}),
        **({"actionStatus": f"https://schema.org/{status}ActionStatus"} if status else {}),
        **({"agent": agents} if (agents := _parties(site, activity.responsible)) else {}),
        **({"participant": others} if (others := _parties(site, activity.collaborating)) else {}),
        **({"location": [{"@type": "AdministrativeArea", "name": place} for place in places]} if places else {}),
    }


def _parties(site: Site, parties: Iterable[Involved]) -> list[dict[str, Any]]:
    """Those of them that are organisations: a role, such as a coordinator, is none."""
    named = (site.library.parties[involved.party] for involved in parties)
    return [{"@type": "Organization", "name": party.name} for party in named if party.kind != "role"]


def datasets(opened: OpenData) -> Iterator[dict[str, Any]]:
    """The tables of each plan as a dataset, for the page on open data."""
    for plan in opened.tables:
        if contents := opened.site.library.plans.get(plan):
            yield _dataset(opened, contents)


def _dataset(opened: OpenData, contents: PlanContents) -> dict[str, Any]:
    site, config, plan = opened.site, opened.config, contents.plan
    addresses, absolute, period = site.addresses, site.absolute, contents.plan.period
    first = period.start.first.isoformat() if period.start else ".."
    last = period.end.last.isoformat() if period.end else ".."
    holds = site.texts._(N_("Plans, focus areas, goals, activities, indicators, money, statuses and dates."))
    return {
        "@type": "Dataset",
        "name": plan.title,
        "description": f"{plan.summary} {holds}",
        "url": absolute(addresses.url(addresses.names.data, anchor=plan.id)),
        "inLanguage": site.texts.lang,
        "license": config.settings.licence.url,
        "isAccessibleForFree": True,
        "creator": _organisation(config),
        **({"temporalCoverage": f"{first}/{last}"} if period.start or period.end else {}),
        "spatialCoverage": plan.area,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{site.texts._(table.TITLE)} ({kind.upper()})",
                "encodingFormat": media,
                "contentUrl": absolute(addresses.export(f"{table.FILE}.{kind}", plan.id)),
            }
            for table in TABLES
            for kind, media in _FORMATS.items()
        ],
    }


def _organisation(config: Config) -> dict[str, Any]:
    return {"@type": "Organization", "name": config.settings.organisation}
