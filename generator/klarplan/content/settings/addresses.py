"""The address of every page and file of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from klarplan.content.reading.file_kinds import FileKind, classify, version_of
from klarplan.content.settings.settings import AddressNames

MADE_ANCHORS = ("del-", "prioritet-", "ovriga", "plans-", "fn")
"""How the anchors begin that templates and Markdown make: parts of a page, classes of priority, headings and notes."""
GOAL_ANCHOR = "mal-"
"""Goals' anchors begin with it, so that they are never an activity's."""


@dataclass(frozen=True)
class Addresses:
    """The address of every page, relative to the site's root: "planer/dalarna-2020/". The start page's is ""."""

    names: AddressNames
    directory_urls: bool = True
    absent: frozenset[str] = frozenset()
    """Names of `lists` that the settings leave out."""
    version: str = ""
    """The folder of the version of the site that links are for: "fi"; empty for the original."""
    versioned: frozenset[tuple[str, ...]] = frozenset()
    """The pages that this version has. Links to all others lead to the original."""

    def url(self, *parts: str, anchor: str = "") -> str:
        """The address that a link needs; `parts` are folders."""
        if self.version and parts in self.versioned:
            parts = (self.version, *parts)
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
        """The list of a plan's activities."""
        return (*self.plan(plan), self.names.plan_activities)

    def activity(self, plan: str, activity: str) -> tuple[str, ...]:
        """An activity's page."""
        return (*self.plan_activities(plan), activity)

    def plan_indicators(self, plan: str) -> tuple[str, ...]:
        """What a plan measures."""
        return (*self.plan(plan), self.names.plan_indicators)

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
        """An ordinary page: where its file is, without the folder `pages`. Its versions have the same below theirs."""
        if version := version_of(path):
            path = version.original
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
            case FileKind.ACTIVITY:
                return self.activity(parts[1], stem)
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
            case FileKind.INDICATOR:
                return self.plan_indicators(PurePosixPath(path).parts[1])
            case FileKind.GLOSSARY:
                return (self.names.glossary,)
            case FileKind.TARGET_GROUPS:
                return (self.names.target_groups,)
        return None

    def generated(self, plan: str) -> tuple[tuple[str, ...], ...]:
        """The pages of a plan that have no file of their own."""
        return (
            self.money(plan), self.whole_plan(plan), self.follow_ups(plan), self.plan_activities(plan),
            self.plan_indicators(plan),
        )  # fmt: skip

    @property
    def lists(self) -> tuple[tuple[str, ...], ...]:
        """The pages outside plans that have no file of their own."""
        names = self.names
        return tuple(
            (name,)
            for name in (
                names.plans, names.municipalities, names.target_groups, names.activities, names.dates, names.indicators,
                names.glossary, names.index, names.search, names.data, names.statement,
                *({names.editor} - self.absent),
            )
        )  # fmt: skip
