"""One build at a time for each folder: in this process, and when another has it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from klarplan.publishing.lock import BusyError, locked, take

HOLDS = """
import sys
from pathlib import Path
from klarplan.publishing.lock import take
held = take(Path(sys.argv[1]), Path(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


def test_one_at_a_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with locked(tmp_path / "work", site), pytest.raises(BusyError):
        take(tmp_path / "work", site)
    held = take(tmp_path / "work", site)
    assert held
    held.release()
    assert list((tmp_path / "work").iterdir()) == [], "nothing is left"


def test_other_folders_are_free(tmp_path: Path) -> None:
    with locked(tmp_path / "work", tmp_path / "site"), locked(tmp_path / "work", tmp_path / "other"):
        pass


def test_the_lock_ends_with_the_process_that_has_it(tmp_path: Path) -> None:
    work, site = tmp_path / "work", tmp_path / "site"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(work), str(site)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError):
            take(work, site)
        other.kill()
    with locked(work, site):
        pass


def test_where_nothing_can_be_written_there_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("a file")
    assert take(tmp_path / "work", tmp_path / "site") is None
