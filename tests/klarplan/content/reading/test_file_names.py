"""Names of files on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarplan.content.reading.file_names import on_disk


@pytest.mark.parametrize("path", ["plan/översikt.png", "plan/o\u0308versikt.png", "mo\u0308ten/ö.png", "möten/ö.png"])
def test_letters_may_be_apart_in_either(path: str, tmp_path: Path) -> None:
    for name in ("plan/o\u0308versikt.png", "möten/o\u0308.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert on_disk(tmp_path, path).is_file()


@pytest.mark.parametrize("path", ["saknas.png", "saknas/översikt.png", "../saknas.png", ""])
def test_what_is_not_there_is_as_it_is_written(path: str, tmp_path: Path) -> None:
    assert on_disk(tmp_path, path) == tmp_path / path
