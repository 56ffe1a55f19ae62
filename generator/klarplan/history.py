"""When content was last changed: from git, asked once for all files."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path


def changed_days(content: Path) -> dict[str, date]:
    """The day of the newest commit of each file below `content`, by its path there.

    Empty where there is no git or no history (a downloaded archive): pages then say nothing, rather than what is wrong.
    """
    # core.quotePath: names with å, ä and ö as they are
    command = ["git", "-c", "core.quotePath=false", "log", "--format=%x00%cs", "--name-only", "--relative", "--", "."]
    try:
        done = subprocess.run(command, cwd=content, capture_output=True, text=True, encoding="utf-8", check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, date] = {}
    for commit in done.stdout.split("\0")[1:]:
        day, _, names = commit.partition("\n")
        for name in filter(None, names.split("\n")):
            days.setdefault(name, date.fromisoformat(day))  # the newest commit comes first
    return days


def build_day() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now().astimezone().date()
