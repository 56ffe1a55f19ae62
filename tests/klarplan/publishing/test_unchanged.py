"""Whole sites that are kept: all of one or nothing, under a key of all that it is made from."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from klarplan.publishing.kept import Kept
from klarplan.publishing.unchanged import KeptSite, Listener, key_of_inputs

FILES = {
    "index.html": b"start",
    "404.html": b"",
    "planer/a/index.html": "Åtgärder".encode(),
    "planer/a/mer/index.html": b"\n\x00\n",
    "planer/b/index.html": b"b",
}


def written(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def parts(kept: Kept) -> list[int]:
    """What is kept of sites, by number."""
    return [row for (row,) in kept._ask("SELECT rowid FROM kept WHERE kind = 'site' ORDER BY key")]


def test_a_site_comes_back_as_it_was(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept")
    assert not KeptSite(kept, "key").is_there()
    told = [("mkdocs.plugins.klarplan", logging.INFO, "En rad.")]
    KeptSite(kept, "key", 2, told).keep(written(tmp_path / "site"))
    site = KeptSite(kept, "key")
    assert site.is_there()
    assert (site.pages, site.told) == (2, told)
    site.write(tmp_path / "again")
    assert read(tmp_path / "again") == FILES
    assert not KeptSite(kept, "another key").is_there()
    assert kept.counts == {"site missing": 2, "site hits": 1}


def test_what_stays_the_same_is_kept_once(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept")
    KeptSite(kept, "key").keep(written(tmp_path / "site"))
    before = len(parts(kept))
    assert before == 4, "the list of parts, and those of the start, of each plan"
    KeptSite(kept, "newer").keep(written(tmp_path / "site", {"planer/b/index.html": b"new"}))
    assert len(parts(kept)) == before + 2


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("damage", ["DELETE FROM kept", "UPDATE kept SET content = substr(content, 2)"])
def test_a_site_that_is_not_whole_is_not_there(number: int, damage: str, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept")
    KeptSite(kept, "key").keep(written(tmp_path / "site"))
    kept._ask(f"{damage} WHERE rowid = ?", parts(kept)[number])
    assert not KeptSite(kept, "key").is_there()
    KeptSite(kept, "key").keep(tmp_path / "site")
    assert KeptSite(kept, "key").is_there(), "it is mended by the next build"


def test_a_part_that_has_gone_since_stops_the_build(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept")
    KeptSite(kept, "key").keep(written(tmp_path / "site"))
    site = KeptSite(kept, "key")
    assert site.is_there()
    kept._ask("DELETE FROM kept")
    with pytest.raises(FileNotFoundError):
        site.write(tmp_path / "again")


def test_a_folder_with_something_hidden_is_passed_over(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept")
    KeptSite(kept, "key").keep(written(tmp_path / "site", {**FILES, ".git/config": b""}))
    assert not KeptSite(kept, "key").is_there()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda folder: (folder / "a" / "1.md").write_text("Ny"),
    "a name": lambda folder: (folder / "a" / "1.md").rename(folder / "a" / "2.md"),
    "its folder": lambda folder: (folder / "a" / "1.md").rename(folder / "b" / "1.md"),
    "a new file": lambda folder: (folder / "b" / "tom").write_bytes(b""),
    "a file less": lambda folder: (folder / "a" / "1.md").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_what_it_is_made_from_changes_the_key(change: str, tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    written(tmp_path, {"a/1.md": b"text", "b/mall.html": b"text"})
    before = key_of_inputs(folders, "fact")
    assert key_of_inputs(folders, "fact") == before
    assert key_of_inputs(folders, "another fact") != before
    CHANGES[change](tmp_path)
    assert key_of_inputs(folders, "fact") != before


def test_what_is_told_is_remembered_between_start_and_end() -> None:
    logger = logging.getLogger("test of a listener")
    logger.setLevel(logging.INFO)
    listener = Listener(logger)
    logger.info("before")
    with listener:
        logger.getChild("plugin").warning("%s", "within")
        logger.debug("not shown")
    logger.info("after")
    assert listener.told == [("test of a listener.plugin", logging.WARNING, "within")]
