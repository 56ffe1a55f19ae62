"""What is kept between builds: whole or not at all, under a key of all that it is made from."""

from __future__ import annotations

import os
import subprocess
import sys
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


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:10],
        lambda content: content[:-1] + b"X",
        lambda content: b"X" + content[1:],
        lambda content: content + b"X",
    ],
    ids=["empty", "cut", "no content", "other end", "other digest", "longer"],
)
def test_a_damaged_file_is_as_if_it_were_missing(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("pages", KEY, b"text")
    (file,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    file.write_bytes(damage(file.read_bytes()))
    assert kept.made("pages", KEY, lambda: b"anew") == b"anew"
    assert kept.get("pages", KEY) == b"anew"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file where a folder should be", encoding="utf-8")
    kept = Kept(tmp_path)
    assert kept.made("pages", KEY, lambda: b"text") == b"text"
    assert kept.get("pages", KEY) is None


def test_what_nothing_has_used_for_a_while_goes(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for name in ("used", "unused"):
        kept.put("pages", f"{name}{KEY}", b"text")
    (broken_off := tmp_path / "pages" / ".part").write_bytes(b"te")
    for file in [path for path in tmp_path.rglob("*") if path.is_file()]:
        os.utime(file, (time.time() - 7200,) * 2)
    assert kept.get("pages", f"used{KEY}")
    kept.close()
    assert kept.get("pages", f"used{KEY}")
    assert kept.get("pages", f"unused{KEY}") is None
    assert not broken_off.exists()


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
