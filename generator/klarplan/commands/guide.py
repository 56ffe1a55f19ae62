"""The guide for communicators: where it is, and what it says of each kind of problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

PROBLEMS_FILE = "fel.md"
"""The page of the guide with an entry for each kind of problem."""

_ENTRY = re.compile(r"^### ([a-z-]+)\n(.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)


def guide_folder() -> Path:
    """The guide: in the installed package, or among the documents of a checkout."""
    packaged = Path(str(files("klarplan"))) / "guide"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "docs" / "guide"


@cache
def problem_entries() -> Mapping[str, str]:
    """What the guide says of each kind of problem, in Markdown, by the kind's name."""
    text = (guide_folder() / PROBLEMS_FILE).read_text(encoding="utf-8")
    return {match[1]: match[2].strip() for match in _ENTRY.finditer(text)}
