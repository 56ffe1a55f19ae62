"""Writes files all or nothing: checked together with all content first, then moved into place, or put back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import Problem
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.folder import content_files
from klarplan.content.settings.addresses import Addresses
from klarplan.importing.progress import WRITING, Progress, unwatched
from klarplan.importing.writing.changes import Change


def new_problems(
    changes: Sequence[Change], content: Path, addresses: Addresses, before: Sequence[Problem]
) -> list[Problem]:
    """The errors that the content would have after the changes and does not have now.

    The changes are tried on a copy: the texts of all files, and empty files for pictures and documents.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / content.name
        for path in content_files(content):
            target = trial / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if classify(path) is FileKind.MEDIA:
                target.touch()
            else:
                shutil.copyfile(content / path, target)
        for change in changes:
            _write(trial / change.path, change.text)
        known = {_without_line(problem) for problem in before}
        after = validate(trial, addresses)[1]
        return [problem for problem in after if problem.severity == "error" and _without_line(problem) not in known]


def _without_line(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line, which may have moved."""
    return problem.position.path, problem.kind, str(problem.values.get("found"))


def write(changes: Sequence[Change], content: Path, progress: Progress = unwatched) -> None:
    """Write all files, or none: what has been replaced is put back if one of them cannot be written.

    Raises OSError for the one that could not be written.
    """
    with tempfile.TemporaryDirectory(dir=content.parent, prefix=".klarplan-") as folder:
        new, old = Path(folder) / "new", Path(folder) / "old"
        for change in progress(changes, WRITING):
            _write(new / change.path, change.text)
        moved: list[str] = []
        try:
            for change in changes:
                _replace(content / change.path, new / change.path, old / change.path)
                moved.append(change.path)
        except OSError:
            for path in reversed([*moved, *(change.path for change in changes[len(moved) : len(moved) + 1])]):
                _put_back(content / path, old / path, path in moved)
            raise


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def _replace(file: Path, new: Path, old: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, old)
        shutil.copymode(file, new)
    new.replace(file)


def _put_back(file: Path, old: Path, was_moved: bool) -> None:
    if old.exists():
        old.replace(file)
    elif was_moved:
        file.unlink(missing_ok=True)
