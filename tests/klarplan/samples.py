"""Small valid records for tests that need no files: each function fills in what a kind of record must have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from klarplan.content.reading.records import Records
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.model.indicators import Indicator
from klarplan.model.records import Activity, FocusArea, FollowUp, Municipality, Page, Plan
from klarplan.model.shared import Funding, Party, TargetGroup, Term
from klarplan.site.library import relate
from klarplan.site.site import Site
from klarplan.site.texts import Texts

TODAY = date(2026, 11, 22)


def plan(name: str, **fields: Any) -> Plan:
    return Plan.model_validate({
        "id": name, "plan": name, "path": f"plans/{name}/index.md", "title": f"Planen {name}", "short_title": name,
        "summary": f"Vad {name} är.", "kind": "action_plan", "area": "Länet", "period": "2021–2023",
        "status": "adopted", "sources": [{"id": "planen", "title": f"Dokumentet {name}"}], **fields,
    })  # fmt: skip


def area(owner: str, name: str, order: int = 1, **fields: Any) -> FocusArea:
    return FocusArea.model_validate({
        "id": name, "plan": owner, "path": f"plans/{owner}/focus-areas/{name}.md", "title": name, "order": order,
        "summary": f"Om {name}.", **fields,
    })  # fmt: skip


def activity(owner: str, name: str, **fields: Any) -> Activity:
    return Activity.model_validate({
        "id": name, "plan": owner, "path": f"plans/{owner}/activities/{name}.md", "title": name,
        "source": {"document": "planen"}, **fields,
    })  # fmt: skip


def follow_up(owner: str, day: str, **fields: Any) -> FollowUp:
    return FollowUp.model_validate({
        "id": day, "plan": owner, "path": f"plans/{owner}/follow-ups/{day}.md", "title": f"Uppföljning {day}",
        "date": day, "summary": "Så gick det.", "source": {"document": "planen"}, **fields,
    })  # fmt: skip


def indicator(owner: str, name: str, **fields: Any) -> Indicator:
    return Indicator.model_validate({
        "id": name, "plan": owner, "path": f"plans/{owner}/indicators/{name}.yml", "title": f"Måttet {name}",
        "unit": "procent", "source": {"document": "planen"}, **fields,
    })  # fmt: skip


def funding(**fields: Any) -> Funding:
    return Funding.model_validate({"year": 2021, "source": {"document": "planen"}, **fields})


def municipality(name: str, title: str, code: str, county: str = "Dalarnas län", **fields: Any) -> Municipality:
    return Municipality.model_validate({
        "id": name, "path": f"municipalities/{name}.md", "title": title, "code": code, "county": county, **fields,
    })  # fmt: skip


def page(path: str, body: str = "", **fields: Any) -> Page:
    name = path.rpartition("/")[2].removesuffix(".md")
    return Page.model_validate({"id": name, "path": path, "body": body, **fields})


def term(word: str, **fields: Any) -> Term:
    return Term.model_validate({"term": word, "explanation": f"Vad {word} är.", **fields})


def party(name: str, title: str, kind: str = "region") -> Party:
    return Party.model_validate({"id": name, "name": title, "kind": kind})


def target_group(name: str, title: str) -> TargetGroup:
    return TargetGroup.model_validate({"id": name, "name": title})


def records(*given: Any, fundings: Iterable[tuple[str, Funding]] = ()) -> Records:
    """Records of any kinds, put where they belong."""

    def all_of(kind: type) -> tuple[Any, ...]:
        return tuple(one for one in given if isinstance(one, kind))

    def numbered(kind: type) -> tuple[tuple[int, Any], ...]:
        return tuple(enumerate(all_of(kind)))

    return Records(
        plans=all_of(Plan), focus_areas=all_of(FocusArea), activities=all_of(Activity), follow_ups=all_of(FollowUp),
        indicators=all_of(Indicator), funding=tuple(fundings), municipalities=all_of(Municipality), pages=all_of(Page),
        parties=numbered(Party), target_groups=numbered(TargetGroup), terms=numbered(Term),
    )  # fmt: skip


def site(
    *given: Any, fundings: Iterable[tuple[str, Funding]] = (), lang: str = "en", drafts: bool = False,
    directory_urls: bool = True,
) -> Site:  # fmt: skip
    """A site with these records."""
    return Site(
        relate(records(*given, fundings=fundings), TODAY, drafts=drafts),
        Texts(lang),
        Addresses(AddressNames(), directory_urls),
        TODAY,
    )
