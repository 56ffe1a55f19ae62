"""What a new site asks for: something that can be installed elsewhere, whatever this Klarplan came from."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from klarplan.commands import origin
from klarplan.commands.origin import UnknownOriginError, requirement

COMMIT = "ab" * 20
PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "klarplan"
version = "9.9"
[tool.hatch.build.targets.wheel]
include = ["*.py"]
"""

Install = Callable[[dict[str, Any] | None], None]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Pretends that pip took Klarplan from somewhere."""

    def pretend(direct_url: dict[str, Any] | None) -> None:
        class Installed:
            version = "0.1.0"

            def read_text(self, name: str) -> str | None:
                assert name == "direct_url.json"
                return json.dumps(direct_url) if direct_url else None

        monkeypatch.setattr(origin.Distribution, "from_name", lambda _: Installed())

    return pretend


@pytest.mark.parametrize(
    ("direct_url", "expected"),
    [
        (None, "klarplan[import]==0.1.0"),
        (
            {"url": "https://example.org/klarplan", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"klarplan[import] @ git+https://example.org/klarplan@{COMMIT}",
        ),
        (
            {"url": "https://example.org/klarplan.whl", "archive_info": {"hashes": {"sha256": "cd"}}},
            "klarplan[import] @ https://example.org/klarplan.whl#sha256=cd",
        ),
        (
            {"url": "https://example.org/klarplan.whl", "archive_info": {}},
            "klarplan[import] @ https://example.org/klarplan.whl",
        ),
    ],
)
def test_an_address_is_named(direct_url: dict[str, Any] | None, expected: str, installed: Install) -> None:
    installed(direct_url)
    assert (requirement().line, requirement().files) == (expected, {})


def test_a_wheel_goes_along(installed: Install, tmp_path: Path) -> None:
    wheel = tmp_path / "klarplan-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"hjul")
    installed({"url": wheel.as_uri(), "archive_info": {}})
    digest = hashlib.sha256(b"hjul").hexdigest()
    assert requirement().line == f"./paket/{wheel.name}[import]  # sha256 {digest}"
    assert requirement().files == {f"paket/{wheel.name}": b"hjul"}
    wheel.unlink()
    with pytest.raises(UnknownOriginError):
        requirement()


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path, installed: Install) -> Path:
    """A folder with sources that pip installed, as `make site` does."""
    folder = tmp_path / "med åäö och mellanslag"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (folder / "klarplan.py").write_text("", encoding="utf-8")
    installed({"url": folder.as_uri(), "dir_info": {"editable": True}})
    return folder


def cloned(folder: Path, remote: str) -> str:
    """Make the folder a clone of a remote that has its commit. Returns the commit."""
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "a")
    git(folder, "remote", "add", "origin", remote)
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    return git(folder, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://example.org/a/klarplan.git", "https://example.org/a/klarplan.git"),
        ("https://someone:secret@example.org/a/klarplan", "https://example.org/a/klarplan"),
        ("git@example.org:a/klarplan.git", "ssh://git@example.org/a/klarplan.git"),
        ("ssh://git@example.org:2222/a/klarplan", "ssh://git@example.org:2222/a/klarplan"),
    ],
)
def test_a_clone_is_named_by_its_remote(checkout: Path, remote: str, address: str) -> None:
    commit = cloned(checkout, remote)
    assert requirement().line == f"klarplan[import] @ git+{address}@{commit}"


def no_repository(_folder: Path) -> None:
    """Nothing but files."""


def no_remote(folder: Path) -> None:
    cloned(folder, "https://example.org/a")
    git(folder, "remote", "remove", "origin")


def remote_on_this_machine(folder: Path) -> None:
    cloned(folder, str(folder.parent / "annat"))


def commit_of_its_own(folder: Path) -> None:
    cloned(folder, "https://example.org/a")
    git(folder, "commit", "-q", "--allow-empty", "-m", "b")


def edited(folder: Path) -> None:
    cloned(folder, "https://example.org/a")
    (folder / "klarplan.py").write_text("# more", encoding="utf-8")


@pytest.mark.parametrize("prepare", [no_repository, no_remote, remote_on_this_machine, commit_of_its_own, edited])
def test_what_others_cannot_fetch_goes_along_as_a_wheel(prepare: Callable[[Path], None], checkout: Path) -> None:
    prepare(checkout)
    needed = requirement()
    ((path, content),) = needed.files.items()
    assert path == "paket/klarplan-9.9-py2.py3-none-any.whl"
    assert needed.line.startswith(f"./{path}[import]  # sha256 {hashlib.sha256(content).hexdigest()}")


@pytest.mark.parametrize("break_", ["gone", "broken"])
def test_what_cannot_be_packed_is_refused_with_the_reason(break_: str, checkout: Path) -> None:
    if break_ == "gone":
        for file in checkout.iterdir():
            file.unlink()
        checkout.rmdir()
    else:
        (checkout / "pyproject.toml").write_text("[build-system\n", encoding="utf-8")
    with pytest.raises(UnknownOriginError) as raised:
        requirement()
    assert raised.value.reason


def test_what_is_not_installed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise PackageNotFoundError

    monkeypatch.setattr(origin.Distribution, "from_name", missing)
    with pytest.raises(UnknownOriginError):
        requirement()


@pytest.mark.parametrize(("packer", "options"), [(object(), ("--no-build-isolation",)), (None, ())])
def test_pip_fetches_a_packer_only_where_there_is_none(
    packer: object, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origin, "find_spec", lambda name: packer)
    assert origin._isolation() == options
