"""Where this Klarplan came from, as a new site's requirements can name it, so that the site builds on other machines.

Until the package is published, no registry has it, and whoever took its name there would run code in every site's
workflows. So a name and a number are only written where pip itself took Klarplan from an index.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from klarplan.text.catalogue import N_

EXTRAS = "klarplan[import]"
"""Klarplan, and what reading tables needs."""
FOLDER = "paket"
"""The folder of a new site that holds Klarplan as a file, where no address has it."""
_REACHABLE = ("https", "ssh", "git", "http")
_SCP_LIKE = re.compile(r"(?:(?P<user>[\w.-]+)@)?(?P<host>[\w.-]+\.[a-z]+):(?P<path>[^/].*)")
"""git@host:owner/name, which pip does not take (git-clone(1), "GIT URLS")."""


class UnknownOriginError(Exception):
    """A new site could not install this Klarplan. The message is of the catalogue; `reason` fills its {reason}."""

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True)
class Requirement:
    """A line of requirements.txt, and the files below the site's folder that it needs, by their paths there."""

    line: str
    files: Mapping[str, bytes] = field(default_factory=dict)


def requirement() -> Requirement:
    """What installs this Klarplan again, elsewhere.

    pip keeps where it took a package from (PEP 610): a commit of a repository is named; a folder is its commit where a
    remote has that commit, and else, like a file, goes along as a wheel. Raises UnknownOriginError where none of that
    can be had.
    """
    try:
        installed = Distribution.from_name("klarplan")
    except PackageNotFoundError:
        raise UnknownOriginError(
            N_("Klarplan is not installed with pip here, so a new site cannot install it.")
        ) from None
    origin: dict[str, Any] = json.loads(installed.read_text("direct_url.json") or "{}")
    url = str(origin.get("url", ""))
    if vcs := origin.get("vcs_info"):
        return Requirement(f"{EXTRAS} @ {vcs['vcs']}+{url}@{vcs['commit_id']}")
    if not url:
        return Requirement(f"{EXTRAS}=={installed.version}")
    if "archive_info" in origin:
        return _archive(url, origin["archive_info"])
    folder = _path(url)
    commit = _published_commit(folder)
    return Requirement(f"{EXTRAS} @ git+{commit}") if commit else _beside(*_wheel_of(folder))


def _path(url: str) -> Path:
    return Path(url2pathname(urlsplit(url).path))


def _archive(url: str, info: Mapping[str, Any]) -> Requirement:
    """A wheel or an sdist that pip was given: by its address, or from this machine as a copy."""
    if urlsplit(url).scheme != "file":
        digest = info.get("hashes", {}).get("sha256", "")
        return Requirement(f"{EXTRAS} @ {url}{f'#sha256={digest}' if digest else ''}")
    file = _path(url)
    try:
        return _beside(file.name, file.read_bytes())
    except OSError:
        raise UnknownOriginError(
            N_("Klarplan was installed from {reason}, and that file is not there any more."), str(file)
        ) from None


def _beside(name: str, content: bytes) -> Requirement:
    """A file that goes along with the site."""
    digest = hashlib.sha256(content).hexdigest()
    return Requirement(f"./{FOLDER}/{name}[import]  # sha256 {digest}", {f"{FOLDER}/{name}": content})


def _published_commit(folder: Path) -> str:
    """A checkout's remote and commit, as "address@commit"; empty where others could not fetch just what is here."""
    commit = _git(folder, "rev-parse", "HEAD")
    if (
        not commit
        or _git(folder, "status", "--porcelain")
        or not _git(folder, "branch", "--remotes", "--contains", commit)
    ):
        return ""
    address = _fetchable(_git(folder, "remote", "get-url", "origin"))
    return f"{address}@{commit}" if address else ""


def _fetchable(remote: str) -> str:
    """A remote's address as pip takes it, without a password; empty for one that only this machine can reach."""
    if match := _SCP_LIKE.fullmatch(remote):
        return f"ssh://{match['user'] or 'git'}@{match['host']}/{match['path']}"
    parts = urlsplit(remote)
    if parts.scheme not in _REACHABLE or not parts.hostname:
        return ""
    user = f"{parts.username}@" if parts.username and parts.scheme == "ssh" else ""
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=f"{user}{parts.hostname}{port}").geturl()


def _git(folder: Path, *words: str) -> str:
    """What git says; empty where there is no git, or no repository that is this very folder's."""
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def _isolation() -> tuple[str, ...]:
    """How pip packs: with the packer that is installed here, as in a clone after `make site`, which needs no network;
    or else with the one that it fetches for itself, as wherever pip has installed a folder.
    """
    return ("--no-build-isolation",) if find_spec("hatchling") else ()


@cache
def _wheel_of(folder: Path) -> tuple[str, bytes]:
    """A wheel of the sources in a folder: its name and content. Raises UnknownOriginError."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    with tempfile.TemporaryDirectory() as folder_of_wheel:
        try:
            subprocess.run(  # noqa: S603
                [*command, *_isolation(), "--wheel-dir", folder_of_wheel, str(folder)],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            (wheel,) = Path(folder_of_wheel).glob("*.whl")
            return wheel.name, wheel.read_bytes()
        except (OSError, subprocess.CalledProcessError, ValueError) as error:
            lines = str(getattr(error, "stderr", None) or error).strip().splitlines()
            message = N_("Klarplan could not be packed for a new site: {reason}")
            raise UnknownOriginError(message, lines[-1] if lines else str(folder)) from error
