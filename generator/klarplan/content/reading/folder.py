"""The content folder as the file system has it: every file, and what on the way there cannot be published."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.text.catalogue import N_

_SPECIAL = {
    stat.S_IFIFO: N_("a pipe"), stat.S_IFSOCK: N_("a socket"),
    stat.S_IFCHR: N_("a device"), stat.S_IFBLK: N_("a device"),
}  # fmt: skip
"""What is neither a file nor a folder, by its type (inode(7)). Reading a pipe would wait for ever."""


_OURS = (".md", ".yml")
"""How the names of content end. A hidden file with such a name was meant to be seen, but for those of programs."""
_OF_PROGRAMS = ("._", ".#", ".~")
"""Mac's halves of files on other disks, and the locks of Emacs and LibreOffice."""


@dataclass
class Folder:
    """What a walk through the content folder came to."""

    names: list[str] = field(default_factory=list)
    """Every ordinary file that is not hidden, as a path relative to the folder."""
    unreadable: list[str] = field(default_factory=list)
    """Those that cannot be read."""
    problems: list[Problem] = field(default_factory=list)


def walk(content: Path) -> Folder:
    """Every file below `content`. Shortcuts (symbolic links) are followed where they stay within it.

    Never raises: what cannot be opened, leads out or leads in a circle is a problem, and is passed over.
    """
    folder = Folder()
    root = content.resolve()
    _walk(folder, content, content, root, (root,))
    return folder


def content_files(content: Path) -> Iterator[str]:
    """The files of `walk` alone."""
    yield from walk(content).names


def _walk(folder: Folder, content: Path, at: Path, root: Path, above: tuple[Path, ...]) -> None:
    """`above`: where `at` and the folders around it truly are."""
    try:
        entries = sorted(os.scandir(at), key=lambda entry: entry.name)
    except OSError as error:
        if at != content:  # a content folder that is not there has no start page, which is told
            _tell(folder, content, at, "unreadable-file", reason=_reason(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            if entry.name.endswith(_OURS) and not entry.name.startswith(_OF_PROGRAMS) and not entry.is_dir():
                _tell(folder, content, Path(entry.path), "hidden-file")
            continue
        path = Path(entry.path)
        try:
            target = path.resolve(strict=True) if entry.is_symlink() else above[0] / entry.name
            mode = path.stat().st_mode
        except (OSError, RuntimeError):  # RuntimeError: a link to itself, before Python 3.13
            folder.unreadable.append(path.relative_to(content).as_posix())
            _tell(folder, content, path, "broken-symlink")
            continue
        if entry.is_symlink() and not target.is_relative_to(root):
            _tell(folder, content, path, "outside-symlink")
        elif stat.S_ISDIR(mode) and target in above:
            _tell(folder, content, path, "circular-symlink")
        elif stat.S_ISDIR(mode):
            _walk(folder, content, path, root, (target, *above))
        elif not stat.S_ISREG(mode):
            _tell(folder, content, path, "special-file", found=Label(_SPECIAL.get(stat.S_IFMT(mode), N_("a device"))))
        elif not os.access(path, os.R_OK):
            folder.unreadable.append(path.relative_to(content).as_posix())
            _tell(folder, content, path, "unreadable-file", reason=Label(_NOT_ALLOWED))
        else:
            folder.names.append(path.relative_to(content).as_posix())


_NOT_ALLOWED = N_("you may not read it")


def _reason(error: OSError) -> str:
    return Label(_NOT_ALLOWED) if isinstance(error, PermissionError) else error.strerror or ""


def _tell(folder: Folder, content: Path, path: Path, kind: str, **values: str) -> None:
    name = path.relative_to(content.parent).as_posix().encode("utf-8", "replace").decode()
    folder.problems.append(Problem(Position(name), kind, {"name": path.name, **values}))
