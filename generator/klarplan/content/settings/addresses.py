"""Where things stand: what each content file is by its place, and which address each page has."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from klarplan.content.settings.settings import Addresses
from klarplan.text.nearest import nearest, nearest_file


class FileKind(StrEnum):
    """What a file in the content folder is."""

    START = "start"
    PLAN = "plan"
    FOCUS_AREA = "focus_area"
    ACTIVITY = "activity"
    FOLLOW_UP = "follow_up"
    FUNDING = "funding"
    MUNICIPALITY = "municipality"
    GLOSSARY = "glossary"
    TARGET_GROUPS = "target_groups"
    PARTIES = "parties"
    REDIRECTS = "redirects"
    PAGE = "page"
    MEDIA = "media"
    MISPLACED = "misplaced"


PLAN_FOLDERS = {
    "focus-areas": FileKind.FOCUS_AREA,
    "activities": FileKind.ACTIVITY,
    "follow-ups": FileKind.FOLLOW_UP,
}
PLAN_FILES = {"index.md": FileKind.PLAN, "funding.yml": FileKind.FUNDING}
ROOT_FILES = {
    "index.md": FileKind.START,
    "glossary.yml": FileKind.GLOSSARY,
    "target-groups.yml": FileKind.TARGET_GROUPS,
    "parties.yml": FileKind.PARTIES,
    "redirects.yml": FileKind.REDIRECTS,
}
GOAL_ANCHOR = "mal-"
"""Goals' anchors begin with it, so that they are never an activity's."""
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
"""The endings that MkDocs takes for pages."""
YAML = (".yml", ".yaml")


def classify(path: str) -> FileKind:
    """What the file at `path`, relative to the content folder, is."""
    parts = PurePosixPath(path).parts
    match parts:
        case (name,) if name in ROOT_FILES:
            return ROOT_FILES[name]
        case ("plans", _, name) if name in PLAN_FILES:
            return PLAN_FILES[name]
        case ("plans", _, folder, name) if folder in PLAN_FOLDERS and name.endswith(".md"):
            return PLAN_FOLDERS[folder]
        case ("municipalities", name) if name.endswith(".md"):
            return FileKind.MUNICIPALITY
        case ("plans" | "municipalities" | "focus-areas" | "activities" | "follow-ups", *_):
            return FileKind.MISPLACED
        case (name,) if name.endswith(YAML):
            return FileKind.MISPLACED
    return FileKind.PAGE if path.endswith(MARKDOWN) else FileKind.MEDIA


def expected_names(path: str) -> tuple[str, ...]:
    """The files and folders that may stand where `path` stands, for telling of a misplaced one."""
    match PurePosixPath(path).parts:
        case ("plans", _, *_):
            return (*PLAN_FILES, *(f"{folder}/….md" for folder in PLAN_FOLDERS))
        case ("municipalities" | "plans" as folder, *_):
            return (f"{folder}/….md",) if folder == "municipalities" else ("plans/…/index.md",)
        case ("focus-areas" | "activities" | "follow-ups" as folder, *_):
            return (f"plans/…/{folder}/….md",)
    return tuple(ROOT_FILES)


def suggested_place(path: str) -> str:
    """Where a misplaced file was probably meant to be; empty where that cannot be told."""
    file = PurePosixPath(path)
    match file.parts:
        case ("plans", plan, folder, _) if file.suffix in (*MARKDOWN, *YAML):
            return f"plans/{plan}/{near}/{file.stem}.md" if (near := nearest(folder, PLAN_FOLDERS)) else ""
        case ("plans", plan, name) if near := nearest_file(name, PLAN_FILES):
            return f"plans/{plan}/{near}"
        case ("plans", _) if file.suffix == ".md":
            return f"plans/{file.stem}/index.md"
        case ("municipalities", _) if file.suffix in (*MARKDOWN, *YAML):
            return f"municipalities/{file.stem}.md"
        case (name,):
            return nearest_file(name, ROOT_FILES)
    return ""


@dataclass(frozen=True)
class Sitemap:
    """The address of every page, relative to the site's root: "planer/dalarna-2020/". The start page's is ""."""

    names: Addresses
    directory_urls: bool = True
    absent: frozenset[str] = frozenset()
    """Names of `lists` that the settings leave out."""

    def url(self, *parts: str, anchor: str = "") -> str:
        """The address that a link needs; `parts` are folders."""
        folder = "/".join(parts)
        page = f"{folder}/" if folder else ""
        if not self.directory_urls:
            page += "index.html"
        return f"{page}#{anchor}" if anchor else page or "./"

    def plan(self, plan: str) -> tuple[str, ...]:
        """A plan's first page."""
        return (self.names.plans, plan)

    def focus_area(self, plan: str, focus_area: str) -> tuple[str, ...]:
        """A focus area's page."""
        return (*self.plan(plan), focus_area)

    def plan_activities(self, plan: str) -> tuple[str, ...]:
        """The activities of a plan that belong to no focus area."""
        return (*self.plan(plan), self.names.plan_activities)

    def money(self, plan: str) -> tuple[str, ...]:
        """A plan's money."""
        return (*self.plan(plan), self.names.money)

    def whole_plan(self, plan: str) -> tuple[str, ...]:
        """The whole plan on one page."""
        return (*self.plan(plan), self.names.whole_plan)

    def follow_ups(self, plan: str) -> tuple[str, ...]:
        """The list of a plan's follow-ups."""
        return (*self.plan(plan), self.names.follow_ups)

    def follow_up(self, plan: str, follow_up: str) -> tuple[str, ...]:
        """One follow-up."""
        return (*self.follow_ups(plan), follow_up)

    def municipality(self, municipality: str) -> tuple[str, ...]:
        """A municipality's page."""
        return (self.names.municipalities, municipality)

    def target_group(self, target_group: str) -> tuple[str, ...]:
        """A target group's page."""
        return (self.names.target_groups, target_group)

    def export(self, name: str, plan: str = "") -> str:
        """The address of a file of open data, for all plans or for one: "data/dalarna-2020/aktiviteter.csv"."""
        return "/".join(filter(None, (self.names.data, plan, name)))

    def feed(self, *parts: str) -> str:
        """The address of the feed of a page: "planer/dalarna-2020/feed.xml"; of the whole site without `parts`."""
        return "/".join((*parts, "feed.xml"))

    def pdf(self, plan: str) -> str:
        """The address of the whole plan as a PDF: "planer/dalarna-2020/dalarna-2020.pdf"."""
        return "/".join((*self.plan(plan), f"{plan}.pdf"))

    def calendar(self, plan: str = "") -> str:
        """The address of the calendar of a plan, or of the whole site."""
        return "/".join((*(self.plan(plan) if plan else (self.names.dates,)), "kalender.ics"))

    def page(self, path: str) -> tuple[str, ...]:
        """An ordinary page: where its file is, without the folder `pages`."""
        parts = list(PurePosixPath(path).with_suffix("").parts)
        if parts[0] == "pages" and len(parts) > 1:
            parts = parts[1:]
        if parts[-1] in ("index", "README"):
            parts.pop()
        return tuple(parts)

    def of_file(self, path: str) -> tuple[str, ...] | None:
        """The page that a content file becomes; None for files that become no page of their own."""
        parts, stem = PurePosixPath(path).parts, PurePosixPath(path).stem
        match classify(path):
            case FileKind.START | FileKind.PAGE:
                return self.page(path)
            case FileKind.PLAN:
                return self.plan(parts[1])
            case FileKind.FOCUS_AREA:
                return self.focus_area(parts[1], stem)
            case FileKind.FOLLOW_UP:
                return self.follow_up(parts[1], stem)
            case FileKind.MUNICIPALITY:
                return self.municipality(stem)
        return None

    def told_on(self, path: str) -> tuple[str, ...] | None:
        """The page that shows a YAML file's records."""
        match classify(path):
            case FileKind.FUNDING:
                return self.money(PurePosixPath(path).parts[1])
            case FileKind.GLOSSARY:
                return (self.names.glossary,)
            case FileKind.TARGET_GROUPS:
                return (self.names.target_groups,)
        return None

    def generated(self, plan: str) -> tuple[tuple[str, ...], ...]:
        """The pages of a plan that have no file of their own."""
        return (self.money(plan), self.whole_plan(plan), self.follow_ups(plan), self.plan_activities(plan))

    @property
    def lists(self) -> tuple[tuple[str, ...], ...]:
        """The pages outside plans that have no file of their own."""
        names = self.names
        return tuple(
            (name,)
            for name in (
                names.plans, names.municipalities, names.target_groups, names.activities, names.dates, names.glossary,
                names.index, names.search, names.data, names.statement,
            )
        )  # fmt: skip


_PLAIN = str.maketrans({"–": "-", "—": "-", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o"})


def slug(text: str) -> str:
    """A text as a name in an address: "Tillgängliga insatser" → "tillgangliga-insatser"."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
