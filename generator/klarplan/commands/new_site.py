"""A new site: the files of the package's `starter` folder filled in, with the schemas and the guide beside them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined

from klarplan.commands.guide import guide_folder
from klarplan.commands.origin import Requirement, requirement
from klarplan.content.schema import write_schemas

_HIDDEN = "dot_"
"""What stands for the point of hidden files in the package, where some tools would leave them out."""


class Host(StrEnum):
    """Where the files are kept, and the site is built and published."""

    GITHUB = "github"
    GITLAB = "gitlab"

    @property
    def pages_domain(self) -> str:
        """The domain of sites that it publishes."""
        return f"{self}.io"


_ONLY_AT = {"dot_github": Host.GITHUB, "dot_gitlab-ci.yml": Host.GITLAB}
"""Files and folders of the starter that only one host has a use for."""


def host_of(address: str) -> Host:
    """The host that an address of a site is at; GitHub where it does not say."""
    domain = (urlsplit(address).hostname or "").partition(".")[2]
    return next((host for host in Host if host.pages_domain == domain), Host.GITHUB)


@dataclass(frozen=True)
class NewSite:
    """What an organisation tells of its site. Empty texts are left for later, as comments in the configuration."""

    name: str
    organisation: str
    today: date
    address: str = ""
    """The address of the start page: https://organisation.github.io/planer/."""
    email: str = ""
    form: str = ""
    """The address of a form for telling of faults."""
    host: Host = Host.GITHUB

    @property
    def repository(self) -> str:
        """Where the files are kept, as far as an address at GitHub Pages or GitLab Pages tells it."""
        parts = urlsplit(self.address)
        owner, _, domain = (parts.hostname or "").partition(".")
        name = parts.path.strip("/") or parts.hostname
        if domain != self.host.pages_domain or (self.host is Host.GITHUB and "/" in str(name)):
            return ""  # only GitLab has groups within groups
        return f"https://{self.host}.com/{owner}/{name}"


def starter_files(site: NewSite) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of a new site, in order of path.

    Raises UnknownOriginError where the site could not install this Klarplan.
    """
    needed = requirement()
    yield from sorted({**_filled_in(site, needed), **_schemas(), **_guide(), **needed.files}.items())


def write_site(folder: Path, site: NewSite) -> list[str]:
    """Write a new site. Returns the paths of its files.

    Raises FileExistsError, with the paths that are there already, or UnknownOriginError, before anything is written.
    """
    contents = dict(starter_files(site))
    if existing := [path for path in contents if (folder / path).exists()]:
        raise FileExistsError(*existing)
    for path, content in contents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return list(contents)


def _filled_in(site: NewSite, needed: Requirement) -> dict[str, bytes]:
    environment = Environment(
        variable_start_string="⟦", variable_end_string="⟧", block_start_string="⟦%", block_end_string="%⟧",
        comment_start_string="⟦#", comment_end_string="#⟧", undefined=StrictUndefined, keep_trailing_newline=True,
        trim_blocks=True, autoescape=False,  # noqa: S701 (Markdown and YAML; the texts are one line each)
    )  # fmt: skip
    environment.filters["yaml"] = lambda text: json.dumps(text, ensure_ascii=False)  # a JSON text is a YAML text
    values = {
        **asdict(site), "repository": site.repository, "year": site.today.year, "requirement": needed.line,
        "files_needed": sorted({path.partition("/")[0] for path in needed.files}),
    }  # fmt: skip
    root = Path(str(files("klarplan.commands"))) / "starter"
    return {
        _visible(file.relative_to(root)): environment.from_string(file.read_text(encoding="utf-8"))
        .render(values)
        .encode()
        for file in sorted(root.rglob("*"))
        if file.is_file() and _ONLY_AT.get(file.relative_to(root).parts[0], site.host) is site.host
    }


def _visible(path: Path) -> str:
    parts = (f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part for part in path.parts)
    return "/".join(parts)


@cache
def _schemas() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return {f"schema/{file.name}": file.read_bytes() for file in write_schemas(Path(folder))}


def _guide() -> dict[str, bytes]:
    root = guide_folder()
    pages = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {f"guide/{file.relative_to(root).as_posix()}": file.read_bytes() for file in pages}
