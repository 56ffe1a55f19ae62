"""A site takes the place of another, also in a folder that cannot be moved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from klarplan.publishing.placing import exchange, put_in_place

Place = Callable[[Path, Path], None]


def _exchange(new: Path, target: Path) -> None:
    exchange(new / "site", target)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """What a build has made."""
    (tmp_path / "new" / "site" / "planer").mkdir(parents=True)
    (tmp_path / "new" / "site" / "planer" / "index.html").write_text("ny")
    return tmp_path / "new"


def _old(target: Path) -> Path:
    (target / "kommuner").mkdir(parents=True)
    (target / "kommuner" / "index.html").write_text("gammal")
    (target / ".klarplan-new").mkdir()  # of a program that was stopped
    (target / ".klarplan-new" / "rest.html").write_text("rest")
    return target


def _files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("place", [put_in_place, _exchange])
def test_nothing_of_the_old_site_is_left(place: Place, new: Path, tmp_path: Path) -> None:
    target = _old(tmp_path / "site")
    place(new, target)
    assert _files(target) == {"planer/index.html": "ny"}
    assert [path.name for path in target.iterdir()] == ["planer"]


def test_there_was_none(new: Path, tmp_path: Path) -> None:
    put_in_place(new, tmp_path / "ut" / "site")
    assert _files(tmp_path / "ut" / "site") == {"planer/index.html": "ny"}


def test_a_folder_that_is_exchanged_is_the_same(new: Path, tmp_path: Path) -> None:
    """As it must be where a disk of its own is there, or a web server watches it."""
    target = _old(tmp_path / "site")
    before = target.stat().st_ino
    exchange(new / "site", target)
    assert target.stat().st_ino == before


def test_a_link_leads_to_the_new_site(new: Path, tmp_path: Path) -> None:
    target = _old(tmp_path / "www")
    try:
        (tmp_path / "site").symlink_to(target, target_is_directory=True)
    except OSError:  # Windows makes links for administrators alone
        target.rename(tmp_path / "site")
    put_in_place(new, tmp_path / "site")
    assert _files(tmp_path / "site") == {"planer/index.html": "ny"}
    assert not target.exists() or _files(target) == _files(tmp_path / "site")


@pytest.mark.parametrize("place", [put_in_place, _exchange])
def test_the_old_site_stays_where_the_new_one_cannot_come(place: Place, new: Path, tmp_path: Path) -> None:
    target = _old(tmp_path / "site")
    (new / "site").rename(new / "borta")
    with pytest.raises(OSError, match="site"):
        place(new, target)
    assert _files(target).items() >= {"kommuner/index.html": "gammal"}.items()
    assert not (target / ".klarplan-old").exists()
