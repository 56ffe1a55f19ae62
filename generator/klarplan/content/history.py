"""When content was last changed: from git, asked once for all files."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.text.catalogue import N_
from klarplan.text.fold import composed

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable that sets the day of the build, in seconds since 1970."""
TIME_ZONE = "Europe/Stockholm"
"""The time zone of a site that names none."""
_SECONDS = re.compile(r"-?[0-9]{1,15}")


IGNORED = ".git-blame-ignore-revs"
"""The file at the repository's root that lists commits which changed no content: new line ends, another indent
(git-blame(1), `--ignore-revs-file`; GitHub takes the same name)."""
_WHOLE_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def changed_days(content: Path) -> dict[str, date]:
    """The day when each file below `content` last changed, by its path there, letters and marks together: that of its
    newest commit which is not listed in `.git-blame-ignore-revs` and did more than give it another name or place.

    Empty where there is no git or no history (a downloaded archive): pages then say nothing, rather than what is wrong.
    The oldest commit of a shallow clone says nothing either: it has all files that it did not change.
    """
    try:
        prefix = _git(content, "rev-parse", "--show-prefix").strip("\n")
        ignored = _ignored(Path(_git(content, "rev-parse", "--show-toplevel").strip("\n")))
        # the whole repository: a file may have lain outside the folder; and names with å, ä and ö as they are
        log = _git(content, "-c", "core.quotePath=false", "log", "--format=%x00%H %cs %D", "--name-status", "-M", "-z")
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, date] = {}
    known_as: dict[str, str] = {}
    """What a file was called in older commits → its name now."""
    for commit_id, day, marks, changes in _commits(log):
        skipped = "grafted" in marks or commit_id in ignored
        renamed: dict[str, str] = {}
        for kind, old, new in changes:
            now = known_as.get(new, new)
            if not skipped and kind != "R100":
                days.setdefault(now, day)  # the newest commit comes first
            if old != new:
                renamed[old] = now
            if kind == "A":
                known_as.pop(new, None)  # an older file of the same name is another
        known_as |= renamed
    return {composed(name.removeprefix(prefix)): day for name, day in days.items() if name.startswith(prefix)}


def _git(folder: Path, *words: str) -> str:
    """What git says. Raises OSError or CalledProcessError."""
    command = ["git", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)  # noqa: S603
    return done.stdout.decode("utf-8", "surrogateescape")


def _ignored(root: Path) -> frozenset[str]:
    try:
        lines = (root / IGNORED).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    ids = (line.partition("#")[0].strip().lower() for line in lines)
    return frozenset(name for name in ids if _WHOLE_COMMIT.fullmatch(name))


def _commits(log: str) -> Iterator[tuple[str, date, list[str], list[tuple[str, str, str]]]]:
    """Of each commit, newest first: id, day, what points to it, and its files as kind of change, old and new name."""
    # with -z each part ends with NUL, and so does what begins a commit: "", "id day marks", "", "\nM", "name", …
    parts = iter(log.split("\0"))
    head, changes = "", list[tuple[str, str, str]]()
    for part in parts:
        if _HEAD.match(part):
            if head:
                yield _commit(head, changes)
            head, changes = part, []
        elif _CHANGE.fullmatch(kind := part.strip("\n")):
            old = next(parts, "")
            changes.append((kind, old, next(parts, "") if kind[0] in "RC" else old))
    if head:
        yield _commit(head, changes)


_HEAD = re.compile(r"[0-9a-f]{40,64} \d{4}-\d{2}-\d{2} ")
_CHANGE = re.compile(r"[AMDTRC][0-9]{0,3}")
"""Kinds of changes (git-diff(1), `--diff-filter`); R and C have a likeness in per cent, and two names."""


def _commit(head: str, changes: list[tuple[str, str, str]]) -> tuple[str, date, list[str], list[tuple[str, str, str]]]:
    commit_id, day, marks = head.split(" ", 2)
    return commit_id, date.fromisoformat(day), marks.strip("\n").split(", "), changes


def history_problems(content: Path, place: Position) -> list[Problem]:
    """Why git says nothing although there is a history. `place`: where it is told."""
    if not content.is_dir() or not any(
        (folder / ".git").exists() for folder in (content.resolve(), *content.resolve().parents)
    ):
        return []
    try:
        _git(content, "rev-parse", "--show-prefix")
    except OSError:
        return [Problem(place, "no-history", {"reason": Label(N_("git is not installed"))})]
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode("utf-8", "replace").strip().splitlines()
        return [Problem(place, "no-history", {"reason": lines[0] if lines else "git"})]
    return []


def build_day(zone: str = TIME_ZONE) -> date:
    """Today in a time zone (IANA's name), or the day there of the moment that SOURCE_DATE_EPOCH names
    (https://reproducible-builds.org/specs/source-date-epoch/): where the machine stands decides nothing.

    Raises ValueError where that is no number of seconds. `day_problems` tells it before anybody needs the day.
    """
    epoch = os.environ.get(EPOCH)
    if not epoch:
        return datetime.now(ZoneInfo(zone)).date()
    if not _SECONDS.fullmatch(epoch):
        raise ValueError(f"{EPOCH}={epoch}")
    try:
        return datetime.fromtimestamp(int(epoch), ZoneInfo(zone)).date()
    except (ValueError, OverflowError, OSError) as error:  # beyond the calendar, or what the system counts
        raise ValueError(f"{EPOCH}={epoch}") from error


def day_problems(place: Position) -> list[Problem]:
    """What is wrong with the day of the build. `place`: where it is told, since an environment has no lines."""
    known = known_build_day()
    return [] if known else [Problem(place, "bad-source-date", {"found": os.environ[EPOCH]})]


def known_build_day() -> date | None:
    """The day of the build; None where it cannot be known, which `day_problems` tells."""
    try:
        return build_day()
    except ValueError:
        return None
