"""What a content folder can hold besides ordinary files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import explain
from klarplan.content.reading.folder import walk
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have other kinds of files")


def _pipe(content: Path) -> None:
    os.mkfifo(content / "pages" / "f.md")


def _two_links(content: Path) -> None:
    (content / "pages" / "x.md").symlink_to("y.md")
    (content / "pages" / "y.md").symlink_to("x.md")


def _folders_in_each_other(content: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (content / name).mkdir()
        (content / name / other).symlink_to(f"../{other}")


PLACED: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a shortcut to nothing": (
        lambda content: (content / "pages" / "x.md").symlink_to("saknas.md"),
        ["pages/x.md broken-symlink"],
    ),
    "shortcuts to each other": (_two_links, ["pages/x.md broken-symlink", "pages/y.md broken-symlink"]),
    "a shortcut to its own folder": (
        lambda content: (content / "media" / "x").symlink_to("."),
        ["media/x circular-symlink"],
    ),
    "a shortcut to all of it": (
        lambda content: (content / "media" / "x").symlink_to(".."),
        ["media/x circular-symlink"],
    ),
    "folders that lead to each other": (_folders_in_each_other, ["a/b/a circular-symlink", "b/a/b circular-symlink"]),
    "a shortcut out": (
        lambda content: (content / "media" / "x.txt").symlink_to("/etc/passwd"),
        ["media/x.txt outside-symlink"],
    ),
    "a shortcut to a folder outside": (
        lambda content: (content / "media" / "x").symlink_to("/etc"),
        ["media/x outside-symlink"],
    ),
    "a shortcut within": (lambda content: (content / "pages" / "x.md").symlink_to("om.md"), []),
    "a pipe": (_pipe, ["pages/f.md special-file"]),
    "a file that is written in capitals too": (
        lambda content: (content / "media" / "KONTAKT.txt").write_text("x"),
        ["media/kontakt.txt names-by-case"],
    ),
}


@pytest.mark.parametrize("case", PLACED)
def test_what_cannot_be_published_is_told(case: str, site: Callable[..., Path]) -> None:
    place, expected = PLACED[case]
    content = site({})
    place(content)
    problems = validate(content, Addresses(AddressNames()))[1]
    assert (
        sorted(f"{problem.position.path.removeprefix('content/')} {problem.kind}" for problem in problems) == expected
    )
    assert len(explain(problems, "text", "sv").splitlines()) == len(expected)


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="nothing is unreadable to root")
@pytest.mark.parametrize("path", ["plans/norrby-2021/activities/stodlinje.md", "media/kontakt.txt", "media"])
def test_what_may_not_be_read_is_told_and_nothing_else(path: str, site: Callable[..., Path]) -> None:
    content = site({})
    mode = (content / path).stat().st_mode
    (content / path).chmod(0)
    try:
        problems = validate(content, Addresses(AddressNames()))[1]
    finally:
        (content / path).chmod(mode)
    assert [(problem.position.path, problem.kind) for problem in problems] == [(f"content/{path}", "unreadable-file")]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert (walk(tmp_path / "saknas").names, walk(tmp_path / "saknas").problems) == ([], [])
