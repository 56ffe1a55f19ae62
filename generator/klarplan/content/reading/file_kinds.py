"""What each content file is, by its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath

from klarplan.text.nearest import nearest, nearest_file


class FileKind(StrEnum):
    """What a file in the content folder is."""

    START = "start"
    PLAN = "plan"
    FOCUS_AREA = "focus_area"
    ACTIVITY = "activity"
    FOLLOW_UP = "follow_up"
    INDICATOR = "indicator"
    FUNDING = "funding"
    MUNICIPALITY = "municipality"
    GLOSSARY = "glossary"
    TARGET_GROUPS = "target_groups"
    PARTIES = "parties"
    REDIRECTS = "redirects"
    PAGE = "page"
    TRANSLATION = "translation"
    MEDIA = "media"
    MISPLACED = "misplaced"


PLAN_FOLDERS = {
    "focus-areas": FileKind.FOCUS_AREA,
    "activities": FileKind.ACTIVITY,
    "follow-ups": FileKind.FOLLOW_UP,
    "indicators": FileKind.INDICATOR,
}


PLAN_FILES = {"index.md": FileKind.PLAN, "funding.yml": FileKind.FUNDING}


ROOT_FILES = {
    "index.md": FileKind.START,
    "glossary.yml": FileKind.GLOSSARY,
    "target-groups.yml": FileKind.TARGET_GROUPS,
    "parties.yml": FileKind.PARTIES,
    "redirects.yml": FileKind.REDIRECTS,
}


MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
"""The endings that MkDocs takes for pages."""


YAML = (".yml", ".yaml")


def _ending(folder: str) -> str:
    """The ending of the files in a folder of a plan: what is measured is all facts, the others have a text too."""
    return ".yml" if PLAN_FOLDERS[folder] is FileKind.INDICATOR else ".md"


EASY_READ = "lattlast"
"""What an easy-read version has in its name where a translation has a language."""
_VERSION = re.compile(rf"(?P<stem>.*[^/])\.(?P<code>{EASY_READ}|[a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})*)\.md")
TRANSLATED = frozenset({
    FileKind.START, FileKind.PLAN, FileKind.FOCUS_AREA, FileKind.ACTIVITY, FileKind.FOLLOW_UP, FileKind.MUNICIPALITY,
    FileKind.PAGE,
})  # fmt: skip
"""Files that may have other versions beside them."""


@dataclass(frozen=True)
class Version:
    """What the name of a translation, or of an easy-read version, says."""

    original: str
    """The file that it stands beside: index.md."""
    code: str
    """The language (`fi`), or `EASY_READ`."""

    @property
    def is_easy(self) -> bool:
        """Whether it is the same language in easier words, and no translation."""
        return self.code == EASY_READ


@lru_cache(maxsize=100_000)
def version_of(path: str) -> Version | None:
    """Which file the one at `path` is another version of: index.fi.md is one of index.md. None for all others."""
    match = _VERSION.fullmatch(path)
    if match is None or _classify(original := f"{match['stem']}.md") not in TRANSLATED:
        return None
    return Version(original, match["code"])


@lru_cache(maxsize=100_000)
def classify(path: str) -> FileKind:
    """What the file at `path`, relative to the content folder, is."""
    return FileKind.TRANSLATION if version_of(path) else _classify(path)


def _classify(path: str) -> FileKind:
    parts = PurePosixPath(path).parts
    match parts:
        case (name,) if name in ROOT_FILES:
            return ROOT_FILES[name]
        case ("plans", _, name) if name in PLAN_FILES:
            return PLAN_FILES[name]
        case ("plans", _, folder, name) if folder in PLAN_FOLDERS and name.endswith(_ending(folder)):
            return PLAN_FOLDERS[folder]
        case ("municipalities", name) if name.endswith(".md"):
            return FileKind.MUNICIPALITY
        case ("plans" | "municipalities" | "focus-areas" | "activities" | "follow-ups" | "indicators", *_):
            return FileKind.MISPLACED
        case (name,) if name.endswith(YAML):
            return FileKind.MISPLACED
    if _is_nearly_markdown(path):  # nothing would make a page of it
        return FileKind.MISPLACED
    return FileKind.PAGE if path.endswith(MARKDOWN) else FileKind.MEDIA


def _is_nearly_markdown(path: str) -> bool:
    return path.lower().endswith((*MARKDOWN, ".md.txt")) and not path.endswith(MARKDOWN)


def expected_names(path: str) -> tuple[str, ...]:
    """The files and folders that may stand where `path` stands, for telling of a misplaced one."""
    match PurePosixPath(path).parts:
        case ("plans", _, *_):
            return (*PLAN_FILES, *(f"{folder}/…{_ending(folder)}" for folder in PLAN_FOLDERS))
        case ("municipalities" | "plans" as folder, *_):
            return (f"{folder}/….md",) if folder == "municipalities" else ("plans/…/index.md",)
        case (folder, *_) if folder in PLAN_FOLDERS:
            return (f"plans/…/{folder}/…{_ending(folder)}",)
    return tuple(ROOT_FILES)


def suggested_place(path: str) -> str:
    """Where a misplaced file was probably meant to be; empty where that cannot be told."""
    file = PurePosixPath(path)
    match file.parts:
        case ("plans", plan, folder, _) if file.suffix in (*MARKDOWN, *YAML):
            near = nearest(folder, PLAN_FOLDERS)
            return f"plans/{plan}/{near}/{file.stem}{_ending(near)}" if near else ""
        case ("plans", plan, name) if near := nearest_file(name, PLAN_FILES):
            return f"plans/{plan}/{near}"
        case ("plans", _) if file.suffix == ".md":
            return f"plans/{file.stem}/index.md"
        case ("municipalities", _) if file.suffix in (*MARKDOWN, *YAML):
            return f"municipalities/{file.stem}.md"
        case (name,) if near := nearest_file(name, ROOT_FILES):
            return near
    if _is_nearly_markdown(path):
        return f"{path[: path.lower().rindex('.m')]}.md"
    return ""


def funding_path(plan: str) -> str:
    """A plan's file on money."""
    return f"plans/{plan}/funding.yml"
