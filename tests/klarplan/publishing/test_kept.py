"""What is kept between builds: whole or not at all, under a key of all that it is made from."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from klarplan.publishing import kept as keeping
from klarplan.publishing.kept import NOTHING, Kept, key_of

KEY = "0123456789abcdef"


@dataclass(frozen=True)
class Thing:
    name: str
    parts: tuple[object, ...] = ()


def test_what_was_put_is_there(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    assert kept.get("pages", KEY) is None
    kept.put("pages", KEY, b"text")
    assert Kept(tmp_path).get("pages", KEY) == b"text"
    assert kept.get("cards", KEY) is None, "kinds are apart"
    assert kept.counts == {"pages missing": 1, "cards missing": 1}


def test_it_is_made_once(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    made = [kept.made("pages", KEY, lambda text=text: text) for text in (b"first", b"second")]  # type: ignore[misc]
    assert made == [b"first", b"first"]
    assert kept.counts == {"pages missing": 1, "pages hits": 1}


DAMAGED_CONTENTS = {
    "other content": "UPDATE kept SET content = CAST('texd' AS BLOB)",
    "cut": "UPDATE kept SET content = CAST('tex' AS BLOB)",
    "longer": "UPDATE kept SET content = CAST('texts' AS BLOB)",
    "none": "UPDATE kept SET content = x''",
    "other digest": "UPDATE kept SET digest = x'00'",
    "another's content": "UPDATE kept SET key = 'another', content = content",
}


@pytest.mark.parametrize("damage", DAMAGED_CONTENTS)
def test_a_damaged_content_is_as_if_it_were_missing(damage: str, tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("pages", KEY, b"text")
    with contextlib.closing(sqlite3.connect(tmp_path / keeping.DATABASE)) as database, database:
        database.execute(DAMAGED_CONTENTS[damage])
    assert kept.get("pages", "another") is None, "a content under another key than its own"
    assert kept.made("pages", KEY, lambda: b"anew") == b"anew"
    assert kept.get("pages", KEY) == b"anew"


DAMAGED_FILES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "cut": lambda content: content[: len(content) // 2],
    "no database": lambda content: b"X" * len(content),
    "no table": lambda content: content[:200] + bytes(len(content) - 200),
    "no content": lambda content: content[: len(content) // 2] + bytes(len(content) - len(content) // 2),
}


@pytest.mark.parametrize("is_open", [True, False], ids=["while it is open", "before it is opened"])
@pytest.mark.parametrize("damage", DAMAGED_FILES)
def test_a_damaged_database_is_begun_anew(damage: str, is_open: bool, tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for number in range(20):
        kept.put("pages", f"{number}{KEY}", bytes([number]) * 20_000)
    if not is_open:
        kept.close()
    file = tmp_path / keeping.DATABASE
    file.write_bytes(DAMAGED_FILES[damage](file.read_bytes()))
    for number in range(20):
        assert kept.read("pages", f"{number}{KEY}") in (None, bytes([number]) * 20_000)
    kept.close()
    for _ in range(3):  # damage may be met late, and all is lost then
        kept = Kept(tmp_path)
        for number in range(20):
            assert kept.made("pages", f"{number}{KEY}", lambda: b"anew") in (b"anew", bytes([number]) * 20_000)
        kept.close()
    kept = Kept(tmp_path)
    assert all(kept.read("pages", f"{number}{KEY}") for number in range(20))


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder should be", encoding="utf-8")
    (tmp_path / "other" / keeping.DATABASE).mkdir(parents=True)
    for kept in (Kept(tmp_path / "kept"), Kept(tmp_path / "other")):
        assert kept.made("pages", KEY, lambda: b"text") == b"text"
        assert kept.get("pages", KEY) is None
        kept.close()


@pytest.mark.parametrize(
    ("code", "primary"),
    [
        (sqlite3.SQLITE_CORRUPT_INDEX, sqlite3.SQLITE_CORRUPT),
        (sqlite3.SQLITE_BUSY_RECOVERY, sqlite3.SQLITE_BUSY),
        (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_NOTADB),
    ],
)
def test_finer_kinds_of_errors_are_known_by_their_kind(code: int, primary: int) -> None:
    error = sqlite3.DatabaseError()
    error.sqlite_errorcode = code
    assert keeping._primary_code(error) == primary
    assert keeping._primary_code(OSError()) == 0


def test_no_room_stops_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("pages", KEY, b"text")
    kept._ask("PRAGMA max_page_count = 4")
    kept.put("pages", f"more{KEY}", b"X" * 1_000_000)
    assert kept.get("pages", KEY) == b"text"
    assert kept.get("pages", f"more{KEY}") is None


def test_forks_and_threads_keep_side_by_side(tmp_path: Path) -> None:
    """Each has a connection of its own, also where its parent had one already."""
    kept = Kept(tmp_path)
    kept.put("pages", KEY, b"text")

    def work(name: str) -> None:
        for number in range(50):
            kept.put("pages", f"{name}-{number}", f"{name}{number}".encode())

    forks = []
    for name in ("a", "b"):
        if not (process := os.fork()):
            work(name)
            os._exit(0)
        forks.append(process)
    threads = [threading.Thread(target=work, args=(name,)) for name in ("c", "d")]
    for thread in threads:
        thread.start()
    work("e")
    for thread in threads:
        thread.join()
    assert [os.waitpid(process, 0)[1] for process in forks] == [0, 0]
    expected = {f"{name}-{number}": f"{name}{number}".encode() for name in "abcde" for number in range(50)}
    assert {key: kept.read("pages", key) for key in expected} == expected


def test_what_nothing_has_used_for_a_while_goes(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for name in ("used", "known", "unused"):
        kept.put("pages", f"{name}{KEY}", b"text")
    kept._ask("UPDATE kept SET used = ?", time.time() - 7200)
    broken_off, at_work = kept.new_folder(), kept.new_folder()
    os.utime(broken_off, (time.time() - 7200,) * 2)
    assert kept.get("pages", f"used{KEY}")
    assert kept.has("pages", f"known{KEY}")
    kept.close()
    assert kept.get("pages", f"used{KEY}")
    assert kept.get("pages", f"known{KEY}")
    assert kept.get("pages", f"unused{KEY}") is None
    assert not broken_off.exists()
    assert at_work.exists()


def test_what_another_build_has_just_made_stays(tmp_path: Path) -> None:
    Kept(tmp_path).put("pages", KEY, b"text")
    Kept(tmp_path).close()
    assert Kept(tmp_path).get("pages", KEY)


def test_nothing_is_kept_where_that_is_said(publish: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    config = publish().config  # type: ignore[attr-defined]
    monkeypatch.setenv(keeping.CACHE, "0")
    kept = keeping.opened(config.file)
    kept.put("pages", KEY, b"text")
    assert kept.get("pages", KEY) == b"text", "until the end of the build"
    kept.close()
    assert not kept.folder or not kept.folder.exists()
    assert not keeping.kept_folder(config.file).exists()
    NOTHING.put("pages", KEY, b"text")
    assert NOTHING.get("pages", KEY) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab",)),
        (("a",), (b"a",)),
        ((1,), (True,)),
        ((Decimal("1.0"),), (Decimal("1.00"),)),
        ((Thing("a", ("b",)),), (Thing("a", ("c",)),)),
        ((Thing("a", ("b", "c")),), (Thing("a", (("b", "c"),)),)),
        (({"a": 1, "b": 2},), ({"a": 1, "b": 3},)),
    ],
)
def test_other_parts_have_another_key(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert key_of(*one) != key_of(*other)


def test_equal_parts_have_the_same_key_in_any_process() -> None:
    """Whether two parts are the same object in memory is no matter, nor in which order Python has its sets."""
    text = "".join(["la", "ng"])
    assert key_of(Thing(text, (text, text))) == key_of(Thing("lang", ("lang", "".join(["l", "ang"]))))
    code = "from klarplan.publishing.kept import key_of; print(key_of('a', (1, 'b'), {'c': None}))"
    keys = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert keys == {f"{key_of('a', (1, 'b'), {'c': None})}\n".encode()}


def test_what_has_no_value_has_no_key() -> None:
    with pytest.raises(TypeError):
        key_of(lambda: 1)


def test_code_and_theme_are_in_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of("a")
    monkeypatch.setattr(keeping, "fingerprint", lambda: "another")
    assert key_of("a") != before


def test_nothing_waits_twice_for_a_database_that_another_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_PATIENCE", 0.05)
    Kept(tmp_path).put("pages", KEY, b"text")
    kept = Kept(tmp_path)
    with contextlib.closing(sqlite3.connect(tmp_path / keeping.DATABASE, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert kept.made("pages", KEY, lambda: b"anew") == b"anew"
        database.execute("ROLLBACK")
        assert kept.get("pages", KEY) is None, "and does without it until the end"
    assert Kept(tmp_path).get("pages", KEY) == b"text"
