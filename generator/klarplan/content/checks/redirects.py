"""Addresses that pages had before: where each leads, and whether it can."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from klarplan.content.problems.problem import Problem
from klarplan.content.reading.file_kinds import FileKind, classify, version_of
from klarplan.content.reading.records import Records
from klarplan.content.settings.addresses import GOAL_ANCHOR, MADE_ANCHORS, Addresses
from klarplan.model.records import FocusArea, Plan
from klarplan.model.shared import Moved
from klarplan.text.languages import has_catalogue
from klarplan.text.nearest import nearest
from klarplan.text.slug import slug

REDIRECTS = "redirects.yml"
"""The content file that lists them."""
INDEX_FILE = "index.html"
_MADE_FILES = (".csv", ".json", ".xml", ".gz", ".ics", ".rdf")
_MADE_FOLDERS = ("assets/", "pagefind/")
"""What the build writes beside the pages: open data, feeds, calendars, the sitemap; the theme and the search."""
_OWN_ANCHOR = re.compile(r"\{:?\s*[^}\n]*#|\bid\s*=")
"""An anchor that an editor has given a part of a text."""


def file_of(address: str) -> str:
    """The file below the site's folder that an address leads to: "planer/dalarna-2020/" and "/planer/dalarna-2020" →
    "planer/dalarna-2020/index.html"."""
    path = address.strip("/")
    if not path:
        return INDEX_FILE
    return path if path.endswith(".html") else f"{path}/{INDEX_FILE}"


def address_of(file: str) -> str:
    """The address of a file, with its folders alone where that is enough: "planer/dalarna-2020/"."""
    return file.removesuffix(INDEX_FILE) if f"/{file}".endswith(f"/{INDEX_FILE}") else file


@dataclass(frozen=True)
class PublishedPages:
    """What is published, as far as the content alone says it."""

    files: Collection[str]
    """The pages' files: "planer/dalarna-2020/index.html"."""
    anchors: Mapping[str, frozenset[str]]
    """The anchors of pages that list activities, and whose anchors are therefore known."""
    media: Collection[str]

    def has(self, address: str) -> bool:
        """Whether there is a page or a file to copy at this address."""
        return file_of(address) in self.files or address.strip("/") in self.media


def published_pages(records: Records, addresses: Addresses) -> PublishedPages:
    """The pages of plans that are no drafts, of the other records, and the lists."""
    files = {"404.html", *(file_of("/".join(parts)) for parts in addresses.lists if parts[0] not in addresses.absent)}
    drafts = tuple(f"plans/{plan.id}/" for plan in records.plans if records.is_draft(plan.id))
    for path in records.paths:
        address = addresses.of_file(path)
        if address is not None and not path.startswith(drafts):
            files.add(file_of("/".join(address)))
        if (version := version_of(path)) and not path.startswith(drafts):
            files.add(file_of("/".join((version.code, *(addresses.of_file(version.original) or ())))))
            if not version.is_easy and has_catalogue(version.code):
                files.add(file_of(f"{version.code}/{addresses.names.search}"))
    files |= {file_of("/".join(addresses.target_group(group.id))) for _, group in records.target_groups}
    money, follow_ups = {plan for plan, _ in records.funding}, {follow_up.plan for follow_up in records.follow_ups}
    money |= {activity.plan for activity in records.activities if activity.cost}
    active = {activity.plan for activity in records.activities}
    measured = {indicator.plan for indicator in records.indicators}
    if not measured:
        files.discard(file_of(addresses.names.indicators))
    for plan in records.plans:
        own_pages = [addresses.whole_plan(plan.id)]
        own_pages += [addresses.plan_indicators(plan.id)] if plan.id in measured else []
        own_pages += [addresses.money(plan.id)] if plan.id in money else []
        own_pages += [addresses.follow_ups(plan.id)] if plan.id in follow_ups else []
        own_pages += [addresses.plan_activities(plan.id)] if plan.id in active else []
        files |= {file_of("/".join(parts)) for parts in own_pages if not records.is_draft(plan.id)}
    media = {path for path in records.paths if classify(path) is FileKind.MEDIA}
    return PublishedPages(files, _anchors(records, addresses), media)


def _anchors(records: Records, addresses: Addresses) -> dict[str, frozenset[str]]:
    """The anchors of pages that list activities: theirs, those of goals, and those of the text's headings."""
    by_file: defaultdict[str, set[str]] = defaultdict(set)
    for activity in records.activities:
        by_file[file_of("/".join(addresses.plan_activities(activity.plan)))].add(activity.id)
        if activity.focus_area:
            by_file[file_of("/".join(addresses.focus_area(activity.plan, activity.focus_area)))].add(activity.id)
    for owner in records.with_goals:
        by_file[_own_file(owner, addresses)] |= {GOAL_ANCHOR + goal.id for goal in owner.goals}
    for area in records.focus_areas:
        headings = (line.lstrip("# ") for line in area.body.splitlines() if line.startswith("#"))
        by_file[_own_file(area, addresses)] |= set(map(slug, headings))
    unsure = {_own_file(plan, addresses) for plan in records.plans}  # much else has anchors there
    unsure |= {_own_file(area, addresses) for area in records.focus_areas if _OWN_ANCHOR.search(area.body)}
    return {file: frozenset(anchors) for file, anchors in by_file.items() if file not in unsure}


def _own_file(owner: Plan | FocusArea, addresses: Addresses) -> str:
    address = addresses.focus_area(owner.plan, owner.id) if isinstance(owner, FocusArea) else addresses.plan(owner.id)
    return file_of("/".join(address))


def redirect_problems(records: Records, addresses: Addresses) -> Iterator[Problem]:
    """Old addresses that are still in use or listed twice, and new ones that lead nowhere or in a circle."""
    if not records.redirects:
        return
    document, pages = records.documents[REDIRECTS], published_pages(records, addresses)
    plans = [plan.id for plan in records.plans]  # drafts too: previews have their pages
    more = (*map(addresses.pdf, plans), *(file_of("/".join(addresses.plan(plan))) for plan in plans))
    taken = {name.lower() for name in (*pages.files, *pages.media, *more)}  # some file systems do not tell case apart
    lines: dict[str, int] = {}
    onward = {file_of(moved.old): moved for _, moved in reversed(records.redirects)}
    for index, moved in records.redirects:
        place, file = document.position((index, "from")), file_of(moved.old)
        if _is_too_long(file):
            yield Problem(place, "long-address", {"found": f"{moved.old[:40]}…"})
        if _is_taken(moved.old, taken) or not onward.keys().isdisjoint(_folders(file)):
            yield Problem(place, "redirect-from-page", {"found": moved.old})
        if file.lower() in lines:
            yield Problem(place, "redirect-twice", {"found": moved.old, "line": lines[file.lower()]})
        lines.setdefault(file.lower(), place.line)
        for kind, values in _target_problems(moved, onward, pages, records):
            yield Problem(document.position((index, "to")), kind, values)


def _is_too_long(file: str) -> bool:
    """Whether a file system refuses it: 255 bytes for a name, and 1024 for a path where it is least (macOS)."""
    return len(file.encode()) > 800 or any(len(part.encode()) > 250 for part in file.split("/"))


def _is_taken(address: str, taken: Collection[str]) -> bool:
    """Whether a page, a file to copy or something else that the build writes stands at an address, or above it."""
    name = address.strip("/").lower()
    around = _folders(file_of(name))
    if any(part.endswith(_MADE_FILES) for part in (name, *around)) or f"{name}/".startswith(_MADE_FOLDERS):
        return True
    return any(path.lower() in taken for path in (file_of(address), name, *_folders(file_of(address))))


def _folders(file: str) -> list[str]:
    """The folders that a file stands in: "a/b/index.html" → "a", "a/b"."""
    parts = file.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]


def _target_problems(
    moved: Moved, onward: Mapping[str, Moved], pages: PublishedPages, records: Records
) -> Iterator[tuple[str, dict[str, str]]]:
    address, _, anchor = moved.new.partition("#")
    if not pages.has(address):
        end = _followed(moved, onward)
        if end is None:
            yield "redirect-circle", {"found": moved.old}
            return
        last = end.new if end is not moved and pages.has(end.new.partition("#")[0]) else ""
        draft = next((part for part in address.split("/") if records.is_draft(part)), "")
        suggestion = nearest(address_of(file_of(address)), map(address_of, pages.files))
        yield "redirect-nowhere", {"found": moved.new, "onward": last, "draft": draft, "suggestion": suggestion}
        return
    known = pages.anchors.get(file_of(address))
    told_apart = anchor.rpartition("_")[0]  # the second of two headings with the same text
    if anchor and known and not known & {anchor, told_apart} and not anchor.startswith(MADE_ANCHORS):
        yield "redirect-anchor", {"found": address, "anchor": anchor, "suggestion": nearest(anchor, known)}


def _followed(moved: Moved, onward: Mapping[str, Moved]) -> Moved | None:
    """The last of the redirects that follow each other from this one; None where they come back."""
    seen = set()
    while True:
        seen.add(file_of(moved.old))
        target = file_of(moved.new.partition("#")[0])
        if target in seen:
            return None
        if target not in onward:
            return moved
        moved = onward[target]
