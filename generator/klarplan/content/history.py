"""When content was last changed: from git, asked once for all files."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from klarplan.content.problems.problem import Position, Problem
from klarplan.text.fold import composed

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable that sets the day of the build, in seconds since 1970."""
_SECONDS = re.compile(r"-?[0-9]{1,15}")


def changed_days(content: Path) -> dict[str, date]:
    """The day of the newest commit of each file below `content`, by its path there, letters and marks together.

    Empty where there is no git or no history (a downloaded archive): pages then say nothing, rather than what is wrong.
    The oldest commit of a shallow clone says nothing either: it has all files that it did not change.
    """
    as_they_are = ["-c", "core.quotePath=false"]  # names with å, ä and ö
    command = ["git", *as_they_are, "log", "--format=%x00%cs %D", "--name-only", "--relative", "--", "."]
    try:
        done = subprocess.run(command, cwd=content, capture_output=True, text=True, encoding="utf-8", check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, date] = {}
    for commit in done.stdout.split("\0")[1:]:
        head, _, names = commit.partition("\n")
        day, _, marks = head.partition(" ")
        if "grafted" in marks.split(", "):
            continue
        for name in filter(None, names.split("\n")):
            days.setdefault(composed(name), date.fromisoformat(day))  # the newest commit comes first
    return days


def build_day() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/).

    Raises ValueError where that is no number of seconds. `day_problems` tells it before anybody needs the day.
    """
    epoch = os.environ.get(EPOCH)
    if not epoch:
        return datetime.now().astimezone().date()
    if not _SECONDS.fullmatch(epoch):
        raise ValueError(f"{EPOCH}={epoch}")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
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
