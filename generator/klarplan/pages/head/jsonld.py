"""Structured data for search engines: https://schema.org as JSON-LD, only of the kinds that they use.

Those are the way to a page (shown in results), the site's name, and datasets (for Google's Dataset Search).

A script element with this type is a data block: nothing runs it, so that the Content-Security-Policy lets it be
(https://html.spec.whatwg.org/multipage/scripting.html, "prepare the script element").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from klarplan.content.settings.config import Config
from klarplan.open_data.tables import TABLES, OpenData
from klarplan.site.library import PlanContents
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

_FORMATS = {"csv": "text/csv", "json": "application/json"}


def script_text(things: Iterable[dict[str, Any]]) -> str:
    """Things as one JSON text that cannot end the script element it stands in. Empty for none."""
    graph = list(things)
    if not graph:
        return ""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
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
